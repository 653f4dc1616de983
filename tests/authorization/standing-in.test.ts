import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { Cell, Expected } from './cells.ts'
import { leftOut, oneIn, shareOf, standingIn } from './standing-in.ts'
import type { Thing } from './things.ts'

const things = ['case', 'draft', 'task'].map((name) => ({ name }) as Thing)

/** The cells of one person at one route of the desk, about each thing. */
function cellsOf(name: string, role: Cell['person']['role'], zone: Cell['person']['zone'], expected: Expected): Cell[] {
  const route = { method: 'GET', path: '/api/:region/desk/cases/:case', zones: ['desk'] } as unknown as Endpoint
  const person = { name, role, zone, headers: { cookie: name } } as unknown as Cell['person']
  return things.map((thing) => ({ route, sample: { things, call: () => ({ path: '' }) }, person, thing, expected }))
}

const clerks = ['a', 'b', 'c', 'd'].flatMap((name) => cellsOf(`clerk ${name}`, 'clerk', 'desk', 403))
const reviewers = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => cellsOf(`reviewer ${name}`, 'reviewer', 'review', 401))
const former = ['closed', 'revoked'].flatMap((name) => cellsOf(`acceptor ${name}`, 'acceptor', 'desk', 401))
const foreign = ['a', 'b'].flatMap((name) => cellsOf(`acceptor ${name}`, 'acceptor', 'desk', 404))
const all = [...clerks, ...reviewers, ...former, ...foreign]

const of = (some: readonly Cell[], part: (cell: Cell) => string) => new Set(some.map(part)).size
const about = ({ person, thing }: Cell) => `${person.role} ${thing!.name}`
const whole = ({ person, thing }: Cell) => `${person.name} ${thing!.name}`

test('at each commit every role asks about each thing, whoever lost a session asks each route, and to whom it matters everybody asks everything', () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const asked = standingIn(all, 'as it is', turn)
    assert.equal(of(asked, about), of(all, about))
    assert.equal(
      asked.filter((cell) => clerks.includes(cell)).length,
      things.length,
      'of a role that is stopped each thing once',
    )
    assert.equal(
      of(
        asked.filter((cell) => former.includes(cell)),
        whole,
      ),
      2,
      'of each lost session one thing',
    )
    assert.deepEqual(
      asked.filter((cell) => foreign.includes(cell)),
      foreign,
    )
  }
})

test('commit by commit everybody comes to ask about everything', () => {
  const turns = Array.from({ length: 60 }, (_, turn) => standingIn(all, 'as it is', turn))
  assert.equal(of(turns.flat(), whole), all.length)
  assert.deepEqual(standingIn(all, 'as it is', 'all'), all)
})

test('with the check stubbed only nobodies stand in for one another', () => {
  const asked = standingIn(all, 'stubbed', 7)
  assert.deepEqual(
    asked.filter((cell) => !reviewers.includes(cell)),
    [...clerks, ...former, ...foreign],
  )
  assert.equal(asked.filter((cell) => reviewers.includes(cell)).length, things.length)
})

const kind = ({ route, person, expected }: Cell) =>
  route.zones.includes(person.zone) ? `${person.role} ${expected}` : person.zone

test('a share asks of every role each of its answers, and of those that are taken for nobody one', () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const asked = shareOf(all, turn)
    assert.equal(of(asked, kind), of(all, kind))
    assert.equal(asked.filter((cell) => reviewers.includes(cell)).length, 1)
    assert.ok(asked.length <= Math.ceil(all.length / oneIn) + of(all, kind), `${asked.length} of ${all.length}`)
  }
})

test('share by share everything is asked, and in full at once', () => {
  const turns = Array.from({ length: 15 }, (_, turn) => shareOf(all, turn))
  assert.equal(of(turns.flat(), whole), all.length)
  assert.deepEqual(shareOf(all, 'all'), all)
})

test('whoever has no turn in a share is asked about something all the same', () => {
  const name = ({ person }: Cell) => person.name
  const shares = Array.from({ length: 15 }, (_, turn) => standingIn(shareOf(all, turn), 'as it is', turn))
  assert.ok(shares.some((asked) => of(asked, name) < of(all, name)))
  for (const asked of shares) assert.equal(of([...asked, ...leftOut(asked, all)], name), of(all, name))
  assert.deepEqual(leftOut(all, all), [])
})
