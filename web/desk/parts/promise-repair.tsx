import type { CaseView } from '#contracts/cases.ts'
import { repairPromise } from '#contracts/commitments.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const words = copy.promises

type Props = { view: CaseView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }

/** 信用修复: what was promised falsely was put right, so that its giver may promise again. */
export function PromiseRepair({ view, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(repairPromise)
  return (
    <ReasonDialog
      title={words.repairTitle}
      send={words.repairSend}
      label={words.repairReason}
      hint={words.repairHint}
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
      <p>{words.repairText}</p>
    </ReasonDialog>
  )
}
