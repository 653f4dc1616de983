import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'

/** 退回上一环节: why this task is open again. */
export function Received({ task: { sentBack } }: { task: TaskView }) {
  if (!sentBack) return null
  return (
    <section className="panel">
      <h2>{copy.sendBack.received}</h2>
      <Told {...sentBack} />
    </section>
  )
}

/** What this task sent back and waits for. */
export function Awaited({ task: { waitsFor } }: { task: TaskView }) {
  if (waitsFor.length === 0) return null
  return (
    <section className="panel">
      <h2>{copy.sendBack.waits}</h2>
      {waitsFor.map(({ key, title, label, ...told }) => (
        <div key={key}>
          <p>
            <b>{title}</b> {label}
          </p>
          <Told {...told} />
        </div>
      ))}
    </section>
  )
}

function Told({ groundText, reason, day }: { groundText: string; reason: string; day: string }) {
  return (
    <div className="said">
      <p>
        <b>{groundText}</b> <span className="num quiet nowrap">{day}</span>
      </p>
      <p className="pre">{reason}</p>
    </div>
  )
}
