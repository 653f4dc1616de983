import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { ObligationEvent } from '#contracts/obligation-events.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { obligationDecider, type ObligationFacts } from '#server/modules/obligations/obligation.ts'
import { begins, endings, openings } from '#server/modules/obligations/turns.ts'

const calendar = { ...china, region: 'lyg' }
const on = (day: string) => specification(obligationDecider, { calendar, day: parseDay(day) })
const due = (day: string) => ({ day, provisional: false, calendar: calendar.revision })

const facts: ObligationFacts = {
  kind: 'deferred-material',
  owedBy: 'party',
  office: 'weijian',
  case: '00000000-0000-4000-8000-000000000001',
  number: 'N1',
  item: 'public-venue-hygiene',
  revision: 1,
  what: ['rulesOfHygiene'],
  consequence: 'suspend-credential',
  limitDays: 5,
  since: '2026-09-21',
}
// 25 to 27 September 2026 are the Mid-Autumn Festival, 20 September is worked instead.
const opened: ObligationEvent = {
  type: 'opened',
  ...facts,
  due: due('2026-09-29'),
  remindOn: ['2026-09-23', '2026-09-28'],
  day: '2026-09-21',
}
const defaulted: ObligationEvent = {
  type: 'defaulted',
  case: facts.case,
  kind: facts.kind,
  consequence: facts.consequence,
  day: '2026-09-30',
}

test('it is due in working days from the day of the promise, with reminders three days and one day before', () =>
  on('2026-09-21')
    .given()
    .when({ type: 'open', ...facts })
    .then(opened))

test('the same fact told twice opens nothing twice', () =>
  on('2026-09-22')
    .given(opened)
    .when({ type: 'open', ...facts })
    .then())

test('the debtor is reminded once for each day of reminding', () => {
  on('2026-09-22').given(opened).when({ type: 'clock-ran-out' }).then()
  on('2026-09-23').given(opened).when({ type: 'clock-ran-out' }).then({ type: 'reminded', day: '2026-09-23' })
  on('2026-09-24').given(opened, { type: 'reminded', day: '2026-09-23' }).when({ type: 'clock-ran-out' }).then()
})

test('on the last day it is not in default, the day after it is', () => {
  const reminded: ObligationEvent = { type: 'reminded', day: '2026-09-28' }
  on('2026-09-29').given(opened, reminded).when({ type: 'clock-ran-out' }).then()
  on('2026-09-30').given(opened, reminded).when({ type: 'clock-ran-out' }).then(defaulted)
  on('2026-10-12').given(opened, defaulted).when({ type: 'clock-ran-out' }).then()
})

test('while what was brought is looked at nobody defaults, and the days of waiting are not counted', () => {
  const answered: ObligationEvent = { type: 'answered', day: '2026-09-29' }
  on('2026-10-10').given(opened, answered).when({ type: 'clock-ran-out' }).then()
  on('2026-09-30')
    .given(opened, answered)
    .when({ type: 'reopen' })
    .then({ type: 'reopened', due: due('2026-10-08'), remindOn: [], day: '2026-09-30' })
})

test('what nobody could help extends it once, at most by as much again', () => {
  const extend = { type: 'extend', days: 3, reason: '台风期间档案馆停止对外服务' } as const
  const extended: ObligationEvent = {
    type: 'extended',
    days: 3,
    reason: extend.reason,
    due: due('2026-10-09'),
    remindOn: ['2026-09-29', '2026-10-08'],
    day: '2026-09-28',
  }
  on('2026-09-28').given(opened).when(extend).then(extended)
  on('2026-09-29').given(opened, extended).when(extend).refused('obligation.extended-already')
  on('2026-09-28')
    .given(opened)
    .when({ ...extend, days: 6 })
    .refused('obligation.extension-too-long')
  on('2026-09-28')
    .given(opened)
    .when({ ...extend, reason: '台风' })
    .refused('obligation.extension-needs-reason')
  on('2026-09-30').given(opened).when(extend).refused('obligation.not-open')
  on('2026-09-30').given(opened, defaulted).when(extend).refused('obligation.not-open')
  on('2026-09-28').given(opened, { type: 'answered', day: '2026-09-28' }).when(extend).refused('obligation.waits')
})

test('kept late it says so; kept, nothing runs out any more', () => {
  on('2026-09-28')
    .given(opened)
    .when({ type: 'keep' })
    .then({ type: 'kept', case: facts.case, kind: facts.kind, late: false, day: '2026-09-28' })
  const late: ObligationEvent = { type: 'kept', case: facts.case, kind: facts.kind, late: true, day: '2026-10-09' }
  on('2026-10-09').given(opened, defaulted).when({ type: 'keep' }).then(late)
  on('2026-10-10').given(opened, defaulted, late).when({ type: 'clock-ran-out' }).then()
})

