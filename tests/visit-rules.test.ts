import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { FileId } from '#contracts/ids.ts'
import { SiteVisit } from '#contracts/site-visit.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { openedNow } from '#server/modules/cases/review/opened.ts'
import { visitEntries } from '#server/modules/cases/visits/visit-timeline.ts'
import { visitViews } from '#server/modules/cases/visits/visit-view.ts'

const sealed = `c1:${'0'.repeat(64)}`
/** A visit alone, told a day before. */
const item = {
  ...chemicalSafetyConditions,
  tasks: chemicalSafetyConditions.tasks
    .filter(({ kind }) => kind !== 'expert')
    .map((task) => (task.visit ? { ...task, visit: { ...task.visit, noticeDays: 1 } } : task)),
  plan: { series: [{ task: 'visit', onFail: 'continue' as const }, { task: 'decide' }] },
}
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
let refs = 0
const envOn = (day: string, of: Item = item) => ({
  item: of,
  calendar: china,
  day: parseDay(day),
  newRef: () => `00000000-0000-4000-8000-${String((refs += 1)).padStart(12, '0')}`,
})
type Events = readonly CaseEvent[]
const stateOf = (events: Events) => fold(caseDecider, events)
const afterwards = (events: Events, command: CaseCommand, day: string): CaseEvent[] => [
  ...events,
  ...caseDecider.decide(command, stateOf(events), envOn(day)),
]
const refused = (events: Events, command: CaseCommand, day: string, code: string) =>
  assert.throws(
    () => caseDecider.decide(command, stateOf(events), envOn(day)),
    (error) => error instanceof RuleViolation && error.code === code,
  )
const accepted: CaseEvent[] = [
  {
    type: 'submitted',
    number: 'N1',
    hall: null,
    applicant: sealed,
    applicantKind: 'enterprise',
    plain: {},
    sealed,
    materials: [],
    deliverBy: 'electronic',
    item: item.code,
    revision: 1,
    intakeOffice: item.intakeOffice,
    day: '2026-09-01',
    intakeDue: due('2026-09-08'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-09-01',
    recordedDay: '2026-09-01',
    statutoryDue: due('2026-11-11'),
    promisedDue: due('2026-09-30'),
    checked: [],
  },
]
const officers = ['visit1', 'visit2', 'visit3'] as const
const drawn = (task: string, day?: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ...(day ? { day } : {}),
  ref: '00000000-0000-4000-8000-000000000007',
  code: `CODE-${task}`,
  label: '核查人员',
  person: sealed,
  draw: {} as DrawRecord,
})
const opened = openedNow(stateOf(accepted), envOn('2026-09-01'))
const called: CaseEvent[] = [...accepted, ...opened, ...officers.map((task) => drawn(task))]
const appoint: CaseCommand = { type: 'appoint-visit', task: 'visit1', visitOn: '2026-09-02', time: '09:30' }
const points = item.tasks.find(({ visit }) => visit)!.visit!.points
const record = (unmet?: string): CaseCommand => ({
  type: 'record-visit',
  task: 'visit1',
  findings: points.map(({ key }) => ({ point: key, met: key !== unmet, seen: '与申请一致' })),
  summary: '现场情况与申请材料一致。',
  present: true,
  visitedOn: null,
  visitedAt: '09:35',
  position: null,
  photos: [],
})
const sign = (task: string, differs: string | null = null): CaseCommand => ({ type: 'sign-visit', task, differs })
const appointed = afterwards(called, appoint, '2026-09-01')
const recorded = afterwards(appointed, record(), '2026-09-02')

