import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { china } from '#seed/calendars/china.ts'

// What has happened in a case before a rule is tried: filed and accepted, on 20 April unless a day is named, its tasks drawn.

export const sealed = `c1:${'0'.repeat(64)}`
export const due = (day: string) => ({ day, provisional: false, calendar: china.revision })

export const submittedFor = (
  item: Pick<Item, 'code' | 'intakeOffice'>,
  day = '2026-04-20',
  intakeDue = '2026-04-27',
): Extract<CaseEvent, { type: 'submitted' }> => ({
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: sealed,
  applicantKind: 'enterprise',
  plain: {},
  sealed,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: 1,
  intakeOffice: item.intakeOffice,
  day,
  intakeDue: due(intakeDue),
})

export const acceptedOn = (day: string, statutory: string, promised: string): CaseEvent => ({
  type: 'accepted',
  deemed: false,
  day,
  recordedDay: day,
  statutoryDue: due(statutory),
  promisedDue: due(promised),
  checked: [],
})

/** 受理 on 20 April. */
export const acceptedUntil = (promised = '2026-05-07'): CaseEvent => acceptedOn('2026-04-20', '2026-05-20', promised)

export const drawnFor = (task: string, ref: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: `CODE-${task}`,
  label: '审查人员',
  person: sealed,
  draw: {} as DrawRecord,
})

/** A task that somebody has been drawn for. */
export const openFor = (task: string, ref: string): CaseEvent[] => [
  { type: 'task-opened', task, ref, due: due('2026-04-27'), day: '2026-04-20' },
  drawnFor(task, ref),
]

export const passedOn = (day: string, task: string, said = { total: 90, reasons: '' }): CaseEvent => ({
  type: 'opinion-given',
  task,
  code: `CODE-${task}`,
  verdict: 'pass',
  scores: [],
  ...said,
  day,
})
