import type { Cell } from './cells.ts'

/**
 * Whether the server must take a person for nobody because the cookie is of a zone whose sessions the route does not take (`ticketFor`). Then
 * nothing of the person is looked up, so who it is can make no difference; whoever brings no cookie is not meant.
 */
export const isNobodyThere = ({ route, person }: Cell): boolean =>
  person.headers['cookie'] !== undefined && !route.zones.includes(person.zone)

/**
 * The cells that are asked for all: those of whoever brings no cookie or one that the route's zones take, and of the others, to whom a route
 * answers as to nobody, for every role and every zone of cookies each thing once. People take turns.
 *
 * @param extent `everybody`: each of them asks each route at least once
 */
export function standingIn(cells: readonly Cell[], extent: 'everybody' | 'every role'): Cell[] {
  const [nobodies, others] = [cells.filter(isNobodyThere), cells.filter((cell) => !isNobodyThere(cell))]
  const alike = Map.groupBy(
    nobodies,
    ({ route, person }) => `${route.method} ${route.path} ${person.role} ${person.zone}`,
  )
  return [...others, ...[...alike.values()].flatMap((group, at) => inTurn(group, at, extent))]
}

/** @param first who begins, another one at each route */
function inTurn(cells: readonly Cell[], first: number, extent: 'everybody' | 'every role'): Cell[] {
  const byPerson = [...Map.groupBy(cells, ({ person }) => person).values()]
  const things = byPerson[0]!.length
  const turns = extent === 'everybody' ? Math.max(things, byPerson.length) : things
  return Array.from({ length: turns }, (_, turn) => byPerson[(first + turn) % byPerson.length]![turn % things]!)
}
