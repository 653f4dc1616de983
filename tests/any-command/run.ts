import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { CaseEvent } from '#contracts/case-events.ts'
import { rules } from '#contracts/rules.ts'
import type { Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { ruleNow } from './of-procedures.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { noCase, type CaseState } from '#server/modules/cases/case-state.ts'
import { withAdded } from '#server/modules/cases/handling/added-tasks.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { anyCommand } from './any-command.ts'
import { uuid, type Look } from './look.ts'
import { draw } from './of-review.ts'
import { onward } from './onward.ts'

/** What is tried some days after the step before: any commands that chance makes up, until one is taken; or what brings the case on. */
export type Step = { readonly onward: boolean; readonly chance: readonly number[]; readonly wait: number }

const types = Object.keys(anyCommand) as CaseCommand['type'][]

/** What ends a case out of hand, or can be done at any time, is tried seldom, or little else would happen. */
const seldom = new Set<CaseCommand['type']>([
  'withdraw',
  'confirm-withdrawal',
  'join-whole',
  'leave-whole',
  'number-paper',
  'record-paper',
  'send-message',
  'propose-opening',
  'urge',
  'choose-delivery',
  'return-task',
  'redraw-task',
  'depute',
  'copy-case',
  'propose-erasure',
  'take-back-promise',
  'note-licence-ended',
  'open-part',
])

/** The types in an order by chance, those that are seldom tried one time in four. */
function shuffled(
  [first = 0, stride = 0, rarely = 0]: readonly number[],
  { acceptedDay }: CaseState,
): CaseCommand['type'][] {
  const isFree = (type: CaseCommand['type']) => !seldom.has(type) || (type === 'withdraw' && acceptedDay !== null)
  const tried = rarely % 4 === 0 ? types : types.filter(isFree)
  let step = 1 + (stride % (tried.length - 1))
  while (!coprime(step, tried.length)) step = 1 + (step % (tried.length - 1))
  return tried.map((_type, at) => tried[(first + at * step) % tried.length]!)
}

const coprime = (one: number, other: number): boolean => (other === 0 ? one === 1 : coprime(other, one % other))

/** Scripts of random commands, with what brings a case on between them. */
export const scripts: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    onward: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 2, arbitrary: fc.constant(true) }),
    chance: fc.array(fc.nat(9999), { minLength: 15, maxLength: 15 }),
    wait: fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 4, max: 40 }) },
    ),
  }),
  { minLength: 30, maxLength: 60, size: 'max' },
)

/** How often each command was taken, came to nothing, and was refused. */
export type Tally = Record<string, { taken: number; nothing: number; refused: number }>

/** A case under the hand of chance. */
export type Run = { state: CaseState; day: Day; events: CaseEvent[] }

/**
 * A case of an item that a script is tried on; `check` looks at what each command that was taken did. `except`: what no script makes up. `heard`: told
 * each command that was tried, with the world it was tried in and what came of it. `wanted`: what chance tries before anything else.
 */
