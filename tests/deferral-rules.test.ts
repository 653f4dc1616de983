import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'

const text = '本人承诺在规定的期限内补齐下列材料，逾期愿意承担相应的后果。'
const withDeferral = (change: Partial<NonNullable<Item['deferral']>> = {}): Item => ({
  ...publicVenueHygiene,
  materials: publicVenueHygiene.materials.map((one) => ({
    ...one,
    importance: one.key === 'rulesOfHygiene' ? 'minor' : 'main',
  })),
  deferral: {
    days: 5,
    decide: 'may-issue',
    consequence: 'suspend-credential',
    notice: { version: '2', text },
    promise: { version: '3', text },
    basis: '演示设定',
    ...change,
  },
})
const item = withDeferral()
const calendar = { ...china, region: 'lyg' }
const of = (used: Item) => (day: string) =>
  specification(caseDecider, { item: used, calendar, day: parseDay(day), newRef: () => ref })
const on = of(item)
const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string) => ({ day, provisional: false, calendar: calendar.revision })
const commitment = `c1:${'0'.repeat(64)}`

const file = (material: string) => ({
  material,
  file: '00000000-0000-4000-8000-000000000009',
  way: 'upload' as const,
  content: commitment,
  mediaType: 'application/pdf',
  bytes: 10,
})
const facts = {
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'person' as const,
  plain: {},
  sealed: commitment,
  materials: ['identityProof', 'layout', 'testReport'].map(file),
  deliverBy: 'electronic' as const,
  draw: { pledge: '0'.repeat(64), contribution: '' },
  recipient: null,
}
const promised = { materials: ['rulesOfHygiene'], notice: '2', promise: '3', signed: commitment }
const submitted: CaseEvent = {
  type: 'submitted',
  ...facts,
  deferral: promised,
  about: null,
  item: item.code,
  revision: 1,
  intakeOffice: item.intakeOffice,
  day: '2026-03-02',
  intakeDue: due('2026-03-09'),
  answerBy: '2026-03-04',
}
const lines = linesToCheck(item, {}, facts.materials, promised.materials)
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-03-03',
  recordedDay: '2026-03-03',
  statutoryDue: due('2026-03-31'),
  promisedDue: due('2026-03-17'),
  internalDue: due('2026-03-10'),
  checked: lines,
  deferral: {
    materials: ['rulesOfHygiene'],
    limitDays: 5,
    due: due('2026-03-10'),
    consequence: 'suspend-credential',
    since: '2026-03-03',
  },
}
const opened = (task: string, day: string): CaseEvent => ({
  type: 'task-opened',
  task,
  ref,
  due: due('2026-03-11'),
  day,
})
const inReview: CaseEvent[] = [submitted, accepted, opened('hygiene', '2026-03-03')]
const reviewed: CaseEvent[] = [
  ...inReview,
  {
    type: 'opinion-given',
    task: 'hygiene',
    code: 'A',
    verdict: 'pass',
    scores: [],
    total: 100,
    reasons: '',
    day: '2026-03-05',
  },
  opened('decide', '2026-03-05'),
  {
    type: 'assignee-drawn',
    task: 'decide',
    ref,
    code: 'B',
    label: '决定人',
    person: commitment,
    draw: {
      algorithm: 'a',
      purpose: 'p',
      roll: [{ candidate: 'a', weight: 1 }],
      rollHash: 'h',
      seed: 's',
      seedProof: 'x',
      chosen: 'a',
      degenerate: true,
    },
  },
]
const supplied: CaseEvent = { type: 'deferred-supplied', materials: [file('rulesOfHygiene')], day: '2026-03-06' }
const complete: CaseEvent = {
  type: 'deferred-checked',
  found: [{ material: 'rulesOfHygiene', inOrder: true, remark: null }],
  complete: true,
  day: '2026-03-09',
}
const defaulted: CaseEvent = { type: 'deferral-defaulted', missing: ['rulesOfHygiene'], day: '2026-03-11' }
const decide = { type: 'decide', task: 'decide', outcome: 'granted', reasons: '', basis: '《条例》第四条' } as const

suite('容缺受理', () => {
  const submit = { type: 'submit', ...facts, deferral: { ...promised, unkept: false } } as const

  test('a minor material comes later, against a promise', () => on('2026-03-02').given().when(submit).then(submitted))

  test('a main material cannot come later', () =>
    on('2026-03-02')
      .given()
      .when({ ...submit, deferral: { ...promised, materials: ['layout'], unkept: false } })
      .refused('deferral.main-material'))

  test('an item that does not offer it takes no promise', () =>
    of({ ...item, deferral: undefined })('2026-03-02')
      .given()
      .when(submit)
      .refused('deferral.not-offered'))

  test('whoever broke such a promise makes no other', () =>
    on('2026-03-02')
      .given()
      .when({ ...submit, deferral: { ...promised, unkept: true } })
      .refused('deferral.barred'))

  test('the texts that were read are those of today', () =>
    on('2026-03-02')
      .given()
      .when({ ...submit, deferral: { ...promised, promise: '2', unkept: false } })
      .refused('deferral.texts-changed'))

  test('what was promised is no defect: with the main materials in order it must be accepted', () => {
    on('2026-03-03')
      .given(submitted)
      .when({
        type: 'notify-deficiency',
        defects: [{ about: 'material', key: 'rulesOfHygiene', reason: 'missing', remark: '请补交管理制度' }],
      })
      .refused('deferral.no-defect')
    on('2026-03-03')
      .given(submitted)
      .when({ type: 'accept', checked: lines, applies: lines })
      .then(accepted, opened('hygiene', '2026-03-03'))
  })
})

