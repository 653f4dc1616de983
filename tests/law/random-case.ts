// Cases that anything may happen to, at any pace, from 2024 to 2027: by the published calendar or an invented one.
import * as fc from 'fast-check'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { beforeNotice, calendars, type Calendars } from './calendars.ts'
import { commandsOf, draws, intakes, reviews, submit, tellings, toTheEnd, type Act, type Timed } from './case-acts.ts'

const uuid = '00000000-0000-4000-8000-000000000009'
const firstDay = parseDay('2024-01-01')

const limit = (most: number) =>
  fc.record({
    unit: fc.constantFrom('working' as const, 'calendar' as const),
    days: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: most })),
    from: fc.constantFrom('acceptance' as const, 'receipt' as const),
    basis: fc.constant('依据'),
  })

const steps = ['one', 'next', 'two', 'lead', 'final'] as const

/** The limits of an item, and which of the eight procedures its promise counts. */
export const limitsOfItems = fc.record({
  statutory: limit(90),
  promised: limit(60),
  steps: fc.record({
    one: fc.integer({ min: 1, max: 20 }),
    next: fc.integer({ min: 1, max: 20 }),
    two: fc.integer({ min: 1, max: 20 }),
    lead: fc.integer({ min: 1, max: 20 }),
    final: fc.integer({ min: 1, max: 20 }),
  }),
  bundled: fc.subarray(SpecialProcedureKind.options),
  internal: fc.option(fc.integer({ min: 1, max: 12 })),
  extension: fc.option(fc.record({ days: fc.integer({ min: 1, max: 15 }), promised: fc.boolean() })),
})

/** Two offices in parallel, of which one looks twice, a lead and a decision. */
export function itemWith({
  statutory,
  promised,
  steps: limits,
  bundled,
  extension,
  internal,
}: RandomCase['item']): Item {
  return {
    ...chemicalSafetyConditions,
    statutory,
    promised,
    form: [{ title: '申请', fields: [chemicalSafetyConditions.form[0]!.fields[0]!] }],
    materials: chemicalSafetyConditions.materials.slice(0, 1),
    tasks: steps.map((key) => ({
      ...chemicalSafetyConditions.tasks.find(({ kind }) => kind === 'review')!,
      key,
      kind: key === 'final' ? ('decide' as const) : key === 'lead' ? ('merge' as const) : ('review' as const),
      limitDays: limits[key],
      sheet: undefined,
      experts: undefined,
    })),
    plan: {
      series: [
        {
          parallel: [{ series: [{ task: 'one' }, { task: 'next' }] }, { task: 'two' }],
          join: 'all',
          onFail: 'continue',
        },
        { task: 'lead' },
        { task: 'final' },
      ],
    },
    sheets: [],
    ...(internal && { internalDays: internal }),
    ...(extension && {
      extension: { ...extension, by: 'office-head', office: chemicalSafetyConditions.office, basis: '依据' },
    }),
    specialProcedures: SpecialProcedureKind.options.map((kind) => ({
      kind,
      maxDays: 250,
      basis: '依据',
      bundled: bundled.includes(kind),
    })),
  }
}

/** One case to be. `clockLate`: how many days the platform's own clock comes late with what silence means. */
export type RandomCase = typeof randomCases extends fc.Arbitrary<infer T> ? T : never

export const randomCases = fc.record({
  item: limitsOfItems,
  calendar: fc.oneof(fc.constant(0), fc.nat(calendars.length - 1)),
  start: fc.nat(1400).map((days) => addDays(firstDay, days)),
  clockLate: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })),
  /** 延续, asked for in time: how many days after the start the licence ends. */
  renews: fc.option(fc.integer({ min: 3, max: 110 }), { freq: 2 }),
  /** A notice on holidays comes within so many days, and changes what is later; until then another calendar holds there. */
  notice: fc.option(fc.record({ within: fc.integer({ min: 1, max: 60 }), before: fc.nat(calendars.length - 1) }), {
    freq: 2,
  }),
  acts: fc.tuple(intakes, reviews).map((parts) => parts.flat()),
  /** How long each of the steps takes that bring the case to its end. */
  pace: fc.array(fc.integer({ min: 0, max: 8 }), {
    minLength: toTheEnd.length,
    maxLength: toTheEnd.length,
  }),
})

/** What a walk tells: the terms of the case, each event as it happens, each day when it is over. */
export type Listener = {
  begin(terms: { item: Item; calendars: Calendars }): void
  /** 节假日安排: from now on days are counted so. */
  notice(day: Day, calendars: Calendars): void
  event(event: CaseEvent): void
  day(day: Day, state: CaseState): void
}

/** Walks the case day by day until it is closed. */
export function walk(
  { item: limits, calendar, start, clockLate, renews, notice, acts, pace }: RandomCase,
  tell: Listener,
): void {
  const item = itemWith(limits)
  const after = calendars[calendar]!
  const lastDay = notice && earlier(addDays(start, notice.within), after.ours.coveredUntil)
  let awaited = notice !== null && start < lastDay!
  let known = awaited ? beforeNotice(after, lastDay!, calendars[notice!.before]!) : after
  let state = caseDecider.initial
  let day = start
  tell.begin({ item, calendars: known })

  function attempt(command: CaseCommand) {
    try {
      const env = { item, calendar: known.ours, day, newRef: () => uuid }
      for (const event of caseDecider.decide(command, state, env)) {
        state = caseDecider.evolve(state, event)
        tell.event(event)
      }
    } catch (refused) {
      if (!(refused instanceof RuleViolation)) throw refused
    }
  }

  function announce() {
    if (!awaited) return
    awaited = false
    known = after
    tell.notice(day, after)
    for (const command of commandsOf({ is: 'recompute' }, state, item)) attempt(command)
  }

  function act(one: Act) {
    if (one.is === 'recompute') return announce()
    for (const command of commandsOf(one, state, item)) attempt(command)
    if (one.is === 'begin' && one.tells) for (const command of tellings(state)) attempt(command)
    attempt(draws(state))
  }

  function waitFor(days: number) {
    for (let one = 0; one < days; one += 1) {
      tell.day(day, state)
      day = addDays(day, 1)
      const late = state.phase === 'intake' && day > addDays(parseDay(state.intakeDue!.day), clockLate)
      if (late) attempt({ type: 'intake-clock-ran-out' })
      if (late) attempt(draws(state))
      if (day === lastDay) announce()
    }
  }

  const licence = { matter: 'renewal' as const, credential: uuid, identifier: 'L1', timely: true }
  attempt(renews === null ? submit : { ...submit, about: { ...licence, validUntil: addDays(start, renews) } })
  const end = toTheEnd.map((one, at): Timed => ({ wait: pace[at] ?? 0, act: one }))
  for (const { wait, act: one } of [...acts, ...end]) {
    if (state.phase === 'closed') break
    waitFor(wait)
    act(one)
  }
  waitFor(3)
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
