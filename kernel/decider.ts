/**
 * A set of rules over one stream of facts: which events a command may cause, and what state the events add up to.
 *
 * - `initial` and every later State are plain JSON: states are cached, compared and written by projections.
 * - `decide` reads like the law it serves; it throws RuleViolation to refuse and returns [] when nothing changes.
 *   Time, identity, random numbers and reference data come in with the command or the Env.
 * - `evolve` never refuses and never looks at the world: an event that happened, happened. It returns a new state
 *   and leaves the old one as it was.
 */
export type Decider<State, Command, Event, Env = void> = {
  readonly initial: State
  readonly decide: (command: Command, state: State, env: Env) => readonly Event[]
  readonly evolve: (state: State, event: Event) => State
}

/**
 * The state after `events`, in their order.
 *
 * @param from a state folded earlier (a cached one) on which these events follow; the initial state without it
 */
export function fold<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
  from: State = decider.initial,
): State {
  let state = from
  for (const event of events) state = decider.evolve(state, event)
  return state
}
