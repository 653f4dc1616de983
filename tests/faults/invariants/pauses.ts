import type { CaseEvent } from '#contracts/case-events.ts'
import type { ClockView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { addDays, dayOf, parseDay, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { askCatalogue } from '#server/modules/catalogue/index.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { clocksOf, internalClockOf } from '#server/modules/cases/clocks/clock-views.ts'
import { partStream } from '#server/modules/cases/parts/open-part.ts'
import type { Recorded } from '#platform/envelope.ts'
import { factsOf, lawOf } from '#tests/law/as-facts.ts'
import type { Fact, LimitName } from '#tests/law/case-facts.ts'
import { openFile, type CaseFile } from '#tests/law/case-file.ts'
import { civilCalendar, type CivilCalendar } from '#tests/law/civil-days.ts'
import { publishedNotices } from '#tests/law/holiday-notices.ts'
import { caseStreams, commandsOf, factOf, type Check, type Evidence, type Violation } from './evidence.ts'

/** So many days ahead every clock is read, too: what a pause takes shows only on the days that it takes. */
const daysAhead = 10

/** What begins and ends a special procedure, and tells of it. */
const ofProcedures = new Set<CaseEvent['type']>(['special-procedure-begun', 'paper-issued', 'special-procedure-ended'])

const limits = { statutory: 'decision', promised: 'promise', internal: 'internal' } as const

/**
 * I8: what each clock of a case has left out is what the log's pauses come to, counted one civil day after another by the oracle of
 * `tests/law`, which shares no line with our clocks: the last days that were written with each command, and every clock from today on. Limits of
 * the decision alone: nothing else ever pauses but steps, which the same functions read.
 */
export const pausesCounted: Check = async (evidence) => {
  const { platform, sql } = evidence
  const [clock] = await sql<{ offset_ms: string }>('select offset_ms::text from platform.clock')
  const today = dayOf(new Date(platform.wallNow() + Number(clock!.offset_ms)).toISOString())
  const catalogue = askCatalogue(platform.db, platform.wallNow)
  const civil = civilCalendar(publishedNotices())
  const violations: Violation[] = []
  for (const [stream, entries] of caseStreams(evidence)) {
    const filed = entries.map(factOf).find((fact) => fact.type === 'submitted')
    if (!filed) continue
    const { region } = entries[0]!
    const item = await catalogue.item(region, filed.item, filed.revision)
    const calendar = await catalogue.calendar(region)
    const terms = { item, calendar, civil, today }
    for (const says of differences(evidence, stream, entries, terms))
      violations.push({ invariant: 'I8', stream, says: `paused time: ${says}` })
  }
  return violations
}

type Terms = { item: Item; calendar: Calendar; civil: CivilCalendar; today: Day }

function differences(evidence: Evidence, stream: string, entries: readonly Recorded[], terms: Terms): string[] {
  const { item, civil, today } = terms
  const found: string[] = []
  let state = caseStream.decider.initial
  let file: CaseFile | null = null
  const whole = item.parts.length > 0
  const own: Fact[] = []
  for (const command of commandsOf(entries)) {
    const events = command.map(factOf)
    const before = state
    state = fold(caseStream.decider, events, state)
    for (const event of events) {
      const facts = factsOfLimits(event, item, state)
      own.push(...facts)
      for (const fact of facts) (file ??= openFile(fact.on, lawOf(item), civil)).happen(fact)
      if (event.type === 'accepted') file!.comeTo(event.recordedDay)
    }
    if (state.setAside && !before.setAside) file = countedAnew(terms, state.setAside.askedDay)
    // A whole hears late of what its parts wait for; by now it has.
    if (file && state.phase === 'review' && !whole) found.push(...lastDays(state, file, events.at(-1)!.type))
  }
  // Who filed on their own and joined goes on by what happened before.
  if (!state.acceptedDay || Object.values(state.parts).some(({ joined }) => joined)) return found
  if (whole) file = withParts(evidence, stream, own, state, terms)
  // Whoever stands for time may have set the clock back since.
  const known = [...own.map(({ on }) => on), state.decision?.day ?? state.endedDay ?? today]
  const from = known.reduce<string>((latest, on) => (on > latest ? on : latest), today)
  return [...found, ...clocks(state, file!, parseDay(from), terms)]
}

/** The facts that begin, move or end a limit of the decision. */
function factsOfLimits(event: CaseEvent, item: Item, state: CaseState): Fact[] {
  if (event.type === 'task-opened') return []
  // A part is received and accepted with its whole.
  if (state.bornIn && event.type === 'submitted') return []
  if (state.bornIn && event.type === 'accepted')
    return event.deemed
      ? [{ on: event.day, is: 'received' }]
      : [
          { on: state.receivedDay, is: 'received' },
          { on: event.recordedDay, is: 'accepted' },
        ]
  return factsOf(event, item).filter(({ is }) => !is.startsWith('step-'))
}

/** 要求人工办理: the limits begin again on the day on which a person was asked for. */
function countedAnew({ item, civil }: Terms, on: string): CaseFile {
  const file = openFile(on, lawOf(item), civil)
  file.happen({ on, is: 'received' })
  file.happen({ on, is: 'accepted' })
  return file
}

/** The file of a whole, with what its parts waited for until each of them ended. */
function withParts(
  { byStream }: Evidence,
  stream: string,
  own: readonly Fact[],
  state: CaseState,
  { item, civil }: Terms,
): CaseFile {
  const ofParts = Object.keys(state.parts).flatMap((part) =>
    (byStream.get(partStream(stream, part)) ?? []).map(factOf).flatMap((event): Fact[] => {
      if (!ofProcedures.has(event.type)) return []
      return factsOf(event, item).map((fact) =>
        'procedure' in fact ? { ...fact, procedure: `${part}/${fact.procedure}` } : fact,
      )
    }),
  )
  const facts = [...own, ...ofParts].toSorted((one, other) => one.on.localeCompare(other.on))
  const file = openFile(facts[0]!.on, lawOf(item), civil)
  for (const fact of facts) file.happen(fact)
  return file
}

/** The last days that stand after a command, against those that the days come to. */
function lastDays(state: CaseState, file: CaseFile, after: string): string[] {
  const written = { statutory: state.statutoryDue, promised: state.promisedDue, internal: state.internalDue }
  return Object.entries(limits).flatMap(([key, name]) => {
    const due = written[key as keyof typeof written]?.day
    const counted = file.lastDay(name)?.lastDay
    return due && counted && due !== counted
      ? [`after ${after} the ${name} is due ${due}, by the days that count ${counted}`]
      : []
  })
}

/** Each clock from a day on, as if nothing else happened. */
function clocks(state: CaseState, file: CaseFile, from: Day, { item, calendar }: Terms): string[] {
  for (let day = from; day <= addDays(from, daysAhead); day = addDays(day, 1)) {
    file.comeTo(day)
    file.endDay()
    const internal = internalClockOf(state, item, calendar, day)
    for (const view of [...clocksOf(state, item, calendar, day), ...(internal ? [internal] : [])]) {
      const name = limits[view.key as keyof typeof limits]
      if (!name) continue
      const says = differs(view, file, name, state, day)
      if (says) return [says]
    }
  }
  return []
}

function differs(view: ClockView, file: CaseFile, name: LimitName, state: CaseState, day: Day): string | null {
  const at = view.stopped ? (state.decision?.day ?? state.endedDay ?? day) : day
  const row = file.reckoning.limits.findLast((run) => run.name === name)?.days.findLast((one) => one.day <= at)
  if (!row) return `nothing counts of the ${name} by the log`
  // Nobody knows a last day while the authority above has the case; one that was decided needs none.
  const ours = [view.paused, view.used, view.left, row.lastDay && view.due]
  const counted = [row.paused, row.used, row.left, row.lastDay]
  return ours.every((value, index) => value === counted[index])
    ? null
    : `on ${at} the ${name} has left out ${ours[0]} days, used ${ours[1]}, has ${ours[2]} left and ends ${ours[3]}; by the days that count ${counted.join(', ')}`
}
