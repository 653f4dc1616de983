import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { LicenceMatter } from '#contracts/matters.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { endOfDay, parseDay, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { eiaReReview } from '#seed/items/eia-re-review.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { lawyerPractice } from '#seed/items/lawyer-practice.ts'
import { publicVenueHygiene as item } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { deadlineRows } from '#server/modules/cases/case-deadlines.ts'
import { clocksOf, countedOf, mayGainByRow } from '#server/modules/cases/clocks/clock-views.ts'
import { duesOf } from '#server/modules/cases/due.ts'
import { remindersOf } from '#server/modules/cases/reminders/reminder-state.ts'
import { correctionOf } from '#server/modules/cases/intake/correction.ts'
import { approvalDay } from '#server/modules/cases/matters/licence-behind.ts'
import { silentFor } from '#server/modules/cases/matters/task-silence.ts'
import { actionsFor } from '#server/modules/cases/reading/case-view.ts'
import { intakeActions } from '#server/modules/cases/reading/intake-view.ts'
import { endsForDefault } from '#server/modules/cases/deferral/deferral-rules.ts'
import type { Session } from '#platform/session.ts'
import { demandNotSilent } from '#server/modules/cases/matters/silence.ts'
import { problem } from '#platform/errors.ts'
import { aboutLicence, deemedAfter, type FiledLicence } from '#server/modules/cases/matters/matter-rules.ts'

const uuid = '00000000-0000-4000-8000-000000000009'
const licence: FiledLicence = {
  credential: '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11',
  identifier: '1.2.156.3005.2.11320700MB9T00134H001.11320700MB9T00134H.2022000017.001.5',
  validUntil: '2026-06-30',
  status: 'valid',
}
const asked = (matter: LicenceMatter, on: string, given: Partial<FiledLicence> = {}) =>
  aboutLicence(matter, { ...licence, ...given }, item, parseDay(on))
const refusal = (ask: () => unknown): string => {
  try {
    ask()
  } catch (error) {
    if (error instanceof RuleViolation) return error.code
    throw error
  }
  return 'nothing'
}

suite('变更、延续、补证、注销, when it is asked for', () => {
  test('thirty days before the last one a renewal is in time, a day later it is late and still taken', () => {
    assert.equal(asked('renewal', '2026-05-31').timely, true)
    assert.equal(asked('renewal', '2026-06-01').timely, false)
    assert.equal(asked('renewal', '2026-06-30').timely, false)
  })
  test('after its last day nothing is asked of a licence but to be struck off', () => {
    for (const matter of ['renewal', 'change', 'reissue'] as const)
      assert.equal(
        refusal(() => asked(matter, '2026-07-01')),
        'matter.licence-ended',
      )
    assert.equal(asked('cancellation', '2026-07-01').timely, null)
  })
  test('a licence that was revoked or cancelled is not spoken of any more', () => {
    for (const status of ['revoked', 'cancelled'] as const)
      assert.equal(
        refusal(() => asked('cancellation', '2026-05-01', { status })),
        'matter.licence-ended',
      )
  })
  test('a licence that is good for ever needs no renewal', () =>
    assert.equal(
      refusal(() => asked('renewal', '2026-05-01', { validUntil: null })),
      'matter.nothing-to-renew',
    ))
  test('only what the item publishes is taken', () =>
    assert.equal(
      refusal(() => aboutLicence('change', licence, fireDesignReview, parseDay('2026-05-01'))),
      'matter.not-offered',
    ))
})

const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const on = (day: string) =>
  specification(caseDecider, {
    item,
    calendar: china,
    day: parseDay(day),
    newRef: () => '00000000-0000-4000-8000-000000000001',
  })
