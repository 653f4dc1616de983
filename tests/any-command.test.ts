import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import type { CaseEvent } from '#contracts/case-events.ts'
import { Item, TaskDefinition } from '#contracts/item.ts'
import { Awaits } from '#contracts/signing.ts'
import { composites } from '#seed/items/composites/all.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { eiaReport } from '#seed/items/eia-report.ts'
import { eiaReReview } from '#seed/items/eia-re-review.ts'
import { energyCommitment } from '#seed/items/energy-commitment.ts'
import { energyReview } from '#seed/items/energy-review.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { fireworksRetail } from '#seed/items/fireworks-retail.ts'
import { foodBusiness } from '#seed/items/food-business.ts'
import { hazardousGoodsTransport } from '#seed/items/hazardous-goods-transport.ts'
import { lawyerPractice } from '#seed/items/lawyer-practice.ts'
import { planningPermit } from '#seed/items/planning-permit.ts'
import { presalePermit } from '#seed/items/presale-permit.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { remoteTreatmentFiling } from '#seed/items/remote-treatment-filing.ts'
import { residentMedicalInsurance } from '#seed/items/resident-medical-insurance.ts'
import { trafficImpactAssessment } from '#seed/items/traffic-impact-assessment.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import { withSigners } from '#server/modules/cases/signing/signers.ts'
import { anyCommand } from './any-command/any-command.ts'
import { openRun, scripts, type Run, type Tally } from './any-command/run.ts'
import { recordStreams } from './fixtures/record-history.ts'
import { commitTurn, inFull } from './harness/commit-turn.ts'

/** Scripts for each item; `YICHUANG_TRIES=…` asks for more, and for other chance. */
const asked = Number(process.env['YICHUANG_TRIES'] ?? 0)
const chance = { endOnFailure: true, ...(asked > 0 ? { numRuns: asked } : { numRuns: 30, seed: 20_260_101 }) }
/** A share tries one in so many of the scripts of each item, and others at each commit. */
const oneIn = inFull || asked > 0 ? 1 : 3

/** What may move the limits of an accepted case. */
const moves = new Set<CaseEvent['type']>([
  'accepted',
  'special-procedure-told',
  'special-procedure-ended',
  'part-paused',
  'limit-extended',
  'limits-recomputed',
  'person-asked',
])

/** At most one of these in a case. */
const once = [
  'submitted',
  'accepted',
  'refused-at-intake',
  'withdrawn',
  'promised',
  'person-asked',
  'credential-noted',
  'hearing-offered',
  'hearing-ordered',
  'third-parties-found',
  'third-parties-announced',
  'extension-proposed',
  'limit-extended',
  'parts-settled',
  'deemed-renewed',
  'deemed-agreed',
  'ended-for-default',
  'erased',
] as const satisfies readonly CaseEvent['type'][]

/** At most one of these for each thing that they are about. */
const onceOf: Partial<Record<CaseEvent['type'], (event: never) => string>> = {
  'part-opened': ({ part }: { part: string }) => part,
  'part-joined': ({ part }: { part: string }) => part,
  'part-ended': ({ part }: { part: string }) => part,
  'revision-called': ({ panel }: { panel: string }) => panel,
  'expert-panel-closed': ({ panel }: { panel: string }) => panel,
  'expert-opinion-given': ({ task }: { task: string }) => task,
  'closure-opened': ({ closure }: { closure: string }) => closure,
  'closure-decided': ({ closure }: { closure: string }) => closure,
  'meeting-closed': ({ meeting }: { meeting: string }) => meeting,
  'meeting-spoken': ({ meeting, task }: { meeting: string; task: string }) => `${meeting} ${task}`,
  'visit-closed': ({ visit }: { visit: string }) => visit,
  'task-overdue': ({ task, rung }: { task: string; rung: number }) => `${task} ${rung}`,
  'office-overdue': ({ limit }: { limit: string }) => limit,
  'task-opened': ({ ref }: { ref: string }) => ref,
}

