import { answerText } from '#contracts/answer.ts'
import { visibleFields, withComputed } from '#contracts/answers.ts'
import type { Defect } from '#contracts/case-events.ts'
import { defectReasons } from '#contracts/defect-reasons.ts'
import type { Item } from '#contracts/item.ts'
import type { PrecaseKind } from '#contracts/precase-events.ts'
import type { PrecaseAction, PrecasePhase, PrecaseSummary, PrecaseView, RoundView } from '#contracts/precases.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { Row } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'
import { outcomeOf } from './precase-stream.ts'
import type { PrecaseState } from './precase.ts'
import type { PrecaseWords } from './words.ts'

type Core = {
  stream: string
  kind: PrecaseKind
  number: string
  phase: PrecasePhase
  outcome: string | null
  askedDay: string
  dueDay: string | null
}

function summary(core: Core, item: Item, calendar: Calendar, day: Day): PrecaseSummary {
  const due = core.dueDay === null ? null : parseDay(core.dueDay)
  const overdue = due !== null && day > due
  return {
    precase: core.stream as PrecaseSummary['precase'],
    kind: core.kind,
    number: core.number,
    item: item.code,
    itemName: item.name,
    phase: core.phase,
    statusText: statusText(core, overdue),
    askedDay: core.askedDay,
    due,
    left: due === null ? null : Math.max(0, workingDaysBetween(day, due, calendar)),
    overdue,
  }
}

function statusText({ kind, phase, outcome }: Core, overdue: boolean): string {
  const waiting = kind === 'enquiry' ? '等待答复' : '等待预审'
  if (phase === 'waiting') return overdue ? `${waiting}，已超期` : waiting
  switch (outcome) {
    case 'defects':
      return '预审有修改意见'
    case 'fit':
      return '预审通过，可以申报'
    case 'satisfied':
      return '已结束：满意'
    case 'unsatisfied':
      return '已结束：不满意'
    case 'filed':
      return '已正式申报'
    default:
      return '已答复'
  }
}

/** A line of a list, from the row that projections keep. */
export function summaryFromRow(row: Row, item: Item, calendar: Calendar, day: Day): PrecaseSummary {
  return summary(
    {
      stream: row['stream'] as string,
      kind: row['kind'] as PrecaseKind,
      number: row['number'] as string,
      phase: row['phase'] as PrecasePhase,
      outcome: row['outcome'] as string | null,
      askedDay: row['asked_text'] as string,
      dueDay: row['due_text'] as string | null,
    },
    item,
    calendar,
    day,
  )
}

export type ViewParts = {
  stream: string
  state: PrecaseState
  words: PrecaseWords
  item: Item
  calendar: Calendar
  day: Day
  session: Session
}

export function precaseView({ stream, state, words, item, calendar, day, session }: ViewParts): PrecaseView {
  const last = state.rounds.at(-1)!
  const core: Core = {
    stream,
    kind: state.kind,
    number: state.number,
    phase: state.phase as PrecasePhase,
    outcome: outcomeOf(state),
    askedDay: state.openedDay,
    dueDay: state.phase === 'waiting' ? last.due.day : null,
  }
  const shown = words.drafts.get(state.rounds.length)
  const answers = withComputed(item, shown?.answers ?? {})
  return {
    ...summary(core, item, calendar, day),
    revision: item.revision,
    asker: { name: words.asker.name, kind: words.asker.kind, phone: words.asker.phone },
    rounds: state.rounds.map((round, at): RoundView => ({
      round: at + 1,
      question: words.questions.get(at + 1) ?? null,
      askedDay: round.askedDay,
      due: round.due.day,
      answeredDay: round.answeredDay,
      late: (round.answeredDay ?? (state.phase === 'closed' ? round.due.day : day)) > round.due.day,
      finding: round.finding,
      answer: words.answers.get(at + 1) ?? null,
      defects: round.defects.map((defect) => ({
        ...defect,
        name: nameOf(item, defect),
        reasonText: defectReasons[defect.reason],
      })),
    })),
    draft: state.draft as PrecaseView['draft'],
    case: state.case as PrecaseView['case'],
    satisfied: state.satisfied,
    answers: shown
      ? visibleFields(item, answers).map((field) => ({
          key: field.key,
          label: field.label,
          group: item.form.find((group) => group.fields.some((other) => other.key === field.key))?.title ?? '',
          value: answers[field.key] ?? null,
          text: answerText(field, answers[field.key]) || '—',
        }))
      : [],
    materials: (shown?.files ?? []).map((file) => ({
      material: file.material,
      name: item.materials.find(({ key }) => key === file.material)?.name ?? file.material,
      way: 'upload' as const,
      licence: null,
      check: null,
      earlier: null,
      file: file.file as PrecaseView['materials'][number]['file'],
      fileName: file.name,
      mediaType: file.mediaType,
      bytes: file.bytes,
    })),
    can: actionsFor(session, state),
  }
}

/** What the session may do now; the decider asks all of it again. */
function actionsFor({ role }: Session, { kind, phase }: PrecaseState): PrecaseAction[] {
  if (role === 'acceptor') return phase === 'waiting' ? ['answer'] : []
  if (role !== 'applicant' || phase === 'closed') return []
  if (kind === 'pre-review') return ['change-draft']
  return phase === 'answered' ? ['ask-again', 'close'] : []
}

function nameOf(item: Item, { about, key }: Defect): string {
  if (about === 'material') return item.materials.find((material) => material.key === key)?.name ?? key
  return item.form.flatMap((group) => group.fields).find((field) => field.key === key)?.label ?? key
}
