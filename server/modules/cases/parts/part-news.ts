import type { CaseEvent } from '#contracts/case-events.ts'
import type { PartEnd } from '#contracts/part-events.ts'
import type { CaseState } from '../case-state.ts'
import { pausesOfPart } from './part-pauses.ts'
import type { PartCommand } from './part-rules.ts'

/** Which case is which part of which whole. */
export type Kin = { whole: string; part: string; stream: string }

/** To whom in the family, and what. */
export type PartNews = { to: string; command: PartCommand }

/** What an event calls a family's attention to, beside the parts that it opens. */
export const partNewsTypes = [
  'result-ready',
  'withdrawn',
  'ended-for-default',
  'refused-at-intake',
  'delivered',
  'erased',
  'part-joined',
  'part-ended',
  'joined-whole',
  'special-procedure-begun',
  'special-procedure-told',
  'special-procedure-ended',
] as const satisfies readonly CaseEvent['type'][]

/**
 * 一件事: who is told what of an event of a case. Any of it may be told late, and twice.
 *
 * @param own what the case has come to by now
 * @param kin the case as a part, and the parts that it has
 * @param opened which stream a part of it has that was opened with it
 */
export function partNews(
  stream: string,
  own: CaseState,
  event: CaseEvent,
  kin: readonly Kin[],
  opened: (part: string) => string,
): PartNews[] {
  switch (event.type) {
    case 'part-joined': {
      const { number, intakeOffice: office, receivedDay } = own
      const whole = { case: stream, number, part: event.part, office, receivedDay }
      return [{ to: event.case, command: { type: 'join-whole', whole } }]
    }
    case 'joined-whole':
      return [...pausesFor(own, event.whole), ...endedFor(own, event.whole)]
    case 'special-procedure-begun':
    case 'special-procedure-told':
    case 'special-procedure-ended':
      return kin.flatMap(({ whole, part, stream: of }) => (of === stream ? pausesFor(own, { case: whole, part }) : []))
    case 'part-ended':
      return event.how === 'split'
        ? [
            {
              to: own.parts[event.part]?.joined?.case ?? opened(event.part),
              command: { type: 'leave-whole', whole: stream },
            },
          ]
        : []
    case 'result-ready':
    case 'withdrawn':
    case 'ended-for-default':
    case 'refused-at-intake':
    case 'delivered':
    case 'erased':
      return kin.flatMap(({ whole, part, stream: of }) =>
        of === stream ? endedFor(own, { case: whole, part }) : forPart(event, own, stream, of),
      )
    default:
      return []
  }
}

/** What becomes of a part with its whole. */
function forPart(event: CaseEvent, own: CaseState, whole: string, to: string): PartNews[] {
  switch (event.type) {
    case 'withdrawn':
      return [{ to, command: { type: 'follow-whole', did: 'withdrawn' } }]
    case 'delivered':
      return [{ to, command: { type: 'follow-whole', did: 'delivered', identityChecked: event.identityChecked } }]
    case 'erased':
      return own.erasure ? [{ to, command: { type: 'follow-whole', did: 'erased', proposal: own.erasure } }] : []
    // What had joined a whole that is not taken in goes on alone.
    case 'refused-at-intake':
      return [{ to, command: { type: 'leave-whole', whole } }]
    default:
      return []
  }
}

/** 并入 twice at the same moment: the whole that came second goes on without the case. */
export function joinedElsewhere(stream: string, part: string, joined: CaseState): PartNews[] {
  return joined.whole !== null && joined.whole.case !== stream
    ? [{ to: stream, command: { type: 'note-part', part, how: 'split' } }]
    : []
}

/** What a whole may not have heard yet of a part that goes on alone: once it has left, nothing ties the one to the other. */
export const lastNews = (whole: string, part: string, of: CaseState): PartNews[] =>
  of.whole?.case === whole ? pausesFor(of, { case: whole, part }) : []

/** All that there are, so that it doesn't matter which of the news comes first. */
function pausesFor(own: CaseState, { case: to, part }: { case: string; part: string }): PartNews[] {
  const pauses = pausesOfPart(own)
  return pauses.length > 0 ? [{ to, command: { type: 'note-pauses', part, pauses } }] : []
}

function endedFor(own: CaseState, { case: to, part }: { case: string; part: string }): PartNews[] {
  const how = endOf(own)
  if (!how) return []
  const deferred = how === 'granted' && own.decision!.deferred.length > 0 ? { deferred: true as const } : {}
  return [{ to, command: { type: 'note-part', part, how, ...deferred, pauses: pausesOfPart(own) } }]
}

/** Null while it goes on: a decision counts once its papers are there, since what follows may rest on them. */
function endOf({ phase, ending, decision }: CaseState): PartEnd | null {
  if (phase === 'ready' || (phase === 'closed' && decision)) return decision?.outcome ?? null
  return phase === 'closed' ? ending : null
}
