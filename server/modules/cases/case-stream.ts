import { isDeepStrictEqual } from 'node:util'
import type { CaseEvent } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import type { OfWhole } from '#contracts/part-events.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place, StreamKind } from '#platform/stream.ts'
import { readers, registers, remove, upsert, type RowChange } from '#platform/table.ts'
import { caseDecider, type CaseCommand } from './case.ts'
import { deadlineRows } from './case-deadlines.ts'
import { caseEffects } from './case-effects.ts'
import type { CaseEnv } from './case-env.ts'
import type { CaseState, TaskState } from './case-state.ts'
import { openRecusals } from './hearing/recusal-rules.ts'
import { heldThrough } from './due.ts'
import { lastDueOf } from './clocks/recompute-state.ts'
import { countedOf } from './clocks/clock-views.ts'
import { confirmersMoved, expertRows, isOfExperts } from './experts/expert-rows.ts'
import { revisable } from './experts/expert-rules.ts'
import { confirmersOf } from './experts/panel-state.ts'
import { byHall, onTheWay } from './delivery/delivery-rules.ts'
import { markOf } from './reminders/reminder-state.ts'
import { markRows } from './reminders/reminder-rows.ts'
import { lateRows, lateTaskRows, officeDeadline, officeOverdueRows } from './late/late-rows.ts'
import { officeWaits, ofIntake, soonest } from './late/office-waits.ts'
import { waitsForSupervision } from './handling/urging-rules.ts'
import { returnsOfMatter } from './intake/returns-rules.ts'
import { reportedRef } from './hearing/another-hearing.ts'
import { copyRows } from './copies/copy-rows.ts'
import { answeredOf } from './visits/visit-state.ts'
import { backAtMeeting, meetingRows, meetingsOver, openTaskRow } from './meetings/meeting-rows.ts'
import { waitsToBePassedOn } from './third-parties/own-statement-rules.ts'
import { noticeRows } from './public-notice/notice-rows.ts'
import { referralRows } from './referrals/referral-rows.ts'
import { closureUnderWay, type ClosureState } from './closures/closure-state.ts'
import { takesDeferred } from './deferral/deferral-rules.ts'
import { mayBeginSupervision } from './supervision/supervision-rules.ts'
import { checkRecordRow, promiseDecided, promiseRow, promiseRows } from './ways/promise-rows.ts'
import { drawRow } from './review/draw-row.ts'
import { listRow, supervisionRows } from './supervision/supervision-rows.ts'
import { openInspection, waitsForClosure } from './supervision/supervision-state.ts'
import { unreadBy } from './messages/message-rules.ts'
import {
  bars,
  boxes,
  cases,
  casesAccepted,
  overInternal,
  owners,
  partsOfWholes,
  reviewTasksAside,
  reviewTasksDone,
  reviewTasksMeeting,
  reviewTasksDue,
  reviewTasksReturned,
  reviewTasksUrged,
  sealOpenings,
} from './tables.ts'

/** 办件 as a kind of stream: the rules and the rows that follow from them. */
export const caseStream: StreamKind<CaseState, CaseCommand, CaseEvent, CaseEnv> = {
  name: 'case',
  decider: caseDecider,
  project,
  effects: caseEffects,
}

function project(
  place: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  entries: readonly Entry[],
  before?: CaseState,
): RowChange[] {
  return [
    ...caseRows(place, state, events, entries, before),
    ...deskRows(place, state, before),
    ...noticeRows(place, state, events),
    ...headRows(place, state, events),
    ...referralRows(place, state, events),
    ...deadlineRows(place, state, events, entries),
    ...lateRows(place, state, events, entries),
    ...officeOverdueRows(place, state, before),
    ...officeDeadline(place, state, entries, before),
    ...visitsAgain(place, state, events, before),
    ...events.flatMap((event, index) => eventRows(place, state, event, entries[index]!)),
  ]
}