function lawHolds(item: Item, { state, events }: Run): void {
  const count = (type: CaseEvent['type']) => events.filter((event) => event.type === type).length
  for (const type of once) assert.ok(count(type) <= 1, `${type} more than once`)
  for (const [type, of] of Object.entries(onceOf)) {
    const about = events.filter((event) => event.type === type).map((event) => of(event as never))
    assert.equal(new Set(about).size, about.length, `${type} twice of the same: ${about.join()}`)
  }
  // Of a closed hearing whose day is moved, one ends as often as it is published.
  const open = new Set<string>()
  for (const event of events) {
    if (event.type === 'notice-published') open.add(event.task)
    if (event.type === 'notice-ended') assert.ok(open.delete(event.task), `the notice of ${event.task} ended twice`)
  }
  for (const again of ['decided', 'result-ready', 'delivered'] as const)
    assert.ok(count(again) <= 1 + count('person-asked'), `${again} too often`)
  // Another one for each who was told only after the one before.
  for (const again of ['hearing-requested', 'hearing-held', 'hearing-reported'] as const)
    assert.ok(count(again) <= 1 + count('third-party-told'), `${again} too often`)
  const foundFraud = events.filter(
    (event) => event.type === 'closure-decided' && event.ground === 'fraud' && event.outcome === 'ended',
  )
  assert.ok(count('promise-repaired') <= 1 + foundFraud.length, 'promise-repaired too often')
  assert.ok(count('deficiency-notified') <= item.returns + count('second-notice-allowed'))
  const place = (type: CaseEvent['type']) => events.findIndex((event) => event.type === type)
  if (count('decided') > 0) assert.ok(place('accepted') >= 0 && place('accepted') < place('decided'))
  if (count('delivered') > 0) assert.ok(place('result-ready') >= 0 && place('result-ready') < place('delivered'))
  if (count('parts-settled') > 0)
    assert.ok(
      Object.values(state.parts).every(({ ended }) => ended),
      'settled before every part had ended',
    )
  assert.equal(state.phase === 'closed', state.ending !== null)
}

/** What stands open when a person decides: nothing. */
function nothingWaits({ before, caused }: Parameters<NonNullable<Parameters<typeof openRun>[2]>>[0]): void {
  const decided = caused.find((event) => event.type === 'decided')
  if (!decided || (decided.made ?? 'person') !== 'person') return
  const { tasks, procedures, meetings, notices, thirdParties, ownStatements, withdrawing } = before
  assert.deepEqual(
    Object.keys(tasks).filter((key) => tasks[key]!.verdict === null && key !== decided.task && key !== 'extension'),
    [],
    'decided over the head of somebody',
  )
  assert.ok(procedures.every(({ endedDay }) => endedDay !== null))
  assert.ok(meetings.every(({ closed }) => closed))
  assert.ok(Object.values(notices).every(({ endedDay }) => endedDay !== null))
  assert.ok((thirdParties?.told ?? []).every(({ due, statedDay }) => statedDay !== null || decided.day > due))
  assert.ok(
    ownStatements.said.every(({ passedDay }) => passedDay !== null),
    'decided over words that nobody read',
  )
  assert.equal(withdrawing.asked, null)
  assert.equal(decided.comments !== undefined, decided.finding === 'notice-comment', 'rests on comments and names none')
}

/** 先来后到: a grant of what is limited takes the next place, nothing else takes one, and none is wanting while there is one left. */
function placesLast({ command, caused, item: { quota } }: Parameters<typeof nothingWaits>[0]): void {
  const decided = caused.find((event) => event.type === 'decided')
  if (!decided || command.type !== 'decide') return
  const given = command.quota?.given ?? 0
  assert.equal(decided.place?.number, quota && decided.outcome === 'granted' ? given + 1 : undefined)
  assert.ok(!quota || decided.outcome === 'refused' || given < quota.total, 'granted without a place')
  assert.ok(!decided.noPlace || (quota && given >= quota.total), 'refused for want of a place')
}

const tally: Tally = {}

/** Every case that was tried, for `history.jsonl`. */
const recorded: CaseEvent[][] = []
after(() => {
  if (recorded.length > 0) recordStreams('case', recorded)
})

/** What no item of the city has: several who sign in any order, and limits and reminders of its own. */
const madeUp: Item = {
  ...hazardousGoodsTransport,
  shortName: '会签不分先后的许可',
  internalDays: 1,
  internalBasis: '演示设定：机关内部规定',
  remindBefore: 3,
  prints: 2,
  tasks: hazardousGoodsTransport.tasks.map((task) => ({
    ...task,
    remindBefore: 3,
    ...(task.awaits ? { awaits: { ...task.awaits, how: 'together' as const } } : {}),
  })),
}

/** Between them they have every procedure that an item can have. */
const items: readonly Item[] = [
  fireDesignReview,
  chemicalSafetyConditions,
  eiaReport,
  eiaReReview,
  trafficImpactAssessment,
  planningPermit,
  foodBusiness,
  publicVenueHygiene,
  energyCommitment,
  remoteTreatmentFiling,
  residentMedicalInsurance,
  lawyerPractice,
  presalePermit,
  energyReview,
  hazardousGoodsTransport,
  fireworksRetail,
  madeUp,
  ...composites,
]

