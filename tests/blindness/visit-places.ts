import type { Seen } from './collect.ts'
import type { MarkedCase } from './filing.ts'
import { search, type Hit, type Piece } from './search.ts'

const answered = /\/review\/tasks\/([0-9a-f-]{36})\/visit-place → 200 \(body\)$/

/**
 * What was found beside the one thing that may be told: an officer of a visit is told its place, for the task that they were drawn for. The same answer to
 * anybody else, or one that says more than the place, is a find.
 */
export async function searchBesidePlaces(
  { id, item, owner, canaries }: MarkedCase,
  seen: readonly Seen[],
): Promise<Hit[]> {
  const tasks = (await owner.tasksOf(id)).filter(({ kind }) => kind === 'site-visit')
  const places = item.tasks.flatMap(({ visit }) => (visit ? [visit.place] : []))
  const isPlace = (what: string) =>
    places.some((place) => what.startsWith(`field ${place}`) && !/^\w/.test(what.slice(`field ${place}`.length)))
  const told: Piece[] = []
  const rest: Piece[] = []
  for (const { viewer, pieces } of seen)
    for (const piece of pieces) {
      const task = answered.exec(piece.source)?.[1]
      const isOwn = tasks.some((one) => one.task === task && one.person === viewer.person)
      ;(isOwn ? told : rest).push(piece)
    }
  const others = canaries.tokens.filter(({ what }) => !isPlace(what))
  return [...search(canaries.tokens, rest), ...search(others, told)]
}
