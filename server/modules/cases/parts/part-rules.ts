import type { CaseEvent } from '#contracts/case-events.ts'
import type { OfWhole, PartEnd, PartPause } from '#contracts/part-events.ts'
import { parseDay } from '#kernel/day.ts'
import { isAwaited } from '#kernel/plan-order.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import { demandNotBarred, type BarState } from '../intake/bar-rules.ts'
import { isErased, type ErasureState } from '../erasure/erasure-rules.ts'
import type { CaseState } from '../case-state.ts'
import { acceptedOn, decideIntake, type IntakeCommand } from '../intake/intake-rules.ts'
import { withOpened } from '../review/opened.ts'
import { calledFor } from './part-plan.ts'
import { notedPauses, pausesUntil, withPausesOver } from './part-pauses.ts'

type Filing = Omit<Extract<IntakeCommand, { type: 'submit' }>, 'type'>

export type PartCommand =
  /** To the whole. */
  /** With all its pauses: what was told of them may still be on its way. */
  | { type: 'note-part'; part: string; how: PartEnd; deferred?: true; pauses?: readonly PartPause[] }
  | { type: 'note-pauses'; part: string; pauses: readonly PartPause[] }
  | { type: 'split-part'; part: string }
  | {
      type: 'join-part'
      part: string
      joins: {
        case: string
        number: string
        item: string
        mayJoin: boolean
        /** Both name a project, and not the same. */
        otherProject?: boolean
        bar: BarState | null
      }
    }
  /** To the part: filed and taken in with its whole, which was looked at as one. */
  | {
      type: 'open-part'
      filing: Filing & { whole: OfWhole }
      submittedDay: string
      opened: { day: string; deemed: boolean }
    }
  | { type: 'join-whole'; whole: OfWhole }
  | { type: 'leave-whole'; whole: string }
  | { type: 'follow-whole'; did: 'withdrawn' }
  | { type: 'follow-whole'; did: 'delivered'; identityChecked: boolean }
  | { type: 'follow-whole'; did: 'erased'; proposal: ErasureState }

/**
 * 一件事、并联: the whole is taken in as one application; its plan opens the parts, each a case of its own with its own clock; when the last one has
 * ended, so has the whole.
 *
 * @source 行政许可法 第二十六条第二款 (统一办理、联合办理、集中办理)
 */
export function decidePart(command: PartCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'open-part': {
      if (state.phase !== 'none') return []
      const { filing, submittedDay, opened } = command
      const [filed] = decideIntake({ type: 'submit', ...filing }, state, { ...env, day: parseDay(submittedDay) })
      return [filed!, ...acceptedOn(evolve(state, filed!), env, { day: parseDay(opened.day), deemed: opened.deemed })]
    }

    case 'note-part': {
      const { part, how, deferred, pauses } = command
      if (state.phase === 'closed' || !state.parts[part] || state.parts[part].ended) return []
      const before = pauses ? notedPauses({ part, pauses: pausesUntil(env.day, pauses) }, state, env) : []
      return [
        ...before,
        ...endedWith(
          { type: 'part-ended', part, how, ...(deferred ? { deferred } : {}), day: env.day },
          before.reduce(evolve, state),
          env,
        ),
      ]
    }

    case 'note-pauses':
      return notedPauses(command, state, env)

    case 'split-part': {
      const { part } = command
      demand(isRunning(state, part), 'parts.not-running')
      demand(!isAwaited(env.item.plan, part), 'parts.others-wait')
      demand(
        Object.keys(state.parts).some((other) => other !== part && !isLeft(state, other)),
        'parts.last-one',
      )
      return endedWith({ type: 'part-ended', part, how: 'split', day: env.day }, state, env)
    }

    case 'join-part': {
      const { part, joins } = command
      const definition = env.item.parts.find((one) => one.key === part)
      demand(definition && definition.item === joins.item, 'parts.other-item')
      demand(state.phase === 'intake' || state.phase === 'correcting', 'parts.join-late')
      demand(!state.parts[part], 'parts.joined-already')
      demand(calledFor(env.item, state.plain).includes(part), 'parts.not-needed')
      demand(joins.mayJoin, 'parts.may-not-join')
      demand(!joins.otherProject, 'parts.other-project')
      // Found after either was filed, it keeps from this licence as it would have kept from asking for it.
      demandNotBarred(joins.bar && { ...joins.bar, part: definition.title }, env, false)
      return [{ type: 'part-joined', part, case: joins.case, number: joins.number, day: env.day }]
    }

    case 'join-whole':
      return state.whole || state.phase === 'none' ? [] : [{ type: 'joined-whole', whole: command.whole, day: env.day }]

    case 'leave-whole':
      return state.whole?.case === command.whole ? [{ type: 'left-whole', day: env.day }] : []

    case 'follow-whole':
      if (!state.whole) return []
      if (command.did === 'erased') return erasedWithWhole(command.proposal, state, env)
      if (command.did === 'delivered')
        return state.phase === 'ready'
          ? [{ type: 'delivered', by: state.deliverBy, day: env.day, identityChecked: command.identityChecked }]
          : []
      if (state.phase === 'closed') return []
      // What is decided stands, and is delivered on its own.
      return state.decision
        ? [{ type: 'left-whole', day: env.day }]
        : [{ type: 'withdrawn', reason: null, sealed: null, consent: 'not-needed', day: env.day }]
  }
}

function endedWith(ended: Extract<CaseEvent, { type: 'part-ended' }>, state: CaseState, env: CaseEnv): CaseEvent[] {
  const before = withPausesOver([ended], state, env).slice(0, -1)
  // One that joined may end before the whole is accepted; nothing opens before that.
  const now = before.reduce(evolve, state)
  return [...before, ...(state.phase === 'review' ? withOpened(now, env, ended) : [ended])]
}

/** 销毁: what two persons decided of the whole holds for its parts, by the same document. */
function erasedWithWhole(
  { erasure, ground, document, due }: ErasureState,
  state: CaseState,
  { day }: CaseEnv,
): CaseEvent[] {
  if (state.phase !== 'closed' || isErased(state)) return []
  return [
    { type: 'erasure-proposed', erasure, ground, document, due, day },
    { type: 'erased', erasure, ground, day },
  ]
}

/** 并入: what is still undecided and belongs to nothing else; an application about a licence stands by itself. */
export const mayJoin = ({ phase, decision, whole, about }: CaseState): boolean =>
  phase !== 'closed' && phase !== 'none' && !decision && !whole && about === null

const isRunning = ({ phase, parts }: CaseState, part: string): boolean =>
  phase === 'review' && parts[part]?.openedDay != null && !parts[part].ended

const isLeft = ({ parts }: CaseState, part: string): boolean =>
  parts[part]?.ended?.how === 'split' || parts[part]?.ended?.how === 'withdrawn'
