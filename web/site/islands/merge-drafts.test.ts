import assert from 'node:assert/strict'
import { test } from 'node:test'
import { merged } from './merge-drafts.ts'

const base = { name: '海之韵', area: 860, kind: 'pool' }

test('what was changed elsewhere is taken in where this page changed nothing', () =>
  assert.deepEqual(merged(base, { ...base, area: 900 }, { ...base, name: '海之韵游泳馆', beds: 2 }), {
    answers: { name: '海之韵游泳馆', area: 900, kind: 'pool', beds: 2 },
    clashes: [],
  }))

test('a field that both changed differently is a clash, and what was typed is not lost', () =>
  assert.deepEqual(merged(base, { ...base, area: 900 }, { ...base, area: 950 }), {
    answers: { ...base, area: 900 },
    clashes: [{ key: 'area', typed: 900, newer: 950 }],
  }))

test('the same change on both sides is no clash', () =>
  assert.deepEqual(merged(base, { ...base, area: 900 }, { ...base, area: 900 }).clashes, []))

test('an answer that was taken back elsewhere stays taken back', () =>
  assert.deepEqual(merged(base, base, { name: '海之韵', kind: 'pool' }).answers, { name: '海之韵', kind: 'pool' }))
