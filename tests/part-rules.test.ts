import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { buildingProject } from '#seed/items/composites/building-project.ts'
import { openRestaurant } from '#seed/items/composites/open-restaurant.ts'
import { foodBusiness } from '#seed/items/food-business.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { joinedElsewhere, lastNews, partNews } from '#server/modules/cases/parts/part-news.ts'
import { endText } from '#server/modules/cases/parts/part-papers.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { timelineOf } from '#server/modules/cases/reading/timeline.ts'
import { dueDayOf } from '#server/modules/cases/case-stream.ts'

const envOf = (item: Item, day: string): CaseEnv => ({
  item,
  calendar: { ...china, region: 'lyg' },
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000001',
})
const on = (day: string, item = openRestaurant) => specification(caseDecider, envOf(item, day))
const due = (day: string) => ({ day, provisional: false, calendar: '2026' })
const whole = '11111111-1111-4111-8111-111111111111'
const single = '22222222-2222-4222-8222-222222222222'

const submitted = (item: Item, plain: Record<string, unknown>): CaseEvent => ({
  type: 'submitted',
  number: 'W1',
  item: item.code,
  revision: 1,
  intakeOffice: 'zhengwu',
  hall: null,
  day: '2026-03-02',
  applicant: `c1:${'0'.repeat(64)}`,
  applicantKind: 'enterprise',
  plain,
  sealed: `c1:${'0'.repeat(64)}`,
  materials: [],
  deliverBy: 'electronic',
  intakeDue: due('2026-03-09'),
})
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-03-04',
  recordedDay: '2026-03-04',
  statutoryDue: due('2026-05-11'),
  promisedDue: due('2026-03-18'),
}
const opened = (part: string, day = '2026-03-04', receivedDay = '2026-03-02'): CaseEvent => ({
  type: 'part-opened',
  part,
  day,
  deemed: false,
  receivedDay,
})
const ended = (part: string, how: 'granted' | 'refused' | 'withdrawn' | 'split', day: string): CaseEvent => ({
  type: 'part-ended',
  part,
  how,
  day,
})
const filed = submitted(openRestaurant, { advertises: true, runsVenue: false })
const running = [filed, accepted, opened('food'), opened('advertising')]

