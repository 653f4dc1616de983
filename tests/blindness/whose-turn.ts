import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import type { Drawn } from './owner.ts'
import type { Viewer } from './viewers.ts'

/**
 * Who of those who could look does so at a stage: whoever's own tasks are others than when they looked last, and of all others one in turn,
 * beginning with another one at each commit. When everything is there, everybody looks. In a share of it these are of each role one in turn of
 * those whom it changes something for, and at the end one of those with tasks and one of those without any.
 */
export function openTurns(full = inFull) {
  const lookedAt = new Map<string, string>()
  let turn = commitTurn()
  return (viewers: readonly Viewer[], tasks: readonly Drawn[], everybody: boolean): Viewer[] => {
    const own = ({ person }: Viewer) =>
      tasks
        .filter((task) => task.person === person)
        .map(({ state }) => state)
        .join()
    const isNew = (viewer: Viewer) => (lookedAt.get(viewer.person) ?? '') !== own(viewer)
    const rest = viewers.filter((viewer) => !isNew(viewer))
    const oneOf = (some: readonly Viewer[]) => some[turn % (some.length || 1)]
    const inTurn = oneOf(rest)
    const all = everybody || allTurns ? [...viewers] : viewers.filter((one) => isNew(one) || one === inTurn)
    const kinds = Map.groupBy(all, (one) => `${one.role} ${everybody && own(one) === ''}`)
    const few = new Set([...kinds.values()].map((alike) => oneOf(alike)))
    turn += 1
    const looking = full ? all : all.filter((one) => few.has(one))
    for (const viewer of looking) lookedAt.set(viewer.person, own(viewer))
    return looking
  }
}
