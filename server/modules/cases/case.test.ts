import { suite, test } from 'node:test'
import type { CaseEvent, Checked, DrawRecord } from '#contracts/case-events.ts'
import { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { caseDecider } from './case.ts'
import type { CaseEnv } from './case-env.ts'

const calendar: Calendar = {
  region: 'test',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: {
    '2026-02-16': '春节',
    '2026-02-17': '春节',
    '2026-02-18': '春节',
    '2026-02-19': '春节',
    '2026-02-20': '春节',
    '2026-02-23': '春节',
  } as never,
  workdays: { '2026-02-14': '春节', '2026-02-28': '春节' } as never,
}

/** Two reviews side by side, then the decision; one material when `special`. */
const item = Item.parse({
  code: 'test-item',
  revision: 1,
  name: '测试事项',
  shortName: '测试',
  power: '许可',
  catalogueCode: '000117136000',
  taskCode: '11320700MB9T00054X3000117136000',
  office: 'bureau',
  intakeOffice: 'hall-office',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [{ law: '《消防法》', article: '第十一条' }],
  conditions: ['符合标准'],
  statutory: { unit: 'working', days: 20, basis: '许可法四十二条' },
  promised: { unit: 'working', days: 10, basis: '承诺' },
  fee: { charged: false },
  form: [
    {
      title: '项目',
      fields: [
        { key: 'special', label: '是否特殊', type: 'yes-no', class: 'plain', sight: 'shown' },
        { key: 'owner', label: '单位', type: 'text' },
      ],
    },
  ],
  materials: [
    {
      key: 'plan',
      name: '设计文件',
      need: 'required',
      ways: ['upload'],
      formats: ['pdf'],
      maxBytes: 1000,
      source: '自备',
      basis: '规定',
      standard: '齐全',
      sight: 'blind',
    },
    {
      key: 'extra',
      name: '特殊资料',
      need: 'required',
      ways: ['upload'],
      formats: ['pdf'],
      maxBytes: 1000,
      source: '自备',
      basis: '规定',
      standard: '齐全',
      sight: 'blind',
      when: { eq: [{ answer: 'special' }, { constant: true }] },
    },
  ],
  tasks: [
    { key: 'one', title: '审查一', kind: 'review', office: 'bureau', limitDays: 3, sheet: 'sheet', sees: ['plan'] },
    { key: 'two', title: '审查二', kind: 'review', office: 'other', limitDays: 3, sees: ['plan'] },
    { key: 'final', title: '决定', kind: 'decide', office: 'bureau', limitDays: 2 },
  ],
  plan: {
    series: [{ parallel: [{ task: 'one' }, { task: 'two' }], join: 'all', onFail: 'continue' }, { task: 'final' }],
  },
  sheets: [
    {
      key: 'sheet',
      title: '评分表',
      passMark: 60,
      criteria: [
        { key: 'spacing', title: '防火间距', measure: '米', points: 60, veto: true, basis: '规范三条' },
        { key: 'exits', title: '安全出口', measure: '个', points: 40, basis: '规范五条' },
      ],
    },
  ],
  outcome: { licenceType: '11320700MB9T00054X001', title: '意见书', validYears: 2, face: [] },
  remedies: { reconsiderationOffice: '市政府', reconsiderationUrl: 'https://example.cn/', court: '法院' },
  consult: { phone: '12345', supervision: '12345', address: '大厅', hours: '工作日' },
})

const envOn = (day: string): CaseEnv => {
  let next = 0
  return { item, calendar, day: parseDay(day), newRef: () => `00000000-0000-4000-8000-00000000000${(next += 1)}` }
}
const on = (day: string) => specification(caseDecider, envOn(day))

/** The working day before a last one, where a holiday or a make-up Saturday makes it another than the weekday before. */
const remindOn: Record<string, string> = { '2026-03-02': '2026-02-28', '2026-02-24': '2026-02-14' }
const due = (day: string) => ({
  day,
  provisional: false,
  calendar: '2026',
  ...(remindOn[day] ? { remindOn: remindOn[day] } : {}),
})
const commitment = `c1:${'0'.repeat(64)}`
const facts = {
  number: '11320700MB9T00054X3000117136000202602090001',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise' as const,
  plain: { special: false },
  sealed: commitment,
  materials: [
    {
      material: 'plan',
      file: '11111111-1111-4111-8111-111111111111',
      way: 'upload' as const,
      content: commitment,
      mediaType: 'application/pdf',
      bytes: 10,
    },
  ],
  deliverBy: 'electronic' as const,
  draw: { pledge: '0'.repeat(64), contribution: '00000000-0000-4000-8000-0000000000c0' },
  recipient: null,
  about: null,
}
const submitted: CaseEvent = {
  type: 'submitted',
  ...facts,
  item: 'test-item',
  revision: 1,
  intakeOffice: 'hall-office',
  day: '2026-02-09',
  intakeDue: due('2026-02-14'),
  answerBy: '2026-02-11',
}
const noticed: CaseEvent = {
  type: 'deficiency-notified',
  defects: [{ about: 'material', key: 'plan', reason: 'illegible', remark: '请重新扫描' }],
  day: '2026-02-10',
}
const checked: Checked[] = [
  { about: 'material', key: 'plan' },
  { about: 'field', key: 'special' },
  { about: 'field', key: 'owner' },
]
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-02-10',
  recordedDay: '2026-02-10',
  statutoryDue: due('2026-03-16'),
  promisedDue: due('2026-03-02'),
  internalDue: due('2026-02-24'),
  checked,
}
const openedOne: CaseEvent = {
  type: 'task-opened',
  task: 'one',
  ref: '00000000-0000-4000-8000-000000000001',
  due: due('2026-02-13'),
  day: '2026-02-10',
}
const openedTwo: CaseEvent = {
  type: 'task-opened',
  task: 'two',
  ref: '00000000-0000-4000-8000-000000000002',
  due: due('2026-02-13'),
  day: '2026-02-10',
}
const draw: DrawRecord = {
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
const drawn = (task: string, ref: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: `CODE-${task}`,
  label: '审查人员甲',
  person: commitment,
  draw,
})
const drawnOne = drawn('one', '00000000-0000-4000-8000-000000000001')
const drawnTwo = drawn('two', '00000000-0000-4000-8000-000000000002')
const inReview = [submitted, accepted, openedOne, openedTwo, drawnOne, drawnTwo]
const goodScores = [
  { criterion: 'spacing', points: 60, met: true, finding: '符合' },
  { criterion: 'exits', points: 40, met: true, finding: '符合' },
]
const opinionOne: CaseEvent = {
  type: 'opinion-given',
  task: 'one',
  code: 'CODE-one',
  verdict: 'pass',
  scores: goodScores,
  total: 100,
  reasons: '',
  day: '2026-02-11',
}
const opinionTwo: CaseEvent = {
  type: 'opinion-given',
  task: 'two',
  code: 'CODE-two',
  verdict: 'pass',
  scores: [],
  total: null,
  reasons: '',
  day: '2026-02-11',
}
const openedFinal: CaseEvent = {
  type: 'task-opened',
  task: 'final',
  ref: '00000000-0000-4000-8000-000000000003',
  due: due('2026-02-13'),
  day: '2026-02-11',
}
const drawnFinal = drawn('final', '00000000-0000-4000-8000-000000000003')
const toDecide = [...inReview, opinionOne, opinionTwo, openedFinal, drawnFinal]
const granted: CaseEvent = {
  type: 'decided',
  task: 'final',
  code: 'CODE-final',
  outcome: 'granted',
  reasons: '',
  basis: '《消防法》第十一条',
  deliverDue: due('2026-03-04'),
  day: '2026-02-12',
}

