import assert from 'node:assert/strict'
import { test } from 'node:test'
import { papersOfIntake } from './papers-of-intake.ts'

type Asked = Parameters<typeof papersOfIntake>[0]

/** Only what the page reads. */
const view = (more: object) =>
  ({ phase: 'review', ending: null, papers: [], timeline: [], deferral: null, ...more }) as unknown as Asked
const set = (...papers: string[]) =>
  papers.map((paper) => ({ paper, kind: paper.replace(/-\d$/, ''), title: '', number: null, day: '2026-03-02' }))
const names = (asked: Asked) => papersOfIntake(asked).map((one) => one?.paper ?? null)

test('of an acceptance with 容缺 both notices are waited for', () => {
  const deferral = { due: '2026-03-05' }
  assert.deepEqual(names(view({ papers: set('acceptance-notice') })), ['acceptance-notice'])
  assert.deepEqual(names(view({ papers: set('acceptance-notice'), deferral })), ['acceptance-notice', null])
  const both = set('acceptance-notice', 'deferral-notice')
  assert.deepEqual(names(view({ papers: both, deferral })), ['acceptance-notice', 'deferral-notice'])
})

test('a second notice of corrections is its own paper, never the first one', () => {
  const second = (paper: string | null) => ({ phase: 'correcting', timeline: [{ key: 'deficiency', paper }] })
  const first = set('deficiency-notice')
  assert.deepEqual(names(view({ ...second(null), papers: first })), [null])
  const two = [...first, ...set('deficiency-notice-2')]
  assert.deepEqual(names(view({ ...second('deficiency-notice-2'), papers: two })), ['deficiency-notice-2'])
})
