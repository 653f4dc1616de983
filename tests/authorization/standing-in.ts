import { allTurns, commitTurn, inFull } from '../harness/commit-turn.ts'
import type { Cell } from './cells.ts'

/**
 * Whether the server must take a person for nobody because the cookie is of a zone whose sessions the route does not take (`ticketFor`). Then
 * nothing of the person is looked up, so who it is can make no difference; whoever brings no cookie is not meant.
 */
export const isNobodyThere = ({ route, person }: Cell): boolean =>
  person.headers['cookie'] !== undefined && !route.zones.includes(person.zone)

/** Whether it is for this person alone that a cell is asked: nobody stands in for them at this route. */
export const isAskedByAll = (cell: Cell): boolean => !isNobodyThere(cell) && !isStoppedByRole(cell)

/** Whether no session stands behind a cookie that the route takes: who it was and what they ask about can make no difference, only how it came to its end. */
const hasLostSession = (cell: Cell): boolean =>
  cell.expected === 401 && cell.person.headers['cookie'] !== undefined && !isNobodyThere(cell)

/** Whether the check stops a session for its role alone (`authorize`): then neither who has the role nor what is asked about can make a difference. */
const isStoppedByRole = ({ expected }: Cell): boolean => expected === 403

/**
 * The cells that are asked for all. Of those to whom a route answers as to nobody, every role with every zone of cookies asks about each thing
 * once. With the check, so does every role that it stops, and whoever has lost a session asks each route once. Who asks, or about what, is
 * another one at each commit; `YICHUANG_FAULTS=all` asks all that the check stops.
 *
 * @param check `stubbed`: only nobodies stand in for one another, for then the row policies answer, to whom it does matter
 * @param turn a number that is another one at each commit
 */
export function standingIn(
  cells: readonly Cell[],
  check: 'as it is' | 'stubbed',
  turn: number | 'all' = allTurns && check === 'as it is' ? 'all' : commitTurn(),
): Cell[] {
  if (turn === 'all') return [...cells]
  const kinds = Map.groupBy(cells, (cell) => {
    if (isNobodyThere(cell)) return 'nobody'
    if (check === 'stubbed') return 'asked'
    if (hasLostSession(cell)) return 'lost'
    return isStoppedByRole(cell) ? 'stopped' : 'asked'
  })
  const alike = (kind: 'nobody' | 'stopped' | 'lost', nameOf: (cell: Cell) => string) => [
    ...Map.groupBy(kinds.get(kind) ?? [], nameOf).values(),
  ]
  const ofRole = ({ route, person }: Cell) => `${route.method} ${route.path} ${person.role} ${person.zone}`
  const ofPerson = ({ route, person }: Cell) => `${route.method} ${route.path} ${person.name}`
  return [
    ...(kinds.get('asked') ?? []),
    ...[...alike('nobody', ofRole), ...alike('stopped', ofRole)].flatMap((group, at) => inTurn(group, at + turn)),
    ...alike('lost', ofPerson).map((group, at) => group[(at + turn) % group.length]!),
  ]
}

/** @param first who begins, another one at each route and commit */
const inTurn = (cells: readonly Cell[], first: number): Cell[] =>
  [...Map.groupBy(cells, ({ thing }) => thing).values()].map((of, at) => of[(first + at) % of.length]!)

/** A run that does a share asks one in so many of the cells of a role at a route; at least one. */
export const oneIn = 5

/**
 * The cells that this run asks at all: in full every one. Else, of those to whom a route answers as to nobody, one for each zone of cookies, and
 * of each role at each route, by what it must be answered, one in `oneIn`: some people about all their things, or one about some. The share is
 * another one at each commit.
 *
 * @param turn a number that is another one at each commit
 */
export function shareOf(cells: readonly Cell[], turn: number | 'all' = inFull ? 'all' : shareTurn()): Cell[] {
  if (turn === 'all') return [...cells]
  const alike = Map.groupBy(cells, (cell) => {
    const { route, person, expected } = cell
    const at = `${route.method} ${route.path} ${person.zone}`
    return isNobodyThere(cell) ? at : `${at} ${person.role} ${expected}`
  })
  return [...alike.values()].flatMap((group, at) => {
    const some = isNobodyThere(group[0]!) ? 1 : Math.ceil(group.length / oneIn)
    const parts = Math.ceil(group.length / some)
    const first = ((at + turn) % parts) * some
    return group.slice(first, first + some)
  })
}

/** One cell of everybody who has no turn among those that are asked. */
export function leftOut(asked: readonly Cell[], all: readonly Cell[]): Cell[] {
  const people = new Set(asked.map(({ person }) => person))
  const left = Map.groupBy(
    all.filter(({ person }) => !people.has(person)),
    ({ person }) => person,
  )
  return [...left.values()].map((of) => of[commitTurn() % of.length]!)
}

/** Not in step with who stands in for whom: else some would never meet. */
const shareTurn = () => Math.trunc(commitTurn() / 3600)
