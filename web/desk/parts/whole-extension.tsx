import { Button } from 'antd'
import { extendWhole } from '#contracts/extensions.ts'
import { copy } from '../copy.ts'
import { useCaseDialogs, type CaseActing } from './act.ts'
import { CaseReason } from './case-reason.tsx'
import { AskedExtension, leastExtensionReason } from './extension.tsx'

/** 延长一件事、并联办理的期限: asked for once by the office that took the whole in; here also what came of it. */
export function WholeExtension(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'ask'>(acting)
  const { extension, can } = acting.view
  const may = can.includes('extend-whole')
  if (!extension || (!extension.asked && !may)) return null
  const { allowed, asked } = extension
  return (
    <section className="panel">
      <h2>{copy.extension.title}</h2>
      {!asked && (
        <p className="quiet">
          {copy.extension.lead(allowed.days, copy.common[allowed.unit], allowed.head)}
          {copy.extension.wholeNote}
        </p>
      )}
      <AskedExtension task={{ extension: asked, allowedExtension: allowed }} />
      {may && (
        <div className="form-foot">
          <Button onClick={() => setOpen('ask')}>{copy.extension.open}</Button>
        </div>
      )}
      {open && (
        <CaseReason
          {...dialog(copy.extension.wholeSent)}
          act={extendWhole}
          title={copy.extension.dialog}
          send={copy.extension.send}
          label={copy.extension.reason}
          hint={copy.extension.reasonHint}
          least={leastExtensionReason}
          most={1000}
        >
          <p className="quiet">{copy.extension.note}</p>
        </CaseReason>
      )}
    </section>
  )
}
