import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { withAdded } from '#server/modules/cases/handling/added-tasks.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'

/** Twenty working days by law; two reviews side by side, one list of what they found, the decision. */
const item = {
  ...chemicalSafetyConditions,
  statutory: { unit: 'working', days: 20, from: 'acceptance', basis: '许可法第四十二条' },
  promised: { unit: 'working', days: 10, from: 'acceptance', basis: '承诺' },
  tasks: [
    { key: 'one', title: '审查一', kind: 'review', office: 'yingji', limitDays: 5, sees: [] },
    { key: 'two', title: '审查二', kind: 'review', office: 'yingji', limitDays: 5, sees: [] },
    { key: 'merge', title: '汇总', kind: 'merge', office: 'yingji', limitDays: 2, sees: [] },
    { key: 'final', title: '决定', kind: 'decide', office: 'yingji', limitDays: 2, sees: [] },
  ],
  plan: {
    series: [
      { parallel: [{ task: 'one' }, { task: 'two' }], join: 'all', onFail: 'continue' },
      { task: 'merge' },
      { task: 'final' },
    ],
  },
  sheets: [],
  specialProcedures: [{ kind: 'testing', maxDays: 10, basis: '依据', bundled: false }],
} as unknown as Item

const uuid = '00000000-0000-4000-8000-000000000009'
const envOn = (day: string): CaseEnv => ({ item, calendar: china, day: parseDay(day), newRef: () => uuid })
const on = (day: string) => specification(caseDecider, envOn(day))
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const commitment = `c1:${'0'.repeat(64)}`

