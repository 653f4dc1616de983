import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { PaperKind } from '#contracts/papers.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { supervisedFrom } from '../supervision/supervision-rules.ts'
import { decisionPaper } from '../ways/set-aside.ts'

export type PaperCommand =
  | { type: 'number-paper'; paper: string; kind: string; register: string; number: number; text: string; day: string }
  | { type: 'record-paper'; paper: string; kind: string; file: string; content: string }
  | {
      type: 'note-credential'
      credential: string
      identifier: string
      serial: string
      validFrom: string
      validUntil: string | null
    }

/** 行政许可法 第四十四条: ten working days to issue and deliver. */
export const deliveryDays = 10

/** 送达期限: counts from the decision, however long its papers take. */
export const deliveredBy = (env: Pick<CaseEnv, 'calendar'>, decided: string): Due =>
  due(env, parseDay(decided), { unit: 'working', days: deliveryDays })

/** 文书: numbered, set, kept; the result is ready when decision and licence are. */
export function decidePaper(command: PaperCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'number-paper': {
      if (state.phase === 'none' || state.numbers[command.paper]) return []
      const { type: _type, ...facts } = command
      return [{ type: 'paper-numbered', ...facts }]
    }

    case 'record-paper': {
      if (state.phase === 'none' || state.papers.some((paper) => paper.paper === command.paper)) return []
      const issued: CaseEvent = {
        type: 'paper-issued',
        paper: command.paper,
        kind: command.kind,
        file: command.file,
        content: command.content,
        day: env.day,
      }
      if (state.phase !== 'issuing' || !state.decision) return [issued]
      const there = new Set([...state.papers.map(({ paper }) => paper), command.paper])
      const told = papersTelling(state, state.decision).every((paper) => there.has(paper))
      if (!told || (leadsToLicence(state) && !there.has('licence'))) return [issued]
      return [
        issued,
        {
          type: 'result-ready',
          deliverDue: deliveredBy(env, state.decision.day),
          day: env.day,
        },
      ]
    }

    case 'note-credential': {
      if (state.decision?.outcome !== 'granted' || state.credential) return []
      const { type: _type, ...facts } = command
      return [{ type: 'credential-noted', ...facts, day: env.day }, ...supervisedFrom(state, env)]
    }
  }
}

/** Which papers tell the outcome, where it is no decision. */
const toldBy: Partial<Record<NonNullable<CaseState['decision']>['made'], readonly PaperKind[]>> = {
  silence: ['deemed-renewal-notice'],
  agreement: ['deemed-agreement-notice'],
}

const papersTelling = (state: CaseState, { made, feedback }: NonNullable<CaseState['decision']>): readonly string[] =>
  made === 'parts' ? ['cover-sheet', ...(feedback ? ['joint-feedback'] : [])] : (toldBy[made] ?? [decisionPaper(state)])

/** A licence is given where what was asked for is granted, and taken in where its cancellation is. */
const leadsToLicence = ({ decision, about }: CaseState): boolean =>
  decision?.outcome === 'granted' && decision.made !== 'parts' && about?.matter !== 'cancellation'
