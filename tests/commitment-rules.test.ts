import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { CheckFinding } from '#contracts/commitment-events.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
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
const fact = { notice: '2026-2', promise: '2026-1', dispensed: ['testReport', 'rulesOfHygiene'], sealed: commitment }
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
  heard: false,
  signed: true,
}
const checked = (finding: CheckFinding, day: string, rectifyBy: string | null = null): CaseEvent => ({
  type: 'promise-checked',
  finding,
  report: check.report,
  sealed: commitment,
  signed: true,
  rectifyBy: rectifyBy === null ? null : due(rectifyBy),
  day,
})
const toRectify = checked('to-rectify', '2026-03-16', '2026-03-30')

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
      .when({ ...check, finding: 'not-rectified', heard: true })
      .refused('commitment.rectify-first')
    on('2026-03-30')
      .given(...licensed, toRectify)
      .when({ ...check, finding: 'not-rectified', heard: true })
      .refused('commitment.rectification-runs')
    on('2026-03-31')
      .given(...licensed, toRectify)
      .when({ ...check, finding: 'not-rectified', heard: true })
      .then(checked('not-rectified', '2026-03-31'))
  })
  test('nobody loses a licence unheard', () => {
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'false' })
      .refused('commitment.unheard')
    on('2026-03-16')
      .given(...licensed)
      .when({ ...check, finding: 'false', heard: true })
      .then(checked('false', '2026-03-16'))
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
      .refused('window.nobody-here')
    on('2026-03-17')
      .given(...licensed, toRectify)
      .when(takeBack)
      .refused('commitment.checked-already')
  })
  test('whoever promised falsely may promise again when the office confirms that it was put right, for a reason and once', () => {
    const repair = { type: 'repair-promise' as const, reason: '已补做卫生检测并合格，九月十日现场复核属实，准予修复。' }
    const found = [...licensed, checked('false', '2026-03-16')]
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
