import { allTurns, commitTurn } from '#tests/harness/commit-turn.ts'
import type { Drawn } from './owner.ts'
import type { Viewer } from './viewers.ts'

/**
 * Who of those who could look does so at a stage: whoever's own tasks are others than when they looked last, and of all others one in turn,
 * beginning with another one at each commit. When everything is there, everybody looks.
 */
export function openTurns() {
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
    const inTurn = rest[turn++ % (rest.length || 1)]
    const looking = everybody || allTurns ? [...viewers] : viewers.filter((one) => isNew(one) || one === inTurn)
    for (const viewer of looking) lookedAt.set(viewer.person, own(viewer))
    return looking
  }
}
