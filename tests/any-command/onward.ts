import { extensionTask } from '#contracts/extensions.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { awaitedBack, isAside } from '#server/modules/cases/handling/handling-state.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import { confirmersOf } from '#server/modules/cases/experts/panel-state.ts'
import { awaitedUntil, waiting as waitingStatement } from '#server/modules/cases/third-parties/own-statement-rules.ts'
import { onTheWay } from '#server/modules/cases/delivery/delivery-rules.ts'
import { openInspection, waitsForClosure } from '#server/modules/cases/supervision/supervision-state.ts'
import { decisionPaper } from '#server/modules/cases/ways/set-aside.ts'
import { allWords, aTask, brought, lawText, openTasks, sealed, uuid, type Look } from './look.ts'
import { everyNotice } from '#server/modules/cases/public-notice/notice-state.ts'
import { applies, filing } from './of-intake.ts'
import { findingsOf, inWorkingDays, pointsAsked, referralAnswer, ruleNow } from './of-procedures.ts'
import { licence } from './of-the-rest.ts'
import { draw, drawnFor, placesOf, scoresOf, seenByExperts } from './of-review.ts'

/**
 * What brings a case nearer to its end, the first of which that the rules take is done. Nothing that could be done for ever is among it, so
 * a case that does not end by these, waiting a day where none is taken, has no way out.
 */
export function onward(look: Look): CaseCommand[] {
  const { state } = look
  switch (state.phase) {
    case 'none':
      return [filing(look), { ...filing(look), promise: null, deferral: null, bar: null }]
    case 'intake':
      return [
        { type: 'intake-clock-ran-out' },
        ...(state.commitment ? [{ type: 'take-in-at-once' as const }] : []),
        { type: 'accept', checked: applies(look), applies: applies(look) },
        ...silence,
      ]
    case 'correcting':
      return [{ type: 'correct', materials: [], plain: {}, sealed: null, answered: [], moot: [...state.defects] }]
    case 'review':
      return [...(look.item.parts.length > 0 ? partsEnd(look) : reviewed(look)), ...lacking(look), ...silence]
    case 'issuing':
      return [licence, ...papers(look)]
    case 'ready':
      return delivered(look)
    case 'closed':
      if (!state.commitment?.check) return supervised(look)
      return [
        state.commitment.ended ? { type: 'repair-promise', reason: allWords(look) } : checked(look),
        ...supervised(look),
      ]
  }
}

/** What the clock records where nobody may answer any more. */
const silence: readonly CaseCommand[] = [{ type: 'renewal-clock-ran-out' }, { type: 'agreement-clock-ran-out' }]

const papers = ({ state }: Look): CaseCommand[] =>
  ['decision', 'cover-sheet', 'joint-feedback', 'deemed-renewal-notice', 'deemed-agreement-notice', 'licence'].map(
    (kind) => ({
      type: 'record-paper',
      paper: kind === 'decision' ? decisionPaper(state) : kind,
      kind,
      file: uuid(8),
      content: sealed,
    }),
  )

/** 容缺后补 that did not come: noted by the clock, and the case ended by a person where the item says so. */
function lacking(look: Look): CaseCommand[] {
  const { terms } = look.state.deferral ?? {}
  if (!terms || look.day <= terms.due.day) return []
  return [{ type: 'note-default' }, { type: 'end-for-default', reason: allWords(look) }]
}

/** 核查 of what was promised, which ends nothing itself. */
const checked = (look: Look): CaseCommand => ({
  type: 'check-promise',
  finding: look.pick('false', 'to-rectify', 'true', 'false'),
  report: allWords(look),
  officers: 2,
  sealed,
  rectifyDays: 3,
  signed: true,
  licence: { status: 'valid', validUntil: null },
})

/** 监督检查 of the licence that a case led to: by a draw or for cause, drawn for, recorded, handed over and settled. */
function supervised(look: Look): CaseCommand[] {
  const { state, item } = look
  if (!state.supervision) return []
  if (waitsForClosure(state)) return [{ type: 'settle-hand-over', reason: allWords(look) }]
  const inForce = { status: 'valid' as const, validUntil: null }
  if (look.pick(true, false, false, false, false))
    return [{ type: 'note-licence-ended', licence: { status: 'cancelled', validUntil: null } }]
  const open = openInspection(state)
  if (!open)
    return [
      {
        type: 'supervision-clock-ran-out',
        licence: inForce,
        rule: ruleNow(look),
        draw: { ...draw, chosen: look.pick('check', 'spare') },
      },
      { type: 'order-inspection', reason: allWords(look), licence: inForce, rule: ruleNow(look) },
    ]
  const { inspection } = open
  if (!open.officers)
    return [
      {
        type: 'draw-inspectors',
        inspection,
        officers: [1, 2].map(() => ({ person: sealed, draw: draw })),
        instead: null,
      },
    ]
  return [
    {
      type: 'record-inspection',
      inspection,
      asked: pointsAsked(item),
      drawn: true,
      finding: 'handed-over',
      points: pointsAsked(item).map((key) => ({ point: key, met: false, seen: '已查看' })),
      report: allWords(look),
      officers: 2,
      sealed,
      rectifyDays: null,
      signed: true,
    },
  ]
}

