import { callMeeting, closeMeeting, speakAtMeeting } from '#contracts/meetings.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { blindAct } from '../review/blind-act.ts'

/** 会商 under the codes of tasks. */
export function meetingRoutes(ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  return [
    command(callMeeting, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'call-meeting', task, ...body })),
    }),
    command(speakAtMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'speak-at-meeting', task, meeting: params.meeting, ...body })),
    }),
    command(closeMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'close-meeting', task, meeting: params.meeting, ...body })),
    }),
  ]
}
