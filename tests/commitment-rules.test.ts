import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { ClosureGround, KeptFor } from '#contracts/closure-events.ts'
import type { CheckFinding } from '#contracts/commitment-events.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { groundOf } from '#server/modules/cases/closures/closure-words.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'

const env = (day: string, item = publicVenueHygiene): CaseEnv => ({
  item,
  calendar: china,
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000001',
})
const on = (day: string, item = publicVenueHygiene) => specification(caseDecider, env(day, item))

const commitment = `c1:${'0'.repeat(64)}`
const due = (day: string) => ({
  day,
  provisional: false,
  calendar: china.revision,
  // The first working day after the holiday of May is reminded of before it.
  ...(day === '2026-05-06' ? { remindOn: '2026-04-30' } : {}),
})
const filed = {
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise' as const,
  plain: { venueKind: 'barber', centralAir: false },
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic' as const,
  draw: { pledge: '0'.repeat(64), contribution: '' },
}
const fact = { notice: '2026-3', promise: '2026-1', dispensed: ['testReport', 'rulesOfHygiene'], sealed: commitment }
const given = { fact, barred: false, bySelf: true }
const submit = { type: 'submit' as const, ...filed, promise: given }
const submitted: CaseEvent = {
  type: 'submitted',
  ...filed,
  promise: fact,
  recipient: null,
  about: null,
  answerBy: '2026-03-04',
  item: 'public-venue-hygiene',
  revision: 1,
  intakeOffice: 'weijian',
  day: '2026-03-02',
  intakeDue: due('2026-03-09'),
}
const decidedOn = (day: string, check: string, delivered: string): CaseEvent[] => [
  { type: 'promised', dispensed: fact.dispensed, office: 'weijian', check: due(check), day },
  {
    type: 'decided',
    task: 'decide',
    code: 'rules',
    outcome: 'granted',
    reasons:
      '申请人选择告知承诺，已签署承诺书并提交其他全部申请材料，当场作出决定；承诺的内容由本机关在核查期限内核查。',
    basis: '《中华人民共和国行政许可法》第三十四条第二款、第三十八条第一款',
    made: 'commitment',
    deliverDue: due(delivered),
    day,
  },
]

suite('告知承诺', () => {
  test('a signed promise is filed with the versions of both texts', () => {
    on('2026-03-02').given().when(submit).then(submitted)
  })
  test('what is filed on a promise is taken in and decided at once, reviewed by nobody, and checked within sixty days', () => {
    on('2026-03-02')
      .given(submitted)
      .when({ type: 'take-in-at-once' })
      .then(
        {
          type: 'accepted',
          deemed: false,
          day: '2026-03-02',
          recordedDay: '2026-03-02',
          statutoryDue: due('2026-03-30'),
          promisedDue: due('2026-03-16'),
          internalDue: due('2026-03-09'),
          checked: [],
          by: 'rules',
        },
        ...decidedOn('2026-03-02', '2026-05-06', '2026-03-16'),
      )
  })
  test('what was filed the normal way is decided by nobody but people', () => {
    const { promise: _promise, ...normal } = submitted
    on('2026-03-02').given(normal).when({ type: 'take-in-at-once' }).then()
  })
  test('silence past the intake limit is a grant on the promise too', () => {
    on('2026-03-10')
      .given(submitted)
      .when({ type: 'intake-clock-ran-out' })
      .then(
        {
          type: 'accepted',
          deemed: true,
          day: '2026-03-02',
          recordedDay: '2026-03-10',
          statutoryDue: due('2026-03-30'),
          promisedDue: due('2026-03-16'),
          internalDue: due('2026-03-09'),
          checked: [],
        },
        ...decidedOn('2026-03-10', '2026-05-09', '2026-03-24'),
      )
  })
  test('a material that the promise stands in for is not asked for again', () => {
    on('2026-03-02')
      .given(submitted)
      .when({
        type: 'notify-deficiency',
        defects: [{ about: 'material', key: 'testReport', reason: 'missing', remark: '请提交检测报告' }],
      })
      .refused('commitment.dispensed')
  })
  test('an item without commitment takes no promise', () => {
    on('2026-03-02', fireDesignReview).given().when(submit).refused('commitment.not-offered')
  })
  test('no material is promised away that the item does not dispense with', () => {
    on('2026-03-02')
      .given()
      .when({ ...submit, promise: { ...given, fact: { ...fact, dispensed: ['identityProof'] } } })
      .refused('commitment.not-offered')
  })
  test('a promise that stands in for nothing is reviewed by people', () => {
    const nothing = { ...submit, promise: { ...given, fact: { ...fact, dispensed: [] } } }
    on('2026-03-02').given().when(nothing).refused('commitment.dispenses-nothing')
  })
  test('whoever promised falsely before goes the normal way', () => {
    on('2026-03-02')
      .given()
      .when({ ...submit, promise: { ...given, barred: true } })
      .refused('commitment.barred')
  })
  test('nobody promises in another’s name', () => {
    on('2026-03-02')
      .given()
      .when({ ...submit, promise: { ...given, bySelf: false } })
      .refused('commitment.by-applicant')
  })
  test('a promise in an old version is signed anew', () => {
    on('2026-03-02')
      .given()
      .when({ ...submit, promise: { ...given, fact: { ...fact, promise: '2025-1' } } })
      .refused('commitment.other-version')
  })
})

