// Wholes that anything may happen to: parts side by side and one after another, split off and joined, withdrawn and decided, with news that comes late.
import * as fc from 'fast-check'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import type { Plan } from '#kernel/plan.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { openRestaurant } from '#seed/items/composites/open-restaurant.ts'
import { openFamily, type Member } from '#tests/families/family.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { calendars, type Calendars } from './calendars.ts'
import { commandsOf, draws, intakes, reviews, submit, tellings, toTheEnd, type Act } from './case-acts.ts'
import { itemWith, limitsOfItems } from './random-case.ts'

const uuid = '00000000-0000-4000-8000-000000000009'
const firstDay = parseDay('2024-01-01')
const parts = ['a', 'b', 'c'] as const

/** How parts may follow one another. */
const plans: Plan[] = [
  { parallel: [{ task: 'a' }, { task: 'b' }, { task: 'c' }], join: 'all' },
  { series: [{ task: 'a' }, { parallel: [{ task: 'b' }, { task: 'c' }], join: 'all' }] },
  { series: [{ parallel: [{ task: 'a' }, { task: 'b' }], join: 'all' }, { task: 'c' }] },
  { parallel: [{ series: [{ task: 'a' }, { task: 'b' }] }, { task: 'c' }], join: 'all' },
]

const wholeId = '11111111-1111-4111-8111-111111111111'
const otherId = '11111111-1111-4111-8111-222222222222'
const singleId = '22222222-2222-4222-8222-222222222222'

/** What is done to the family beside what is done to one of its cases. */
type FamilyAct = { is: 'split' | 'join'; part: (typeof parts)[number] }

const familyActs = fc.record({
  wait: fc.integer({ min: 0, max: 6 }),
  act: fc.record({ is: fc.constantFrom('split' as const, 'join' as const), part: fc.constantFrom(...parts) }),
})

/** The acts of one case of the family, each with the days after the one before. */
const ofOne = fc.tuple(intakes, reviews).map((some) => some.flat())

/** One family to be: the whole, a second whole, and a case that was filed by itself and may join either. */
export type RandomFamily = typeof randomFamilies extends fc.Arbitrary<infer T> ? T : never

export const randomFamilies = fc.record({
  items: fc.tuple(limitsOfItems, limitsOfItems, limitsOfItems),
  whole: limitsOfItems,
  plan: fc.constantFrom(...plans),
  join: fc.constantFrom('all' as const, 'each-on-its-own' as const),
  calendar: fc.oneof(fc.constant(0), fc.nat(calendars.length - 1)),
  start: fc.nat(1300).map((days) => addDays(firstDay, days)),
  intake: intakes,
  acts: fc.array(ofOne, { minLength: 5, maxLength: 5 }),
  family: fc.array(familyActs, { maxLength: 4 }),
  /** How many letters are carried on each day; at the end all are. */
  post: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
})

/** What a walk tells of each of the cases. */
export type FamilyListener = {
  begin(calendars: Calendars): void
  happened(stream: string, caused: readonly CaseEvent[], member: { item: Item; state: CaseState; today: Day }): void
  day(day: Day, members: Iterable<[string, Member]>): void
}

