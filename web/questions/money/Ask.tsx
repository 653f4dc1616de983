import type { ReactNode } from 'react'
import { capitalsOf, isFen } from '#kernel/money.ts'
import { AskLine } from '../AskLine.tsx'
import { copy } from '../copy.ts'
import type { AskProps } from '../question.ts'
import { readMoney, writeMoney } from './model.ts'

/** An amount in yuan, said again in capitals as papers write it. */
export function AskMoney(props: AskProps): ReactNode {
  const { id, value } = props
  const amount = typeof value === 'number' && isFen(value) ? value : null
  return (
    <div className="money">
      <AskLine
        {...props}
        read={readMoney}
        write={writeMoney}
        inputMode="decimal"
        width="medium"
        unit={copy.yuan}
        hint={copy.moneyHint}
      />
      <output className="field__hint money__capitals" htmlFor={id}>
        {amount !== null && copy.capitals(capitalsOf(amount))}
      </output>
    </div>
  )
}
