import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { NoticeFacts } from './public-notices.tsx'

/** 公示 under a task: that it lay open, and what was said in substance. */
export function TaskNotices({ task: { publicNotices } }: { task: TaskView }) {
  if (publicNotices.length === 0) return null
  return (
    <section className="panel">
      <h2>{copy.publicNotices.title}</h2>
      {publicNotices.map((notice) => (
        <NoticeFacts key={`${notice.task}:${notice.since}`} notice={notice} />
      ))}
    </section>
  )
}