suite('一件事', () => {
  test('silence past the intake limit accepts the whole, and every part from the same day', () =>
    on('2026-03-12')
      .given(filed)
      .when({ type: 'intake-clock-ran-out' })
      .then(
        {
          ...accepted,
          deemed: true,
          day: '2026-03-02',
          recordedDay: '2026-03-12',
          statutoryDue: due('2026-05-08'),
          promisedDue: due('2026-03-16'),
          checked: [],
        },
        { type: 'part-opened', part: 'food', day: '2026-03-02', deemed: true, receivedDay: '2026-03-02' },
        { type: 'part-opened', part: 'advertising', day: '2026-03-02', deemed: true, receivedDay: '2026-03-02' },
      ))

  test('the last part that ends settles it, each part by its own decision', () =>
    on('2026-03-11')
      .given(...running, ended('food', 'granted', '2026-03-10'))
      .when({ type: 'note-part', part: 'advertising', how: 'refused' })
      .then(ended('advertising', 'refused', '2026-03-11'), {
        type: 'parts-settled',
        outcome: 'granted',
        reasons: '食品经营许可：准予；户外广告设置审批：不予。',
        basis: openRestaurant.bases.map(({ law, article }) => `${law}${article}`).join('；'),
        feedback: true,
        deliverDue: due('2026-03-25'),
        day: '2026-03-11',
      }))

  test('a withdrawal that nobody answered before the last part ended is gone, and the timeline says so', () => {
    const asked: CaseEvent = {
      type: 'withdrawal-requested',
      sealed: `c1:${'0'.repeat(64)}`,
      due: due('2026-03-13'),
      day: '2026-03-10',
    }
    const before = fold(caseDecider, [...running, asked, ended('food', 'granted', '2026-03-10')])
    const note = { type: 'note-part', part: 'advertising', how: 'refused' } as const
    const state = caseDecider
      .decide(note, before, envOf(openRestaurant, '2026-03-11'))
      .reduce(caseDecider.evolve, before)
    assert.equal(state.withdrawing.asked, null)
    const line = timelineOf(state, openRestaurant, { ...china, region: 'lyg' }, parseDay('2026-03-12')).find(
      ({ key }) => key === 'withdrawal-lapsed',
    )
    assert.deepEqual([line?.day, line?.state], ['2026-03-11', 'done'])
    assert.match(line?.note ?? '', /2026年3月10日申请撤回/)
  })

  test('granted while materials are still to come, a part is 容缺通过, and so is its whole', () => {
    on('2026-03-11')
      .given(...running, ended('advertising', 'refused', '2026-03-10'))
      .when({ type: 'note-part', part: 'food', how: 'granted', deferred: true })
      .then({ ...ended('food', 'granted', '2026-03-11'), deferred: true } as CaseEvent, {
        type: 'parts-settled',
        deferred: true,
        outcome: 'granted',
        reasons: '食品经营许可：准予（容缺通过）；户外广告设置审批：不予。',
        basis: openRestaurant.bases.map(({ law, article }) => `${law}${article}`).join('；'),
        feedback: true,
        deliverDue: due('2026-03-25'),
        day: '2026-03-11',
      })
    assert.equal(endText({ how: 'granted', deferred: true }, foodBusiness), '准予许可（容缺通过）')
    assert.equal(endText({ how: 'granted' }, foodBusiness), '准予许可')
  })

  test('what ended is told twice and noted once; what is no part is not noted', () => {
    const once = [...running, ended('food', 'granted', '2026-03-10')]
    on('2026-03-11')
      .given(...once)
      .when({ type: 'note-part', part: 'food', how: 'granted' })
      .then()
    on('2026-03-11')
      .given(...once)
      .when({ type: 'note-part', part: 'hygiene', how: 'granted' })
      .then()
  })

  test('when every part was withdrawn, so is the whole', () =>
    on('2026-03-11')
      .given(...running, ended('food', 'withdrawn', '2026-03-10'))
      .when({ type: 'note-part', part: 'advertising', how: 'withdrawn' })
      .then(ended('advertising', 'withdrawn', '2026-03-11'), {
        type: 'withdrawn',
        reason: null,
        sealed: null,
        consent: 'not-needed',
        day: '2026-03-11',
      }))

  // 法定 11 May and promised 18 March; 11 to 13 March are three working days.
  const testing = { procedure: 'testing-1', kind: 'testing', from: '2026-03-11', through: '2026-03-13' } as const
  const asTold = { type: 'note-pauses', part: 'food', pauses: [testing] } as const
  const dues = { statutory: due('2026-05-14'), promised: due('2026-03-23') }
  const paused: CaseEvent = { ...asTold, type: 'part-paused', pauses: [testing], dues, day: '2026-03-11' }

  test('第四十五条: the time that a special procedure of a part takes is not counted for the whole', () =>
    on('2026-03-11')
      .given(...running)
      .when(asTold)
      .then(paused))

  test('第四十五条: a day that two parts wait for at once is left out once, and news told twice is noted once', () => {
    const two = [...running, paused]
    on('2026-03-11')
      .given(...two)
      .when(asTold)
      .then()
    const other = { ...testing, procedure: 'hearing-1', kind: 'hearing', through: '2026-03-16' } as const
    on('2026-03-11')
      .given(...two)
      .when({ type: 'note-pauses', part: 'advertising', pauses: [other] })
      .then({
        ...paused,
        part: 'advertising',
        pauses: [other],
        dues: { statutory: due('2026-05-15'), promised: due('2026-03-24') },
      })
  })

  test('第四十五条: a part that goes on alone holds the whole back no longer', () =>
    on('2026-03-12')
      .given(...running, paused)
      .when({ type: 'split-part', part: 'food' })
      .then(
        {
          ...paused,
          pauses: [{ ...testing, through: '2026-03-12' }],
          dues: { statutory: due('2026-05-13'), promised: due('2026-03-20') },
          day: '2026-03-12',
        },
        ended('food', 'split', '2026-03-12'),
      ))

  test('第四十五条: news of what a part waited for that comes after its end counts up to that end', () => {
    const until = { ...paused, pauses: [{ ...testing, through: '2026-03-12' }], day: '2026-03-12' }
    const dues = { statutory: due('2026-05-13'), promised: due('2026-03-20') }
    const split = [...running, ended('food', 'split', '2026-03-12')]
    on('2026-03-16')
      .given(...split)
      .when(asTold)
      .then({ ...until, dues, day: '2026-03-16' })
    on('2026-03-16')
      .given(...split, { ...until, dues })
      .when(asTold)
      .then()
    const begunAfter = { ...testing, from: '2026-03-13' }
    on('2026-03-16')
      .given(...split)
      .when({ ...asTold, pauses: [begunAfter] })
      .then()
    on('2026-03-12')
      .given(...running)
      .when({ type: 'note-part', part: 'food', how: 'withdrawn', pauses: [testing] })
      .then({ ...until, dues }, ended('food', 'withdrawn', '2026-03-12'))
  })

  test('第四十五条: a part tells with its end what it waited for, and so before it goes on alone', () => {
    const kin = [{ whole, part: 'food', stream: single }]
    const part = {
      ...caseDecider.initial,
      phase: 'ready',
      decision: { outcome: 'granted', deferred: [] },
      procedures: [{ ...testing, endedDay: null }],
      whole: { case: whole },
    } as unknown as CaseState
    const result: CaseEvent = { type: 'result-ready', deliverDue: due('2026-03-25'), day: '2026-03-16' }
    assert.deepEqual(
      partNews(single, part, result, kin, () => ''),
      [{ to: whole, command: { type: 'note-part', part: 'food', how: 'granted', pauses: [testing] } }],
    )
    const owing = { ...part, decision: { ...part.decision!, deferred: ['plan'] } }
    const [news] = partNews(single, owing, result, kin, () => '')
    assert.ok(news?.command.type === 'note-part' && news.command.deferred)
    assert.deepEqual(lastNews(whole, 'food', part), [{ to: whole, command: asTold }])
    assert.deepEqual(lastNews(single, 'food', part), [])
  })

  const why = '两个部门的现场核查不能在期限内全部完成。'
  const extend = { type: 'extend-whole', reason: why } as const
  const ref = '00000000-0000-4000-8000-000000000001'
  const askedFor: CaseEvent[] = [
    {
      type: 'extension-proposed',
      task: null,
      code: null,
      reason: why,
      days: 15,
      until: due('2026-06-01'),
      day: '2026-05-08',
    },
    { type: 'task-opened', task: 'extension', ref, due: due('2026-05-11'), day: '2026-05-08' },
  ]
  const withHead: CaseEvent[] = [
    ...running,
    ...askedFor,
    {
      type: 'assignee-drawn',
      task: 'extension',
      ref,
      code: 'CODE-HEAD',
      label: '审批人',
      person: `c1:${'0'.repeat(64)}`,
      draw: {} as DrawRecord,
    },
  ]
  const approve = { type: 'answer-extension', task: 'extension', approves: true, reason: '' } as const

  test('第四十二条第二款: the office that took the whole in asks the head of the government once, in time, with reasons', () => {
    on('2026-05-08')
      .given(...running)
      .when(extend)
      .then(...askedFor)
    on('2026-05-08')
      .given(...running)
      .when({ ...extend, reason: '太忙' })
      .refused('extension.needs-reason')
    on('2026-05-12')
      .given(...running)
      .when(extend)
      .refused('extension.too-late')
    on('2026-05-08')
      .given(...withHead)
      .when(extend)
      .refused('extension.once')
    on('2026-03-03').given(filed).when(extend).refused('extension.not-running')
  })

  test('第四十二条第二款: what is no whole is extended by who merges or decides', () =>
    on('2026-05-08', foodBusiness)
      .given(submitted(foodBusiness, {}), accepted)
      .when(extend)
      .refused('extension.not-yours'))

  test('第四十二条第二款: forty-five days and fifteen more; the promise stays, and the last day is in time', () => {
    const granted: CaseEvent = {
      type: 'limit-extended',
      task: 'extension',
      code: 'CODE-HEAD',
      days: 15,
      promisedDays: 0,
      statutoryDue: due('2026-06-01'),
      promisedDue: due('2026-03-18'),
      steps: {},
      day: '2026-05-11',
    }
    on('2026-05-11')
      .given(...withHead)
      .when(approve)
      .then(granted)
    on('2026-05-12')
      .given(...withHead)
      .when(approve)
      .refused('extension.too-late')
    // What a part waits for afterwards moves the limit with its extension.
    const later = { ...testing, from: '2026-05-12', through: '2026-05-13' }
    on('2026-05-12')
      .given(...withHead, granted)
      .when({ ...asTold, pauses: [later] })
      .then({
        ...paused,
        pauses: [later],
        dues: { statutory: due('2026-06-03'), promised: due('2026-03-18') },
        day: '2026-05-12',
      })
  })

  test('第四十二条第二款: what a part waits for gives the head as many days more to answer', () => {
    const later = { ...testing, from: '2026-05-11', through: '2026-05-12' }
    const [event] = caseDecider.decide(
      { ...asTold, pauses: [later] },
      fold(caseDecider, withHead),
      envOf(openRestaurant, '2026-05-11'),
    )
    const { tasks, statutoryDue } = fold(caseDecider, [...withHead, event!])
    assert.equal(statutoryDue?.day, '2026-05-13')
    assert.equal(tasks['extension']?.due.day, '2026-05-13')
  })

  test('a running part goes on alone; the last one may not', () => {
    on('2026-03-11')
      .given(...running)
      .when({ type: 'split-part', part: 'advertising' })
      .then(ended('advertising', 'split', '2026-03-11'))
    on('2026-03-11')
      .given(...running, ended('food', 'split', '2026-03-10'))
      .when({ type: 'split-part', part: 'advertising' })
      .refused('parts.last-one')
    on('2026-03-11').given(filed).when({ type: 'split-part', part: 'food' }).refused('parts.not-running')
  })

  test('what the answers do not need joins nothing; what is not needed any more goes on alone', () => {
    const food: CaseEvent = { type: 'part-joined', part: 'food', case: single, number: 'S1', day: '2026-03-03' }
    const joined: CaseEvent = { ...food, part: 'advertising' }
    const none = submitted(openRestaurant, { advertises: false, runsVenue: false })
    const joins = { case: single, number: 'S1', item: 'outdoor-advertising', mayJoin: true, bar: null }
    on('2026-03-03').given(none).when({ type: 'join-part', part: 'advertising', joins }).refused('parts.not-needed')
    on('2026-03-12')
      .given(none, joined)
      .when({ type: 'intake-clock-ran-out' })
      .then(
        {
          ...accepted,
          deemed: true,
          day: '2026-03-02',
          recordedDay: '2026-03-12',
          statutoryDue: due('2026-05-08'),
          promisedDue: due('2026-03-16'),
          checked: [],
        },
        ended('advertising', 'split', '2026-03-12'),
        { type: 'part-opened', part: 'food', day: '2026-03-02', deemed: true, receivedDay: '2026-03-02' },
      )
  })

  test('only the same item joins, once, before the acceptance', () => {
    const joins = { case: single, number: 'S1', item: 'food-business', mayJoin: true, bar: null }
    const join = { type: 'join-part' as const, part: 'food', joins }
    const joined: CaseEvent = { type: 'part-joined', part: 'food', case: single, number: 'S1', day: '2026-03-03' }
    on('2026-03-03').given(filed).when(join).then(joined)
    on('2026-03-03').given(filed, joined).when(join).refused('parts.joined-already')
    on('2026-03-03')
      .given(filed)
      .when({ ...join, part: 'advertising' })
      .refused('parts.other-item')
    on('2026-03-03')
      .given(filed)
      .when({ ...join, joins: { ...joins, mayJoin: false } })
      .refused('parts.may-not-join')
    on('2026-03-03')
      .given(filed)
      .when({ ...join, joins: { ...joins, otherProject: true } })
      .refused('parts.other-project')
    on('2026-03-05')
      .given(...running)
      .when(join)
      .refused('parts.join-late')
  })

  test('a bar that was found after both were filed keeps the one from joining the other while it lasts', () => {
    const bar = { ground: 'fraud' as const, since: '2026-03-02', until: '2029-03-02' }
    const joins = { case: single, number: 'S1', item: 'food-business', mayJoin: true, bar }
    const join = { type: 'join-part' as const, part: 'food', joins }
    const joined: CaseEvent = { type: 'part-joined', part: 'food', case: single, number: 'S1', day: '2026-03-03' }
    on('2026-03-03').given(filed).when(join).refused('parts.barred')
    const over = { ...joins, bar: { ...bar, until: '2026-03-02' } }
    on('2026-03-03')
      .given(filed)
      .when({ ...join, joins: over })
      .then(joined)
  })

  test('what joined and ended before the acceptance opens nothing, and counts when the whole is accepted', () => {
    const joined: CaseEvent = { type: 'part-joined', part: 'food', case: single, number: 'S1', day: '2026-03-03' }
    on('2026-03-03')
      .given(filed, joined)
      .when({ type: 'note-part', part: 'food', how: 'granted' })
      .then(ended('food', 'granted', '2026-03-03'))
  })
})

