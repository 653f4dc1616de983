import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { openedNow } from '#server/modules/cases/review/opened.ts'
import { acceptedOn, drawnFor, sealed, submittedFor } from './harness/case-given.ts'

const file = '00000000-0000-4000-8000-000000000008' as MaterialFact['file']
/** Three experts, two of whom must pass it; ten days for opinions, fifteen for a revision, five to confirm it. */
const item: Item = {
  ...chemicalSafetyConditions,
  sheets: [],
  tasks: chemicalSafetyConditions.tasks.filter(({ visit }) => !visit).map(({ sheet: _sheet, ...task }) => task),
  plan: {
    series: [
      { task: 'experts', onFail: 'continue' },
      { parallel: [{ task: 'safety' }, { task: 'planning' }], join: 'all', onFail: 'continue' },
      { task: 'decide' },
    ],
  },
}
const vetoing: Item = {
  ...item,
  tasks: item.tasks.map((task) => (task.experts ? { ...task, experts: { ...task.experts, veto: true } } : task)),
}
let refs = 0
const envOn = (day: string, of: Item = item): CaseEnv => ({
  item: of,
  calendar: china,
  day: parseDay(day),
  newRef: () => `00000000-0000-4000-8000-${String((refs += 1)).padStart(12, '0')}`,
})
type Events = readonly CaseEvent[]
const after = (events: Events, command: CaseCommand, day: string, of?: Item): CaseEvent[] => [
  ...events,
  ...caseDecider.decide(command, fold(caseDecider, events), envOn(day, of)),
]
const refused = (events: Events, command: CaseCommand, day: string, code: string) =>
  assert.throws(
    () => caseDecider.decide(command, fold(caseDecider, events), envOn(day)),
    (error) => error instanceof RuleViolation && error.code === code,
  )
const typesAfter = (events: Events, then: Events) => then.slice(events.length).map(({ type }) => type)
const stateOf = (events: Events) => fold(caseDecider, events)
const panelOf = (events: Events) => stateOf(events).panels['experts']!

const accepted: CaseEvent[] = [
  submittedFor(item, '2026-09-01', '2026-09-08'),
  acceptedOn('2026-09-01', '2026-11-11', '2026-09-30'),
]
const drawn = (task: string) => drawnFor(task, '00000000-0000-4000-8000-000000000007')
const experts = ['experts1', 'experts2', 'experts3'] as const
const opened = openedNow(stateOf(accepted), envOn('2026-09-01'))
const told = caseDecider.decide(
  {
    type: 'record-paper',
    paper: 'special-procedure-notice-expert-review-1',
    kind: 'special-procedure-notice',
    file: '00000000-0000-4000-8000-000000000008',
    content: sealed,
  },
  stateOf([...accepted, ...opened]),
  envOn('2026-09-01'),
)
const called: CaseEvent[] = [...accepted, ...opened, ...told, ...experts.map(drawn)]

type Verdict = 'pass' | 'pass-after-revision' | 'fail'
const opinion = (task: string, verdict: Verdict, changes: string[] = []): CaseCommand => ({
  type: 'give-expert-opinion',
  task,
  verdict,
  scores: [],
  reasons: verdict === 'pass' ? '' : '外部安全防护距离的计算依据不完整。',
  changes,
})
const scored = (verdicts: readonly Verdict[], of?: Item) =>
  verdicts.reduce<CaseEvent[]>(
    (events, verdict, place) =>
      after(
        events,
        opinion(
          experts[place]!,
          verdict,
          verdict === 'pass-after-revision' ? [`补充第 ${place + 1} 单元的后果模拟`] : [],
        ),
        '2026-09-03',
        of,
      ),
    called,
  )
const material = (key: string): MaterialFact => ({
  material: key,
  file,
  way: 'upload',
  content: sealed,
  mediaType: 'application/pdf',
  bytes: 10,
})
const revision: CaseCommand = { type: 'hand-in-revision', materials: [material('assessment')] }
const confirm = (task: string, found: readonly [string, boolean][]): CaseCommand => ({
  type: 'confirm-changes',
  task,
  found: found.map(([change, done]) => ({ change, done, remark: done ? '' : '第 3 单元仍然没有后果模拟' })),
})

