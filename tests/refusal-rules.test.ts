import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, Score } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { RefusalFinding } from '#contracts/refusal-findings.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { findingWords } from '#server/modules/cases/review/finding-words.ts'
import { acceptedUntil, due, openFor, passedOn, sealed, submittedFor } from './harness/case-given.ts'

/** Without the right to a hearing of its own: each finding is tried by itself. */
const { hearing: _hearing, ...unheard } = publicVenueHygiene
const item: Item = {
  ...unheard,
  specialProcedures: [{ kind: 'testing', maxDays: 10, basis: '《公共场所卫生管理条例》第八条', bundled: false }],
}
const ref = '00000000-0000-4000-8000-000000000009'
const env = (of: Item = item) => ({ item: of, calendar: china, day: parseDay('2026-04-30'), newRef: () => ref })
const rules = (of?: Item) => specification(caseDecider, env(of))

const scores = (unmet: boolean): Score[] =>
  item.sheets[0]!.criteria.map(({ key, points, veto }, place, all) => {
    const fails = unmet && !veto && place === all.findIndex((one) => !one.veto)
    return { criterion: key, points: fails ? points - 1 : points, met: !fails, finding: fails ? '面积不足。' : '符合' }
  })
const opinion = (verdict: 'pass' | 'fail', unmet = false): CaseEvent => ({
  ...(passedOn('2026-04-21', 'hygiene') as Extract<CaseEvent, { type: 'opinion-given' }>),
  verdict,
  scores: scores(unmet),
})
const accepted = [submittedFor(item), acceptedUntil()]
const decidingOn = (given: CaseEvent): CaseEvent[] => [
  ...accepted,
  ...openFor('hygiene', 'r1'),
  given,
  ...openFor('decide', 'r2'),
]
const passed = decidingOn(opinion('pass'))
const refuse: Extract<CaseCommand, { type: 'decide' }> = {
  type: 'decide',
  task: 'decide',
  outcome: 'refused',
  reasons: '须另行聘请某机构出具评估报告，因此不能准予本次申请。',
  basis: '《公共场所卫生管理条例》第四条',
}
/** The only comment of the only notice. */
const comments = [{ notice: 'notice', number: 1 }]
const resting = (finding: RefusalFinding) => ({
  ...refuse,
  finding,
  ...(finding === 'notice-comment' ? { comments } : {}),
})
const decided = (given: readonly CaseEvent[], command: CaseCommand, of?: Item) => {
  const [event] = caseDecider.decide(command, fold(caseDecider, given), env(of))
  return event?.type === 'decided' ? [event.outcome, event.finding] : [event?.type]
}

/** What a case has beside its reviews, by the finding that it carries. */
const beside: Record<RefusalFinding, readonly CaseEvent[]> = {
  hearing: [
    {
      type: 'hearing-offered',
      task: 'decide',
      code: 'CODE-decide',
      reason: '直接涉及他人重大利益。',
      requestBy: due('2026-04-24'),
      day: '2026-04-21',
    },
    { type: 'hearing-requested', sealed, holdBy: due('2026-05-22'), day: '2026-04-21' },
    ...openFor('hearing', 'r3'),
    {
      type: 'hearing-held',
      task: 'hearing',
      code: 'CODE-hearing',
      applicant: 'absent',
      evidence: 'written',
      minutes: '利害关系人陈述：排风口正对住宅。审查人员的书面意见宣读完毕。',
      others: [],
      day: '2026-04-28',
    },
    { type: 'hearing-reported', task: 'hearing', code: 'CODE-hearing', report: '听证查明属实。', day: '2026-04-29' },
  ],
  statement: [
    { type: 'third-parties-found', task: 'decide', code: 'CODE-decide', reason: '排风口正对住宅。', day: '2026-04-21' },
    { type: 'third-party-told', party: 'party-1', sealed, due: due('2026-04-28'), day: '2026-04-21' },
    { type: 'statement-recorded', party: 'party-1', sealed, summary: '排风口距窗两米。', day: '2026-04-22' },
  ],
  'notice-comment': [
    { type: 'notice-published', task: 'notice', notice: ref, until: due('2026-04-24'), day: '2026-04-21' },
    { type: 'notice-commented', task: 'notice', comment: ref, sealed, day: '2026-04-22' },
    { type: 'comment-answered', task: 'notice', comment: ref, gist: '排风口', answer: '已经核实。', day: '2026-04-23' },
    { type: 'notice-ended', task: 'notice', day: '2026-04-24', recordedDay: '2026-04-25' },
  ],
  procedure: caseDecider.decide(
    { type: 'begin-procedure', task: 'decide', kind: 'testing', expectedDays: 5, reason: '需要对空气质量另行检测。' },
    fold(caseDecider, passed),
    { ...env(), day: parseDay('2026-04-22') },
  ),
}
const told: CaseEvent[] = [
  ...passed,
  ...beside.procedure,
  ...caseDecider.decide(
    {
      type: 'record-paper',
      paper: 'special-procedure-notice-testing-1',
      kind: 'special-procedure-notice',
      file: ref,
      content: sealed,
    },
    fold(caseDecider, [...passed, ...beside.procedure]),
    { ...env(), day: parseDay('2026-04-22') },
  ),
]
const measured: CaseEvent[] = [
  ...told,
  ...caseDecider.decide(
    { type: 'end-procedure', task: 'decide', procedure: 'testing-1', result: '空气细菌总数超过限值。' },
    fold(caseDecider, told),
    { ...env(), day: parseDay('2026-04-24') },
  ),
]
const withFinding = (finding: RefusalFinding): CaseEvent[] =>
  finding === 'procedure' ? measured : [...passed, ...beside[finding]]

