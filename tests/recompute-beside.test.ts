import { procedureNotice } from '#server/modules/cases/review/special-procedures.ts'
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { lastDueOf } from '#server/modules/cases/clocks/recompute-state.ts'
import { openedNow } from '#server/modules/cases/review/opened.ts'
import { acceptedOn, drawnFor, due, sealed, submittedFor } from './harness/case-given.ts'

const file = '00000000-0000-4000-8000-000000000008' as MaterialFact['file']
/** Experts have ten days, a revision fifteen, a confirmation five; officers of the visit three. */
const item: Item = {
  ...chemicalSafetyConditions,
  sheets: [],
  tasks: chemicalSafetyConditions.tasks.map(({ sheet: _sheet, ...task }) => task),
}
/** A visit beside a review that may ask for a special procedure. */
const visited: Item = {
  ...item,
  plan: { series: [{ parallel: [{ task: 'visit' }, { task: 'safety' }], join: 'all' }, { task: 'decide' }] },
}
/** A day off that is declared late, and a day off that is worked after all. */
const dayOff = (day: string): Calendar => ({
  ...china,
  revision: 'later',
  holidays: { ...china.holidays, [day]: '临时放假' },
})
const worked = (day: string): Calendar => ({
  ...china,
  revision: 'later',
  workdays: { ...china.workdays, [day]: '调休上班' },
})
let refs = 0
const envOn = (day: string, calendar: Calendar = china, of: Item = item) => ({
  item: of,
  calendar,
  day: parseDay(day),
  newRef: () => `00000000-0000-4000-8000-${String((refs += 1)).padStart(12, '0')}`,
})
const stateOf = (events: readonly CaseEvent[]) => fold(caseDecider, events)
const does = (events: readonly CaseEvent[], command: CaseCommand, day: string, calendar?: Calendar, of?: Item) => [
  ...events,
  ...caseDecider.decide(command, stateOf(events), envOn(day, calendar, of)),
]
const notice = '关于调整休息日的通知'
const recounted = (events: readonly CaseEvent[], day: string, calendar: Calendar, of?: Item) =>
  does(events, { type: 'recompute-limits', notice }, day, calendar, of)
/** What the notice moved: the last days before and after, by limit. */
const moves = (events: readonly CaseEvent[]): Record<string, string> =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'limits-recomputed'
        ? event.moved.map(({ limit, from, to }) => [limit, `${from.day} ${to.day}`])
        : [],
    ),
  )
const rowsAfter = (events: readonly CaseEvent[]) => {
  const last = events.at(-1)!
  const entry = { version: events.length, recordedAt: '2026-09-03T02:00:00.000Z', actor: 'calendar' }
  const place = { region: 'lianyungang', stream: '00000000-0000-4000-8000-00000000000a' }
  const changes = caseStream.project(place as never, stateOf(events), [last], [entry] as never)
  return changes.flatMap((change) => ('upsert' in change ? change.upsert : []))
}
const refused = (events: readonly CaseEvent[], command: CaseCommand, day: string, code: string) =>
  assert.throws(
    () => caseDecider.decide(command, stateOf(events), envOn(day)),
    (error) => error instanceof RuleViolation && error.code === code,
  )

const submitted: CaseEvent[] = [{ ...submittedFor(item, '2026-09-01', '2026-09-08'), answerBy: '2026-09-03' }]
const accepted: CaseEvent[] = [...submitted, acceptedOn('2026-09-01', '2026-11-11', '2026-09-30')]
const drawn = (task: string) => drawnFor(task, '00000000-0000-4000-8000-000000000007')
const experts = ['experts1', 'experts2', 'experts3'] as const
const called: CaseEvent[] = [
  ...accepted,
  ...openedNow(stateOf(accepted), envOn('2026-09-01')),
  ...[...experts, 'visit1', 'visit2'].map(drawn),
]
const going: CaseEvent[] = [
  ...accepted,
  ...openedNow(stateOf(accepted), envOn('2026-09-01', china, visited)),
  ...['visit1', 'visit2', 'safety'].map(drawn),
]
const scored = experts.reduce<CaseEvent[]>(
  (events, task) =>
    does(
      events,
      {
        type: 'give-expert-opinion',
        task,
        verdict: 'pass-after-revision',
        scores: [],
        reasons: '外部安全防护距离的计算依据不完整。',
        changes: ['补充各单元的后果模拟计算书'],
      },
      '2026-09-03',
    ),
  called,
)
const material: MaterialFact = {
  material: item.tasks.find(({ experts: panel }) => panel)!.sees[0]!,
  file,
  sha256: '0'.repeat(64),
  size: 1,
  way: 'upload',
} as unknown as MaterialFact
const handedIn = does(scored, { type: 'hand-in-revision', materials: [material] }, '2026-09-04')

