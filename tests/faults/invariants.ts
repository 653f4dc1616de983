import { Client } from 'pg'
import type { Platform } from '#platform/platform.ts'
import type { HistoryLine } from './history.ts'
import { gather, type Check, type Violation } from './invariants/evidence.ts'
import { credentialsMatch, deadlinesKept, effectsDone, noMoneyYet } from './invariants/effects.ts'
import { gapless, noDeadRights, nothingInvented, nothingLost, timeRunsForward } from './invariants/log.ts'
import { numbersMatch } from './invariants/numbers.ts'
import { bytesWhole, dutiesSeparate, projectionsMatch } from './invariants/rows.ts'

export type { Violation } from './invariants/evidence.ts'

export type Inspected = {
  /** Address for the database's owner. */
  databaseUrl: string
  dataFolder: string
  history: readonly HistoryLine[]
  smsFile: string | null
  /** What the courier has taken over; left out where none is connected. */
  courierFile?: string | null
  /** For reading only; its background may run or have been stopped. */
  platform: Platform
}

const checks: Check[] = [
  nothingLost, // I1
  nothingInvented, // I2
  gapless, // I3
  projectionsMatch, // I4
  effectsDone, // I5
  noMoneyYet, // I6
  credentialsMatch, // I7
  numbersMatch, // I7
  deadlinesKept, // I8
  dutiesSeparate, // I10
  noDeadRights, // I11
  timeRunsForward, // I12
  bytesWhole, // I14
]

/**
 * I1 to I14 over everything that a run has left, except I9 (`canariesIn` over what reviewers were sent) and I13 (`endToEnd`, which
 * needs a running server). For a system at rest: effects that still wait are a violation.
 */
export async function checkInvariants({ databaseUrl, courierFile = null, ...rest }: Inspected): Promise<Violation[]> {
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const evidence = await gather(owner, { ...rest, courierFile, history: [...rest.history] })
    const violations: Violation[] = []
    for (const check of checks) violations.push(...(await check(evidence)))
    return violations
  } finally {
    await owner.end()
  }
}

/** I9: no word that names the applicant in bytes that a reviewer was sent, also not in the answers to what went wrong. */
export function canariesIn(sent: readonly Buffer[], canaries: readonly string[]): Violation[] {
  const forms = canaries.flatMap((canary) => {
    const bytes = Buffer.from(canary)
    const escaped = JSON.stringify(canary)
      .slice(1, -1)
      .replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    return [
      bytes,
      Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
      Buffer.from(bytes.toString('hex')),
      Buffer.from(encodeURIComponent(canary)),
      Buffer.from(escaped),
      Buffer.from(canary, 'utf16le'),
    ]
  })
  return sent.flatMap((bytes): Violation[] =>
    forms.some((form) => bytes.includes(form))
      ? [{ invariant: 'I9', says: 'a reviewer was sent a word that names the applicant' }]
      : [],
  )
}

/** I13: a probe goes from end to end within the time; the case it leaves is checked with the others. */
export async function endToEnd(probe: () => Promise<unknown>, withinMs = 10_000): Promise<Violation[]> {
  const begun = performance.now()
  try {
    await probe()
  } catch (error) {
    return [{ invariant: 'I13', says: `the probe failed: ${error instanceof Error ? error.message : 'unknown'}` }]
  }
  const took = Math.round(performance.now() - begun)
  return took <= withinMs ? [] : [{ invariant: 'I13', says: `the probe took ${took} ms` }]
}