/** What silence until 2026-02-15 makes of the application of 2026-02-09. */
const bySilence: CaseEvent[] = [
  {
    ...accepted,
    deemed: true,
    day: '2026-02-09',
    recordedDay: '2026-02-15',
    statutoryDue: due('2026-03-13'),
    promisedDue: due('2026-02-28'),
    internalDue: due('2026-02-14'),
    checked: [],
  },
  { ...openedOne, due: due('2026-02-26'), day: '2026-02-15' },
  { ...openedTwo, due: due('2026-02-26'), day: '2026-02-15' },
]

suite('受理 (行政许可法 第三十二条)', () => {
  test('an application received on 2026-02-09 must be answered by 2026-02-14, a make-up Saturday', () =>
    on('2026-02-09')
      .given()
      .when({ type: 'submit', ...facts })
      .then(submitted))

  test('a complete application is accepted and the parallel tasks open', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'accept', checked, applies: checked })
      .then(accepted, openedOne, openedTwo))

  test('silence past the intake limit is acceptance from the day of receipt', () =>
    on('2026-02-15')
      .given(submitted)
      .when({ type: 'intake-clock-ran-out' })
      .then(...bySilence))

  const fromReceipt = (day: string) =>
    specification(caseDecider, {
      ...envOn(day),
      item: { ...item, statutory: { ...item.statutory, from: 'receipt' } },
    })

  test('a limit that law counts from receipt began when the application came, the promise begins with acceptance', () =>
    fromReceipt('2026-02-10')
      .given(submitted)
      .when({ type: 'accept', checked, applies: checked })
      .then({ ...accepted, statutoryDue: due('2026-03-13') }, openedOne, openedTwo))

  test('what was completed later was received on that later day', () =>
    fromReceipt('2026-02-12')
      .given(
        submitted,
        { ...noticed, day: '2026-02-09' },
        {
          type: 'corrected',
          day: '2026-02-10',
          materials: [],
          plain: {},
          sealed: null,
          intakeDue: due('2026-02-25'),
        },
      )
      .when({ type: 'accept', checked, applies: checked })
      .then(
        {
          ...accepted,
          day: '2026-02-12',
          recordedDay: '2026-02-12',
          statutoryDue: due('2026-03-16'),
          promisedDue: due('2026-03-04'),
          internalDue: due('2026-02-26'),
        },
        { ...openedOne, due: due('2026-02-24'), day: '2026-02-12' },
        { ...openedTwo, due: due('2026-02-24'), day: '2026-02-12' },
      ))

  test('on the last day of the limit silence is not yet acceptance', () =>
    on('2026-02-14').given(submitted).when({ type: 'intake-clock-ran-out' }).then())

  test('an alarm for a clock that a notice has stopped changes nothing', () =>
    on('2026-02-20').given(submitted, noticed).when({ type: 'intake-clock-ran-out' }).then())

  test('an alarm after acceptance changes nothing', () =>
    on('2026-02-20').given(submitted, accepted, openedOne, openedTwo).when({ type: 'intake-clock-ran-out' }).then())

  test('accepting by hand after the limit is still acceptance from the day of receipt', () =>
    on('2026-02-15')
      .given(submitted)
      .when({ type: 'accept', checked, applies: checked })
      .then(...bySilence))

  test('what nobody has looked at is not accepted', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'accept', checked: checked.slice(1), applies: checked })
      .refused('case.check-incomplete'))

  test('acceptance by silence needs no mark', () =>
    on('2026-02-15')
      .given(submitted)
      .when({ type: 'accept', checked: [], applies: checked })
      .then(...bySilence))

  test('a formal check that names what the item does not ask for is refused', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'accept', checked: [...checked, { about: 'material', key: 'owner' }], applies: checked })
      .refused('case.checked-unknown'))

  test('one complete notice of what is missing', () =>
    on('2026-02-10').given(submitted).when({ type: 'notify-deficiency', defects: noticed.defects }).then(noticed))

  test('a second notice is refused', () =>
    on('2026-02-12')
      .given(submitted, noticed, {
        type: 'corrected',
        day: '2026-02-11',
        materials: [],
        plain: {},
        sealed: null,
        intakeDue: due('2026-02-24'),
      })
      .when({ type: 'notify-deficiency', defects: noticed.defects })
      .refused('case.no-notice-left'))

  test('a notice after the limit is refused, for the case already counts as accepted', () =>
    on('2026-02-15')
      .given(submitted)
      .when({ type: 'notify-deficiency', defects: noticed.defects })
      .refused('case.notice-late'))

  test('a notice may not ask for what the published list does not hold', () =>
    on('2026-02-10')
      .given(submitted)
      .when({
        type: 'notify-deficiency',
        defects: [{ about: 'material', key: 'stamp', reason: 'missing', remark: '请加盖公章' }],
      })
      .refused('case.defect-unknown'))

  test('what the form itself is, is mended answer by answer', () =>
    on('2026-02-10')
      .given({
        ...submitted,
        materials: [{ material: 'plan', file: null, way: 'form', content: null, mediaType: null, bytes: null }],
      })
      .when({
        type: 'notify-deficiency',
        defects: [{ about: 'material', key: 'plan', reason: 'incomplete', remark: '请填写完整' }],
      })
      .refused('case.defect-in-form'))

  test('a notice may not ask for a material that this situation does not call for', () =>
    on('2026-02-10')
      .given(submitted)
      .when({
        type: 'notify-deficiency',
        defects: [{ about: 'material', key: 'extra', reason: 'missing', remark: '请补充资料' }],
      })
      .refused('case.defect-unknown'))

  test('an empty notice is refused', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'notify-deficiency', defects: [] })
      .refused('case.notice-needs-defects'))

  test('a correction must bring everything that was asked for', () =>
    on('2026-02-11')
      .given(submitted, noticed)
      .when({ type: 'correct', materials: [], plain: {}, sealed: null, answered: [], moot: [] })
      .refused('case.correction-missing'))

  test('after the correction a new intake limit runs', () =>
    on('2026-02-11')
      .given(submitted, noticed)
      .when({ type: 'correct', materials: facts.materials, plain: {}, sealed: null, answered: [], moot: [] })
      .then({
        type: 'corrected',
        day: '2026-02-11',
        materials: facts.materials,
        plain: {},
        sealed: null,
        answered: [],
        intakeDue: due('2026-02-25'),
        answerBy: '2026-02-13',
      }))

  test('a correction without a notice is refused', () =>
    on('2026-02-11')
      .given(submitted)
      .when({ type: 'correct', materials: facts.materials, plain: {}, sealed: null, answered: [], moot: [] })
      .refused('case.not-correcting'))

  const refusal = {
    type: 'refuse-at-intake' as const,
    ground: 'not-competent' as const,
    competentOffice: '市应急管理局',
    reason: '该工程属于生产储存危险化学品的建设项目，应当由应急管理部门受理。',
  }
  test('refusal at intake names ground, reasons and the right office', () =>
    on('2026-02-10').given(submitted).when(refusal).then({
      type: 'refused-at-intake',
      ground: 'not-competent',
      reason: refusal.reason,
      basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
      competentOffice: '市应急管理局',
      day: '2026-02-10',
    }))
  test('whoever needs no licence is told so on the day of the application, with the article', () =>
    on('2026-02-09')
      .given(submitted)
      .when({ ...refusal, ground: 'no-licence-needed', competentOffice: null })
      .then({
        type: 'refused-at-intake',
        ground: 'no-licence-needed',
        reason: refusal.reason,
        basis: '《中华人民共和国行政许可法》第三十二条第一款第一项',
        competentOffice: null,
        day: '2026-02-09',
      }))
  test('once a notice was sent, it is too late to say that no licence is needed or that another office is competent', () => {
    for (const ground of ['no-licence-needed', 'not-competent'] as const)
      on('2026-02-13')
        .given(submitted, noticed, {
          type: 'corrected',
          day: '2026-02-12',
          materials: facts.materials,
          plain: {},
          sealed: null,
          answered: [],
          intakeDue: due('2026-02-26'),
        })
        .when({ ...refusal, ground })
        .refused('case.refusal-not-at-once')
  })
  test('refusal without reasons is refused', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ ...refusal, reason: '材料不行' })
      .refused('case.refusal-needs-reason'))
  test('refusal for lack of competence without the right office is refused', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ ...refusal, competentOffice: null })
      .refused('case.refusal-needs-office'))
  test('refusal for incomplete materials without a notice before is refused', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ ...refusal, ground: 'incomplete-after-notice' })
      .refused('case.refusal-needs-notice'))
  test('refusal after the limit is refused', () =>
    on('2026-02-15').given(submitted).when(refusal).refused('case.notice-late'))
  test('a case is submitted once', () =>
    on('2026-02-10')
      .given(submitted)
      .when({ type: 'submit', ...facts })
      .refused('case.already-submitted'))
  test('what is accepted cannot be accepted again', () =>
    on('2026-02-11')
      .given(submitted, accepted, openedOne, openedTwo)
      .when({ type: 'accept', checked, applies: checked })
      .refused('case.not-in-intake'))
})

