import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { InspectionFinding } from '#contracts/supervision-events.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { endOfDay } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { foodBusiness } from '#seed/items/food-business.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { officeDue } from '#server/modules/cases/late/office-due.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { drawHolds } from '#server/modules/cases/review/draw-check.ts'
import { countedOf } from '#server/modules/cases/clocks/clock-views.ts'
import { officeAnew, officeWaits, withMovedOffice } from '#server/modules/cases/late/office-waits.ts'
import { waitsForClosure } from '#server/modules/cases/supervision/supervision-state.ts'
import { supervisionEntries, supervisionView } from '#server/modules/cases/supervision/supervision-view.ts'
import { drawShare } from '#server/modules/cases/supervision/share-draw.ts'
import { begins, endings, openings } from '#server/modules/obligations/turns.ts'
import { testKeys } from '#tests/harness/test-keys.ts'

const env = (day: string, item = foodBusiness): CaseEnv => ({
  item,
  calendar: china,
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000001',
})
const on = (day: string) => specification(caseDecider, env(day))

const sealed = `c1:${'0'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const submitted: CaseEvent = {
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: sealed,
  applicantKind: 'enterprise',
  plain: {},
  sealed,
  materials: [],
  deliverBy: 'electronic',
  draw: { pledge: '0'.repeat(64), contribution: '' },
  recipient: null,
  about: null,
  answerBy: '2026-03-04',
  item: 'food-business',
  revision: 1,
  intakeOffice: 'zhengwu',
  day: '2026-03-02',
  intakeDue: due('2026-03-09'),
}
const decided: CaseEvent = {
  type: 'decided',
  task: 'decide',
  code: 'ABCD-2345',
  outcome: 'granted',
  reasons: '',
  basis: '《中华人民共和国行政许可法》第三十八条第一款',
  made: 'person',
  noPlace: false,
  deferred: [],
  day: '2026-03-02',
}
const licence = {
  credential: '00000000-0000-4000-8000-000000000002',
  identifier: '1.2.156.3005.2.11320700MB9T00142C001.X',
  serial: 'X',
  validFrom: '2026-03-02',
  validUntil: '2031-03-01',
}
const noted: CaseEvent = { type: 'credential-noted', ...licence, day: '2026-03-02' }
const begun: CaseEvent = { type: 'supervision-begun', office: 'shichang', drawAfter: '2026-06-02', day: '2026-03-02' }
const licensed = [submitted, decided, noted, begun]

const inForce = { status: 'valid' as const, validUntil: '2031-03-01' }
const rule = { ...foodBusiness.supervision!, revision: 1 }
const drawOf = (chosen: 'check' | 'spare') => ({ chosen }) as DrawRecord
const clock = (
  chosen: 'check' | 'spare',
  register: { status: 'valid' | 'suspended' | 'revoked' | 'cancelled'; validUntil: string | null } | null = inForce,
) => ({ type: 'supervision-clock-ran-out', licence: register, rule, draw: drawOf(chosen) }) as const
const drawn: Extract<CaseEvent, { type: 'inspection-drawn' }> = {
  type: 'inspection-drawn',
  percent: 10,
  draw: drawOf('check'),
  inspection: { inspection: 'inspection1', office: 'shichang', due: due('2026-07-02'), revision: 1 },
  drawAfter: '2026-09-02',
  day: '2026-06-03',
}
const officer = { person: sealed, draw: drawOf('check') }
const officers: CaseEvent = {
  type: 'inspectors-drawn',
  inspection: 'inspection1',
  officers: [officer, officer],
  day: '2026-06-03',
}
const reason = '有人反映后厨存放超过保质期的食品，并有照片可以核对。'
const points = (met: boolean) =>
  foodBusiness.supervision!.points.map(({ key }) => ({ point: key, met, seen: '已现场查看' }))
const record = {
  type: 'record-inspection' as const,
  inspection: 'inspection1',
  asked: foodBusiness.supervision!.points.map(({ key }) => key),
  drawn: true,
  finding: 'clear' as InspectionFinding,
  points: points(true),
  report: '现场查看了后厨和库房，进货票据齐全，未发现问题。',
  officers: 2,
  sealed,
  rectifyDays: null,
  signed: true,
}
const inspected = (finding: InspectionFinding, day: string, rectifyBy: string | null = null, place = 1): CaseEvent => ({
  type: 'inspected',
  inspection: 'inspection1',
  place,
  finding,
  points: points(finding === 'clear'),
  report: record.report,
  sealed,
  rectifyBy: rectifyBy === null ? null : due(rectifyBy),
  ...(finding === 'handed-over' ? { handleBy: officeDue('hand-over', env(day), day) } : {}),
  revision: 1,
  day,
})

suite('许可后监督检查', () => {
  test('第六十一条: a licence that was granted without a promise comes under the draws of its item, from its first period on', () => {
    on('2026-03-02')
      .given(submitted, decided)
      .when({ type: 'note-credential', ...licence })
      .then(noted, begun)
  })
  test('once a period is over a draw says whether it is looked at, and either way the next period runs', () => {
    on('2026-06-02')
      .given(...licensed)
      .when(clock('check'))
      .then()
    on('2026-06-03')
      .given(...licensed)
      .when(clock('check'))
      .then(drawn)
    on('2026-06-03')
      .given(...licensed)
      .when(clock('spare'))
      .then({ ...drawn, draw: drawOf('spare'), inspection: null })
  })
  test('a licence that was revoked, cancelled or has run out is drawn no more, and one that is suspended not now', () => {
    const ends = [
      [{ status: 'revoked', validUntil: null }, 'revoked'],
      [{ status: 'cancelled', validUntil: null }, 'cancelled'],
      [{ status: 'valid', validUntil: '2026-06-02' }, 'expired'],
      [null, 'cancelled'],
    ] as const
    for (const [register, why] of ends)
      on('2026-06-03')
        .given(...licensed)
        .when(clock('check', register))
        .then({ type: 'supervision-ended', why, dropped: null, day: '2026-06-03' })
    on('2026-06-03')
      .given(...licensed)
      .when(clock('check', { status: 'suspended', validUntil: null }))
      .then({ type: 'inspection-passed-over', why: 'suspended', drawAfter: '2026-09-02', day: '2026-06-03' })
    on('2026-09-03')
      .given(...licensed, { type: 'supervision-ended', why: 'revoked', day: '2026-06-03' })
      .when(clock('check'))
      .then()
  })
  const fifth = { ...rule, revision: 5 }
  const begin = { type: 'begin-supervision' as const, licence: inForce, rule: fifth }
  const broughtIn: CaseEvent = {
    type: 'supervision-begun',
    office: 'shichang',
    drawAfter: '2027-09-02',
    revision: 5,
    day: '2027-06-10',
  }
  const before = [submitted, decided, noted]
  test('a licence that was granted before its item declared it comes under the draws with the period of its own that runs', () => {
    on('2027-06-10')
      .given(...before)
      .when(begin)
      .then(broughtIn)
    on('2027-06-10')
      .given(...before)
      .when({ ...begin, rule: { ...fifth, every: { percent: 10, per: 'year' } } })
      .then({ ...broughtIn, drawAfter: '2028-03-02' })
    for (const under of [licensed, [...before, broughtIn], [submitted, decided]])
      on('2027-06-10')
        .given(...under)
        .when(begin)
        .then()
    on('2032-06-10')
      .given(...before)
      .when(begin)
      .then(
        { ...broughtIn, drawAfter: '2032-09-02', day: '2032-06-10' },
        { type: 'supervision-ended', why: 'expired', dropped: null, day: '2032-06-10' },
      )
  })
  test('it is drawn and looked at as the newest revision of its item has it, and a look goes on by the one that it was begun with', () => {
    const inspection = {
      inspection: 'inspection1',
      office: 'weijian',
      due: { day: '2027-10-01', provisional: true, calendar: china.revision },
      revision: 5,
    }
    const another = { ...fifth, office: 'weijian' as never, every: { percent: 30, per: 'year' as const } }
    const looked: CaseEvent = {
      type: 'inspection-drawn',
      percent: 30,
      draw: drawOf('check'),
      inspection,
      drawAfter: '2028-09-02',
      day: '2027-09-03',
    }
    on('2027-09-03')
      .given(...before, broughtIn)
      .when({ ...clock('check'), rule: another })
      .then(looked)
    const sent = { ...officers, day: '2027-09-03' } as CaseEvent
    on('2027-09-06')
      .given(...before, broughtIn, looked, sent)
      .when({ ...record, asked: ['fifth'] })
      .refused('inspection.check-each')
    on('2027-09-06')
      .given(...before, broughtIn, looked, sent)
      .when({ ...record, asked: ['fifth'], points: [{ point: 'fifth', met: true, seen: '已现场查看' }] })
      .then({
        ...inspected('clear', '2027-09-06'),
        points: [{ point: 'fifth', met: true, seen: '已现场查看' }],
        revision: 5,
      } as CaseEvent)
  })
  test('an item that declares it no more has nothing drawn, what is under way goes on, and declared anew it begins anew', () => {
    const ended: CaseEvent = { type: 'supervision-ended', why: 'undeclared', dropped: null, day: '2026-09-03' }
    const undeclared = { ...clock('check'), rule: null, draw: null }
    on('2026-06-03')
      .given(...licensed)
      .when(undeclared)
      .then({ ...ended, day: '2026-06-03' })
    on('2026-09-04')
      .given(...going, { ...ended, day: '2026-06-04' })
      .when(record)
      .then(inspected('clear', '2026-09-04'))
    const anew = fold(caseDecider, [...going, ended, { ...broughtIn, day: '2026-09-10' }])
    assert.deepEqual([anew.supervision!.ended, anew.supervision!.inspections.length], [null, 1])
    on('2026-09-10')
      .given(...licensed, ended)
      .when(begin)
      .then({ ...broughtIn, drawAfter: '2026-12-02', day: '2026-09-10' })
  })
  test('what is looked at already is neither drawn nor ordered again', () => {
    on('2026-09-03')
      .given(...licensed, drawn)
      .when(clock('check'))
      .then({ type: 'inspection-passed-over', why: 'checked-already', drawAfter: '2026-12-02', day: '2026-09-03' })
    on('2026-09-03')
      .given(...licensed, drawn)
      .when({ type: 'order-inspection', reason, rule, licence: inForce })
      .refused('inspection.under-way')
  })
  test('for cause it is looked at at any time, with the reason, as long as it is in force', () => {
    on('2026-04-01')
      .given(...licensed)
      .when({ type: 'order-inspection', reason, rule, licence: inForce })
      .then({
        type: 'inspection-ordered',
        inspection: 'inspection1',
        reason,
        office: 'shichang',
        due: due('2026-04-30'),
        revision: 1,
        day: '2026-04-01',
      })
    on('2026-04-01')
      .given(...licensed)
      .when({ type: 'order-inspection', reason: '有人举报', rule, licence: inForce })
      .refused('inspection.order-needs-reason')
    on('2026-04-01')
      .given(...licensed)
      .when({ type: 'order-inspection', reason, rule, licence: { status: 'revoked', validUntil: null } })
      .refused('inspection.not-supervised')
    on('2026-04-01')
      .given(submitted, decided)
      .when({ type: 'order-inspection', reason, rule, licence: inForce })
      .refused('inspection.not-supervised')
  })
  const projected = (...events: CaseEvent[]) => {
    const place = { region: 'lyg', stream: '00000000-0000-4000-8000-000000000009', version: 9 }
    const entries = [{ id: place.stream, region: 'lyg', recordedAt: '2026-06-03T01:00:00.000Z' }]
    return caseStream.project(place, fold(caseDecider, events), events.slice(-1), entries as never)
  }
  const purposed = (chosen: 'check' | 'spare', purpose: string) => ({ ...drawOf(chosen), purpose })
  const drawsTold = (...events: CaseEvent[]) =>
    projected(...events).flatMap((row) =>
      row.table.name === 'cases.draws' && 'upsert' in row ? row.upsert.map(({ id }) => id) : [],
    )
  const secretly = { ...drawn, draw: purposed('check', 'share') } as CaseEvent
  const sent = {
    ...officers,
    officers: ['one', 'other'].map((purpose) => ({ ...officer, draw: purposed('spare', purpose) })),
  } as CaseEvent
  const spared = { ...drawn, draw: purposed('spare', 'share'), inspection: null } as CaseEvent
  test('nobody learns that somebody will come: draws are public with the first record, and those that chose nobody with the next period', () => {
    assert.deepEqual(drawsTold(...licensed, secretly), [])
    assert.deepEqual(drawsTold(...licensed, secretly, sent), [])
    assert.deepEqual(drawsTold(...licensed, secretly, sent, inspected('clear', '2026-06-10')), [
      'share',
      'one',
      'other',
    ])
    assert.deepEqual(drawsTold(...licensed, spared), [], 'else a draw that is missing tells')
    const later = { ...drawn, draw: purposed('check', 'next'), drawAfter: '2026-12-02', day: '2026-09-03' } as CaseEvent
    assert.deepEqual(drawsTold(...licensed, spared, later), ['share'])
    const over: CaseEvent = { type: 'supervision-ended', why: 'revoked', day: '2026-09-03' }
    assert.deepEqual(drawsTold(...licensed, spared, over), ['share'])
  })
  test('the holder and who serves at a window read of an inspection from its first record on', () => {
    const ordered: CaseEvent = { ...drawn.inspection!, type: 'inspection-ordered', reason, day: '2026-06-03' }
    for (const begin of [drawn, ordered]) {
      const before: CaseState = fold(caseDecider, [...licensed, begin, officers])
      const after: CaseState = fold(caseDecider, [...licensed, begin, officers, inspected('clear', '2026-06-10')])
      const told = (state: CaseState, role: 'applicant' | 'clerk' | 'acceptor' | 'inspector') => {
        const view = supervisionView(state, rule, { role, person: 'p' }, new Map())!
        return [view.inspections.length, view.draws.length, supervisionEntries(state, role).length]
      }
      const draws = begin === drawn ? 1 : 0
      for (const role of ['applicant', 'clerk', 'acceptor'] as const) {
        assert.deepEqual(told(before, role), [0, 0, 0], role)
        assert.deepEqual(told(after, role), [1, draws, 2], role)
      }
      assert.deepEqual(told(before, 'inspector'), [1, draws, 2])
    }
  })
  test('of whose data are destroyed nobody is drawn any more, though the draw was asked for before', () => {
    const erased = [
      {
        type: 'erasure-proposed',
        erasure: 'e1',
        ground: 'ordered-by-law',
        document: '1',
        due: due('2026-06-20'),
        day: '2026-06-04',
      },
      { type: 'erased', erasure: 'e1', ground: 'ordered-by-law', day: '2026-06-05' },
    ] as unknown as CaseEvent[]
    on('2026-06-06')
      .given(...licensed, drawn, ...erased)
      .when({ type: 'draw-inspectors', inspection: 'inspection1', officers: [], instead: null })
      .then()
  })
  test('instead of one who is away or has left another is drawn, and the page says why to who inspects', () => {
    const draw = {
      type: 'draw-inspectors' as const,
      inspection: 'inspection1',
      officers: [officer],
      instead: 'left' as const,
    }
    on('2026-06-10')
      .given(...licensed, drawn)
      .when(draw)
      .then()
    const again: CaseEvent = { ...officers, officers: [officer], instead: 'left', day: '2026-06-10' }
    on('2026-06-10')
      .given(...going)
      .when(draw)
      .then(again)
    on('2026-06-11')
      .given(...going, again, inspected('clear', '2026-06-10'))
      .when(draw)
      .then()
    const state = fold(caseDecider, [...going, again])
    assert.equal(state.supervision!.held.length, 4, 'told with the first record, as all draws')
    const said = (role: 'inspector' | 'applicant') =>
      supervisionView(state, rule, { role, person: 'p' }, new Map())!.inspections.flatMap((one) => one.redrawn)
    assert.deepEqual(said('inspector'), [{ text: '检查人员离职或者调离，已重新随机抽取', day: '2026-06-10' }])
    assert.deepEqual(said('applicant'), [])
  })
  test('two are drawn, once', () => {
    const draw = {
      type: 'draw-inspectors' as const,
      inspection: 'inspection1',
      officers: [officer, officer],
      instead: null,
    }
    on('2026-06-03')
      .given(...licensed, drawn)
      .when(draw)
      .then(officers)
    on('2026-06-03')
      .given(...licensed, drawn, officers)
      .when(draw)
      .then()
  })

  const going = [...licensed, drawn, officers]
  const delivered = { type: 'delivered', way: 'electronic', recipient: null, day: '2026-03-03' } as unknown as CaseEvent
  test('nobody records it but whoever was drawn, and not before they were', () => {
    on('2026-06-10')
      .given(...going)
      .when({ ...record, drawn: false })
      .refused('inspection.not-drawn')
    on('2026-06-10')
      .given(...licensed, drawn)
      .when(record)
      .refused('inspection.not-waiting')
  })
  test('第六十一条: a record answers each published point, says what was found and is signed by both who went', () => {
    on('2026-06-10')
      .given(...going)
      .when({ ...record, officers: 1 })
      .refused('inspection.two-officers')
    on('2026-06-10')
      .given(...going)
      .when({ ...record, points: points(true).slice(1) })
      .refused('inspection.check-each')
    on('2026-06-10')
      .given(...going)
      .when({ ...record, report: '正常' })
      .refused('inspection.needs-report')
    on('2026-06-10')
      .given(...going)
      .when({ ...record, signed: false })
      .refused('inspection.record-unsigned')
    on('2026-06-10')
      .given(...going)
      .when({ ...record, points: points(false) })
      .refused('inspection.finding-differs')
    on('2026-06-10')
      .given(...going)
      .when(record)
      .then(inspected('clear', '2026-06-10'))
    on('2026-06-11')
      .given(...going, inspected('clear', '2026-06-10'))
      .when(record)
      .refused('inspection.not-waiting')
  })
  test('what is to be put right has its days, is looked at again once, and goes to the office that granted only after them', () => {
    const bad = { ...record, points: points(false) }
    const order = { ...bad, finding: 'to-rectify' as const }
    on('2026-06-10')
      .given(...going)
      .when(order)
      .refused('inspection.needs-rectify-days')
    const toRectify = inspected('to-rectify', '2026-06-10', '2026-06-25')
    on('2026-06-10')
      .given(...going)
      .when({ ...order, rectifyDays: 10 })
      .then(toRectify)
    on('2026-06-25')
      .given(...going, toRectify)
      .when({ ...order, rectifyDays: 10 })
      .refused('inspection.rectified-once')
    const handOver = { ...bad, finding: 'handed-over' as const }
    on('2026-06-25')
      .given(...going, toRectify)
      .when(handOver)
      .refused('inspection.rectification-runs')
    on('2026-06-26')
      .given(...going, toRectify)
      .when(handOver)
      .then(inspected('handed-over', '2026-06-26', null, 2))
    on('2026-06-20')
      .given(...going, toRectify)
      .when(record)
      .then(inspected('clear', '2026-06-20', null, 2))
  })
  test('what was handed over lies on the desk of the office that took the case in until it opens the proceeding', () => {
    const boxed = (events: readonly CaseEvent[]) => {
      const place = { region: 'lyg', stream: '00000000-0000-4000-8000-000000000009', version: 9 }
      const entries = events.map(() => ({ id: place.stream, region: 'lyg', recordedAt: '2026-06-10T01:00:00.000Z' }))
      const rows = caseStream.project(
        place,
        fold(caseDecider, [...going, delivered, ...events]),
        events,
        entries as never,
      )
      return rows.flatMap((row) => (row.table.name === 'cases.boxes' && 'upsert' in row ? row.upsert : []))
    }
    const at = (rows: ReturnType<typeof boxed>) => rows.find(({ subject }) => subject === 'intake@zhengwu')?.['box']
    assert.equal(at(boxed([inspected('handed-over', '2026-06-10')])), 'running')
    assert.notEqual(at(boxed([inspected('clear', '2026-06-10')])), 'running')
  })
  const settle = {
    type: 'settle-hand-over' as const,
    reason: '已由执法机构立案处理，依法作出警告的处罚决定，证照继续有效。',
  }
  const handed = [...going, inspected('handed-over', '2026-06-10')]
  test('what was handed over and is no ground to end the licence is settled by the desk with its reason, and waits no longer', () => {
    const settled: CaseEvent = { type: 'hand-over-settled', reason: settle.reason, day: '2026-06-12' }
    on('2026-06-12')
      .given(...handed)
      .when(settle)
      .then(settled)
    on('2026-06-12')
      .given(...handed)
      .when({ ...settle, reason: '已处理' })
      .refused('inspection.settle-needs-reason')
    for (const before of [going, [...handed, settled]])
      on('2026-06-12')
        .given(...before)
        .when(settle)
        .refused('inspection.nothing-handed-over')
    assert.equal(waitsForClosure(fold(caseDecider, handed)), true)
    assert.equal(waitsForClosure(fold(caseDecider, [...handed, settled])), false)
  })
  test('what was handed over has a last day: the office is reminded, and past it the supervision follows until it is taken up', () => {
    const last = '2026-06-25'
    const given = [...going, delivered, inspected('handed-over', '2026-06-10')]
    const overdueOn = (events: readonly CaseEvent[], day: string) =>
      caseDecider.decide({ type: 'office-clock-ran-out' }, fold(caseDecider, events), env(day))
    const overdue: CaseEvent = {
      type: 'office-overdue',
      limit: 'hand-over:inspection1',
      due: due(last),
      day: '2026-06-26',
    }
    assert.deepEqual(countedOf(fold(caseDecider, given)).office, [{ what: 'hand-over', day: last }])
    assert.deepEqual(overdueOn(given, last), [])
    assert.deepEqual(overdueOn(given, '2026-06-26'), [overdue])
    const reminded = caseDecider.decide({ type: 'remind-clock-ran-out' }, fold(caseDecider, given), env('2026-06-24'))
    assert.ok(
      reminded.some((one) => one.type === 'reminded' && one.limits.some(({ limit }) => limit === overdue.limit)),
      JSON.stringify(reminded),
    )
    const late = [...given, overdue]
    assert.equal(fold(caseDecider, late).officeOverdue[overdue.limit]?.closed, null)
    const settled: CaseEvent = { type: 'hand-over-settled', reason: settle.reason, day: '2026-06-29' }
    assert.deepEqual(fold(caseDecider, [...late, settled]).officeOverdue[overdue.limit]?.closed, {
      day: '2026-06-29',
      done: true,
    })
    // The list of the office is in the order of the last days, and a holiday moves them.
    const place = { region: 'lyg', stream: '00000000-0000-4000-8000-000000000009', version: 9 }
    const boxed = caseStream
      .project(
        place,
        fold(caseDecider, given),
        given,
        given.map(() => ({ id: place.stream, region: 'lyg', recordedAt: '2026-06-10T01:00:00.000Z' })) as never,
      )
      .flatMap((row) => (row.table.name === 'cases.boxes' && 'upsert' in row ? row.upsert : []))
    assert.equal(boxed.find(({ subject }) => subject === 'intake@zhengwu')?.['due_day'], last)
    const moved = withMovedOffice(fold(caseDecider, given), () => due('2026-06-30'))
    assert.equal(moved.supervision?.takeUp?.by.day, '2026-06-30')
  })
  test('a proceeding that is under way when an inspection is handed over is waited for, and does not answer it where the licence is kept', () => {
    const opened = {
      type: 'closure-opened',
      closure: 'closure1',
      way: 'revoke',
      ground: 'other',
      facts: '许可时提交的材料与事实不符。',
      stateBy: due('2026-06-20'),
      day: '2026-06-08',
    } as unknown as CaseEvent
    const kept = {
      type: 'closure-decided',
      closure: 'closure1',
      outcome: 'kept',
      kept: 'unfounded',
      reasons: '经核实，许可时提交的材料属实。',
      basis: '《中华人民共和国行政许可法》第六十九条',
      day: '2026-06-15',
    } as unknown as CaseEvent
    const underWay = [...going, opened]
    on('2026-06-10')
      .given(...underWay)
      .when({ ...record, finding: 'handed-over', points: points(false) })
      .then(inspected('handed-over', '2026-06-10'))
    const both = [...underWay, inspected('handed-over', '2026-06-10')]
    on('2026-06-12')
      .given(...both)
      .when(settle)
      .refused('inspection.nothing-handed-over')
    on('2026-06-16')
      .given(...both, kept)
      .when(settle)
      .then({ type: 'hand-over-settled', reason: settle.reason, day: '2026-06-16' })
    const next = { ...opened, closure: 'closure2', day: '2026-06-16' } as CaseEvent
    const ended = { ...kept, outcome: 'ended', kept: null } as CaseEvent
    assert.equal(waitsForClosure(fold(caseDecider, [...both, ended])), false, 'what has ended is looked into no more')
    assert.equal(waitsForClosure(fold(caseDecider, [...both, kept, next])), false, 'a proceeding of its own answers it')
    on('2026-06-16')
      .given(...both, kept)
      .when(clock('check'))
      .then()
  })
  test('what waited for the end of a proceeding has its days from that end on, in the calendar of that day', () => {
    const opened = {
      type: 'closure-opened',
      closure: 'closure1',
      way: 'revocation',
      ground: 'beyond-powers',
      facts: '许可时提交的材料与事实不符，正在核实。',
      stateBy: due('2026-06-15'),
      putForwardBy: due('2026-06-23'),
      day: '2026-06-08',
    } as CaseEvent
    const ref = '00000000-0000-4000-8000-000000000001'
    const forwarded: CaseEvent[] = [
      { type: 'closure-put-forward', closure: 'closure1', summary: null, interest: null, day: '2026-06-22' },
      { type: 'task-opened', task: 'closure1', ref, due: due('2026-07-22'), day: '2026-06-22' },
      {
        type: 'assignee-drawn',
        task: 'closure1',
        ref,
        code: 'ABCD-2345',
        label: '决定人',
        person: sealed,
        draw: drawOf('check'),
      },
    ]
    const underWay = [...going, delivered, opened, inspected('handed-over', '2026-06-10'), ...forwarded]
    const decide = (outcome: 'ended' | 'kept') => ({
      type: 'decide-closure' as const,
      task: 'closure1',
      outcome,
      kept: outcome === 'kept' ? ('reliance' as const) : null,
      reasons: '情形成立，被许可人没有过错，应当保护其信赖利益。',
    })
    const endedBy = (outcome: 'ended' | 'kept', given: readonly CaseEvent[]) => {
      const events = caseDecider.decide(decide(outcome), fold(caseDecider, given), env('2026-07-10'))
      const [decided] = events
      assert.ok(decided?.type === 'closure-decided')
      return { handleBy: decided.handleBy, events: [...given, ...events] }
    }
    const { handleBy, events } = endedBy('kept', underWay)
    assert.deepEqual(handleBy, due('2026-07-24'))
    const waits = (all: readonly CaseEvent[]) => officeWaits(fold(caseDecider, all))
    assert.deepEqual(waits(underWay), [])
    const wait = { limit: 'hand-over:inspection1', what: 'hand-over', due: due('2026-07-24'), from: '2026-07-10' }
    assert.deepEqual(waits(events), [wait])
    // The clock in the database is set to that day, where none was set while the proceeding was under way.
    const place = { region: 'lyg', stream: '00000000-0000-4000-8000-000000000009', version: 9 }
    const entries = [{ id: place.stream, region: 'lyg', recordedAt: '2026-07-10T01:00:00.000Z' }]
    const rows = caseStream.project(
      place,
      fold(caseDecider, events),
      events.slice(-1),
      entries as never,
      fold(caseDecider, underWay),
    )
    const clocks = rows.flatMap((row) => (row.table.name === 'platform.deadlines' && 'upsert' in row ? row.upsert : []))
    assert.deepEqual(clocks.find(({ name }) => name === 'office')?.['due_at'], endOfDay(parseDay('2026-07-24')))
    const late = caseDecider.decide({ type: 'office-clock-ran-out' }, fold(caseDecider, events), env('2026-07-11'))
    assert.deepEqual(late, [], 'nobody is late by what another proceeding took')
    // A calendar that comes later counts from there too.
    const anew = { ...china, holidays: { ...china.holidays, '2026-07-13': '临时放假' } }
    const fresh = officeAnew(fold(caseDecider, events), { ...env('2026-07-12'), calendar: anew }, undefined)
    assert.equal(fresh[wait.limit]?.day, '2026-07-27')
    // As it was written before, it keeps its day; what ended leaves nothing to take up, and where nothing waits no day is set.
    const { handleBy: _day, ...before } = events.at(-1) as Extract<CaseEvent, { type: 'closure-decided' }>
    assert.equal(waits([...underWay, before])[0]?.due.day, '2026-06-25')
    assert.equal(endedBy('ended', underWay).handleBy, undefined)
    const alone = underWay.filter(({ type }) => type !== 'inspected')
    assert.equal(endedBy('kept', alone).handleBy, undefined)
  })
  test('with the licence ends what is looked at of it: nobody goes, nothing is owed, and nothing waits for a proceeding', () => {
    const cancelled = {
      type: 'note-licence-ended' as const,
      licence: { status: 'cancelled' as const, validUntil: null },
    }
    const ended: CaseEvent = {
      type: 'supervision-ended',
      why: 'cancelled',
      dropped: 'inspection1',
      day: '2026-06-12',
    }
    on('2026-06-12')
      .given(...going)
      .when(cancelled)
      .then(ended)
    on('2026-06-12')
      .given(...going, ended)
      .when(record)
      .refused('inspection.not-waiting')
    on('2026-06-12')
      .given(...going)
      .when({ ...cancelled, licence: inForce })
      .then()
    on('2026-06-12')
      .given(...handed)
      .when(cancelled)
      .then({ ...ended, dropped: null })
    assert.equal(waitsForClosure(fold(caseDecider, [...handed, { ...ended, dropped: null }])), false)
    assert.deepEqual(
      endings(ended).map(({ kind, of, command }) => [kind, of, command.type]),
      [
        ['inspection', 'inspection1', 'release'],
        ['rectification', 'rectification-inspection1', 'release'],
      ],
    )
    const rows = projected(...going, ended)
    assert.deepEqual(
      rows
        .flatMap((row) => (row.table.name === 'cases.checks' && 'upsert' in row ? row.upsert : []))
        .map(({ state }) => state),
      ['dropped'],
    )
  })
  test('the clock of the draws goes on with each period and ends with the licence', () => {
    const place = { region: 'lyg', stream: '00000000-0000-4000-8000-000000000009', version: 9 }
    const clockAfter = (...events: CaseEvent[]) => {
      const last = events.slice(-1)
      const entries = [{ id: place.stream, region: 'lyg', recordedAt: '2026-06-03T01:00:00.000Z' }]
      const rows = caseStream.project(place, fold(caseDecider, events), last, entries as never)
      return rows.filter(
        (row) =>
          row.table.name === 'platform.deadlines' &&
          ('upsert' in row ? row.upsert : row.remove).some(({ name }) => name === 'supervision'),
      )
    }
    const dueAt = (events: CaseEvent[]) =>
      clockAfter(...events)
        .flatMap((row) => ('upsert' in row ? row.upsert : []))
        .map((row) => row['due_at'])
    assert.deepEqual(dueAt(licensed), [endOfDay(parseDay('2026-06-02'))])
    assert.deepEqual(dueAt([...licensed, drawn]), [endOfDay(parseDay('2026-09-02'))])
    const ended: CaseEvent = { type: 'supervision-ended', why: 'expired', day: '2026-06-03' }
    assert.deepEqual(dueAt([...licensed, ended]), [])
    assert.equal(clockAfter(...licensed, ended).length, 1, 'it is taken away')
  })
  test('the draw of each period is another, can be run again, and takes about the share that was published', () => {
    const chosen = Array.from({ length: 400 }, (_, place) => {
      const stream = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
      return drawShare(testKeys, { region: 'lyg', stream, contribution: 'c', task: 'inspection', round: 20260602 }, 10)
    })
    for (const one of chosen.slice(0, 10)) assert.ok(drawHolds(one, testKeys.evidence.publicKey))
    const share = chosen.filter((one) => one.chosen === 'check').length / chosen.length
    assert.ok(share > 0.05 && share < 0.16, String(share))
    const again = drawShare(
      testKeys,
      {
        region: 'lyg',
        stream: '00000000-0000-4000-8000-000000000000',
        contribution: 'c',
        task: 'inspection',
        round: 20260902,
      },
      10,
    )
    assert.notEqual(again.purpose, chosen[0]!.purpose)
  })
  test('the office owes the inspection by its day, and the holder what is to be put right', () => {
    const known = {
      owed: { number: 'N1', item: 'food-business', revision: 1, intakeOffice: 'zhengwu', applicant: 'a' },
      item: foodBusiness,
      calendar: china,
    }
    const opening = (event: CaseEvent) => (begins(event) ? openings(event, { stream: 'case' }, known) : [])
    const [owed] = opening(drawn)
    assert.deepEqual([owed?.kind, owed?.of, owed?.command.type], ['inspection', 'inspection1', 'open'])
    assert.deepEqual(opening({ ...drawn, inspection: null }), [])
    const toRectify = inspected('to-rectify', '2026-06-10', '2026-06-25')
    const [right] = opening(toRectify)
    assert.deepEqual([right?.kind, right?.of, right?.debtor], ['rectification', 'rectification-inspection1', 'a'])
    assert.deepEqual(
      endings(toRectify).map(({ kind, command }) => [kind, command.type]),
      [['inspection', 'keep']],
    )
    assert.deepEqual(
      endings(inspected('handed-over', '2026-06-26', null, 2)).map(({ kind, command }) => [kind, command.type]),
      [
        ['inspection', 'keep'],
        ['rectification', 'enforce'],
      ],
    )
  })
  test('a promise that waits to be checked keeps the licence from being looked at twice', () => {
    const promise = { notice: '2026-3', promise: '2026-1', dispensed: ['testReport'], sealed }
    const venue: CaseEvent[] = [
      { ...submitted, item: 'public-venue-hygiene', promise },
      { type: 'promised', dispensed: ['testReport'], office: 'weijian', check: due('2026-05-06'), day: '2026-03-02' },
      decided,
      noted,
      { ...begun, office: 'weijian', drawAfter: '2027-03-02' },
    ]
    specification(caseDecider, env('2026-03-10', publicVenueHygiene))
      .given(...venue)
      .when({ type: 'order-inspection', reason, rule, licence: inForce })
      .refused('inspection.under-way')
    const said = '检测报告是伪造的，与承诺不一致。'
    const checked = { type: 'promise-checked', finding: 'false', report: said, rectifyBy: null, day: '2026-03-09' }
    const isFalse = [
      { ...checked, closure: 'closure1' },
      {
        type: 'closure-opened',
        closure: 'closure1',
        way: 'revocation',
        ground: 'fraud',
        facts: said,
        check: true,
        day: '2026-03-09',
      },
    ] as unknown as CaseEvent[]
    const found = specification(caseDecider, env('2026-03-10', publicVenueHygiene)).given(...venue, ...isFalse)
    // What was promised falsely is decided on first, and the register ends the licence where that is the decision.
    found.when({ type: 'order-inspection', reason, rule, licence: inForce }).refused('inspection.under-way')
    const passed = {
      type: 'inspection-passed-over',
      why: 'closing',
      drawAfter: '2028-03-02',
      day: '2027-03-03',
    } as const
    const draw = { ...clock('check'), rule: { ...publicVenueHygiene.supervision!, revision: 1 } }
    const nextYear = specification(caseDecider, env('2027-03-03', publicVenueHygiene))
    nextYear
      .given(...venue, ...isFalse)
      .when(draw)
      .then(passed)
    // Older findings ended the licence themselves.
    nextYear
      .given(...venue, checked as unknown as CaseEvent)
      .when(draw)
      .then(passed)
  })
})
