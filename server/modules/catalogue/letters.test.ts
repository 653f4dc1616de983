import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gramsOf, neededGrams, termsOf, withoutFiller } from './letters.ts'

test('a search falls into words at spaces and marks', () => {
  assert.deepEqual(termsOf('  卫生　许可证，ＫＴＶ '), ['卫生', '许可证', 'ktv'])
  assert.deepEqual(termsOf(' '), [])
})

test('the words of asking are no words of a search', () => {
  assert.equal(withoutFiller('怎么办理身份证'), '身份证')
  assert.equal(withoutFiller('我要开一家饭店'), '开 饭店')
})

test('a text has its letters and pairs of letters, and none across a space', () => {
  assert.deepEqual(gramsOf('许可 证'), ['许', '可', '证', '许可'])
})

test('a word of one letter needs the letter, a longer one its pairs', () => {
  assert.deepEqual(neededGrams(['狗']), ['狗'])
  assert.deepEqual(neededGrams(['许可证', '卫生']), ['许可', '可证', '卫生'])
})
