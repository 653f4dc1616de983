import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { effectKinds, type EffectKind } from '#contracts/operations.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { knownEffects } from './crash-points.ts'
import { walks } from './walks.ts'

const alone = 'one append like that of a walked answer to the same question, and nothing follows it by itself'

/** Facts that no walk comes to, each with its reason. */
const notWalked: Record<string, string> = {
  'case.extension-declined': alone,
  'case.hearing-waived': alone,
  'case.statement-waived': alone,
  'case.third-parties-announced':
    'published with the same rows, clock and end as the walked 公示 of a plan: tests/third-parties.test.ts',
  'case.deemed-agreed':
    'one append of the clock like the walked deemed acceptance, and issued like a walked grant: tests/every-item.test.ts',
  'case.hearing-ordered': 'opens the same task of a chair as the walked request: tests/hearing.test.ts',
  'case.seal-opening-refused': alone,
  'transfer.originals-returned': alone,
  'case.meeting-moved':
    'one append, by the convener or with a notice on holidays; what follows in further cases has ids made of it: tests/meetings.test.ts',
  'case.meeting-recounted': 'follows a loaded calendar: tests/meeting-moves.test.ts, tests/calendar-change.test.ts',
  'case.task-released': 'tests/signing.test.ts',
  'case.copied': 'tests/copies.test.ts',
  'case.copy-seen': 'tests/copies.test.ts',
  'case.referral-recalled':
    'the answer to a call from outside, noted under the id of its effect: tests/referral.test.ts',
  'case.reminded':
    'comes where a walk passes the day before a last one; `byChance` of crash-points.ts lets a server die at the first',
  'case.office-overdue': 'comes like `case.reminded`, where a walk passes a last one: tests/office-waits.test.ts',
  'case.late-recounted': 'a step that is put aside after it was late: tests/late-steps.test.ts',
  'case.experts-overdue': 'tests/expert-rules.test.ts',
  'item.rules-published':
    'writes the revision that it publishes in the same transaction, like the walked `item.form-published`: tests/publish-form.test.ts',
  'case.check-drawn': 'the draw says which of two ways a walk would go; tests/ways.test.ts and tests/way-rules.test.ts',
  'case.inspection-drawn':
    'comes with a draw wherever a walk passes the end of a period, of the licences of every walk before; `byChance` of crash-points.ts lets a server die at the first',
  'case.inspection-passed-over': 'the same',
  'case.inspectors-drawn': 'the same, and walked after an order',
  'case.supervision-ended': 'the same, of a licence that has ended by then',
  'case.hand-over-settled': alone,
  'case.check-ordered': 'only of what no draw chose: tests/way-rules.test.ts',
  'case.person-asked': 'tests/way-rules.test.ts',
  'expert.expert-entered':
    'the roll is settled before the first server starts; by hand it is one append: tests/experts.test.ts',
  'expert.expert-appointed': 'the posts that follow have ids made of it: tests/experts.test.ts',
  'grant.granted': 'posts are settled before the first server starts',
  'grant.revoked': 'tests/faults/revocation.test.ts',
  'party.taken-over':
    'the city is settled before the first server starts; who stood there before is one append by the nightly sweep: tests/parties-in-the-log.test.ts',
  'party.notices-chosen': alone,
  'platform-clock.moved': 'exists in the demonstration alone, where a walk moves the clock as its owner',
  'parcel.ended': 'comes with the last `parcel.tracked`',
  'parcel.tracked':
    'comes as often as the courier is asked; `byChance` of crash-points.ts lets a server die at the first',
  'calendar.notice-loaded': 'a calendar stays loaded for every walk after it: tests/calendar-change.test.ts',
  'office.reminder-set': alone,
  'obligation.recounted': 'follows a loaded calendar: tests/obligation-rules.test.ts, tests/calendar-change.test.ts',
  'case.part-paused':
    'carried by the reader of the walked `case.part-ended`, all pauses of the part each time: tests/any-family.test.ts tells it twice, tests/composite.test.ts on servers',
  'case.limits-recomputed': 'follows a loaded calendar: tests/calendar-change.test.ts',
}

const typeOf = (option: z.ZodObject): string => [...(option.shape['type'] as z.ZodLiteral<string>).values][0]!
const stored = streamKinds.flatMap(({ stream, events }) =>
  events.options.map((option) => `${stream.name}.${typeOf(option as z.ZodObject)}`),
)
const walked = new Set([...knownEffects().values()].flat())

test('every walk stands in effects.txt, and nothing else', () =>
  assert.deepEqual(
    [...knownEffects().keys()],
    walks.map(({ name }) => name),
  ))

test('every fact that can be written is come to by some walk, or stands on the list of those that are not', () => {
  const missing = stored.filter((type) => !walked.has(`append ${type}`) && notWalked[type] === undefined)
  assert.deepEqual(missing, [], 'walk them in tests/faults, or say here why not')
  const idle = Object.keys(notWalked).filter((type) => !stored.includes(type) || walked.has(`append ${type}`))
  assert.deepEqual(idle, [], 'these are walked by now, or are no facts any more')
})

/** Kinds of effect that no walk comes to, each with its reason. */
const notPerformed: Partial<Record<EffectKind, string>> = {
  'begin-supervision': 'only of a licence that a sweep by night could not bring in: tests/supervision-begins.test.ts',
}

test('every kind of effect is come to by some walk, or stands on the list of those that are not', () =>
  assert.deepEqual(
    effectKinds.filter((kind) => !walked.has(`job ${kind}`)),
    Object.keys(notPerformed),
  ))
