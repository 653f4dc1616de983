import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary } from '#contracts/cases.ts'
import { statement } from '#platform/db.ts'
import { accept, allChecked, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Answer, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const applicant = await platform.as('applicant-xu-ruolan')
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))

const file = async () => (await submit(applicant, await fillDraft(applicant, item))).case
const act = (visitor: Visitor, id: string, path: string, body: object): Promise<Answer> =>
  visitor.send('POST', `/api/${region}/cases/${id}/${path}`, body)
const codeOf = (answer: Answer): string => (answer.json as { code: string }).code
const logOf = async (id: string): Promise<string> => {
  const text = `select string_agg(data, ' ') as log from log.events where stream = $1`
  return String((await platform.platform.db.query('system', statement(text, [id]))).rows[0]!['log'])
}
const unreadOf = async (visitor: Visitor, id: string, list: string): Promise<number | undefined> => {
  const { cases } = (await visitor.get(`/api/${region}/${list}`)).json as { cases: CaseSummary[] }
  return cases.find((one) => one.case === id)?.unread
}

test('a question and its answer pass between applicant and office, unread until seen, and their words are not in the log', async () => {
  const id = await file()
  const early = await act(acceptor, id, 'messages', { text: '请再提交一份材料' })
  assert.deepEqual([early.status, codeOf(early)], [409, 'case.message-answers-only'])
  assert.equal((await act(applicant, id, 'messages', { text: '平面图要盖章吗？我是王小明' })).status, 200)
  assert.equal((await readCase(acceptor, id, 'desk')).unread, 1)
  assert.equal(await unreadOf(acceptor, id, 'desk/cases?limit=100'), 1)
  assert.equal((await act(acceptor, id, 'messages/seen', {})).status, 200)
  assert.equal(codeOf(await act(acceptor, id, 'messages/seen', {})), 'command.nothing-to-do')
  assert.equal((await act(acceptor, id, 'messages', { text: '需要，由设计单位盖章。' })).status, 200)
  const view = await readCase(applicant, id)
  assert.deepEqual(
    view.messages.map(({ from, text, seen }) => [from, text, seen]),
    [
      ['applicant', '平面图要盖章吗？我是王小明', true],
      ['office', '需要，由设计单位盖章。', false],
    ],
  )
  assert.equal(view.unread, 1)
  assert.equal(await unreadOf(applicant, id, 'cases?limit=100'), 1)
  const log = await logOf(id)
  assert.ok(!log.includes('盖章') && !log.includes('王小明'))
})

test('a message makes no page stale: acts are counted without it', async () => {
  const id = await file()
  const { version } = await readCase(acceptor, id, 'desk')
  await act(applicant, id, 'messages', { text: '什么时候能办好？' })
  assert.equal((await act(acceptor, id, 'acceptance', { ...allChecked(item), expects: version })).status, 200)
})

test('a case that is not one’s own takes no message', async () => {
  const id = await file()
  const stranger = await platform.as('applicant-liu-mingde')
  assert.equal((await act(stranger, id, 'messages', { text: '看看别人的' })).status, 404)
})

test('the reason of a withdrawal stands in the vault, for the applicant and the office, and not in the log', async () => {
  const id = await file()
  assert.equal((await act(applicant, id, 'withdrawal', { reason: '家里有人生病，改天再办' })).status, 200)
  assert.equal((await readCase(applicant, id)).withdrawal?.reason, '家里有人生病，改天再办')
  assert.equal((await readCase(acceptor, id, 'desk')).withdrawal?.reason, '家里有人生病，改天再办')
  assert.ok(!(await logOf(id)).includes('生病'))
})

test('after the acceptance a withdrawal has a reason, and the office that took the case in consents to it', async () => {
  const id = await file()
  await accept(acceptor, id)
  assert.equal(codeOf(await act(applicant, id, 'withdrawal', {})), 'case.withdrawal-needs-reason')
  assert.equal(codeOf(await act(applicant, id, 'withdrawal', { reason: '不办了' })), 'case.withdrawal-unconfirmed')
  const asks = () => act(applicant, id, 'withdrawal', { reason: '店面转让，不办了', confirmed: true })
  assert.equal((await asks()).status, 200)
  const waiting = await readCase(applicant, id)
  assert.deepEqual([waiting.statusText, waiting.withdrawing?.reason], ['撤回申请待确认', '店面转让，不办了'])
  assert.ok(waiting.can.includes('recall-withdrawal') && !waiting.can.includes('withdraw'))
  assert.equal((await act(applicant, id, 'withdrawal-recall', {})).status, 200)
  assert.equal((await asks()).status, 200)
  const ground = { ground: 'interests-of-others', reason: '本申请涉及相邻经营者的重大利益，须继续审查后作出决定。' }
  assert.equal((await act(acceptor, id, 'withdrawal-refusal', ground)).status, 200)
  const declined = await readCase(applicant, id)
  assert.deepEqual([declined.withdrawing, declined.withdrawalsDeclined[0]?.reason], [null, ground.reason])
  assert.equal((await asks()).status, 200)
  const box = `/api/${region}/desk/cases?box=withdrawing`
  const inBox = ((await acceptor.get(box)).json as { cases: CaseSummary[] }).cases.find((one) => one.case === id)
  assert.equal(inBox?.statusText, '撤回申请待确认')
  assert.ok((await readCase(acceptor, id, 'desk')).can.includes('answer-withdrawal'))
  assert.equal((await act(acceptor, id, 'withdrawal-confirmation', {})).status, 200)
  assert.equal((await readCase(applicant, id)).ending, 'withdrawn')
  assert.ok(!(await logOf(id)).includes('转让'))
  const closed = await platform.until(
    () => readCase(applicant, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'termination-notice'),
  )
  assert.ok(closed.timeline.some(({ title }) => title === '同意撤回，终止办理'))
})

test('a withdrawal that nobody answers within three working days is consented to by the clock', async () => {
  const id = await file()
  await accept(acceptor, id)
  await act(applicant, id, 'withdrawal', { reason: '不办了', confirmed: true })
  const operator = await platform.as('operator')
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 14 })).status, 200)
  const ended = await platform.until(
    () => readCase(applicant, id),
    ({ phase }) => phase === 'closed',
  )
  assert.equal(ended.ending, 'withdrawn')
  assert.ok(ended.timeline.some(({ title, who }) => title === '视为同意撤回，终止办理' && who === '系统'))
})

test('where no operator of short messages is connected, each is written down as not sent, and no work is given up', async () => {
  const id = await file()
  const operator = await platform.as('operator')
  type Listed = { unsentMessages: number; effects: object[] }
  const listed = async () => (await operator.get(`/api/${region}/desk/operations/dead-effects`)).json as Listed
  const before = (await listed()).unsentMessages
  assert.equal((await act(acceptor, id, 'acceptance', allChecked(item))).status, 200)
  const after = await platform.until(listed, ({ unsentMessages }) => unsentMessages > before)
  assert.deepEqual(after.effects, [])
})
