import { execFileSync } from 'node:child_process'
import process from 'node:process'

/** `YICHUANG_FAULTS=all`: whatever else goes by turns from commit to commit is done all at once. It takes hours. */
export const allTurns = process.env['YICHUANG_FAULTS'] === 'all'

/**
 * `YICHUANG_TESTS=whole`, as `.ci/run` says: every page, journey and kill, and of the longest sweeps (rights, special ways, crash points) a large share. Else a run
 * does a smaller share of each, by the commit, so that whoever works here waits minutes; what may differ from commit to commit is the share, never what is asserted.
 */
export const inFull = allTurns || process.env['YICHUANG_TESTS'] === 'whole'

let known: number | undefined

/** A number that the commit gives, the same for the same commit, 0 outside git: where whatever goes by turns begins. */
export function commitTurn(): number {
  known ??= turnOfHead()
  return known
}

function turnOfHead(): number {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return Number.parseInt(head.slice(0, 8), 16)
  } catch {
    return 0
  }
}
