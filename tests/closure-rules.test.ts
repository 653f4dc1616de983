import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { ClosureGround, ClosureWay, EndProof, KeptFor } from '#contracts/closure-events.ts'
import { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'

const commitment = `c1:${'a'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const on = (day: string) =>
  specification(caseDecider, {
    item: Item.parse(publicVenueHygiene),
    calendar: china,
    day: parseDay(day),
    newRef: () => ref,
  })
const facts = '申请时提交的卫生检测报告编号在检测机构的登记中不存在，经书面核实系伪造。'
const reasons = '伪造的检测报告是准予许可的条件之一，申辩所称不知情不影响认定。'

/** A person's case whose licence was issued. */
const granted: CaseEvent[] = [
  {
    type: 'submitted',
    number: 'N1',
    hall: null,
    applicant: commitment,
    applicantKind: 'person',
    plain: {},
    sealed: commitment,
    materials: [],
    deliverBy: 'electronic',
    item: publicVenueHygiene.code,
    revision: 1,
    intakeOffice: 'weijian',
    day: '2026-01-05',
    intakeDue: due('2026-01-12'),
  },
  {
    type: 'credential-noted',
    credential: '00000000-0000-4000-8000-000000000009',
    identifier: '1.2.156.3005.2.X',
    serial: 'X',
    validFrom: '2026-01-20',
    validUntil: '2030-01-19',
    day: '2026-01-20',
  },
]
const valid = { status: 'valid' as const, validUntil: '2030-01-19' }
const open = (way: ClosureWay, ground: ClosureGround, licence: typeof valid | null | object = valid) => ({
  type: 'open-closure' as const,
  way,
  ground,
  facts,
  licence: licence as typeof valid | null,
})
const opened = (
  ground: ClosureGround = 'fraud',
  stateBy: string | null = '2026-04-27',
  way: ClosureWay = 'revocation',
): CaseEvent => ({
  type: 'closure-opened',
  closure: 'closure1',
  way,
  ground,
  facts,
  stateBy: stateBy === null ? null : due(stateBy),
  putForwardBy: due(stateBy === null ? '2026-04-27' : '2026-05-07'),
  day: '2026-04-20',
})
const stated: CaseEvent = {
  type: 'closure-stated',
  closure: 'closure1',
  sealed: commitment,
  putForwardBy: due('2026-04-29'),
  day: '2026-04-22',
}
const forwarded = (day: string, summary: string | null): CaseEvent[] => [
  { type: 'closure-put-forward', closure: 'closure1', summary, interest: null, day },
  { type: 'task-opened', task: 'closure1', ref, due: due('2026-05-22'), day },
]
const drawn: CaseEvent = {
  type: 'assignee-drawn',
  task: 'closure1',
  ref,
  code: 'ABCD-2345',
  label: '决定人',
  person: commitment,
  draw: {} as DrawRecord,
}
const summary = '被许可人称检测报告由中介提供，本人不知情，请求从轻处理。'
const put = { type: 'put-closure-forward' as const, closure: 'closure1', summary, interest: '' }
const decide = (outcome: 'ended' | 'kept', kept: KeptFor | null = null) => ({
  type: 'decide-closure' as const,
  task: 'closure1',
  outcome,
  kept,
  reasons,
})

suite('依职权撤销、撤回、注销 of a licence', () => {
  test('revocation begins with telling the holder, who has five working days to state and defend', () =>
    on('2026-04-20')
      .given(...granted)
      .when(open('revocation', 'fraud'))
      .then(opened()))

  test('on none but the grounds of the law, each for its own way', () => {
    on('2026-04-20')
      .given(...granted)
      .when(open('revocation', 'dissolved'))
      .refused('closure.other-ground')
    on('2026-04-20')
      .given(...granted)
      .when(open('cancellation', 'fraud'))
      .refused('closure.other-ground')
  })

  test('a firm does not die, a term that runs has not run out, and what ended is not ended again', () => {
    const at = on('2026-04-20').given(...granted)
    at.when(open('cancellation', 'dissolved')).refused('credential.other-holder-kind')
    at.when(open('cancellation', 'expired')).refused('credential.not-expired')
    at.when(open('cancellation', 'licence-ended')).refused('credential.not-revoked')
    at.when(open('revocation', 'fraud', { ...valid, status: 'revoked' })).refused('closure.licence-ended')
    at.when(open('cancellation', 'licence-ended', { ...valid, status: 'cancelled' })).refused('closure.licence-ended')
  })

  test('without facts nothing is begun, and nothing beside what is under way', () => {
    on('2026-04-20')
      .given(...granted)
      .when({ ...open('revocation', 'fraud'), facts: '材料有假' })
      .refused('closure.needs-facts')
    on('2026-04-21')
      .given(...granted, opened())
      .when(open('revocation', 'abuse'))
      .refused('closure.under-way')
    on('2026-04-21').given(granted[0]!).when(open('revocation', 'fraud')).refused('closure.no-licence')
  })

  test('what was never begun is neither put forward nor decided', () => {
    const at = on('2026-04-20').given(...granted)
    at.when(put).refused('closure.not-open')
    at.when(decide('ended')).refused('closure.not-open')
  })

  test('of a term that ran out nobody needs to be heard', () =>
    on('2026-04-20')
      .given(...granted)
      .when(open('cancellation', 'expired', { ...valid, validUntil: '2026-04-19' }))
      .then(opened('expired', null, 'cancellation')))

  const proof: EndProof = {
    end: 'forfeited',
    authority: '连云港市海州区城市管理局',
    day: '2026-04-13',
    sealed: commitment,
    file: '00000000-0000-4000-8000-000000000002',
    content: commitment,
  }
  const proved = (ground: ClosureGround, given: EndProof, licence: object = valid) => ({
    ...open('cancellation', ground, licence),
    proof: given,
  })

  test('what another authority took away is noted with its proof and struck off, and its holder is not heard again', () => {
    for (const end of ['forfeited', 'revoked'] as const)
      on('2026-04-20')
        .given(...granted)
        .when(proved('licence-ended', { ...proof, end }))
        .then({ ...opened('licence-ended', null, 'cancellation'), proof: { ...proof, end } } as CaseEvent)
  })

  test('what the register knows to be taken away needs no proof, and takes none', () => {
    for (const status of ['revoked', 'retracted', 'forfeited']) {
      const at = on('2026-04-20').given(...granted)
      at.when(open('cancellation', 'licence-ended', { ...valid, status })).then(
        opened('licence-ended', null, 'cancellation'),
      )
      at.when(proved('licence-ended', proof, { ...valid, status })).refused('closure.licence-ended')
      at.when(open('retraction', 'law-changed', { ...valid, status })).refused('closure.licence-ended')
    }
  })

  test('that its holder is no more is proved by whoever certifies it', () => {
    const at = on('2026-04-20').given(...granted)
    at.when(open('cancellation', 'death')).refused('closure.needs-proof')
    at.when(proved('death', { ...proof, end: null })).then({
      ...opened('death', null, 'cancellation'),
      proof: { ...proof, end: null },
    } as CaseEvent)
  })

  test('a proof is of what it proves, and of no day to come or before the licence', () => {
    const at = on('2026-04-20').given(...granted)
    at.when(proved('force-majeure', proof)).refused('closure.proof-of-nothing')
    at.when(proved('licence-ended', { ...proof, end: null })).refused('closure.proof-of-what')
    at.when(proved('death', proof)).refused('closure.proof-of-what')
    at.when(proved('licence-ended', { ...proof, day: '2026-04-21' })).refused('closure.proof-ahead')
    at.when(proved('licence-ended', { ...proof, day: '2026-01-19' })).refused('closure.proof-too-early')
    at.when(proved('licence-ended', { ...proof, day: '2026-04-20' })).then({
      ...opened('licence-ended', null, 'cancellation'),
      proof: { ...proof, day: '2026-04-20' },
    } as CaseEvent)
  })

  test('of a renewal that begins later, what ended the licence before is noted', () => {
    const about = {
      matter: 'renewal',
      credential: ref,
      identifier: '1.2.156.3005.2.X',
      validUntil: '2026-01-19',
      timely: true,
    }
    on('2026-04-20')
      .given({ ...granted[0]!, about } as CaseEvent, granted[1]!)
      .when(proved('licence-ended', { ...proof, day: '2026-01-19' }))
      .then({
        ...opened('licence-ended', null, 'cancellation'),
        proof: { ...proof, day: '2026-01-19' },
      } as CaseEvent)
  })

  test('what was rightly given is retracted on a ground of the law alone, and its holder is heard first', () => {
    for (const ground of ['law-changed', 'circumstances-changed'] as const)
      on('2026-04-20')
        .given(...granted)
        .when(open('retraction', ground))
        .then(opened(ground, '2026-04-27', 'retraction'))
    on('2026-04-20')
      .given(...granted)
      .when(open('retraction', 'unqualified'))
      .refused('closure.other-ground')
    on('2026-04-20')
      .given(...granted)
      .when(open('revocation', 'law-changed'))
      .refused('closure.other-ground')
  })

  test('a licence that ran out is not retracted', () =>
    on('2026-04-20')
      .given(...granted)
      .when(open('retraction', 'law-changed', { ...valid, validUntil: '2026-04-19' }))
      .refused('closure.nothing-to-retract'))

  test('nothing is retracted before it is said why the public needs it', () => {
    const told = [...granted, opened('circumstances-changed', '2026-04-27', 'retraction'), stated]
    on('2026-04-23')
      .given(...told)
      .when({ ...put, interest: '有必要' })
      .refused('closure.needs-interest')
    const interest = '水源地关系全市居民饮水安全，保护区内不能保留这一场所。'
    on('2026-04-23')
      .given(...told)
      .when({ ...put, interest })
      .then({ type: 'closure-put-forward', closure: 'closure1', summary, interest, day: '2026-04-23' }, {
        ...(forwarded('2026-04-23', summary)[1] as object),
        due: due('2026-05-25'),
      } as CaseEvent)
  })

  test('while the holder may still speak nothing is put forward', () => {
    on('2026-04-27')
      .given(...granted, opened())
      .when(put)
      .refused('closure.still-heard')
    on('2026-04-28')
      .given(...granted, opened())
      .when({ ...put, summary: '' })
      .then(
        { type: 'closure-put-forward', closure: 'closure1', summary: null, interest: null, day: '2026-04-28' },
        {
          type: 'task-opened',
          task: 'closure1',
          ref,
          due: due('2026-05-28'),
          day: '2026-04-28',
        },
      )
  })

  test('the holder states once and in time, and what was said is passed on', () => {
    const state = { type: 'state-on-closure' as const, closure: 'closure1', sealed: commitment }
    on('2026-04-22')
      .given(...granted, opened())
      .when(state)
      .then(stated)
    on('2026-04-28')
      .given(...granted, opened())
      .when(state)
      .refused('closure.statement-late')
    on('2026-04-23')
      .given(...granted, opened(), stated)
      .when(state)
      .refused('closure.stated-already')
    on('2026-04-23')
      .given(...granted, opened(), stated)
      .when({ ...put, summary: '' })
      .refused('closure.needs-summary')
  })

  const before = (ground: ClosureGround = 'fraud', way: ClosureWay = 'revocation') => [
    ...granted,
    opened(ground, '2026-04-27', way),
    stated,
    ...forwarded('2026-04-23', summary),
    drawn,
  ]
  const decided = (
    outcome: 'ended' | 'kept',
    kept: KeptFor | null,
    basis: string,
    ground: ClosureGround,
  ): CaseEvent => ({
    type: 'closure-decided',
    closure: 'closure1',
    task: 'closure1',
    code: 'ABCD-2345',
    way: 'revocation',
    ground,
    outcome,
    kept,
    reasons,
    basis,
    day: '2026-04-24',
  })

  test('what was got by fraud is revoked, and not kept for the sake of who got it', () => {
    on('2026-04-24')
      .given(...before())
      .when(decide('ended'))
      .then(decided('ended', null, '《中华人民共和国行政许可法》第六十九条第二款', 'fraud'))
    on('2026-04-24')
      .given(...before())
      .when(decide('kept', 'reliance'))
      .refused('closure.fraud-not-protected')
  })

  test('where revocation would gravely harm the public, it stays', () =>
    on('2026-04-24')
      .given(...before('beyond-powers'))
      .when(decide('kept', 'public-interest'))
      .then(decided('kept', 'public-interest', '《中华人民共和国行政许可法》第六十九条第三款', 'beyond-powers')))

  test('a retraction is decided by the article that protects licences, and undone only by what it turns on', () => {
    const at = on('2026-04-24').given(...before('law-changed', 'retraction'))
    const article = '《中华人民共和国行政许可法》第八条'
    at.when(decide('ended')).then({
      ...decided('ended', null, `${article}第二款`, 'law-changed'),
      way: 'retraction',
    } as CaseEvent)
    at.when(decide('kept', 'no-public-need')).then({
      ...decided('kept', 'no-public-need', article, 'law-changed'),
      way: 'retraction',
    } as CaseEvent)
    for (const kept of ['reliance', 'public-interest'] as const)
      at.when(decide('kept', kept)).refused('closure.kept-otherwise')
    on('2026-04-24')
      .given(...before('beyond-powers'))
      .when(decide('kept', 'no-public-need'))
      .refused('closure.kept-otherwise')
  })

  test('what the law says must be struck off is kept only where it is not so', () =>
    on('2026-04-24')
      .given(...before('force-majeure', 'cancellation'))
      .when(decide('kept', 'public-interest'))
      .refused('closure.cancellation-kept'))

  test('a ground that is not established leaves the licence as it is, by the article of that ground', () => {
    for (const [ground, way, basis] of [
      ['force-majeure', 'cancellation', '第七十条第五项'],
      ['beyond-powers', 'revocation', '第六十九条第一款第二项'],
    ] as const)
      on('2026-04-24')
        .given(...before(ground, way))
        .when(decide('kept', 'not-established'))
        .then({
          ...decided('kept', 'not-established', `《中华人民共和国行政许可法》${basis}`, ground),
          way,
        } as CaseEvent)
    on('2026-04-24')
      .given(...before('force-majeure', 'cancellation'))
      .when(decide('kept'))
      .refused('closure.cancellation-kept')
  })

  test('no decision without reasons, none that keeps without saying why, and none before it is put forward', () => {
    const at = on('2026-04-24').given(...before())
    at.when({ ...decide('ended'), reasons: '属实' }).refused('closure.needs-reasons')
    at.when(decide('kept')).refused('closure.kept-for-what')
    on('2026-04-24')
      .given(...granted, opened())
      .when(decide('ended'))
      .refused('task.not-open')
  })

  test('a task of it may be given back to the draw like any other', () =>
    on('2026-04-24')
      .given(...before())
      .when({ type: 'return-task', task: 'closure1', ground: 'recusal' })
      .then({
        type: 'assignee-returned',
        task: 'closure1',
        ref,
        next: ref,
        code: 'ABCD-2345',
        ground: 'recusal',
        day: '2026-04-24',
      }))
})
