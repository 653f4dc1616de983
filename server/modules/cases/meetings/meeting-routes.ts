import { randomUUID } from 'node:crypto'
import type { Sitting } from '#contracts/meeting-events.ts'
import {
  callMeeting,
  closeMeeting,
  moveMeeting,
  noteAtMeeting,
  signMinutesOfMeeting,
  speakAtMeeting,
} from '#contracts/meetings.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseAct } from '../case-act.ts'
import { readReviewTask } from '../reading/queries.ts'
import { blindAct } from '../review/blind-act.ts'
import { demandCallable } from './sittings.ts'

/** 会商 under the codes of tasks. */
export function meetingRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  return [
    command(callMeeting, {
      act({ params, body: { agenda, sitting: asked } }, id): CaseAct {
        if (!asked) return blind(params, id, (task) => ({ type: 'call-meeting', task, agenda }))
        const { others, ...sits } = asked
        const all = [{ task: params.task, agenda }, ...others]
        const sitting: Sitting = { ...sits, id: randomUUID(), cases: all.length, agenda: all, first: others.length > 0 }
        const act = blind(params, id, (task) => ({ type: 'call-meeting', task, agenda, sitting }))
        if (others.length === 0) return act
        return {
          ...act,
          reads: others.map(({ task }) => readReviewTask(params.region, task)),
          async decide(loaded) {
            const held = loaded.reads.map(({ rows }) => rows[0])
            await demandCallable(platform, ask, params, { others, sitting }, held, loaded.day)
            return act.decide(loaded)
          },
        }
      },
    }),
    command(moveMeeting, {
      act: ({ params, body: { reason, ...to } }, id) =>
        blind(params, id, (task) => ({
          type: 'move-meeting',
          task,
          meeting: params.meeting,
          to,
          reason,
          follows: false,
        })),
    }),
    command(noteAtMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'note-at-meeting', task, meeting: params.meeting, ...body })),
    }),
    command(speakAtMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'speak-at-meeting', task, meeting: params.meeting, ...body })),
    }),
    command(closeMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'close-meeting', task, meeting: params.meeting, ...body })),
    }),
    command(signMinutesOfMeeting, {
      act: ({ params, body }, id) =>
        blind(params, id, (task) => ({ type: 'sign-meeting', task, meeting: params.meeting, ...body })),
    }),
  ]
}