suite('应当准予 (行政许可法 第三十八条第一款)', () => {
  test('what every review passed and every element was met in is not refused on words alone', () =>
    rules()
      .given(...passed)
      .when(refuse)
      .refused('decision.without-finding'))

  test('nor where the words are about something that was said of the case, and nobody names it', () => {
    for (const finding of RefusalFinding.options)
      rules()
        .given(...withFinding(finding))
        .when({ ...refuse, onMinutes: true })
        .refused('decision.without-finding')
  })

  test('a failed review, or an element that was not met, carries a refusal', () => {
    assert.deepEqual(decided(decidingOn(opinion('fail', true)), refuse), ['refused', undefined])
    assert.deepEqual(decided(decidingOn(opinion('pass', true)), refuse), ['refused', undefined])
  })

  for (const finding of RefusalFinding.options) {
    test(`a refusal may rest on what the case has: ${finding}`, () =>
      assert.deepEqual(decided(withFinding(finding), { ...resting(finding), onMinutes: true }), ['refused', finding]))

    test(`and not where it has none: ${finding}`, () =>
      rules()
        .given(...passed)
        .when(resting(finding))
        .refused('decision.finding-absent'))
  }

  test('who gave up speaking said nothing that it may rest on, and one who spoke beside them did', () => {
    const waive: CaseCommand = {
      type: 'record-statement',
      party: 'party-1',
      sealed,
      summary: '利害关系人放弃陈述、申辩。',
      waives: true,
    }
    const untold = [...passed, ...beside.statement.slice(0, -1)]
    const state = fold(caseDecider, untold)
    const waived = [...untold, ...caseDecider.decide(waive, state, { ...env(), day: parseDay('2026-04-22') })]
    rules()
      .given(...waived)
      .when({ ...refuse, finding: 'statement' })
      .refused('decision.finding-absent')
    const spoken: CaseEvent[] = [
      ...waived,
      { type: 'third-party-told', party: 'party-2', sealed, due: due('2026-04-28'), day: '2026-04-21' },
      { type: 'statement-recorded', party: 'party-2', sealed, summary: '排风口距窗两米。', day: '2026-04-22' },
    ]
    assert.deepEqual(decided(spoken, { ...refuse, finding: 'statement' }), ['refused', 'statement'])
  })

  test('of what was said of its notices a refusal names which it rests on, each by its number and none that nobody said', () => {
    const [published, said, answered, ended] = beside['notice-comment'] as [CaseEvent, CaseEvent, CaseEvent, CaseEvent]
    const second = { comment: '00000000-0000-4000-8000-000000000008' }
    const twice = [
      ...passed,
      published,
      said,
      answered,
      { ...said, ...second } as CaseEvent,
      { ...answered, ...second, gist: '出入口占用人行道。' } as CaseEvent,
      ended,
    ]
    const rest = resting('notice-comment')
    const at = rules().given(...twice)
    at.when({ ...rest, comments: [] }).refused('decision.comments-unnamed')
    for (const absent of [
      { notice: 'notice', number: 3 },
      { notice: 'others', number: 1 },
    ])
      at.when({ ...rest, comments: [...comments, absent] }).refused('decision.comment-absent')
    const [event] = caseDecider.decide(
      { ...rest, comments: [{ notice: 'notice', number: 2 }, ...comments, ...comments] },
      fold(caseDecider, twice),
      env(),
    )
    assert.ok(event?.type === 'decided')
    assert.deepEqual(event.comments, [...comments, { notice: 'notice', number: 2 }])
    const words = (event: CaseEvent) => findingWords(fold(caseDecider, [...twice, event]), item)
    assert.equal(
      words(event),
      '公示、公告期间提出的意见，即公示意见第1条（要点：排风口）、公示意见第2条（要点：出入口占用人行道）',
    )
    const { comments: _named, ...before } = event
    assert.equal(words(before), '公示、公告期间提出的意见', 'a decision of before names none')
    rules()
      .given(...withFinding('statement'), ...beside['notice-comment'])
      .when({ ...resting('statement'), comments })
      .refused('decision.comment-absent')
  })

  test('what was said of the announcement of a hearing counts as its minutes have it, and is not named by itself', () => {
    const announced = beside['notice-comment'].map((event) => ({ ...event, task: 'hearing' }) as CaseEvent)
    const heard = [...passed, ...beside.hearing, ...announced]
    const at = (given: CaseEvent[]) => rules().given(...given)
    const named = { ...resting('notice-comment'), onMinutes: true }
    const minuted = [{ notice: 'hearing', number: 1 }]
    at(heard)
      .when({ ...named, comments: [] })
      .refused('decision.beside-minutes')
    at(heard)
      .when({ ...named, comments: minuted })
      .refused('decision.beside-minutes')
    at([...heard, ...beside['notice-comment']])
      .when({ ...named, comments: [...comments, ...minuted] })
      .refused('decision.beside-minutes')
    assert.deepEqual(decided(heard, { ...resting('hearing'), onMinutes: true }), ['refused', 'hearing'])
  })

  test('after a hearing its minutes alone carry a refusal that the reviews do not', () => {
    for (const finding of RefusalFinding.options.filter((one) => one !== 'hearing')) {
      const given = [...withFinding(finding), ...beside.hearing]
      rules()
        .given(...given)
        .when({ ...resting(finding), onMinutes: true })
        .refused('decision.beside-minutes')
      assert.deepEqual(decided(given, { ...resting('hearing'), onMinutes: true }), ['refused', 'hearing'])
    }
  })

  test('a special procedure of a review is the review’s to weigh', () => {
    const ofReview = measured.map((event) =>
      event.type === 'special-procedure-begun' || event.type === 'special-procedure-ended'
        ? { ...event, task: 'hygiene' }
        : event,
    )
    rules()
      .given(...ofReview)
      .when({ ...refuse, finding: 'procedure' })
      .refused('decision.finding-absent')
  })

  test('false material carries it, and nothing that is granted names a finding', () => {
    assert.deepEqual(
      decided(passed, { ...refuse, falseMaterial: true, untrue: [{ about: 'field', key: 'applicantName' }] }),
      ['refused', undefined],
    )
    rules()
      .given(...withFinding('statement'))
      .when({ ...refuse, outcome: 'granted', finding: 'statement' })
      .refused('decision.finding-absent')
  })

  test('what was promised for later and did not come carries a refusal, until it is complete', () => {
    const material = item.deferral ? item.materials.find(({ importance }) => importance === 'minor')!.key : ''
    const [filed, taken, ...rest] = passed
    const lacking = [
      { ...filed, deferral: { materials: [material], notice: '2026-1', promise: '2026-1', signed: sealed } },
      taken,
      ...rest,
      { type: 'deferral-defaulted', missing: [material], day: '2026-04-28' },
    ] as CaseEvent[]
    assert.deepEqual(decided(lacking, refuse), ['refused', undefined])
    const complete: CaseEvent[] = [
      { type: 'deferred-supplied', materials: [], day: '2026-04-29' },
      {
        type: 'deferred-checked',
        found: [{ material, inOrder: true, remark: null }],
        complete: true,
        day: '2026-04-29',
      },
    ]
    rules()
      .given(...lacking, ...complete)
      .when(refuse)
      .refused('decision.without-finding')
  })

  test('where nobody reviews, whoever decides is who examines', () => {
    const alone = { ...item, tasks: item.tasks.filter(({ kind }) => kind === 'decide'), plan: { task: 'decide' } }
    assert.deepEqual(decided([...accepted, ...openFor('decide', 'r2')], refuse, alone), ['refused', undefined])
  })
})
