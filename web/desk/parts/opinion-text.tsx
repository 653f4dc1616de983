import { Tag } from 'antd'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'

type Opinion = TaskView['opinions'][number]

const colours = { pass: 'success', 'pass-after-revision': 'warning', fail: 'error' } as const

export function VerdictTag({ verdict, text }: { verdict: Opinion['verdict']; text: string }) {
  return <Tag color={colours[verdict]}>{text}</Tag>
}

/** One opinion as it was given. */
export function OpinionText({ opinion }: { opinion: Opinion }) {
  return (
    <div className="said">
      <p>
        <VerdictTag verdict={opinion.verdict} text={opinion.verdictText} />
        {opinion.total !== null && (
          <span className="num">
            {copy.merge.total} {opinion.total}
          </span>
        )}
      </p>
      {opinion.reasons && <p>{opinion.reasons}</p>}
      <ScoreList scores={opinion.scores} />
    </div>
  )
}

/** What was found on each criterion. */
export function ScoreList({ scores }: { scores: Opinion['scores'] }) {
  return (
    <ul className="scores">
      {scores.map((score) => (
        <li key={score.criterion}>
          <b>{score.title}</b>{' '}
          <span className="num nowrap">
            <span className={score.met ? 'good' : 'bad'}>{score.met ? copy.sheet.met : copy.sheet.unmet}</span>{' '}
            {score.points}
          </span>
          <p>{score.finding}</p>
        </li>
      ))}
    </ul>
  )
}
