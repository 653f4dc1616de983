import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allItems } from '#seed/items/all.ts'
import { breachesOf, materialBreaches } from '#contracts/breaches.ts'
import { checkGuide, checkRelated } from '#contracts/guide-check.ts'
import type { Item, Material } from '#contracts/item.ts'
import { checkMaterials } from '#contracts/material-check.ts'

const item = allItems.find(({ code }) => code === 'public-venue-hygiene')!
const changed = (change: Partial<Item>): Item => ({ ...item, ...change })

test('an item that says everything goes live', () => assert.deepEqual(checkGuide(item), []))

const [group] = item.form
for (const [element, lacking, problem] of [
  ['事项', changed({ name: ' ' }), '没有公布事项名称'],
  ['依据', changed({ bases: [] }), '没有公布依据'],
  ['条件', changed({ conditions: ['', '选址合适'] }), '没有公布条件'],
  ['数量', changed({ quantity: '' }), '没有公布数量；不限数量的，写明“无数量限制”'],
  ['程序', changed({ tasks: [], parts: [], instant: undefined }), '没有公布程序：没有任何办理环节'],
  ['期限', changed({ statutory: { ...item.statutory, basis: '' } }), '没有公布期限的依据'],
  ['申请书示范文本', changed({ form: [{ ...group!, title: '' }] }), '申请书示范文本不全：有的分组或者问题没有名称'],
  ['救济', changed({ remedies: { ...item.remedies, court: '' } }), '没有公布救济途径'],
  ['咨询', changed({ consult: { ...item.consult, phone: '' } }), '没有公布咨询和监督方式'],
] as const)
  test(`an item that lacks its ${element} does not go live`, () => assert.deepEqual(checkGuide(lacking), [problem]))

test('an item whose list of materials is not whole does not go live', () => {
  const [first] = item.materials
  const problems = checkMaterials({ ...item, materials: [{ ...first!, source: '', basis: '' }], tasks: [] })
  assert.ok(problems.includes(`材料“${first!.name}”没有依据`))
  assert.ok(problems.includes(`材料“${first!.name}”没有说明从哪里取得`))
})

test('what can be done online asks nobody to come, but to show originals when the result is fetched', () => {
  const comes = checkGuide(changed({ visits: 1 }))
  assert.deepEqual(comes, ['网上可以办理，却要求到现场：除取件时核验原件外，到现场次数应为零'])
  assert.deepEqual(
    breachesOf(changed({ visits: 1 })).map(({ rule }) => rule),
    ['item.needless-visit'],
  )
  assert.deepEqual(checkGuide(changed({ visits: 1, originals: 'at-pick-up' })), [])
  assert.deepEqual(checkGuide(changed({ visits: 1, channels: ['window'] })), [])
})

test('no material needs the seal of the office that handed its power over', () => {
  const [first] = item.materials
  const withStandard = (standard: string) =>
    checkMaterials({ ...item, materials: [{ ...first!, standard }], tasks: [] }).filter((one) => /部门印章/.test(one))
  for (const standard of ['各栏填写完整，加盖行业主管部门公章。', '经原审批机关盖章。', '由本部门加盖印章。'])
    assert.equal(withStandard(standard).length, 1, standard)
  const [breach] = materialBreaches({ materials: [{ ...first!, standard: '由本部门加盖印章。' }] })
  assert.equal(breach?.rule, 'item.office-seal')
  assert.deepEqual(withStandard('各栏填写完整，建设单位盖章。'), [], 'the seal of whoever applies is another thing')
})

test('no material is a catch-all: what is meant is said', () => {
  const [first] = item.materials
  const rulesOf = (name: string) => materialBreaches({ materials: [{ ...first!, name }] }).map(({ rule }) => rule)
  for (const name of ['其他材料', '有关资料', '法定代表人身份证等材料'])
    assert.deepEqual(rulesOf(name), ['item.catch-all'])
  assert.deepEqual(rulesOf('卫生检测报告'), [])
})

