import type { Defect, Due, MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { Finding, PrecaseEvent, PrecaseKind } from '#contracts/precase-events.ts'
import { precaseDays, type PrecasePhase } from '#contracts/precases.ts'
import { isProvisional, type Calendar } from '#kernel/calendar.ts'
import { dueDay } from '#kernel/clock.ts'
import type { Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

/** One question, or one look at the draft, and what was answered. */
export type Round = {
  askedDay: string
  due: Due
  materials: readonly MaterialFact[]
  answeredDay: string | null
  finding: Finding | null
  defects: readonly Defect[]
}

/** 咨询、预审 as the fold of its events. No word of what was asked or answered stands in it. */
export type PrecaseState = {
  kind: PrecaseKind
  phase: PrecasePhase | 'none'
  number: string
  item: string
  revision: number
  office: string
  draft: string | null
  openedDay: string
  rounds: readonly Round[]
  satisfied: boolean | null
  case: string | null
  closedDay: string | null
}

export type PrecaseCommand =
  /** The first of a stream opens it; `words` is the commitment to the question or to the draft as it stands. */
  | {
      type: 'ask'
      kind: PrecaseKind
      number: string
      draft: string | null
      words: string
      materials: MaterialFact[]
    }
  | { type: 'answer'; finding: Finding; words: string | null; defects: readonly Defect[] }
  | { type: 'close'; satisfied: boolean }
  | { type: 'note-filing'; case: string }

export type PrecaseEnv = { item: Item; calendar: Calendar; day: Day }

/** A talk that goes on longer is better held at a window or on the telephone. */
const mostRounds = 20

const nothing: PrecaseState = {
  kind: 'enquiry',
  phase: 'none',
  number: '',
  item: '',
  revision: 0,
  office: '',
  draft: null,
  openedDay: '',
  rounds: [],
  satisfied: null,
  case: null,
  closedDay: null,
}

/**
 * What is asked before filing, and answered: free of charge and binding nobody. It has a promised clock of its own; the limits of the law
 * start with the application alone.
 *
 * @source 行政许可法 第三十条第二款 (说明、解释，提供准确、可靠的信息)、第三十二条 (收到申请材料之日)
 */
export const precaseDecider: Decider<PrecaseState, PrecaseCommand, PrecaseEvent, PrecaseEnv> = {
  initial: nothing,
  decide(command, state, env) {
    switch (command.type) {
      case 'ask': {
        demand(state.phase !== 'waiting', 'precase.waiting')
        demand(state.phase !== 'closed', 'precase.closed')
        demand(state.rounds.length < mostRounds, 'precase.rounds')
        const { kind, number, draft, words, materials } = command
        const asked = {
          type: 'asked' as const,
          round: state.rounds.length + 1,
          words,
          materials,
          due: dueOf(env, kind),
          day: env.day,
        }
        if (state.phase !== 'none') return [asked]
        const { item } = env
        const facts = { kind, number, item: item.code, revision: item.revision, office: item.intakeOffice, draft }
        return [{ type: 'opened', ...facts, day: env.day }, asked]
      }

      case 'answer':
        demand(state.phase === 'waiting', 'precase.not-waiting')
        demand((command.finding === 'words') === (state.kind === 'enquiry'), 'precase.wrong-answer')
        demand((command.finding === 'defects') === command.defects.length > 0, 'precase.wrong-answer')
        for (const defect of command.defects)
          demand(isPublished(env.item, defect), 'precase.defect-unknown', { key: defect.key })
        return [
          {
            type: 'answered',
            round: state.rounds.length,
            finding: command.finding,
            words: command.words,
            defects: [...command.defects],
            day: env.day,
          },
        ]

      case 'close': // a 预审 ends with the filing of its draft, by itself
        demand(state.kind === 'enquiry', 'precase.not-closable')
        demand(state.phase !== 'closed', 'precase.closed')
        demand(state.phase === 'answered', 'precase.not-answered')
        return [{ type: 'closed', satisfied: command.satisfied, day: env.day }]

      case 'note-filing': // the answers stay with the case; an enquiry that waits is answered all the same
        return state.phase === 'none' || state.case !== null
          ? []
          : [{ type: 'filed', case: command.case, day: env.day }]
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'opened':
        return {
          ...state,
          kind: event.kind,
          number: event.number,
          item: event.item,
          revision: event.revision,
          office: event.office,
          draft: event.draft,
          openedDay: event.day,
        }
      case 'asked': {
        const { day, due, materials } = event
        const round: Round = { askedDay: day, due, materials, answeredDay: null, finding: null, defects: [] }
        return { ...state, phase: 'waiting', rounds: [...state.rounds, round] }
      }
      case 'answered': {
        const { day, finding, defects } = event
        return {
          ...state,
          phase: 'answered',
          rounds: state.rounds.map((round, at) =>
            at === event.round - 1 ? { ...round, answeredDay: day, finding, defects } : round,
          ),
        }
      }
      case 'closed':
        return { ...state, phase: 'closed', satisfied: event.satisfied, closedDay: event.day }
      case 'filed':
        return state.kind === 'pre-review'
          ? { ...state, phase: 'closed', case: event.case, closedDay: event.day }
          : { ...state, case: event.case }
    }
  },
}

function dueOf({ calendar, day }: PrecaseEnv, kind: PrecaseKind): Due {
  const due = dueDay(day, precaseDays[kind], calendar)
  if (!due) throw new RangeError('a limit without a pause has a due day')
  return { day: due, provisional: isProvisional(due, calendar), calendar: calendar.revision }
}

function isPublished(item: Item, { about, key }: Defect): boolean {
  return about === 'material'
    ? item.materials.some((material) => material.key === key)
    : item.form.some((group) => group.fields.some((field) => field.key === key))
}
