import type { ReactNode } from 'react'
import type { PrecaseView, RoundView } from '#contracts/precases.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.precases

type RoundsProps = { rounds: readonly RoundView[]; kind: PrecaseView['kind']; closed: boolean }

/** 往来记录: each question, or each look at the draft, with what was answered. */
export function Rounds({ rounds, kind, closed }: RoundsProps): ReactNode {
  return (
    <ol className="rounds">
      {rounds.map((round) => (
        <li key={round.round}>
          <p className="rounds__who">
            {kind === 'enquiry'
              ? words.asked(dayText(round.askedDay))
              : words.handedIn(round.round, dayText(round.askedDay))}
          </p>
          {round.question && <p className="lines">{round.question}</p>}
          <div className="rounds__answer">
            {round.answeredDay ? (
              <Answered round={round} day={round.answeredDay} />
            ) : (
              <Awaited round={round} closed={closed} />
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Answered({ round, day }: { round: RoundView; day: string }): ReactNode {
  return (
    <>
      <p className="rounds__who">
        {words.answered(dayText(day))}
        {round.late && <strong className="overdue">{words.late}</strong>}
      </p>
      {round.finding === 'fit' && <p>{words.fit}</p>}
      {round.defects.length > 0 && (
        <>
          <p>{words.defects(round.defects.length)}</p>
          <ol>
            {round.defects.map((defect) => (
              <li key={`${defect.about}.${defect.key}`}>
                <strong>{defect.name}</strong>：{defect.reasonText}。{defect.remark}
              </li>
            ))}
          </ol>
        </>
      )}
      {round.answer && <p className="lines">{round.answer}</p>}
    </>
  )
}

function Awaited({ round, closed }: { round: RoundView; closed: boolean }): ReactNode {
  if (closed) return <p>{words.unfinished}</p>
  return <p>{round.late ? <strong className="overdue">{words.lateNow}</strong> : words.awaiting(dayText(round.due))}</p>
}