const sealed = `c1:${'a'.repeat(64)}`
const submitted = (day: string, matter: LicenceMatter = 'renewal'): CaseEvent => ({
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: sealed,
  applicantKind: 'person',
  plain: {},
  sealed,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: item.revision,
  intakeOffice: item.intakeOffice,
  day,
  intakeDue: due('2026-05-15'),
  about: asked(matter, day),
})
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-05-11',
  recordedDay: '2026-05-11',
  statutoryDue: due('2026-06-08'),
  promisedDue: due('2026-05-25'),
  checked: [],
}
const deemed: CaseEvent = {
  type: 'deemed-renewed',
  validUntil: '2026-06-30',
  basis: '《中华人民共和国行政许可法》第五十条第二款',
  deliverDue: due('2026-07-15'),
  day: '2026-07-01',
  recordedDay: '2026-07-01',
}
const openedOf = (task: string): CaseEvent[] => [
  { type: 'task-opened', task, ref: uuid, due: due('2026-06-22'), day: '2026-06-10' },
  {
    type: 'assignee-drawn',
    task,
    ref: uuid,
    code: `CODE-${task}`,
    label: '决定人',
    person: `c1:${'0'.repeat(64)}`,
    draw: {} as DrawRecord,
  },
]
const notify = (key: string) => ({
  type: 'notify-deficiency' as const,
  defects: [{ about: 'material' as const, key, reason: 'missing' as const, remark: '请补交材料' }],
})
const refuseAtIntake = {
  type: 'refuse-at-intake' as const,
  ground: 'not-competent' as const,
  reason: '该申请不属于本机关职权范围，请向有权机关提出。',
  competentOffice: '市生态环境局',
}
const refuse = {
  type: 'decide',
  task: 'decide',
  outcome: 'refused',
  reasons: '不符合法定条件'.repeat(4),
  basis: '《行政许可法》第三十八条',
} as const
const ranOut = { type: 'renewal-clock-ran-out' } as const

suite('延续 is decided before the licence ends', () => {
  const env = { item, calendar: china, day: parseDay('2026-06-10'), newRef: () => '' }
  const takenIn = (matter: LicenceMatter) => {
    const filed = { ...submitted('2026-05-29', matter), intakeDue: due('2026-06-12') } as CaseEvent
    const lines = linesToCheck(item, {}, [])
    const events = caseDecider.decide(
      { type: 'accept', checked: lines, applies: lines },
      fold(caseDecider, [filed]),
      env,
    )
    return fold(caseDecider, [filed, ...events])
  }
  const state = takenIn('renewal')

  test('the limit of the law and every step end with the licence, where they would end later', () => {
    assert.equal(state.statutoryDue!.day, '2026-06-30')
    const clock = (of: typeof state, day: string) =>
      clocksOf(of, item, china, parseDay(day)).find(({ key }) => key === 'statutory')!
    assert.deepEqual(
      [clock(state, '2026-06-30').due, clock(state, '2026-06-30').left, clock(state, '2026-07-01').overdue],
      ['2026-06-30', 0, true],
    )
    assert.equal(clock(takenIn('change'), '2026-06-30').due, '2026-07-09', 'a change has the days of the law')
    for (const { due: last } of Object.values(state.tasks)) assert.ok(last.day <= '2026-06-30')
  })

  test('whoever has to decide is reminded before silence renews it', () => {
    const reminder = remindersOf(state).find(({ limit }) => limit === 'statutory')
    assert.deepEqual(reminder, { limit: 'statutory', due: '2026-06-30', on: '2026-06-29' })
  })

  test('an extension is told as the days that it gives, and one that would give none is not asked for or given', () => {
    const final = item.tasks.find(({ kind }) => kind === 'decide')!.key
    const reason = '需要会同相邻区县核实用水和排水情况。'
    const propose = { type: 'propose-extension', task: final, reason } as const
    const approve = { type: 'answer-extension', task: 'extension', approves: true, reason: '' } as const
    const { decide } = caseDecider
    const deciding = (of: typeof state) => fold(caseDecider, openedOf(final), of)
    assert.equal(
      refusal(() => decide(propose, deciding(state), env)),
      'extension.without-effect',
    )
    assert.equal(decide(propose, deciding(takenIn('change')), env)[0]?.type, 'extension-proposed')
    // Whoever may ask for it is offered it under the same condition.
    const row = (of: typeof state) => ({ accepted: of.acceptedDay!, counted: countedOf(of) })
    const gains = (of: typeof state, days = item.statutory.days) =>
      mayGainByRow(row(of), { ...item, statutory: { ...item.statutory, days } }, china, env.day)
    assert.deepEqual([gains(state), gains(state, 5), gains(takenIn('change'))], [false, true, true])

    // Eight working days by law end on 23 June; 24 to 30 June are five more.
    const short = { ...env, item: { ...item, statutory: { ...item.statutory, days: 8, unit: 'working' as const } } }
    const before = deciding({ ...state, acceptedDay: '2026-06-10' })
    const [proposed] = decide(propose, before, short)
    assert.ok(proposed?.type === 'extension-proposed' && proposed.until.day === '2026-06-30')
    const asked = fold(caseDecider, [proposed, ...openedOf('extension')], before)
    const [extended] = decide(approve, asked, short)
    assert.ok(extended?.type === 'limit-extended')
    assert.deepEqual([extended.days, extended.gained, extended.statutoryDue.day], [10, 5, '2026-06-30'])
    assert.equal(fold(caseDecider, [extended], asked).extension?.gained, 5)
    assert.equal(
      refusal(() => decide(approve, asked, env)),
      'extension.without-effect',
      'what came between has used up the days',
    )
  })

  test('no special procedure and no holiday that is declared later moves it past the licence', () => {
    const off = { ...china, revision: 'later', holidays: { ...china.holidays, '2026-06-15': '临时放假' } }
    const { statutoryDue } = duesOf(
      {
        ...state,
        procedures: [
          {
            procedure: 'testing-1',
            kind: 'testing',
            task: 'review',
            reason: '',
            expectedDays: 10,
            from: '2026-06-11',
            through: '2026-06-26',
            endedDay: null,
            result: null,
          },
        ],
      },
      { item, calendar: off },
    )
    assert.equal(statutoryDue.day, '2026-06-30')
  })
})

