import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseView } from '#contracts/cases.ts'
import { awaitedAtWindow } from './awaited-at-window.ts'

type Asked = Parameters<typeof awaitedAtWindow>[0]

/** A case before experts of which a material was left for later; only what the page reads. */
const waiting = {
  can: ['hand-in-revision', 'supply-deferred'],
  panels: [
    {
      standing: 'revising',
      due: '2026-12-04',
      materials: [
        { key: 'report', name: '报告' },
        { key: 'plan', name: '方案' },
      ],
    },
  ],
  materials: [{ material: 'report' }],
  deferral: {
    due: '2026-11-30',
    materials: [
      { material: 'proof', name: '证明', state: 'awaited' },
      { material: 'deed', name: '产权证', state: 'accepted' },
    ],
  },
} as unknown as Asked & Pick<CaseView, 'can'>

test('a case that waits for a revision and for what was left for later can be given either at a window', () =>
  assert.deepEqual(awaitedAtWindow(waiting), [
    { what: 'revision', materials: ['report'], due: '2026-12-04' },
    { what: 'deferred', materials: ['proof'], due: '2026-11-30' },
  ]))

test('a window offers what the server offers and nothing beside it', () => {
  assert.deepEqual(
    awaitedAtWindow({ ...waiting, can: ['supply-deferred'] }).map(({ what }) => what),
    ['deferred'],
  )
  assert.deepEqual(awaitedAtWindow({ ...waiting, can: [] }), [])
})
