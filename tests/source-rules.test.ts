import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { allItems } from '#seed/items/all.ts'
import type { Licence } from '#server/modules/cases/ask.ts'
import { fits, standsIn, type EarlierMaterial } from '#server/modules/cases/drafts/sources.ts'

const itemOf = (code: string) => allItems.find((item) => item.code === code)!
const materialOf = (code: string, key: string) => itemOf(code).materials.find((material) => material.key === key)!
const party = '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11'

suite('which licence stands in for a material', () => {
  const permit = materialOf('fire-design-review', 'planningPermit')
  const licence: Licence = {
    credential: '0b0e5c52-6f2e-4f3e-9a51-0c7f6d0d7a01',
    identifier: '1.2.156.3005.2.11320700MB9T000463001',
    title: '建设工程规划许可证',
    issuer: '连云港市自然资源和规划局',
    licenceType: permit.licence!,
    validFrom: '2026-03-02',
    validUntil: '2027-03-01',
    revoked: false,
    holder: party,
  }
  const cases: [string, Partial<Licence>, string, boolean][] = [
    ['its own, on its first day', {}, '2026-03-02', true],
    ['its own, on its last day', {}, '2027-03-01', true],
    ['one without an end', { validUntil: null }, '2036-03-01', true],
    ['one that begins tomorrow', {}, '2026-03-01', false],
    ['one that ended yesterday', {}, '2027-03-02', false],
    ['a revoked one', { revoked: true }, '2026-04-01', false],
    ['another party’s', { holder: '7f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b12' }, '2026-04-01', false],
    ['nobody’s', { holder: null }, '2026-04-01', false],
    ['one of another type', { licenceType: '11320700MB9T00054X002' }, '2026-04-01', false],
  ]
  for (const [title, change, day, stands] of cases)
    test(`${title}: ${stands ? 'yes' : 'no'}`, () =>
      assert.equal(standsIn({ ...licence, ...change }, permit, party, day), stands))
})

suite('which earlier file is used again', () => {
  const earlier = (item: string, material: string, day: string, mediaType = 'application/pdf'): EarlierMaterial => ({
    from: { stream: party, number: '1', item, day },
    file: { stream: party, file: party, material, name: 'a.pdf', mediaType, bytes: 100, content: '' },
  })
  const cases: [string, EarlierMaterial, [string, string], boolean][] = [
    ['the same item and material', earlier('food-business', 'layout', '2026-03-02'), ['food-business', 'layout'], true],
    [
      'the same kind of another item',
      earlier('chemical-safety-conditions', 'licence', '2026-03-02'),
      ['food-business', 'subjectProof'],
      true,
    ],
    [
      'the same key of another item',
      earlier('public-venue-hygiene', 'layout', '2026-03-02'),
      ['food-business', 'layout'],
      false,
    ],
    ['two years and a day old', earlier('food-business', 'layout', '2024-10-08'), ['food-business', 'layout'], false],
    ['almost two years old', earlier('food-business', 'layout', '2024-10-10'), ['food-business', 'layout'], true],
    [
      'a form that the material does not take',
      earlier('fire-design-review', 'designFiles', '2026-03-02', 'image/png'),
      ['fire-design-review', 'designFiles'],
      false,
    ],
    [
      'an application form',
      earlier('food-business', 'application', '2026-10-08'),
      ['food-business', 'application'],
      false,
    ],
  ]
  for (const [title, one, [code, key], good] of cases)
    test(`${title}: ${good ? 'yes' : 'no'}`, () =>
      assert.equal(fits(one, itemOf(code), materialOf(code, key), allItems, '2026-10-09'), good))
})