suite('并联审查与一次反馈', () => {
  const opine = {
    type: 'give-opinion' as const,
    task: 'one',
    verdict: 'pass' as const,
    scores: goodScores,
    reasons: '',
  }
  test('an opinion on the whole sheet closes the task', () =>
    on('2026-02-11')
      .given(...inReview)
      .when(opine)
      .then(opinionOne))
  test('the last opinion opens the decision', () =>
    on('2026-02-11')
      .given(...inReview, opinionOne)
      .when({ ...opine, task: 'two', scores: [] })
      .then(opinionTwo, { ...openedFinal, ref: '00000000-0000-4000-8000-000000000001' }))
  const unmetScores = [goodScores[0]!, { ...goodScores[1]!, met: false, finding: '疏散距离超过规范' }]
  const short = '疏散距离不符合规范的强制性条文'
  test('a failed review still leads to a decision with reasons', () =>
    on('2026-02-11')
      .given(...inReview, opinionTwo)
      .when({ ...opine, verdict: 'fail', scores: unmetScores, reasons: short })
      .then(
        { ...opinionOne, verdict: 'fail', scores: unmetScores, reasons: short },
        { ...openedFinal, ref: '00000000-0000-4000-8000-000000000001' },
      ))
  test('what meets every element of the sheet cannot be failed, however few points it is given', () => {
    for (const scores of [goodScores, goodScores.map((score) => ({ ...score, points: 0 }))])
      on('2026-02-11')
        .given(...inReview)
        .when({ ...opine, scores, verdict: 'fail', reasons: '须另行聘请某机构出具评估报告' })
        .refused('task.verdict-contradicts-scores')
  })
  test('an opinion is given once', () =>
    on('2026-02-11')
      .given(...inReview, opinionOne)
      .when(opine)
      .refused('task.answered'))
  test('nobody gives an opinion before somebody was drawn', () =>
    on('2026-02-11').given(submitted, accepted, openedOne, openedTwo).when(opine).refused('task.not-open'))
  test('no opinion before acceptance', () => on('2026-02-11').given(submitted).when(opine).refused('task.not-open'))
  test('every criterion must be scored', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...opine, scores: goodScores.slice(0, 1) })
      .refused('task.scores-incomplete'))
  test('no condition beside the sheet', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...opine, scores: [...goodScores, { criterion: 'parking', points: 1, met: true, finding: '另设' }] })
      .refused('task.criterion-unknown'))
  test('no more points than the criterion has', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...opine, scores: [{ ...goodScores[0]!, points: 61 }, goodScores[1]!] })
      .refused('task.score-out-of-range'))
  const vetoed = [{ ...goodScores[0]!, met: false }, goodScores[1]!]
  for (const verdict of ['pass', 'pass-after-revision'] as const)
    test(`a veto that is not met is a failure, and not waved through as ${verdict}`, () =>
      on('2026-02-11')
        .given(...inReview)
        .when({ ...opine, verdict, scores: vetoed, reasons: '防火间距不足，修改后可以通过' })
        .refused('task.veto-failed'))
  test('a total below the pass mark forbids a pass', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...opine, scores: [{ ...goodScores[0]!, points: 10 }, goodScores[1]!] })
      .refused('task.verdict-contradicts-scores'))
  test('a verdict other than pass needs reasons', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...opine, verdict: 'fail', scores: unmetScores })
      .refused('task.reasons-required'))
  const givenBack = (ground: 'recusal' | 'illness' | 'overload', from: number): CaseEvent => ({
    type: 'assignee-returned',
    task: 'one',
    ref: `00000000-0000-4000-8000-00000000000${from}`,
    next: `00000000-0000-4000-8000-00000000000${from + 1}`,
    code: 'CODE-one',
    ground,
    day: '2026-02-11',
  })
  const firstRef = '00000000-0000-4000-8000-000000000001'
  const drawnAgain = (ref: number) => drawn('one', `00000000-0000-4000-8000-00000000000${ref}`)
  test('a drawn task goes back to the draw under another reference, and its limit runs on', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ type: 'return-task', task: 'one', ground: 'illness' })
      .then({ ...givenBack('illness', 1), next: firstRef } as CaseEvent))
  test('what was given back waits for another draw and for nobody’s opinion', () =>
    on('2026-02-11')
      .given(...inReview, givenBack('illness', 1))
      .when(opine)
      .refused('task.not-open'))
  test('a task given back is drawn again', () =>
    on('2026-02-11')
      .given(...inReview, givenBack('illness', 1))
      .when({ type: 'assign', drawn: [{ task: 'one', code: 'OTHER', label: '审查人员甲', person: commitment, draw }] })
      .then({
        ...drawnAgain(2),
        code: 'OTHER',
        day: '2026-02-11',
      } as CaseEvent))
  const twice = [givenBack('illness', 1), drawnAgain(2), givenBack('overload', 2), drawnAgain(3)]
  test('a third return for work or illness is refused', () =>
    on('2026-02-11')
      .given(...inReview, ...twice)
      .when({ type: 'return-task', task: 'one', ground: 'overload' })
      .refused('task.return-limit'))
  test('whoever must withdraw gives the task back however often it was given back before', () =>
    on('2026-02-11')
      .given(...inReview, ...twice)
      .when({ type: 'return-task', task: 'one', ground: 'recusal' })
      .then({ ...givenBack('recusal', 3), next: firstRef } as CaseEvent))
  test('an answered task is not given back', () =>
    on('2026-02-11')
      .given(...inReview, opinionOne)
      .when({ type: 'return-task', task: 'one', ground: 'recusal' })
      .refused('task.answered'))
  const leave = { type: 'redraw-task' as const, task: 'one', cause: 'away' as const }
  test('who is away loses the task as it lay on the desk', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ ...leave, ref: firstRef })
      .then({ ...givenBack('illness', 1), next: firstRef, ground: 'away' } as CaseEvent))
  test('what was given back and drawn anew meanwhile stays with whoever has it now', () =>
    on('2026-02-11')
      .given(...inReview, givenBack('illness', 1), drawnAgain(2))
      .when({ ...leave, ref: firstRef })
      .then())
  test('a draw is recorded once per task', () =>
    on('2026-02-11')
      .given(...inReview)
      .when({ type: 'assign', drawn: [{ task: 'one', code: 'OTHER', label: '审查人员甲', person: commitment, draw }] })
      .then())
})