suite('专家 are called by the plan', () => {
  test('each has a task of their own, and the limits stand for as long as the applicant is told', () => {
    assert.deepEqual(
      opened.map(({ type }) => type),
      ['experts-called', 'task-opened', 'task-opened', 'task-opened', 'special-procedure-begun'],
    )
    const [begun, stands] = [opened.at(-1), told.at(-1)]
    assert.ok(begun?.type === 'special-procedure-begun' && begun.kind === 'expert-review' && begun.expectedDays === 30)
    assert.ok(stands?.type === 'special-procedure-told' && stands.statutoryDue.day > '2026-11-11')
    assert.equal(panelOf(called).due.day, '2026-09-15')
  })
  test('nobody begins another review of experts beside it', () =>
    refused(
      called,
      {
        type: 'begin-procedure',
        task: 'safety',
        kind: 'expert-review',
        expectedDays: 5,
        reason: '需要另请专家评审本项目。',
      },
      '2026-09-02',
      'task.not-open',
    ))
  test('the reviews open when it is over, and the limits run on', () => {
    const passed = scored(['pass', 'pass', 'pass'])
    assert.deepEqual(typesAfter(called, passed).slice(-4), [
      'expert-panel-closed',
      'special-procedure-ended',
      'task-opened',
      'task-opened',
    ])
    assert.equal(stateOf(passed).tasks['experts']?.verdict, 'pass')
    const ended = passed.find(({ type }) => type === 'special-procedure-ended')
    assert.ok(ended?.type === 'special-procedure-ended' && ended.through === '2026-09-03')
  })
})

suite('opinions of 专家', () => {
  test('two of three pass it, one does not: it passes; one alone does not carry it', () => {
    assert.equal(panelOf(scored(['pass', 'fail', 'pass'])).closed?.verdict, 'pass')
    assert.equal(panelOf(scored(['pass', 'fail', 'fail'])).closed?.verdict, 'fail')
  })
  test('with 一票否决 one 不通过 is enough', () =>
    assert.equal(panelOf(scored(['pass', 'fail', 'pass'], vetoing)).closed?.verdict, 'fail'))
  test('nothing follows before all are in, however certain it is', () => {
    assert.equal(panelOf(scored(['pass', 'pass'])).closed, null)
    assert.equal(panelOf(scored(['fail', 'fail'])).closed, null)
  })
  test('each answers once', () => refused(scored(['pass']), opinion('experts1', 'fail'), '2026-09-03', 'task.answered'))
  test('修改后通过 needs its complete list, and no other verdict has one', () => {
    refused(called, opinion('experts1', 'pass-after-revision'), '2026-09-03', 'experts.needs-changes')
    refused(
      called,
      opinion('experts1', 'pass', ['补充第 1 单元的后果模拟']),
      '2026-09-03',
      'experts.changes-only-for-revision',
    )
    refused(called, opinion('experts1', 'pass-after-revision', ['补充材料']), '2026-09-03', 'experts.change-unclear')
  })
  test('the office owes each who gave an opinion the fee, the applicant nothing', () =>
    assert.deepEqual(
      panelOf(scored(['pass', 'pass', 'pass'])).closed?.fees.map(({ amountFen }) => amountFen),
      [80_000, 80_000, 80_000],
    ))
  test('a failed panel is not outvoted: the case can’t be granted', () => {
    const failed = scored(['fail', 'fail', 'pass'])
    const reviewed = [
      ...failed,
      ...['safety', 'planning'].flatMap((task): CaseEvent[] => [
        drawn(task),
        {
          type: 'opinion-given',
          task,
          code: `CODE-${task}`,
          verdict: 'pass',
          scores: [],
          total: null,
          reasons: '',
          day: '2026-09-04',
        },
      ]),
    ]
    const deciding = [...reviewed, ...openedNow(stateOf(reviewed), envOn('2026-09-04')), drawn('decide')]
    const decide: CaseCommand = {
      type: 'decide',
      task: 'decide',
      outcome: 'granted',
      reasons: '',
      basis: '《危险化学品安全管理条例》第十二条',
    }
    refused(deciding, decide, '2026-09-07', 'decision.against-failure')
  })
})

