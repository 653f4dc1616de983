import { Input } from 'antd'
import { useState } from 'react'
import { capitalsOf, isFen } from '#kernel/money.ts'
import { copy } from '#web/questions/copy.ts'
import { readMoney, writeMoney } from '#web/questions/money/model.ts'
import type { Props } from './answer-input.tsx'

/** An amount in yuan; it keeps what was typed until the field is left. */
export function MoneyInput({ value, control, onChange, onLeave }: Props) {
  const [typed, setTyped] = useState(() => writeMoney(value))
  return (
    <>
      <Input
        {...control}
        className="num"
        inputMode="decimal"
        suffix={copy.yuan}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(readMoney(event.target.value))
        }}
        onBlur={() => {
          setTyped(writeMoney(readMoney(typed)))
          onLeave()
        }}
      />
      {typeof value === 'number' && isFen(value) && (
        <div className="field-hint">{copy.capitals(capitalsOf(value))}</div>
      )}
    </>
  )
}