suite('视为准予延续', () => {
  test('who asked in time and was not answered by the last day goes on', () =>
    on('2026-07-01').given(submitted('2026-05-08'), accepted).when(ranOut).then(deemed))
  test('even if nobody had accepted it', () =>
    on('2026-07-01').given(submitted('2026-05-08')).when(ranOut).then(deemed))
  test('not on the last day itself', () =>
    on('2026-06-30').given(submitted('2026-05-08'), accepted).when(ranOut).then())
  test('not for whoever asked too late', () =>
    on('2026-07-01').given(submitted('2026-06-02'), accepted).when(ranOut).then())
  test('not for a change', () =>
    on('2026-07-01').given(submitted('2026-05-08', 'change'), accepted).when(ranOut).then())
  test('not while the applicant was to correct, nor if the correction came after the last day', () => {
    const notified: CaseEvent = {
      type: 'deficiency-notified',
      defects: [{ about: 'material', key: 'testReport', reason: 'expired', remark: '检测报告已超过一年' }],
      day: '2026-05-11',
    }
    const corrected = (day: string): CaseEvent => ({
      type: 'corrected',
      day,
      materials: [],
      plain: {},
      sealed: null,
      intakeDue: due('2026-07-10'),
    })
    on('2026-07-01').given(submitted('2026-05-08'), notified).when(ranOut).then()
    on('2026-07-03').given(submitted('2026-05-08'), notified, corrected('2026-07-02')).when(ranOut).then()
    on('2026-07-01').given(submitted('2026-05-08'), notified, corrected('2026-06-30')).when(ranOut).then(deemed)
  })
  test('once, and never after a decision', () => {
    on('2026-07-02').given(submitted('2026-05-08'), accepted, deemed).when(ranOut).then()
  })
  test('not while somebody asks to withdraw, and when the case goes on, the clock that rang in vain rings again', () => {
    const request: CaseEvent = {
      type: 'withdrawal-requested',
      sealed,
      due: due('2026-07-03'),
      day: '2026-06-29',
    }
    const going: CaseEvent[] = [submitted('2026-05-08'), accepted, request]
    on('2026-07-01')
      .given(...going)
      .when(ranOut)
      .then()
    const goesOn: CaseEvent[] = [
      { type: 'withdrawal-recalled', day: '2026-07-02' },
      {
        type: 'withdrawal-declined',
        ground: 'interests-of-others',
        reason: '他人的重大利益须继续审查。',
        day: '2026-07-02',
      },
    ]
    const renewalSet = (events: CaseEvent[], last: CaseEvent) =>
      deadlineRows({ region: 'lyg', stream: '', version: 1 }, fold(caseDecider, events), [last], []).some(
        (change) => JSON.stringify(change).includes('"renewal"') && JSON.stringify(change).includes('due_at'),
      )
    assert.equal(renewalSet(going, request), false)
    for (const last of goesOn) {
      assert.ok(renewalSet([...going, last], last), last.type)
      on('2026-07-02')
        .given(...going, last)
        .when(ranOut)
        .then({ ...deemed, recordedDay: '2026-07-02' })
    }
  })
  test('not where the case was answered in time, and a person was asked for after that', () => {
    const state = fold(caseDecider, [submitted('2026-05-08'), accepted])
    const answered = { ...state, setAside: { decision: {}, askedDay: '2026-06-20' } } as unknown as typeof state
    assert.deepEqual([deemedAfter(state), deemedAfter(answered)], ['2026-06-30', null])
  })
  test('nobody decides what silence has decided', () =>
    on('2026-07-02').given(submitted('2026-05-08'), accepted, deemed).when(refuse).refused('task.not-open'))

  test('nor what the clock has yet to record: the day after the last one is too late for a decision', () => {
    const at = (day: string) => ({ item, calendar: china, day: parseDay(day), newRef: () => '' })
    const state = fold(caseDecider, [submitted('2026-05-08'), accepted, ...openedOf('decide')])
    assert.equal(caseDecider.decide(refuse, state, at('2026-06-30'))[0]?.type, 'decided')
    assert.equal(
      refusal(() => caseDecider.decide(refuse, state, at('2026-07-01'))),
      'silence.renewed',
    )
  })
  test('nor for a notice of what is missing or a refusal at the intake', () => {
    const received = { ...submitted('2026-05-08'), intakeDue: due('2026-07-10') } as CaseEvent
    const at = (day: string) => on(day).given(received)
    at('2026-07-01').when(notify('testReport')).refused('silence.renewed')
    at('2026-07-01').when(refuseAtIntake).refused('silence.renewed')
    at('2026-06-30')
      .when({ ...refuseAtIntake, reason: '' })
      .refused('case.refusal-needs-reason')
    at('2026-07-01').when(ranOut).then(deemed)
  })
  test('nor is any of it offered, to applicant, desk or decider, the day after the last one', () => {
    const received = fold(caseDecider, [{ ...submitted('2026-05-08'), intakeDue: due('2026-07-10') } as CaseEvent])
    const deferred = {
      ...fold(caseDecider, [submitted('2026-05-08'), accepted]),
      deferral: { defaultedDay: '2026-06-01', promised: { materials: ['testReport'] }, confirmed: [], supplied: [] },
    } as unknown as typeof received
    const offered = (role: 'acceptor' | 'applicant', day: Day, state = received) => {
      const session = { role, charges: [] } as unknown as Session
      return [
        ...intakeActions(session, role === 'acceptor', state, item, day),
        ...actionsFor(session, state, item, { rated: false, day }),
      ]
    }
    const [last, after] = [parseDay('2026-06-30'), parseDay('2026-07-01')]
    assert.ok(endsForDefault(deferred))
    const known = ['accept', 'notify-deficiency', 'refuse-at-intake', 'withdraw', 'end-for-default']
    const of = (day: Day) =>
      known.filter((one) =>
        [...offered('acceptor', day), ...offered('acceptor', day, deferred), ...offered('applicant', day)].some(
          (act) => act === one,
        ),
      )
    assert.deepEqual(of(last), known)
    assert.deepEqual(of(after), [])
    // Past the last day of the intake it is taken in, and nothing is asked for any more.
    const over = fold(caseDecider, [submitted('2026-05-08')])
    assert.deepEqual(
      known.filter((one) => offered('acceptor', parseDay('2026-05-16'), over).some((act) => act === one)),
      ['accept'],
    )
    const rows = [{ answered_at: new Date(endOfDay(last)) }]
    assert.deepEqual(
      [last, after].map((day) => silentFor(rows, day)),
      [false, true],
    )
    assert.equal(silentFor([], after), false)
  })
  test('nor is it withdrawn or ended for what was not supplied, before the clock has recorded it', () => {
    const withdraw = { type: 'withdraw', reason: sealed, confirmed: true, here: true } as const
    for (const given of [[submitted('2026-05-08')], [submitted('2026-05-08'), accepted]]) {
      const at = on('2026-07-01').given(...given)
      at.when(withdraw).refused('silence.renewed')
      at.when({ type: 'end-for-default', reason: '承诺补交的检测报告逾期没有补交，经催告仍未补交。' }).refused(
        'silence.renewed',
      )
    }
    const lastDay = on('2026-06-30').given(submitted('2026-05-08'), accepted)
    lastDay.when({ ...withdraw, confirmed: false }).refused('case.withdrawal-unconfirmed')
    lastDay.when({ type: 'end-for-default', reason: '' }).refused('deferral.not-defaulted')
  })
  test('nor by the authority above on a day after the last one; what it decided before that stands', () => {
    const referred: CaseEvent[] = [
      { type: 'task-opened', task: 'refer', ref: uuid, due: due('2026-06-22'), day: '2026-06-10' },
      {
        type: 'referred',
        task: 'refer',
        package: uuid,
        to: '江苏省司法厅',
        firstDue: due('2026-06-30'),
        day: '2026-06-10',
      },
    ]
    const env = { item: lawyerPractice, calendar: china, day: parseDay('2026-07-02'), newRef: () => uuid }
    const state = fold(caseDecider, [submitted('2026-05-08'), accepted, ...referred])
    const answered = (decidedOn: string) =>
      caseDecider
        .decide(
          {
            type: 'note-referral-answer',
            task: 'refer',
            receipt: 'SJ1',
            outcome: 'refused',
            document: '苏司许〔2026〕1号',
            decidedOn,
            sealed,
            hasReasons: true,
          },
          state,
          env,
        )
        .map(({ type }) => type)
    assert.deepEqual(answered('2026-07-01'), ['referral-received'])
    assert.deepEqual(answered('2026-06-30').slice(0, 3), ['referral-received', 'referral-answered', 'decided'])
  })
})

