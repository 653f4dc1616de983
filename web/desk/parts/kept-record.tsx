import { Button } from 'antd'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { visits } from '../outbox/kept-visits.ts'
import { useVisits } from '../outbox/use-visits.ts'
import { FailureNotice } from './failure-notice.tsx'

const words = copy.visit

/** A record that this device keeps for a task in which it can't be handed in any more: its words, to be read and then thrown away. */
export function KeptRecord({ task }: { task: string }) {
  const draft = useVisits().drafts.find((one) => one.task === task)
  if (!draft) return null
  return (
    <section className="panel">
      <h2>
        {words.kept.left}：{draft.title}
      </h2>
      <FailureNotice failure={draft.refused && { kind: 'refused', problem: draft.refused }} />
      <p>{draft.handIn ? words.kept.queuedLeft : words.kept.leftLead}</p>
      <ul>
        {Object.entries(draft.found).map(([key, { met, seen }]) => (
          <li key={key}>
            <b>{draft.titles[key] ?? key}</b> {met === null ? words.kept.unsaid : met ? words.met : words.unmet} {seen}
          </li>
        ))}
      </ul>
      {draft.summary && (
        <p>
          {words.summary}：{draft.summary}
        </p>
      )}
      <p>
        {words.visited}：{dayText(draft.visitedOn)} {draft.visitedAt}，
        {draft.present ? words.present.yes : words.present.no}
        {draft.photos.length > 0 && `，${words.kept.photos(draft.photos.length)}`}
      </p>
      <Button danger onClick={() => void visits.forget(task)}>
        {words.kept.discard}
      </Button>
    </section>
  )
}
