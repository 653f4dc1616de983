import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { ObligationSummary } from '#contracts/obligations.ts'
import { accept, fillDraft, itemOf, laterFor, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const hygiene = itemOf('public-venue-hygiene')
let platform: TestPlatform
let liu: Visitor
let acceptor: Visitor

before(async () => {
  platform = await testPlatform()
  liu = await platform.as('applicant-liu-mingde')
  acceptor = await platform.as('acceptor-weijian-a')
})

const owed = async (visitor: Visitor, id: string, box?: string): Promise<ObligationSummary | undefined> => {
  const path = box === undefined ? `obligations?case=${id}` : `desk/obligations?box=${box}&limit=100`
  const list = await visitor.get(`/api/${region}/${path}`)
  assert.equal(list.status, 200, list.body.toString())
  return (list.json as { obligations: ObligationSummary[] }).obligations.find((one) => one.case === id)
}

async function bring(visitor: Visitor, id: string, material = 'rulesOfHygiene') {
  const sent = await visitor.upload(
    `/api/${region}/cases/${id}/files?material=${material}&name=rules.pdf`,
    smallPdf('rules of hygiene'),
  )
  assert.equal(sent.status, 200, sent.body.toString())
  return visitor.send('POST', `/api/${region}/cases/${id}/deferred-materials`, {})
}

test('容缺: accepted without a minor material, reviewed meanwhile, supplied, sent back, supplied again, confirmed', async () => {
  const draft = await fillDraft(liu, hygiene, { without: ['rulesOfHygiene'] })
  const refused = await liu.send('POST', `/api/${region}/cases`, {
    draft,
    declaration: true,
    deliverBy: 'electronic',
    deferral: laterFor(hygiene, ['layout']),
  })
  assert.equal(refused.status, 422, 'nothing else that is missing is overlooked')
  const { case: id } = await submit(liu, draft, 'electronic', laterFor(hygiene, ['rulesOfHygiene']))

  const notice = await acceptor.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, {
    defects: [{ about: 'material', key: 'rulesOfHygiene', reason: 'missing', remark: '请补交管理制度' }],
  })
  assert.equal((notice.json as { code: string }).code, 'deferral.no-defect')
  await accept(acceptor, id)

  const open = await platform.until(
    () => owed(liu, id),
    (one) => one !== undefined,
  )
  assert.equal(open!.state, 'open')
  assert.deepEqual(open!.what, ['公共场所卫生管理制度'])
  assert.equal((await readCase(liu, id)).deferral!.due, open!.due)
  assert.equal((await owed(acceptor, id, 'open'))!.owedTo, open!.owedTo)
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  assert.deepEqual((await owed(supervisor, id, 'open'))!.can, [])

  assert.equal((await bring(liu, id)).status, 200)
  await platform.until(
    () => owed(acceptor, id, 'answered'),
    (one) => one !== undefined,
  )
  const check = (inOrder: boolean) =>
    acceptor.send('POST', `/api/${region}/cases/${id}/deferred-check`, {
      found: [{ material: 'rulesOfHygiene', inOrder, remark: inOrder ? null : '缺少消毒制度一章' }],
    })
  assert.equal((await check(false)).status, 200)
  await platform.until(
    () => owed(liu, id),
    (one) => one?.state === 'open',
  )
  const returned = (await readCase(liu, id)).deferral!.materials[0]!
  assert.deepEqual([returned.state, returned.remark], ['returned', '缺少消毒制度一章'])
  assert.equal((await bring(liu, id)).status, 200)
  assert.equal((await check(true)).status, 200)
  await platform.until(
    () => owed(liu, id),
    (one) => one?.state === 'kept',
  )
  const view = await readCase(liu, id)
  assert.notEqual(view.deferral!.completeDay, null)
  const printed = await platform.until(
    () => readCase(liu, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'deferral-complete-notice'),
  )
  const said = await papersSay(liu, id, printed)
  assert.match(said['deferral-notice']!, /容缺受理通知书.*公共场所卫生管理制度/)
  assert.match(said['deferral-complete-notice']!, /公共场所卫生管理制度/)
  assert.ok(!view.can.includes('supply-deferred'))
  await reviewToDecision(platform, hygiene)
})

test('容缺通过, then default: the licence is suspended, no other promise is taken, and late is better than never', async () => {
  const promised = laterFor(hygiene, ['rulesOfHygiene'])
  const file = async (who: Visitor) => {
    const draft = await fillDraft(who, hygiene, { without: ['rulesOfHygiene'] })
    const { case: id } = await submit(who, draft, 'electronic', promised)
    await accept(acceptor, id)
    return id
  }
  const issued = await file(liu)
  await reviewToDecision(platform, hygiene)
  const ready = await platform.until(
    () => readCase(liu, issued),
    (view) => view.phase === 'ready',
  )
  assert.deepEqual(ready.decision!.deferred, ['公共场所卫生管理制度'])
  const decision = (await papersSay(liu, issued, ready))['decision']!
  assert.match(decision, /容缺通过/)
  assert.match(decision, /下列次要材料尚未补齐/)
  assert.match(decision, /逾期未补齐的，核发的证照暂停使用/)
  const xu = await platform.as('applicant-xu-ruolan')
  const undecided = await file(xu)
  const statusOf = async () => {
    const found = await xu.get(`/api/${region}/credentials/${ready.credential!.identifier}`)
    return (found.json as { status: string }).status
  }
  assert.equal(await statusOf(), 'valid')

  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 10 })).status, 200)
  await platform.until(
    () => owed(liu, issued),
    (one) => one?.state === 'defaulted',
  )
  await platform.until(statusOf, (status) => status === 'suspended')

  const barred = await liu.send('POST', `/api/${region}/cases`, {
    draft: await fillDraft(liu, hygiene, { without: ['rulesOfHygiene'] }),
    declaration: true,
    deliverBy: 'electronic',
    deferral: promised,
  })
  assert.equal((barred.json as { code: string }).code, 'deferral.barred')

  assert.equal((await bring(liu, issued)).status, 200)
  const checked = await acceptor.send('POST', `/api/${region}/cases/${issued}/deferred-check`, {
    found: [{ material: 'rulesOfHygiene', inOrder: true, remark: null }],
  })
  assert.equal(checked.status, 200, checked.body.toString())
  await platform.until(statusOf, (status) => status === 'valid')

  const waits = await platform.until(
    () => readCase(acceptor, undecided, 'desk'),
    (view) => view.can.includes('end-for-default'),
  )
  const ended = await acceptor.send('POST', `/api/${region}/cases/${undecided}/deferral-ending`, {
    reason: '经催告，承诺后补的卫生管理制度逾期仍未补交。',
    expects: waits.version,
  })
  assert.equal(ended.status, 200, ended.body.toString())
  const closed = await platform.until(
    () => readCase(xu, undecided),
    ({ papers }) => papers.some(({ kind }) => kind === 'deferral-ending'),
  )
  assert.match((await papersSay(xu, undecided, closed))['deferral-ending']!, /逾期仍未补交/)
  assert.deepEqual([closed.phase, closed.ending], ['closed', 'lapsed'])
})