suite('逾期视为同意', () => {
  const review = eiaReReview
  const onReview = (day: string) =>
    specification(caseDecider, {
      item: review,
      calendar: china,
      day: parseDay(day),
      newRef: () => '00000000-0000-4000-8000-000000000001',
    })
  const filed = (day: string, until: string): CaseEvent => ({
    type: 'submitted',
    number: 'N1',
    hall: null,
    applicant: sealed,
    applicantKind: 'enterprise',
    plain: {},
    sealed,
    materials: [],
    deliverBy: 'electronic',
    item: review.code,
    revision: 1,
    intakeOffice: review.intakeOffice,
    day,
    intakeDue: due('2026-05-15'),
    agreedAfter: due(until),
  })
  const agreed: CaseEvent = {
    type: 'deemed-agreed',
    after: '2026-05-18',
    basis: '《建设项目环境保护管理条例》第十二条第二款',
    deliverDue: due('2026-06-02'),
    day: '2026-05-19',
    recordedDay: '2026-05-19',
  }
  const silence = { type: 'agreement-clock-ran-out' } as const

  test('an opinion that nobody told within ten days of the receipt is consent, on the day after and not before', () => {
    onReview('2026-05-18').given(filed('2026-05-08', '2026-05-18')).when(silence).then()
    onReview('2026-05-19').given(filed('2026-05-08', '2026-05-18')).when(silence).then(agreed)
  })
  test('not while the applicant is to correct; what is corrected is received anew', () => {
    const notified: CaseEvent = {
      type: 'deficiency-notified',
      defects: [{ about: 'material', key: 'changes', reason: 'missing', remark: '请补交变化情况说明' }],
      day: '2026-05-11',
    }
    const corrected: CaseEvent = {
      type: 'corrected',
      day: '2026-05-20',
      materials: [],
      plain: {},
      sealed: null,
      intakeDue: due('2026-05-27'),
      agreedAfter: due('2026-06-01'),
    }
    onReview('2026-05-19').given(filed('2026-05-08', '2026-05-18'), notified).when(silence).then()
    onReview('2026-05-30').given(filed('2026-05-08', '2026-05-18'), notified, corrected).when(silence).then()
  })
  suite('满五年方可申请重新审核', () => {
    const asked = (approvedOn: string, known: string | null = null) => ({
      type: 'submit' as const,
      number: 'N1',
      hall: null,
      applicant: sealed,
      applicantKind: 'enterprise' as const,
      plain: { approvedOn },
      sealed,
      materials: [],
      draw: { pledge: sealed, contribution: 'client' },
      deliverBy: 'electronic' as const,
      approvedOn: known,
    })
    const taken = (day: string, approvedOn: string) => {
      const env = { item: review, calendar: china, day: parseDay(day), newRef: () => '' }
      const made = caseDecider.decide(asked(approvedOn), caseDecider.initial, env)
      assert.deepEqual(
        made.map(({ type }) => type),
        ['submitted'],
      )
    }
    test('an approval is not looked at again on the day on which its five years end, and is on the day after', () => {
      onReview('2026-05-08').given().when(asked('2021-05-08')).refused('approval.too-young')
      taken('2026-05-09', '2021-05-08')
      onReview('2025-02-28').given().when(asked('2020-02-29')).refused('approval.too-young')
      taken('2025-03-01', '2020-02-29')
    })
    test('of an approval of ours the day of the register counts, whatever was answered', () =>
      onReview('2026-05-09').given().when(asked('2019-01-01', '2022-05-08')).refused('approval.too-young'))
    test('nor is a day put right into one that is too young', () => {
      const notified: CaseEvent = {
        type: 'deficiency-notified',
        defects: [{ about: 'field', key: 'approvedOn', reason: 'inconsistent', remark: '与批复所载日期不一致' }],
        day: '2026-05-11',
      }
      onReview('2026-05-12')
        .given(filed('2026-05-08', '2026-05-18'), notified)
        .when({
          type: 'correct',
          materials: [],
          plain: { approvedOn: '2023-05-08' },
          sealed: null,
          answered: ['approvedOn'],
          moot: [],
        })
        .refused('approval.too-young')
    })

    /** A paper is brought; the day of the approval is not among what was found wanting. */
    const brought = (approvedOn: string | null) => ({
      type: 'correct' as const,
      materials: [
        { material: 'changes', way: 'paper' as const, file: null, content: null, mediaType: null, bytes: null },
      ],
      plain: {},
      sealed: null,
      answered: [],
      moot: [],
      approvedOn,
    })
    const wanting = (answered: string): CaseEvent[] => [
      { ...filed('2026-05-08', '2026-05-18'), plain: { approvedOn: answered } } as CaseEvent,
      {
        type: 'deficiency-notified',
        defects: [{ about: 'material', key: 'changes', reason: 'missing', remark: '请补交变化情况说明' }],
        day: '2026-05-11',
      },
    ]
    test('a day typed wrong of an old approval of ours does not keep a correction back', () => {
      const env = { item: review, calendar: china, day: parseDay('2026-05-12'), newRef: () => '' }
      const state = wanting('2024-06-18').reduce(caseDecider.evolve, caseDecider.initial)
      const made = caseDecider.decide(brought('2018-06-18'), state, env)
      assert.deepEqual(
        made.map(({ type }) => type),
        ['corrected'],
      )
    })
    test('nor does a day typed old help a young approval of ours that a correction names', () =>
      onReview('2026-05-12')
        .given(...wanting('2018-06-18'))
        .when(brought('2024-06-18'))
        .refused('approval.too-young'))

    test('a correction that names another approval may put its day right as well', () => {
      const { since, approval } = review.ripe!
      const before = { [since]: '2024-06-18', [approval!.identifier]: 'our-approval' }
      const told = {
        defects: [
          {
            about: 'field' as const,
            key: approval!.identifier,
            reason: 'inconsistent' as const,
            remark: '批复文号有误',
          },
        ],
        materials: [],
      }
      const given = { [since]: '2018-06-18', [approval!.identifier]: 'another-approval' }
      assert.deepEqual(correctionOf(review, told, before, given).changes, given)
      const same = { ...given, [approval!.identifier]: 'our-approval' }
      assert.deepEqual(Object.keys(correctionOf(review, told, before, same).changes), [approval!.identifier])
    })

    const party = '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b12'
    const [licenceType] = review.ripe!.approval!.types as [string]
    const named = async (identifier: string, given: { holder?: string; licenceType?: string } = {}) =>
      approvalDay(
        {
          licences: {
            known: async (_region, by) =>
              'identifier' in by && by.identifier === licence.identifier
                ? { ...licence, validFrom: '2018-06-18', caseStream: party, holder: party, licenceType, ...given }
                : null,
          },
        },
        { region: 'lyg', party, item: review },
        { approvalNumber: identifier },
      )
    test('the register is asked by the number that is named, and says a day of the own approval alone', async () => {
      assert.equal(await named(` ${licence.identifier} `), '2018-06-18')
      assert.equal(await named('连环审〔2018〕12号'), null)
      assert.equal(await named(''), null)
      assert.equal(await named(licence.identifier, { holder: licence.credential }), null)
      assert.equal(await named(licence.identifier, { licenceType: item.outcome.licenceType }), null)
    })
  })

  test('once, and nobody refuses what silence has agreed to', () => {
    onReview('2026-05-20').given(filed('2026-05-08', '2026-05-18'), agreed).when(silence).then()
    onReview('2026-05-20')
      .given(filed('2026-05-08', '2026-05-18'), agreed)
      .when(refuseAtIntake)
      .refused('case.not-in-intake')
  })
  test('nor what the clock has yet to record, at the intake or by a decision', () => {
    const taken = { ...filed('2026-05-08', '2026-05-18'), intakeDue: due('2026-05-29') } as CaseEvent
    onReview('2026-05-19').given(taken).when(refuseAtIntake).refused('silence.agreed')
    onReview('2026-05-19').given(taken).when(notify('changes')).refused('silence.agreed')
    onReview('2026-05-19')
      .given(taken, accepted, ...openedOf('decide'))
      .when(refuse)
      .refused('silence.agreed')
    onReview('2026-05-18')
      .given(taken)
      .when({ ...refuseAtIntake, reason: '' })
      .refused('case.refusal-needs-reason')
  })
  test('the refusal rests on the rule that the item itself declares', () => {
    const basis = '《某条例》第九条'
    const env = {
      item: { ...review, agreedBySilence: { ...review.agreedBySilence!, basis } },
      calendar: china,
      day: parseDay('2026-05-19'),
      newRef: () => uuid,
    }
    const state = fold(caseDecider, [filed('2026-05-08', '2026-05-18')])
    assert.throws(
      () => demandNotSilent(state, env),
      ({ code, detail }: RuleViolation) =>
        problem(409, code, 'request', undefined, detail).basis === `${basis}（期限内没有通知的，视为同意）`,
    )
  })
})
