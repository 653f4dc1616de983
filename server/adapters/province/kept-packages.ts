import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ReferralPackage, SuperiorAnswer } from '#contracts/referrals.ts'

/** A package as the simulated authority holds it; without words where it was withdrawn before it came. */
export type Kept = {
  id: string
  said: ReferralPackage | null
  receipt: string
  since: number
  answer: SuperiorAnswer | null
  withdrawn: boolean
}

/**
 * Each change is one line of JSON in the file, so that an authority that was switched off goes on where it was.
 *
 * @param file null keeps them in memory alone
 */
export function openKept(file: string | null): {
  get(id: string): Kept | undefined
  put(one: Kept): Kept
  all(): readonly Kept[]
  lose(id: string): void
} {
  if (file) mkdirSync(dirname(file), { recursive: true })
  const kept = new Map(file ? packagesIn(file).map((one) => [one.id, one]) : [])
  return {
    get: (id) => kept.get(id),
    put(one) {
      if (file) appendFileSync(file, `${JSON.stringify(one)}\n`, { mode: 0o600 })
      kept.set(one.id, one)
      return one
    },
    all: () => [...kept.values()],
    lose: (id) => void kept.delete(id),
  }
}

/** The packages by the authority's own file; the last line of a package counts, a torn one not. */
export function packagesIn(file: string): Kept[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return [...new Map(lines.map((line) => JSON.parse(line) as Kept).map((one) => [one.id, one])).values()]
}
