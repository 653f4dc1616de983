import { Client } from 'pg'
import type { Platform } from '#platform/platform.ts'
import type { HistoryLine } from './history.ts'
import { nobodyShown } from './invariants/blindness.ts'
import { credentialsMatch } from './invariants/credentials.ts'
import { gather, type Check, type Violation } from './invariants/evidence.ts'
import { deadlinesKept, usuallyLateMs, type Jump } from './invariants/deadlines.ts'
import { effectsDone, noMoneyYet } from './invariants/effects.ts'
import { gapless, noDeadRights, nothingInvented, nothingLost, timeRunsForward } from './invariants/log.ts'
import { numbersMatch } from './invariants/numbers.ts'
import { pausesCounted } from './invariants/pauses.ts'
import { bytesWhole, dutiesSeparate, projectionsMatch } from './invariants/rows.ts'
import { headsConsistent, type Head } from './invariants/witness.ts'

export { canariesIn } from './invariants/blindness.ts'
export type { Violation } from './invariants/evidence.ts'

export type Inspected = {
  /** Address for the database's owner. */
  databaseUrl: string
  dataFolder: string
  history: readonly HistoryLine[]
  smsFile: string | null
  /** What the courier has taken over; left out where none is connected. */
  courierFile?: string | null
  /** What the locker has given and got back; left out where none is connected. */
  lockerFile?: string | null
  /** What the authority above has taken in; left out where none is connected. */
  superiorFile?: string | null
  /** How the platform's clock was moved by hand; left out where nobody has touched it. */
  jumps?: readonly Jump[]
  /** So long after it was due a thing may be done by the clock, where it is not a minute. */
  lateMs?: number
  /** What a witness has seen of the log on the way. */
  heads?: readonly Head[]
  /** So far the clocks of the servers may differ; null where the platform's clock was set back on the way. */
  skewMs?: number | null
  /** Only what breaks this one is looked for; left out for all of them. */
  only?: Violation['invariant']
  /** For reading only; its background may run or have been stopped. */
  platform: Platform
}

/** Servers of one machine read one clock, each in its own way. */
export const sameMachineMs = 10

const checks: [Violation['invariant'], Check][] = [
  ['I1', nothingLost],
  ['I2', nothingInvented],
  ['I3', gapless],
  ['I3', headsConsistent],
  ['I4', projectionsMatch],
  ['I5', effectsDone],
  ['I6', noMoneyYet],
  ['I7', credentialsMatch],
  ['I7', numbersMatch],
  ['I8', deadlinesKept],
  ['I8', pausesCounted],
  ['I9', nobodyShown],
  ['I10', dutiesSeparate],
  ['I11', noDeadRights],
  ['I12', timeRunsForward],
  ['I14', bytesWhole],
]

/*
 * What of each invariant is checked, and what is not yet:
 *
 *       checked                                                     not yet
 * I1    acknowledged commands stand in the log once, as receipted   -
 * I2    commands were sent, refusals left nothing                   -
 * I3    versions, positions, ids; heads that a witness saw          the tree is the checker's own: no root is signed
 * I4    rows of the streams in the log equal the streams folded anew; none of a stream that it has not   rows in a table that no stream of the same kind writes; tables rebuilt from nothing
 * I5    each effect done, once where once counts, after its cause, by the file of whoever received it   the order per case (decision 0033)
 * I6    no table for money exists                                   the ledger, on the day it comes
 * I7    credentials and register numbers match the log              -
 * I8    acts of the clock answer a deadline once, none early or late; paused days, counted by the oracle of `tests/law`   steps; wholes that a case joined: `tests/law` does, over random cases
 * I9    what reviewers were sent on the way, by every client        what only `tests/blindness` looks for
 * I10   one class of duty per person and case, none without         -
 * I11   no command under a revoked grant                            -
 * I12   time in a stream; order and time over streams, of acknowledged commands and of causes, as exact as the clocks of the servers   -
 * I13   one probe from end to end                                   -
 * I14   bytes named, present, whole; strays swept                   -
 */

/**
 * I1 to I14 over everything that a run has left, except I13 (`endToEnd`, which needs a running server). Of I9 the words that the city's people
 * are named by; `canariesIn` looks for others. For a system at rest: effects that still wait are a violation.
 */
export async function checkInvariants({
  databaseUrl,
  courierFile = null,
  lockerFile = null,
  superiorFile = null,
  jumps = [],
  lateMs = usuallyLateMs,
  heads = [],
  skewMs = sameMachineMs,
  only,
  ...rest
}: Inspected): Promise<Violation[]> {
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const evidence = await gather(owner, {
      ...rest,
      courierFile,
      lockerFile,
      superiorFile,
      jumps,
      lateMs,
      heads,
      skewMs,
      history: [...rest.history],
    })
    const violations: Violation[] = []
    for (const [invariant, check] of checks)
      if (only === undefined || only === invariant) violations.push(...(await check(evidence)))
    return violations
  } finally {
    await owner.end()
  }
}

/** I13: a probe goes from end to end within the time, which may be told at its end; the case it leaves is checked with the others. */
export async function endToEnd(
  probe: () => Promise<unknown>,
  withinMs: number | (() => number) = 10_000,
): Promise<Violation[]> {
  const begun = performance.now()
  try {
    await probe()
  } catch (error) {
    return [{ invariant: 'I13', says: `the probe failed: ${error instanceof Error ? error.message : 'unknown'}` }]
  }
  const took = Math.round(performance.now() - begun)
  return took <= (typeof withinMs === 'number' ? withinMs : withinMs())
    ? []
    : [{ invariant: 'I13', says: `the probe took ${took} ms` }]
}
