import type { CaseView } from '#contracts/cases.ts'
import { orderCheck } from '#contracts/commitments.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const words = copy.promises

type Props = { view: CaseView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }

/** 有因核查: what no draw chose is checked all the same, for a reason. */
export function PromiseOrder({ view, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(orderCheck)
  return (
    <ReasonDialog
      title={words.orderTitle}
      send={words.orderSend}
      label={words.orderReason}
      hint={words.orderHint}
      least={20}
      most={1000}
      command={command}
      onSend={async (reason) => {
        const params = { region: session.region, case: view.case }
        const reply = await command.run({ params, body: { reason, expects: view.version } })
        if (reply) onDone(reply.receipt)
      }}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{words.orderText}</p>
    </ReasonDialog>
  )
}