const accepted: CaseEvent[] = [
  {
    type: 'submitted',
    number: 'N1',
    hall: null,
    applicant: commitment,
    applicantKind: 'enterprise',
    plain: {},
    sealed: commitment,
    materials: [],
    deliverBy: 'electronic',
    item: item.code,
    revision: 1,
    intakeOffice: item.intakeOffice,
    day: '2026-03-02',
    intakeDue: due('2026-03-09'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-03-02',
    recordedDay: '2026-03-02',
    statutoryDue: due('2026-03-30'),
    promisedDue: due('2026-03-16'),
    checked: [],
  },
]
const opened = (task: string, dueOn = '2026-03-09'): CaseEvent[] => [
  { type: 'task-opened', task, ref: uuid, due: due(dueOn), day: '2026-03-02' },
  {
    type: 'assignee-drawn',
    task,
    ref: uuid,
    code: `CODE-${task}`,
    label: '审查人员',
    person: commitment,
    draw: {} as DrawRecord,
  },
]
const reviewing = [...accepted, ...opened('one'), ...opened('two')]
/** The events that a command makes of these, appended; the plan is that of the case, with what was added to it. */
const after = (day: string, events: CaseEvent[], command: CaseCommand): CaseEvent[] => {
  const state = fold(caseDecider, events)
  const env = { ...envOn(day), item: withAdded(item, state.handling.added) }
  return [...events, ...caseDecider.decide(command, state, env)]
}

suite('挂起、恢复', () => {
  const aside = { type: 'put-aside', task: 'one', ground: 'records', days: 2 } as const
  const put: CaseEvent = {
    type: 'task-put-aside',
    task: 'one',
    code: 'CODE-one',
    ground: 'records',
    days: 2,
    from: '2026-03-03',
    through: '2026-03-05',
    due: due('2026-03-12'),
    day: '2026-03-03',
  }

  test('the step stands still, and no limit that the applicant was told moves', () => {
    on('2026-03-03')
      .given(...reviewing)
      .when(aside)
      .then(put)
    const state = fold(caseDecider, [...reviewing, put])
    assert.deepEqual([state.statutoryDue?.day, state.promisedDue?.day], ['2026-03-30', '2026-03-16'])
    assert.deepEqual([state.tasks['one']!.due.day, state.tasks['two']!.due.day], ['2026-03-12', '2026-03-09'])
  })

  test('taken up before the days are over, the step runs on from then', () =>
    on('2026-03-04')
      .given(...reviewing, put)
      .when({ type: 'take-up', task: 'one' })
      .then({
        type: 'task-taken-up',
        task: 'one',
        code: 'CODE-one',
        through: '2026-03-04',
        due: due('2026-03-11'),
        day: '2026-03-04',
      }))

  test('nothing is answered until it is taken up or the days are over', () => {
    const opinion = { type: 'give-opinion', task: 'one', verdict: 'pass', scores: [], reasons: '' } as const
    on('2026-03-05')
      .given(...reviewing, put)
      .when(opinion)
      .refused('aside.still')
    assert.equal(after('2026-03-06', [...reviewing, put], opinion).length, reviewing.length + 2)
  })

  test('at most five working days in all, never past the limit of the law, and not twice at once', () => {
    const given = on('2026-03-03').given(...reviewing, put)
    given.when(aside).refused('aside.already')
    on('2026-03-09')
      .given(...reviewing, put)
      .when({ ...aside, days: 4 })
      .refused('aside.too-long')
    on('2026-03-27')
      .given(...reviewing)
      .when(aside)
      .refused('aside.past-limit')
    on('2026-03-09')
      .given(...reviewing, put)
      .when({ type: 'take-up', task: 'one' })
      .refused('aside.not')
  })

  test('whoever is drawn next finds nothing put aside', () => {
    const returned = after('2026-03-03', [...reviewing, put], { type: 'return-task', task: 'one', ground: 'expertise' })
    const drawn = [...returned, opened('one')[1]!]
    assert.equal(after('2026-03-03', drawn, { ...aside, days: 3 }).length, drawn.length + 1)
  })
})

suite('催办', () => {
  const urged = (by: 'applicant' | 'supervision' | 'lead', tasks: string[]): CaseEvent => ({
    type: 'urged',
    by,
    tasks,
    day: '2026-03-04',
  })

  test('supervision reminds the desks of all open tasks, once a day', () => {
    const given = on('2026-03-04').given(...reviewing)
    given.when({ type: 'urge', by: 'supervision' }).then(urged('supervision', ['one', 'two']))
    const later = (day: string) => on(day).given(...reviewing, urged('supervision', ['one', 'two']))
    later('2026-03-04').when({ type: 'urge', by: 'supervision' }).refused('urge.once-a-day')
    assert.equal(
      after('2026-03-05', [...reviewing, urged('supervision', [])], { type: 'urge', by: 'supervision' }).length,
      8,
    )
  })

  test('what the applicant urges is on no reviewer’s desk', () =>
    on('2026-03-04')
      .given(...reviewing)
      .when({ type: 'urge', by: 'applicant' })
      .then(urged('applicant', [])))

  test('who leads urges the others and not themselves; who reviews urges nobody', () => {
    const merging = [...reviewing, ...opened('merge')]
    on('2026-03-04')
      .given(...merging)
      .when({ type: 'urge', by: 'task', task: 'merge' })
      .then(urged('lead', ['one', 'two']))
    on('2026-03-04')
      .given(...accepted, ...opened('merge'))
      .when({ type: 'urge', by: 'task', task: 'merge' })
      .refused('urge.nobody')
    on('2026-03-04')
      .given(...reviewing)
      .when({ type: 'urge', by: 'task', task: 'one' })
      .refused('urge.not-yours')
  })
})

suite('退回上一环节、拿回', () => {
  const opine = (task: string) => ({ type: 'give-opinion', task, verdict: 'pass', scores: [], reasons: '' }) as const
  const both = [opine('one'), opine('two')].reduce((events, command) => after('2026-03-04', events, command), reviewing)
  const merging = [...both, opened('merge')[1]!]
  const reason = '请写明灭火系统的设计依据。'
  const back = { type: 'send-back', task: 'merge', to: 'one', ground: 'unclear', reason } as const
  const merge = {
    type: 'merge-feedback',
    task: 'merge',
    verdict: 'pass',
    summary: '两个处室意见一致，同意报请决定。',
  } as const

  test('the earlier task is open again for the same person, its limit running on, and the lead waits for it', () => {
    const sent = after('2026-03-05', merging, back)
    const { tasks } = fold(caseDecider, sent)
    assert.deepEqual(
      [tasks['one']!.verdict, tasks['one']!.code, tasks['one']!.due.day],
      [null, 'CODE-one', '2026-03-09'],
    )
    on('2026-03-05')
      .given(...sent)
      .when(merge)
      .refused('task.waits')
    const again = after('2026-03-06', sent, opine('one'))
    assert.equal(again.filter(({ type }) => type === 'task-opened').length, 3, 'nothing is opened twice')
    assert.equal(after('2026-03-06', again, merge).at(-1)!.type, 'task-opened')
  })

  test('once for each task, with reasons, by who leads or decides, and to the step right before', () => {
    const refused = (events: CaseEvent[], command: CaseCommand, code: string) =>
      on('2026-03-06')
        .given(...events)
        .when(command)
        .refused(code)
    refused(after('2026-03-06', after('2026-03-05', merging, back), opine('one')), back, 'again.once')
    refused(merging, { ...back, reason: '重写' }, 'again.needs-reason')
    refused([...reviewing.slice(0, 4), ...opened('two')], { ...back, task: 'two' }, 'again.not-yours')
    refused([...reviewing, ...opened('merge')], back, 'again.not-answered')
    const deciding = [...after('2026-03-06', merging, merge), opened('final')[1]!]
    refused(deciding, { ...back, task: 'final' }, 'again.not-previous')
    const state = fold(caseDecider, after('2026-03-06', deciding, { ...back, task: 'final', to: 'merge' }))
    assert.deepEqual([state.feedback, state.tasks['merge']!.verdict], [null, null])
  })

  test('never for a want of form: what was not told at the intake counts as complete', () =>
    on('2026-03-05')
      .given(...merging)
      .when({ ...back, ground: 'materials' })
      .refused('again.not-for-form'))

  test('an answer is taken back as long as nothing rests on it, and once', () => {
    const take = { type: 'take-back-answer', task: 'one' } as const
    const answered = after('2026-03-04', reviewing, opine('one'))
    on('2026-03-05')
      .given(...answered)
      .when(take)
      .then({ type: 'answer-taken-back', task: 'one', code: 'CODE-one', day: '2026-03-05' })
    on('2026-03-05')
      .given(...both)
      .when(take)
      .refused('retake.used')
    on('2026-03-05')
      .given(...reviewing)
      .when(take)
      .refused('retake.not-answered')
    on('2026-03-05')
      .given(...after('2026-03-05', after('2026-03-05', answered, take), opine('one')))
      .when(take)
      .refused('retake.once')
  })
})

suite('加签、减签、委派', () => {
  const opine = (task: string, verdict: 'pass' | 'fail' = 'pass') =>
    ({ type: 'give-opinion', task, verdict, scores: [], reasons: '经核对，疏散宽度不满足规范要求。' }) as const
  const add = (how: 'before' | 'parallel' | 'after', task = 'one') =>
    ({
      type: 'add-review',
      task,
      how,
      office: 'yingji',
      section: '安全生产综合协调处',
      reason: '请一并核实危险品储存的安全距离。',
      known: true,
    }) as const
  const drawn = (events: CaseEvent[], task: string) => [...events, opened(task)[1]!]
  const codeOf = (run: () => unknown) => {
    try {
      run()
    } catch (refused) {
      if (refused instanceof RuleViolation) return refused.code
      throw refused
    }
    return null
  }
  const refusal = (events: CaseEvent[], command: CaseCommand) => codeOf(() => after('2026-03-04', events, command))
  const openedBy = (events: CaseEvent[]) =>
    events.flatMap((event) => (event.type === 'task-opened' ? [event.task] : []))

  test('beside: both are waited for, and no limit of the case moves', () => {
    const added = drawn(after('2026-03-04', reviewing, add('parallel')), 'oneAdded1')
    const before = fold(caseDecider, reviewing)
    const state = fold(caseDecider, added)
    assert.deepEqual([state.statutoryDue, state.promisedDue], [before.statutoryDue, before.promisedDue])
    const two = ['one', 'two'].reduce((events, task) => after('2026-03-04', events, opine(task)), added)
    assert.ok(!openedBy(two).includes('merge'))
    const all = after('2026-03-05', two, opine('oneAdded1', 'fail'))
    assert.ok(openedBy(all).includes('merge'))
    const merge = {
      type: 'merge-feedback',
      task: 'merge',
      verdict: 'pass',
      summary: '同意报请决定，各单位意见一致。',
    } as const
    assert.equal(
      refusal(drawn(all, 'merge'), merge),
      'task.merge-against-failure',
      'what was added counts like the others',
    )
  })

  test('before: who asked for it answers afterwards; after: it is opened with the answer', () => {
    const before = drawn(after('2026-03-04', reviewing, add('before')), 'oneAdded1')
    assert.equal(refusal(before, opine('one')), 'task.waits')
    assert.equal(refusal(after('2026-03-04', before, opine('oneAdded1')), opine('one')), null)
    const later = after('2026-03-04', reviewing, add('after'))
    assert.ok(!openedBy(later).includes('oneAdded1'))
    assert.ok(openedBy(after('2026-03-04', later, opine('one'))).includes('oneAdded1'))
  })

  test('taken back as long as it is not answered, and what waited for it waits no more', () => {
    const remove = { type: 'remove-review', task: 'one', added: 'oneAdded1' } as const
    const before = drawn(after('2026-03-04', reviewing, add('before')), 'oneAdded1')
    const removed = after('2026-03-04', before, remove)
    assert.equal(fold(caseDecider, removed).tasks['oneAdded1'], undefined)
    assert.equal(refusal(removed, opine('one')), null)
    assert.equal(refusal(removed, remove), 'added.unknown')
    assert.equal(refusal(before, { ...remove, task: 'two' }), 'added.unknown')
    assert.equal(refusal(after('2026-03-04', before, opine('oneAdded1')), remove), 'added.answered')
  })

  test('what it had a place tested for ends with it, and the limits run on', () => {
    const before = drawn(after('2026-03-04', reviewing, add('parallel')), 'oneAdded1')
    const begin = { type: 'begin-procedure', task: 'oneAdded1', kind: 'testing', expectedDays: 5 } as const
    const tested = after('2026-03-04', before, { ...begin, reason: '须委托检测储存场所的安全距离。' })
    const told = after('2026-03-04', tested, {
      type: 'record-paper',
      paper: 'special-procedure-notice-testing-1',
      kind: 'special-procedure-notice',
      file: '00000000-0000-4000-8000-000000000008',
      content: `c1:${'0'.repeat(64)}`,
    })
    const removed = after('2026-03-05', told, { type: 'remove-review', task: 'one', added: 'oneAdded1' })
    assert.deepEqual(
      fold(caseDecider, removed).procedures.map(({ endedDay, through }) => [endedDay, through]),
      [['2026-03-05', '2026-03-05']],
    )
  })

  test('sent back and then taken back, nobody waits for it any more', () => {
    const added = drawn(after('2026-03-04', reviewing, add('parallel')), 'oneAdded1')
    const answered = ['one', 'two', 'oneAdded1'].reduce(
      (events, task) => after('2026-03-04', events, opine(task)),
      added,
    )
    const sendBack = (to: string) =>
      ({ type: 'send-back', task: 'merge', to, ground: 'unclear', reason: '请说明疏散宽度的计算依据和取值。' }) as const
    const back = ['oneAdded1', 'one'].reduce(
      (events, to) => after('2026-03-05', events, sendBack(to)),
      drawn(answered, 'merge'),
    )
    const removed = after('2026-03-05', back, { type: 'remove-review', task: 'one', added: 'oneAdded1' })
    const again = after('2026-03-05', removed, opine('one'))
    const summary = '同意报请决定，各单位意见一致。'
    assert.equal(refusal(again, { type: 'merge-feedback', task: 'merge', verdict: 'pass', summary }), null)
  })

  test('a drawn helper of the same section drafts; what counts is what is signed', () => {
    const asked = drawn(
      after('2026-03-04', reviewing, { type: 'ask-draft', task: 'one', reason: '请草拟防火间距部分的意见。' }),
      'oneDraft1',
    )
    assert.equal(refusal(asked, opine('one')), 'task.waits')
    const drafted = after('2026-03-04', asked, opine('oneDraft1', 'fail'))
    const all = ['one', 'two'].reduce((events, task) => after('2026-03-05', events, opine(task)), drafted)
    const merge = {
      type: 'merge-feedback',
      task: 'merge',
      verdict: 'pass',
      summary: '同意报请决定，各单位意见一致。',
    } as const
    assert.equal(refusal(drawn(all, 'merge'), merge), null)
  })

  test('with reasons, from a section that reviews are drawn from, three times, and never beside what was added', () => {
    assert.equal(refusal(reviewing, { ...add('parallel'), reason: '看看' }), 'added.needs-reason')
    assert.equal(refusal(reviewing, { ...add('parallel'), known: false }), 'added.unknown-section')
    const once = drawn(after('2026-03-04', reviewing, add('parallel')), 'oneAdded1')
    assert.equal(refusal(once, add('parallel', 'oneAdded1')), 'added.not-beside-added')
    const thrice = [1, 2].reduce((events) => after('2026-03-04', events, add('parallel')), once)
    assert.equal(refusal(thrice, add('parallel')), 'added.too-many')
    const deciding = [...accepted, ...opened('final')]
    assert.equal(refusal(deciding, add('before', 'final')), 'added.not-yours')
  })
})
