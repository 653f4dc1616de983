import { Input, Select } from 'antd'
import { Defect } from '#contracts/case-events.ts'
import { copy } from '../copy.ts'
import { remarkFits, remarkLength, type Mark } from '../formal-check.ts'

const reasons = Defect.shape.reason.options

type Unmet = Extract<Mark, { met: false }>

/** Why a line does not conform, and what the applicant is told to do about it. */
export function DefectFields({ mark, onMark }: { mark: Unmet; onMark: (mark: Mark) => void }) {
  const wrong = mark.remark !== '' && !remarkFits(mark.remark)
  return (
    <div className="defect">
      <Select
        aria-label={copy.check.reason}
        placeholder={copy.check.reasonHint}
        value={mark.reason}
        status={mark.reason === null ? 'warning' : ''}
        onChange={(reason) => onMark({ ...mark, reason })}
        options={reasons.map((reason) => ({ value: reason, label: copy.check.reasons[reason] }))}
      />
      <Input.TextArea
        aria-label={copy.check.remark}
        placeholder={copy.check.remarkHint}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={remarkLength.max}
        value={mark.remark}
        status={wrong ? 'error' : ''}
        onChange={(event) => onMark({ ...mark, remark: event.target.value })}
      />
    </div>
  )
}