/** Each part ends, as the whole is told. */
const partsEnd = ({ state, pick }: Look): CaseCommand[] => [
  ...(state.withdrawing.asked ? [{ type: 'recall-withdrawal' as const, here: true }] : []),
  ...Object.keys(state.parts).map((part): CaseCommand => ({
    type: 'note-part',
    part,
    how: pick('granted', 'refused'),
  })),
]

function delivered(look: Look): CaseCommand[] {
  if (look.state.whole) return [{ type: 'follow-whole', did: 'delivered', identityChecked: true }]
  if (onTheWay(look.state))
    return [
      { type: 'note-parcel', parcel: uuid(51), outcome: { is: 'lost' } },
      { type: 'note-deposit', deposit: uuid(52), outcome: { is: 'not-fetched' } },
    ]
  if (look.state.deliverBy === 'electronic') return [{ type: 'hand-over', by: 'electronic', identityMatches: false }]
  return [{ type: 'choose-delivery', deliverBy: 'electronic', hall: null, recipient: null, here: true }]
}

const declined: CaseCommand = {
  type: 'decline-withdrawal',
  ground: 'interests-of-others',
  reason: '他人的重大利益取决于本次决定，须继续审查并作出决定。',
}

function reviewed(look: Look): CaseCommand[] {
  const { state } = look
  const waiting = openTasks(look).filter((key) => state.tasks[key]!.code === null)
  return [
    ...(state.withdrawing.asked ? [look.pick({ type: 'recall-withdrawal' as const, here: true }, declined)] : []),
    ...(waiting.length > 0 ? [{ type: 'assign' as const, drawn: drawnFor(waiting) }] : []),
    ...Object.keys(state.handling.asides)
      .filter((task) => isAside(state, task, look.day))
      .map((task): CaseCommand => ({ type: 'take-up', task })),
    ...othersHeard(look),
    ...experts(look),
    ...visits(look),
    ...state.procedures
      .filter(({ endedDay, task }) => endedDay === null && task !== hearingTask)
      .map(({ task, procedure }): CaseCommand => ({ type: 'end-procedure', task, procedure, result: allWords(look) })),
    { type: 'answer-extension', task: extensionTask, approves: look.pick(true, false), reason: allWords(look) },
    ...meetings(look),
    ...Object.keys(state.referrals).map((task) => referralAnswer(look, task, 'granted')),
    ...answers(look),
  ]
}

/** 公示, 利害关系人, 听证. */
function othersHeard(look: Look): CaseCommand[] {
  const { state } = look
  const said = allWords(look)
  const comments = everyNotice(state).flatMap(({ notice }) => notice.comments.filter(({ answered }) => !answered))
  return [
    ...comments.map(({ comment }): CaseCommand => ({ type: 'answer-comment', comment, gist: said, answer: said })),
    ...Object.keys(state.notices).flatMap((task): CaseCommand[] => [
      { type: 'notice-last-day-began', task },
      { type: 'notice-clock-ran-out', task },
    ]),
    ...(waitingStatement(state.ownStatements) ? [{ type: 'pass-statement-on' as const, summary: said }] : []),
    ...(awaitedUntil(state.ownStatements) ? [{ type: 'waive-statement' as const, here: true }] : []),
    ...(state.thirdParties?.told.length === 0 ? [{ type: 'tell-third-party' as const, sealed }] : []),
    ...(state.thirdParties?.told ?? []).map(({ party }): CaseCommand => ({
      type: 'record-hearing-choice',
      party,
      choice: 'waived',
      way: 'paper',
      sealed,
    })),
    ...(state.thirdParties && !state.hearing
      ? [{ type: 'offer-hearing' as const, task: aTask(look, 'decide'), reason: said }]
      : []),
    ...(state.hearing ? heard(look) : []),
  ]
}

