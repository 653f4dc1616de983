import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { z } from 'zod'
import { canonical } from '#kernel/canonical.ts'
import { fold } from '#kernel/decider.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { facetsOf } from './fixtures/event-facets.ts'

/**
 * Streams as they were once written, one JSON line each: kind, events, and the state they folded to. Lines are only ever added
 * (a test file that is run with `YICHUANG_RECORD=1` adds those of its platform, and `any-command.test.ts` those of its cases, that hold an event
 * of a new type, a member that none had, or two that no event had together): events are never edited, so what once was written must be read for ever.
 */
type Recorded = { kind: string; events: { type: string }[]; state: unknown }

const history = readFileSync(new URL('fixtures/history.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Recorded)

/** Members that no stream here holds yet, in the order of the contract; whoever records one takes it off. */
const unwritten: Readonly<Record<string, readonly string[]>> = {
  case: [
    'corrected: sealed',
    'meeting-moved: sitting',
    'special-procedure-told: agreedAfter',
    'notice-published: another',
  ],
  precase: ['asked: materials[].licence', 'asked: materials[].check', 'asked: materials[].earlier'],
  credential: ['cancelled: case'],
  hall: ['hours-set: counter'],
  expert: [
    'expert-entered: employer.code',
    'expert-entered: ties[].code',
    'expert-changed: employer.code',
    'expert-changed: ties[].code',
  ],
}

for (const { stream, events } of streamKinds) {
  const kind = stream.name
  const streams = history.filter((recorded) => recorded.kind === kind)

  test(`${kind}: every event ever written is still admitted by its contract`, () => {
    for (const recorded of streams) for (const event of recorded.events) events.parse(event)
  })

  test(`${kind}: every stream ever written folds to the state that it had`, () => {
    assert.ok(streams.length > 0, `no stream of kind ${kind} is recorded`)
    for (const recorded of streams) {
      const state = fold(stream.decider, recorded.events)
      // A later fold may know more than an earlier one: what was known then must still be so.
      assertHolds(state, recorded.state, `${kind}: `)
    }
  })

  test(`${kind}: each type of event has been written at least once`, () => {
    const types = (events.options as z.ZodObject[]).map(typeOf)
    const written = new Set(streams.flatMap((recorded) => recorded.events.map((event) => event.type)))
    assert.deepEqual(
      types.filter((type) => !written.has(type)),
      [],
    )
  })

  test(`${kind}: each member that an event may leave out has been written at least once`, () => {
    const all = streams.flatMap((recorded) => recorded.events)
    const lacking = (events.options as z.ZodObject[]).flatMap((option) => {
      const type = typeOf(option)
      const own = all.filter((event) => event.type === type)
      const written = new Set(own.flatMap((event) => [...facetsOf(option, event)]))
      return [...facetsOf(option).difference(written)].map((one) => `${type}: ${one}`)
    })
    assert.deepEqual(lacking, unwritten[kind] ?? [])
  })
}

test('every kind of stream that a module defines is among those looked at', () => {
  const root = new URL('../', import.meta.url)
  const defined = globSync('server/modules/**/*.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(new URL(file, root), 'utf8').matchAll(/: StreamKind<[^=]*= \{\s*name: '([^']+)'/g)].map(
      (match) => match[1]!,
    ),
  )
  assert.deepEqual(defined.toSorted(), streamKinds.map(({ stream }) => stream.name).toSorted())
})

function typeOf(option: z.ZodObject): string {
  return [...(option.shape['type'] as z.ZodLiteral<string>).values][0]!
}

const isLastDay = (value: unknown): value is { day: string } =>
  value !== null && typeof value === 'object' && 'day' in value && 'provisional' in value && 'calendar' in value

function assertHolds(now: unknown, then: unknown, path: string): void {
  if (Array.isArray(then) && Array.isArray(now)) {
    assert.equal(now.length, then.length, path)
    for (const [place, value] of then.entries()) assertHolds(now[place], value, `${path}.${place}`)
    return
  }
  // A last day that stood alone is known with the calendar that it was counted by.
  if (typeof then === 'string' && isLastDay(now)) {
    assert.equal(now.day, then, path)
    return
  }
  if (then !== null && typeof then === 'object' && !Array.isArray(then)) {
    for (const [name, value] of Object.entries(then))
      assertHolds((now as Record<string, unknown> | null)?.[name], value, `${path}.${name}`)
    return
  }
  assert.equal(canonical(now ?? null), canonical(then), path)
}
