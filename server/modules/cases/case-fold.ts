import type { CaseEvent } from '#contracts/case-events.ts'
import { foldRecompute } from './clocks/recompute-state.ts'
import { asideEnded, foldAside } from './handling/aside-rules.ts'
import { foldCopy } from './copies/copy-rules.ts'
import { foldAdding } from './handling/adding-fold.ts'
import { foldSendBack } from './handling/send-back-rules.ts'
import { foldUrged } from './handling/urging-rules.ts'
import { foldExtension } from './clocks/extension-rules.ts'
import { foldDeferral, promisedState } from './deferral/deferral-rules.ts'
import { foldWithdrawal } from './intake/withdrawal-rules.ts'
import { foldCheck } from './ways/check-rules.ts'
import { foldPersonAsked } from './ways/set-aside.ts'
import { foldOrder } from './ways/order-rules.ts'
import { foldSupervision } from './supervision/supervision-state.ts'
import { foldSample } from './ways/sample-rules.ts'
import { foldPromise, promiseOf } from './ways/commitment-rules.ts'
import { foldBar } from './intake/bar-rules.ts'
import { foldCharge } from './intake/charge-rules.ts'
import { withAnswered, withBrought } from './intake/correction.ts'
import { foldRefusalCheck } from './intake/refusal-check-rules.ts'
import { foldReturns } from './intake/returns-rules.ts'
import { foldWatch } from './intake/watch-rules.ts'
import { foldNotice } from './public-notice/notice-state.ts'
import { foldReferral } from './referrals/referral-state.ts'
import { foldClosure } from './closures/closure-rules.ts'
import { withErasure } from './erasure/erasure-rules.ts'
import { foldThirdParty } from './third-parties/third-party-rules.ts'
import { foldExperts } from './experts/expert-fold.ts'
import { foldMatter } from './intake/matter-clock.ts'
import { foldVisit, withVisitDays } from './visits/visit-state.ts'
import { foldHearing } from './hearing/hearing-rules.ts'
import { foldRecusal } from './hearing/recusal-rules.ts'
import { meetingsAfter } from './meetings/meeting-state.ts'
import { foldReminded, notReminded } from './reminders/reminder-state.ts'
import { foldLate, notLate } from './late/late-state.ts'
import { officeOverdueAfter } from './late/office-clock.ts'
import { foldAgreement } from './matters/agreement-rules.ts'
import { foldDeemedRenewal } from './matters/matter-rules.ts'
import { foldParts } from './parts/part-state.ts'
import { proceduresAfter } from './review/special-procedures.ts'
import type { CaseState, OpeningState, TaskState } from './case-state.ts'

/** Facts after which a page that was open before is not stale. */
const notAnAct = new Set<CaseEvent['type']>([
  'paper-numbered',
  'paper-issued',
  'special-procedure-told',
  'assignee-drawn',
  'assignee-returned',
  'assignee-named',
  'seal-opening-proposed',
  'seal-opened',
  'seal-opening-refused',
  'erasure-proposed',
  'credential-noted',
  'barred',
  'message-sent',
  'messages-seen',
  'notice-commented',
  'intake-unanswered',
  'limits-recomputed',
  'late-recounted',
  'office-overdue',
  'reminded',
  'referral-received',
  'referral-recalled',
  'experts-overdue',
  'task-put-aside',
  'task-taken-up',
  'urged',
  'task-sent-back',
  'answer-taken-back',
  'review-added',
  'review-removed',
  'task-released',
  'copied',
  'copy-seen',
  'supervision-begun',
  'inspection-passed-over',
  'inspectors-drawn',
])

