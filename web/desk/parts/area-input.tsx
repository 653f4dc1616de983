import { Input } from 'antd'
import { AreaMap } from '#web/questions/area/AreaMap.tsx'
import { isLeft } from '#web/questions/area/is-left.ts'
import { useArea } from '#web/questions/area/use-area.ts'
import { copy } from '#web/questions/copy.ts'
import type { Props } from './answer-input.tsx'

/** 范围: the corners as lines, which a table of coordinates is pasted into, and on the map that follows from them. */
export function AreaInput({ field, value, control, onChange, onLeave }: Props) {
  const { drawing, wrong, draw, type, said } = useArea(field, value, onChange)
  return (
    <div className="area-input" onBlur={(event) => isLeft(event) && onLeave()}>
      <Input.TextArea
        {...control}
        aria-label={control['aria-label'] ?? field.label}
        className="num"
        autoSize={{ minRows: 5, maxRows: 14 }}
        spellCheck={false}
        autoComplete="off"
        value={drawing.text}
        onChange={(event) => type(event.target.value)}
      />
      <output className="field-hint" htmlFor={control.id}>
        {said}
      </output>
      <p className="field-hint">{copy.area.hint}</p>
      <p className="field-hint">{copy.area.mapHint}</p>
      <AreaMap {...{ drawing, wrong }} around={field.around} onDraw={draw} />
    </div>
  )
}
