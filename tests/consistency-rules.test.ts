import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import {
  comparedFields,
  scoreDrift,
  unlikeResults,
  type DecidedCase,
} from '#server/modules/cases/consistency/consistency.ts'

const facts = { venueKind: 'barber', centralAir: false }
const decided = (number: string, over: Partial<DecidedCase> = {}): DecidedCase => ({
  stream: number,
  number,
  day: '2026-03-02',
  answers: facts,
  outcome: 'granted',
  opinions: [],
  ...over,
})

test('only what is chosen from a list and names nobody is compared', () => {
  const keys = comparedFields(publicVenueHygiene).map(({ key }) => key)
  assert.ok(keys.includes('venueKind') && keys.includes('centralAir'))
  assert.ok(!keys.includes('applicantName'))
})

test('cases that were answered alike and ended differently are told together', () => {
  const found = unlikeResults(publicVenueHygiene, [
    decided('1'),
    decided('2', { outcome: 'refused' }),
    decided('3'),
    decided('4', { answers: { ...facts, centralAir: true } }),
    decided('5', { answers: { ...facts, centralAir: true } }),
  ])
  assert.deepEqual(
    found.map(({ granted, refused, cases }) => [granted, refused, cases.map(({ number }) => number)]),
    [[2, 1, ['1', '2', '3']]],
  )
  assert.ok(found[0]!.facts.every(({ value }) => value !== ''))
})

test('whoever scores farthest from the others stands first, and of too few opinions nothing is said', () => {
  const given = (reviewer: string, total: number, verdict = 'pass') =>
    decided(reviewer, { opinions: [{ step: 'review', reviewer, verdict, total }] })
  const drift = scoreDrift(
    () => '审查',
    [
      ...[90, 92, 94].map((total) => given('A', total)),
      ...[60, 62, 58].map((total) => given('B', total, 'fail')),
      given('C', 100),
    ],
  )
  assert.deepEqual(
    drift.map(({ reviewer, opinions, mean, drift: by, failed }) => [reviewer, opinions, mean, by, failed]),
    [
      ['B', 3, 60, -34, 100],
      ['A', 3, 92, 22, 0],
      ['C', 1, 100, null, 0],
    ],
  )
})