suite('决定与送达 (行政许可法 第三十八条、第四十四条)', () => {
  const decide = {
    type: 'decide' as const,
    task: 'final',
    outcome: 'granted' as const,
    reasons: '',
    basis: '《消防法》第十一条',
  }
  test('a decision under the code', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when(decide)
      .then(granted))
  test('no decision while an opinion is missing', () =>
    on('2026-02-12')
      .given(...inReview, opinionOne)
      .when(decide)
      .refused('task.not-open'))
  test('a refusal needs reasons', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when({ ...decide, outcome: 'refused', reasons: '不行' })
      .refused('decision.needs-reasons'))
  test('every decision needs its legal basis', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when({ ...decide, basis: '' })
      .refused('decision.needs-basis'))
  test('nor with a basis of blanks', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when({ ...decide, basis: '      ' })
      .refused('decision.needs-basis'))
  test('nor with words that name no article', () => {
    for (const basis of ['依法决定', '根据有关法律法规的规定', '《消防法》'])
      on('2026-02-12')
        .given(...toDecide)
        .when({ ...decide, basis })
        .refused('decision.needs-basis')
  })
  test('a refusal of blanks has no reasons', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when({ ...decide, outcome: 'refused', reasons: ' '.repeat(30) })
      .refused('decision.needs-reasons'))
  for (const part of ['reconsiderationOffice', 'reconsiderationUrl', 'court'] as const)
    test(`no decision, granted or refused, on an item whose remedies lack the ${part}`, () => {
      const without = { ...envOn('2026-02-12'), item: { ...item, remedies: { ...item.remedies, [part]: ' ' } } }
      for (const outcome of ['granted', 'refused'] as const)
        specification(caseDecider, without)
          .given(...toDecide)
          .when({ ...decide, outcome, reasons: '防火间距不符合规范的强制性条文，依法不予许可。' })
          .refused('decision.needs-remedies')
    })
  test('what was written as 修改后通过 over an unmet veto cannot be granted', () =>
    on('2026-02-12')
      .given(
        ...inReview,
        {
          ...opinionOne,
          verdict: 'pass-after-revision',
          scores: [{ criterion: 'spacing', points: 10, met: false, finding: '间距不足' }],
        },
        opinionTwo,
        openedFinal,
        drawnFinal,
      )
      .when(decide)
      .refused('decision.against-failure'))
  test('a merged result does not outvote a failed review', () =>
    on('2026-02-12')
      .given(
        ...inReview,
        { ...opinionOne, verdict: 'fail' },
        opinionTwo,
        {
          type: 'feedback-merged',
          task: 'merge',
          code: 'CODE-merge',
          verdict: 'pass-after-revision',
          summary: '修改后可以通过',
          day: '2026-02-12',
        },
        openedFinal,
        drawnFinal,
      )
      .when(decide)
      .refused('decision.against-failure'))
  test('what a review failed cannot be granted', () =>
    on('2026-02-12')
      .given(...inReview, { ...opinionOne, verdict: 'fail' }, opinionTwo, openedFinal, drawnFinal)
      .when(decide)
      .refused('decision.against-failure'))
  test('two decisions: the second is refused', () =>
    on('2026-02-12')
      .given(...toDecide, granted)
      .when(decide)
      .refused('task.answered'))

  const decisionPaper = {
    type: 'record-paper' as const,
    paper: 'decision',
    kind: 'decision',
    file: '22222222-2222-4222-8222-222222222222',
    content: commitment,
  }
  const credential = {
    credential: '33333333-3333-4333-8333-333333333333',
    identifier: '1.2.156.3005.2.X',
    serial: 'S1',
    validFrom: '2026-02-12',
    validUntil: null,
  }
  const noted: CaseEvent = { type: 'credential-noted', ...credential, day: '2026-02-12' }
  const { type: _type, ...paperFacts } = decisionPaper
  const paperIssued: CaseEvent = { type: 'paper-issued', ...paperFacts, day: '2026-02-12' }
  const licenceIssued: CaseEvent = { ...paperIssued, paper: 'licence', kind: 'licence' }
  const ready: CaseEvent = { type: 'result-ready', deliverDue: due('2026-03-04'), day: '2026-02-12' }

  const number = {
    type: 'number-paper' as const,
    paper: 'decision',
    kind: 'decision',
    register: 'bureau/准/2026',
    number: 7,
    text: '连住建审准字〔2026〕第0007号',
    day: '2026-02-12',
  }
  const numbered: CaseEvent = { ...number, type: 'paper-numbered' }
  test('a paper has its number before it is set', () =>
    on('2026-02-13')
      .given(...toDecide, granted)
      .when(number)
      .then(numbered))
  test('a paper is numbered once, whatever number comes next', () =>
    on('2026-02-13')
      .given(...toDecide, granted, numbered)
      .when({ ...number, number: 8, text: '连住建审准字〔2026〕第0008号' })
      .then())

  test('the result is ready when decision and licence are printed, not before', () =>
    on('2026-02-12')
      .given(...toDecide, granted, noted)
      .when(decisionPaper)
      .then(paperIssued))
  test('the licence as the last paper makes the result ready, with ten working days to deliver', () =>
    on('2026-02-12')
      .given(...toDecide, granted, noted, paperIssued)
      .when({ ...decisionPaper, paper: 'licence', kind: 'licence' })
      .then(licenceIssued, ready))
  test('a paper is noted once', () =>
    on('2026-02-12')
      .given(...toDecide, granted, paperIssued)
      .when(decisionPaper)
      .then())
  test('a credential is noted only for a granted case', () =>
    on('2026-02-12')
      .given(...toDecide)
      .when({ type: 'note-credential', ...credential })
      .then())
  test('online receipt closes the case', () =>
    on('2026-02-13')
      .given(...toDecide, granted, noted, paperIssued, licenceIssued, ready)
      .when({ type: 'hand-over', by: 'electronic', identityMatches: false })
      .then({ type: 'delivered', by: 'electronic', day: '2026-02-13', identityChecked: false, proof: null }))
  test('nothing is handed over before it is ready', () =>
    on('2026-02-13')
      .given(...toDecide, granted)
      .when({ type: 'hand-over', by: 'electronic', identityMatches: false })
      .refused('case.not-ready'))
  test('a window does not hand over what is delivered online', () =>
    on('2026-02-13')
      .given(...toDecide, granted, noted, paperIssued, licenceIssued, ready)
      .when({ type: 'hand-over', by: 'window', identityMatches: true })
      .refused('case.other-delivery'))
  test('a window hands over only against the applicant’s identity', () =>
    on('2026-02-13')
      .given(
        { ...submitted, deliverBy: 'window', hall: 'hall' },
        ...toDecide.slice(1),
        granted,
        noted,
        paperIssued,
        licenceIssued,
        ready,
      )
      .when({ type: 'hand-over', by: 'window', identityMatches: false })
      .refused('case.identity-mismatch'))
})