test('the office lets off a default only, with reasons', () => {
  const reason = '材料由本机关内部核查取得，无须再补'
  on('2026-10-09')
    .given(opened, defaulted)
    .when({ type: 'waive', reason })
    .then({ type: 'waived', case: facts.case, kind: facts.kind, by: 'office', reason, day: '2026-10-09' })
  on('2026-09-28').given(opened).when({ type: 'waive', reason }).refused('obligation.not-defaulted')
  on('2026-10-09')
    .given(opened, defaulted)
    .when({ type: 'waive', reason: '无须' })
    .refused('obligation.waiver-needs-reason')
})

test('what it was owed for has ended: it ends too, but a default stands', () => {
  on('2026-09-28')
    .given(opened)
    .when({ type: 'release' })
    .then({ type: 'waived', case: facts.case, kind: facts.kind, by: 'case-ended', reason: null, day: '2026-09-28' })
  on('2026-10-09').given(opened, defaulted).when({ type: 'release' }).then()
  on('2026-09-28').given().when({ type: 'release' }).then()
})

const rectification: ObligationFacts = {
  ...facts,
  kind: 'rectification',
  consequence: 'revoke-credential',
  limitDays: 10,
}

test('what is to be put right ends on the day that the debtor was told, and is neither extended nor let off here', () => {
  const told: ObligationEvent = {
    type: 'opened',
    ...rectification,
    due: due('2026-10-14'),
    remindOn: ['2026-10-10', '2026-10-13'],
    day: '2026-09-21',
  }
  const late: ObligationEvent = {
    type: 'defaulted',
    case: facts.case,
    kind: 'rectification',
    consequence: 'revoke-credential',
    day: '2026-10-15',
  }
  on('2026-09-21')
    .given()
    .when({ type: 'open', ...rectification, until: due('2026-10-14') })
    .then(told)
  on('2026-09-22')
    .given(told)
    .when({ type: 'extend', days: 5, reason: '台风期间停工，无法按期完成整改。' })
    .refused('obligation.fixed')
  on('2026-10-16')
    .given(told, late)
    .when({ type: 'waive', reason: '情况特殊，经研究予以免除。' })
    .refused('obligation.fixed')
  on('2026-10-16')
    .given(told, late)
    .when({ type: 'enforce' })
    .then({ type: 'enforced', case: facts.case, kind: 'rectification', day: '2026-10-16' })
})

test('with a licence that an office revokes or cancels, nobody owes a look at its promise any more', () => {
  const decided = { type: 'closure-decided', outcome: 'ended' } as CaseEvent
  assert.deepEqual(endings(decided), [
    { kind: 'promise-check', command: { type: 'release' } },
    { kind: 'rectification', command: { type: 'release' } },
  ])
  assert.deepEqual(endings({ ...decided, outcome: 'kept' } as CaseEvent), [])
})

test('an office that has to look owes it in calendar days', () =>
  on('2026-03-02')
    .given()
    .when({
      type: 'open',
      ...facts,
      kind: 'promise-check',
      owedBy: 'office',
      consequence: 'supervise-office',
      unit: 'calendar',
      limitDays: 60,
      since: '2026-03-02',
    })
    .then({
      type: 'opened',
      ...facts,
      kind: 'promise-check',
      owedBy: 'office',
      consequence: 'supervise-office',
      unit: 'calendar',
      limitDays: 60,
      since: '2026-03-02',
      due: due('2026-05-06'),
      remindOn: ['2026-04-28', '2026-04-30'],
      day: '2026-03-02',
    }))

test('a fee is paid once, with its voucher, and nothing else is', () => {
  const fee: ObligationEvent = {
    type: 'opened',
    ...facts,
    kind: 'fee',
    what: ['fee'],
    consequence: 'demand-payment',
    due: due('2026-09-29'),
    remindOn: [],
    day: '2026-09-21',
  }
  const pay = { type: 'pay' as const, voucher: '3207260001234567' }
  const kept: ObligationEvent = { type: 'kept', case: facts.case, kind: 'fee', late: false, day: '2026-09-22' }
  const paid: ObligationEvent = { type: 'paid', voucher: pay.voucher, day: '2026-09-22' }
  on('2026-09-22').given(fee).when(pay).then(paid, kept)
  on('2026-09-23').given(fee, paid, kept).when(pay).refused('obligation.nothing-to-pay')
  on('2026-09-22').given(opened).when(pay).refused('obligation.nothing-to-pay')
})

const recount = { type: 'recount' as const, notice: '关于调整休息日的通知' }
/** As a calendar of before had it: without the festival. */
const was = (day: string) => ({ day, provisional: false, calendar: 'before' })
const before = (day: string, remindOn: string[], of: Partial<ObligationFacts> = {}): ObligationEvent => ({
  type: 'opened',
  ...facts,
  ...of,
  due: was(day),
  remindOn,
  day: '2026-09-21',
})
const recounted = (
  from: string,
  remindOn: string[],
  day: string,
  kind: ObligationFacts['kind'] = facts.kind,
): ObligationEvent => ({
  type: 'recounted',
  case: facts.case,
  kind,
  notice: recount.notice,
  from: was(from),
  due: due('2026-09-29'),
  remindOn,
  day,
})

