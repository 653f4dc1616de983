import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { noCase, type CaseState } from '../case-state.ts'
import { sendMessage, seeMessages, takesMessages, unreadBy } from './message-rules.ts'

const today = parseDay('2026-03-02')
const asked = { message: 'm1', from: 'applicant' as const, day: '2026-03-02', seen: false }
const at = (state: Partial<CaseState>): CaseState => ({ ...noCase, phase: 'intake', ...state })
const refused = (state: CaseState, from: 'applicant' | 'office', day = today) => {
  try {
    sendMessage(state, { from, message: 'm', text: 'c' }, day)
    return null
  } catch (error) {
    assert.ok(error instanceof RuleViolation)
    return error.code
  }
}

test('an applicant may write at any time of the case, an office only answers', () => {
  assert.equal(refused(at({}), 'applicant'), null)
  assert.equal(refused(at({}), 'office'), 'case.message-answers-only')
  assert.equal(refused(at({ messages: [asked] }), 'office'), null)
})

test('thirty days after its end a case takes messages, and no longer', () => {
  const ended = at({ phase: 'closed', endedDay: '2026-03-02' })
  assert.equal(takesMessages(ended, 'applicant', parseDay('2026-04-01')), true)
  assert.equal(refused(ended, 'applicant', parseDay('2026-04-02')), 'case.messages-closed')
})

test('a hundred messages are enough', () =>
  assert.equal(refused(at({ messages: Array.from({ length: 100 }, () => asked) }), 'applicant'), 'case.messages-full'))

test('what is unread is what the other side wrote, and seeing it twice changes nothing', () => {
  const state = at({ messages: [asked] })
  assert.deepEqual([unreadBy(state, 'office'), unreadBy(state, 'applicant')], [1, 0])
  assert.deepEqual(seeMessages(state, 'office', today), [{ type: 'messages-seen', by: 'office', day: today }])
  assert.deepEqual(seeMessages(state, 'applicant', today), [])
})