/** The row has more columns and indexes than any other, and what a draw or a paper changes stands in none of them. */
function caseRows(
  place: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  entries: readonly Entry[],
  before?: CaseState,
): RowChange[] {
  const row = rowOf(place, state)
  const accepted = entries[events.findIndex(({ type }) => type === 'accepted')]
  if (accepted) return [upsert(casesAccepted, { ...row, accepted_at: accepted.recordedAt })]
  return before && isDeepStrictEqual(row, rowOf(place, before)) ? [] : [upsert(cases, row)]
}

function rowOf({ region, stream }: Place, state: CaseState) {
  return {
    region,
    stream,
    version: state.acts,
    number: state.number,
    item: state.item,
    revision: state.revision,
    phase: state.phase,
    ending: state.ending,
    submitted_day: state.submittedDay,
    accepted_day: state.acceptedDay,
    deemed: state.deemed,
    decided_day: state.decision?.day ?? null,
    due_day: dueDayOf(state),
    counted: countedOf(state),
    last_due: lastDueOf(state),
    internal_due: state.phase === 'review' ? (state.internalDue?.day ?? null) : null,
    intake_office: state.intakeOffice,
    hall: state.hall,
    deliver_by: state.deliverBy,
    dispatched: onTheWay(state) !== null,
    withdrawing: state.withdrawing.asked !== null,
    returns: returnsOfMatter(state),
    first_day: state.returns.before?.since ?? state.submittedDay,
    deferring: takesDeferred(state) || revisable(state) !== null,
    unread_by_applicant: unreadBy(state, 'applicant'),
    unread_by_office: unreadBy(state, 'office'),
    matter: state.about?.matter ?? 'new',
    credential: state.about?.credential ?? null,
    unsupervised: mayBeginSupervision(state),
  }
}

/** The day that counts now: of the intake, of the promise, of the delivery. Null when nothing is owed by the office. */
export function dueDayOf(state: CaseState): string | null {
  switch (state.phase) {
    case 'intake':
      return state.intakeDue?.day ?? null
    case 'review':
      return state.promisedDue?.day ?? null
    case 'issuing':
    case 'ready':
      return state.deliverDue?.day ?? null
    case 'correcting':
    case 'closed':
    case 'none':
      return null
  }
}

/** Rows that say something else than before: of most commands none. */
function deskRows(place: Place, state: CaseState, before: CaseState | undefined): RowChange[] {
  const lay = before ? boxRows(place, before) : []
  const rows = boxRows(place, state).filter((row) => !lay.some((one) => isDeepStrictEqual(one, row)))
  return rows.length > 0 ? [upsert(boxes, ...rows)] : []
}

function boxRows({ region, stream }: Place, state: CaseState) {
  const closing = closureUnderWay(state)
  const waits = officeWaits(state)
  const due =
    (closing && closureDue(state, closing)) ??
    soonest(waits.filter(({ what }) => what === 'hand-over'))?.due.day ??
    state.withdrawing.asked?.due.day ??
    dueDayOf(state) ??
    state.endedDay ??
    state.submittedDay
  const recusal = soonest(waits.filter((one) => !ofIntake(one)))?.due.day ?? due
  const passOn = soonest(waits.filter(ofIntake))?.due.day ?? due
  return deskSubjects(region, state).map((subject) => {
    const box = boxFor(subject, state)
    return { region, stream, subject, box, due_day: box === 'recusal' ? recusal : box === 'to-pass-on' ? passOn : due }
  })
}

/** Until when the proceeding is put forward, and then decided. */
const closureDue = (state: CaseState, { closure, forward, putForwardBy, stateBy, openedDay }: ClosureState): string =>
  (forward ? state.tasks[closure]?.due.day : putForwardBy?.day) ?? stateBy ?? openedDay

