import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, Line, MaterialFact } from '#contracts/case-events.ts'
import { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { buildingProject } from '#seed/items/composites/building-project.ts'
import { openRestaurant } from '#seed/items/composites/open-restaurant.ts'
import { hazardousGoodsTransport } from '#seed/items/hazardous-goods-transport.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { barFound, barOfCase } from '#server/modules/cases/intake/bars.ts'

const commitment = `c1:${'a'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const env = (day: string, bearsOn: Item['bearsOn'] = ['public-safety']) => ({
  item: Item.parse({ ...hazardousGoodsTransport, bearsOn }),
  calendar: china,
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000001',
})
const on = (day: string, bearsOn?: Item['bearsOn']) => specification(caseDecider, env(day, bearsOn))
const filed = (day: string, command: CaseCommand) =>
  caseDecider.decide(command, caseDecider.initial, env(day)).map(({ type }) => type)
const filing = {
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise' as const,
  plain: {},
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic' as const,
}
const submitted: Extract<CaseEvent, { type: 'submitted' }> = {
  type: 'submitted',
  ...filing,
  item: hazardousGoodsTransport.code,
  revision: 1,
  intakeOffice: 'jiaotong',
  day: '2026-04-20',
  intakeDue: due('2026-04-27'),
}
const reason = '提交的车辆检测报告编号在检测机构的登记中不存在，属于伪造的材料。'
const refuse = {
  type: 'refuse-at-intake' as const,
  ground: 'false-material' as const,
  reason,
  competentOffice: null,
  untrue: [{ about: 'field' as const, key: hazardousGoodsTransport.form[0]!.fields[0]!.key }],
}
const refused = (day: string, untrue: Line[] = refuse.untrue): CaseEvent => ({
  type: 'refused-at-intake',
  ground: 'false-material',
  reason,
  basis: '《中华人民共和国行政许可法》第七十八条',
  competentOffice: null,
  untrue,
  day,
})
type Barred = Extract<CaseEvent, { type: 'barred' }>
const barred = (day: string, until: string, ground: Barred['ground'] = 'false-material'): Barred => ({
  type: 'barred',
  ground,
  until,
  basis: ground === 'fraud' ? '《中华人民共和国行政许可法》第七十九条' : '《中华人民共和国行政许可法》第七十八条',
  day,
})

suite('不得再次申请', () => {
  const submit = (bar: { ground: 'false-material' | 'fraud'; until: string; part?: string } | null) => ({
    type: 'submit' as const,
    ...filing,
    draw: { pledge: 'a'.repeat(64), contribution: 'c' },
    bar,
  })

  test('false material in what bears on public safety bars from applying again for one year', () =>
    on('2026-04-21').given(submitted).when(refuse).then(refused('2026-04-21'), barred('2026-04-21', '2027-04-21')))

  test('which material or answer is untrue is said, of those that were handed in', () => {
    const before = on('2026-04-21').given(submitted)
    before.when({ ...refuse, untrue: [] }).refused('case.refusal-needs-untrue')
    for (const line of [
      { about: 'material' as const, key: 'vehicles' },
      { about: 'field' as const, key: 'nothingOfTheKind' },
      { about: 'field' as const, key: 'toxic' },
      { about: 'field' as const, key: 'vehicleList' },
    ])
      before.when({ ...refuse, untrue: [...refuse.untrue, line] }).refused('case.untrue-absent')
    before.when({ ...refuse, answered: [] }).refused('case.untrue-absent')
    const toxic = [{ about: 'field' as const, key: 'toxic' }]
    on('2026-04-21', ['ecology'])
      .given({ ...submitted, plain: { toxic: true } })
      .when({ ...refuse, untrue: toxic })
      .then(refused('2026-04-21', toxic))
  })

  test('so it does in what bears on property, or on life and health', () => {
    for (const bearing of ['property', 'life-and-health'] as const)
      on('2026-04-21', [bearing])
        .given(submitted)
        .when(refuse)
        .then(refused('2026-04-21'), barred('2026-04-21', '2027-04-21'))
  })

  test('where the item bears on nothing of the kind, it is refused and nobody is barred', () =>
    on('2026-04-21', ['ecology']).given(submitted).when(refuse).then(refused('2026-04-21')))

  test('on the last day of the year it may not be applied for, on the day after it may', () => {
    const bar = { ground: 'false-material' as const, until: '2027-04-21' }
    on('2027-04-21').given().when(submit(bar)).refused('case.barred')
    assert.deepEqual(filed('2027-04-22', submit(bar)), ['submitted'])
  })

  test('a part of a whole is applied for with the whole, so who is barred from it files no whole that calls for it', () => {
    const row = { item: 'fire-design-review', ground: 'fraud', since: '2026-04-01', until: '2029-04-01' }
    const found = (workKind: string, item = 'fire-design-review') =>
      barFound([{ ...row, item }], buildingProject, { workKind, savesEnergy: true, temporary: false })
    const part = buildingProject.parts.find((one) => one.item === row.item)!.title
    assert.deepEqual([found('new')?.until, found('new')?.part], ['2029-04-01', part])
    assert.equal(found('new', 'hazardous-goods-transport'), null)
    assert.equal(found('new', buildingProject.code)?.part, null)
    on('2029-04-01')
      .given()
      .when(submit({ ground: 'fraud', until: '2029-04-01', part }))
      .refused('parts.barred')
  })

  suite('false material in a whole', () => {
    const whole = (plain: Record<string, unknown>): CaseEvent => ({ ...submitted, item: openRestaurant.code, plain })
    const atWhole = specification(caseDecider, { ...env('2026-04-21'), item: openRestaurant })
    const both = { advertises: true, runsVenue: true }
    const brought = (material: string): MaterialFact => ({
      material,
      file: '00000000-0000-4000-8000-000000000005',
      way: 'upload',
      content: commitment,
      mediaType: 'application/pdf',
      bytes: 1,
    })
    const untrue = (key: string, about: Line['about'] = 'field') => ({ ...refuse, untrue: [{ about, key }] })
    const found = (key: string) => refused('2026-04-21', [{ about: 'field', key }])
    const from = (...items: string[]): CaseEvent => ({
      ...barred('2026-04-21', '2027-04-21'),
      items,
    })

    test('bars from each part that it calls for and that bears on safety or health, where the part is applied for with it', () => {
      atWhole
        .given(whole(both))
        .when(untrue('premises'))
        .then(found('premises'), from('food-business', 'public-venue-hygiene'))
      atWhole
        .given(whole({ advertises: true, runsVenue: false }))
        .when(untrue('premises'))
        .then(found('premises'), from('food-business'))
      const cooking = whole({ ...both, business: 'catering', kitchen: 40 })
      atWhole.given(cooking).when(untrue('kitchen')).then(found('kitchen'), from('food-business'))
      atWhole.given(whole(both)).when(untrue('advertisingPlace')).then(found('advertisingPlace'))
      const plan: CaseEvent = { ...whole(both), materials: [brought('hygieneLayout')] } as CaseEvent
      atWhole
        .given(plan)
        .when(untrue('hygieneLayout', 'material'))
        .then(refused('2026-04-21', [{ about: 'material', key: 'hygieneLayout' }]), from('public-venue-hygiene'))
    })

    test('does not bar from a part that was filed on its own, and is looked at there', () => {
      const joined = (part: string): CaseEvent => ({
        type: 'part-joined',
        part,
        case: '22222222-2222-4222-8222-222222222222',
        number: 'S1',
        day: '2026-04-20',
      })
      atWhole
        .given(whole(both), joined('food'))
        .when(untrue('premises'))
        .then(found('premises'), from('public-venue-hygiene'))
      atWhole
        .given(whole({ ...both, runsVenue: false }), joined('food'))
        .when(untrue('premises'))
        .then(found('premises'))
    })

    test('is told with the names of the parts; a bar that names none is from the item of the case', () => {
      const told = (item: Item, ...events: CaseEvent[]) =>
        barOfCase(fold(caseDecider, events), item, parseDay('2026-04-21'))
      const [food, hygiene] = openRestaurant.parts
      const found = told(openRestaurant, whole(both), from('food-business', 'public-venue-hygiene'))
      assert.deepEqual([found?.until, found?.part], ['2027-04-21', `${food!.title}、${hygiene!.title}`])
      assert.equal(told(hazardousGoodsTransport, submitted, barred('2026-04-21', '2027-04-21'))?.part, null)
      const { bars } = fold(caseDecider, [submitted, barred('2026-04-21', '2027-04-21')])
      assert.deepEqual(bars[0]!.items, [hazardousGoodsTransport.code])
    })
  })

  const granted: CaseEvent[] = [
    submitted,
    {
      type: 'credential-noted',
      credential: '00000000-0000-4000-8000-000000000009',
      identifier: '1.2.156.3005.2.X',
      serial: 'X',
      validFrom: '2024-02-29',
      validUntil: '2028-02-28',
      day: '2024-02-29',
    },
  ]
  const fraud = (revokedDay: string) => ({ type: 'note-fraud' as const, revokedDay })

  test('a licence that is revoked for fraud bars who held it for three years, once', () => {
    on('2026-05-09')
      .given(...granted)
      .when(fraud('2026-05-08'))
      .then(barred('2026-05-08', '2029-05-08', 'fraud'))
    on('2026-05-09')
      .given(...granted, barred('2026-05-08', '2029-05-08', 'fraud'))
      .when(fraud('2026-05-08'))
      .then()
  })

  test('from 29 February it lasts until the last day of February', () =>
    on('2028-02-29')
      .given(...granted)
      .when(fraud('2028-02-29'))
      .then(barred('2028-02-29', '2031-02-28', 'fraud')))

  test('who is barred may still ask something of a licence that is held', () =>
    assert.deepEqual(
      filed('2026-05-09', {
        ...submit({ ground: 'fraud', until: '2029-05-08' }),
        about: {
          matter: 'change',
          credential: '00000000-0000-4000-8000-000000000009',
          identifier: '1.2.156.3005.2.X',
          validUntil: '2028-02-28',
          timely: null,
        },
      }),
      ['submitted'],
    ))
})
