import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answersFor, itemOf } from '#tests/harness/case-walk.ts'
import { askedAnswers, askedQuestions, checkAnswers, missingMaterials } from './answers.ts'
import { checkForm } from './form-check.ts'
import { Field, type Item } from './item.ts'

const road = itemOf('road-occupation')
const plan = road.form.flatMap((group) => group.fields).find((field) => field.type === 'file')!

suite('文件题: a material that is asked for at its place in the form', () => {
  const asked = (situation: string) =>
    askedQuestions(road, answersFor(road, { situation })).find(({ key }) => key === plan.key)
  test('is asked when its material is called for, and must be answered when that must be brought', () => {
    assert.equal(asked('occupation')?.required, true)
    assert.equal(asked('repair'), undefined)
  })
  test('takes no answer: what is sent under its key is no part of the application, and the material is what is missing', () => {
    const answers = { ...answersFor(road, { situation: 'occupation' }), [plan.key]: '附件.pdf' }
    assert.equal(askedAnswers(road, answers)[plan.key], undefined)
    assert.deepEqual(checkAnswers(road, answers), [])
    assert.ok(missingMaterials(road, answers, []).some(({ path }) => path === `materials.${plan.material}`))
  })
})

suite('a form with such a question is not published', () => {
  const withQuestion = (over: object): Item => ({
    ...road,
    form: [
      ...road.form,
      { title: '附件', fields: [Field.parse({ key: 'extra', label: '附件', type: 'file', ...over })] },
    ],
  })
  const refused: [string, Item, RegExp][] = [
    ['for a material that does not exist', withQuestion({ material: 'nothing' }), /文件题要对应一项可以上传的材料/],
    ['for the form itself', withQuestion({ material: 'application' }), /文件题要对应一项可以上传的材料/],
    ['twice for one material', withQuestion({ material: plan.material }), /问了不止一次/],
    [
      'with a condition of its own',
      withQuestion({ material: 'pipelines', when: { answer: 'young' } }),
      /不另设显示条件/,
    ],
    ['as a question of another type', withQuestion({ type: 'text', material: 'pipelines' }), /只有文件题对应材料/],
    [
      'with something that hangs on it',
      { ...road, holds: [{ condition: { answer: plan.key }, message: '请附上平面图', at: plan.key }] },
      /没有字段/,
    ],
  ]
  for (const [how, item, sentence] of refused) test(how, () => assert.match(checkForm(item).join('\n'), sentence))
  test('as it is shipped, it is', () => assert.deepEqual(checkForm(road), []))
})