function heard(look: Look): CaseCommand[] {
  const { hearing } = look.state
  const task = hearingTask
  const said = allWords(look)
  return [
    look.pick({ type: 'waive-hearing' as const, here: true }, { type: 'request-hearing' as const, sealed, here: true }),
    ...(look.state.hearing?.recusals ?? [])
      .filter(({ decided }) => !decided)
      .map(({ by }) => ({
        type: 'answer-chair-recusal' as const,
        by,
        outcome: look.pick('granted' as const, 'refused' as const),
        reason: said,
      })),
    { type: 'record-hearing', task, applicant: 'present', evidence: 'written', minutes: said },
    // On its day it is held, or else set anew: somebody who is concerned heard of it too late.
    ...(hearing?.appointed && look.day < hearing.appointed.heldOn
      ? []
      : [
          {
            type: 'appoint-hearing' as const,
            task,
            heldOn: inWorkingDays(look, 8),
            time: '09:30',
            place: '市政务服务中心',
            closed: null,
            closedWhy: '',
            // Who was told by an announcement hears of the day by one.
            announce: look.state.thirdParties?.announced ? true : look.pick(false, true),
          },
        ]),
    { type: 'sign-minutes', how: look.pick('online', 'declined') },
    ...(hearing?.held?.others ?? []).map((who): CaseCommand => ({ type: 'sign-minutes', how: 'paper', who })),
    { type: 'report-hearing', task, report: said },
  ]
}

function experts(look: Look): CaseCommand[] {
  const said = allWords(look)
  return Object.entries(look.state.panels).flatMap(([key, panel]): CaseCommand[] => [
    ...panel.members.map((task): CaseCommand => ({
      type: 'give-expert-opinion',
      task,
      verdict: 'pass',
      scores: scoresOf(look, task, true),
      reasons: said,
      changes: [],
    })),
    { type: 'hand-in-revision', materials: [brought(seenByExperts(look))] },
    ...confirmersOf(panel).map((task): CaseCommand => ({
      type: 'confirm-changes',
      task,
      found: panel
        .revision!.changes.filter(({ by }) => by === task)
        .map(({ change }) => ({ change, done: true, remark: '' })),
    })),
    { type: 'panel-clock-ran-out', panel: key },
  ])
}

const visits = (look: Look): CaseCommand[] =>
  Object.values(look.state.visits).flatMap(({ appointed, recorded, members }) =>
    members.flatMap((task): CaseCommand[] => [
      // Also by whoever was drawn after the visit and can't sign for it.
      ...(appointed && (!recorded || recorded.went[task] === look.state.tasks[task]?.code)
        ? []
        : [{ type: 'appoint-visit' as const, task, visitOn: inWorkingDays(look, 5), time: '09:30' }]),
      {
        type: 'record-visit',
        task,
        findings: findingsOf(look, task, true),
        summary: allWords(look),
        present: true,
        visitedOn: null,
        visitedAt: '09:35',
        position: null,
        photos: [],
      },
      { type: 'sign-visit', task, differs: null },
    ]),
  )

const meetings = (look: Look): CaseCommand[] =>
  look.state.meetings
    .filter(({ closed }) => !closed)
    .map(({ meeting, task }): CaseCommand => ({ type: 'close-meeting', task, meeting, minutes: allWords(look) }))

/** Opinions, the one feedback, the decision: for, and where the rules do not let that be, against. */
function answers(look: Look): CaseCommand[] {
  const { state } = look
  const said = allWords(look)
  const places = placesOf(look)
  const noPlace = places !== null && look.pick(false, true)
  return openTasks(look)
    .filter((task) => awaitedBack(state, task).length === 0)
    .flatMap((task): CaseCommand[] => [
      { type: 'give-opinion', task, verdict: 'pass', scores: scoresOf(look, task, true), reasons: said },
      { type: 'give-opinion', task, verdict: 'pass', scores: [], reasons: said },
      { type: 'merge-feedback', task, verdict: 'pass', summary: said },
      { type: 'merge-feedback', task, verdict: 'fail', summary: said },
      ...(['granted', 'refused'] as const).flatMap((outcome) =>
        [false, true].map((onMinutes): CaseCommand => ({
          type: 'decide',
          task,
          outcome,
          reasons: said,
          basis: lawText,
          onMinutes,
          overInternal: { ground: 'complex', words: said },
          quota: places,
          noPlace: outcome === 'refused' && noPlace,
        })),
      ),
    ])
}
