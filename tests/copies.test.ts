import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CopyView, CopyReader } from '#contracts/copies.ts'
import { mayEver, roles, type Role } from '#contracts/permissions.ts'
import type { Problem } from '#contracts/problem.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { noCase } from '#server/modules/cases/case-state.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { dueOfCopy } from '#server/modules/cases/copies/copy-due.ts'
import { decideCopy } from '#server/modules/cases/copies/copy-rules.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { fillDraft, itemOf, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

suite('rules', () => {
  const desk = '00000000-0000-4000-8000-000000000001'
  const one = { copy: desk, desk, ground: 'cooperation', day: '2026-03-02', seenDay: null } as const
  const state = { ...noCase, phase: 'review' } as const
  const env = { day: '2026-03-02', newRef: () => desk } as unknown as CaseEnv
  const send = { type: 'copy-case', desk, ground: 'cooperation', reviews: false, own: false } as const
  const refused = (code: string, act: () => unknown) =>
    assert.throws(act, (error) => error instanceof RuleViolation && error.code === code)

  test('a copy goes once to a post, not to oneself, and to twenty at most', () => {
    assert.equal(decideCopy(send, state, env)[0]!.type, 'copied')
    refused('copy.not-now', () => decideCopy(send, noCase, env))
    refused('copy.own', () => decideCopy({ ...send, own: true }, state, env))
    refused('copy.already', () => decideCopy(send, { ...state, copies: [one] }, env))
    const many = Array.from({ length: 20 }, (_, place) => ({ ...one, desk: `desk ${place}` }))
    refused('copy.too-many', () => decideCopy(send, { ...state, copies: many }, env))
  })

  test('it tells the limit that runs now, and none once the case has been decided or has ended', () => {
    const due = (day: string) => ({ day, provisional: false, calendar: '' })
    const filed = { ...noCase, intakeDue: due('2026-03-09') }
    const accepted = { ...filed, promisedDue: due('2026-03-16') }
    assert.deepEqual(dueOfCopy({ ...filed, phase: 'intake' }), { of: 'intake', day: '2026-03-09' })
    assert.deepEqual(dueOfCopy({ ...accepted, phase: 'review' }), { of: 'promise', day: '2026-03-16' })
    for (const phase of ['correcting', 'issuing', 'ready', 'closed'] as const)
      assert.equal(dueOfCopy({ ...accepted, phase }), null)
  })

  test('nobody who reviews, leads or decides sends or reads one', () => {
    const reviewing = (Object.keys(roles) as Role[]).filter((role) => roles[role].zone === 'review')
    assert.ok(reviewing.includes('reviewer') && reviewing.includes('lead') && reviewing.includes('decider'))
    for (const role of reviewing)
      for (const right of ['case.copy', 'copy.read'] as const) assert.ok(!mayEver(role, right), `${role} has ${right}`)
  })

  test('nobody who may be drawn to review gets one', () =>
    refused('copy.reviewer', () => decideCopy({ ...send, reviews: true }, state, env)))
})

suite('a copy', async () => {
  const platform = await testPlatform()
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const item = itemOf('fire-design-review')
  const sender = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const reader = await platform.as('acceptor-weijian-a')
  const at = `/api/${region}/desk`

  test('tells where a case stands and not whose it is, can be marked as read and nothing else', async () => {
    const { case: id, number } = await submit(firm, await fillDraft(firm, item))
    const choice = (await sender.get(`${at}/cases/${id}/copies?office=weijian`)).json as { posts: CopyReader[] }
    const post = residentIds.grant(region, 'acceptor-weijian-a')
    assert.ok(choice.posts.some((one) => one.post === post))
    const sent = await sender.send('POST', `${at}/cases/${id}/copies`, { post, ground: 'follow-up' })
    assert.equal(sent.status, 200, sent.body.toString())
    const again = await sender.send('POST', `${at}/cases/${id}/copies`, { post, ground: 'follow-up' })
    assert.equal((again.json as Problem).code, 'copy.already')

    const list = (await reader.get(`${at}/copies`)).json as { copies: { copy: string; number: string }[] }
    assert.deepEqual(
      list.copies.map((one) => one.number),
      [number],
    )
    const { copy } = list.copies[0]!
    const page = await reader.get(`${at}/copies/${copy}`)
    const view = page.json as CopyView
    assert.deepEqual(view.can, ['mark-seen'])
    assert.equal(view.due?.of, 'intake')
    const applicant = lyg.parties.find(({ key }) => key === 'gangcheng')!
    for (const identity of [applicant.name, applicant.code])
      assert.ok(!page.body.toString().includes(identity), identity)

    // The case itself stays as foreign as it was.
    assert.equal((await reader.get(`${at}/cases/${id}`)).status, 404)
    assert.equal((await reader.send('POST', `/api/${region}/cases/${id}/intake-refusal`, {})).status >= 400, true)

    const marked = await reader.send('POST', `${at}/copies/${copy}/seen`, {})
    assert.equal(marked.status, 200, marked.body.toString())
    assert.deepEqual(((await reader.get(`${at}/copies/${copy}`)).json as CopyView).can, [])
    assert.equal(((await reader.get(`${at}/copies?box=seen`)).json as { copies: unknown[] }).copies.length, 1)
    const told = (await sender.get(`${at}/cases/${id}/copies`)).json as { sent: { seenDay: string | null }[] }
    assert.notEqual(told.sent[0]!.seenDay, null)
    assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])

    // What an office writes may name the applicant; and what has ended is due no more.
    const refusal = await sender.send('POST', `/api/${region}/cases/${id}/intake-refusal`, {
      ground: 'not-competent',
      reason: `${applicant.name}的该项目位于市开发区，应当由开发区建设主管部门审查。`,
      competentOffice: '连云港经济技术开发区建设局',
    })
    assert.equal(refusal.status, 200, refusal.body.toString())
    const ended = await reader.get(`${at}/copies/${copy}`)
    assert.ok(!ended.body.toString().includes(applicant.name))
    assert.equal((ended.json as CopyView).due, null)
  })

  test('is nobody else’s to read', async () => {
    const { copies } = (await reader.get(`${at}/copies?box=seen`)).json as { copies: { copy: string }[] }
    const stranger = await platform.as('acceptor-weijian-b')
    assert.equal((await stranger.get(`${at}/copies/${copies[0]!.copy}`)).status, 404)
    assert.equal((await stranger.send('POST', `${at}/copies/${copies[0]!.copy}/seen`, {})).status, 404)
    assert.equal((await firm.get(`${at}/copies/${copies[0]!.copy}`)).status >= 401, true)
  })
})
