import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Item } from '#contracts/item.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { allItems } from '#seed/items/all.ts'
import { buildingProject } from '#seed/items/composites/building-project.ts'
import { openRestaurant } from '#seed/items/composites/open-restaurant.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import { filing } from './any-command/of-intake.ts'
import { openRun, scripts, type Step, type Tally } from './any-command/run.ts'
import { openFamily } from './families/family.ts'

const asked = Number(process.env['YICHUANG_TRIES'] ?? 0)
const chance = { endOnFailure: true, ...(asked > 0 ? { numRuns: asked } : { numRuns: 60, seed: 20_260_101 }) }

/** What the platform carries between the cases of a family; nobody makes it up. */
const carried = new Set<CaseCommand['type']>([
  'open-part',
  'note-part',
  'note-pauses',
  'join-part',
  'join-whole',
  'leave-whole',
  'follow-whole',
])

const wholes = ['11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-222222222222']
const single = '22222222-2222-4222-8222-222222222222'
const itemOf = (code: string): Item => allItems.find((item) => item.code === code) ?? assert.fail(code)

const tally: Tally = {}

/** Two wholes and an application of its own that either may be joined by, and every part that is opened: one script over all of them. */
function tried(item: Item, wants: Record<string, unknown>, joins: string, first: readonly CaseCommand['type'][] = []) {
  return fc.property(scripts, (script: readonly Step[]) => {
    let day = parseDay('2026-01-05')
    const runs = new Map<string, ReturnType<typeof openRun>>()
    const family = openFamily(
      (stream, of, tell) => {
        const made = openRun(
          of,
          tally,
          ({ before, command, caused }) => {
            if (command.type === 'follow-whole')
              assert.ok(before.whole, 'what went on alone was told what its whole did')
            tell(caused)
          },
          carried,
          undefined,
          first,
        )
        runs.set(stream, made)
        made.run.day = day
        return { item: of, state: () => made.run.state, attempt: made.attempt }
      },
      itemOf,
      wants,
    )
    for (const stream of wholes) {
      const whole = family.add(stream, item)
      whole.attempt({ ...filing(runs.get(stream)!.look([0]), wants), promise: null, deferral: null, bar: null })
    }
    const part = item.parts.find(({ key }) => key === joins)!
    const alone = family.add(single, itemOf(part.item))
    alone.attempt({
      ...filing(runs.get(single)!.look([0]), wants),
      promise: null,
      deferral: null,
      about: null,
      bar: null,
    })

    for (const step of script) {
      const [first = 0, second = 0, third = 0] = step.chance
      day = addDays(day, step.wait)
      for (const { run } of runs.values()) run.day = day
      if (first % 5 === 0) family.join(wholes[second % 2]!, joins, single)
      const members = [...runs.values()]
      members[third % members.length]!.step({ ...step, wait: 0 })
      for (let letters = second % 3; letters > 0; letters -= 1) family.carry(third % 2 === 0)
    }
    for (let days = 0; days < 300; days += 1) {
      while (family.carry());
      const open = [...runs.values()].filter(({ run }) => run.state.phase !== 'closed')
      if (open.length === 0) break
      for (const one of open)
        for (let acts = 0; acts < 12; acts += 1) one.step({ onward: true, chance: [1, 0, 0, 0], wait: 0 })
      day = addDays(day, 1)
      for (const { run } of runs.values()) run.day = day
    }
    while (family.carry());
    for (const [stream, { run }] of runs)
      assert.equal(run.state.phase, 'closed', `${stream} does not end: ${JSON.stringify(run.state.parts)}`)
    for (const stream of wholes) endsAgree(stream, runs)
  })
}

/** What the whole says of how its parts ended, each of them says too. */
function endsAgree(stream: string, runs: ReadonlyMap<string, ReturnType<typeof openRun>>): void {
  const { state, events } = runs.get(stream)!.run
  const settled = events.some(({ type }) => type === 'parts-settled')
  for (const { run } of runs.values()) {
    const of = run.state.whole
    if (of?.case !== stream) continue
    const how = state.parts[of.part]?.ended?.how
    if (settled) assert.ok(how, `${of.part} was settled without an end`)
    if (how && how !== 'split')
      assert.equal(how, run.state.decision?.outcome ?? run.state.ending, `${of.part} ended otherwise`)
  }
}

const families = [
  [openRestaurant, { advertises: true, runsVenue: true }, 'food'],
  [buildingProject, { savesEnergy: true, temporary: false, workKind: 'new' }, 'planning'],
] as const

for (const [item, wants, joins] of families)
  test(`${item.shortName}: whatever is tried on wholes and parts together, each comes to its end and all say the same`, () =>
    fc.assert(tried(item, wants, joins), chance))

test('between them they split, join, leave and follow; where chance left one out, they are tried on', () => {
  const untaken = () => [...carried, 'split-part'].filter((type) => (tally[type]?.taken ?? 0) === 0)
  // What a part waits for stops the whole only once the applicant was told of it on paper.
  const told = ['begin-procedure', 'record-paper'] as const
  for (let seed = 1; seed <= 40 && untaken().length > 0; seed += 1)
    for (const [item, wants, joins] of families)
      fc.assert(tried(item, wants, joins, seed % 2 === 1 ? told : []), { endOnFailure: true, numRuns: 4, seed })
  assert.deepEqual(untaken(), [])
})
