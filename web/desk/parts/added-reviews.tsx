import { Tag } from 'antd'
import { addedHows } from '#contracts/handling.ts'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ScoreList } from './opinion-text.tsx'

const words = copy.adding

/** 加签、委派: what this task asked for, what helpers drafted, and why this task was added where it was. */
export function AddedReviews({ task: { added, addedFor, drafts } }: { task: TaskView }) {
  if (added.length === 0 && !addedFor) return null
  return (
    <section className="panel">
      <h2>{addedFor ? words.addedFor : words.list}</h2>
      {addedFor && (
        <div className="said">
          <p className="num quiet">{addedFor.day}</p>
          <p className="pre">{addedFor.reason}</p>
        </div>
      )}
      {added.map(({ key, title, how, draft, officeName, section, reason, answered }) => (
        <div className="said" key={key}>
          <p>
            <b>{title}</b> {officeName} {section}{' '}
            <Tag color={answered ? 'success' : 'processing'}>{answered ? words.answered : words.waiting}</Tag>
          </p>
          {!draft && <p className="quiet">{addedHows[how]}</p>}
          <p className="pre">{reason}</p>
        </div>
      ))}
      {drafts.map(({ title, verdictText, total, reasons, scores }) => (
        <div className="said" key={title}>
          <p>
            <b>{words.draft}</b> <Tag>{verdictText}</Tag>
            {total !== null && (
              <span className="num">
                {copy.merge.total} {total}
              </span>
            )}
          </p>
          {reasons && <p className="pre">{reasons}</p>}
          {scores.length > 0 && <ScoreList scores={scores} />}
        </div>
      ))}
      {drafts.length > 0 && <p className="quiet">{words.draftSigned}</p>}
    </section>
  )
}