suite('容缺后补', () => {
  test('what was promised is supplied while the review runs', () =>
    on('2026-03-06')
      .given(...inReview)
      .when({ type: 'supply-deferred', materials: [file('rulesOfHygiene')] })
      .then(supplied))

  test('nothing else is taken, and nothing is not supplied', () => {
    on('2026-03-06')
      .given(...inReview)
      .when({ type: 'supply-deferred', materials: [file('layout')] })
      .refused('deferral.not-promised')
    on('2026-03-06')
      .given(...inReview)
      .when({ type: 'supply-deferred', materials: [] })
      .refused('deferral.nothing-brought')
  })

  test('before the acceptance, while it is looked at, and once it is complete there is nothing to supply', () => {
    const supply = { type: 'supply-deferred' as const, materials: [file('rulesOfHygiene')] }
    on('2026-03-03').given(submitted).when(supply).refused('deferral.nothing-due')
    on('2026-03-06')
      .given(...inReview, supplied)
      .when(supply)
      .refused('deferral.nothing-due')
    on('2026-03-09')
      .given(...inReview, supplied, complete)
      .when(supply)
      .refused('deferral.nothing-due')
  })

  test('the office checks each and confirms', () => {
    on('2026-03-09')
      .given(...inReview, supplied)
      .when({ type: 'check-deferred', found: complete.found })
      .then(complete)
    on('2026-03-09')
      .given(...inReview, supplied)
      .when({ type: 'check-deferred', found: [] })
      .refused('deferral.check-each')
    on('2026-03-09')
      .given(...inReview)
      .when({ type: 'check-deferred', found: complete.found })
      .refused('deferral.nothing-supplied')
  })

  test('what does not do goes back with how to mend it, and may be supplied again', () => {
    const back = { material: 'rulesOfHygiene', inOrder: false, remark: '缺少消毒制度一章' }
    const returned: CaseEvent = { type: 'deferred-checked', found: [back], complete: false, day: '2026-03-09' }
    on('2026-03-09')
      .given(...inReview, supplied)
      .when({ type: 'check-deferred', found: [back] })
      .then(returned)
    on('2026-03-09')
      .given(...inReview, supplied)
      .when({ type: 'check-deferred', found: [{ ...back, remark: null }] })
      .refused('deferral.return-needs-remark')
    on('2026-03-10')
      .given(...inReview, supplied, returned)
      .when({ type: 'supply-deferred', materials: [file('rulesOfHygiene')] })
      .then({ ...supplied, day: '2026-03-10' })
  })
})

suite('容缺通过', () => {
  const granted: CaseEvent = {
    type: 'decided',
    task: 'decide',
    code: 'B',
    outcome: 'granted',
    reasons: '',
    basis: '《条例》第四条',
    deferred: ['rulesOfHygiene'],
    deliverDue: due('2026-03-20'),
    day: '2026-03-06',
  }

  test('it is granted while something is outstanding, and says so', () =>
    on('2026-03-06')
      .given(...reviewed)
      .when(decide)
      .then(granted))

  test('supplied and confirmed it is granted like any other', () => {
    const { deferred: _none, ...plain } = { ...granted, deliverDue: due('2026-03-23'), day: '2026-03-09' }
    on('2026-03-09')
      .given(...reviewed, supplied, complete)
      .when(decide)
      .then(plain)
  })

  test('an item that waits is not decided in favour before all is in', () =>
    of(withDeferral({ decide: 'wait', consequence: 'end-case' }))('2026-03-06')
      .given(...reviewed)
      .when(decide)
      .refused('deferral.decision-waits'))

  test('the licence is out: what is outstanding may still be supplied', () =>
    on('2026-03-09')
      .given(...reviewed, granted)
      .when({ type: 'supply-deferred', materials: [file('rulesOfHygiene')] })
      .then({ ...supplied, day: '2026-03-09' }))
})

suite('容缺逾期', () => {
  test('the default is noted once', () => {
    on('2026-03-11')
      .given(...inReview)
      .when({ type: 'note-default' })
      .then(defaulted)
    on('2026-03-12')
      .given(...inReview, defaulted)
      .when({ type: 'note-default' })
      .then()
    on('2026-03-11')
      .given(...inReview, supplied, complete)
      .when({ type: 'note-default' })
      .then()
  })

  test('nothing is granted on it until all is in', () =>
    on('2026-03-11')
      .given(...reviewed, defaulted)
      .when(decide)
      .refused('deferral.defaulted'))

  test('the office ends an undecided case, with reasons, and never before the default', () => {
    const reason = '经催告，容缺承诺的卫生管理制度逾期仍未补交。'
    on('2026-03-12')
      .given(...inReview, defaulted)
      .when({ type: 'end-for-default', reason })
      .then({ type: 'ended-for-default', reason, basis: '演示设定', day: '2026-03-12' })
    on('2026-03-12')
      .given(...inReview, defaulted)
      .when({ type: 'end-for-default', reason: '逾期' })
      .refused('deferral.ending-needs-reason')
    on('2026-03-09')
      .given(...inReview)
      .when({ type: 'end-for-default', reason })
      .refused('deferral.not-defaulted')
    on('2026-03-12')
      .given(...inReview, defaulted, { ...supplied, day: '2026-03-12' })
      .when({ type: 'end-for-default', reason })
      .refused('deferral.not-defaulted')
  })
})