/** Whose desks a case lies on: the office that takes it in, its deputy once it is asked, the hall that filed it or hands it over, the region's supervision. */
export function deskSubjects(region: string, state: CaseState): string[] {
  const { deputy } = state.watch
  return [
    `intake@${state.intakeOffice}`,
    ...(deputy ? [`intake@${deputy}`] : []),
    `supervise@${region}`,
    ...(state.hall ? [`window@${state.hall}`] : []),
  ]
}

/** What waits on one desk alone: at a window what it is charged to take in, with the deputy what its unit left, with the supervision what both left and what was not taken in. */
function boxFor(subject: string, state: CaseState): string {
  const { turn, deputy } = state.watch
  const supervises = subject.startsWith('supervise@')
  if (state.phase === 'intake' && turn !== 'unit' && subject === `intake@${deputy}`) return 'taken-over'
  if (state.phase === 'intake' && turn === 'supervision' && supervises) return 'unanswered'
  if (state.phase === 'intake' && subject.startsWith('window@') && subject !== `window@${state.charge.hall}`)
    return 'running'
  if ((closureUnderWay(state) || waitsForClosure(state)) && subject.startsWith('intake@')) return 'running'
  if (state.ending === 'refused-at-intake' && state.refusalCheck === null && supervises) return 'refused'
  if (supervises && openRecusals(state).length > 0) return 'recusal'
  if (supervises && waitsForSupervision(state)) return 'urged'
  if (boxOf(state) === 'running' && waitsToBePassedOn(state) && subject.startsWith('intake@')) return 'to-pass-on'
  return boxOf(state)
}

function boxOf(state: CaseState): string {
  switch (state.phase) {
    case 'intake':
      return 'intake'
    case 'correcting':
      return 'correcting'
    case 'review':
    case 'issuing':
      return state.withdrawing.asked ? 'withdrawing' : 'running'
    case 'ready':
      return byHall(state.deliverBy) && !onTheWay(state) ? 'hand-over' : 'running'
    case 'closed':
    case 'none':
      return 'closed'
  }
}

