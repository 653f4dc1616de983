import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { executeAs } from '#platform/execute.ts'
import { verifyProjections } from '#platform/verify.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { eiaReport } from '#seed/items/eia-report.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { planningPermit } from '#seed/items/planning-permit.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { envOf, openRun, scripts, type Attempt } from './any-command/run.ts'
import { uuid } from './any-command/look.ts'
import { changed, openSnapshots, type Snapshot } from './authorization/snapshot.ts'
import { allTurns, commitTurn } from './harness/commit-turn.ts'
import { testPlatform } from './harness/platform.ts'
import { closeBeforeDrop } from './harness/postgres.ts'

/** Scripts of each item besides the first; then all that is refused is asked of the database. */
const tries = Number(process.env['YICHUANG_TRIES'] ?? 0)
const region = 'lyg'

// Nobody else is at work, so that whatever changes was changed by a command of the script.
const { platform, databaseUrl } = await testPlatform({ background: false })

/** Everything that was tried on one case by a script of chance, until its end. */
function triedOn(item: Item, seed: number): Attempt[] {
  const attempts: Attempt[] = []
  const [script] = fc.sample(scripts, { numRuns: 1, seed })
  const { step, toTheEnd } = openRun(item, {}, undefined, undefined, (attempt) => attempts.push(attempt))
  for (const one of script!) step(one)
  toTheEnd()
  return attempts
}

/** As if of another case: with ids and a number of its own. */
function ofCase(at: number, attempts: readonly Attempt[]): Attempt[] {
  const own = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(uuid(0).slice(0, -10), uuid(at * 1e10).slice(0, -10))
        .replaceAll('"number":"N1"', `"number":"N1${at}"`),
    )
  return attempts.map(({ world, ...came }) => ({ ...own(came), world: { ...world, refs: world.refs + at * 1e10 } }))
}

/** The same through the log and the tables: what it caused, or the code of its refusal. */
async function kept(
  stream: string,
  { command, world }: Attempt,
): Promise<{ caused: CaseEvent[] } | { refused: string }> {
  try {
    const done = await executeAs(platform.engine, uuid(5000), null, {
      kind: caseStream,
      region,
      target: { stream, fresh: true },
      commandId: randomUUID(),
      decide: () => ({ command, env: envOf(world) }),
    })
    return { caused: (done?.events ?? []).map((event) => CaseEvent.parse(event)) }
  } catch (refused) {
    if (refused instanceof RuleViolation) return { refused: refused.code }
    throw refused
  }
}

/** One in so many of what is refused is asked of the database, too: what decides is the same. */
const everyRefused = tries > 0 ? 1 : 8

const snapshots = await openSnapshots(databaseUrl)
closeBeforeDrop(snapshots.close)

async function sameInTheDatabase(item: Item, at: number): Promise<void> {
  const stream = randomUUID()
  let [taken, refused, asked, compared] = [0, 0, 0, 0]
  let before: Snapshot = await snapshots.take()
  /** How often the database had refused by then; infinite where nobody has looked since the last that was taken. */
  let since = 0
  for (const attempt of ofCase(at, triedOn(item, at))) {
    const came = 'refused' in attempt ? { refused: attempt.refused } : { caused: attempt.caused }
    if ('refused' in came || came.caused.length === 0) {
      refused += 1
      if (refused % everyRefused !== 0) continue
      assert.deepEqual(await kept(stream, attempt), came, attempt.command.type)
      asked += 1
      continue
    }
    // From one look to the next nothing but refusals.
    if (asked > since) {
      assert.deepEqual(changed(before, await snapshots.take()), [])
      compared += 1
    }
    assert.deepEqual(await kept(stream, attempt), came, attempt.command.type)
    taken += 1
    since = Infinity
    if (taken % 5 !== 0) continue
    before = await snapshots.take()
    since = asked
  }
  assert.ok(
    taken > 0 && compared > 0,
    `${taken} taken, ${asked} of ${refused} refused here, ${compared} times compared`,
  )
  assert.deepEqual(await verifyProjections(platform, caseStream, { streams: [stream] }), {
    checked: 1,
    differences: [],
  })
}

const items = [fireDesignReview, publicVenueHygiene, chemicalSafetyConditions, eiaReport, planningPermit]
for (const [at, item] of items.entries())
  if (allTurns || tries > 0 || at % 2 === commitTurn() % 2)
    test(`${item.shortName}: in the database, too, whatever is refused changes nothing, and the rows are those that the log explains`, async () => {
      for (let more = 0; more <= tries; more += 1) await sameInTheDatabase(item, at + 10 * more)
    })
