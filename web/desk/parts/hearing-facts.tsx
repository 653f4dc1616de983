import { closedGroundTexts, type HearingView } from '#contracts/hearings.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'

const words = copy.hearing

/** 听证参加人 in words: what they are, and which of them. */
export function participantText(who: string): string {
  const [kind = '', place = ''] = who.split('-')
  const name = kind in words.signers ? words.signers[kind as keyof typeof words.signers] : who
  return place ? `${name} ${place}` : name
}

/** 听证 as it stands: each line only when there is something to say. */
export function HearingFacts({ hearing }: { hearing: HearingView }) {
  const { appointed } = hearing
  const lines: [string, string | null][] = [
    [words.reason, hearing.reason],
    [words.ordered, hearing.ordered && words.orderedBy[hearing.ordered]],
    [words.offered, isOffered(hearing) ? words.offeredOn(hearing.offeredDay, hearing.requestBy) : null],
    [
      words.asked,
      hearing.askedBy && hearing.requestedDay ? words.askedBy(hearing.askedBy, hearing.requestedDay) : null,
    ],
    [words.request, hearing.request],
    [
      words.earlier,
      hearing.earlier.map(({ day, minutes, report }) => words.earlierOf(day, minutes, report)).join('\n') || null,
    ],
    [words.holdBy, hearing.holdBy && dayText(hearing.holdBy)],
    [words.appointed, appointed && `${dayText(appointed.heldOn)} ${appointed.time}，${appointed.place}`],
    [words.openness.label, appointed && opennessText(appointed)],
    [words.openness.why, appointed?.closedWhy ?? null],
    [words.applicant, hearing.applicant && words.attendance[hearing.applicant]],
    [words.recusal.title, hearing.recusals.map(recusalText).join('\n') || null],
    [words.minutes, hearing.minutes],
    [words.signed, hearing.signed && words.signedHow[hearing.signed]],
    [
      words.others,
      hearing.others.map(({ who, signed }) => words.othersOf(participantText(who), signed)).join('\n') || null,
    ],
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

const opennessText = ({ closed, announced }: NonNullable<HearingView['appointed']>): string =>
  closed ? words.openness.closed(closedGroundTexts[closed]) : announced ? words.openness.announced : words.openness.open

/** 申请回避 in words: who asked how, and why, for whom may read it. */
export const recusalLine = ({ day, by, way, words: said }: HearingView['recusals'][number]): string =>
  words.recusal.line(day, participantText(by), words.recusal.ways[way], said)

const recusalText = (one: HearingView['recusals'][number]): string =>
  `${recusalLine(one)}\n${one.outcome ? words.recusal.outcome[one.outcome] : words.recusal.waits(one.decideBy)}${one.reason ? `：${one.reason}` : ''}`

/** Ordered, or asked for by others, it was not first offered to the applicant, or that matters no more. */
const isOffered = ({ ordered, askedBy }: HearingView): boolean => ordered === null && askedBy !== 'third-party'
