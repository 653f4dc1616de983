import { Tag } from 'antd'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'

const colours = { open: 'default', passed: 'success', failed: 'error' } as const

/** 会签、或签、票签: who signed when, and what the step came to by its rule. */
export function Signings({ signings }: { signings: TaskView['signings'] }) {
  return signings.map((one) => (
    <section key={one.key} className="panel">
      <h2>
        {one.title} <Tag>{one.how}</Tag> <Tag color={colours[one.outcome]}>{one.outcomeText}</Tag>
      </h2>
      <p className="quiet">
        {one.rule}
        {one.missing > 0 && <>；{copy.signing.missing(one.missing)}</>}
      </p>
      <ul className="plain-list">
        {one.signed.map((signature) => (
          <li key={signature.label}>
            <b>{signature.label}</b> <span className={signature.agrees ? 'good' : 'bad'}>{signature.answerText}</span>{' '}
            {signature.day && <span className="quiet num nowrap">{signature.day}</span>}
            {signature.reasons && <p>{signature.reasons}</p>}
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** By what rule this very task is signed, for whoever signs it. */
export function SigningRule({ signing }: { signing: TaskView['signing'] }) {
  if (!signing) return null
  return (
    <section className="panel">
      <h2>{signing.how}</h2>
      <p>{signing.rule}。</p>
      <p className="quiet">{copy.signing.alone}</p>
    </section>
  )
}
