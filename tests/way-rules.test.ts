import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import { breachesOf, hearingBreaches, matterBreaches } from '#contracts/breaches.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { MatterRule, type Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { LicenceMatter } from '#contracts/matters.ts'
import { checkWays } from '#contracts/ways-check.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { checkWork } from '#seed/check/work.ts'
import type { Post } from '#seed/city/city.ts'
import { lyg } from '#seed/city/lyg.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { eiaReReview } from '#seed/items/eia-re-review.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { openRestaurant } from '#seed/items/composites/open-restaurant.ts'
import { lawyerPractice } from '#seed/items/lawyer-practice.ts'
import { publicParkingFiling } from '#seed/items/public-parking-filing.ts'
import { energyCommitment } from '#seed/items/energy-commitment.ts'
import { fireworksRetail } from '#seed/items/fireworks-retail.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { remoteTreatmentFiling } from '#seed/items/remote-treatment-filing.ts'
import { residentMedicalInsurance } from '#seed/items/resident-medical-insurance.ts'
import { personAskedUntil } from '#server/modules/cases/ways/person-rules.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { evolve } from '#server/modules/cases/case-fold.ts'
import { received } from '#server/modules/cases/papers/received.ts'
import { placeOf } from '#server/modules/cases/quotas/quota-rules.ts'
import { drawHolds } from '#server/modules/cases/review/draw-check.ts'
import { drawShare } from '#server/modules/cases/supervision/share-draw.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { clocksOf } from '#server/modules/cases/clocks/clock-views.ts'
import { findByRules } from '#server/modules/cases/ways/rule-decision.ts'
import { lookedAt } from '#server/modules/cases/ways/rules-view.ts'

const on = (day: string, item: Item) => {
  const env: CaseEnv = {
    item,
    calendar: china,
    day: parseDay(day),
    newRef: () => '00000000-0000-4000-8000-000000000001',
  }
  return specification(caseDecider, env)
}