function eventRows(place: Place, state: CaseState, event: CaseEvent, entry: Entry): RowChange[] {
  if (isOfExperts(event)) return expertRows(place, state, event)
  const { region, stream } = place
  switch (event.type) {
    case 'submitted': {
      const applicant = entry.onBehalfOf ?? entry.actor
      return [
        upsert(owners, {
          region,
          stream,
          applicant,
          filed_by: entry.actor,
          channel: entry.channel,
          submitted_at: entry.recordedAt,
        }),
        upsert(
          readers,
          ...[`party:${applicant}`, ...deskSubjects(region, state)].map((subject) => ({ region, stream, subject })),
        ),
        ...(event.whole ? partRows(place, event.whole) : []),
      ]
    }
    case 'joined-whole':
      return partRows(place, event.whole)
    case 'left-whole':
      return [remove(partsOfWholes, { region, stream })]
    case 'delivery-chosen':
    case 'intake-unanswered':
      return [upsert(readers, ...deskSubjects(region, state).map((subject) => ({ region, stream, subject })))]
    case 'assignee-drawn':
      return [drawRow(region, event.draw, entry.recordedAt)]
    case 'hearing-reported':
      return [upsert(reviewTasksDone, { region, task: reportedRef(state), done: true })]
    case 'assignee-returned':
      return [upsert(reviewTasksReturned, { region, task: event.ref, done: true, returned: true })]
    case 'decided':
      // 延长期限 that nobody has answered is moot with the decision.
      return [
        ...doneRows(
          place,
          [event.task, ...openTasksOf(state)].flatMap((key) => state.tasks[key]?.ref ?? []),
        ),
        ...meetingsOver(place, state),
        ...(event.overInternal && state.internalDue
          ? [
              upsert(overInternal, {
                region,
                stream,
                due_day: state.internalDue.day,
                decided_day: event.day,
                ...event.overInternal,
              }),
            ]
          : []),
        ...(event.place ? [upsert(registers, { region, ...event.place, stream })] : []),
      ]
    case 'meeting-called':
    case 'meeting-moved':
    case 'meeting-recounted':
    case 'meeting-noted':
    case 'meeting-spoken':
    case 'meeting-closed':
    case 'meeting-signed':
    case 'meeting-settled':
      return meetingRows(place, state, event)
    case 'reminded':
      return markRows(place, state, event)
    case 'task-overdue':
      return lateTaskRows(place, state, event)
    case 'limit-extended':
    case 'extension-declined':
    case 'visit-recorded':
    case 'visit-signed':
    case 'closure-decided':
    case 'opinion-given':
    case 'feedback-merged': {
      // One write changes a row once: what a meeting still waits for lies on the desk as before.
      const back = backAtMeeting(place, state, event.task)
      if (back.length > 0) return back
      return [
        upsert(reviewTasksDone, { region, task: state.tasks[event.task]!.ref, done: true }),
        ...(event.type === 'closure-decided' ? promiseDecided(place, state, event) : []),
      ]
    }
    case 'limits-recomputed': {
      const drawn = Object.entries(state.tasks).filter(([, { code, verdict }]) => code && verdict === null)
      const rows = drawn.map(([key]) => openTaskRow(place, state, key))
      return [
        ...(rows.length > 0 ? [upsert(reviewTasksDue, ...rows)] : []),
        ...confirmersMoved(place, state, event),
        ...checkMoved(place, state, event),
      ]
    }
    case 'barred':
      return [
        upsert(
          bars,
          ...(event.items ?? [state.item]).map((item) => ({
            region,
            stream,
            ground: event.ground,
            item,
            since: event.day,
            until: event.until,
          })),
        ),
      ]
    case 'task-put-aside':
    case 'task-taken-up': {
      const { ref, due } = state.tasks[event.task]!
      const aside_through = event.type === 'task-put-aside' ? event.through : null
      const held_through = heldThrough(state, event.task)
      const reminded = markOf(state, event.task)
      return [upsert(reviewTasksAside, { region, task: ref, due_day: due.day, held_through, aside_through, reminded })]
    }
    case 'review-removed':
      return event.ref === null
        ? []
        : [upsert(reviewTasksReturned, { region, task: event.ref, done: true, returned: true })]
    case 'copied':
    case 'copy-seen':
      return copyRows(place, state, event.copy)
    case 'task-released':
      return [upsert(reviewTasksReturned, { region, task: event.ref, done: true, returned: true })]
    case 'task-sent-back':
    case 'answer-taken-back':
      // To speak or to sign can wait: what was answered is asked for anew.
      return [upsert(reviewTasksMeeting, { region, ...askedAnew(state.tasks[event.task]!) })]
    case 'urged': {
      const rows = event.tasks.map((key) => ({
        region,
        task: state.tasks[key]!.ref,
        urged: state.handling.urged.filter(({ tasks }) => tasks.includes(key)).length,
      }))
      return rows.length > 0 ? [upsert(reviewTasksUrged, ...rows)] : []
    }
    case 'promised':
      return event.check ? promiseRows(place, event.office, event.check.day) : []
    case 'check-ordered':
      return promiseRows(place, event.office, event.check.day)
    case 'check-drawn':
      return [
        drawRow(region, event.draw, entry.recordedAt),
        ...(event.check ? promiseRows(place, event.office, event.check.day) : []),
      ]
    case 'promise-checked':
    case 'promise-taken-back':
    case 'promise-repaired':
      return [
        ...(event.type === 'promise-checked' ? [checkRecordRow(state, event, entry)] : []),
        ...promiseRow(place, state),
      ]
    case 'supervision-begun':
    case 'supervision-ended':
    case 'inspection-passed-over':
    case 'inspection-drawn':
    case 'inspection-ordered':
    case 'inspectors-drawn':
    case 'inspected':
    case 'hand-over-settled':
      return supervisionRows(place, state, event, entry)
    case 'special-procedure-begun':
    case 'special-procedure-told':
    case 'special-procedure-ended': {
      const drawn = Object.entries(event.steps ?? {}).filter(([task]) => state.tasks[task]?.code)
      return drawn.length > 0
        ? [
            upsert(
              reviewTasksDue,
              ...drawn.map(([task, { day }]) => ({ ...openTaskRow(place, state, task), due_day: day })),
            ),
          ]
        : []
    }
    case 'seal-opening-proposed':
    case 'seal-opened':
    case 'seal-opening-refused':
      return [openingRow(place, state, event.opening)]
    case 'ended-for-default':
    case 'deemed-agreed':
    case 'deemed-renewed':
    case 'parts-settled':
    case 'withdrawn':
      return [
        ...doneRows(
          place,
          openTasksOf(state).map((key) => state.tasks[key]!.ref),
        ),
        ...meetingsOver(place, state),
      ]
    default:
      return []
  }
}

