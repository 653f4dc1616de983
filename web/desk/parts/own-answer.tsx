import { Tag } from 'antd'
import type { OwnAnswer as Answer } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ScoreList } from './opinion-text.tsx'

const colours = {
  pass: 'success',
  'pass-after-revision': 'warning',
  fail: 'error',
  granted: 'success',
  refused: 'error',
} as const

/** What this person answered to a task, as it was sent. */
export function OwnAnswer({ own, title = copy.task.own }: { own: Answer; title?: string }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="said">
        <p>
          <Tag color={colours[own.verdict]}>{own.verdictText}</Tag>
          {own.total !== null && (
            <span className="num">
              {copy.merge.total} {own.total}
            </span>
          )}
        </p>
        {own.reasons && <p className="pre">{own.reasons}</p>}
        {own.basis && (
          <p className="quiet">
            {copy.common.basis}：{own.basis}
          </p>
        )}
        {own.scores.length > 0 && <ScoreList scores={own.scores} />}
      </div>
      <p className="quiet">{copy.opinion.readOnly}</p>
    </section>
  )
}
