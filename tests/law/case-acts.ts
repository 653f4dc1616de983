// What may be tried in a random case, as commands to our rules; many are refused.
import * as fc from 'fast-check'
import { linesToCheck } from '#contracts/formal-check.ts'
import { extensionTask } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'

const commitment = `c1:${'a'.repeat(64)}`
const uuid = '00000000-0000-4000-8000-000000000009'
const words = '经审查，申请材料与规定的条件逐项核对，所述理由充分详实。'

/** One thing that somebody does. */
export type Act =
  | {
      is:
        | 'accept'
        | 'notify'
        | 'correct'
        | 'refuse'
        | 'withdraw'
        | 'end'
        | 'end-first'
        | 'opinion'
        | 'decide'
        | 'papers'
        | 'deliver'
        | 'propose'
        | 'approve'
        | 'recompute'
        | 'take-up'
    }
  | { is: 'put-aside'; days: number; task: number }
  | { is: 'tell' }
  | { is: 'begin'; kind: SpecialProcedureKind; days: number; task: number; tells: boolean }

/** Days until the next thing: mostly few, sometimes weeks. */
export const waits = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 3, arbitrary: fc.integer({ min: 3, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 40 }) },
)

const soon = fc.integer({ min: 0, max: 7 })

const acceptance = fc.oneof(
  { weight: 9, arbitrary: soon.map((wait): Timed[] => [{ wait, act: { is: 'accept' } }]) },
  // Silence.
  { weight: 3, arbitrary: fc.constant<Timed[]>([{ wait: 12, act: { is: 'accept' } }]) },
  { weight: 1, arbitrary: soon.map((wait): Timed[] => [{ wait, act: { is: 'refuse' } }]) },
)

/** An act and how many days after the one before. */
export type Timed = { readonly wait: number; readonly act: Act }

/** From receipt to acceptance in time, late, by silence, or with a correction between. */
export const intakes: fc.Arbitrary<Timed[]> = fc.oneof(
  { weight: 2, arbitrary: acceptance },
  {
    weight: 1,
    arbitrary: fc
      .tuple(soon, waits, acceptance)
      .map(([told, wait, then]): Timed[] => [
        { wait: told, act: { is: 'notify' } },
        { wait, act: { is: 'correct' } },
        ...then,
      ]),
  },
)

const begun: fc.Arbitrary<Act> = fc.record({
  is: fc.constant('begin' as const),
  kind: fc.constantFrom(...SpecialProcedureKind.options),
  days: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  ),
  task: fc.nat(3),
  tells: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})

/** 挂起, for a few days and sometimes for more than is allowed, and 恢复 within them, after them or not at all. */
const laidAside: fc.Arbitrary<Timed[]> = fc
  .record({
    wait: waits,
    days: fc.integer({ min: 1, max: 6 }),
    task: fc.nat(3),
    takenUpAfter: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 3 }),
  })
  .map(({ wait, days, task, takenUpAfter }) => [
    { wait, act: { is: 'put-aside', days, task } },
    ...(takenUpAfter === null ? [] : [{ wait: takenUpAfter, act: { is: 'take-up' as const } }]),
  ])

/** What may happen in review: special procedures that begin, one upon another too, and end; steps laid aside; opinions; rarely an early end. */
export const reviews: fc.Arbitrary<Timed[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: laidAside },
      {
        weight: 15,
        arbitrary: fc.record({
          wait: waits,
          act: fc.oneof(
            { weight: 60, arbitrary: begun },
            { weight: 6, arbitrary: fc.constantFrom<Act[]>({ is: 'end' }, { is: 'end-first' }) },
            { weight: 10, arbitrary: fc.constantFrom<Act[]>({ is: 'opinion' }, { is: 'decide' }, { is: 'accept' }) },
            { weight: 9, arbitrary: fc.constantFrom<Act[]>({ is: 'propose' }, { is: 'approve' }) },
            { weight: 5, arbitrary: fc.constant<Act>({ is: 'recompute' }) },
            { weight: 6, arbitrary: fc.constant<Act>({ is: 'tell' }) },
            { weight: 1, arbitrary: fc.constant<Act>({ is: 'withdraw' }) },
          ),
        }),
      },
    ),
    { maxLength: 12 },
  )
  .map((some) => some.flat())

/** What brings a case to its end, whatever happened before. */
export const toTheEnd: readonly Act[] = (
  [
    'correct',
    'accept',
    'end',
    'take-up',
    'opinion',
    'opinion',
    'opinion',
    'opinion',
    'propose',
    'approve',
    'decide',
    'papers',
    'deliver',
  ] as const
).map((is) => ({ is }))

