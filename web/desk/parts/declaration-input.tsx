import { Checkbox } from 'antd'
import { copy } from '#web/questions/copy.ts'
import { agreement, isAgreed } from '#web/questions/declaration/model.ts'
import type { Props } from './answer-input.tsx'

/** The text, which is read to or by the person at the window, and the tick. */
export function DeclarationInput({ field, value, control, onChange, onLeave }: Props) {
  return (
    <div className="statement">
      <p className="pre">{field.statement?.text}</p>
      <Checkbox
        {...control}
        checked={isAgreed(field, value)}
        onChange={(event) => onChange(agreement(field, event.target.checked))}
        onBlur={onLeave}
      >
        {copy.agree}
        {field.statement && <span className="quiet">（{copy.version(field.statement.version)}）</span>}
      </Checkbox>
    </div>
  )
}