suite('并联', () => {
  const first = [submitted(buildingProject, { savesEnergy: true }), accepted, opened('planning'), opened('energy')]

  test('a grant opens what waited for it, on the day of the grant', () =>
    on('2026-03-11', buildingProject)
      .given(...first)
      .when({ type: 'note-part', part: 'planning', how: 'granted' })
      .then(ended('planning', 'granted', '2026-03-11'), opened('fire', '2026-03-11', '2026-03-11')))

  test('a refusal lets nothing follow, and all or none is granted', () =>
    on('2026-03-11', buildingProject)
      .given(...first, ended('energy', 'granted', '2026-03-05'))
      .when({ type: 'note-part', part: 'planning', how: 'refused' })
      .then(ended('planning', 'refused', '2026-03-11'), {
        type: 'parts-settled',
        outcome: 'refused',
        reasons: '建设工程规划许可：不予；节能承诺登记：准予。',
        basis: buildingProject.bases.map(({ law, article }) => `${law}${article}`).join('；'),
        feedback: true,
        deliverDue: due('2026-03-25'),
        day: '2026-03-11',
      }))

  test('the result waits for the feedback sheet only where one was called for', () => {
    const settledWith = (more: { feedback?: true }): CaseEvent => ({
      type: 'parts-settled',
      outcome: 'granted',
      reasons: '食品经营许可：准予。',
      basis: '行政许可法第二十六条',
      deliverDue: due('2026-03-25'),
      day: '2026-03-11',
      ...more,
    })
    const file = { file: '33333333-3333-4333-8333-333333333333', content: `c1:${'0'.repeat(64)}` }
    const cover = { paper: 'cover-sheet', kind: 'cover-sheet', ...file }
    const issued: CaseEvent = { type: 'paper-issued', ...cover, day: '2026-03-11' }
    const ready: CaseEvent = { type: 'result-ready', deliverDue: due('2026-03-25'), day: '2026-03-11' }
    const print = { type: 'record-paper' as const, ...cover }
    on('2026-03-11')
      .given(...running, settledWith({}))
      .when(print)
      .then(issued, ready)
    on('2026-03-11')
      .given(...running, settledWith({ feedback: true }))
      .when(print)
      .then(issued)
  })

  test('what others wait for does not go on alone', () =>
    on('2026-03-11', buildingProject)
      .given(...first)
      .when({ type: 'split-part', part: 'planning' })
      .refused('parts.others-wait'))
})

