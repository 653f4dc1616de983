import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisionGrounds, permitSentence } from './legal-grounds.ts'

const bases = [{ law: '《中华人民共和国消防法》', article: '第十一条' }]
const fire = { law: '中华人民共和国消防法', article: '第十一条' }

test("the decider's own basis stands first, before what the item rests on", () => {
  assert.deepEqual(decisionGrounds('《中华人民共和国行政许可法》第三十八条第一款', bases), [
    { law: '中华人民共和国行政许可法', article: '第三十八条第一款' },
    fire,
  ])
})

test('a basis of several articles is told apart, and the same article is printed once', () => {
  assert.deepEqual(decisionGrounds('《中华人民共和国消防法》第十一条；《建筑法》第七条。', bases), [
    fire,
    { law: '建筑法', article: '第七条' },
  ])
  assert.deepEqual(decisionGrounds('中华人民共和国消防法第十一条', bases), [fire])
})

test('a basis in free words is printed as it was written', () => {
  assert.deepEqual(decisionGrounds('参照《建筑法》第七条和本市技术导则', bases), [
    { law: '', article: '参照《建筑法》第七条和本市技术导则' },
    fire,
  ])
  assert.deepEqual(decisionGrounds(' ', bases), [fire])
})

test('what is granted says whose application, and in the words of what was asked for', () => {
  assert.equal(
    permitSentence('许可', '港城物流', '特殊建设工程消防设计审查'),
    '准予港城物流提出的“特殊建设工程消防设计审查”申请。',
  )
  assert.equal(
    permitSentence('备案', '港城物流', '经营性公共停车场备案'),
    '港城物流提出的“经营性公共停车场备案”申请，予以备案。',
  )
})
