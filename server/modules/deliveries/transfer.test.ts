import { test } from 'node:test'
import type { TransferEvent } from '#contracts/deliveries.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { transferDecider, type TransferEnv } from './transfer.ts'

const env: TransferEnv = {
  day: parseDay('2026-03-02'),
  now: '2026-03-02T02:00:00.000Z',
  side: 'window',
  handedOverBySelf: false,
}
const atWindow = specification(transferDecider, env)
const inOffice = specification(transferDecider, { ...env, side: 'office' })
const facts = {
  case: '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11',
  number: 'N1',
  item: 'public-venue-hygiene',
  revision: 1,
  materials: ['application', 'layout'],
  hall: 'hall',
  office: 'wjw',
}
const at = { at: env.now, day: '2026-03-02' }
const taken: TransferEvent = { type: 'originals-taken', ...facts, day: '2026-03-02' }
const handed: TransferEvent = { type: 'handed-over', sheet: '交〔2026〕1号', ...at }
const received: TransferEvent = { type: 'received', missing: [], ...at }
const lacking: TransferEvent = { type: 'received', missing: [{ material: 'layout', remark: '未见原件' }], ...at }

test('originals taken at a window lie there once', () => {
  atWindow
    .given()
    .when({ type: 'take', ...facts })
    .then(taken)
  atWindow
    .given(taken)
    .when({ type: 'take', ...facts })
    .then()
})
test('a batch is handed over once, under one sheet', () => {
  atWindow.given(taken).when({ type: 'hand-over', sheet: '交〔2026〕1号' }).then(handed)
  atWindow.given(taken, handed).when({ type: 'hand-over', sheet: '交〔2026〕2号' }).refused('transfer.not-at-window')
})
test('the back office signs for it, with the missing pieces noted', () =>
  inOffice
    .given(taken, handed)
    .when({ type: 'receive', missing: [{ material: 'layout', remark: '未见原件' }] })
    .then(lacking))
test('nobody signs for what was not handed over', () =>
  inOffice.given(taken).when({ type: 'receive', missing: [] }).refused('transfer.not-under-way'))
test('nobody signs for what they handed over themselves', () =>
  specification(transferDecider, { ...env, side: 'office', handedOverBySelf: true })
    .given(taken, handed)
    .when({ type: 'receive', missing: [] })
    .refused('transfer.same-person'))
test('only a piece of the sheet can be missing', () =>
  inOffice
    .given(taken, handed)
    .when({ type: 'receive', missing: [{ material: 'rules', remark: '未见原件' }] })
    .refused('transfer.material-unknown'))
test('whoever holds the originals gives them back, and nobody else', () => {
  atWindow
    .given(taken)
    .when({ type: 'return', materials: ['layout'] })
    .then({ type: 'originals-returned', materials: ['layout'], day: '2026-03-02' })
  inOffice
    .given(taken, handed, received)
    .when({ type: 'return', materials: ['application', 'layout'] })
    .then({ type: 'originals-returned', materials: ['application', 'layout'], day: '2026-03-02' })
  atWindow
    .given(taken, handed, received)
    .when({ type: 'return', materials: ['layout'] })
    .refused('transfer.not-returnable')
  atWindow
    .given(taken, handed)
    .when({ type: 'return', materials: ['layout'] })
    .refused('transfer.not-returnable')
})
test('what is missing or given back already can’t be given back', () => {
  inOffice
    .given(taken, handed, lacking)
    .when({ type: 'return', materials: ['layout'] })
    .refused('transfer.not-returnable')
  atWindow
    .given(taken, { type: 'originals-returned', materials: ['layout'], day: '2026-03-02' })
    .when({ type: 'return', materials: ['layout'] })
    .refused('transfer.not-returnable')
})
