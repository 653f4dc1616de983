import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { notifyDeficiency } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import type { Check, CheckLine } from '../formal-check.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, type CaseDialog } from './act.ts'

/** 一次性补正告知: the list exactly as the applicant will read it, before the one time it can be sent. */
export function NoticeDialog(props: CaseDialog & { lines: readonly CheckLine[]; defects: Check['defects'] }) {
  const { view, lines, defects } = props
  const { act, dialog } = useCaseAct(notifyDeficiency, props)
  const [declared, setDeclared] = useState(false)
  const send = () => act({ defects, expects: view.version })
  return (
    <ActDialog
      {...dialog}
      title={copy.acts.notifyTitle}
      send={copy.acts.notifySend}
      ready={declared}
      width={680}
      onSend={send}
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
