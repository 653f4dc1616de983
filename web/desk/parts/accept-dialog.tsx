import type { Checked } from '#contracts/case-events.ts'
import { acceptCase } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { CaseLine } from './case-line.tsx'
import { useCaseAct, type CaseDialog } from './act.ts'

/** 受理. */
export function AcceptDialog(props: CaseDialog & { checked: Checked[] }) {
  const { view, checked } = props
  const { act, dialog } = useCaseAct(acceptCase, props)
  const send = () => act({ checked, expects: view.version })
  return (
    <ActDialog {...dialog} title={copy.acts.acceptTitle} send={copy.acts.accept} onSend={send}>
      <CaseLine view={view} />
      <p>{copy.acts.acceptText}</p>
      <p>{copy.acts.acceptChecked(checked.length)}</p>
      <p className="quiet">{copy.acts.acceptBasis}</p>
    </ActDialog>
  )
}