export function openRun(
  item: Item,
  tally: Tally = {},
  check: Check = () => undefined,
  except: ReadonlySet<CaseCommand['type']> = new Set(),
  heard: (attempt: Attempt) => void = () => undefined,
  wanted: readonly CaseCommand['type'][] = [],
) {
  const run: Run = { state: frozen(noCase), day: parseDay('2026-01-05'), events: [] }
  let refs = 1000
  let calendar: Calendar = china

  const itemNow = (): Item => withAdded(ofMatter(item, run.state.about?.matter ?? 'new'), run.state.handling.added)

  function look(chance: readonly number[]): Look {
    let at = 0
    return {
      state: run.state,
      item: itemNow(),
      day: run.day,
      pick: (...of) => of[chance[at++ % chance.length]! % of.length]!,
    }
  }

  /** Whether anything came of it. A refusal, and a rule that throws anything else, leaves the case what it was: its state is frozen. */
  function attempt(command: CaseCommand): boolean {
    const told = (tally[command.type] ??= { taken: 0, nothing: 0, refused: 0 })
    const world = { item: itemNow(), calendar, day: run.day, refs }
    const env = envOf(world, (last) => (refs = last))
    let caused: readonly CaseEvent[]
    try {
      caused = untraced(() => caseDecider.decide(frozen(command), run.state, env))
    } catch (refused) {
      if (!(refused instanceof RuleViolation)) throw refused
      assert.ok(refused.code in rules, `${refused.code} has no sentence`)
      told.refused += 1
      heard({ command, world, refused: refused.code })
      return false
    }
    // As the log keeps them.
    const kept = caused.map((event) => CaseEvent.parse(JSON.parse(JSON.stringify(event))))
    heard({ command, world, caused: kept })
    if (kept.length === 0) {
      told.nothing += 1
      return false
    }
    told.taken += 1
    const before = run.state
    run.state = frozen(fold(caseDecider, kept, before))
    const unkept = fold(caseDecider, caused, before)
    // Texts that differ may say the same in another order.
    if (JSON.stringify(run.state) !== JSON.stringify(unkept))
      assert.deepEqual(plain(run.state), plain(unkept), `${command.type} folds to something else once it was kept`)
    run.events.push(...kept)
    check({ before, command, caused: kept, run, item: env.item })
    return true
  }

  const made = (command: CaseCommand): boolean => !except.has(command.type) && attempt(command)

  /** 监督检查 that is due a quarter after the grant: chance hardly ever comes to it. What is due after a year lies beyond the calendar. */
  function drawLate(): void {
    const { supervision } = run.state
    const day = supervision && addDays(parseDay(supervision.drawAfter), 1)
    if (!day || day > china.coveredUntil) return
    run.day = day > run.day ? day : run.day
    const licence = { status: 'valid' as const, validUntil: null }
    const rule = ruleNow({ item, state: run.state })
    attempt({ type: 'supervision-clock-ran-out', licence, rule, draw: { ...draw, chosen: 'spare' } })
  }

  return {
    run,
    attempt,
    step({ onward: on, chance, wait }: Step) {
      run.day = addDays(run.day, wait)
      if (chance[14]! % 20 === 0) calendar = withHoliday(calendar, addDays(run.day, 3))
      const seen = look(chance.slice(3))
      if (on) onward(seen).some(made)
      else [...wanted, ...shuffled(chance, run.state)].some((type) => made(anyCommand[type](seen)))
    },
    look,
    /** Goes on as offices do, a day at a time, until the case has ended. @throws where it does not */
    toTheEnd(most = 260) {
      for (let waited = 0; waited < most;) {
        if (run.state.phase === 'closed') return drawLate()
        if (!onward(look([0])).some(attempt)) {
          run.day = addDays(run.day, 1)
          waited += 1
        }
      }
      assert.fail(`the case does not end: ${JSON.stringify({ day: run.day, ...whatWaits(run.state) })}`)
    },
  }
}

/** What a command was tried in; `refs`: the number of the last id that was given out. */
export type World = Pick<CaseEnv, 'item' | 'calendar' | 'day'> & { readonly refs: number }

/** A command and what came of it: events as the log keeps them, none where it came to nothing, or the code of a refusal. */
export type Attempt = { command: CaseCommand; world: World } & ({ caused: CaseEvent[] } | { refused: string })

/** The world as a decider is told of it, with the same ids each time. */
export function envOf({ refs, ...world }: World, given: (last: number) => void = () => undefined): CaseEnv {
  let last = refs
  return {
    ...world,
    newRef() {
      given((last += 1))
      return uuid(last)
    },
  }
}

type Check = (did: { before: CaseState; command: CaseCommand; caused: CaseEvent[]; run: Run; item: Item }) => void

/** Most of what is tried is refused, and to note for each refusal where it was made takes as long as to find it; what is no refusal says where, asked again. */
function untraced<T>(work: () => T): T {
  const usual = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return work()
  } catch (error) {
    Error.stackTraceLimit = usual
    if (error instanceof RuleViolation) throw error
    return work()
  } finally {
    Error.stackTraceLimit = usual
  }
}

const plain = (state: CaseState): unknown => JSON.parse(JSON.stringify(state))

const whatWaits = ({ phase, tasks, hearing, procedures, panels, visits, notices, meetings, parts }: CaseState) => ({
  phase,
  open: Object.keys(tasks).filter((key) => tasks[key]!.verdict === null),
  hearing,
  procedures: procedures.filter(({ endedDay }) => endedDay === null),
  panels,
  visits,
  notices,
  meetings: meetings.filter(({ closed }) => !closed),
  parts,
})

/** Frozen through and through: whoever changes it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** 国务院办公厅通知: that day is a holiday after all. */
function withHoliday(calendar: Calendar, day: Day): Calendar {
  const { [day]: _made, ...workdays } = calendar.workdays
  return { ...calendar, revision: '2026-2', workdays, holidays: { ...calendar.holidays, [day]: '放假' } }
}
