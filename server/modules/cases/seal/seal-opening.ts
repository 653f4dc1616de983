import type { CaseEvent } from '#contracts/case-events.ts'
import type { RefusedOpening, SealGround } from '#contracts/seal-grounds.ts'
import { confirmDays, type OpeningState } from '#contracts/seal-openings.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { compareDays, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState, OpeningState as Opening } from '../case-state.ts'
import { due } from '../due.ts'

/** `proposedIt`: whoever asks is the natural person who proposed it, under whichever post. */
export type OpeningCommand =
  | { type: 'propose-opening'; opening: string; task: string; ground: SealGround; document: string }
  | { type: 'confirm-opening'; opening: string; proposedIt: boolean; until: string }
  | { type: 'refuse-opening'; opening: string; proposedIt: boolean; reason: RefusedOpening }

type Env = { calendar: Calendar; day: Day }

/**
 * 启封: one proposes, another opens or refuses. That both hold no other duty in the case is asked by the write itself.
 *
 * @throws RuleViolation `seal.…`
 */
export function decideOpening(command: OpeningCommand, state: CaseState, env: Env): CaseEvent[] {
  switch (command.type) {
    case 'propose-opening': {
      const { opening, task, ground, document } = command
      const code = state.tasks[task]?.code
      demand(code, 'seal.nobody-drawn')
      demand(!state.openings.some((one) => one.code === code && waits(one, env.day)), 'seal.already-proposed')
      return [
        {
          type: 'seal-opening-proposed',
          opening,
          task,
          code,
          ground,
          document,
          due: due(env, env.day, { unit: 'working', days: confirmDays }),
          day: env.day,
        },
      ]
    }
    case 'confirm-opening': {
      const { opening, code } = awaited(state, command, env.day)
      return [{ type: 'seal-opened', opening, code, until: command.until, day: env.day }]
    }
    case 'refuse-opening': {
      const { opening } = awaited(state, command, env.day)
      return [{ type: 'seal-opening-refused', opening, reason: command.reason, day: env.day }]
    }
  }
}

function awaited(state: CaseState, asked: { opening: string; proposedIt: boolean }, day: Day): Opening {
  const found = state.openings.find((one) => one.opening === asked.opening)
  demand(found && !found.openedDay && !found.refused, 'seal.not-proposed')
  demand(!asked.proposedIt, 'seal.second-person')
  demand(waits(found, day), 'seal.proposal-lapsed', { day: found.due.day })
  return found
}

/** Whether it waits for the second person. */
export const waits = ({ openedDay, refused, due }: Opening, day: Day): boolean =>
  !openedDay && !refused && compareDays(day, parseDay(due.day)) <= 0

/** @param now instant of the platform's clock */
export function standingOf(
  one: Pick<Opening, 'openedDay' | 'refused' | 'until'> & { due: { day: string } },
  now: string,
  day: Day,
): OpeningState {
  if (one.refused) return 'refused'
  if (one.until) return one.until > now ? 'opened' : 'over'
  return compareDays(day, parseDay(one.due.day)) > 0 ? 'lapsed' : 'proposed'
}