const decided = decidedOn('2026-03-02', '2026-05-06', '2026-03-16')
const licensed: CaseEvent[] = [
  submitted,
  ...decided,
  {
    type: 'credential-noted',
    credential: '00000000-0000-4000-8000-000000000007',
    identifier: 'I',
    serial: 'S',
    validFrom: '2026-03-02',
    validUntil: null,
    day: '2026-03-02',
  },
]
const check = {
  type: 'check-promise' as const,
  finding: 'true' as CheckFinding,
  report: '现场与承诺一致，卫生检测报告和管理制度均已具备。',
  officers: 2,
  sealed: commitment,
  rectifyDays: null,
  signed: true,
  licence: null as { status: 'valid' | 'revoked' | 'cancelled'; validUntil: string | null } | null,
}
const inForce = { status: 'valid' as const, validUntil: null }
const checked = (finding: CheckFinding, day: string, rectifyBy: string | null = null): CaseEvent => ({
  type: 'promise-checked',
  finding,
  report: check.report,
  sealed: commitment,
  signed: true,
  rectifyBy: rectifyBy === null ? null : due(rectifyBy),
  day,
})
/** Five working days later, where no holiday lies between. */
const fiveLater = (day: string) => addDays(parseDay(day), 7)
/** What a check finds otherwise, with the proceeding that it opens. */
const opens = (finding: 'false' | 'not-rectified', day: string, stateBy: string): CaseEvent[] => [
  { ...(checked(finding, day) as Extract<CaseEvent, { type: 'promise-checked' }>), closure: 'closure1' },
  {
    type: 'closure-opened',
    closure: 'closure1',
    way: 'revocation',
    ground: finding === 'false' ? 'fraud' : 'unqualified',
    facts: check.report,
    stateBy: due(stateBy),
    putForwardBy: due(fiveLater(stateBy)),
    check: true,
    day,
  },
]
const foundFalse = opens('false', '2026-03-16', '2026-03-23')
/** Put forward after the days to state have passed, and decided. */
const closed = (
  decision: { outcome: 'ended' | 'kept'; kept?: KeptFor },
  ground: ClosureGround = 'fraud',
): CaseEvent[] => [
  { type: 'closure-put-forward', closure: 'closure1', summary: null, interest: null, day: '2026-03-24' },
  {
    type: 'task-opened',
    task: 'closure1',
    ref: '00000000-0000-4000-8000-000000000001',
    due: due('2026-04-22'),
    day: '2026-03-24',
  },
  {
    type: 'closure-decided',
    closure: 'closure1',
    task: 'closure1',
    code: 'ABCD-2345',
    way: 'revocation',
    ground,
    kept: null,
    ...decision,
    reasons: check.report,
    basis: '《中华人民共和国行政许可法》第六十九条第二款',
    day: '2026-03-26',
  },
]
/** 依职权, without a check. */
const byOffice = (ground: ClosureGround, day = '2026-03-16', stateBy = '2026-03-23'): CaseEvent => ({
  type: 'closure-opened',
  closure: 'closure1',
  way: 'revocation',
  ground,
  facts: check.report,
  stateBy: due(stateBy),
  putForwardBy: due(fiveLater(stateBy)),
  day,
})
/** The same about another proceeding of the case. */
const inPlace = (place: number, events: readonly CaseEvent[]): CaseEvent[] =>
  events.map((event) => {
    const closure = `closure${place}`
    switch (event.type) {
      case 'closure-decided':
        return { ...event, closure, task: closure }
      case 'closure-opened':
      case 'closure-put-forward':
      case 'promise-checked':
        return { ...event, closure }
      case 'task-opened':
        return { ...event, task: closure }
      default:
        return event
    }
  })
