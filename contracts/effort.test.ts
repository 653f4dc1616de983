import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemOf } from '#tests/harness/case-walk.ts'
import { leastEffort } from './effort.ts'
import { sampleAnswer } from './sample-answer.ts'

const item = itemOf('public-venue-hygiene')
const answers = {
  venueName: '清泉宾馆',
  venueAddress: { division: '320706', town: '320706012', detail: '通灌南路 12 号' },
  venueKind: 'hotel',
  area: 1260,
  beds: 64,
  centralAir: false,
  waterSupply: 'mains',
  workers: 12,
  healthCerts: 12,
}

test('what the account knows is not typed, and an address is picked but for its last part', () =>
  assert.deepEqual(leastEffort(item, answers, new Set(['name', 'code', 'phone'])), {
    steps: 5,
    // The person in charge, the venue's name, the last part of its address, area, beds, two numbers of workers.
    typed: 7,
    // County, town, kind, air conditioning, water.
    chosen: 5,
    // The application form is what was filled in.
    files: 4,
  }))

test('what an answer makes needful is counted, and what it does not call for is not', () => {
  const aired = leastEffort(item, { ...answers, centralAir: true }, new Set(['name', 'code', 'phone']))
  assert.equal(aired.files, 5)
  const { beds: _beds, ...shop } = answers
  assert.equal(leastEffort(item, { ...shop, venueKind: 'shop' }, new Set(['name', 'code', 'phone'])).typed, 6)
})

test('of a row of a table what is picked from a list is not typed', () => {
  const fleet = itemOf('hazardous-goods-transport')
  const table = fleet.form.flatMap((group) => group.fields).find(({ type }) => type === 'table')!
  const { typed, chosen } = leastEffort(
    { form: [{ title: '', fields: [{ ...table, when: undefined }] }], materials: [] },
    { [table.key]: sampleAnswer(table) },
    new Set(),
  )
  const rows = table.minRows ?? 1
  const picked = table.columns!.filter(({ type }) => type === 'choice').length
  assert.deepEqual([typed, chosen], [rows * (table.columns!.length - picked), rows * picked])
})
