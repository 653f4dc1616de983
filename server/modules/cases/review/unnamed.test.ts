import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { demandUnnamed, identifiersOf, shownTexts } from './unnamed.ts'

const fire = itemOf('fire-design-review')
const firm = {
  name: '连云港港城（集团）有限公司',
  code: '91320700MA9X00011X',
  phone: '13912345678',
  legalPerson: '王芳',
  address: { division: '320703', detail: '海棠北路 99 号' },
}
const known = identifiersOf(fire, [firm, { words: '我们已经整改' }, null], {})

const refused = (text: string): unknown => {
  try {
    demandUnnamed([{ where: '陈述要点', text }], known)
  } catch (error) {
    assert.ok(error instanceof RuleViolation)
    return { code: error.code, ...(error.detail as { where: string; what: string }) }
  }
  return null
}

test('a text that says what the vault knows of the applicant is refused, and the refusal says which kind of thing it is', () => {
  const found = (what: string) => ({ code: 'review.text-names', where: '陈述要点', what })
  assert.deepEqual(refused('连云港港城（集团）有限公司已经整改'), found('姓名或者名称'))
  assert.deepEqual(refused('法定代表人王芳到场'), found('法定代表人姓名'))
  assert.deepEqual(refused('统一社会信用代码 91320700MA9X00011X'), found('证件号码或者统一社会信用代码'))
  assert.deepEqual(refused('可以拨打13912345678'), found('电话号码'))
  assert.deepEqual(refused('位于海棠北路99号'), found('地址'))
})

test('spaces, hyphens, brackets, width and case hide nothing', () => {
  for (const text of [
    '连云港港城(集团)有限公司',
    '连云港 港城 集团 有限公司',
    '139-1234-5678',
    '１３９１２３４５６７８',
    '91320700ma9x 00011x',
    '海棠北路９９号',
  ])
    assert.ok(refused(text), text)
})

test('what many have in common is no name: a division, an empty answer, a word of one sign', () => {
  for (const text of ['申请人称已经整改，请求不予撤销。', '海州区的一家公司', '该场所位于 320703', ''])
    assert.equal(refused(text), null, text)
  assert.deepEqual(identifiersOf(fire, [{ name: '王', code: '', phone: null }], { nothing: '一二三四五' }), [])
})

test('answers that identify count with their own labels, plain ones do not', () => {
  const fields = fire.form.flatMap((group) => group.fields)
  const hidden = fields.find((field) => field.class === 'identity' && field.type === 'text')!
  const plain = fields.find((field) => field.class === 'plain' && field.sight === 'shown')!
  const found = identifiersOf(fire, [], { [hidden.key]: '港城中心大厦', [plain.key]: '港城中心大厦' })
  assert.deepEqual(found, [{ what: `“${hidden.label}”`, text: '港城中心大厦' }])
})

test('of an application, the answers that reviewers are shown are such texts', () => {
  const texts = shownTexts(fire, { specialDesignWhy: '中庭超高，由港城集团设计', floorArea: 12_000, unknown: '别的' })
  assert.deepEqual(
    texts.map(({ text }) => text),
    ['中庭超高，由港城集团设计'],
  )
})
