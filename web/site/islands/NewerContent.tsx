import type { ReactNode } from 'react'
import type { Item } from '#contracts/item.ts'
import { Show } from '#web/questions/questions.tsx'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { copy } from '../copy.ts'
import type { Clash } from './merge-drafts.ts'

type Props = { item: Item; clashes: readonly Clash[]; onChosen: (keep: 'newer' | 'typed') => void }

/** 载入较新的内容: what was saved elsewhere and what was typed here, side by side, until one of them is chosen. */
export function NewerContent({ item, clashes, onChosen }: Props): ReactNode {
  const words = copy.apply.newer
  const fields = item.form.flatMap((group) => group.fields)
  // Announced, but the focus stays where somebody is writing.
  return (
    <section id="newer" className="call call--warning" role="alert">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {clashes.map(({ key, typed, newer }) => {
        const field = fields.find((one) => one.key === key)
        const show = (value: unknown) =>
          field && <Show field={field} value={value} unanswered={copy.apply.unanswered} />
        return (
          <div key={key}>
            <h3>{field?.label ?? key}</h3>
            <Facts
              facts={[
                { label: words.there, value: show(newer) },
                { label: words.here, value: show(typed) },
              ]}
            />
          </div>
        )
      })}
      <div className="form-end">
        <button className="button" type="button" onClick={() => onChosen('newer')}>
          {words.load}
        </button>
        <button className="button button--quiet" type="button" onClick={() => onChosen('typed')}>
          {words.keep}
        </button>
      </div>
    </section>
  )
}