/** Walks a family day by day until all its cases are closed. */
export function walkFamily(random: RandomFamily, tell: FamilyListener): void {
  const terms = calendars[random.calendar]!
  const items = Object.fromEntries(
    parts.map((key, at) => [key, { ...itemWith(random.items[at]!), code: key as Item['code'] }]),
  )
  const whole: Item = {
    ...openRestaurant,
    statutory: random.whole.statutory,
    promised: random.whole.promised,
    specialProcedures: itemWith(random.whole).specialProcedures,
    extension: itemWith(random.whole).extension,
    form: [],
    holds: [],
    materials: itemWith(random.whole).materials,
    join: random.join,
    plan: random.plan,
    parts: parts.map((key) => ({
      ...openRestaurant.parts[0]!,
      key,
      item: key as never,
      title: `事项 ${key}`,
      fields: {},
      materials: {},
      fromPart: {},
    })),
  }
  let day = random.start
  tell.begin(terms)

  const family = openFamily(
    (stream, item, heard) => {
      let state = caseDecider.initial
      return {
        item,
        state: () => state,
        attempt(command) {
          try {
            const env = { item, calendar: terms.ours, day, newRef: () => uuid }
            const caused = caseDecider.decide(command, state, env)
            if (caused.length === 0) return false
            state = caused.reduce(caseDecider.evolve, state)
            tell.happened(stream, caused, { item, state, today: day })
            heard(caused)
            return true
          } catch (refused) {
            if (!(refused instanceof RuleViolation)) throw refused
            return false
          }
        },
      }
    },
    (code) => items[code]!,
  )
  const main = family.add(wholeId, whole)
  family.add(otherId, whole)
  family.add(singleId, items[random.plan === plans[1] ? 'b' : 'a']!)
  main.attempt(submit)

  const script = scriptOf(random)
  for (const [at, due] of script.entries()) {
    while (day < addDays(random.start, due.on)) endDay(at)
    if (due.to === 'family') tried(due.act)
    else done(due.to, due.act)
  }
  for (let round = 0; round < 400 && [...family.members.values()].some(isOpen); round += 1) {
    while (family.carry());
    for (const member of family.members.values()) for (const act of toTheEnd) doneBy(member, act)
    endDay(round)
  }
  const open = [...family.members].filter(([, member]) => isOpen(member))
  if (open.length > 0) throw new Error(`never ended: ${open.map(([stream]) => stream).join()}`)

  function endDay(at: number): void {
    for (let left = random.post[at % random.post.length]!; left > 0; left -= 1) family.carry(left === 3)
    tell.day(day, family.members)
    day = addDays(day, 1)
    for (const member of family.members.values()) {
      member.attempt({ type: 'intake-clock-ran-out' })
      member.attempt({ type: 'withdrawal-clock-ran-out' })
      member.attempt(draws(member.state()))
    }
  }

  function tried({ is, part }: FamilyAct): void {
    if (is === 'split') {
      main.attempt({ type: 'split-part', part })
      return
    }
    for (const [stream, one] of family.members)
      if ((stream === singleId || stream === otherId) && one.state().phase === 'none') one.attempt(submit)
    const { item } = family.members.get(singleId)!
    // Both may ask for it before either has heard.
    family.join(wholeId, item.code, singleId)
    family.join(otherId, item.code, singleId)
  }

  function done(to: number, act: Act): void {
    const members = [...family.members.values()]
    doneBy(members[to % members.length]!, act)
  }

  function doneBy(member: Member, act: Act): void {
    for (const command of commandsFor(member, act)) member.attempt(command)
    if (act.is === 'begin' && act.tells) for (const command of tellings(member.state())) member.attempt(command)
    member.attempt(draws(member.state()))
  }
}

const isOpen = (member: Member): boolean => member.state().phase !== 'closed' && member.state().phase !== 'none'

/** A whole has papers of its own; a part is received with it. */
function commandsFor({ item, state }: Member, act: Act): CaseCommand[] {
  const isWhole = item.parts.length > 0
  if (isWhole && act.is === 'propose')
    return [{ type: 'extend-whole', reason: '各事项的现场核查不能在期限内全部完成。' }]
  if (state().phase === 'none' || (act.is === 'deliver' && state().whole)) return []
  // Papers are set for what was decided.
  if (act.is === 'papers' && state().phase !== 'issuing') return []
  if (!isWhole || act.is !== 'papers') return commandsOf(act, state(), item)
  return ['cover-sheet', 'joint-feedback'].map((kind) => ({
    type: 'record-paper',
    paper: kind,
    kind,
    file: uuid,
    content: `c1:${'a'.repeat(64)}`,
  }))
}

/** Everything in the order of its days. */
function scriptOf({ intake, acts, family }: RandomFamily) {
  const timed = <T>(to: number | 'family', some: readonly { wait: number; act: T }[], from: number) => {
    let on = from
    return some.map(({ wait, act }) => ({ on: (on += wait), to, act }))
  }
  const own = timed(0, intake, 0)
  const begun = own.at(-1)?.on ?? 0
  return [...own, ...timed('family', family, 0), ...acts.flatMap((some, at) => timed(at + 1, some, begun))].toSorted(
    (one, other) => one.on - other.on,
  ) as ({ on: number; to: number; act: Act } | { on: number; to: 'family'; act: FamilyAct })[]
}
