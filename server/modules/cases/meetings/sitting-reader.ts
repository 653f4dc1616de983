import type { CaseEvent } from '#contracts/case-events.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { Refusal } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { ofRef } from '../review/blind-act.ts'

/** 联席会议: what was called in one case is called in the further cases of its agenda. It may be told twice; the commands' ids follow from the meeting. */
export function sittingReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'sittings',
    wants: (type) => type === 'case.meeting-called',
    async handle({ region, id, type, data }) {
      const event = eventFrom<CaseEvent>(type, data)
      if (event.type !== 'meeting-called' || !event.sitting?.first) return
      const { sitting } = event
      for (const { task, agenda } of sitting.agenda.slice(1)) {
        const { rows } = await platform.db.query('system', readStreamOf(region, task))
        try {
          await executeAs(
            platform.engine,
            'sittings',
            id,
            caseAct({
              region,
              target: { stream: rows[0]!['stream'] as string },
              commandId: v5(sitting.id, task),
              async decide({ state, day }) {
                const [key, { code }] = ofRef(state, task)
                return {
                  command: { type: 'call-meeting', task: key, agenda, sitting: { ...sitting, first: false } },
                  env: await caseEnv(ask, region, state, day),
                  origin: { actor: code ?? 'undrawn', office: null },
                }
              },
            }),
          )
        } catch (error) {
          // What was ready when the meeting was called may have been answered, withdrawn or drawn anew since: it is not on the agenda then.
          if (!(error instanceof RuleViolation || isMissing(error))) throw error
        }
      }
    },
  }
}

const isMissing = (error: unknown): boolean => error instanceof Refusal && error.status === 404

const readStreamOf = (region: string, task: string) =>
  statement(`select stream from log.aliases where region = $1 and alias = $2`, [region, task])