/** 办件 as its events make it; a part with a state of its own folds it in its own file of rules. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const next = changed(state, event)
  return {
    ...next,
    officeOverdue: officeOverdueAfter(next, event),
    watch: foldWatch(state.watch, event),
    returns: foldReturns(state.returns, event),
    matter: foldMatter(state.matter, event),
    charge: foldCharge(state.charge, event),
    acts: state.acts + (notAnAct.has(event.type) ? 0 : 1),
  }
}

function changed(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'submitted':
      return {
        ...state,
        phase: 'intake',
        number: event.number,
        item: event.item,
        revision: event.revision,
        intakeOffice: event.intakeOffice,
        hall: event.hall,
        applicantKind: event.applicantKind,
        submittedDay: event.day,
        declared: event.declared ?? null,
        receivedDay: event.whole?.receivedDay ?? event.day,
        intakeDue: event.intakeDue,
        agreedAfter: event.agreedAfter ?? null,
        plain: event.plain,
        materials: event.materials,
        deliverBy: event.deliverBy,
        agent: event.agent ?? null,
        draw: event.draw ?? null,
        about: event.about ?? null,
        refiles: event.refiles ?? null,
        whole: event.whole ?? null,
        bornIn: event.whole ? { case: event.whole.case, part: event.whole.part } : null,
        commitment: promiseOf(event),
        deferral: promisedState(event.deferral),
      }
    case 'deficiency-notified':
      return {
        ...state,
        phase: 'correcting',
        noticed: true,
        noticedDay: event.day,
        defects: event.defects,
        intakeDue: null,
      }
    case 'corrected':
      return {
        ...state,
        phase: 'intake',
        receivedDay: event.onTheSpot ? state.receivedDay : event.day,
        intakeDue: event.intakeDue,
        agreedAfter: event.onTheSpot ? state.agreedAfter : (event.agreedAfter ?? null),
        plain: withAnswered(state.plain, event.plain),
        materials: withBrought(state.materials, event.materials),
      }
    case 'accepted':
      return {
        ...state,
        phase: 'review',
        acceptedDay: event.day,
        deemed: event.deemed,
        acceptedBy: event.by ?? 'person',
        checked: event.checked?.length ?? 0,
        deferral: state.deferral && { ...state.deferral, terms: event.deferral ?? null },
        intakeDue: null,
        statutoryDue: event.statutoryDue,
        promisedDue: event.promisedDue,
        internalDue: event.internalDue ?? null,
      }
    case 'refused-at-intake':
      return {
        ...state,
        phase: 'closed',
        ending: 'refused-at-intake',
        endedDay: event.day,
        intakeDue: null,
        refusal: {
          ground: event.ground,
          reason: event.reason,
          basis: event.basis,
          competentOffice: event.competentOffice,
          gaps: event.gaps ?? [],
          untrue: event.untrue ?? [],
        },
      }
    case 'barred':
      return foldBar(state, event)
    case 'intake-unanswered':
    case 'second-notice-allowed':
    case 'office-overdue':
      return state
    case 'intake-refusal-examined':
      return foldRefusalCheck(state, event)
    case 'deferred-supplied':
    case 'deferred-checked':
    case 'deferral-defaulted':
    case 'ended-for-default':
      return foldDeferral(state, event)
    case 'withdrawal-requested':
    case 'withdrawal-declined':
    case 'withdrawal-recalled':
    case 'withdrawn':
      return foldWithdrawal(state, event)
    case 'message-sent': {
      const { message, from, day } = event
      // Whoever answers has read.
      const read = state.messages.map((one) => (one.from === from ? one : { ...one, seen: true }))
      return { ...state, messages: [...read, { message, from, day, seen: false }] }
    }
    case 'messages-seen':
      return {
        ...state,
        messages: state.messages.map((one) => (one.from === event.by ? one : { ...one, seen: true })),
      }
    case 'task-opened':
      return withTask(state, event.task, {
        ref: event.ref,
        due: event.due,
        openedDay: event.day,
        code: null,
        label: null,
        verdict: null,
        scores: [],
        total: null,
        reasons: null,
        closedDay: null,
        returns: [],
        ...notLate(event.late),
        acting: false,
      })
    case 'assignee-drawn':
      return withTask(state, event.task, {
        code: event.code,
        label: event.label,
        ...(event.day === undefined ? {} : { drawnDay: event.day }),
      })
    case 'assignee-returned':
      return {
        ...withTask(state, event.task, {
          ref: event.next,
          code: null,
          label: null,
          acting: false,
          returns: [...(state.tasks[event.task]?.returns ?? []), { ground: event.ground, day: event.day }],
        }),
        handling: asideEnded(state.handling, event.task),
        reminded: notReminded(state.reminded, event.task),
      }
    case 'assignee-named':
      return withTask(state, event.task, { code: event.code, label: event.label, acting: event.acts === 'for' })
    case 'task-put-aside':
    case 'task-taken-up':
      return foldAside(state, event)
    case 'urged':
      return foldUrged(state, event)
    case 'task-sent-back':
    case 'answer-taken-back':
      return foldSendBack(state, event)
    case 'review-added':
    case 'review-removed':
    case 'task-released':
      return foldAdding(state, event)
    case 'copied':
    case 'copy-seen':
      return foldCopy(state, event)
    case 'opinion-given':
      return withTask(state, event.task, {
        verdict: event.verdict,
        scores: event.scores,
        total: event.total,
        reasons: event.reasons,
        closedDay: event.day,
      })
    case 'feedback-merged':
      return {
        ...withTask(state, event.task, { verdict: event.verdict, reasons: event.summary, closedDay: event.day }),
        feedback: { verdict: event.verdict, summary: event.summary },
      }
    case 'decided':
      return {
        // Decided on the spot: the task was opened for nobody.
        ...(state.tasks[event.task]
          ? withTask(state, event.task, {
              verdict: event.outcome === 'granted' ? 'pass' : 'fail',
              reasons: event.reasons,
              closedDay: event.day,
            })
          : state),
        phase: 'issuing',
        deliverDue: event.deliverDue ?? null,
        decision: {
          outcome: event.outcome,
          reasons: event.reasons,
          basis: event.basis,
          made: event.made ?? 'person',
          why: event.why ?? null,
          noPlace: event.noPlace ?? false,
          ...(event.overInternal ? { overInternal: event.overInternal } : {}),
          ...(event.finding ? { finding: event.finding } : {}),
          ...(event.comments ? { comments: event.comments } : {}),
          ...(event.falseMaterial ? { falseMaterial: true as const } : {}),
          ...(event.untrue ? { untrue: event.untrue } : {}),
          deferred: event.deferred ?? [],
          day: event.day,
        },
      }
    case 'reminded':
      return foldReminded(state, event)
    case 'task-overdue':
    case 'late-recounted':
      return foldLate(state, event)
    case 'meeting-called':
    case 'meeting-moved':
    case 'meeting-recounted':
    case 'meeting-spoken':
    case 'meeting-closed':
    case 'meeting-noted':
    case 'meeting-signed':
    case 'meeting-settled':
      return { ...state, meetings: meetingsAfter(state.meetings, event) }
    case 'promised':
      return foldPromise(state, event)
    case 'check-ordered':
      return foldOrder(state, event)
    case 'check-drawn':
      return foldSample(state, event)
    case 'supervision-begun':
    case 'supervision-ended':
    case 'inspection-drawn':
    case 'inspection-passed-over':
    case 'inspection-ordered':
    case 'inspectors-drawn':
    case 'inspected':
    case 'hand-over-settled':
      return foldSupervision(state, event)
    case 'deemed-agreed':
      return foldAgreement(state, event)
    case 'deemed-renewed':
      return foldDeemedRenewal(state, event)
    case 'promise-checked':
    case 'promise-taken-back':
    case 'promise-repaired':
      return foldCheck(state, event)
    case 'person-asked':
      return foldPersonAsked(state, event)
    case 'special-procedure-begun':
    case 'special-procedure-told':
    case 'special-procedure-ended':
      return withDues({ ...state, procedures: proceduresAfter(state.procedures, event) }, event)
    case 'limits-recomputed':
      return foldRecompute(state, event)
    case 'extension-proposed':
    case 'limit-extended':
    case 'extension-declined':
      return foldExtension(state, event)
    case 'third-parties-found':
    case 'third-party-told':
    case 'third-parties-announced':
    case 'third-party-answered':
    case 'statement-recorded':
    case 'applicant-stated':
    case 'statement-waived':
      return foldThirdParty(state, event)
    case 'visit-called':
    case 'visit-appointed':
    case 'visit-recorded':
    case 'visit-signed':
    case 'visit-closed':
      return foldVisit(state, event)
    case 'experts-called':
    case 'expert-opinion-given':
    case 'experts-overdue':
    case 'revision-called':
    case 'revision-handed-in':
    case 'changes-confirmed':
    case 'expert-panel-closed':
      return foldExperts(state, event)
    case 'hearing-offered':
    case 'hearing-ordered':
    case 'hearing-waived':
    case 'hearing-requested':
    case 'hearing-appointed':
    case 'hearing-held':
    case 'hearing-minutes-signed':
    case 'hearing-reported':
      return foldHearing(state, event)
    case 'chair-recusal-asked':
    case 'chair-recusal-answered':
      return foldRecusal(state, event)
    case 'notice-published':
    case 'notice-commented':
    case 'comment-answered':
    case 'notice-last-day':
    case 'notice-ended':
      return foldNotice(state, event)
    case 'referred':
    case 'referral-received':
    case 'referral-recalled':
    case 'referral-answered':
      return foldReferral(state, event)
    case 'closure-opened':
    case 'closure-stated':
    case 'closure-put-forward':
    case 'closure-decided':
      return foldClosure(state, event)
    case 'part-opened':
    case 'part-joined':
    case 'part-paused':
    case 'part-ended':
    case 'parts-settled':
    case 'joined-whole':
    case 'left-whole':
      return foldParts(state, event)
    case 'seal-opening-proposed': {
      const { opening, task, code, ground, document, due, day: proposedDay } = event
      const proposed = { opening, task, code, ground, document, due, proposedDay }
      return { ...state, openings: [...state.openings, { ...proposed, until: null, openedDay: null, refused: null }] }
    }
    case 'seal-opened':
      return withOpening(state, event.opening, { until: event.until, openedDay: event.day })
    case 'seal-opening-refused':
      return withOpening(state, event.opening, { refused: event.reason })
    case 'erasure-proposed':
    case 'erased':
      return withErasure(state, event)
    case 'paper-numbered':
      return { ...state, numbers: { ...state.numbers, [event.paper]: { text: event.text, day: event.day } } }
    case 'paper-issued':
      return {
        ...state,
        papers: [...state.papers, { paper: event.paper, kind: event.kind, file: event.file, day: event.day }],
      }
    case 'credential-noted':
      return {
        ...state,
        credential: {
          id: event.credential,
          identifier: event.identifier,
          serial: event.serial,
          validFrom: event.validFrom,
          validUntil: event.validUntil,
        },
      }
    case 'result-ready':
      return { ...state, phase: 'ready', deliverDue: event.deliverDue }
    case 'delivery-chosen':
      return {
        ...state,
        deliverBy: event.deliverBy,
        agent: event.agent ?? null,
        hall: event.hall,
        codesUsed: state.codesUsed + 1,
      }
    case 'result-printed':
      return {
        ...state,
        prints: [...state.prints, { day: event.day, papers: event.papers }],
        codesUsed: state.codesUsed + 1,
      }
    case 'result-deposited':
      return {
        ...state,
        deposited: { deposit: event.deposit, day: event.day, at: null },
        codesUsed: state.codesUsed + 1,
      }
    case 'result-in-locker': {
      const { locker, cell, until } = event
      return state.deposited ? { ...state, deposited: { ...state.deposited, at: { locker, cell, until } } } : state
    }
    case 'deposit-came-back':
      return {
        ...state,
        deposited: null,
        cameBack: [...state.cameBack, { parcel: event.deposit, reason: event.reason, day: event.day }],
      }
    case 'result-dispatched':
      return { ...state, dispatched: { parcel: event.parcel, day: event.day } }
    case 'parcel-came-back':
      return {
        ...state,
        dispatched: null,
        cameBack: [...state.cameBack, { parcel: event.parcel, reason: event.reason, day: event.day }],
      }
    case 'delivered':
      return {
        ...state,
        proof: event.proof ?? null,
        phase: 'closed',
        ending: state.decision?.outcome ?? null,
        deliveredDay: event.day,
        endedDay: event.day,
      }
  }
}

function withOpening(state: CaseState, opening: string, change: Partial<OpeningState>): CaseState {
  return {
    ...state,
    openings: state.openings.map((one) => (one.opening === opening ? { ...one, ...change } : one)),
  }
}

function withTask(state: CaseState, key: string, change: Partial<TaskState>): CaseState {
  const before = state.tasks[key]
  return { ...state, tasks: { ...state.tasks, [key]: { ...before, ...change } as TaskState } }
}

/** A special procedure moves the limits of the case and of its open tasks. */
function withDues(
  state: CaseState,
  {
    statutoryDue,
    promisedDue,
    internalDue,
    agreedAfter,
    steps,
  }: Pick<
    Extract<CaseEvent, { type: 'special-procedure-begun' }>,
    'statutoryDue' | 'promisedDue' | 'internalDue' | 'agreedAfter' | 'steps'
  >,
): CaseState {
  // What was only begun moves nothing.
  if (!statutoryDue || !promisedDue || !steps) return state
  const moved: CaseState = {
    ...state,
    statutoryDue,
    promisedDue,
    internalDue: internalDue ?? state.internalDue,
    agreedAfter: agreedAfter ?? state.agreedAfter,
  }
  return withVisitDays(Object.entries(steps).reduce((so, [task, due]) => withTask(so, task, { due }), moved))
}