suite('现场核查', () => {
  test('two officers or more go, of every office that the item names', () => {
    assert.deepEqual(
      opened.map(({ type }) => type),
      ['visit-called', 'task-opened', 'task-opened', 'task-opened'],
    )
    const rule = item.tasks.find(({ visit }) => visit)!.visit!
    assert.ok(
      !SiteVisit.safeParse({ ...rule, teams: [{ office: 'yingji', section: '现场核查组', people: 1 }] }).success,
    )
  })
  test('nobody goes before everybody is drawn', () =>
    refused([...accepted, ...opened, drawn('visit1')], appoint, '2026-09-01', 'visit.alone'))
  test('the applicant is told a working day before', () => {
    refused(called, { ...appoint, visitOn: '2026-09-01' }, '2026-09-01', 'visit.notice-late')
    assert.equal(appointed.at(-1)?.type, 'visit-appointed')
  })
  test('it is recorded on the day or after it, point by point, by the list and nothing beside it', () => {
    refused(called, record(), '2026-09-02', 'visit.not-yet')
    refused(appointed, record(), '2026-09-01', 'visit.not-yet')
    const whole = record() as Extract<CaseCommand, { type: 'record-visit' }>
    refused(appointed, { ...whole, findings: whole.findings.slice(1) }, '2026-09-02', 'visit.check-each')
    refused(appointed, { ...whole, summary: '一致' }, '2026-09-02', 'visit.needs-summary')
    refused(appointed, { ...whole, visitedOn: '2026-09-01' }, '2026-09-03', 'visit.wrong-day')
    refused(appointed, { ...whole, visitedOn: '2026-09-04' }, '2026-09-03', 'visit.wrong-day')
    const visitOf = (events: CaseEvent[]) => stateOf(events).visits['visit']!
    // A record that was written without a link comes in on a later day than the visit was made.
    const late = afterwards(appointed, { ...whole, visitedOn: '2026-09-02' }, '2026-09-03')
    assert.deepEqual([visitOf(late).recorded?.visitedOn, visitOf(late).recorded?.day], ['2026-09-02', '2026-09-03'])
    assert.equal(visitEntries(stateOf(late))[0]?.day, '2026-09-02')
    const known = { day: parseDay('2026-09-03'), calendar: china, nameOf: (office: string) => office }
    const seenBy = (role: { officer: boolean; told: boolean }) =>
      visitViews(stateOf(late).visits, item, { ...known, ...role })[0]?.visited
    assert.deepEqual(seenBy({ officer: true, told: false }), { visitedOn: '2026-09-02', time: '09:35' })
    assert.deepEqual(seenBy({ officer: false, told: false }), { visitedOn: '2026-09-02', time: null })
    // Records of before say the time alone: they were made on the day on which they came in.
    const { visitedOn: _day, ...old } = recorded.at(-1) as Extract<CaseEvent, { type: 'visit-recorded' }>
    assert.equal(visitOf([...appointed, old]).recorded?.visitedOn, '2026-09-02')
    const photo = {
      file: FileId.parse('00000000-0000-4000-8000-000000000009'),
      content: sealed,
      takenAt: null,
      located: false,
    }
    refused(appointed, { ...whole, photos: [{ ...photo, point: 'nowhere' }] }, '2026-09-02', 'visit.photo-elsewhere')
    const shown = afterwards(appointed, { ...whole, photos: [{ ...photo, point: 'site' }] }, '2026-09-02')
    assert.equal(stateOf(shown).visits['visit']?.recorded?.photos.length, 1)
    refused(recorded, record(), '2026-09-02', 'task.answered')
  })
  test('each of those who went signs, or says what was seen otherwise; then the plan goes on', () => {
    refused(appointed, sign('visit2'), '2026-09-02', 'visit.not-recorded')
    refused(recorded, sign('visit2', '不同意'), '2026-09-02', 'visit.difference-unclear')
    const two = afterwards(recorded, sign('visit2', '第二项围墙外另有一处民房，记录没有写明'), '2026-09-02')
    assert.equal(stateOf(two).visits['visit']?.closedDay, null)
    const all = afterwards(two, sign('visit3'), '2026-09-02')
    assert.deepEqual(
      all.slice(two.length).map(({ type }) => type),
      ['visit-signed', 'visit-closed', 'task-opened'],
    )
    assert.equal(stateOf(all).tasks['visit']?.verdict, 'pass')
  })
  test('nobody goes alone because another gave the task back, and who was drawn after the day signs nothing', () => {
    const left = (events: Events, day: string) =>
      afterwards(events, { type: 'return-task', task: 'visit2', ground: 'illness' }, day)
    const alone = left(appointed, '2026-09-02')
    refused(alone, record(), '2026-09-02', 'visit.not-together')
    const drawnLater = [...alone, drawn('visit2', '2026-09-03')]
    const onDay = (visitedOn: string) => ({ ...record(), visitedOn }) as CaseCommand
    refused(drawnLater, onDay('2026-09-02'), '2026-09-03', 'visit.not-together')
    assert.ok(stateOf(afterwards(drawnLater, onDay('2026-09-03'), '2026-09-03')).visits['visit']!.recorded)

    // Drawn on the very day, but after the record.
    const anew2: CaseEvent = { ...drawn('visit2', '2026-09-02'), code: 'CODE-anew' } as CaseEvent
    const signedByOne = afterwards(recorded, sign('visit3'), '2026-09-02')
    const replaced = [...left(signedByOne, '2026-09-02'), anew2]
    refused(replaced, sign('visit2'), '2026-09-03', 'visit.was-not-there')
    // They go again together, and the plan waits for it.
    const anew = { ...appoint, task: 'visit2', visitOn: '2026-09-04' }
    refused(signedByOne, { ...anew, visitOn: '2026-09-07' }, '2026-09-03', 'visit.recorded-already')
    let again = afterwards(replaced, anew, '2026-09-03')
    assert.deepEqual(
      officers.map((task) => stateOf(again).tasks[task]!.verdict),
      [null, null, null],
    )
    refused(again, sign('visit3'), '2026-09-04', 'visit.not-recorded')
    again = afterwards(again, record('site'), '2026-09-04')
    for (const task of ['visit2', 'visit3']) again = afterwards(again, sign(task), '2026-09-04')
    assert.equal(stateOf(again).visits['visit']!.verdict, 'fail')
    // The record of before stays to be read, by whom it was signed and why it no longer counts.
    const known = { day: parseDay('2026-09-04'), calendar: china, nameOf: (office: string) => office }
    const [view] = visitViews(stateOf(again).visits, item, { ...known, officer: false, told: true })
    assert.deepEqual([view?.visited?.visitedOn, view?.points.every(({ met }) => met)], ['2026-09-04', false])
    assert.deepEqual(
      view?.superseded.map(({ visited, points: found, signed, drawnSince, again: day }) => [
        visited?.visitedOn,
        found.every(({ met }) => met),
        signed.map(({ label }) => label),
        drawnSince,
        day,
      ]),
      [['2026-09-02', true, ['核查人员甲', '核查人员丙'], '核查人员乙', '2026-09-03']],
    )
    assert.deepEqual(
      visitEntries(stateOf(again)).map(({ key, day }) => [key, day]),
      [
        ['visit-visited-1', '2026-09-02'],
        ['visit-visited', '2026-09-04'],
      ],
    )
  })
  test('officers who do not go in time are reminded, and then the supervision is told', () => {
    const ladder = [
      { after: 0, act: 'remind' as const },
      { after: 1, act: 'supervise' as const },
    ]
    const late: Item = {
      ...item,
      tasks: item.tasks.map((task) => (task.visit ? { ...task, whenLate: { ladder, basis: '核查工作规则' } } : task)),
    }
    const waiting = [
      ...accepted,
      ...openedNow(stateOf(accepted), envOn('2026-09-01', late)),
      ...officers.map((task) => drawn(task)),
    ]
    const last = stateOf(waiting).tasks['visit1']!.due.day
    const rang = (events: Events, day: string) =>
      caseDecider.decide({ type: 'step-clock-ran-out', task: 'visit1' }, stateOf(events), envOn(day, late))
    assert.deepEqual(rang(waiting, last), [])
    const reminded = rang(waiting, addDays(parseDay(last), 1))
    const office = item.tasks.find(({ visit }) => visit)!.visit!.teams[0]!.office
    assert.deepEqual(
      reminded.map((event) => event.type === 'task-overdue' && [event.then, event.office]),
      [['remind', office]],
    )
    const told = rang([...waiting, ...reminded], '2026-09-30')
    assert.deepEqual(
      told.map((event) => event.type === 'task-overdue' && event.then),
      ['supervise'],
    )
    assert.equal(stateOf([...waiting, ...reminded, ...told]).tasks['visit1']!.verdict, null, 'and nobody is silent')
  })
  test('one point that is not met fails it', () => {
    const unmet = afterwards(appointed, record('site'), '2026-09-02')
    const all = afterwards(afterwards(unmet, sign('visit2'), '2026-09-02'), sign('visit3'), '2026-09-02')
    assert.equal(stateOf(all).visits['visit']?.verdict, 'fail')
  })
})

