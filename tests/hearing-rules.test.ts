import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { planningPermit } from '#seed/items/planning-permit.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { asksForIt, hearingOf } from '#server/modules/cases/hearing/another-hearing.ts'
import { standingOf } from '#server/modules/cases/hearing/hearing-view.ts'
import { recusalViews } from '#server/modules/cases/hearing/recusal-view.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'

const sealed = `c1:${'0'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000009'
const item: Item = {
  ...planningPermit,
  sheets: [],
  tasks: planningPermit.tasks.map(({ sheet: _sheet, ...task }) => task),
}
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const envOn = (day: string, of: Item = item): CaseEnv => ({
  item: of,
  calendar: china,
  day: parseDay(day),
  newRef: () => ref,
})
const on = (day: string, of?: Item) => specification(caseDecider, envOn(day, of))

const opened = (task: string, day: string): CaseEvent => ({
  type: 'task-opened',
  task,
  ref,
  due: due('2026-10-30'),
  day,
})
const drawn = (task: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: `CODE-${task}`,
  label: '听证主持人',
  person: sealed,
  draw: {} as DrawRecord,
})
/** Accepted on 18 September 2026, reviewed, and with whoever decides. */
const deciding: CaseEvent[] = [
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
    day: '2026-09-18',
    intakeDue: due('2026-09-25'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-09-18',
    recordedDay: '2026-09-18',
    statutoryDue: due('2026-10-22'),
    promisedDue: due('2026-09-28'),
    checked: [],
  },
  opened('scheme', '2026-09-18'),
  drawn('scheme'),
  {
    type: 'opinion-given',
    task: 'scheme',
    code: 'CODE-scheme',
    verdict: 'pass',
    scores: [],
    total: null,
    reasons: '',
    day: '2026-09-21',
  },
  opened('decide', '2026-09-21'),
  drawn('decide'),
]
const reason = '项目东侧住宅楼的日照可能受到影响，直接涉及他人重大利益。'
const offer = { type: 'offer-hearing' as const, task: 'decide', reason }
const offered: CaseEvent = {
  type: 'hearing-offered',
  task: 'decide',
  code: 'CODE-decide',
  reason,
  requestBy: due('2026-09-30'),
  day: '2026-09-22',
}
const told = [...deciding, offered]
const ask = { type: 'request-hearing' as const, sealed, here: true }
const after = (events: readonly CaseEvent[], command: Parameters<typeof caseDecider.decide>[0], day: string) => [
  ...events,
  ...caseDecider.decide(command, fold(caseDecider, events), envOn(day)),
]
/** 特别程序告知书 of the hearing is issued. */
const notice = (hearing: number) => ({
  type: 'record-paper' as const,
  paper: `special-procedure-notice-hearing-${hearing}`,
  kind: 'special-procedure-notice',
  file: ref,
  content: sealed,
})
const requested = [...after(after(told, ask, '2026-09-28'), notice(1), '2026-09-28'), drawn('hearing')]
const at = { task: 'hearing', heldOn: '2026-10-20', time: '09:30', place: '政务服务中心三楼听证室' }
const appoint = { ...at, type: 'appoint-hearing' as const, closed: null, closedWhy: '', announce: false }
const appointed = after(requested, appoint, '2026-10-10')
const minutes =
  '主持人宣布听证纪律并核对到场人员。审查人员甲的书面意见宣读完毕。申请人陈述：已按日照分析调整楼栋间距，退让道路红线，并提交分析图。质证完毕。'
const record = {
  type: 'record-hearing' as const,
  task: 'hearing',
  applicant: 'present' as const,
  evidence: 'written' as const,
  minutes,
}
const held = after(appointed, record, '2026-10-20')
const recuse = {
  type: 'ask-chair-recusal' as const,
  by: 'applicant',
  way: 'online' as const,
  sealed,
  here: true,
}
const answerRecusal = {
  type: 'answer-chair-recusal' as const,
  by: 'applicant',
  outcome: 'refused' as const,
  reason: '经核对，主持人与该事项没有直接利害关系，不需要回避。',
}
const sign = { type: 'sign-minutes' as const, how: 'online' as const }
const signed = after(held, sign, '2026-10-20')
const report = {
  type: 'report-hearing' as const,
  task: 'hearing',
  report: '听证查明日照满足标准，争议已经澄清，建议准予许可。',
}
const reported = after(signed, report, '2026-10-21')
const decide = {
  type: 'decide' as const,
  task: 'decide',
  outcome: 'granted' as const,
  reasons: '',
  basis: '《城乡规划法》第四十条',
  overInternal: { ground: 'consulted' as const, words: '等待听证笔录和听证报告，已书面告知申请人。' },
}

suite('听证 is told of, and asked for', () => {
  test('told on 2026-09-22 it may be asked for until 2026-09-30, over Mid-Autumn', () =>
    on('2026-09-22')
      .given(...deciding)
      .when(offer)
      .then(offered))
  test('told of without a reason is refused', () =>
    on('2026-09-22')
      .given(...deciding)
      .when({ ...offer, reason: '影响日照' })
      .refused('hearing.needs-reason'))
  test('it is told of once', () =>
    on('2026-09-23')
      .given(...told)
      .when(offer)
      .refused('hearing.offered-already'))
  test('where the item does not provide for it nobody is told of it', () => {
    const { hearing: _hearing, ...without } = item
    on('2026-09-22', without)
      .given(...deciding)
      .when(offer)
      .refused('hearing.not-provided')
  })
  test('a reviewer who does not merge or decide tells nobody', () =>
    on('2026-09-19')
      .given(...deciding.slice(0, 4))
      .when({ ...offer, task: 'scheme' })
      .refused('hearing.not-yours'))
  test('asked for on 2026-09-28 it is held by 2026-10-30, a chair is drawn, and the limit stands', () => {
    const events = caseDecider.decide(ask, fold(caseDecider, told), envOn('2026-09-28'))
    assert.deepEqual(
      events.map(({ type }) => type),
      ['hearing-requested', 'task-opened', 'special-procedure-begun'],
    )
    const [asked, task, stopped] = events
    assert.ok(asked?.type === 'hearing-requested' && asked.holdBy.day === '2026-10-30')
    assert.ok(task?.type === 'task-opened' && task.task === 'hearing' && task.due.day === '2026-10-30')
    assert.ok(stopped?.type === 'special-procedure-begun' && stopped.kind === 'hearing')
    const { from, through, statutoryDue } = requested.find((event) => event.type === 'special-procedure-told')!
    assert.deepEqual([from, through], ['2026-09-28', '2026-11-06'])
    assert.ok(statutoryDue.day > '2026-11-10')
  })
  test('on the last day it may be asked for, on the day after no more', () => {
    assert.ok(caseDecider.decide(ask, fold(caseDecider, told), envOn('2026-09-30')).length > 0)
    on('2026-10-08')
      .given(...told)
      .when(ask)
      .refused('hearing.request-late')
  })
  test('whoever waived it asks no more', () => {
    const waived = after(told, { type: 'waive-hearing', here: true }, '2026-09-23')
    on('2026-09-24')
      .given(...waived)
      .when(ask)
      .refused('hearing.waived')
  })
  test('at a window nobody chooses for an applicant who is not there', () => {
    on('2026-09-28')
      .given(...told)
      .when({ ...ask, here: false })
      .refused('window.nobody-here')
    on('2026-09-28')
      .given(...told)
      .when({ type: 'waive-hearing', here: false })
      .refused('window.nobody-to-give-up')
  })
  test('asked for twice is refused', () =>
    on('2026-09-28')
      .given(...requested)
      .when(ask)
      .refused('hearing.requested-already'))
  test('asked for without having been told is refused', () =>
    on('2026-09-28')
      .given(...deciding)
      .when(ask)
      .refused('hearing.not-offered'))
  test('no reviewer begins or ends it beside the applicant’s right', () =>
    on('2026-09-22')
      .given(...deciding)
      .when({ type: 'begin-procedure', task: 'decide', kind: 'hearing', expectedDays: 10, reason })
      .refused('hearing.by-request'))
})

suite('听证 is appointed and held', () => {
  test('for 2026-10-20 notice is in time on the make-up Saturday 2026-10-10, and late on the day after', () => {
    on('2026-10-10')
      .given(...requested)
      .when(appoint)
      .then({ ...at, type: 'hearing-appointed', code: 'CODE-hearing', day: '2026-10-10' })
    on('2026-10-11')
      .given(...requested)
      .when(appoint)
      .refused('hearing.notice-late')
  })
  test('once no notice is in time for the twenty days it is late, and is held all the same', () =>
    on('2026-10-28')
      .given(...requested)
      .when({ ...appoint, heldOn: '2026-11-09' })
      .then({ ...at, type: 'hearing-appointed', code: 'CODE-hearing', heldOn: '2026-11-09', day: '2026-10-28' }))

  test('later than twenty working days after the request is refused', () =>
    on('2026-10-10')
      .given(...requested)
      .when({ ...appoint, heldOn: '2026-11-02' })
      .refused('hearing.too-late'))
  test('nobody but the drawn chair appoints', () => {
    on('2026-10-10')
      .given(...requested)
      .when({ ...appoint, task: 'decide' })
      .refused('hearing.not-yours')
    on('2026-10-10')
      .given(...requested.slice(0, -1))
      .when(appoint)
      .refused('task.not-open')
  })
  test('minutes are not written before the hearing, nor without a word', () => {
    on('2026-10-19')
      .given(...appointed)
      .when(record)
      .refused('hearing.not-yet')
    on('2026-10-20')
      .given(...appointed)
      .when({ ...record, minutes: '没有争议。' })
      .refused('hearing.needs-minutes')
    on('2026-10-20')
      .given(...requested)
      .when(record)
      .refused('hearing.not-yet')
  })
  test('the minutes are confirmed before the chair reports; who did not come has nothing to confirm', () => {
    on('2026-10-21')
      .given(...held)
      .when(report)
      .refused('hearing.minutes-unsigned')
    on('2026-10-21')
      .given(...signed)
      .when(sign)
      .refused('hearing.nothing-to-sign')
    const absent = after(appointed, { ...record, applicant: 'absent' }, '2026-10-20')
    on('2026-10-21')
      .given(...absent)
      .when(sign)
      .refused('hearing.nothing-to-sign')
    assert.ok(after(absent, report, '2026-10-21').length > absent.length)
  })
  test('everybody who took part signs or is noted as declining before the chair reports', () => {
    const [event, ...others] = caseDecider.decide(
      { ...record, evidence: 'in-person', parties: ['party-1'], signedUp: 1, reviewers: 1 },
      fold(caseDecider, appointedForAll),
      envOn('2026-10-20'),
    )
    assert.ok(event?.type === 'hearing-held' && others.length === 0)
    assert.deepEqual(event.others, ['party-1', 'public-1', 'reviewer-1'])
    const taken = [...appointedForAll, event]
    const paper = { type: 'sign-minutes' as const, how: 'paper' as const }
    const all = ['applicant', 'party-1', 'public-1', 'reviewer-1']
    let events: CaseEvent[] = taken
    for (const who of all) {
      on('2026-10-20')
        .given(...events)
        .when(report)
        .refused('hearing.minutes-unsigned')
      events = after(events, { ...paper, who, how: who === 'party-1' ? 'declined' : 'paper' }, '2026-10-20')
      on('2026-10-20')
        .given(...events)
        .when({ ...paper, who })
        .refused('hearing.nothing-to-sign')
    }
    assert.equal(fold(caseDecider, events).hearing?.signedBy['party-1'], 'declined')
    assert.ok(after(events, report, '2026-10-21').length > events.length)
    on('2026-10-20')
      .given(...taken)
      .when({ ...paper, who: 'public-2' })
      .refused('hearing.nothing-to-sign')
  })
  test('nobody is put down as present who was told of nothing, and reviewers who speak in person are counted', () => {
    on('2026-10-20')
      .given(...appointed)
      .when({ ...record, parties: ['party-1'] })
      .refused('others.not-told')
    for (const counted of [{ evidence: 'in-person' as const }, { reviewers: 2 }])
      on('2026-10-20')
        .given(...appointed)
        .when({ ...record, ...counted })
        .refused('hearing.reviewers-present')
  })
  test('minutes of before, which name the applicant alone, are waited for from the applicant alone', () => {
    const before = held.map((event) => {
      if (event.type !== 'hearing-held') return event
      const { others: _others, ...rest } = event
      return rest
    })
    assert.ok(after(after(before, sign, '2026-10-20'), report, '2026-10-21').length > before.length)
  })
  test('nobody signs minutes after the case has ended', () => {
    const ended: CaseEvent = { type: 'withdrawn', day: '2026-10-20' }
    for (const command of [sign, { ...sign, how: 'paper' as const }])
      on('2026-10-21')
        .given(...held, ended)
        .when(command)
        .refused('hearing.nothing-to-sign')
  })
  test('minutes that everybody who came has confirmed are confirmed, also where the applicant stayed away', () => {
    const standing = (events: readonly CaseEvent[]) => standingOf(fold(caseDecider, events).hearing!, '2026-10-21')
    const came = after(appointedForAll, { ...record, applicant: 'absent', parties: ['party-1'] }, '2026-10-20')
    const confirmed = after(came, { type: 'sign-minutes', how: 'paper', who: 'party-1' }, '2026-10-20')
    assert.deepEqual([came, confirmed, held, signed].map(standing), ['held', 'signed', 'held', 'signed'])
  })
  test('a report without findings, or before the hearing, is refused', () => {
    on('2026-10-21')
      .given(...signed)
      .when({ ...report, report: '同意。' })
      .refused('hearing.needs-report')
    on('2026-10-12')
      .given(...appointed)
      .when(report)
      .refused('hearing.not-held')
  })
  test('with the report the limits run on, and the chair’s task is done', () => {
    const [fact, ended] = caseDecider.decide(report, fold(caseDecider, signed), envOn('2026-10-21'))
    assert.equal(fact?.type, 'hearing-reported')
    assert.ok(ended?.type === 'special-procedure-ended' && ended.through === '2026-10-21')
    assert.equal(fold(caseDecider, reported).tasks['hearing']?.verdict, 'pass')
  })
  test('whether the chair changes is decided by its last day, which a holiday moves, and past it the supervision is told', () => {
    const asked = after(appointed, recuse, '2026-10-12')
    const rang = { type: 'office-clock-ran-out' as const }
    on('2026-10-15')
      .given(...asked)
      .when(rang)
      .then()
    on('2026-10-16')
      .given(...asked)
      .when(rang)
      .then({
        type: 'office-overdue',
        limit: 'recusal:1',
        due: { day: '2026-10-15', provisional: false, calendar: '' },
        day: '2026-10-16',
      })
    const calendar = { ...china, holidays: { ...china.holidays, '2026-10-14': '临时放假' } }
    const moved = caseDecider.decide({ type: 'recompute-limits', notice: '通知' }, fold(caseDecider, asked), {
      ...envOn('2026-10-13'),
      calendar,
    })
    const { hearing } = fold(caseDecider, [...asked, ...moved])
    assert.equal(hearing?.recusals[0]?.decideBy, '2026-10-16')
    on('2026-10-16')
      .given(...asked, ...moved)
      .when(rang)
      .then()
  })
  test('while the applicant asks for another chair the hearing is not held; refused with a reason it goes on', () => {
    on('2026-10-12')
      .given(...appointed)
      .when(recuse)
      .then({
        type: 'chair-recusal-asked',
        code: 'CODE-hearing',
        way: 'online',
        sealed,
        decideBy: '2026-10-15',
        day: '2026-10-12',
      })
    const asked = after(appointed, recuse, '2026-10-12')
    on('2026-10-20')
      .given(...asked)
      .when(record)
      .refused('hearing.recusal-open')
    on('2026-10-13')
      .given(...asked)
      .when({ ...answerRecusal, reason: '没有利害关系。' })
      .refused('hearing.recusal-needs-reason')
    const refused = after(asked, answerRecusal, '2026-10-13')
    on('2026-10-13')
      .given(...refused)
      .when(answerRecusal)
      .refused('hearing.no-recusal')
    on('2026-10-14')
      .given(...refused)
      .when(recuse)
      .refused('hearing.recusal-asked')
    assert.ok(after(refused, record, '2026-10-20').length > refused.length)
  })
  test('where the supervision agrees another chair is drawn, against whom it may be asked for once more', () => {
    const asked = after(requested, recuse, '2026-10-12')
    const granted = after(asked, { ...answerRecusal, outcome: 'granted', reason: '' }, '2026-10-13')
    const back = granted.at(-1)
    assert.ok(back?.type === 'assignee-returned' && back.ground === 'recusal' && back.code === 'CODE-hearing')
    on('2026-10-13')
      .given(...granted)
      .when(recuse)
      .refused('hearing.no-chair')
    const another = [...granted, { ...drawn('hearing'), code: 'CODE-other' } as CaseEvent]
    on('2026-10-14')
      .given(...another)
      .when(recuse)
      .then({
        type: 'chair-recusal-asked',
        code: 'CODE-other',
        way: 'online',
        sealed,
        decideBy: '2026-10-19',
        day: '2026-10-14',
      })
  })
  test('at a window nobody asks for another chair in the place of an applicant who is not there; a letter is written down', () => {
    on('2026-10-12')
      .given(...appointed)
      .when({ ...recuse, way: 'window', here: false })
      .refused('window.nobody-here')
    const written = after(appointed, { ...recuse, way: 'written', here: false }, '2026-10-12')
    on('2026-10-20')
      .given(...written)
      .when(record)
      .refused('hearing.recusal-open')
  })
  test('with another chair before the day the hearing keeps it; from the day on it is set anew, seven days ahead', () => {
    const replaced = (day: string, drawnOn = day) => [
      ...after(appointed, { type: 'return-task', task: 'hearing', ground: 'illness' }, day),
      { ...drawn('hearing'), code: 'CODE-other', day: drawnOn } as CaseEvent,
    ]
    assert.ok(after(replaced('2026-10-19'), record, '2026-10-20').length > replaced('2026-10-19').length)
    // What counts is when who follows was drawn: nobody could be told of them before.
    on('2026-10-20')
      .given(...replaced('2026-10-19', '2026-10-20'))
      .when(record)
      .refused('hearing.chair-untold')
    const late = replaced('2026-10-20')
    on('2026-10-20')
      .given(...late)
      .when(record)
      .refused('hearing.chair-untold')
    const anew = after(late, { ...appoint, heldOn: '2026-10-29' }, '2026-10-20')
    assert.ok(after(anew, record, '2026-10-29').length > anew.length)
  })
  test('against whom is drawn, and before the hearing is held; with another chair an open request waits no more', () => {
    on('2026-09-28')
      .given(...told)
      .when(recuse)
      .refused('hearing.no-chair')
    on('2026-10-21')
      .given(...held)
      .when(recuse)
      .refused('hearing.no-chair')
    const asked = after(requested, recuse, '2026-10-12')
    const ill = after(asked, { type: 'return-task', task: 'hearing', ground: 'illness' }, '2026-10-13')
    on('2026-10-13')
      .given(...ill, { ...drawn('hearing'), code: 'CODE-other' } as CaseEvent)
      .when(answerRecusal)
      .refused('hearing.no-recusal')
  })
  test('once its day is over nobody asks for another chair though the minutes are not written, but by a letter of before', () => {
    on('2026-10-21')
      .given(...appointed)
      .when(recuse)
      .refused('hearing.recusal-late')
    const letter = { ...recuse, way: 'written' as const, here: false }
    on('2026-10-21')
      .given(...appointed)
      .when({ ...letter, receivedOn: '2026-10-22' })
      .refused('hearing.recusal-not-received')
    const inTime = after(appointed, { ...letter, receivedOn: '2026-10-19' }, '2026-10-21')
    const fact = inTime.at(-1)
    assert.ok(fact?.type === 'chair-recusal-asked' && fact.receivedDay === '2026-10-19')
    on('2026-10-21')
      .given(...inTime)
      .when(record)
      .refused('hearing.recusal-open')
    // Of a hearing that did not take place another day is set, before which they may ask.
    const anew = after(appointed, { ...appoint, heldOn: '2026-10-30' }, '2026-10-21')
    assert.equal(after(anew, recuse, '2026-10-22').at(-1)?.type, 'chair-recusal-asked')
  })
  test('held once', () =>
    on('2026-10-21')
      .given(...held)
      .when(record)
      .refused('hearing.held-already'))
  test('whoever presides is drawn from people of their own, whose duty excludes review', () =>
    assert.deepEqual(
      tasksOfCase(item)
        .filter(({ kind }) => kind === 'hear')
        .map(({ key, office }) => [key, office]),
      [['hearing', 'ziran']],
    ))
})

const order = { type: 'order-hearing' as const, task: 'decide', reason: '项目位于滨海公共岸线，涉及重大公共利益。' }
const ordered = [...after(deciding, order, '2026-09-28'), drawn('hearing')]
const announced = after(ordered, appoint, '2026-10-10')
const comment = {
  type: 'comment-on-notice' as const,
  notice: ref,
  comment: '00000000-0000-5000-8000-000000000001',
  sealed,
  bounded: false,
}

const find = { type: 'find-third-parties' as const, task: 'decide', reason }
const tell = { type: 'tell-third-party' as const, sealed }
const found = after(deciding, find, '2026-09-22')
/** The applicant has nothing to state, so that what is said of others stands alone. */
const concerned = after(after(found, { type: 'waive-statement', here: true }, '2026-09-22'), tell, '2026-09-22')
const choose = {
  type: 'record-hearing-choice' as const,
  party: 'party-1',
  choice: 'requested' as const,
  way: 'paper' as const,
  sealed,
}
const theyAsk = after(concerned, choose, '2026-09-28')
const said = {
  type: 'record-statement' as const,
  party: 'party-1',
  sealed,
  summary: '要求调整楼栋间距，并提供日照分析。',
}

const appointedForAll = after([...after(theyAsk, notice(1), '2026-09-28'), drawn('hearing')], appoint, '2026-10-10')
const heldForAll = after(appointedForAll, { ...record, applicant: 'absent' }, '2026-10-20')
const heardForAll = after(after(heldForAll, report, '2026-10-21'), said, '2026-10-21')

suite('听证 is the right of 利害关系人 too', () => {
  test('who is told on 2026-09-22 may ask for it until 2026-09-30; where the item provides for none, or holds it by law, nobody is asked', () => {
    const noticeOf = (of: Item) =>
      caseDecider.decide(tell, fold(caseDecider, after(deciding, find, '2026-09-22')), envOn('2026-09-22', of))[0]
    const rightOf = (of: Item) => {
      const event = noticeOf(of)
      return event?.type === 'third-party-told' ? event.hearingBy?.day : 'not told'
    }
    const { hearing: _hearing, ...without } = item
    const required = { reason: '法律规定实施该许可应当听证。', basis: '《某法》第十条' }
    assert.deepEqual([item, without, { ...item, hearing: { ...item.hearing!, required } }].map(rightOf), [
      '2026-09-30',
      undefined,
      undefined,
    ])
  })
  test('asked for in time it is held by the same days as the applicant’s, without a word of who asked', () => {
    const events = caseDecider.decide(choose, fold(caseDecider, concerned), envOn('2026-09-28'))
    assert.deepEqual(
      events.map(({ type }) => type),
      ['third-party-answered', 'hearing-requested', 'task-opened', 'special-procedure-begun'],
    )
    const [, asked, task, stopped] = events
    assert.ok(asked?.type === 'hearing-requested' && asked.holdBy.day === '2026-10-30')
    assert.ok(task?.type === 'task-opened' && task.task === 'hearing' && task.due.day === '2026-10-30')
    assert.ok(stopped?.type === 'special-procedure-begun' && stopped.day === '2026-09-28')
    const { hearing, thirdParties } = fold(caseDecider, theyAsk)
    assert.deepEqual([hearing?.askedBy, hearing?.reason, hearing?.requestBy], ['third-party', reason, '2026-09-30'])
    assert.equal(thirdParties?.told[0]?.hearing?.choice, 'requested')
    assert.ok(!JSON.stringify(asked).includes('party-1'))
  })
  test('on the last day they may ask, on the day after no more, and nobody asks twice', () => {
    assert.ok(caseDecider.decide(choose, fold(caseDecider, concerned), envOn('2026-09-30')).length > 0)
    on('2026-10-08')
      .given(...concerned)
      .when(choose)
      .refused('hearing.request-late')
    on('2026-09-29')
      .given(...theyAsk)
      .when(choose)
      .refused('others.hearing-chosen')
  })
  test('who was told of no right has none', () => {
    const [found, notice] = concerned.slice(-2)
    assert.ok(notice?.type === 'third-party-told')
    const { hearingBy: _hearingBy, ...before } = notice
    on('2026-09-28')
      .given(...deciding, found!, before)
      .when(choose)
      .refused('others.no-hearing-right')
  })
  test('doing without it is declared in writing or at the window, not by telephone', () => {
    const waive = { ...choose, choice: 'waived' as const }
    on('2026-09-28')
      .given(...concerned)
      .when({ ...waive, way: 'telephone' })
      .refused('others.hearing-waiver-form')
    assert.deepEqual(
      after(concerned, waive, '2026-09-28')
        .slice(concerned.length)
        .map(({ type }) => type),
      ['third-party-answered'],
    )
  })
  test('a second one who asks is noted, and the one hearing stays', () => {
    const two = after(concerned, tell, '2026-09-23')
    const first = after(two, choose, '2026-09-28')
    const second = after(first, { ...choose, party: 'party-2' }, '2026-09-29')
    assert.deepEqual(
      second.slice(first.length).map(({ type }) => type),
      ['third-party-answered'],
    )
  })
  test('who did without is heard all the same where the applicant asks', () => {
    const waived = after(concerned, { ...choose, choice: 'waived' }, '2026-09-23')
    const state = fold(caseDecider, after(after(waived, offer, '2026-09-23'), ask, '2026-09-24'))
    assert.deepEqual([state.hearing?.askedBy, state.hearing?.requestedDay], ['applicant', '2026-09-24'])
  })
  test('where others are concerned there is no decision before the applicant, too, was told of the right', () =>
    on('2026-09-24')
      .given(...after(concerned, said, '2026-09-23'))
      .when(decide)
      .refused('decision.hearing-untold'))
  test('none while one of them may still ask, though the applicant did without and all have spoken', () => {
    const waived = after(after(concerned, offer, '2026-09-22'), { type: 'waive-hearing', here: true }, '2026-09-23')
    const heardOut = after(waived, said, '2026-09-23')
    on('2026-09-30')
      .given(...heardOut)
      .when(decide)
      .refused('decision.others-hearing-open')
    assert.equal(caseDecider.decide(decide, fold(caseDecider, heardOut), envOn('2026-10-08'))[0]?.type, 'decided')
    const bothWaived = after(heardOut, { ...choose, choice: 'waived' }, '2026-09-24')
    assert.equal(caseDecider.decide(decide, fold(caseDecider, bothWaived), envOn('2026-09-24'))[0]?.type, 'decided')
  })
  test('who is told only after the hearing was held has one of their own, and no decision falls before its minutes', () => {
    const later = after(heardForAll, tell, '2026-10-22')
    const spoken = after(later, { ...said, party: 'party-2' }, '2026-10-23')
    on('2026-10-23')
      .given(...spoken)
      .when({ ...decide, onMinutes: true })
      .refused('decision.others-hearing-open')
    const again = after(spoken, { ...choose, party: 'party-2' }, '2026-10-26')
    assert.deepEqual(
      again.slice(spoken.length).map(({ type }) => type),
      ['third-party-answered', 'hearing-requested', 'task-opened', 'special-procedure-begun'],
    )
    const stopped = again.at(-1)
    assert.ok(stopped?.type === 'special-procedure-begun' && stopped.procedure === 'hearing-2')
    assert.deepEqual([stopped.day, stopped.expectedDays], ['2026-10-26', 25])
    const stands = after(again, notice(2), '2026-10-26').at(-1)
    assert.ok(stands?.type === 'special-procedure-told' && stands.through === '2026-11-30')
    on('2026-10-27')
      .given(...again)
      .when({ ...decide, onMinutes: true })
      .refused('decision.needs-hearing-minutes')
    const { hearing, tasks } = fold(caseDecider, again)
    assert.deepEqual(
      [hearing?.held, hearing?.appointed, hearing?.holdBy, tasks['hearing']?.verdict],
      [null, null, '2026-11-23', null],
    )
    assert.deepEqual(
      hearing?.earlier.map(({ minutes: said, report: found, day }) => [said, found, day]),
      [[minutes, report.report, '2026-10-20']],
    )
    let events = after([...again, drawn('hearing')], { ...appoint, heldOn: '2026-11-12' }, '2026-10-28')
    events = after(events, { ...record, applicant: 'absent', parties: ['party-2'] }, '2026-11-12')
    events = after(events, { type: 'sign-minutes', how: 'paper', who: 'party-2' }, '2026-11-12')
    events = after(events, report, '2026-11-13')
    assert.equal(fold(caseDecider, events).hearing?.appointments, 2)
    assert.equal(
      caseDecider.decide({ ...decide, onMinutes: true }, fold(caseDecider, events), envOn('2026-11-16'))[0]?.type,
      'decided',
    )
  })
  test('asked for before the report, another one follows it by the days of the request', () => {
    const later = after(heldForAll, tell, '2026-10-20')
    const asked = after(later, { ...choose, party: 'party-2' }, '2026-10-21')
    assert.deepEqual(asked.at(-1)?.type, 'third-party-answered')
    const events = after(asked, report, '2026-10-22')
    assert.deepEqual(
      events.slice(asked.length).map(({ type }) => type),
      ['hearing-reported', 'special-procedure-ended', 'hearing-requested', 'task-opened', 'special-procedure-begun'],
    )
    const { procedures } = fold(caseDecider, events)
    assert.deepEqual(
      procedures.map(({ procedure, from, endedDay }) => [procedure, from, endedDay]),
      [
        ['hearing-1', '2026-09-28', '2026-10-22'],
        ['hearing-2', '2026-10-22', null],
      ],
    )
    assert.deepEqual(
      [fold(caseDecider, events).hearing?.requestedDay, fold(caseDecider, events).hearing?.holdBy],
      ['2026-10-21', '2026-11-18'],
    )
  })
  test('told after the hearing, who does without it or lets the days go by holds nothing up', () => {
    const later = after(after(heardForAll, tell, '2026-10-22'), { ...said, party: 'party-2' }, '2026-10-23')
    const waived = after(later, { ...choose, party: 'party-2', choice: 'waived' }, '2026-10-23')
    for (const [events, day] of [
      [waived, '2026-10-23'],
      [later, '2026-10-30'],
    ] as const)
      assert.equal(
        caseDecider.decide({ ...decide, onMinutes: true }, fold(caseDecider, events), envOn(day))[0]?.type,
        'decided',
      )
  })
  test('who is told after one that the law ordered has the right to one, too', () => {
    const required = { reason: '法律规定实施该许可应当听证。', basis: '《某法》第十条' }
    const of = { ...item, hearing: { ...item.hearing!, required } }
    const byOf = (events: readonly CaseEvent[], day: string) => {
      const [notice] = caseDecider.decide(tell, fold(caseDecider, events), envOn(day, of))
      return notice?.type === 'third-party-told' ? notice.hearingBy?.day : 'not told'
    }
    assert.equal(byOf(heardForAll, '2026-10-22'), '2026-10-29')
    // Before its minutes are written, too; not before its day, to which they can come.
    assert.equal(byOf(appointedForAll, '2026-10-22'), '2026-10-29')
    assert.equal(byOf(appointedForAll, '2026-10-19'), undefined)
  })
  test('a hearing that took place is recorded though somebody was told after it, who may ask for another', () => {
    const later = after(appointedForAll, tell, '2026-10-21')
    const recorded = after(later, { ...record, applicant: 'absent' }, '2026-10-22')
    assert.equal(fold(caseDecider, recorded).hearing?.held?.day, '2026-10-20')
    const spoken = after(after(recorded, said, '2026-10-22'), { ...said, party: 'party-2' }, '2026-10-22')
    const heard = after(spoken, report, '2026-10-22')
    on('2026-10-22')
      .given(...heard)
      .when({ ...decide, onMinutes: true })
      .refused('decision.others-hearing-open')
    const again = after(heard, { ...choose, party: 'party-2' }, '2026-10-23')
    assert.deepEqual(
      [again.at(-1)?.type, fold(caseDecider, again).hearing?.earlier[0]?.day],
      ['special-procedure-begun', '2026-10-20'],
    )
    // Told between its day and its minutes they come too late for it, though the minutes are younger than what they were told.
    assert.ok(asksForIt(fold(caseDecider, again), 'party-2'))
  })
  test('told less than seven working days before it, they are not heard on that day: the chair sets another', () => {
    const late = after(appointedForAll, tell, '2026-10-19')
    on('2026-10-20')
      .given(...late)
      .when(record)
      .refused('hearing.told-late')
    const waived = after(late, { ...choose, party: 'party-2', choice: 'waived' }, '2026-10-19')
    assert.ok(after(waived, record, '2026-10-20').length > waived.length)
    const anew = after(late, { ...appoint, heldOn: '2026-10-29' }, '2026-10-20')
    assert.ok(after(anew, record, '2026-10-29').length > anew.length)
    const inTime = after(appointedForAll, tell, '2026-10-10')
    assert.ok(after(inTime, record, '2026-10-20').length > inTime.length)
  })
  test('whom the matter bears on asks for another chair too, each once for each chair, and each is answered', () => {
    const byParty = { ...recuse, by: 'party-1', way: 'written' as const, here: false }
    const asked = after(appointedForAll, byParty, '2026-10-12')
    const fact = asked.at(-1)
    assert.ok(fact?.type === 'chair-recusal-asked' && fact.by === 'party-1' && fact.way === 'written')
    on('2026-10-20')
      .given(...asked)
      .when(record)
      .refused('hearing.recusal-open')
    on('2026-10-12')
      .given(...asked)
      .when(byParty)
      .refused('hearing.recusal-asked')
    on('2026-10-12')
      .given(...asked)
      .when({ ...byParty, by: 'party-2' })
      .refused('others.not-told')
    const both = after(asked, recuse, '2026-10-13')
    const answered = after(both, { ...answerRecusal, by: 'party-1' }, '2026-10-14')
    on('2026-10-14')
      .given(...answered)
      .when({ ...answerRecusal, by: 'party-1' })
      .refused('hearing.no-recusal')
    on('2026-10-20')
      .given(...answered)
      .when(record)
      .refused('hearing.recusal-open')
    const all = after(answered, answerRecusal, '2026-10-14')
    assert.ok(after(all, record, '2026-10-20').length > all.length)
    const granted = after(both, { ...answerRecusal, outcome: 'granted', reason: '' }, '2026-10-14')
    const views = (role: 'supervisor' | 'applicant', events: readonly CaseEvent[]) =>
      recusalViews(fold(caseDecider, events), role, new Map()).map(({ by, outcome, reason: why }) => [by, outcome, why])
    assert.deepEqual(views('supervisor', granted), [
      ['party-1', 'lapsed', null],
      ['applicant', 'granted', null],
    ])
    assert.deepEqual(views('applicant', all), [
      ['party-1', 'refused', null],
      ['applicant', 'refused', answerRecusal.reason],
    ])
  })
  test('by staying away nobody gives it up but whoever asked for it', () => {
    const two = fold(caseDecider, after(theyAsk, tell, '2026-09-29'))
    assert.deepEqual([asksForIt(two), asksForIt(two, 'party-1'), asksForIt(two, 'party-2')], [false, true, false])
    assert.ok(asksForIt(fold(caseDecider, requested)))
  })
  test('none before the minutes of the hearing that they asked for', () =>
    on('2026-10-12')
      .given(...after(theyAsk, said, '2026-09-28'))
      .when(decide)
      .refused('decision.needs-hearing-minutes'))
})

suite('听证 of the authority’s own motion', () => {
  test('whoever decides orders it with a reason: held within twenty days, by a drawn chair, while the limit stands', () => {
    const [first, task, stopped] = caseDecider.decide(order, fold(caseDecider, deciding), envOn('2026-09-28'))
    assert.ok(first?.type === 'hearing-ordered' && first.by === 'office' && first.holdBy.day === '2026-10-30')
    assert.ok(task?.type === 'task-opened' && task.task === 'hearing' && task.due.day === '2026-10-30')
    assert.ok(stopped?.type === 'special-procedure-begun' && stopped.day === '2026-09-28')
    on('2026-09-28')
      .given(...deciding)
      .when({ ...order, reason: '影响大' })
      .refused('hearing.needs-reason')
  })
  test('nobody who only reviews orders it, and nobody orders what is to be held already', () => {
    on('2026-09-19')
      .given(...deciding.slice(0, 4))
      .when({ ...order, task: 'scheme' })
      .refused('hearing.order-not-yours')
    on('2026-09-29')
      .given(...requested)
      .when(order)
      .refused('hearing.called-already')
    on('2026-09-29')
      .given(...ordered)
      .when(order)
      .refused('hearing.called-already')
  })
  test('also where the applicant was told of the right and did without', () => {
    const waived = after(told, { type: 'waive-hearing', here: true }, '2026-09-23')
    const state = fold(caseDecider, after(waived, order, '2026-09-24'))
    assert.deepEqual([state.hearing?.ordered?.by, state.hearing?.requestedDay], ['office', '2026-09-24'])
  })
  test('what the law says must be heard is ordered as soon as whoever decides is drawn', () => {
    const required = { reason: '法律规定实施该许可应当听证。', basis: '《某法》第十条' }
    const must: Item = { ...item, hearing: { ...item.hearing!, required } }
    const opinion = { type: 'give-opinion', task: 'scheme', verdict: 'pass', scores: [], reasons: '' } as const
    const types = caseDecider
      .decide(opinion, fold(caseDecider, deciding.slice(0, 4)), envOn('2026-09-21', must))
      .map((event) => (event.type === 'task-opened' ? event.task : event.type))
    assert.deepEqual(types, ['opinion-given', 'decide', 'hearing-ordered', 'hearing', 'special-procedure-begun'])
  })
  test('what must be heard is not left to the applicant to ask for, and one who did without is heard all the same', () => {
    const required = { reason: '法律规定实施该许可应当听证。', basis: '《某法》第十条' }
    const must: Item = { ...item, hearing: { ...item.hearing!, required } }
    on('2026-09-22', must)
      .given(...deciding)
      .when(offer)
      .refused('hearing.required')
    const merging = deciding.slice(0, 4)
    const opinion = { type: 'give-opinion', task: 'scheme', verdict: 'pass', scores: [], reasons: '' } as const
    const orderedBy = (before: readonly CaseEvent[], day: string) =>
      caseDecider
        .decide(opinion, fold(caseDecider, before), envOn(day, must))
        .flatMap((event) => (event.type === 'hearing-ordered' ? [event.by] : []))
    const waived: CaseEvent = { type: 'hearing-waived', day: '2026-09-23' }
    assert.deepEqual(orderedBy([...merging, offered, waived], '2026-09-24'), ['law'])
    assert.deepEqual(orderedBy([...merging, offered], '2026-10-12'), ['law'])
  })
  test('told to everybody with its day and place, until three working days before whoever wants to come may say so', () => {
    const published: CaseEvent = {
      type: 'notice-published',
      task: 'hearing',
      notice: ref,
      until: due('2026-10-15'),
      day: '2026-10-10',
    }
    on('2026-10-10')
      .given(...ordered)
      .when(appoint)
      .then({ ...at, type: 'hearing-appointed', code: 'CODE-hearing', day: '2026-10-10' }, published)
    assert.ok(caseDecider.decide(comment, fold(caseDecider, announced), envOn('2026-10-15')).length > 0)
    on('2026-10-16')
      .given(...announced)
      .when(comment)
      .refused('notice.ended')
  })
  test('with another day it is the same announcement, and who signed up stays signed up', () => {
    const joined = after(announced, comment, '2026-10-12')
    const again = after(joined, { ...appoint, heldOn: '2026-10-22' }, '2026-10-12')
    const { notices } = fold(caseDecider, again)
    assert.deepEqual([notices['hearing']?.comments.length, notices['hearing']?.until], [1, '2026-10-19'])
  })
  test('another hearing has a notice and sign-ups of its own; what was said to the first is answered all the same', () => {
    const over = after(announced, comment, '2026-10-12')
    const ended = after(over, { type: 'notice-clock-ran-out', task: 'hearing' }, '2026-10-16')
    const reported = after(after(after(ended, record, '2026-10-20'), sign, '2026-10-20'), report, '2026-10-21')
    // Somebody who is concerned was told after it and asked for theirs.
    const holdBy = due('2026-11-18')
    const called: CaseEvent[] = [
      ...reported,
      {
        type: 'hearing-requested',
        sealed,
        third: { reason: '方案直接影响相邻住户的日照。', requestBy: due('2026-10-27') },
        holdBy,
        day: '2026-10-21',
      },
      { type: 'task-opened', task: 'hearing', ref, due: holdBy, day: '2026-10-21' },
      drawn('hearing'),
    ]
    const again = after(called, { ...appoint, heldOn: '2026-11-12', announce: true }, '2026-10-28')
    assert.deepEqual(again.at(-1), {
      type: 'notice-published',
      task: 'hearing',
      notice: ref,
      another: true,
      until: due('2026-11-09'),
      day: '2026-10-28',
    })
    const anew = '00000000-0000-4000-8000-000000000010'
    const twoAddresses = again.map((event) =>
      'another' in event && event.another ? { ...event, notice: anew } : event,
    )
    on('2026-10-29')
      .given(...twoAddresses)
      .when({ ...comment, comment: '00000000-0000-5000-8000-000000000002' })
      .refused('notice.ended')
    const signedUp = fold(caseDecider, after(twoAddresses, { ...comment, notice: anew }, '2026-10-29'))
    assert.equal(signedUp.notices['hearing']?.comments.length, 1)
    const state = fold(caseDecider, again)
    const now = state.notices['hearing']!
    assert.deepEqual([now.comments.length, now.since, now.earlier.length], [0, '2026-10-28', 1])
    assert.deepEqual([now.earlier[0]?.comments.length, now.earlier[0]?.endedDay], [1, '2026-10-15'])
    assert.deepEqual(
      [hearingOf(state, now.earlier[0]!), hearingOf(state, now)].map((one) => one?.appointed?.heldOn),
      ['2026-10-20', '2026-11-12'],
    )
    const later = after(again, { ...appoint, heldOn: '2026-11-13', announce: true }, '2026-10-29')
    assert.equal(fold(caseDecider, later).notices['hearing']?.earlier.length, 1, 'with another day it is the same one')
    const answer = { gist: '要求保留公共步道。', answer: '已列入规划条件并在决定中载明。' }
    const answered = after(again, { type: 'answer-comment', comment: comment.comment, ...answer }, '2026-10-29')
    assert.equal(fold(caseDecider, answered).notices['hearing']?.earlier[0]?.comments[0]?.answered?.gist, answer.gist)
  })
  test('its announcement ends without ending the hearing', () => {
    const over = after(announced, { type: 'notice-clock-ran-out', task: 'hearing' }, '2026-10-16')
    const { tasks, notices } = fold(caseDecider, over)
    assert.deepEqual([tasks['hearing']?.verdict, notices['hearing']?.endedDay], [null, '2026-10-15'])
  })
  test('no decision before the minutes, nor before everybody who spoke up was answered', () => {
    on('2026-10-12')
      .given(...announced)
      .when({ ...decide, onMinutes: true })
      .refused('decision.needs-hearing-minutes')
    const joined = after(announced, comment, '2026-10-12')
    const over = after(joined, { type: 'notice-clock-ran-out', task: 'hearing' }, '2026-10-16')
    const heardAll = after(after(after(over, record, '2026-10-20'), sign, '2026-10-20'), report, '2026-10-21')
    on('2026-10-22')
      .given(...heardAll)
      .when({ ...decide, onMinutes: true })
      .refused('decision.comments-unanswered')
    const answer = { gist: '要求保留公共步道。', answer: '已列入规划条件并在决定中载明。' }
    const answered = after(heardAll, { type: 'answer-comment', comment: comment.comment, ...answer }, '2026-10-22')
    on('2026-10-22')
      .given(...answered)
      .when(decide)
      .refused('decision.not-on-minutes')
    assert.equal(
      caseDecider.decide({ ...decide, onMinutes: true }, fold(caseDecider, answered), envOn('2026-10-22'))[0]?.type,
      'decided',
    )
  })
})

suite('听证 that was asked for is announced where that is necessary, and closed for secrets and privacy alone', () => {
  const closedWhy = '日照分析所依据的户型和造价属于企业未公开的经营信息。'
  const closed = { ...appoint, closed: 'trade-secret' as const, closedWhy }
  const open = { ...at, type: 'hearing-appointed' as const, code: 'CODE-hearing', day: '2026-10-10' }
  const publicly = after(requested, { ...appoint, announce: true }, '2026-10-10')
  test('with day and place whoever presides has it announced, or not', () => {
    const published: CaseEvent = {
      type: 'notice-published',
      task: 'hearing',
      notice: ref,
      until: due('2026-10-15'),
      day: '2026-10-10',
    }
    on('2026-10-10')
      .given(...requested)
      .when({ ...appoint, announce: true })
      .then({ ...open, announced: true }, published)
    on('2026-10-10')
      .given(...requested)
      .when(appoint)
      .then(open)
    assert.deepEqual(fold(caseDecider, publicly).hearing?.appointed, {
      heldOn: at.heldOn,
      time: at.time,
      place: at.place,
      closed: null,
      closedWhy: null,
      announced: true,
    })
  })
  test('who has read of one day is told of another', () => {
    const again = after(publicly, { ...appoint, heldOn: '2026-10-22' }, '2026-10-12')
    const { hearing, notices } = fold(caseDecider, again)
    assert.deepEqual([hearing?.appointed?.announced, notices['hearing']?.until], [true, '2026-10-19'])
  })
  test('a closed one is announced to nobody, also where the authority holds it of its own motion', () => {
    on('2026-10-10')
      .given(...requested)
      .when({ ...closed, announce: true })
      .refused('hearing.closed-unannounced')
    for (const given of [requested, ordered]) {
      on('2026-10-10')
        .given(...given)
        .when(closed)
        .then({ ...open, closed: 'trade-secret', closedWhy })
      const { hearing, notices } = fold(caseDecider, after(given, closed, '2026-10-10'))
      assert.deepEqual([hearing?.appointed?.closed, hearing?.appointed?.announced], ['trade-secret', false])
      assert.deepEqual(notices, {})
    }
  })
  test('closed after it was announced, nobody may sign up any more, and who has is answered before the decision', () => {
    const joined = after(publicly, comment, '2026-10-12')
    const now = after(joined, { ...closed, heldOn: '2026-10-22' }, '2026-10-12')
    assert.deepEqual(now.at(-1), {
      type: 'notice-ended',
      task: 'hearing',
      day: '2026-10-12',
      recordedDay: '2026-10-12',
    })
    const { notices, tasks } = fold(caseDecider, now)
    assert.deepEqual([notices['hearing']?.until, tasks['hearing']?.verdict], ['2026-10-12', null])
    on('2026-10-12')
      .given(...now)
      .when({ ...comment, comment: '00000000-0000-5000-8000-000000000002' })
      .refused('notice.ended')
    const heardAll = after(
      after(after(now, record, '2026-10-22'), { type: 'sign-minutes', how: 'online' }, '2026-10-22'),
      report,
      '2026-10-23',
    )
    on('2026-10-23')
      .given(...heardAll)
      .when({ ...decide, onMinutes: true })
      .refused('decision.comments-unanswered')
  })
  test('where those concerned were told by an announcement, day and place are announced too, a closed one without what it is about', () => {
    const manyTold = { type: 'announce-third-parties' as const, count: 120, whom: '用地东侧海州湾小区的全体住户。' }
    const many = [...after(after(found, manyTold, '2026-09-22'), offer, '2026-09-22')]
    const called = [...after(many, ask, '2026-09-28'), drawn('hearing')]
    for (const one of [appoint, closed])
      on('2026-10-10')
        .given(...called)
        .when(one)
        .refused('hearing.others-unannounced')
    assert.equal(after(called, { ...appoint, announce: true }, '2026-10-10').at(-1)?.type, 'notice-published')
    const secretly = after(called, { ...closed, announce: true }, '2026-10-10')
    const { hearing, notices } = fold(caseDecider, secretly)
    assert.deepEqual(
      [hearing?.appointed?.closed, hearing?.appointed?.announced, notices['hearing']?.endedDay],
      ['trade-secret', true, '2026-10-10'],
    )
    on('2026-10-12')
      .given(...secretly)
      .when(comment)
      .refused('notice.ended')
    assert.equal(after(secretly, record, '2026-10-20').at(-1)?.type, 'hearing-held')
    // Who comes forward because of the announcement was told by it, also where that is less than seven days before.
    const late = after(after(called, { ...appoint, announce: true }, '2026-10-10'), tell, '2026-10-19')
    assert.equal(after(late, record, '2026-10-20').at(-1)?.type, 'hearing-held')
    // With another day they are told of it again.
    on('2026-10-12')
      .given(...secretly)
      .when({ ...closed, heldOn: '2026-10-22' })
      .refused('hearing.others-unannounced')
  })
  test('where they are told by an announcement only once the day is set, it is set anew and announced in time', () => {
    const manyTold = { type: 'announce-third-parties' as const, count: 120, whom: '用地东侧海州湾小区的全体住户。' }
    const called = [...after(after(found, offer, '2026-09-22'), ask, '2026-09-28'), drawn('hearing')]
    const quietly = after(after(called, appoint, '2026-10-10'), manyTold, '2026-10-10')
    on('2026-10-20')
      .given(...quietly)
      .when(record)
      .refused('hearing.others-unannounced')
    const late = after(after(called, { ...appoint, announce: true }, '2026-10-10'), manyTold, '2026-10-19')
    on('2026-10-20')
      .given(...late)
      .when(record)
      .refused('hearing.told-late')
    const anew = after(late, { ...appoint, heldOn: '2026-10-29' }, '2026-10-20')
    assert.equal(anew.at(-1)?.type, 'notice-published')
    assert.equal(after(anew, record, '2026-10-29').at(-1)?.type, 'hearing-held')
    // Told on its day or later, they undo nothing.
    const over = after(after(called, appoint, '2026-10-10'), manyTold, '2026-10-20')
    assert.equal(after(over, record, '2026-10-21').at(-1)?.type, 'hearing-held')
  })
  test('it is closed for facts that are said, and not for a ground alone', () => {
    const given = requested
    on('2026-10-10')
      .given(...given)
      .when({ ...closed, closedWhy: '商业秘密' })
      .refused('hearing.closed-needs-reason')
    const { hearing } = fold(caseDecider, after(given, closed, '2026-10-10'))
    assert.equal(hearing?.appointed?.closedWhy, closedWhy)
  })
  test('nobody of the public takes part in a closed one', () => {
    const secret = after(requested, closed, '2026-10-10')
    on('2026-10-20')
      .given(...secret)
      .when({ ...record, signedUp: 1 })
      .refused('hearing.closed-to-public')
    assert.equal(caseDecider.decide(record, fold(caseDecider, secret), envOn('2026-10-20'))[0]?.type, 'hearing-held')
  })
})

suite('the decision rests on the minutes', () => {
  test('while the applicant may still ask there is none', () =>
    on('2026-09-30')
      .given(...told)
      .when(decide)
      .refused('decision.hearing-right-open'))
  test('after the days to ask, or after a waiver, it needs no hearing', () => {
    assert.equal(caseDecider.decide(decide, fold(caseDecider, told), envOn('2026-10-08'))[0]?.type, 'decided')
    const waived = after(told, { type: 'waive-hearing', here: true }, '2026-09-23')
    assert.equal(caseDecider.decide(decide, fold(caseDecider, waived), envOn('2026-09-23'))[0]?.type, 'decided')
  })
  test('once asked for, there is none before the minutes and the report', () => {
    for (const [events, day] of [
      [requested, '2026-09-29'],
      [appointed, '2026-10-12'],
      [held, '2026-10-20'],
      [signed, '2026-10-21'],
    ] as const)
      on(day)
        .given(...events)
        .when({ ...decide, onMinutes: true })
        .refused('decision.needs-hearing-minutes')
  })
  test('after the hearing it says that it rests on the minutes, or is refused', () => {
    on('2026-10-22')
      .given(...reported)
      .when(decide)
      .refused('decision.not-on-minutes')
    const [decided] = caseDecider.decide(
      { ...decide, onMinutes: true },
      fold(caseDecider, reported),
      envOn('2026-10-22'),
    )
    assert.ok(decided?.type === 'decided' && decided.onMinutes)
  })
})