/** One script on a case of an item, and the case brought to its end. */
const tried = (item: Item, wanted: readonly CaseCommand['type'][] = [], isInTurn = () => true) =>
  fc.property(scripts, (script) => {
    if (!isInTurn()) return
    const look: Parameters<typeof openRun>[2] = (did) => {
      nothingWaits(did)
      placesLast(did)
      const { before, caused, run: now } = did
      if (before.acceptedDay && !caused.some(({ type }) => moves.has(type)))
        assert.deepEqual(
          [now.state.statutoryDue, now.state.promisedDue],
          [before.statutoryDue, before.promisedDue],
          `${did.command.type} moved a limit`,
        )
      if (before.phase === 'closed' && !caused.some(({ type }) => type === 'person-asked'))
        assert.equal(now.state.phase, 'closed', `${did.command.type} opened what was closed`)
    }
    const { run, step, toTheEnd } = openRun(withSigners(item), tally, look, undefined, undefined, wanted)
    for (const one of script) step(one)
    toTheEnd()
    // What is checked and put right afterwards.
    for (const one of script.slice(0, 4)) step({ ...one, onward: true })
    lawHolds(item, run)
    if (process.env['YICHUANG_RECORD']) recorded.push(run.events)
  })

test('each member that an item or a task of it can have, each kind of task and each way of signing is there', () => {
  const membersOf = (one: object) =>
    Object.entries(one).flatMap(([name, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [name],
    )
  const tasks = items.flatMap((item) => item.tasks)
  const lacking = (can: readonly string[], has: readonly (string | undefined)[]) => {
    const there = new Set(has)
    return can.filter((one) => !there.has(one))
  }
  assert.deepEqual(lacking(Object.keys(Item.shape), items.flatMap(membersOf)), [])
  assert.deepEqual(lacking(Object.keys(TaskDefinition.shape), tasks.flatMap(membersOf)), [])
  assert.deepEqual(
    lacking(
      TaskDefinition.shape.kind.options,
      tasks.map(({ kind }) => kind),
    ),
    [],
  )
  assert.deepEqual(
    lacking(
      Awaits.shape.how.options,
      tasks.map(({ awaits }) => awaits?.how),
    ),
    [],
  )
})

for (const [at, item] of items.entries())
  test(`${item.shortName}: whatever is tried, nothing refused changes anything, the law holds, and the case comes to an end`, () => {
    let turn = commitTurn() + at
    const isInTurn = () => turn++ % oneIn === 0
    fc.assert(tried(item, [], isInTurn), chance)
  })

/** The clock, readers and registers tell these, and are answered with nothing where it is none of their business. */
const neverRefused = new Set<string>([
  'intake-clock-ran-out',
  'take-in-at-once',
  'draw-check',
  'begin-supervision',
  'supervision-clock-ran-out',
  'draw-inspectors',
  'intake-watch-ran-out',
  'note-fraud',
  'note-default',
  'withdrawal-clock-ran-out',
  'renewal-clock-ran-out',
  'agreement-clock-ran-out',
  'assign',
  'redraw-task',
  'step-clock-ran-out',
  'remind-clock-ran-out',
  'office-clock-ran-out',
  'panel-clock-ran-out',
  'meeting-clock-ran-out',
  'recompute-limits',
  'note-recount',
  'notice-clock-ran-out',
  'notice-last-day-began',
  'note-part',
  'note-pauses',
  'open-part',
  'join-whole',
  'leave-whole',
  'follow-whole',
  'number-paper',
  'record-paper',
  'note-credential',
  'note-deposit',
  'note-parcel',
  'note-referral-received',
  'note-referral-recalled',
  'see-messages',
  'see-copy',
  'note-licence-ended',
  'depute',
])

/** So often at least each command was tried where it is lawful, and where it is not. */
const floor = inFull ? 3 : 1

const types = Object.keys(anyCommand) as CaseCommand['type'][]

/** Commands that came to this less often: taken, or, of what is never refused, answered with nothing, and of the rest refused. */
function seldom(): { taken: CaseCommand['type'][]; turnedAway: CaseCommand['type'][] } {
  const under = (came: (told: Tally[string], type: string) => number) =>
    types.filter((type) => came(tally[type] ?? { taken: 0, nothing: 0, refused: 0 }, type) < floor)
  return {
    taken: under(({ taken }) => taken),
    turnedAway: under(({ nothing, refused }, type) => (neverRefused.has(type) ? nothing : refused)),
  }
}

test('each command that there is was taken and turned away, some times each; what chance leaves out is tried first', (context) => {
  for (let seed = 1; seed <= 60; seed += 1)
    for (const item of items) {
      const { taken, turnedAway } = seldom()
      if (taken.length + turnedAway.length === 0) break
      fc.assert(tried(item, taken), { endOnFailure: true, numRuns: 4, seed })
    }
  context.diagnostic(JSON.stringify(tally))
  assert.deepEqual(seldom(), { taken: [], turnedAway: [] })
  assert.deepEqual(
    [...neverRefused].filter((type) => (tally[type]?.refused ?? 0) > 0),
    [],
    'what clocks, readers and registers tell was refused',
  )
})