/** How a case begins. */
export const submit: Extract<CaseCommand, { type: 'submit' }> = {
  type: 'submit',
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise',
  plain: {},
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic',
  draw: { pledge: '0'.repeat(64), contribution: '' },
}

/** Somebody for each task that waits for one. */
export function draws(state: CaseState): CaseCommand {
  const waiting = Object.entries(state.tasks).filter(([, { code }]) => code === null)
  const draw = {
    algorithm: 'yichuang-draw-1',
    purpose: 'p',
    roll: [{ candidate: 'a', weight: 1 }],
    rollHash: 'h',
    seed: 's',
    seedProof: 'x',
    keeps: null,
    chosen: 'a',
    degenerate: true,
    secret: null,
    contribution: null,
  }
  return {
    type: 'assign',
    drawn: waiting.map(([task]) => ({ task, code: `CODE-${task}`, label: '审查人员', person: commitment, draw })),
  }
}

/** 特别程序告知书 of each procedure that has none: what is begun is mostly told of at once, sometimes later, or never. */
export const tellings = ({ procedures }: CaseState): CaseCommand[] =>
  procedures
    .filter(({ through }) => through === null)
    .map(({ procedure }) => ({
      type: 'record-paper',
      paper: `special-procedure-notice-${procedure}`,
      kind: 'special-procedure-notice',
      file: uuid,
      content: commitment,
    }))

/** The act as commands; several where one after another may be the one that is due. */
export function commandsOf(act: Act, state: CaseState, item: Item): CaseCommand[] {
  const material = item.materials[0]!.key
  const open = Object.entries(state.tasks).filter(([, { verdict }]) => verdict === null)
  switch (act.is) {
    case 'accept': {
      const lines = linesToCheck(item, {}, [])
      return [{ type: 'accept', checked: lines, applies: lines }]
    }
    case 'notify':
      return [
        {
          type: 'notify-deficiency',
          defects: [{ about: 'material', key: material, reason: 'missing', remark: '请补充提交' }],
        },
      ]
    case 'correct':
      return [
        {
          type: 'correct',
          materials: [],
          plain: {},
          sealed: null,
          answered: [],
          moot: [{ about: 'material', key: material }],
        },
      ]
    case 'refuse':
      return [{ type: 'refuse-at-intake', ground: 'not-competent', reason: words, competentOffice: '市应急管理局' }]
    case 'withdraw':
      return [{ type: 'withdraw', reason: commitment, confirmed: true, here: true }]
    case 'begin':
      return open
        .slice(act.task % (open.length || 1))
        .slice(0, 1)
        .map(([task]) => ({ type: 'begin-procedure', task, kind: act.kind, expectedDays: act.days, reason: words }))
    case 'tell':
      return tellings(state)
    case 'end':
    case 'end-first':
      return state.procedures
        .filter(({ endedDay }) => endedDay === null)
        .slice(0, act.is === 'end' ? undefined : 1)
        .map(({ procedure, task }) => ({ type: 'end-procedure', task, procedure, result: words }))
    case 'put-aside':
      return open
        .slice(act.task % (open.length || 1))
        .slice(0, 1)
        .map(([task]) => ({ type: 'put-aside', task, ground: 'records', days: act.days }))
    case 'take-up':
      return open.map(([task]) => ({ type: 'take-up', task }))
    case 'propose':
      return open.slice(-1).map(([task]): CaseCommand => ({ type: 'propose-extension', task, reason: words }))
    case 'approve':
      return [{ type: 'answer-extension', task: extensionTask, approves: true, reason: '' }]
    case 'recompute':
      return [{ type: 'recompute-limits', notice: '关于节假日安排的通知' }]
    case 'opinion':
      return open.slice(0, 1).map(([task]): CaseCommand => {
        if (task === 'lead') return { type: 'merge-feedback', task, verdict: 'pass', summary: words }
        return { type: 'give-opinion', task, verdict: 'pass', scores: [], reasons: words }
      })
    case 'decide':
      return [
        {
          type: 'decide',
          task: 'final',
          outcome: 'granted',
          reasons: words,
          basis: '《条例》第十二条',
          overInternal: { ground: 'complex', words },
        },
      ]
    case 'papers':
      return ['decision', 'licence'].map((kind) => ({
        type: 'record-paper',
        paper: kind,
        kind,
        file: uuid,
        content: commitment,
      }))
    case 'deliver':
      return [{ type: 'hand-over', by: 'electronic', identityMatches: true }]
  }
}