suite('期限重新计算 of the days that were set beside the limits of a case', () => {
  test('experts get the day that became a holiday, and the panel is not late before', () => {
    const after = recounted(called, '2026-09-02', dayOff('2026-09-07'))
    const panel = stateOf(after).panels['experts']!
    assert.equal(moves(after)['step:experts1'], `${stateOf(called).panels['experts']!.due.day} ${panel.due.day}`)
    assert.equal(stateOf(after).tasks['experts2']!.due.day, panel.due.day)
    assert.ok(panel.due.day > stateOf(called).panels['experts']!.due.day)
    assert.deepEqual(
      caseDecider.decide(
        { type: 'panel-clock-ran-out', panel: 'experts' },
        stateOf(after),
        envOn(panel.due.day, dayOff('2026-09-07')),
      ),
      [],
    )
    assert.ok(rowsAfter(after).some(({ name, due_at }) => name === 'experts:experts' && String(due_at) > panel.due.day))
  })

  test('experts keep the days that they were told where one is worked after all', () =>
    assert.equal('step:experts1' in moves(recounted(called, '2026-09-02', worked('2026-09-05'))), false))

  test('officers of a visit follow the calendar as every step does, on their desks too', () => {
    const after = recounted(going, '2026-09-02', dayOff('2026-09-03'), visited)
    const { tasks, visits } = stateOf(after)
    assert.equal(moves(after)['step:visit1'], '2026-09-04 2026-09-07')
    assert.deepEqual(
      [tasks['visit']!.due.day, tasks['visit2']!.due.day, visits['visit']!.due.day],
      ['2026-09-07', '2026-09-07', '2026-09-07'],
    )
    assert.ok(rowsAfter(after).some(({ task, due_day }) => task === tasks['visit1']!.ref && due_day === '2026-09-07'))
  })

  test('a special procedure stops the step of officers who go to the place', () => {
    const asked = does(
      going,
      {
        type: 'begin-procedure',
        task: 'safety',
        kind: 'expert-review',
        expectedDays: 5,
        reason: '按照事项规定组织专家进行评审。',
      },
      '2026-09-02',
      china,
      visited,
    )
    const name = procedureNotice(stateOf(asked).procedures[0]!.procedure)
    const begun = does(
      asked,
      { type: 'record-paper', paper: name, kind: 'special-procedure-notice', file: material.file!, content: sealed },
      '2026-09-02',
      china,
      visited,
    )
    const { tasks, visits } = stateOf(begun)
    assert.equal(tasks['visit1']!.due.day, tasks['visit']!.due.day)
    assert.ok(tasks['visit1']!.due.day > stateOf(going).tasks['visit1']!.due.day)
    assert.equal(visits['visit']!.due.day, tasks['visit1']!.due.day)
  })

  test('a holiday in the days of a revision is added to them; within them the applicant is in time', () => {
    const told = stateOf(scored).panels['experts']!.revision!.due.day
    const after = recounted(scored, '2026-09-04', dayOff('2026-09-08'))
    const { revision } = stateOf(after).panels['experts']!
    assert.equal(moves(after)['revision:experts'], `${told} ${revision!.due.day}`)
    assert.ok(revision!.due.day > told)
    const handIn: CaseCommand = { type: 'hand-in-revision', materials: [material] }
    refused(scored, handIn, revision!.due.day, 'experts.revision-late')
    assert.equal(does(after, handIn, revision!.due.day).at(-1)!.type, 'revision-handed-in')
    assert.equal('revision:experts' in moves(recounted(scored, '2026-09-04', worked('2026-09-05'))), false)
    assert.equal(lastDueOf(stateOf(after))! >= revision!.due.day, true, 'a later notice finds the case again')
  })

  test('who confirms the changes has the added day, on the desk and by the clock', () => {
    const after = recounted(handedIn, '2026-09-04', dayOff('2026-09-08'))
    const { confirmBy } = stateOf(after).panels['experts']!.revision!
    assert.equal(moves(after)['confirm:experts'], `2026-09-11 ${confirmBy!.day}`)
    const { ref } = stateOf(after).tasks['experts1']!
    assert.ok(rowsAfter(after).some(({ task, due_day }) => task === ref && due_day === confirmBy!.day))
  })

  test('利害关系人 have the added day to speak, and the decision waits for it', () => {
    const told: CaseEvent[] = [
      ...accepted,
      {
        type: 'third-parties-found',
        task: 'safety',
        code: 'CODE-safety',
        reason: '相邻企业的安全距离受到影响。',
        applicantDue: due('2026-09-08'),
        day: '2026-09-01',
      },
      {
        type: 'third-party-told',
        party: 'party-1',
        sealed,
        due: due('2026-09-08'),
        hearingBy: due('2026-09-08'),
        day: '2026-09-01',
      },
    ]
    const after = recounted(told, '2026-09-02', dayOff('2026-09-04'))
    assert.equal(moves(after)['statement:party-1'], '2026-09-08 2026-09-09')
    assert.equal(moves(after)['hearing-choice:party-1'], '2026-09-08 2026-09-09')
    assert.equal(moves(after)['statement:applicant'], '2026-09-08 2026-09-09', 'the applicant beside them')
    assert.equal(stateOf(after).ownStatements.awaited?.by, '2026-09-09')
    const { due: until, hearing } = stateOf(after).thirdParties!.told[0]!
    assert.deepEqual([until, hearing?.by.day], ['2026-09-09', '2026-09-09'])
    assert.equal('statement:party-1' in moves(recounted(told, '2026-09-02', worked('2026-09-05'))), false)
  })

  test('the turn of the unit on duty is counted as the limit of the intake is', () => {
    const after = recounted(submitted, '2026-09-01', dayOff('2026-09-02'))
    assert.deepEqual(moves(after), { intake: '2026-09-08 2026-09-09', watch: '2026-09-03 2026-09-04' })
    assert.equal(stateOf(after).watch.until, '2026-09-04')
    assert.ok(
      rowsAfter(after).some(({ name, due_at }) => name === 'intake-watch' && String(due_at).startsWith('2026-09-04')),
    )
  })
})