/** What the head of a government is asked for a whole is due when its limit is, which what its parts wait for moves. */
function headRows(place: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  const moved = events.some((event) => event.type === 'part-paused' && event.dues !== null)
  return moved && state.phase === 'review' && openTasksOf(state).includes(extensionTask)
    ? [upsert(reviewTasksDue, openTaskRow(place, state, extensionTask))]
    : []
}

/** A check that is due on another day, or what is to be put right after it. */
function checkMoved(
  place: Place,
  state: CaseState,
  { moved }: Extract<CaseEvent, { type: 'limits-recomputed' }>,
): RowChange[] {
  if (!moved.some(({ limit }) => limit === 'promise-check' || limit === 'inspection' || limit === 'rectification'))
    return []
  const open = openInspection(state)
  return open ? [listRow(place, open)] : promiseRow(place, state)
}

/** The desk that took the whole in reads each part. */
const partRows = ({ region, stream }: Place, whole: OfWhole): RowChange[] => [
  upsert(partsOfWholes, { region, stream, whole: whole.case, part: whole.part }),
  upsert(readers, { region, stream, subject: `intake@${whole.office}` }),
]

/** Tasks that lie on somebody's desk and are not answered. */
const openTasksOf = ({ tasks, panels }: CaseState): string[] => [
  ...Object.keys(tasks).filter((key) => tasks[key]!.code && tasks[key]!.verdict === null),
  ...Object.values(panels).flatMap(confirmersOf),
]

const askedAnew = ({ ref, due }: TaskState) => ({
  task: ref,
  done: false,
  meeting: false,
  meeting_moved: false,
  due_day: due.day,
})

/** What officers answered of a visit that is made once more lies on their desks again. */
function visitsAgain(
  { region }: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  before?: CaseState,
): RowChange[] {
  const again = events.flatMap((event) => (before && event.type === 'visit-appointed' ? answeredOf(before, event) : []))
  return again.length > 0
    ? [upsert(reviewTasksMeeting, ...again.map((key) => ({ region, ...askedAnew(state.tasks[key]!) })))]
    : []
}

const doneRows = ({ region }: Place, refs: readonly string[]): RowChange[] =>
  refs.length > 0 ? [upsert(reviewTasksDone, ...refs.map((task) => ({ region, task, done: true })))] : []

function openingRow({ region, stream }: Place, state: CaseState, opening: string): RowChange {
  const one = state.openings.find((candidate) => candidate.opening === opening)!
  return upsert(sealOpenings, {
    region,
    opening,
    stream,
    number: state.number,
    item: state.item,
    revision: state.revision,
    task_key: one.task,
    code: one.code,
    ground: one.ground,
    document: one.document,
    proposed_day: one.proposedDay,
    due_day: one.due.day,
    state: one.refused ? 'refused' : one.openedDay ? 'opened' : 'proposed',
    refused_for: one.refused,
    opened_day: one.openedDay,
    until: one.until,
  })
}