test('a notice on holidays moves what is owed and its reminders, and never takes back what the debtor was told', () => {
  on('2026-09-22')
    .given(before('2026-09-28', ['2026-09-23', '2026-09-25']))
    .when(recount)
    .then(recounted('2026-09-28', ['2026-09-23', '2026-09-28'], '2026-09-22'))
  on('2026-09-22')
    .given(before('2026-09-30', ['2026-09-23', '2026-09-29']))
    .when(recount)
    .then()
})

test('whoever was reminded is not reminded of the same again, and what has run out stays what it was', () => {
  on('2026-09-24')
    .given(before('2026-09-28', ['2026-09-23', '2026-09-25']), { type: 'reminded', day: '2026-09-23' })
    .when(recount)
    .then(recounted('2026-09-28', ['2026-09-28'], '2026-09-24'))
  on('2026-09-29').given(before('2026-09-28', [])).when(recount).then()
  on('2026-09-23').given(before('2026-09-28', []), { type: 'answered', day: '2026-09-22' }).when(recount).then()
})

test('what an office owes may get shorter too', () =>
  on('2026-09-22')
    .given(before('2026-09-30', [], { kind: 'promise-check', owedBy: 'office' }))
    .when(recount)
    .then(recounted('2026-09-30', [], '2026-09-22', 'promise-check')))

const ofCase = { number: 'N1', item: 'x', revision: 1, intakeOffice: 'zhengwu', applicant: 'a' }

test('the office that organised a review owes its experts what the review came to, and the desk of the case may note it', () => {
  const [turn] = openings(
    {
      type: 'expert-panel-closed',
      panel: 'experts',
      verdict: 'pass',
      passes: 2,
      fails: 0,
      how: 'opinions',
      fees: [{ task: 'experts1', amountFen: 70_000 }],
      absent: [],
      day: '2026-09-21',
    },
    { stream: facts.case },
    { owed: ofCase, item: chemicalSafetyConditions, calendar },
  )
  const { command } = turn!
  assert.ok(command.type === 'open')
  const { office, notedAt, what, amountsFen } = command
  assert.deepEqual([office, notedAt, what, amountsFen], ['yingji', 'zhengwu', ['experts1'], [70_000]])
})

test('experts who gave an opinion are owed their fee where the review ends with the case', () => {
  const panel = chemicalSafetyConditions.tasks.find(({ experts }) => experts)!
  const known = { owed: ofCase, item: chemicalSafetyConditions, calendar }
  const withdrawn = { type: 'withdrawn' as const, day: '2026-09-21' }
  assert.ok(begins(withdrawn))
  const broken = (heard: string[]) =>
    openings(withdrawn, { stream: facts.case }, { ...known, brokenOff: [{ panel: panel.key, heard }] })
  assert.deepEqual(broken([]), [])
  const [turn, ...more] = broken(['experts1', 'experts2'])
  assert.ok(turn?.command.type === 'open' && more.length === 0)
  const { office, what, amountsFen, since, limitDays, consequence } = turn.command
  assert.deepEqual([limitDays, consequence], [20, 'supervise-office'])
  const sooner = chemicalSafetyConditions.tasks.map((task) =>
    task === panel ? { ...task, experts: { ...panel.experts!, feeDays: 10 } } : task,
  )
  const [early] = openings(
    withdrawn,
    { stream: facts.case },
    {
      ...known,
      item: { ...chemicalSafetyConditions, tasks: sooner },
      brokenOff: [{ panel: panel.key, heard: ['experts1'] }],
    },
  )
  assert.ok(early?.command.type === 'open' && early.command.limitDays === 10)
  const fee = panel.experts!.feeFen
  assert.deepEqual(
    [office, what, amountsFen, since],
    [panel.office, ['experts1', 'experts2'], [fee, fee], '2026-09-21'],
  )
})

test('granted by silence, nothing is to be supplied any more, and the fee is owed from the day that records it', () => {
  const silent = {
    type: 'deemed-renewed' as const,
    validUntil: '2026-09-20',
    basis: '《中华人民共和国行政许可法》第五十条第二款',
    day: '2026-09-21',
    recordedDay: '2026-09-22',
  }
  assert.deepEqual(endings(silent), [{ kind: 'deferred-material', command: { type: 'release' } }])
  assert.ok(begins(silent))
  const fee = {
    charged: true as const,
    standard: '80 元',
    basis: '演示设定',
    payWithin: 10,
    unpaid: 'demand-payment' as const,
  }
  const [turn] = openings(
    silent,
    { stream: facts.case },
    { owed: ofCase, item: { ...publicVenueHygiene, fee }, calendar },
  )
  assert.ok(turn?.command.type === 'open' && turn.kind === 'fee')
  const { since, limitDays, consequence } = turn.command
  assert.deepEqual([turn.debtor, since, limitDays, consequence], ['a', '2026-09-22', 10, 'demand-payment'])
})