suite('期限重新计算 after the end of a case', () => {
  const opened: CaseEvent[] = [
    ...accepted,
    {
      type: 'decided',
      task: 'decide',
      code: 'CODE-decide',
      outcome: 'granted',
      reasons: '',
      basis: '',
      deliverDue: due('2026-09-16'),
      day: '2026-09-01',
    },
    { type: 'delivered', by: 'electronic', day: '2026-09-01', identityChecked: false, originals: [], proof: null },
    {
      type: 'closure-opened',
      closure: 'closure1',
      way: 'revocation',
      ground: 'beyond-powers',
      facts: '发证机关对该项目没有审批权限，属于超越法定职权作出准予许可的决定。',
      stateBy: due('2026-09-08'),
      day: '2026-09-01',
    },
  ]

  test('the holder of a licence that may be ended has the added day to be heard', () => {
    assert.equal(stateOf(opened).phase, 'closed')
    const after = recounted(opened, '2026-09-02', dayOff('2026-09-04'))
    assert.deepEqual(moves(after), { 'closure-statement': '2026-09-08 2026-09-09' })
    const state: CaseCommand = { type: 'state-on-closure', closure: 'closure1', sealed }
    refused(opened, state, '2026-09-09', 'closure.statement-late')
    assert.equal(does(after, state, '2026-09-09').at(-1)!.type, 'closure-stated')
    assert.deepEqual(moves(recounted(opened, '2026-09-02', worked('2026-09-05'))), {})
    assert.equal(lastDueOf(stateOf(after)), '2026-09-09', 'a closed case with nothing to be heard is not found at all')
  })

  test('whoever decides on it has the days of the office by the calendar that holds', () => {
    const forward = does(
      opened,
      { type: 'put-closure-forward', closure: 'closure1', summary: '', interest: '' },
      '2026-09-09',
    )
    const before = stateOf(forward).tasks['closure1']!.due.day
    const after = recounted(forward, '2026-09-10', dayOff('2026-09-14'))
    assert.equal(moves(after)['step:closure1'], `${before} ${stateOf(after).tasks['closure1']!.due.day}`)
    assert.ok(stateOf(after).tasks['closure1']!.due.day > before)
  })
})
