import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { z } from 'zod'
import { AssessmentEvent } from '#contracts/assessments.ts'
import { CaseEvent, GrantEvent } from '#contracts/case-events.ts'
import { CredentialEvent } from '#contracts/credentials.ts'
import { ItemEvent } from '#contracts/form-design.ts'
import { PrecaseEvent } from '#contracts/precase-events.ts'
import { ParcelEvent, TransferEvent } from '#contracts/deliveries.ts'
import { canonical } from '#kernel/canonical.ts'
import { fold } from '#kernel/decider.ts'
import { assessmentStream } from '#server/modules/assessments/assessment-stream.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { itemStream } from '#server/modules/catalogue/item-stream.ts'
import { credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { transferStream } from '#server/modules/deliveries/transfer-stream.ts'
import { parcelStream } from '#server/modules/deliveries/parcel-stream.ts'
import { grantStream } from '#server/modules/identity/grant.ts'
import { precaseStream } from '#server/modules/precases/precase-stream.ts'

/**
 * Streams as they were once written, one JSON line each: kind, events, and the state they folded to. Lines are only ever added
 * (`node scripts/run.mjs tests/fixtures/record-history.ts >> tests/fixtures/history.jsonl`): events are never edited, so what once was
 * written must be read for ever.
 */
type Recorded = { kind: string; events: { type: string }[]; state: unknown }

const history = readFileSync(new URL('fixtures/history.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Recorded)

const kinds = {
  case: { events: CaseEvent, decider: caseStream.decider },
  credential: { events: CredentialEvent, decider: credentialStream.decider },
  assessment: { events: AssessmentEvent, decider: assessmentStream.decider },
  precase: { events: PrecaseEvent, decider: precaseStream.decider },
  transfer: { events: TransferEvent, decider: transferStream.decider },
  parcel: { events: ParcelEvent, decider: parcelStream.decider },
  item: { events: ItemEvent, decider: itemStream.decider },
  grant: { events: GrantEvent, decider: grantStream.decider },
} as const

for (const [kind, { events, decider }] of Object.entries(kinds)) {
  const streams = history.filter((recorded) => recorded.kind === kind)

  test(`${kind}: every event ever written is still admitted by its contract`, () => {
    for (const recorded of streams) for (const event of recorded.events) events.parse(event)
  })

  test(`${kind}: every stream ever written folds to the state that it had`, () => {
    assert.ok(streams.length > 0, `no stream of kind ${kind} is recorded`)
    for (const recorded of streams) {
      const state = fold(
        decider as { initial: unknown; evolve(state: unknown, event: unknown): unknown },
        recorded.events,
      )
      // A later fold may know more than an earlier one: what was known then must still be so.
      assertHolds(state, recorded.state, `${kind}: `)
    }
  })

  test(`${kind}: each type of event has been written at least once`, () => {
    const types = (events as z.ZodDiscriminatedUnion).options.map((option) => typeOf(option as z.ZodObject))
    const written = new Set(streams.flatMap((recorded) => recorded.events.map((event) => event.type)))
    assert.deepEqual(
      types.filter((type) => !written.has(type)),
      [],
    )
  })
}

function typeOf(option: z.ZodObject): string {
  return [...(option.shape['type'] as z.ZodLiteral<string>).values][0]!
}

function assertHolds(now: unknown, then: unknown, path: string): void {
  if (then !== null && typeof then === 'object' && !Array.isArray(then)) {
    for (const [name, value] of Object.entries(then))
      assertHolds((now as Record<string, unknown> | null)?.[name], value, `${path}.${name}`)
    return
  }
  assert.equal(canonical(now ?? null), canonical(then), path)
}
