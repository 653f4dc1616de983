import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decider } from './decider.ts'
import { demand } from './rule-violation.ts'
import { specification } from './testing.ts'

type Notice = { type: 'noticed'; missing: string[] }
type State = { notice: string[] | null }
type Command = { type: 'notice'; missing: string[] }

const notices: Decider<State, Command, Notice> = {
  initial: { notice: null },
  decide(command, state) {
    demand(state.notice === null, 'case.no-notice-left')
    return command.missing.length ? [{ type: 'noticed', missing: command.missing }] : []
  },
  evolve: (_state, event) => ({ notice: event.missing }),
}

const { given } = specification(notices)
const notice = (...missing: string[]): Command => ({ type: 'notice', missing })
const noticed = (...missing: string[]): Notice => ({ type: 'noticed', missing })

test('a first notice is given', () => given().when(notice('身份证')).then(noticed('身份证')))
test('a command may change nothing', () => given().when(notice()).then())
test('a second notice is refused', () =>
  given(noticed('身份证')).when(notice('营业执照')).refused('case.no-notice-left'))

test('other events than the expected ones fail with both lists', () => {
  assert.throws(() => given().when(notice('甲')).then(noticed('乙')), {
    message: /the command caused other events\nexpected: [^]*乙[^]*actual: [^]*甲/,
  })
})

test('events where a refusal is expected fail', () => {
  assert.throws(() => given().when(notice('甲')).refused('case.no-notice-left'), {
    message: /expected the refusal case.no-notice-left, but the command caused [^]*甲/,
  })
})

test('a refusal for another reason fails', () => {
  assert.throws(() => given(noticed()).when(notice('甲')).refused('case.closed'), {
    message: /^refused with case.no-notice-left instead of case.closed/,
  })
})

test('a refusal where events are expected fails with the refusal itself', () => {
  assert.throws(() => given(noticed()).when(notice('甲')).then(noticed('甲')), { code: 'case.no-notice-left' })
})

test('a bug in a decider is not mistaken for a refusal', () => {
  const broken = {
    ...notices,
    decide: () => {
      throw new TypeError('bug')
    },
  }
  assert.throws(() => specification(broken).given().when(notice()).refused('case.closed'), { message: 'bug' })
})

test('the world outside comes in as env', () => {
  const dated: Decider<{ day: string }, 'note', { day: string }, { today: string }> = {
    initial: { day: '' },
    decide: (_command, _state, env) => [{ day: env.today }],
    evolve: (_state, event) => event,
  }
  specification(dated, { today: '2026-11-21' }).given().when('note').then({ day: '2026-11-21' })
})

const evolving = (evolve: (state: unknown, event: unknown) => unknown): Decider<unknown, unknown, unknown> => ({
  initial: { seen: [] },
  decide: () => ['event'],
  evolve,
})
const sentence = (decider: Decider<unknown, unknown, unknown>) =>
  specification(decider).given('earlier').when('command').then('event')

test('a state that is not plain JSON fails', () =>
  assert.throws(() => sentence(evolving(() => ({ at: new Date(0) }))), { message: /not plain JSON/ }))

test('a state that turns from plain to other fails', () =>
  assert.throws(() => sentence(evolving((_state, event) => (event === 'event' ? { absent: undefined } : {}))), {
    message: /not plain JSON/,
  }))

test('a rule that changes the state it is given fails', () => {
  const careless = evolving((state) => {
    if (typeof state === 'object' && state) Reflect.deleteProperty(state, 'seen')
    return Object.assign(state ?? {}, { seen: ['x'] })
  })
  assert.throws(() => sentence(careless), TypeError)
})

test('an event that storage changes fails', () => {
  const dated: Decider<{ kind: string }, 'note', { at: unknown }> = {
    initial: { kind: '' },
    decide: () => [{ at: new Date(0) }],
    evolve: (_state, event) => ({ kind: typeof event.at }),
  }
  assert.throws(
    () =>
      specification(dated)
        .given()
        .when('note')
        .then({ at: new Date(0) }),
    { message: /events stored as JSON fold to another state/ },
  )
})

test('a state with identity that a cache loses fails', () => {
  const initial = { n: 0 }
  const known = new WeakSet<object>()
  const identical: Decider<{ n: number }, 'go', 'went'> = {
    initial,
    decide: () => ['went'],
    evolve(state) {
      const next = { n: known.has(state) ? state.n + 1 : state.n }
      known.add(next)
      return next
    },
  }
  assert.throws(() => specification(identical).given('went', 'went').when('go').then('went'))
})

test('a rule that changes the command or the event it is given fails', () => {
  type Listed = { list: string[] }
  const decider = (decide: (list: Listed) => Listed[], evolve: (state: Listed, event: Listed) => Listed) =>
    specification<Listed, Listed, Listed>({ initial: { list: [] }, decide, evolve })
  const grow = (listed: Listed): Listed => {
    listed.list.push('x')
    return { list: [] }
  }
  const changesCommand = decider(
    (command) => [grow(command)],
    (state) => state,
  )
  assert.throws(() => changesCommand.given().when({ list: [] }).then({ list: [] }), TypeError)
  const changesEvent = decider(
    () => [],
    (_state, event) => grow(event),
  )
  assert.throws(() => changesEvent.given({ list: [] }).when({ list: [] }).then(), TypeError)
})
