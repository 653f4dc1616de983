import assert from 'node:assert/strict'
import type { Decider } from './decider.ts'
import { fold } from './decider.ts'
import { RuleViolation } from './rule-violation.ts'

/** What a command meets: exactly one of the two ends a test. */
export type Outcome<Event> = {
  /** The command causes exactly these events, in this order; none means it is accepted and nothing changes. */
  then: (...expected: readonly Event[]) => void
  /** The rules refuse the command with this code. */
  refused: (code: string) => void
}

/** A test of a decider as a sentence; only its last part, the expectation, runs the command. */
export type Specification<Command, Event> = {
  given: (...history: readonly Event[]) => { when: (command: Command) => Outcome<Event> }
}

/**
 * Sentences about a decider: `test('…', () => given(submitted).when(accept).then(accepted))`.
 *
 * Every sentence also checks what the rest of the house relies on: states are plain JSON, a state cached as JSON
 * goes on like the original, events survive storage as JSON, and neither `decide` nor `evolve` changes what it is given.
 */
export function specification<State, Command, Event>(
  decider: Decider<State, Command, Event>,
): Specification<Command, Event>
export function specification<State, Command, Event, Env>(
  decider: Decider<State, Command, Event, Env>,
  env: Env,
): Specification<Command, Event>
export function specification<State, Command, Event, Env>(
  decider: Decider<State, Command, Event, Env>,
  env?: Env,
): Specification<Command, Event> {
  return {
    given: (...history) => ({
      when(command) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the overloads admit a missing env only where Env is void
        const decide = () => decider.decide(frozen(command), foldFrozen(decider, history), env as Env)
        return {
          // oxlint-disable-next-line unicorn/no-thenable -- the word of the field; a sentence left without its end is awaited by the runner and fails, which is right
          then(...expected) {
            const events = decide()
            assert.deepEqual(events, expected, difference('the command caused other events', expected, events))
            storesAsJson(decider, history, events)
          },
          refused(code) {
            let events: readonly Event[]
            try {
              events = decide()
            } catch (error) {
              if (!(error instanceof RuleViolation)) throw error
              assert.equal(error.code, code, `refused with ${error.code} instead of ${code}`)
              return
            }
            assert.fail(`expected the refusal ${code}, but the command caused ${shown(events)}`)
          },
        }
      },
    }),
  }
}

/** Folding stored events, or going on from a stored state, gives the state that folding in memory gives. */
function storesAsJson<State, Command, Event, Env>(
  decider: Decider<State, Command, Event, Env>,
  history: readonly Event[],
  events: readonly Event[],
): void {
  const before = foldFrozen(decider, history)
  const after = fold(decider, events.map(frozen), before)
  assert.deepEqual(throughJson(before), before, difference('the state is not plain JSON', throughJson(before), before))
  assert.deepEqual(throughJson(after), after, difference('the state is not plain JSON', throughJson(after), after))
  const stored = fold(decider, throughJson([...history, ...events]))
  assert.deepEqual(stored, after, difference('events stored as JSON fold to another state', after, stored))
  const resumed = fold(decider, events, throughJson(before))
  assert.deepEqual(resumed, after, difference('a cached state goes on differently', after, resumed))
}

function foldFrozen<State, Command, Event, Env>(
  decider: Decider<State, Command, Event, Env>,
  events: readonly Event[],
): State {
  let state = frozen(decider.initial)
  for (const event of events) state = frozen(decider.evolve(state, frozen(event)))
  return state
}

/** A deeply frozen copy, so that a rule which changes its arguments fails where it does so. */
function frozen<T>(value: T): T {
  return freeze(structuredClone(value))
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON.parse returns what was written, or the comparison after it says what was lost
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const shown = (value: unknown): string => JSON.stringify(value, null, 2)

const difference = (what: string, expected: unknown, actual: unknown): string =>
  `${what}\nexpected: ${shown(expected)}\nactual:   ${shown(actual)}`
