import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TaskView } from '#contracts/review.ts'
import { decidingOf, mergingOf } from './task-grounds.ts'

type Opinion = TaskView['opinions'][number]
const opinion = (verdict: Opinion['verdict'], met: boolean): Opinion => ({
  title: '消防',
  label: '审查人员甲',
  verdict,
  verdictText: '',
  total: null,
  reasons: '',
  scores: [{ criterion: 'exit', title: '疏散出口', points: 0, met, finding: '图示' }],
})
const gaps = (opinions: Opinion[], visit: 'pass' | 'fail' | null = null) => {
  const visits = [{ verdict: visit } as TaskView['visits'][number]]
  return mergingOf({ opinions, panels: [], visits, signings: [] }).verdicts.map(({ gap }) => gap)
}

test('a 汇总 is offered with the verdicts that the reviews carry, and no other', () => {
  assert.deepEqual(gaps([opinion('pass', true)]), [null, 'unconditioned', 'unfailed'])
  assert.deepEqual(gaps([opinion('pass', false)]), [null, null, null])
  assert.deepEqual(gaps([opinion('pass', true), opinion('pass-after-revision', false)]), ['asked', null, null])
  assert.deepEqual(gaps([opinion('pass', true), opinion('fail', false)]), ['failure', 'failure', null])
  assert.deepEqual(gaps([opinion('pass', true)], 'fail'), ['failure', 'failure', null])
  assert.deepEqual(gaps([opinion('pass', true)], 'pass'), [null, 'unconditioned', 'unfailed'])
})

test('a refusal is offered with the findings that the case has, and needs none where a review carries it', () => {
  const task = {
    panels: [],
    visits: [],
    signings: [],
    defaulted: false,
    feedback: null,
    hearing: null,
    thirdParties: null,
    publicNotices: [],
    procedures: [],
    nameable: [],
  }
  const passed = { ...task, opinions: [opinion('pass', true)] }
  assert.deepEqual(decidingOf(passed), { failed: false, carried: false, findings: [], comments: [], nameable: [] })
  assert.deepEqual(decidingOf({ ...task, opinions: [opinion('pass', false)] }).carried, true)
  assert.deepEqual(decidingOf({ ...task, opinions: [] }).carried, true)
  assert.deepEqual(decidingOf({ ...passed, defaulted: true }).carried, true)
  const feedback = { verdict: 'fail' as const, verdictText: '', summary: '' }
  assert.deepEqual(decidingOf({ ...passed, feedback }), {
    failed: true,
    carried: true,
    findings: [],
    comments: [],
    nameable: [],
  })
  const procedure = (own: boolean, open: boolean) => ({ own, open }) as TaskView['procedures'][number]
  const hearing = { standing: 'reported' } as TaskView['hearing']
  const procedures = [procedure(true, false)]
  assert.deepEqual(decidingOf({ ...passed, procedures }).findings, ['procedure'])
  assert.deepEqual(decidingOf({ ...passed, hearing, procedures }).findings, ['hearing'], 'the minutes alone')
  const heard = (waived: boolean) => ({ parties: [{ statedDay: '2026-04-22', waived }] }) as TaskView['thirdParties']
  assert.deepEqual(decidingOf({ ...passed, thirdParties: heard(true) }).findings, [])
  assert.deepEqual(decidingOf({ ...passed, thirdParties: heard(false) }).findings, ['statement'])
  assert.deepEqual(decidingOf({ ...passed, procedures: [procedure(false, false), procedure(true, true)] }).findings, [])
  const commented = (task: string) => ({ task, comments: [{ number: 1 }] }) as TaskView['publicNotices'][number]
  const ofHearing = decidingOf({ ...passed, publicNotices: [commented('hearing')] })
  assert.deepEqual([ofHearing.findings, ofHearing.comments], [[], []], 'of a hearing the minutes have it')
  const ofBoth = decidingOf({ ...passed, publicNotices: [commented('hearing'), commented('notice')] })
  assert.deepEqual([ofBoth.findings, ofBoth.comments], [['notice-comment'], [{ notice: 'notice', number: 1 }]])
  const reported = decidingOf({ ...passed, hearing, publicNotices: [commented('notice')] })
  assert.deepEqual([reported.findings, reported.comments], [['hearing'], []])
})
