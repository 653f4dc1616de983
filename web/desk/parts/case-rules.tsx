import type { CaseView } from '#contracts/cases.ts'
import { outcomeText } from '#contracts/outcome.ts'
import { copy } from '../copy.ts'

const words = copy.rules

/** 自动审批 of one case: by which rules, and what each looked at. */
export function CaseRules({ view }: { view: CaseView }) {
  const { rules } = view
  if (!rules) return null
  return (
    <section className="said">
      <h2>{words.ofCase}</h2>
      <p>
        {words.decided(rules.day, outcomeText(view.act, rules.outcome), rules.version)}
        {rules.askedDay && words.setAside(rules.askedDay)}
      </p>
      <ol>
        {rules.looked.map(({ title, holds, parts }) => (
          <li key={title}>
            {title}：<b>{holds ? words.holds : words.holdsNot}</b>
            <ul>
              {parts.map((part) => (
                <li key={part.text}>
                  {part.text}：{part.holds ? words.met : words.notMet}
                  <span className="quiet">（{part.answers}）</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
