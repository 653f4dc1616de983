import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { itemOf } from './case-walk.ts'

/** An item of two reviews with a published ladder for steps that are late. */
export const traffic = itemOf('traffic-impact-assessment')
const sealed = `c1:${'0'.repeat(64)}`
export const ref = '00000000-0000-4000-8000-000000000009'

export const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
export const envOn = (day: string, item: Item = traffic) => ({
  item,
  calendar: china,
  day: parseDay(day),
  newRef: () => ref,
})
/** The rules of a case on a day, to be given what has happened. */
export const on = (day: string, item?: Item) => specification(caseDecider, envOn(day, item))

export const submittedOn = (day: string, intakeDue: string): CaseEvent => ({
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: sealed,
  applicantKind: 'enterprise',
  plain: {},
  sealed,
  materials: [],
  deliverBy: 'electronic',
  item: traffic.code,
  revision: 1,
  intakeOffice: traffic.intakeOffice,
  day,
  intakeDue: due(intakeDue),
})

/** 受理 on 20 April. */
export const acceptedUntil = (promised: string): CaseEvent => ({
  type: 'accepted',
  deemed: false,
  day: '2026-04-20',
  recordedDay: '2026-04-20',
  statutoryDue: due('2026-05-20'),
  promisedDue: due(promised),
  checked: [],
})

export const drawn = (task: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: `CODE-${task}`,
  label: '审查人员',
  person: sealed,
  draw: {} as DrawRecord,
})

export const answered = (task: string, day: string): CaseEvent => ({
  type: 'opinion-given',
  task,
  code: `CODE-${task}`,
  verdict: 'pass',
  scores: [],
  total: 80,
  reasons: '符合标准',
  day,
})
