import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { askedAnswers, askedQuestions, visibleFields, visibleMaterials } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { evaluate } from '#kernel/condition.ts'
import { openTasks, type Verdict } from '#kernel/plan.ts'
import { isLawOrRegulation } from '#seed/check/fee.ts'
import { allItems } from './all.ts'

const itemOf = (code: string) => allItems.find((item) => item.code === code)!

suite('the nine key items and those of everyday life', () => {
  const limits: [string, string, number][] = [
    ['energy-review', 'working', 20],
    ['energy-commitment', 'working', 20],
    ['chemical-safety-conditions', 'working', 45],
    ['eia-report', 'calendar', 60],
    ['eia-table', 'calendar', 30],
    ['eia-re-review', 'calendar', 10],
    ['planning-permit', 'working', 20],
    ['fire-design-review', 'working', 15],
    ['fire-acceptance', 'working', 15],
    ['presale-permit', 'working', 10],
    ['hazardous-goods-transport', 'working', 20],
    ['road-occupation', 'working', 20],
    ['highway-works', 'working', 20],
    ['traffic-impact-assessment', 'working', 20],
    ['food-business', 'working', 10],
  ]
  for (const [code, unit, days] of limits)
    test(`${code} has ${days} ${unit} days by law`, () => {
      const { statutory } = itemOf(code)
      assert.deepEqual([statutory.unit, statutory.days], [unit, days])
    })

  test('what law publishes during review is said to be published', () =>
    assert.deepEqual(
      allItems.filter((item) => item.publishesApplicant).map((item) => item.code),
      ['eia-report', 'eia-table', 'planning-permit', 'presale-permit'],
    ))

  test('the assessment of traffic is no licence, and says so', () => {
    const item = itemOf('traffic-impact-assessment')
    assert.equal(item.power, '其他')
    assert.match(item.outcome.face.map((line) => line.text).join(), /不是行政许可/)
  })

  test('who goes after the grant, what they look at and by which law, the items that need it say', () => {
    const supervised = allItems.filter(({ supervision }) => supervision)
    assert.deepEqual(supervised.map(({ code }) => code).toSorted(), ['food-business', 'public-venue-hygiene'])
    for (const { supervision, code } of supervised) {
      assert.match(supervision!.basis, /第六十一条、第六十二条；《.+》/, code)
      assert.ok(supervision!.points.length >= 3, code)
    }
  })

  test('every definition says what of it is general knowledge or made up', () => {
    for (const item of allItems) assert.match(item.note ?? '', /一般知识|演示设定/, item.code)
  })

  test('law counts from receipt where it says so, and the basis of the limit quotes it', () =>
    assert.deepEqual(
      allItems.filter(({ statutory }) => statutory.from === 'receipt').map((item) => item.code),
      allItems.filter(({ statutory }) => /自收到/.test(statutory.basis)).map((item) => item.code),
    ))

  test('a promise names who published it, or is said to be made up', () => {
    const published = /^灌南县公布的|^连云港市内部审批五个工作日的办理要求$/
    for (const { code, promised } of allItems)
      assert.ok(published.test(promised.basis) || promised.basis.startsWith('演示设定'), `${code}: ${promised.basis}`)
  })

  test('a project that needs no review of its energy is sent to the commitment', () => {
    const broken = (energyEquivalent: number, electricity: number) =>
      itemOf('energy-review').holds.filter(({ condition }) =>
        evaluate({ not: condition }, { energyEquivalent, electricity }),
      )
    assert.deepEqual([broken(1_000, 0), broken(0, 500)], [[], []])
    assert.match(broken(999.99, 499.99)[0]?.message ?? '', /节能承诺/)
  })

  test('five items of everyday life, for persons and for firms', () => {
    const everyday = [
      'food-business',
      'outdoor-advertising',
      'public-parking-filing',
      'resident-medical-insurance',
      'remote-treatment-filing',
    ].map(itemOf)
    for (const whom of ['person', 'enterprise'] as const)
      assert.ok(everyday.filter((item) => item.serves.includes(whom)).length >= 3, whom)
  })
})