const toRectify = checked('to-rectify', '2026-03-16', '2026-03-30')

const repair = { type: 'repair-promise' as const, reason: '已补做卫生检测并合格，九月十日现场复核属实，准予修复。' }

suite('核查', () => {
  test('what is as promised is found so by two officers', () => {
    on('2026-03-16')
      .given(...licensed)
      .when(check)
      .then(checked('true', '2026-03-16'))
  })
  test('nobody checks alone', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, officers: 1 })
      .refused('commitment.two-officers')
  })
  test('a finding says what was found', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, report: '一致' })
      .refused('commitment.needs-report')
  })
  test('a record that those who went did not sign is not filed', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, signed: false })
      .refused('commitment.record-unsigned')
  })
  test('what is otherwise is first to be put right, within days that are told', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'to-rectify', rectifyDays: 10 })
      .then(toRectify)
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'to-rectify' })
      .refused('commitment.needs-rectify-days')
  })
  test('nothing is put right twice', () => {
    on('2026-03-31')
      .given(...licensed, toRectify)
      .when({ ...check, finding: 'to-rectify', rectifyDays: 10 })
      .refused('commitment.rectified-once')
  })
  test('no licence is taken away before it could be put right', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'not-rectified', licence: inForce })
      .refused('commitment.rectify-first')
    on('2026-03-30')
      .given(...licensed, toRectify)
      .when({ ...check, finding: 'not-rectified', licence: inForce })
      .refused('commitment.rectification-runs')
    on('2026-03-31')
      .given(...licensed, toRectify)
      .when({ ...check, finding: 'not-rectified', licence: inForce })
      .then(...opens('not-rectified', '2026-03-31', '2026-04-08'))
  })
  test('what was promised falsely ends nothing by itself: it opens the proceeding in which the holder is heard', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'false', licence: inForce })
      .then(...foundFalse)
    on('2026-03-17')
      .given(...licensed, ...foundFalse)
      .when({ type: 'put-closure-forward', closure: 'closure1', summary: '', interest: '' })
      .refused('closure.still-heard')
  })
  test('a licence that its holder had ended before the check, or while it was to be put right, keeps no false promise from being recorded', () => {
    const lapsed = (finding: CheckFinding, day: string) => ({ ...checked(finding, day), lapsed: true }) as CaseEvent
    for (const status of ['cancelled', 'revoked'] as const) {
      const licence = { ...inForce, status }
      const found = { ...check, finding: 'false' as const, licence }
      on('2026-03-16')
        .given(...licensed)
        .when(found)
        .then(lapsed('false', '2026-03-16'))
      on('2026-03-20')
        .given(...licensed, toRectify)
        .when(found)
        .then(lapsed('false', '2026-03-20'))
      on('2026-03-31')
        .given(...licensed, toRectify)
        .when({ ...found, finding: 'not-rectified' })
        .then(lapsed('not-rectified', '2026-03-31'))
    }
    const repaired: CaseEvent = { type: 'promise-repaired', reason: repair.reason, day: '2026-09-11' }
    const after = on('2026-09-11').given(...licensed, lapsed('false', '2026-03-16'))
    after.when(repair).then(repaired)
    after.when(check).refused('commitment.not-waiting')
    on('2026-09-11')
      .given(...licensed, toRectify, lapsed('not-rectified', '2026-03-31'))
      .when(repair)
      .refused('commitment.not-barred')
  })
  test('a licence revoked as got by fraud was given on a false promise, whoever opened the proceeding and whatever a check found', () => {
    const ended = [byOffice('fraud'), ...closed({ outcome: 'ended' })]
    const repaired: CaseEvent = { type: 'promise-repaired', reason: repair.reason, day: '2026-09-11' }
    const at = (...events: CaseEvent[]) =>
      on('2026-09-11')
        .given(...licensed, ...events)
        .when(repair)
    at(...ended).then(repaired)
    at(checked('true', '2026-03-10'), ...ended).then(repaired)
    at(byOffice('fraud'), ...closed({ outcome: 'kept', kept: 'not-established' })).refused('commitment.not-barred')
    at(byOffice('abuse'), ...closed({ outcome: 'ended' }, 'abuse')).refused('commitment.not-barred')
  })
  test('what is not as promised is not to be put right where the licence has ended: it is recorded, and nobody is barred', () => {
    const found = { ...check, finding: 'to-rectify' as const, licence: { ...inForce, status: 'cancelled' as const } }
    const lapsed = { ...checked('to-rectify', '2026-03-16'), lapsed: true } as CaseEvent
    on('2026-03-16')
      .given(...licensed)
      .when(found)
      .then(lapsed)
    const after = on('2026-09-11').given(...licensed, lapsed)
    after.when(repair).refused('commitment.not-barred')
    after.when(check).refused('commitment.not-waiting')
    on('2026-03-17')
      .given(...licensed, toRectify)
      .when(found)
      .refused('commitment.rectified-once')
  })
  test('a repair answers for what was found before it: revoked as got by fraud after it, a licence bars its giver again', () => {
    const repaired: CaseEvent = { type: 'promise-repaired', reason: repair.reason, day: '2026-03-30' }
    const kept = [...foundFalse, ...closed({ outcome: 'kept', kept: 'public-interest' }), repaired]
    const again = inPlace(2, [byOffice('fraud', '2026-04-02', '2026-04-10'), ...closed({ outcome: 'ended' })])
    const at = (...events: CaseEvent[]) =>
      on('2026-09-11')
        .given(...licensed, ...kept, ...events)
        .when(repair)
    at().refused('commitment.not-barred')
    at(...again).then({ ...repaired, day: '2026-09-11' })
    at(...again, { ...repaired, day: '2026-05-08' }).refused('commitment.not-barred')
    at(...inPlace(2, [byOffice('abuse'), ...closed({ outcome: 'ended' }, 'abuse')])).refused('commitment.not-barred')
  })
  test('there are no two proceedings at once', () => {
    const found = { ...check, finding: 'false' as const }
    on('2026-03-17')
      .given(...licensed, byOffice('abuse'))
      .when({ ...found, licence: inForce })
      .refused('closure.under-way')
  })
  test('revocation is for the office that granted: of another that checks no finding opens one', () => {
    const elsewhere = { ...publicVenueHygiene, office: 'shichang' as typeof publicVenueHygiene.office }
    on('2026-03-16', elsewhere)
      .given(...licensed)
      .when({ ...check, finding: 'false', licence: inForce })
      .refused('commitment.other-office')
  })
  test('a filing is no licence: what ends it is not the article on licences', () => {
    const { closures } = [submitted, ...decided, licensed.at(-1)!, ...foundFalse].reduce(
      caseDecider.evolve,
      caseDecider.initial,
    )
    assert.deepEqual(groundOf(closures[0]!, { filing: true }), {
      text: '以虚假承诺取得备案',
      basis: '国办发〔2020〕42号；申请人签署的《承诺书》',
    })
    assert.match(groundOf(closures[0]!, {}).basis, /第六十九条第二款/)
  })
  test('while it is decided on nothing is checked, taken back or lifted', () => {
    const at = on('2026-03-17').given(...licensed, ...foundFalse)
    at.when({ ...check, licence: inForce }).refused('commitment.not-waiting')
    at.when({ type: 'take-back-promise', sealed: commitment, here: true }).refused('commitment.not-waiting')
    at.when(repair).refused('commitment.not-barred')
  })
  test('a licence that stays all the same makes no promise true; what is not established was none', () => {
    const after = (...events: CaseEvent[]) =>
      on('2026-09-11')
        .given(...licensed, ...events)
        .when(repair)
    const repaired: CaseEvent = { type: 'promise-repaired', reason: repair.reason, day: '2026-09-11' }
    after(...foundFalse, ...closed({ outcome: 'kept', kept: 'public-interest' })).then(repaired)
    after(...foundFalse, ...closed({ outcome: 'kept', kept: 'not-established' })).refused('commitment.not-barred')
    const late = [toRectify, ...opens('not-rectified', '2026-03-31', '2026-04-08')]
    after(...late, ...closed({ outcome: 'ended' }, 'unqualified')).refused('commitment.not-barred')
  })
  test('with a licence that ends for another reason nobody checks any more', () => {
    on('2026-04-02')
      .given(...licensed, byOffice('abuse'), ...closed({ outcome: 'ended' }, 'abuse'))
      .when(check)
      .refused('commitment.not-waiting')
    on('2026-04-02')
      .given(...licensed, byOffice('abuse'), ...closed({ outcome: 'kept', kept: 'reliance' }, 'abuse'))
      .when(check)
      .then(checked('true', '2026-04-02'))
  })
  test('however often the office has opened a proceeding and kept the licence, a false promise is recorded and decided on', () => {
    const kept = [byOffice('abuse'), ...closed({ outcome: 'kept', kept: 'not-established' }, 'abuse')]
    const thrice = [1, 2, 3].flatMap((place) => inPlace(place, kept))
    const facts = check.report
    on('2026-04-02')
      .given(...licensed, ...thrice)
      .when({ type: 'open-closure', way: 'revocation', ground: 'abuse', facts, licence: inForce })
      .refused('closure.too-many')
    on('2026-04-02')
      .given(...licensed, ...thrice)
      .when({ ...check, finding: 'false', licence: inForce })
      .then(...inPlace(4, opens('false', '2026-04-02', '2026-04-10')))
    const found = inPlace(1, [...foundFalse, ...closed({ outcome: 'kept', kept: 'not-established' })])
    on('2026-04-02')
      .given(...licensed, ...found, ...[2, 3].flatMap((place) => inPlace(place, kept)))
      .when({ type: 'open-closure', way: 'revocation', ground: 'abuse', facts, licence: inForce })
      .then(...inPlace(4, [byOffice('abuse', '2026-04-02', '2026-04-10')]))
  })
  test('what was checked is not checked again, and what was not promised never', () => {
    on('2026-03-17')
      .given(...licensed, checked('true', '2026-03-16'))
      .when(check)
      .refused('commitment.not-waiting')
    on('2026-03-17').given(submitted).when(check).refused('commitment.not-waiting')
  })
  test('a promise is taken back before anybody has looked, and not afterwards', () => {
    const takeBack = { type: 'take-back-promise' as const, sealed: commitment, here: true }
    on('2026-03-16')
      .given(...licensed)
      .when(takeBack)
      .then({ type: 'promise-taken-back', sealed: commitment, day: '2026-03-16' })
    on('2026-03-16')
      .given(...licensed)
      .when({ ...takeBack, here: false })
      .refused('window.nobody-to-give-up')
    on('2026-03-17')
      .given(...licensed, toRectify)
      .when(takeBack)
      .refused('commitment.checked-already')
  })
  test('whoever promised falsely may promise again when the office confirms that it was put right, for a reason and once', () => {
    const found = [...licensed, ...foundFalse, ...closed({ outcome: 'ended' })]
    const repaired: CaseEvent = { type: 'promise-repaired', reason: repair.reason, day: '2026-09-11' }
    on('2026-09-11')
      .given(...found)
      .when(repair)
      .then(repaired)
    on('2026-09-11')
      .given(...found)
      .when({ ...repair, reason: '已整改' })
      .refused('commitment.repair-needs-reason')
    on('2026-09-11')
      .given(...found, repaired)
      .when(repair)
      .refused('commitment.not-barred')
    on('2026-09-11')
      .given(...licensed, checked('true', '2026-03-16'))
      .when(repair)
      .refused('commitment.not-barred')
  })
})