suite('专家 who are late', () => {
  const ranOut: CaseCommand = { type: 'panel-clock-ran-out', panel: 'experts' }
  test('within their limit the clock changes nothing', () =>
    assert.deepEqual(after(scored(['pass', 'pass']), ranOut, '2026-09-15'), scored(['pass', 'pass'])))
  test('past it what is certain stands without them, and nobody waits for them', () => {
    const over = after(scored(['pass', 'pass']), ranOut, '2026-09-16')
    assert.equal(panelOf(over).closed?.verdict, 'pass')
    assert.equal(panelOf(over).closed?.fees.length, 2)
    refused(over, opinion('experts3', 'pass'), '2026-09-17', 'experts.over')
  })
  test('past it what turns on them waits for them, and the log says so', () => {
    const over = after(scored(['pass', 'fail']), ranOut, '2026-09-16')
    assert.deepEqual([panelOf(over).closed, panelOf(over).overdue], [null, true])
    assert.equal(panelOf(after(over, opinion('experts3', 'pass'), '2026-09-18')).closed?.verdict, 'pass')
  })
})

suite('修改后通过 opens one revision', () => {
  const asked = scored(['pass-after-revision', 'pass', 'pass-after-revision'])
  const handedIn = after(asked, revision, '2026-09-20')

  test('with one list for all, and fifteen working days', () => {
    const { revision: round, closed } = panelOf(asked)
    assert.equal(closed, null)
    assert.deepEqual(
      round?.changes.map(({ change, by }) => [change, by]),
      [
        ['c1', 'experts1'],
        ['c2', 'experts3'],
      ],
    )
    assert.equal(round?.due.day, '2026-09-23', 'Sunday the 20th is worked')
    refused(asked, opinion('experts2', 'fail'), '2026-09-04', 'experts.over')
  })
  test('of the materials that the experts saw, in time, and once', () => {
    refused(asked, { type: 'hand-in-revision', materials: [] }, '2026-09-20', 'experts.nothing-brought')
    refused(
      asked,
      { type: 'hand-in-revision', materials: [material('licence')] },
      '2026-09-20',
      'experts.not-to-revise',
    )
    refused(asked, revision, '2026-09-25', 'experts.revision-late')
    refused(handedIn, revision, '2026-09-21', 'experts.nothing-to-revise')
    refused(called, revision, '2026-09-02', 'experts.nothing-to-revise')
  })
  test('without one in time it fails', () => {
    const none = after(asked, { type: 'panel-clock-ran-out', panel: 'experts' }, '2026-09-25')
    assert.deepEqual([panelOf(none).closed?.verdict, panelOf(none).closed?.how], ['fail', 'no-revision'])
  })
  test('whoever asked for a change says of each whether it was made, and asks for nothing new', () => {
    refused(handedIn, confirm('experts2', [['c1', true]]), '2026-09-21', 'experts.nothing-to-confirm')
    refused(handedIn, confirm('experts1', [['c2', true]]), '2026-09-21', 'experts.confirm-each')
    refused(
      handedIn,
      confirm('experts1', [
        ['c1', true],
        ['c9', false],
      ]),
      '2026-09-21',
      'experts.confirm-each',
    )
    const silent: CaseCommand = {
      type: 'confirm-changes',
      task: 'experts1',
      found: [{ change: 'c1', done: false, remark: '没改' }],
    }
    refused(handedIn, silent, '2026-09-21', 'experts.undone-needs-remark')
    refused(asked, confirm('experts1', [['c1', true]]), '2026-09-04', 'experts.nothing-to-confirm')
  })
  test('all made, it passes after revision; unmade changes count as 不通过', () => {
    const one = after(handedIn, confirm('experts1', [['c1', true]]), '2026-09-21')
    assert.equal(panelOf(one).closed, null)
    refused(one, confirm('experts1', [['c1', false]]), '2026-09-21', 'experts.nothing-to-confirm')
    const both = after(one, confirm('experts3', [['c2', true]]), '2026-09-22')
    assert.deepEqual([panelOf(both).closed?.verdict, panelOf(both).closed?.how], ['pass-after-revision', 'confirmed'])
    const none = after(
      after(handedIn, confirm('experts1', [['c1', false]]), '2026-09-21'),
      confirm('experts3', [['c2', false]]),
      '2026-09-22',
    )
    assert.equal(panelOf(none).closed?.verdict, 'fail')
  })
})
