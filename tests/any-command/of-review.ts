import type { Verdict } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { RefusalFinding } from '#contracts/refusal-findings.ts'
import { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { everyComment } from '#server/modules/cases/public-notice/notice-state.ts'
import { isOfHearing } from '#server/modules/cases/review/refusal-rules.ts'
import { confirmersOf } from '#server/modules/cases/experts/panel-state.ts'
import { aMaterial, aTask, brought, lawText, sealed, uuid, words, type Look, type Makers } from './look.ts'

export const draw = {
  algorithm: 'yichuang-draw-1',
  purpose: 'p',
  roll: [{ candidate: 'a', weight: 1 }],
  rollHash: 'h',
  secret: 's',
  contribution: 'c',
  seed: 's',
  seedProof: 'x',
  keeps: null,
  chosen: 'a',
  degenerate: true,
}

/** Somebody drawn for each of these tasks. */
export const drawnFor = (tasks: readonly string[]) =>
  tasks.map((task) => ({ task, code: `CODE-${task}`, label: '审查人员', person: sealed, draw }))

/** What a refusal rests on, mostly with the comments that it then names. */
function restingOn({ pick, state }: Look) {
  const finding = pick(null, null, ...RefusalFinding.options)
  const said = everyComment(state)
    .filter((one) => !isOfHearing(one))
    .map(({ notice, number }) => ({ notice, number }))
  const comments = finding === 'notice-comment' ? said : []
  return { finding, comments: pick(comments, comments, [], [{ notice: 'nowhere', number: 1 }]) }
}

/** Each criterion of a task's sheet, met in full or not at all. */
export function scoresOf({ item }: Look, task: string, met: boolean) {
  const defined = item.tasks.find(({ key }) => task === key || (task.startsWith(key) && /\d$/.test(task)))
  const sheet = item.sheets.find(({ key }) => key === defined?.sheet)
  return (sheet?.criteria ?? []).map(({ key, points }) => ({
    criterion: key,
    points: met ? points : 0,
    met,
    finding: '已核对',
  }))
}

const verdict = ({ pick }: Look) => pick<Verdict>('pass', 'pass', 'pass-after-revision', 'fail')

type OfReview =
  | 'assign'
  | 'draw-check'
  | 'return-task'
  | 'redraw-task'
  | 'depute'
  | 'give-opinion'
  | 'merge-feedback'
  | 'begin-procedure'
  | 'end-procedure'
  | 'step-clock-ran-out'
  | 'remind-clock-ran-out'
  | 'office-clock-ran-out'
  | 'call-meeting'
  | 'move-meeting'
  | 'speak-at-meeting'
  | 'close-meeting'
  | 'note-at-meeting'
  | 'sign-meeting'
  | 'meeting-clock-ran-out'
  | 'decide'
  | 'put-aside'
  | 'take-up'
  | 'urge'
  | 'send-back'
  | 'take-back-answer'
  | 'add-review'
  | 'ask-draft'
  | 'remove-review'
  | 'propose-extension'
  | 'extend-whole'
  | 'answer-extension'
  | 'recompute-limits'
  | 'agreement-clock-ran-out'
  | 'note-recount'
  | 'give-expert-opinion'
  | 'hand-in-revision'
  | 'confirm-changes'
  | 'panel-clock-ran-out'

/** How the places stand where their number is limited: all there, the last one wanted by another, none left. */
export const placesOf = ({ item: { quota }, pick }: Look) =>
  quota ? pick({ given: 0, ahead: 0 }, { given: quota.total - 1, ahead: 1 }, { given: quota.total, ahead: 0 }) : null

const answered = ({ state }: Look) => Object.keys(state.tasks).filter((key) => state.tasks[key]!.verdict !== null)

/** 环节 and what is done with them, meetings, experts, the clocks of the review. */
export const ofReview: Makers<OfReview> = {
  assign: (look) => ({ type: 'assign', drawn: drawnFor([aTask(look), aTask(look)].slice(look.pick(0, 1))) }),
  'draw-check': ({ pick }) => ({
    type: 'draw-check',
    percent: 30,
    draw: { ...draw, chosen: pick('check', 'spare') },
  }),
  'return-task': (look) => ({
    type: 'return-task',
    task: aTask(look),
    ground: look.pick('recusal', 'illness', 'overload', 'expertise'),
  }),
  'redraw-task': (look) => {
    const task = aTask(look)
    const { ref = uuid(1) } = look.state.tasks[task] ?? {}
    return { type: 'redraw-task', task, ref, cause: look.pick('left', 'away') }
  },
  depute: (look) => {
    const task = aTask(look)
    const { ref = uuid(1), returns = [] } = look.state.tasks[task] ?? {}
    const next = uuid(5000 + returns.length + look.state.acts * 10)
    return { type: 'depute', task, ref, next, acts: look.pick('for', 'again'), code: `FOR-${task}`, person: sealed }
  },
  'give-opinion': (look) => {
    const task = aTask(look, 'review')
    return {
      type: 'give-opinion',
      task,
      verdict: verdict(look),
      scores: scoresOf(look, task, look.pick(true, true, false)),
      reasons: words(look),
    }
  },
  'merge-feedback': (look) => ({
    type: 'merge-feedback',
    task: aTask(look, 'merge'),
    verdict: verdict(look),
    summary: words(look),
  }),
  'begin-procedure': (look) => ({
    type: 'begin-procedure',
    task: aTask(look, 'review', 'merge', 'decide'),
    kind: look.pick(...SpecialProcedureKind.options, ...look.item.specialProcedures.map(({ kind }) => kind)),
    expectedDays: look.pick(1, 5, 40),
    reason: words(look),
  }),
  'end-procedure': (look) => {
    const open = look.state.procedures.findLast(({ endedDay }) => endedDay === null)
    return {
      type: 'end-procedure',
      task: look.pick(open?.task ?? 'nowhere', aTask(look)),
      procedure: look.pick(open?.procedure ?? 'testing-1', 'testing-1'),
      result: words(look),
    }
  },
  'remind-clock-ran-out': () => ({ type: 'remind-clock-ran-out' }),
  'office-clock-ran-out': () => ({ type: 'office-clock-ran-out' }),
  'step-clock-ran-out': (look) => ({ type: 'step-clock-ran-out', task: aTask(look, 'review') }),
  'call-meeting': (look) => ({
    type: 'call-meeting',
    task: aTask(look, 'merge', 'decide'),
    agenda: ['是否同意'].concat(look.pick([], ['如何处理分歧'])),
    sitting: look.pick(null, {
      id: '00000000-0000-4000-8000-000000000001',
      heldOn: look.day,
      time: '09:30',
      place: '第一会议室',
      link: null,
      cases: 1,
      agenda: [],
      first: false,
    }),
  }),
  'move-meeting': (look) => {
    const open = look.state.meetings.at(-1)
    return {
      type: 'move-meeting',
      task: look.pick(open?.task ?? 'nowhere', aTask(look)),
      meeting: open?.meeting ?? 'meeting-1',
      to: { heldOn: look.day, time: look.pick('09:30', '14:00'), place: '第二会议室', link: null },
      reason: words(look),
      follows: look.pick(false, true),
    }
  },
  'note-at-meeting': (look) => {
    const open = look.state.meetings.at(-1)
    return {
      type: 'note-at-meeting',
      task: look.pick(open?.task ?? 'nowhere', aTask(look)),
      meeting: open?.meeting ?? 'meeting-1',
      point: look.pick(1, 2),
      words: words(look),
    }
  },
  'sign-meeting': (look) => {
    const last = look.state.meetings.at(-1)
    return {
      type: 'sign-meeting',
      task: look.pick(...(last?.invited ?? ['nowhere']), aTask(look)),
      meeting: last?.meeting ?? 'meeting-1',
      differs: look.pick(null, words(look)),
    }
  },
  'meeting-clock-ran-out': (look) => ({
    type: 'meeting-clock-ran-out',
    meeting: look.state.meetings.at(-1)?.meeting ?? 'meeting-1',
  }),
  'speak-at-meeting': (look) => {
    const open = look.state.meetings.at(-1)
    return {
      type: 'speak-at-meeting',
      task: look.pick(...(open?.invited ?? ['nowhere']), aTask(look)),
      meeting: open?.meeting ?? 'meeting-1',
      votes: look.pick(open?.agenda ?? ['是否同意'], ['是否同意']).map(() => look.pick('for', 'against', 'abstain')),
      words: words(look),
    }
  },
  'close-meeting': (look) => {
    const open = look.state.meetings.at(-1)
    return {
      type: 'close-meeting',
      task: look.pick(open?.task ?? 'nowhere', aTask(look)),
      meeting: open?.meeting ?? 'meeting-1',
      minutes: words(look),
    }
  },
  decide: (look) => ({
    type: 'decide',
    task: aTask(look, 'decide'),
    outcome: look.pick('granted', 'granted', 'refused'),
    reasons: words(look),
    basis: look.pick('', lawText, lawText, lawText),
    onMinutes: look.state.hearing?.reported ? look.pick(true, false) : false,
    falseMaterial: look.pick(false, false, false, true),
    untrue: look.pick(
      [{ about: 'field', key: look.item.form[0]!.fields[0]!.key }],
      [{ about: 'field', key: look.item.form[0]!.fields[0]!.key }],
      [],
    ),
    ...restingOn(look),
    overInternal: look.pick(null, { ground: 'workload', words: words(look) }),
    noPlace: look.item.quota !== undefined && look.pick(false, false, false, true),
    quota: placesOf(look),
  }),
  'put-aside': (look) => ({
    type: 'put-aside',
    task: aTask(look),
    ground: look.pick('records', 'absence'),
    days: look.pick(1, 3, 5),
  }),
  'take-up': (look) => ({ type: 'take-up', task: look.pick(...Object.keys(look.state.handling.asides), aTask(look)) }),
  urge: (look) =>
    look.pick<Extract<ReturnType<Makers['urge']>, { type: 'urge' }>>(
      { type: 'urge', by: 'applicant' },
      { type: 'urge', by: 'supervision' },
      { type: 'urge', by: 'task', task: aTask(look, 'merge', 'decide') },
    ),
  'send-back': (look) => ({
    type: 'send-back',
    task: aTask(look, 'merge', 'decide'),
    to: look.pick(...answered(look), 'nowhere'),
    ground: look.pick('unclear', 'contradictory', 'materials'),
    reason: words(look),
  }),
  'take-back-answer': (look) => ({ type: 'take-back-answer', task: look.pick(...answered(look), aTask(look)) }),
  'add-review': (look) => ({
    type: 'add-review',
    task: aTask(look, 'review', 'merge'),
    how: look.pick('before', 'parallel', 'after'),
    office: 'weijian',
    section: '卫生监督处',
    reason: words(look),
    known: look.pick(true, true, true, false),
  }),
  'ask-draft': (look) => ({ type: 'ask-draft', task: aTask(look, 'review'), reason: words(look) }),
  'remove-review': (look) => {
    const one = look.pick<{ task: string; beside: string }>(...look.state.handling.added, {
      task: 'nowhereAdded1',
      beside: 'nowhere',
    })
    return { type: 'remove-review', task: look.pick(one.beside, one.beside, aTask(look)), added: one.task }
  },
  'extend-whole': (look) => ({ type: 'extend-whole', reason: words(look) }),
  'propose-extension': (look) => ({
    type: 'propose-extension',
    task: aTask(look, 'merge', 'decide'),
    reason: words(look),
  }),
  'answer-extension': (look) => ({
    type: 'answer-extension',
    task: look.pick(extensionTask, extensionTask, hearingTask),
    approves: look.pick(true, false),
    reason: words(look),
  }),
  'note-recount': ({ pick }) => ({
    type: 'note-recount',
    notice: '2026-2',
    kind: pick('deferred-material', 'promise-check', 'rectification', 'fee', 'expert-fee'),
    from: { day: '2026-06-01', provisional: false, calendar: 'before' },
    to: { day: '2026-06-02', provisional: false, calendar: 'after' },
  }),
  'agreement-clock-ran-out': () => ({ type: 'agreement-clock-ran-out' }),
  'recompute-limits': () => ({ type: 'recompute-limits', notice: '2026-2' }),
  'give-expert-opinion': (look) => {
    const members = Object.values(look.state.panels).flatMap((panel) => [...panel.members])
    const task = look.pick(...members, aTask(look))
    const said = verdict(look)
    return {
      type: 'give-expert-opinion',
      task,
      verdict: said,
      scores: scoresOf(look, task, said !== 'fail'),
      reasons: words(look),
      changes: look.pick(said === 'pass-after-revision' ? ['请补充消防车道转弯半径的说明'] : [], ['改图']),
    }
  },
  'hand-in-revision': (look) => ({
    type: 'hand-in-revision',
    materials: look.pick(
      [],
      [brought(aMaterial(look))],
      [brought(seenByExperts(look))],
      [brought(seenByExperts(look))],
    ),
  }),
  'confirm-changes': (look) => {
    const waiting = Object.values(look.state.panels).flatMap((panel) =>
      confirmersOf(panel).map((task) => ({ task, changes: panel.revision!.changes.filter(({ by }) => by === task) })),
    )
    const { task, changes } = look.pick(...waiting, { task: aTask(look), changes: [] })
    return {
      type: 'confirm-changes',
      task,
      found: changes.map(({ change }) => ({ change, done: look.pick(true, true, false), remark: words(look) })),
    }
  },
  'panel-clock-ran-out': (look) => ({
    type: 'panel-clock-ran-out',
    panel: look.pick(...Object.keys(look.state.panels), 'nowhere'),
  }),
}

/** A material that a panel of the item sees. */
export const seenByExperts = ({ item }: Look): string => item.tasks.find(({ experts }) => experts)?.sees[0] ?? 'nothing'