suite('a part', () => {
  const filing = {
    number: 'W1-01',
    hall: null,
    applicant: `c1:${'0'.repeat(64)}`,
    applicantKind: 'enterprise' as const,
    plain: {},
    sealed: `c1:${'0'.repeat(64)}`,
    materials: [],
    draw: { pledge: '0'.repeat(64), contribution: 'a' },
    deliverBy: 'electronic' as const,
    whole: { case: whole, number: 'W1', part: 'food', office: 'zhengwu', receivedDay: '2026-03-02' } as never,
  }
  const open = {
    type: 'open-part' as const,
    submittedDay: '2026-03-02',
    opened: { day: '2026-03-04', deemed: false },
    filing,
  }
  const env = envOf(foodBusiness, '2026-03-06')
  const events = caseDecider.decide(open, caseDecider.initial, env)
  const part = fold(caseDecider, events)

  test('counts its own limits from the acceptance of the whole, however late it is opened', () => {
    assert.deepEqual([part.submittedDay, part.acceptedDay, part.intakeOffice], ['2026-03-02', '2026-03-04', 'zhengwu'])
    assert.deepEqual([part.statutoryDue?.day, part.promisedDue?.day], ['2026-03-18', '2026-03-12'])
    assert.equal(dueDayOf(part), '2026-03-12')
  })

  test('is opened once', () => assert.deepEqual(caseDecider.decide(open, part, env), []))

  test('leaves the whole without a change of its limits, and its draws go by the same pledge', () => {
    const alone = fold(caseDecider, caseDecider.decide({ type: 'leave-whole', whole }, part, env), part)
    assert.equal(alone.whole, null)
    assert.deepEqual(alone.bornIn, { case: whole, part: 'food' })
    assert.deepEqual([alone.statutoryDue, alone.promisedDue], [part.statutoryDue, part.promisedDue])
    assert.deepEqual(caseDecider.decide({ type: 'follow-whole', did: 'withdrawn' }, alone, env), [])
  })

  test('is told to leave by its own whole alone', () =>
    assert.deepEqual(caseDecider.decide({ type: 'leave-whole', whole: single }, part, env), []))

  test('stays with the first of two wholes that it was asked into', () => {
    const other = { ...(part.whole as object), case: single } as never
    assert.deepEqual(caseDecider.decide({ type: 'join-whole', whole: other }, part, env), [])
    const told = { type: 'note-part', part: 'food', how: 'split' } as const
    assert.deepEqual(joinedElsewhere(single, 'food', part), [{ to: single, command: told }])
    assert.deepEqual(joinedElsewhere(whole, 'food', part), [])
  })

  test('stands and goes on alone where it was decided before the whole was withdrawn', () => {
    const decision = { outcome: 'granted' as const, reasons: '', basis: '', made: 'person' as const, why: null }
    const decided = { ...part, decision: { ...decision, noPlace: false, deferred: [], day: '2026-03-06' } }
    assert.deepEqual(caseDecider.decide({ type: 'follow-whole', did: 'withdrawn' }, decided, env), [
      { type: 'left-whole', day: '2026-03-06' },
    ])
  })

  test('is erased with its whole by the same document, once it has ended', () => {
    const proposal = {
      erasure: single,
      ground: 'judgment' as const,
      document: '连档销〔2026〕5号',
      due: due('2026-03-13'),
    }
    const told = {
      type: 'follow-whole' as const,
      did: 'erased' as const,
      proposal: { ...proposal, proposedDay: '2026-03-06', erasedDay: '2026-03-06' },
    }
    assert.deepEqual(caseDecider.decide(told, part, env), [])
    const withdrawn: CaseEvent = { type: 'withdrawn', day: '2026-03-06' }
    const events = caseDecider.decide(told, fold(caseDecider, [withdrawn], part), env)
    assert.deepEqual(events, [
      { type: 'erasure-proposed', ...proposal, day: '2026-03-06' },
      { type: 'erased', erasure: single, ground: 'judgment', day: '2026-03-06' },
    ])
    assert.deepEqual(caseDecider.decide(told, fold(caseDecider, [withdrawn, ...events], part), env), [])
  })

  test('goes on alone where it had joined a whole that is not taken in', () => {
    const refused: CaseEvent = {
      type: 'refused-at-intake',
      ground: 'not-competent',
      reason: '不属于本机关职权范围',
      basis: '第三十二条',
      competentOffice: '市城市管理局',
      day: '2026-03-06',
    }
    const kin = [{ whole, part: 'food', stream: single }]
    assert.deepEqual(
      partNews(whole, part, refused, kin, () => ''),
      [{ to: single, command: { type: 'leave-whole', whole } }],
    )
  })

  test('is withdrawn with the whole while nothing is decided', () =>
    assert.deepEqual(
      caseDecider.decide({ type: 'follow-whole', did: 'withdrawn' }, part, env).map(({ type }) => type),
      ['withdrawn'],
    ))
})
