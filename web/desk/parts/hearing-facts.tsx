import type { HearingView } from '#contracts/hearings.ts'
import { copy } from '../copy.ts'

const words = copy.hearing

/** 听证 as it stands: each line only when there is something to say. */
export function HearingFacts({ hearing }: { hearing: HearingView }) {
  const { appointed } = hearing
  const lines: [string, string | null][] = [
    [words.reason, hearing.reason],
    [words.ordered, hearing.ordered && words.orderedBy[hearing.ordered]],
    [words.offered, hearing.ordered ? null : words.offeredOn(hearing.offeredDay, hearing.requestBy)],
    [words.request, hearing.request],
    [words.holdBy, hearing.holdBy],
    [words.appointed, appointed && `${appointed.heldOn} ${appointed.time}，${appointed.place}`],
    [words.applicant, hearing.applicant && words.attendance[hearing.applicant]],
    [words.minutes, hearing.minutes],
    [words.signed, hearing.signed && words.signedHow[hearing.signed]],
    [words.report, hearing.report],
  ]
  return (
    <dl className="fact-list">
      {lines
        .filter((line): line is [string, string] => line[1] !== null && line[1] !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="pre">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
