import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { acceptedUntil, due, openFor, passedOn, sealed, submittedFor } from '../harness/case-given.ts'

const hygiene = Item.parse(publicVenueHygiene)
const fire = Item.parse(fireDesignReview)
const ref = '00000000-0000-4000-8000-000000000009'
const envOf = (item: Item, day = '2026-04-21') => ({ item, calendar: china, day: parseDay(day), newRef: () => ref })
const on = (item: Item, day?: string) => specification(caseDecider, envOf(item, day))
const submitted = submittedFor
const accepted = acceptedUntil()
const opened = (task: string) => openFor(task, ref)
const reviewed = (task: string) => passedOn('2026-04-20', task)
const keysOf = (item: Item, kind: string) => item.tasks.filter((one) => one.kind === kind).map(({ key }) => key)
const [decideKey] = keysOf(hygiene, 'decide')
const decide = {
  type: 'decide' as const,
  task: decideKey!,
  outcome: 'granted' as const,
  reasons: '',
  basis: '《公共场所卫生管理条例》第四条',
}

suite('what the law forbids and no other test comes to', () => {
  test('what was got by false material is not granted', () => {
    on(hygiene)
      .given(submitted(hygiene), accepted, ...opened(decideKey!))
      .when({ ...decide, falseMaterial: true })
      .refused('decision.false-material')
    const given = [{ ...submitted(hygiene), plain: { venueKind: 'barber' } }, accepted, ...opened(decideKey!)]
    const lied = {
      ...decide,
      outcome: 'refused' as const,
      reasons: '所交检验报告经向出具机构核对，该机构没有出具过该编号的报告。',
      falseMaterial: true,
    }
    on(hygiene)
      .given(...given)
      .when(lied)
      .refused('case.refusal-needs-untrue')
    for (const absent of [
      { about: 'material' as const, key: 'airReport' },
      { about: 'field' as const, key: 'poolWater' },
    ])
      on(hygiene)
        .given(...given)
        .when({ ...lied, untrue: [absent] })
        .refused('case.untrue-absent')
    const untrue = [{ about: 'field' as const, key: 'venueKind' }]
    const decided = caseDecider.decide({ ...lied, untrue }, fold(caseDecider, given), envOf(hygiene))
    const { decision } = fold(caseDecider, [...given, ...decided])
    assert.deepEqual([decision?.falseMaterial, decision?.untrue], [true, untrue])
  })

  test('nothing is decided while a review is open', () => {
    const [review] = keysOf(hygiene, 'review')
    on(hygiene)
      .given(submitted(hygiene), accepted, ...opened(review!), ...opened(decideKey!))
      .when(decide)
      .refused('decision.reviews-open')
  })

  test('nobody is refused for want of a place where places are not limited', () => {
    on(hygiene)
      .given(submitted(hygiene), accepted, ...opened(decideKey!))
      .when({ ...decide, outcome: 'refused', noPlace: true, reasons: '名额已满，因此不能准予本次申请的许可事项。' })
      .refused('quota.unlimited')
  })

  test('whoever is not told of a ground has nothing to state, and what needs no hearing has none', () => {
    on(hygiene)
      .given(submitted(hygiene), {
        type: 'closure-opened',
        closure: 'closure1',
        way: 'cancellation',
        ground: 'expired',
        facts: '许可有效期届满未延续，登记的有效期至二〇二六年四月。',
        stateBy: null,
        day: '2026-04-20',
      })
      .when({ type: 'state-on-closure', closure: 'closure1', sealed })
      .refused('closure.nothing-to-state')
  })

  test('one who reviewed alone meets nobody', () => {
    const [first] = keysOf(fire, 'review')
    const [merge] = keysOf(fire, 'merge')
    on(fire)
      .given(submitted(fire), accepted, ...opened(first!), reviewed(first!), ...opened(merge!))
      .when({ type: 'call-meeting', task: merge!, agenda: ['消防车道宽度是否满足要求'] })
      .refused('meeting.needs-two')
  })

  test('experts whom the plan calls are not called beside it', () => {
    const [panel] = keysOf(fire, 'expert')
    const [review] = keysOf(fire, 'review')
    on(fire)
      .given(submitted(fire), accepted, ...opened(review!), {
        type: 'experts-called',
        panel: panel!,
        ref,
        members: ['e1', 'e2', 'e3'],
        due: due('2026-04-30'),
        day: '2026-04-20',
      })
      .when({
        type: 'begin-procedure',
        task: review!,
        kind: 'expert-review',
        expectedDays: 3,
        reason: '特殊消防设计需要专家评审意见。',
      })
      .refused('experts.by-plan')
  })
})
