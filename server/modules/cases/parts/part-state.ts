import type { CaseEvent } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import type { OfWhole, PartEnd, PartPause } from '#contracts/part-events.ts'
import type { Verdict } from '#kernel/plan.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { deliveredBy } from '../papers/paper-rules.ts'

/** `deferred`: 容缺通过. */
export type PartEnded = { how: PartEnd; deferred?: true; day: string }

/** A part as its whole knows it: when it was opened, which case it is where that was filed on its own, and how it ended. */
export type PartState = {
  openedDay: string | null
  deemed: boolean
  joined: { case: string; number: string } | null
  ended: PartEnded | null
  /** Its special procedures: days that the limits of the whole don't count. */
  pauses: readonly PartPause[]
}

/** A part as its whole has opened it. */
export type PartOpened = { part: string; day: string; deemed: boolean; receivedDay?: string | undefined }

/** What a part is filed with: taken in with the whole it was received with it; what opens later is received as it opens. */
export const wholeOf = (stream: string, whole: CaseState, opened: PartOpened): OfWhole => ({
  case: stream,
  number: whole.number,
  part: opened.part,
  office: whole.intakeOffice,
  receivedDay:
    opened.receivedDay ?? (opened.deemed || opened.day === whole.acceptedDay ? whole.receivedDay : opened.day),
})

/** By key of the part; empty for every case that is no whole. */
export type PartsState = Record<string, PartState>

/** What the plan of the whole knows of its parts: one that goes on alone keeps nothing waiting, one that gave up lets nothing follow. */
export function partClosings({ parts }: Pick<CaseState, 'parts'>): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([key, { ended }]) =>
      ended ? [[key, ended.how === 'granted' || ended.how === 'split' ? ('pass' as const) : ('fail' as const)]] : [],
    ),
  )
}

/** The events that open these parts. */
export const openedParts = (
  keys: readonly string[],
  { receivedDay }: CaseState,
  env: CaseEnv,
  event: CaseEvent,
): CaseEvent[] =>
  keys.map((part) => ({
    type: 'part-opened',
    part,
    // What counts as accepted counts so for every part that opens with it.
    day: event.type === 'accepted' ? event.day : env.day,
    deemed: event.type === 'accepted' && event.deemed,
    receivedDay: event.type === 'accepted' ? receivedDay : env.day,
  }))

/** What was filed on its own and joined, and whose turn never comes in the whole: it goes on alone, with its own limits. */
export const leftToThemselves = (
  { parts }: CaseState,
  { day }: CaseEnv,
  which: (part: string) => boolean,
): Extract<CaseEvent, { type: 'part-ended' }>[] =>
  Object.keys(parts)
    .filter((part) => parts[part]!.joined && !parts[part]!.ended && which(part))
    .map((part) => ({ type: 'part-ended', part, how: 'split', day }))

const endWords: Record<Exclude<PartEnd, 'split'>, string> = {
  granted: '准予',
  refused: '不予',
  'refused-at-intake': '不予受理',
  withdrawn: '已撤回',
  lapsed: '容缺逾期未补齐，终止办理',
}

/** 办结 of the whole: by the outcomes of its parts, each of which stands for itself; withdrawn when nothing was left to decide. */
export function settled(state: CaseState, env: CaseEnv): CaseEvent {
  const { item } = env
  const ended = item.parts.flatMap((part) => {
    const { how, deferred = false } = state.parts[part.key]?.ended ?? {}
    return how && how !== 'split' ? [{ title: part.title, how, deferred }] : []
  })
  const decided = ended.filter(({ how }) => how !== 'withdrawn')
  if (decided.length === 0)
    return { type: 'withdrawn', reason: null, sealed: null, consent: 'not-needed', day: env.day }
  const granted = decided.filter(({ how }) => how === 'granted').length
  return {
    type: 'parts-settled',
    ...(ended.some(({ deferred }) => deferred) ? { deferred: true as const } : {}),
    outcome: (item.join === 'all' ? granted === decided.length : granted > 0) ? 'granted' : 'refused',
    reasons: `${ended.map(({ title, how, deferred }) => `${title}：${endWords[how]}${deferred ? '（容缺通过）' : ''}`).join('；')}。`,
    basis: basisOf(item),
    feedback: true,
    deliverDue: deliveredBy(env, env.day),
    day: env.day,
  }
}

const basisOf = ({ bases }: Item): string => bases.map(({ law, article }) => `${law}${article}`).join('；')

type WholeEvent = Extract<
  CaseEvent,
  {
    type: 'part-opened' | 'part-joined' | 'part-paused' | 'part-ended' | 'parts-settled' | 'joined-whole' | 'left-whole'
  }
>

/** Whether the head was asked to extend the limit and has not answered; the answer is due when the limit is. */
const waitsForHead = ({ tasks }: CaseState): boolean => tasks[extensionTask]?.verdict === null

const notOpened: PartState = { openedDay: null, deemed: false, joined: null, ended: null, pauses: [] }

export function foldParts(state: CaseState, event: WholeEvent): CaseState {
  const withPart = (key: string, change: Partial<PartState>): CaseState => ({
    ...state,
    parts: { ...state.parts, [key]: { ...(state.parts[key] ?? notOpened), ...change } },
  })
  switch (event.type) {
    case 'part-opened':
      return withPart(event.part, { openedDay: event.day, deemed: event.deemed ?? false })
    case 'part-joined':
      return withPart(event.part, { joined: { case: event.case, number: event.number } })
    case 'part-paused':
      return {
        ...withPart(event.part, { pauses: event.pauses }),
        ...(event.dues ? { statutoryDue: event.dues.statutory, promisedDue: event.dues.promised } : {}),
        ...(event.dues && waitsForHead(state)
          ? {
              tasks: {
                ...state.tasks,
                [extensionTask]: { ...state.tasks[extensionTask]!, due: event.dues.statutory },
              },
            }
          : {}),
      }
    case 'part-ended':
      return withPart(event.part, {
        ended: { how: event.how, ...(event.deferred ? { deferred: event.deferred } : {}), day: event.day },
      })
    case 'parts-settled': {
      const { outcome, reasons, basis, feedback, deliverDue, day } = event
      return {
        ...state,
        phase: 'issuing',
        deliverDue,
        decision: {
          outcome,
          reasons,
          basis,
          made: 'parts',
          why: null,
          noPlace: false,
          deferred: [],
          ...(feedback ? { feedback } : {}),
          day,
        },
        // Nothing is left that could be withdrawn.
        withdrawing: {
          ...state.withdrawing,
          asked: null,
          lapsed: state.withdrawing.asked && { askedDay: state.withdrawing.asked.day, day },
        },
      }
    }
    case 'joined-whole':
      return { ...state, whole: event.whole }
    case 'left-whole':
      return { ...state, whole: null }
  }
}
