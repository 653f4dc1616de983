import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { extend, latestDayBefore, pause, reading, resume, start, type Clock } from '#kernel/clock.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { calendars } from './calendars.ts'
import type { DayOfLimit, Fact } from './case-facts.ts'
import { lastDayForHearingNotice, reckon } from './oracle.ts'

const firstDay = parseDay('2024-01-01')

/** A limit with pauses and the one extension at any time; gaps and lengths in civil days. */
const clocks = fc.record({
  calendar: fc.nat(calendars.length - 1),
  from: fc.nat(1300).map((days) => addDays(firstDay, days)),
  unit: fc.constantFrom('working' as const, 'calendar' as const),
  days: fc.integer({ min: 1, max: 60 }),
  extension: fc.option(fc.record({ after: fc.nat(60), days: fc.integer({ min: 1, max: 15 }) })),
  pauses: fc.array(fc.record({ after: fc.integer({ min: 1, max: 15 }), length: fc.integer({ min: 1, max: 30 }) }), {
    maxLength: 4,
  }),
})
type RandomClock = typeof clocks extends fc.Arbitrary<infer T> ? T : never

/** The facts of the clock in the order of days, as the oracle takes them. */
function factsOf({ from, extension, pauses }: RandomClock): Fact[] {
  const facts: Fact[] = [{ on: from, is: 'accepted' }]
  let day = from
  pauses.forEach(({ after, length }, at) => {
    const begun = addDays(day, after)
    day = addDays(begun, length - 1)
    const procedure = String(at)
    facts.push({ on: begun, is: 'procedure-begun', procedure, kind: 'appraisal', told: { on: begun, days: 60 } })
    facts.push({ on: day, is: 'procedure-ended', procedure })
  })
  if (extension) facts.push({ on: addDays(from, extension.after), is: 'extended', days: extension.days })
  return facts.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** The same, given to our clock on the day on which it happens. */
function clockAfter(clock: Clock, fact: Fact): Clock {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the facts above and no others
  switch (fact.is) {
    case 'procedure-begun':
      return pause(clock, parseDay(fact.on))
    case 'procedure-ended':
      return resume(clock, addDays(parseDay(fact.on), 1))
    case 'extended':
      return extend(clock, fact.days)
    default:
      return clock
  }
}

const seen = { days: 0, paused: 0, extended: 0, late: 0 }

function compare(random: RandomClock) {
  const { unit, days, from, extension } = random
  const { ours, civil } = calendars[random.calendar]!
  const facts = factsOf(random)
  const until = addDays(from, 150)
  const law = { days, unit: unit === 'working' ? ('working-days' as const) : ('calendar-days' as const) }
  const { limits, struck } = reckon(facts, { decision: law, extension: 15 }, civil, until)
  const refused = new Set(struck.map(({ fact }) => fact))
  let clock = start({ unit, limitDays: days, start: from })
  let day: Day = from
  for (const row of limits[0]!.days) {
    assert.equal(row.day, day)
    for (const fact of facts) if (fact.on === day && !refused.has(fact)) clock = clockAfter(clock, fact)
    const read = reading(clock, day, ours)
    assert.deepEqual(inWordsOfOracle(read, row), row, day)
    seen.days += 1
    if (row.is === 'paused') seen.paused += 1
    if (row.over > 0) seen.late += 1
    day = addDays(day, 1)
  }
  if (extension && refused.size === 0) seen.extended += 1
}

/** While a pause is open our clock names no last day, where the oracle goes by what the applicant was told. */
function inWordsOfOracle(
  { used, left, paused, due, provisional, overdueDays }: ReturnType<typeof reading>,
  row: DayOfLimit,
) {
  return {
    ...row,
    used,
    left,
    paused,
    over: overdueDays,
    ...(due === null ? {} : { lastDay: due, provisional }),
  }
}

test('our clock and the oracle say the same of limits that stop and are extended', (context) => {
  fc.assert(fc.property(clocks, compare), { numRuns: 1000 })
  context.diagnostic(JSON.stringify(seen))
  assert.ok(seen.extended > 100 && seen.paused > seen.days / 20 && seen.late > seen.days / 20)
})

test('the last day to give notice of a hearing is the same on any day of any calendar', () => {
  for (const { ours, civil } of calendars)
    for (let day = firstDay; day < '2028-01-01'; day = addDays(day, 1))
      assert.equal(latestDayBefore(day, 7, ours), lastDayForHearingNotice(day, civil), day)
})