test('what the household register may say is asked for only with who issues it, and where', () => {
  const [first] = item.materials
  const asks = (proof?: Material['proof']) => {
    const material = { ...first!, name: '户口迁移证明', source: '户籍地派出所出具', ...(proof && { proof }) }
    return checkMaterials({ ...item, materials: [material], tasks: [] }).filter((one) => one.includes('证明材料'))
  }
  assert.match(asks()[0] ?? '', /没有写明由谁开具.+居民户口簿能够证明的，公安派出所不再出具（公通字〔2016〕21号/)
  assert.deepEqual(asks({ issuer: '户籍地派出所', canInvestigate: true, coveredBy: [] }), [])
})

test('a proof that was abolished is asked for nowhere, and from another issuer it is no such proof', () => {
  const [first] = item.materials
  const asks = (name: string, source: string) =>
    checkMaterials({ ...item, materials: [{ ...first!, name, source }], tasks: [] }).filter((one) => /已取消/.test(one))
  for (const [name, source] of [
    ['亲属关系证明', '居民委员会出具'],
    ['经营场所住所证明', '所在地村民委员会出具'],
    ['无犯罪记录证明', '户籍地社区出具'],
    ['曾用名证明', '户籍地派出所出具'],
  ] as const)
    assert.match(asks(name, source)[0] ?? '', /（(?:民发〔2020〕20号|公通字〔2016〕21号)/, name)
  const married = { ...first!, name: '亲属关系证明', source: '居民委员会出具' }
  assert.equal(materialBreaches({ materials: [married] })[0]?.rule, 'item.proof-abolished')
  assert.deepEqual(asks('疾病诊断证明', '社区卫生服务中心出具'), [])
  assert.deepEqual(asks('无犯罪记录证明', '公安派出所出具'), [])
})

test('a proof says who issues it, and goes where its issuer can find out nothing or another material says the same', () => {
  const [first, second] = item.materials
  const asks = (proof?: Material['proof']) =>
    checkMaterials({
      ...item,
      materials: [{ ...first!, name: '设备产权证明', ...(proof && { proof }) }, second!],
      tasks: [],
    }).filter((one) => one.includes('设备产权证明') && /证明材料|一律取消|目录中/.test(one))
  const declared = { issuer: '设备出卖人', canInvestigate: true, coveredBy: [] }
  assert.deepEqual(asks(declared), [])
  assert.match(asks()[0]!, /没有写明由谁开具/)
  assert.match(asks({ ...declared, canInvestigate: false })[0]!, /无法调查核实的证明，一律取消/)
  assert.match(asks({ ...declared, coveredBy: [second!.key] })[0]!, /能被材料“.+”涵盖或者替代，一律取消/)
  const [breach] = materialBreaches({ materials: [{ ...first!, proof: { ...declared, canInvestigate: false } }] })
  assert.equal(breach?.rule, 'item.proof-needless')
  assert.match(asks({ ...declared, coveredBy: ['gone'] })[0]!, /不在目录中/)
})

test('a question is related by the account, by what hangs on it, by the condition or the article of its group', () => {
  assert.deepEqual(checkRelated(item), [])
  const bare = item.form.map(({ title, fields }) => ({ title, fields }))
  const problems = checkRelated({ ...item, form: bare })
  assert.ok(problems.length > 0)
  for (const problem of problems) assert.match(problem, /^问题“.+”与事项没有直接关系：所在分组“经营场所”/)
  for (const field of item.form.flatMap(({ fields }) => fields).filter(({ prefill }) => prefill))
    assert.ok(!problems.some((problem) => problem.includes(`“${field.label}”`)), field.label)
  const based = bare.map((one) => ({ ...one, forBasis: '《公共场所卫生管理条例实施细则》第二十三条' }))
  assert.deepEqual(checkRelated({ ...item, form: based }), [])
})