const commitment = `c1:${'0'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const resident = { status: 'resident', group: 'ordinary', elsewhere: false, autoPay: false }
const elsewhere = { ...resident, elsewhere: true }

const submitted = (item: Item, plain: Record<string, unknown> = {}): Extract<CaseEvent, { type: 'submitted' }> => ({
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: commitment,
  applicantKind: 'person',
  plain,
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic',
  recipient: null,
  item: item.code,
  revision: 1,
  intakeOffice: item.intakeOffice,
  day: '2026-03-02',
  intakeDue: due('2026-03-09'),
})
const linesOf = (item: Item, plain: Record<string, unknown> = {}) => linesToCheck(item, plain, [])
const accepted = (item: Item, plain: Record<string, unknown>, statutory: string, promised: string): CaseEvent => ({
  type: 'accepted',
  deemed: false,
  day: '2026-03-02',
  recordedDay: '2026-03-02',
  statutoryDue: due(statutory),
  promisedDue: due(promised),
  internalDue: due('2026-03-09'),
  checked: linesOf(item, plain),
})

const insurance = residentMedicalInsurance
const accept = (plain: Record<string, unknown>) => ({
  type: 'accept' as const,
  checked: linesOf(insurance, plain),
  applies: linesOf(insurance, plain),
})
const ruledOn = (plain: Record<string, unknown>): CaseEvent => {
  const { rule, why } = findByRules(insurance, insurance.decisionRules!, plain)!
  const { outcome, reasons, basis } = rule
  const made = { made: 'rules' as const, why, deliverDue: due('2026-03-16'), day: '2026-03-02' }
  return { type: 'decided', task: 'decide', code: 'rules', outcome, reasons, basis, ...made }
}

suite('自动审批', () => {
  test('what a rule holds for is decided as it is accepted, with the version and all that was looked at', () => {
    on('2026-03-02', insurance)
      .given(submitted(insurance, resident))
      .when(accept(resident))
      .then(accepted(insurance, resident, '2026-03-16', '2026-03-04'), ruledOn(resident))
    const ruled = ruledOn(resident) as Extract<CaseEvent, { type: 'decided' }>
    assert.equal(ruled.outcome, 'granted')
    assert.equal(ruled.why?.version, '2026-1')
    assert.deepEqual(
      ruled.why.looked.map(({ rule, holds }) => [rule, holds]),
      [
        ['insuredElsewhere', false],
        ['ordinaryResident', true],
      ],
    )
    assert.deepEqual(lookedAt(ruled.why as never, insurance).at(-1)?.parts, [
      {
        text: '“参保身份”是“本市户籍居民”“持本市居住证的居民”或者“本市在校学生”',
        answers: '参保身份：本市户籍居民',
        holds: true,
      },
      { text: '“缴费类别”是“普通居民”', answers: '缴费类别：普通居民', holds: true },
      { text: '“是否在其他地区参加基本医疗保险”为否', answers: '是否在其他地区参加基本医疗保险：否', holds: true },
    ])
  })

  test('what no rule holds for goes to people', () => {
    const newborn = { ...resident, status: 'newborn' }
    on('2026-03-02', insurance)
      .given(submitted(insurance, newborn))
      .when(accept(newborn))
      .then(accepted(insurance, newborn, '2026-03-16', '2026-03-04'), {
        type: 'task-opened',
        task: 'decide',
        ref: '00000000-0000-4000-8000-000000000001',
        due: due('2026-03-04'),
        day: '2026-03-02',
      })
  })

  test('silence accepts and decides nothing by rules: nobody has compared the papers', () => {
    const state = fold(caseDecider, [submitted(insurance, resident)])
    const env: CaseEnv = { item: insurance, calendar: china, day: parseDay('2026-03-10'), newRef: () => commitment }
    const caused = caseDecider.decide({ type: 'intake-clock-ran-out' }, state, env)
    assert.deepEqual(
      caused.map(({ type }) => type),
      ['accepted', 'task-opened'],
    )
  })

  test('where the form and valid licences are all there is, nobody has to take it in', () => {
    const form = { material: 'identity', file: null, way: 'form', content: null, mediaType: null, bytes: null } as const
    on('2026-03-02', insurance)
      .given({ ...submitted(insurance, resident), materials: [form] })
      .when({ type: 'take-in-at-once' })
      .then(
        { ...accepted(insurance, resident, '2026-03-16', '2026-03-04'), checked: [], by: 'rules' } as CaseEvent,
        ruledOn(resident),
      )
    on('2026-03-02', insurance)
      .given({ ...submitted(insurance, resident), materials: [{ ...form, way: 'upload' }] })
      .when({ type: 'take-in-at-once' })
      .then()
  })

  test('rules look at no personal answer, refuse for reasons, and are there once', () => {
    const rule = insurance.decisionRules!.rules[0]!
    const faulty = (change: object): Item => ({
      ...insurance,
      decisionRules: { version: '1', rules: [{ ...rule, ...change }] },
    })
    assert.deepEqual(checkWays(insurance), [])
    assert.match(
      checkWays(faulty({ when: { eq: [{ answer: 'applicantName' }, { constant: '张三' }] } }))[0]!,
      /个人信息/,
    )
    assert.match(checkWays(faulty({ reasons: '不符合条件，请补充。' }))[0]!, /二十个字/)
    assert.deepEqual(checkWays(faulty({ when: { answer: 'nowhere' } })), [
      `规则“${rule.title}”的条件：用到的字段 nowhere 不存在，或者不在它之前`,
    ])
    assert.deepEqual(checkWays(faulty({ when: { eq: [{ answer: 'applicantName' }, { constant: 3 }] } })), [
      `规则“${rule.title}”的条件：比较的内容类型不一致（文字与数字）`,
    ])
    const twice: Item = { ...insurance, decisionRules: { version: '1', rules: [rule, rule] } }
    assert.match(checkWays(twice)[0]!, /重复/)
  })
})

const refusedByRules = [
  submitted(insurance, elsewhere),
  accepted(insurance, elsewhere, '2026-03-16', '2026-03-04'),
  ruledOn(elsewhere),
]
const ready: CaseEvent[] = [
  ...refusedByRules,
  {
    type: 'paper-issued',
    paper: 'decision',
    kind: 'decision',
    file: commitment,
    content: commitment,
    day: '2026-03-02',
  },
  { type: 'result-ready', deliverDue: due('2026-03-16'), day: '2026-03-02' },
]
const delivered: CaseEvent[] = [
  ...ready,
  { type: 'delivered', by: 'electronic', day: '2026-03-03', identityChecked: false, proof: null },
]
const asked: CaseEvent[] = [
  {
    type: 'person-asked',
    statutoryDue: due('2026-03-18'),
    promisedDue: due('2026-03-06'),
    internalDue: due('2026-03-11'),
    day: '2026-03-04',
  },
  {
    type: 'task-opened',
    task: 'decide',
    ref: '00000000-0000-4000-8000-000000000001',
    due: due('2026-03-06'),
    day: '2026-03-04',
  },
]
const ask = { type: 'ask-for-person' as const, here: true }

suite('要求人工办理', () => {
  test('whoever was refused by rules has people review it, with the limits counted anew', () => {
    for (const before of [ready, delivered])
      on('2026-03-04', insurance)
        .given(...before)
        .when(ask)
        .then(...asked)
    const state = fold(caseDecider, [...delivered, ...asked])
    assert.equal(state.phase, 'review')
    assert.equal(state.decision, null)
    const [promised] = clocksOf(state, insurance, china, parseDay('2026-03-05'))
    assert.deepEqual([promised?.due, promised?.used, promised?.stopped], ['2026-03-06', 1, false])
  })
  test('is recorded at a window for whoever stands there, and for nobody else', () =>
    on('2026-03-04', insurance)
      .given(...delivered)
      .when({ ...ask, here: false })
      .refused('window.nobody-here'))
  test('once, within sixty days, and of a refusal by rules alone', () => {
    // The sixtieth day is May Day: the first working day behind the holidays is still in time.
    assert.equal(personAskedUntil(fold(caseDecider, delivered), china), '2026-05-06')
    on('2026-05-07', insurance)
      .given(...delivered)
      .when(ask)
      .refused('person.too-late')
    on('2026-03-05', insurance)
      .given(...delivered, ...asked)
      .when(ask)
      .refused('person.not-by-rules')
    on('2026-03-04', insurance)
      .given(
        submitted(insurance, resident),
        accepted(insurance, resident, '2026-03-16', '2026-03-04'),
        ruledOn(resident),
      )
      .when(ask)
      .refused('person.not-by-rules')
    on('2026-03-02', insurance)
      .given(...refusedByRules)
      .when(ask)
      .refused('person.on-its-way')
  })
  test('what people decide then has papers of its own', () => {
    const again: CaseEvent[] = [
      ...delivered,
      ...asked,
      {
        type: 'decided',
        task: 'decide',
        code: 'D1',
        outcome: 'refused',
        reasons: '经人工核查，申请人确在其他统筹地区参加基本医疗保险。',
        basis: '《中华人民共和国社会保险法》第二十五条',
        day: '2026-03-05',
      },
    ]
    const paper = { type: 'record-paper' as const, kind: 'decision', file: commitment, content: commitment }
    on('2026-03-05', insurance)
      .given(...again)
      .when({ ...paper, paper: 'decision' })
      .then()
    on('2026-03-05', insurance)
      .given(...again)
      .when({ ...paper, paper: 'decision-2' })
      .then(
        {
          type: 'paper-issued',
          paper: 'decision-2',
          kind: 'decision',
          file: commitment,
          content: commitment,
          day: '2026-03-05',
        },
        { type: 'result-ready', deliverDue: due('2026-03-19'), day: '2026-03-05' },
      )
  })
})

const treatment = remoteTreatmentFiling
const plain = { scheme: 'resident', kind: 'other' }
const onTheSpot = {
  type: 'decide-on-the-spot' as const,
  charges: ['decide-on-the-spot@yibao'],
  checked: linesOf(treatment, plain),
  applies: linesOf(treatment, plain),
  outcome: 'granted' as const,
  reasons: '',
  basis: '《中华人民共和国社会保险法》第二十九条',
}

suite('即办', () => {
  test('whoever takes it in decides it in the same act, after the formal check', () => {
    on('2026-03-02', treatment)
      .given(submitted(treatment, plain))
      .when(onTheSpot)
      .then(accepted(treatment, plain, '2026-03-09', '2026-03-04'), {
        type: 'decided',
        task: 'decide',
        code: 'intake',
        outcome: 'granted',
        reasons: '',
        basis: onTheSpot.basis,
        made: 'instant',
        deliverDue: due('2026-03-16'),
        day: '2026-03-02',
      })
    on('2026-03-02', treatment)
      .given(submitted(treatment, plain))
      .when({ ...onTheSpot, checked: [] })
      .refused('case.check-incomplete')
  })
  test('who was not charged with it by name, by the office that decides it, decides nothing on the spot', () => {
    for (const charges of [[], ['decide-on-the-spot'], ['decide-on-the-spot@zhengwu'], ['decide-on-the-spot@minzheng']])
      on('2026-03-02', treatment)
        .given(submitted(treatment, plain))
        .when({ ...onTheSpot, charges })
        .refused('instant.not-charged')
  })
  test('a refusal on the spot needs its reasons, and every decision its basis', () => {
    const filed = submitted(treatment, plain)
    on('2026-03-02', treatment)
      .given(filed)
      .when({ ...onTheSpot, outcome: 'refused', reasons: '不符合' })
      .refused('decision.needs-reasons')
    on('2026-03-02', treatment)
      .given(filed)
      .when({ ...onTheSpot, basis: '依法予以备案登记' })
      .refused('decision.needs-basis')
  })
  test('not for an item that is none, not past the limit, not twice', () => {
    const check = { checked: linesOf(fireDesignReview), applies: linesOf(fireDesignReview) }
    on('2026-03-02', fireDesignReview)
      .given(submitted(fireDesignReview))
      .when({ ...onTheSpot, ...check })
      .refused('instant.not-offered')
    on('2026-03-10', treatment).given(submitted(treatment, plain)).when(onTheSpot).refused('instant.deemed')
    on('2026-03-02', treatment)
      .given(submitted(treatment, plain), accepted(treatment, plain, '2026-03-09', '2026-03-04'))
      .when(onTheSpot)
      .refused('case.not-in-intake')
  })
  test('where silence agrees, nothing is supplied later and nothing only promised', () => {
    assert.deepEqual(checkWays(eiaReReview), [])
    const [fault] = checkWays({ ...eiaReReview, deferral: { ...publicVenueHygiene.deferral! } })
    assert.equal(fault, 'agreedBySilence: with what is supplied later or promised')
    assert.equal(checkWays({ ...eiaReReview, commitment: publicVenueHygiene.commitment }).length, 1)
  })
  test('an item with anything to review first is no instant one', () => {
    assert.deepEqual(checkWays(treatment), [])
    assert.deepEqual(checkWork(treatment, lyg), [])
    const nobody = ['instant: nobody at zhengwu is charged by yibao to decide on the spot']
    const byAnother = (post: Post) => post.charges?.map((one) => ({ ...one, office: 'zhengwu' })) ?? []
    const withCharges = (chargesOf: typeof byAnother) => ({
      ...lyg,
      posts: lyg.posts.map((post) => ({ ...post, charges: chargesOf(post) })),
    })
    assert.deepEqual(
      checkWork(
        treatment,
        withCharges(() => []),
      ),
      nobody,
    )
    assert.deepEqual(checkWork(treatment, withCharges(byAnother)), nobody)
    assert.equal(checkWays({ ...fireDesignReview, instant: treatment.instant }).length, 1)
  })
})

const promise = { notice: '2026-1', promise: '2026-1', dispensed: ['commitment'], sealed: commitment }

suite('承诺备案', () => {
  test('a filing on a signed promise takes effect at once; a draw says whether it is checked, then within sixty days', () => {
    const state = fold(caseDecider, [{ ...submitted(energyCommitment), promise }])
    const env: CaseEnv = { item: energyCommitment, calendar: china, day: parseDay('2026-03-02'), newRef: () => '' }
    const [taken, promised, decided] = caseDecider.decide({ type: 'take-in-at-once' }, state, env)
    assert.equal(taken?.type, 'accepted')
    assert.ok(promised?.type === 'promised' && promised.check === null)
    assert.deepEqual(decided?.type === 'decided' && [decided.made, decided.outcome], ['filing', 'granted'])
    const filed = [taken, promised, decided!].reduce(evolve, state)
    const drawOf = (chosen: string) => ({ type: 'draw-check' as const, percent: 30, draw: { chosen } as DrawRecord })
    const checkOf = (chosen: string) => {
      const [fact] = caseDecider.decide(drawOf(chosen), filed, env)
      return fact?.type === 'check-drawn' ? fact.check?.day : undefined
    }
    assert.deepEqual([checkOf('check'), checkOf('spare')], ['2026-05-06', undefined])
    const [drawn] = caseDecider.decide(drawOf('spare'), filed, env)
    assert.deepEqual(caseDecider.decide(drawOf('check'), evolve(filed, drawn!), env), [], 'drawn once')
    const takenBack: CaseEvent = { type: 'promise-taken-back', sealed: promise.sealed, day: '2026-03-03' }
    assert.deepEqual(caseDecider.decide(drawOf('check'), evolve(filed, takenBack), env), [], 'nothing is left to check')
  })
  test('what no draw chose is checked for cause, once, by the office of the item and within its days', () => {
    const state = fold(caseDecider, [{ ...submitted(energyCommitment), promise }])
    const env: CaseEnv = { item: energyCommitment, calendar: china, day: parseDay('2026-03-02'), newRef: () => '' }
    const filed = caseDecider.decide({ type: 'take-in-at-once' }, state, env).reduce(evolve, state)
    const reason = '有人反映该项目已经建成两条生产线，年用电量明显超过备案的数量。'
    const order = { type: 'order-check' as const, reason }
    const refusal = (of: typeof state, command = order) => {
      try {
        caseDecider.decide(command, of, env)
        return null
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    const noted: CaseEvent = {
      type: 'credential-noted',
      credential: '00000000-0000-4000-8000-000000000007',
      identifier: 'I',
      serial: 'S',
      validFrom: '2026-03-02',
      validUntil: null,
      day: '2026-03-02',
    }
    const draw = (chosen: string) =>
      evolve(
        evolve(
          filed,
          caseDecider.decide({ type: 'draw-check', percent: 30, draw: { chosen } as DrawRecord }, filed, env)[0]!,
        ),
        noted,
      )
    assert.equal(refusal(evolve(filed, noted)), 'commitment.not-orderable', 'not before the draw')
    assert.equal(refusal(draw('check')), 'commitment.not-orderable', 'it is checked anyhow')
    const spared = draw('spare')
    assert.equal(refusal(spared, { ...order, reason: '有人举报' }), 'commitment.order-needs-reason')
    const [ordered] = caseDecider.decide(order, spared, env)
    assert.ok(ordered?.type === 'check-ordered')
    assert.deepEqual([ordered.office, ordered.check.day, ordered.reason], ['fagai', '2026-05-06', reason])
    const closed = { way: 'cancellation', decided: { outcome: 'ended' } } as (typeof spared.closures)[number]
    assert.equal(refusal({ ...spared, closures: [closed] }), 'commitment.not-orderable', 'it was cancelled since')
    const erased = { ...spared, erasure: { erasedDay: '2031-03-03' } as typeof spared.erasure }
    assert.equal(refusal(erased), 'commitment.not-orderable', 'its personal data are destroyed')
    const going = evolve(spared, ordered)
    assert.equal(refusal(going), 'commitment.not-orderable', 'once')
    const [checked] = caseDecider.decide(
      {
        type: 'check-promise',
        finding: 'true',
        report: '现场核对设备和电费单据，年用电量与备案的一致。',
        officers: 2,
        sealed: commitment,
        rectifyDays: null,
        signed: true,
        licence: null,
      },
      going,
      env,
    )
    assert.equal(checked?.type, 'promise-checked')
  })
  test('the draw is bound to what was pledged, can be run again, and takes about the share that was published', () => {
    const keys = testKeys
    const records = Array.from({ length: 400 }, (_, place) =>
      drawShare(
        keys,
        {
          region: 'lyg',
          stream: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
          contribution: 'c',
          task: 'promise-check',
          round: 0,
        },
        30,
      ),
    )
    for (const record of records.slice(0, 20)) assert.ok(drawHolds(record, keys.evidence.publicKey))
    assert.ok(
      !drawHolds(
        { ...records[0]!, chosen: records[0]!.chosen === 'check' ? 'spare' : 'check' },
        keys.evidence.publicKey,
      ),
    )
    const share = records.filter(({ chosen }) => chosen === 'check').length / records.length
    assert.ok(share > 0.2 && share < 0.4, String(share))
  })
  test('a permission on a promise is checked each time: no share may be declared for it', () => {
    const sample = { percent: 30, basis: '演示设定' }
    const venue = { ...publicVenueHygiene, commitment: { ...publicVenueHygiene.commitment!, sample } }
    assert.equal(checkWays(venue).length, 1)
  })
  test('what is only to be filed is not judged like a licence', () => {
    const visit = chemicalSafetyConditions.tasks.find(({ kind }) => kind === 'site-visit')!
    const judged = { ...publicParkingFiling, tasks: [...publicParkingFiling.tasks, visit] }
    assert.deepEqual(checkWays(publicParkingFiling), [])
    assert.equal(checkWays(judged).length, 1)
    const rationed = { ...publicParkingFiling, quota: fireworksRetail.quota }
    for (const one of [judged, rationed]) assert.deepEqual(breachesOf(one)[0]?.rule, 'item.filing-judged')
  })
  test('a change of what is rationed takes no place, and a renewal keeps the one that the licence has', () => {
    const matters = LicenceMatter.options.map((matter) =>
      MatterRule.parse({ matter, basis: '《行政许可法》第四十九条' }),
    )
    const rationed = { ...fireworksRetail, matters }
    const gone = { given: rationed.quota!.total, ahead: 3 }
    const at = { day: parseDay('2026-04-20') }
    assert.throws(() => placeOf({ outcome: 'granted' }, gone, { ...at, item: rationed }), /quota\.none-left/)
    for (const matter of LicenceMatter.options) {
      const item = ofMatter(rationed, matter)
      assert.equal(placeOf({ outcome: 'granted' }, null, { ...at, item }), null)
      assert.throws(() => placeOf({ outcome: 'refused', noPlace: true }, null, { ...at, item }), /quota\.unlimited/)
      assert.deepEqual(checkWork(item, lyg), [])
    }
    assert.deepEqual(checkWork(rationed, lyg), [])
  })
  test('a licence that is decided here goes live with a hearing; what goes up, and a whole, without', () => {
    const { hearing: _hearing, ...unheard } = chemicalSafetyConditions
    assert.deepEqual(
      hearingBreaches(unheard).map(({ rule }) => rule),
      ['item.hearing-missing'],
    )
    for (const item of [chemicalSafetyConditions, lawyerPractice, openRestaurant, publicParkingFiling])
      assert.deepEqual(hearingBreaches(item), [], item.code)
  })
  test('a licence that is decided here is changed and struck off and, where it ends, renewed, or another law has it applied for anew', () => {
    const found = (item: Item) => matterBreaches(item).map(({ message }) => message.slice(0, 10))
    const { anew: _anew, matters, ...own } = fireworksRetail
    assert.deepEqual(found({ ...own, matters }), ['行政许可没有规定变更', '行政许可没有规定延续'])
    assert.deepEqual(found({ ...fireworksRetail, matters: [] }), ['行政许可没有规定注销'])
    assert.deepEqual(found({ ...fireworksRetail, outcome: { ...own.outcome, validYears: null } }), [])
    const renewal = MatterRule.parse({ matter: 'renewal', basis: '《行政许可法》第五十条' })
    assert.deepEqual(found({ ...fireworksRetail, matters: [...matters, renewal] }), ['延续既可以申请，又须'])
    const unnamed = fireworksRetail.anew!.map((rule) => ({ ...rule, basis: '《中华人民共和国行政许可法》第五十条' }))
    assert.deepEqual(found({ ...fireworksRetail, anew: unnamed }), ['变更须重新申请，没有', '延续须重新申请，没有'])
    assert.equal(matterBreaches({ ...fireworksRetail, matters: [] })[0]?.rule, 'item.matter-missing')
    for (const item of [...lyg.items, lawyerPractice]) assert.deepEqual(matterBreaches(item), [], item.code)
  })
  test('only a filing is filed on a promise', () => {
    assert.deepEqual(checkWays(energyCommitment), [])
    assert.equal(checkWays({ ...energyCommitment, commitment: undefined }).length, 1)
    assert.equal(checkWays({ ...energyCommitment, outcome: { ...energyCommitment.outcome, act: '许可' } }).length, 1)
  })
})

test('申请材料接收凭证: what came with a promise alone, and whether a clerk took it down', () => {
  const promise = { notice: '1', promise: '1', dispensed: ['commitment'], sealed: commitment }
  const state = fold(caseDecider, [{ ...submitted(energyCommitment), promise }])
  const ways = (atWindow: boolean) =>
    received({ state, item: energyCommitment, atWindow, secrets: { answers: { values: {} } } }).map(({ name, way }) => [
      name.replace(energyCommitment.name, ''),
      way,
    ])
  const said = (form: string, signed: string) => [
    ['申请表', form],
    ['告知承诺书', signed],
  ]
  assert.deepEqual(ways(false), said('网上填写', '网上签署'))
  assert.deepEqual(ways(true), said('窗口录入', '窗口签署'))
})
