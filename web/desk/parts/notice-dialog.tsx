import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { notifyDeficiency, type CaseView } from '#contracts/cases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import type { Check, CheckLine } from '../formal-check.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'

type Props = {
  view: CaseView
  lines: readonly CheckLine[]
  defects: Check['defects']
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

/** 一次性补正告知: the list exactly as the applicant will read it, before the one time it can be sent. */
export function NoticeDialog({ view, lines, defects, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(notifyDeficiency)
  const [declared, setDeclared] = useState(false)
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { defects, expects: view.version },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.acts.notifyTitle}
      send={copy.acts.notifySend}
      ready={declared}
      width={680}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Alert type="warning" showIcon title={copy.acts.notifyWarning} description={copy.acts.notifyBasis} />
      <section className="said">
        <h2>{copy.acts.notifyList(defects.length)}</h2>
        <ol>
          {defects.map((defect) => {
            const line = lines.find((one) => one.about === defect.about && one.key === defect.key)
            return (
              <li key={`${defect.about}:${defect.key}`}>
                <b>{line?.name ?? defect.key}</b> {copy.check.reasons[defect.reason]}
                <p>{defect.remark}</p>
              </li>
            )
          })}
        </ol>
      </section>
      <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
        {copy.acts.notifyDeclare}
      </Checkbox>
    </ActDialog>
  )
}