suite('a city road is asked about by its situation', () => {
  const asked: [string, string[], string[]][] = [
    ['occupation', ['application', 'layout', 'trafficPlan'], []],
    [
      'excavation',
      ['application', 'layout', 'planningFile', 'construction', 'pipelines', 'restoration', 'trafficPlan'],
      ['excavatedArea', 'depth', 'young'],
    ],
    [
      'lines',
      ['application', 'layout', 'planningFile', 'construction', 'pipelines', 'restoration', 'trafficPlan'],
      ['excavatedArea', 'depth', 'young', 'line'],
    ],
    [
      'crossing',
      ['application', 'layout', 'planningFile', 'construction', 'restoration', 'trafficPlan'],
      ['excavatedArea', 'depth', 'young', 'crossingWidth'],
    ],
    [
      'repair',
      ['application', 'restoration', 'repairRecord'],
      ['excavatedArea', 'line', 'brokenDay', 'fault', 'reported'],
    ],
    ['survey', ['application', 'layout', 'pipelines'], ['boreholes']],
  ]
  const road = itemOf('road-occupation')
  const special = new Set(
    road.form
      .filter((group) => /挖掘|抢修/.test(group.title))
      .flatMap((group) => group.fields.map((field) => field.key)),
  )
  for (const [situation, materials, questions] of asked)
    test(`${situation}: ${materials.length} materials, ${questions.length} questions of its own`, () => {
      assert.deepEqual(
        visibleMaterials(road, { situation }).map((one) => one.key),
        materials,
      )
      const own = visibleFields(road, { situation }).map((one) => one.key)
      assert.deepEqual(
        own.filter((key) => special.has(key)),
        questions,
      )
    })

  test('a new road may be dug up only with the consent of the government', () => {
    const young = visibleMaterials(road, { situation: 'excavation', young: true }).map((one) => one.key)
    assert.ok(young.includes('governmentApproval'))
  })
})

const verdict = fc.constantFrom<Verdict>('pass', 'pass-after-revision', 'fail')

test('every plan comes to its decision, whatever is answered, whatever the opinions and in whatever order they come', () => {
  for (const item of allItems)
    fc.assert(
      fc.property(
        answersOf(item),
        fc.infiniteStream(verdict),
        fc.infiniteStream(fc.nat()),
        (answers, verdicts, turns) => {
          const decision = item.tasks.find((task) => task.kind === 'decide')!.key
          const closed: Record<string, Verdict> = {}
          for (;;) {
            const { open, done } = openTasks(item.plan, closed, askedAnswers(item, answers))
            assert.equal(done, false, `${item.code} ends before its decision`)
            if (open.includes(decision)) return
            closed[open[turns.next().value! % open.length]!] = verdicts.next().value!
          }
        },
      ),
      { numRuns: 60 },
    )
})

test('every question and every material can be asked for', () => {
  for (const item of allItems) {
    const fields = new Set<string>()
    const materials = new Set<string>()
    for (const answers of fc.sample(answersOf(item), { numRuns: 400, seed: 7 })) {
      for (const field of askedQuestions(item, answers)) fields.add(field.key)
      for (const material of visibleMaterials(item, answers)) materials.add(material.key)
    }
    const never = [
      ...item.form.flatMap((group) => group.fields).filter((field) => !fields.has(field.key)),
      ...item.materials.filter((material) => !materials.has(material.key)),
    ]
    assert.deepEqual(
      never.map((one) => one.key),
      [],
      item.code,
    )
  }
})

function answersOf(item: Item) {
  const fields = item.form.flatMap((group) => group.fields)
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, answerOf(field)])))
}

function answerOf(field: Field): fc.Arbitrary<unknown> {
  const values = (field.options ?? []).map((option) => option.value)
  switch (field.type) {
    case 'choice':
      return fc.constantFrom(...values)
    case 'many':
      return fc.uniqueArray(fc.constantFrom(...values))
    case 'yes-no':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: Math.ceil(field.min ?? 0), max: Math.floor(field.max ?? 100) })
    case 'file':
      return fc.constant(undefined)
    case 'text':
    case 'long-text':
    case 'date':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
    case 'person':
    case 'firm':
      return fc.constant('x')
    case 'money':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 1_000_000_00 })
    case 'address':
      return fc.constantFrom(...(field.divisions ?? []).map(({ code }) => ({ division: code, detail: 'x' })))
    case 'area':
      return fc.integer({ min: 1, max: 200 }).map((side) => ({
        vertices: [
          { x: 0, y: 0 },
          { x: side, y: 0 },
          { x: side, y: side },
        ],
      }))
    case 'table':
      return fc.nat(20).map((rows) => Array.from({ length: rows }, () => ({})))
    case 'declaration':
      return fc.constant({ agreed: true })
  }
}

suite('what a fee may stand on', () => {
  const titles: [string, boolean][] = [
    ['《城市道路管理条例》', true],
    ['《中华人民共和国城市房地产管理法》', true],
    ['《中华人民共和国行政许可法》', true],
    ['《江苏省道路交通安全条例》', false],
    ['《连云港市停车场管理条例》', false],
    ['《新疆维吾尔自治区道路运输条例》', false],
    ['《城市道路占用挖掘收费管理办法》', false],
    ['', false],
  ]
  for (const [title, expected] of titles)
    test(`${title || 'nothing'}: ${expected}`, () => assert.equal(isLawOrRegulation(title), expected))
})
