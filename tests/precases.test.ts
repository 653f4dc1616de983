import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { PrecaseSummary, PrecaseView } from '#contracts/precases.ts'
import { statement } from '#platform/db.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { readEntries } from '#platform/log.ts'
import { verifyProjections } from '#platform/verify.ts'
import { startSmsSimulator, takenOver } from '#server/adapters/sms/simulator.ts'
import { precaseStream } from '#server/modules/precases/precase-stream.ts'
import { answersFor, accept, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
const messages = join(folder, 'sms.log')
const operator = await startSmsSimulator({ file: messages })
after(async () => {
  await operator.close()
  rmSync(folder, { recursive: true, force: true })
})
// A Monday morning in Beijing, so that no promised day falls on a weekend by accident.
let now = Date.parse('2026-11-23T01:00:00Z')
const platform = await testPlatform({ wallNow: () => now, sms: { url: operator.url } })
const item = itemOf('public-venue-hygiene')
const liu = await platform.as('applicant-liu-mingde')
const stranger = await platform.as('applicant-wang-for-gangcheng')
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
const elsewhere = await platform.as(platform.accountOf('acceptor', itemOf('fire-design-review').intakeOffice))
const question = '我是周惠芳，电话13951234567，小旅馆需要办理这个许可吗？'

type Opened = { precase: string; number: string; due: string; receipt: Parameters<typeof verifyReceipt>[0] }

async function done<T>(visitor: Visitor, path: string, body: object = {}): Promise<T> {
  const answer = await visitor.send('POST', `/api/${region}${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json
}
async function refused(visitor: Visitor, path: string, body: object = {}): Promise<unknown[]> {
  const answer = await visitor.send('POST', `/api/${region}${path}`, body)
  return [answer.status, (answer.json as { code: string }).code]
}
async function read<T>(visitor: Visitor, path: string): Promise<T> {
  const answer = await visitor.get(`/api/${region}${path}`)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json
}
const ask = (visitor: Visitor = liu) => done<Opened>(visitor, '/precases', { item: item.code, question })
const desk = (precase: string) => `/desk/precases/${precase}`
const defect = { about: 'field', key: 'area', reason: 'inconsistent', remark: '面积与平面图不一致，请核对' }

test('a question is answered, asked on, answered and closed, and both sides read all of it', async () => {
  const asked = await ask()
  assert.ok(verifyReceipt(asked.receipt, platform.platform.keys.evidence.publicKey))
  assert.match(asked.number, /^ZX20261123\d{4}$/)
  assert.equal(asked.due, '2026-11-25')
  const waiting = await read<PrecaseView>(acceptor, desk(asked.precase))
  assert.deepEqual([waiting.rounds[0]?.question, waiting.can, waiting.left], [question, ['answer'], 2])

  await done(acceptor, `${desk(asked.precase)}/answer`, { answer: '需要。旅店业应当办理公共场所卫生许可证。' })
  const own = await read<PrecaseView>(liu, `/precases/${asked.precase}`)
  assert.deepEqual(
    [own.rounds[0]?.answer, own.can],
    ['需要。旅店业应当办理公共场所卫生许可证。', ['ask-again', 'close']],
  )
  await done(liu, `/precases/${asked.precase}/questions`, { question: '只有五间客房也要办吗？' })
  await done(acceptor, `${desk(asked.precase)}/answer`, { answer: '要办，与客房数量无关。' })
  await done(liu, `/precases/${asked.precase}/closing`, { satisfied: true })
  const closed = await read<PrecaseView>(acceptor, desk(asked.precase))
  assert.deepEqual(
    [closed.statusText, closed.satisfied, closed.rounds.map(({ answer }) => answer?.slice(0, 2)), closed.can],
    ['已结束：满意', true, ['需要', '要办'], []],
  )
  const { differences } = await verifyProjections(platform.platform, precaseStream, { streams: [asked.precase] })
  assert.deepEqual(differences, [])
})

test('no word of question or answer stands in the log', async () => {
  const { precase } = await ask()
  await done(acceptor, `${desk(precase)}/answer`, { answer: '周惠芳您好，需要办理。' })
  const entries = (await platform.platform.db.query('system', readEntries([{ region, stream: precase }]))).rows
  assert.equal(entries.length, 3)
  for (const word of ['周惠芳', '13951234567', '旅馆']) assert.ok(!JSON.stringify(entries).includes(word))
})

test('a foreign enquiry answers like a missing one, to strangers and to other offices', async () => {
  const { precase } = await ask()
  const nowhere = '00000000-0000-4000-8000-000000000000'
  for (const id of [precase, nowhere]) {
    assert.equal((await stranger.get(`/api/${region}/precases/${id}`)).status, 404)
    assert.equal((await elsewhere.get(`/api/${region}${desk(id)}`)).status, 404)
    assert.deepEqual(await refused(elsewhere, `${desk(id)}/answer`, { answer: '这不归我们管。' }), [
      404,
      'request.not-found',
    ])
    assert.deepEqual(await refused(stranger, `/precases/${id}/closing`, { satisfied: true }), [
      404,
      'request.not-found',
    ])
  }
})

test('lists go on where they stopped, and the desk counts what waits and what is late', async () => {
  for (let n = 0; n < 3; n += 1) await ask(stranger)
  type List = { precases: PrecaseSummary[]; next: string | null; counts: Record<string, number> }
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const list: List = await read(stranger, `/precases?limit=2${next && `&after=${encodeURIComponent(next)}`}`)
    seen.push(...list.precases.map(({ number }) => number))
    next = list.next
  }
  assert.deepEqual([seen.length, new Set(seen).size], [3, 3])
  const box = await read<List>(acceptor, '/desk/precases?box=enquiry')
  assert.equal(box.counts['enquiry'], box.precases.length)
  assert.deepEqual(
    [box.counts['overdue'], (await read<List>(acceptor, '/desk/precases?box=overdue')).precases],
    [0, []],
  )
})

test('a draft is looked at before it is filed, mended, looked at again, and its answers stay with the case', async () => {
  const enquiry = await ask()
  const draft = await fillDraft(liu, item)
  const handedIn = await done<Opened>(liu, `/drafts/${draft}/pre-review`)
  assert.equal(handedIn.due, '2026-11-26')
  assert.deepEqual(await refused(liu, `/drafts/${draft}/pre-review`), [409, 'precase.waiting'])
  const shown = await read<PrecaseView>(acceptor, desk(handedIn.precase))
  assert.ok(shown.answers.length > 3 && shown.materials.length > 0)
  const file = await acceptor.get(`/api/${region}${desk(handedIn.precase)}/files/${shown.materials[0]!.file}`)
  assert.deepEqual([file.status, file.body.subarray(0, 5).toString()], [200, '%PDF-'])
  assert.equal((await acceptor.get(`/api/${region}/desk/cases/${draft}`)).status, 404, 'the draft itself stays closed')

  await done(acceptor, `${desk(handedIn.precase)}/findings`, { defects: [defect] })
  const { preReview } = await read<{ preReview: PrecaseView }>(liu, `/drafts/${draft}/pre-review`)
  assert.deepEqual(
    preReview.rounds[0]?.defects.map(({ name, reasonText, remark }) => [name, reasonText, remark]),
    [['经营面积', '与其他材料或填报内容不一致', defect.remark]],
  )
  await done(liu, `/drafts/${draft}/pre-review`)
  await done(acceptor, `${desk(handedIn.precase)}/findings`, { defects: [], answer: '材料齐全，可以正式申报。' })

  await submit(liu, draft)
  type Before = { precases: PrecaseView[] }
  const linked = (visitor: Visitor, path: string) =>
    platform.until(
      () => read<Before>(visitor, path),
      ({ precases }) => precases.some(({ number }) => number === enquiry.number),
    )
  for (const { precases } of [
    await linked(liu, `/cases/${draft}/precases`),
    await linked(acceptor, `/desk/cases/${draft}/precases`),
  ]) {
    const looked = precases.find(({ number }) => number === handedIn.number)!
    assert.deepEqual([looked.statusText, looked.case, looked.rounds.length], ['已正式申报', draft, 2])
    assert.equal(looked.rounds[1]?.answer, '材料齐全，可以正式申报。')
    const asked = precases.find(({ number }) => number === enquiry.number)!
    assert.deepEqual([asked.phase, asked.rounds[0]?.question], ['waiting', question])
  }
  const [submitted] = (await platform.platform.db.query('system', readEntries([{ region, stream: draft }]))).rows
  const { preCases } = JSON.parse(submitted!['data'] as string) as { preCases: string[] }
  assert.ok(preCases.includes(handedIn.precase) && preCases.includes(enquiry.precase))
  assert.equal((await stranger.get(`/api/${region}/cases/${draft}/precases`)).status, 404)
})

test('the limits of an application are the same with a pre-review and without', async () => {
  const limits = async (withPreReview: boolean) => {
    const draft = await fillDraft(liu, item)
    if (withPreReview) {
      const { precase } = await done<Opened>(liu, `/drafts/${draft}/pre-review`)
      await done(acceptor, `${desk(precase)}/findings`, { defects: [defect] })
    }
    await submit(liu, draft)
    const deadlines = await platform.platform.db.query(
      'system',
      statement(`select name, kind, due_at from platform.deadlines where region = $1 and stream = $2`, [region, draft]),
    )
    const filed = await readCase(acceptor, draft, 'desk')
    await accept(acceptor, draft)
    const accepted = await readCase(acceptor, draft, 'desk')
    return {
      deadlines: deadlines.rows,
      filed: [filed.phase, filed.submittedDay, filed.clocks, filed.can],
      accepted: [accepted.acceptedDay, accepted.deemedAccepted, accepted.clocks],
    }
  }
  assert.deepEqual(await limits(true), await limits(false))
})

test('an empty draft is not handed in, and a foreign one is not there', async () => {
  const empty = await done<{ case: string }>(liu, '/drafts', { item: item.code })
  assert.deepEqual(await refused(liu, `/drafts/${empty.case}/pre-review`), [409, 'precase.empty-draft'])
  assert.deepEqual(await refused(stranger, `/drafts/${empty.case}/pre-review`), [404, 'request.not-found'])
})

test('what the applicant took out of the draft, or erased with it, is shown no more', async () => {
  const draft = await fillDraft(liu, item)
  const { precase } = await done<Opened>(liu, `/drafts/${draft}/pre-review`)
  const { file } = (await read<PrecaseView>(acceptor, desk(precase))).materials[0]!
  assert.equal((await liu.send('DELETE', `/api/${region}/drafts/${draft}`)).status, 200)
  assert.equal((await acceptor.get(`/api/${region}${desk(precase)}/files/${file}`)).status, 404)
})

test('whoever asked is told of the answer by a short message that says nothing of it', async () => {
  const { precase, number } = await ask()
  await done(acceptor, `${desk(precase)}/answer`, { answer: '需要办理，请在网上申请。' })
  const [message] = await platform.until(
    async () => takenOver(messages).filter(({ params }) => params['number'] === number),
    (found) => found.length > 0,
  )
  // The telephone that was given last, in an application before.
  const lastGiven = answersFor(item)['phone']
  assert.deepEqual([message?.to, message?.template], [lastGiven, '您的咨询{number}已有答复，请登录一窗查看。'])
})

test('a question that is not answered in time is late for both sides, and stays late when it is answered', async () => {
  const { precase } = await ask()
  now += 3 * 86_400_000
  type List = { precases: PrecaseSummary[]; counts: Record<string, number> }
  const late = await read<List>(acceptor, '/desk/precases?box=overdue&limit=100')
  assert.ok(late.precases.some((one) => one.precase === precase && one.overdue))
  assert.equal(late.counts['overdue'], late.precases.length)
  const own = await read<PrecaseView>(liu, `/precases/${precase}`)
  assert.deepEqual([own.statusText, own.rounds[0]?.late, own.left], ['等待答复，已超期', true, 0])
  await done(acceptor, `${desk(precase)}/answer`, { answer: '抱歉答复晚了。需要办理。' })
  assert.equal((await read<PrecaseView>(liu, `/precases/${precase}`)).rounds[0]?.late, true)
})
