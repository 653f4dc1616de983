import type { Checked } from '#contracts/case-events.ts'
import { acceptCase, type CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'

type Props = {
  view: CaseView
  checked: Checked[]
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

/** 受理. */
export function AcceptDialog({ view, checked, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(acceptCase)
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { checked, expects: view.version },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.acts.acceptTitle}
      send={copy.acts.accept}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{view.number}</b> {view.itemName} · {view.applicant.name}
      </p>
      <p>{copy.acts.acceptText}</p>
      <p>{copy.acts.acceptChecked(checked.length)}</p>
      <p className="quiet">{copy.acts.acceptBasis}</p>
    </ActDialog>
  )
}
