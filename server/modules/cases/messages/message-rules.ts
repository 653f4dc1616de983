import type { CaseEvent } from '#contracts/case-events.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import type { CaseState } from '../case-state.ts'

/** 留言 under a case: who wrote. The office is whoever takes the case in; no reviewer takes part. */
export type Side = 'applicant' | 'office'

/** Calendar days after the end of a case in which both may still write. */
export const openDays = 30
const mostMessages = 100

export type MessageCommand =
  | { type: 'send-message'; from: Side; message: string; text: string }
  | { type: 'see-messages'; by: Side }

export function decideMessage(command: MessageCommand, state: CaseState, { day }: { day: Day }): CaseEvent[] {
  switch (command.type) {
    case 'send-message': {
      const { type: _type, ...message } = command
      return sendMessage(state, message, day)
    }
    case 'see-messages':
      return seeMessages(state, command.by, day)
  }
}

/** How many messages of the other side this one has not read. */
export const unreadBy = (state: Pick<CaseState, 'messages'>, side: Side): number =>
  state.messages.filter((message) => message.from !== side && !message.seen).length

export function takesMessages(state: CaseState, side: Side, day: Day): boolean {
  return refusalOf(state, side, day) === null
}

function refusalOf(state: CaseState, side: Side, day: Day): string | null {
  if (state.phase === 'none') return 'case.messages-closed'
  if (isErased(state)) return 'erasure.done'
  if (state.endedDay && day > addDays(parseDay(state.endedDay), openDays)) return 'case.messages-closed'
  if (state.messages.length >= mostMessages) return 'case.messages-full'
  // Whoever could write first could tell again what is to be told once.
  if (side === 'office' && !state.messages.some(({ from }) => from === 'applicant')) return 'case.message-answers-only'
  return null
}

export function sendMessage(
  state: CaseState,
  message: { from: Side; message: string; text: string },
  day: Day,
): CaseEvent[] {
  const refusal = refusalOf(state, message.from, day)
  demand(refusal === null, refusal ?? '')
  return [{ type: 'message-sent', ...message, day }]
}

/** Reading what is read changes nothing. */
export const seeMessages = (state: CaseState, by: Side, day: Day): CaseEvent[] =>
  unreadBy(state, by) > 0 ? [{ type: 'messages-seen', by, day }] : []
