import { Tag } from 'antd'
import type { PrecaseView } from '#contracts/precases.ts'
import { copy } from '../copy.ts'
import { Link } from './link.tsx'

const words = copy.precases

/** 往来记录: each question, or each look at the draft, with what was answered. */
export function PrecaseRounds({ view }: { view: PrecaseView }) {
  return (
    <div className="stack">
      {view.rounds.map((round) => (
        <section key={round.round} className="said">
          <h3>
            {view.kind === 'enquiry' ? words.askedOn(round.askedDay) : words.handedIn(round.round, round.askedDay)}
            {round.late && <Tag color="error">{words.late}</Tag>}
          </h3>
          {round.question && <p className="lines">{round.question}</p>}
          {round.answeredDay ? (
            <>
              <h3>{words.answeredOn(round.answeredDay)}</h3>
              {round.finding === 'fit' && <p>{words.fit}</p>}
              {round.defects.length > 0 && (
                <ol>
                  {round.defects.map((defect) => (
                    <li key={`${defect.about}:${defect.key}`}>
                      <b>{defect.name}</b> {defect.reasonText}：{defect.remark}
                    </li>
                  ))}
                </ol>
              )}
              {round.answer && <p className="lines">{round.answer}</p>}
            </>
          ) : (
            <p className="quiet">{view.phase === 'closed' ? words.unfinished : words.waits(round.due)}</p>
          )}
        </section>
      ))}
    </div>
  )
}

/** 申报前的咨询和预审, beside the case that followed. */
export function BeforeFiling({ before }: { before: readonly PrecaseView[] }) {
  return (
    <div className="stack">
      <p className="quiet">{words.noBinding}</p>
      {before.map((view) => (
        <section key={view.precase}>
          <h2>
            <Link href={`/desk/precases/${view.precase}`}>
              {words.kinds[view.kind]} {view.number}
            </Link>{' '}
            <Tag>{view.statusText}</Tag>
          </h2>
          <PrecaseRounds view={view} />
        </section>
      ))}
    </div>
  )
}
