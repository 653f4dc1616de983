import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeeperThan } from './json-depth.ts'

const told: [text: string, most: number, deeper: boolean][] = [
  ['[[]]', 2, false],
  ['[[]]', 1, true],
  ['{"a":[{"b":1}]}', 3, false],
  ['{"a":[{"b":1}]}', 2, true],
  ['[[],[],[],[]]', 2, false],
  ['["[[[[[{{{{{"]', 1, false],
  ['["\\"[[[[["]', 1, false],
  ['["\\\\",[[]]]', 2, true],
  ['"', 1, false],
  ['', 0, false],
]
for (const [text, most, deeper] of told)
  test(`${JSON.stringify(text)} is ${deeper ? '' : 'not '}deeper than ${most}`, () =>
    assert.equal(isDeeperThan(text, most), deeper))