suite('检验、检测、检疫', () => {
  const standard = 'GB 18218-2018'
  const inspected: Item = {
    ...item,
    tasks: item.tasks.map((task) =>
      task.visit ? { ...task, visit: { ...task.visit, inspects: { way: '检测', standards: [standard] } } } : task,
    ),
  }
  const unmet = afterwards(appointed, record('site'), '2026-09-02')
  const signedByTwo = afterwards(unmet, sign('visit2'), '2026-09-02')
  const failed = afterwards(signedByTwo, sign('visit3'), '2026-09-02')
  const refusal = (reasons: string, outcome: 'granted' | 'refused' = 'refused'): CaseCommand => ({
    type: 'decide',
    task: 'decide',
    outcome,
    reasons,
    basis: '《危险化学品建设项目安全监督管理办法》第十三条',
  })
  const ready: CaseEvent[] = [...failed, drawn('decide')]
  const decided = (reasons: string) =>
    caseDecider.decide(refusal(reasons), stateOf(ready), envOn('2026-09-03', inspected))

  test('the officers who inspect are called with the acceptance, two or more', () => {
    assert.equal(opened[0]?.type, 'visit-called')
    assert.ok(opened.filter(({ type }) => type === 'task-opened').length >= 2)
  })
  test('a refusal after an inspection that was not passed names the technical standard', () => {
    const vague = '现场核查不合格，选址与周边场所的距离不够，不符合许可条件。'
    assert.throws(
      () => decided(vague),
      (error) => error instanceof RuleViolation && error.code === 'decision.needs-standard',
    )
    assert.equal(decided(`${vague}依据 ${standard} 第五条。`)[0]?.type, 'decided')
  })

  test('what the officers found not met is neither granted nor summed up as passed', () => {
    refused(ready, refusal('', 'granted'), '2026-09-03', 'decision.against-failure')
    // The same item with a step that sums up before the decision.
    const decides = item.tasks.find(({ kind }) => kind === 'decide')!
    const summed: Item = {
      ...item,
      tasks: [...item.tasks, { ...decides, key: 'merge', kind: 'merge' }],
      plan: { series: [{ task: 'visit', onFail: 'continue' }, { task: 'merge' }, { task: 'decide' }] },
    }
    const opensMerge = caseDecider.decide(sign('visit3'), stateOf(signedByTwo), envOn('2026-09-02', summed))
    const summing = stateOf([...signedByTwo, ...opensMerge, drawn('merge')])
    const merge = (verdict: 'pass' | 'fail') =>
      caseDecider.decide(
        { type: 'merge-feedback', task: 'merge', verdict, summary: '现场核查的意见已经汇总，报请决定。' },
        summing,
        envOn('2026-09-03', summed),
      )
    assert.throws(
      () => merge('pass'),
      (error) => error instanceof RuleViolation && error.code === 'task.merge-against-failure',
    )
    assert.equal(merge('fail')[0]?.type, 'feedback-merged')
  })
})
