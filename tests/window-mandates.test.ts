import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Pool } from 'pg'
import type { CaseSummary, CaseView, DraftView } from '#contracts/cases.ts'
import type { listCredentialsOfPresent } from '#contracts/credentials.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { listMandatesGiven, listMandatesOfPresent, noteMandate } from '#contracts/mandates.ts'
import type { registerAtWindow } from '#contracts/parties.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { addDays, dayOf } from '#kernel/day.ts'
import { statement } from '#platform/db.ts'
import { rebuildProjections } from '#platform/rebuild.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { mandateStream } from '#server/modules/identity/mandate.ts'
import {
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  recipient,
  region,
  reviewToDecision,
  submit,
  accept,
} from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

let now = Date.now()
const platform = await testPlatform({ wallNow: () => now })
const item = itemOf('public-venue-hygiene')
const of = (key: string) => lyg.parties.find((party) => party.key === key)!
const [agent, principal] = [of('xu-ruolan'), of('liu-mingde')]
const today = dayOf(new Date(now).toISOString())
const codeOf = (answer: { json: never }): string => (answer.json as { code: string }).code

const identify = (clerk: Visitor, { kind, name, code, phone }: typeof agent) =>
  clerk.send('POST', `/api/${region}/window/parties`, { kind, name, code, phone, document: 'resident-id-card' })
const note = (clerk: Visitor, change: object = {}) =>
  clerk.send('POST', `/api/${region}/window/mandates`, {
    agent: residentIds.party(agent.key),
    principal: { kind: principal.kind, name: principal.name, code: principal.code },
    acts: ['file', 'fetch'],
    items: [item.code],
    signedOn: today,
    validUntil: addDays(today, 30),
    document: 'original',
    ...change,
  })
const revoke = (who: Visitor, mandate: string, present: string) =>
  who.send('POST', `/api/${region}/window/mandate-revocations`, { mandate, present: residentIds.party(present) })
const open = (clerk: Visitor, mandate: string, code: string = item.code) =>
  clerk.send('POST', `/api/${region}/drafts`, { item: code, applicant: residentIds.party(principal.key), mandate })

test('an agent files and fetches for another under a mandate that the window has noted, and the log says under which', async () => {
  const clerk = await platform.as('clerk-a')
  const real = now
  assert.equal(codeOf(await note(clerk)), 'mandate.agent-absent')
  await identify(clerk, agent)
  assert.equal(codeOf(await note(clerk, { signedOn: addDays(today, 1) })), 'mandate.not-signed')
  assert.equal(codeOf(await note(clerk, { validUntil: addDays(today, -1) })), 'mandate.ended')
  const { kind, name, code } = agent
  assert.equal(codeOf(await note(clerk, { principal: { kind, name, code } })), 'mandate.for-oneself')
  const noted = await note(clerk)
  assert.equal(noted.status, 200, noted.body.toString())
  const { mandate } = noted.json as ReplyOf<typeof noteMandate>
  const listed = await clerk.send('POST', `/api/${region}/window/mandates-of-present`, {
    agent: residentIds.party(agent.key),
  })
  assert.deepEqual(
    (listed.json as ReplyOf<typeof listMandatesOfPresent>).mandates.map((one) => [one.mandate, one.principal.name]),
    [[mandate, principal.name]],
  )

  assert.equal(codeOf(await open(clerk, mandate, 'food-business')), 'mandate.other-scope')
  assert.equal(codeOf(await open(clerk, randomUUID())), 'mandate.other-party')
  const elsewhere = await platform.as('clerk-b')
  assert.equal(codeOf(await open(elsewhere, mandate)), 'mandate.agent-absent')
  const opened = await open(clerk, mandate)
  assert.equal(opened.status, 200, opened.body.toString())
  const { case: id } = opened.json as { case: string }
  const paper = item.materials.filter((one) => one.ways.includes('paper')).map((one) => one.key)
  const draft = `/api/${region}/drafts/${id}`
  assert.equal((await clerk.send('PUT', draft, { base: 0, answers: answersFor(item), paper })).status, 200)
  const kept = async () =>
    (
      await platform.platform.db.query(
        'system',
        statement(`select kind from identity.contacts where party = $1 and given_at >= $2`, [
          residentIds.party(principal.key),
          new Date(real).toISOString(),
        ]),
      )
    ).rows.map((row) => row['kind'])
  await submit(clerk, id, 'courier')
  const owner = await platform.as('applicant-liu-mingde')
  assert.equal((await readCase(owner, id)).phase, 'intake', 'the principal has the case')
  const events = async () =>
    (
      await platform.platform.db.query(
        'system',
        statement(
          `select type, on_behalf_of, mandate, applicant_present
           from log.events
           where stream = $1 and type <> 'case.paper-issued'
           order by version`,
          [id],
        ),
      )
    ).rows
  const said = { on_behalf_of: residentIds.party(principal.key), mandate, applicant_present: false }
  assert.deepEqual((await events())[0], { type: 'case.submitted', ...said })

  const choose = (at: Visitor, deliverBy = 'window') =>
    at.send('POST', `/api/${region}/cases/${id}/delivery-choice`, {
      deliverBy,
      recipient: deliverBy === 'courier' ? { ...recipient, name: agent.name } : null,
    })
  const offered = async (at: Visitor) => {
    const { can, identifyFirst } = await readCase(at, id, 'desk')
    return { offered: can.includes('choose-delivery'), identifyFirst }
  }
  assert.deepEqual(await offered(elsewhere), { offered: false, identifyFirst: ['withdraw', 'choose-delivery'] })
  assert.equal(codeOf(await choose(elsewhere)), 'window.nobody-here')
  assert.deepEqual(await offered(clerk), { offered: true, identifyFirst: ['withdraw'] })
  assert.equal((await choose(clerk, 'courier')).status, 200)
  assert.equal((await choose(clerk)).status, 200)
  assert.deepEqual((await events()).at(-1), { type: 'case.delivery-chosen', ...said })
  const byAgent = (who: { name: string; code: string }) =>
    clerk.send('POST', `/api/${region}/cases/${id}/delivery-choice`, { deliverBy: 'agent', agent: who })
  const third = of('wang-haiyan')
  assert.equal(codeOf(await byAgent({ name: third.name, code: third.code })), 'delivery.agent-unmandated')
  assert.equal((await byAgent({ name: '徐先生', code: agent.code.toLowerCase() })).status, 200)
  const shown = (await readCase(clerk, id, 'desk')).agent!
  assert.deepEqual([shown.name, shown.by], [agent.name, 'mandate'], 'as the mandate on record names them')
  assert.equal((await choose(clerk)).status, 200)
  assert.equal((await readCase(clerk, id, 'desk')).agent, null)
  assert.deepEqual(await kept(), [], 'what an agent says is not prefilled for the principal later')
  const later = await platform.as('clerk-d')
  await identify(later, principal)
  assert.equal((await choose(later, 'courier')).status, 200)
  assert.deepEqual(await kept(), ['delivery'])
  assert.equal((await choose(later)).status, 200)
  assert.deepEqual((await events()).at(-1), {
    type: 'case.delivery-chosen',
    on_behalf_of: said.on_behalf_of,
    mandate: null,
    applicant_present: true,
  })

  await accept(await platform.as(platform.accountOf('acceptor', item.intakeOffice)), id)
  await reviewToDecision(platform, item)
  const ready: CaseView = await platform.until(
    () => readCase(clerk, id, 'desk'),
    (view) => view.phase === 'ready',
  )
  const fetch = (mandateSeen = true) =>
    clerk.send('POST', `/api/${region}/cases/${id}/hand-over`, {
      document: 'resident-id-card',
      looked: true,
      code: principal.code,
      originals: ready.originals.map(({ key }) => key),
      signature: { how: 'typed', name: agent.name, declared: true },
      agent: { name: agent.name, code: agent.code, mandateSeen },
    })
  assert.equal(codeOf(await fetch(false)), 'delivery.agent-needs-mandate')
  now += 40 * 86_400_000
  assert.equal(codeOf(await fetch()), 'mandate.ended')
  now = real
  const fetched = await fetch()
  assert.equal(fetched.status, 200, fetched.body.toString())
  assert.deepEqual(
    (await events()).find((event) => event['type'] === 'case.delivered'),
    { type: 'case.delivered', ...said },
  )
  const closed = await platform.until(
    () => readCase(owner, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'delivery-receipt'),
  )
  assert.ok((await papersSay(owner, id, closed))['delivery-receipt']!.includes(agent.name))
})

test('an agent who may file gives up nothing of the principal at a window, and one who may give up does', async () => {
  const clerk = await platform.as('clerk-a')
  await identify(clerk, agent)
  const { mandate } = (await note(clerk)).json as ReplyOf<typeof noteMandate>
  const { case: id } = (await open(clerk, mandate)).json as { case: string }
  const paper = item.materials.filter((one) => one.ways.includes('paper')).map((one) => one.key)
  const draft = { base: 0, answers: answersFor(item), paper }
  assert.equal((await clerk.send('PUT', `/api/${region}/drafts/${id}`, draft)).status, 200)
  await submit(clerk, id)
  const withdraw = () => clerk.send('POST', `/api/${region}/cases/${id}/withdrawal`, { reason: '', confirmed: false })
  const offered = async () => {
    const { can, identifyFirst } = await readCase(clerk, id, 'desk')
    return [can, identifyFirst].map((all) => all.filter((act) => act === 'withdraw' || act === 'choose-delivery'))
  }
  assert.deepEqual(await offered(), [['choose-delivery'], ['withdraw']])
  assert.equal(codeOf(await withdraw()), 'window.nobody-to-give-up')
  const giving = (await note(clerk, { acts: ['give-up'] })).json as ReplyOf<typeof noteMandate>
  assert.deepEqual(await offered(), [['withdraw', 'choose-delivery'], []])
  const withdrawn = await withdraw()
  assert.equal(withdrawn.status, 200, withdrawn.body.toString())
  const { rows } = await platform.platform.db.query(
    'system',
    statement(`select mandate from log.events where stream = $1 and type = 'case.withdrawn'`, [id]),
  )
  assert.deepEqual(rows, [{ mandate: giving.mandate }])
  for (const one of [mandate, giving.mandate]) assert.equal((await revoke(clerk, one, agent.key)).status, 200)
})

test('whom the applicant names online fetches the result with an identity card alone, and nobody else does', async () => {
  const liu = await platform.as('applicant-liu-mingde')
  const clerk = await platform.as('clerk-a')
  const draft = await fillDraft(liu, item)
  const view = (await liu.get(`/api/${region}/drafts/${draft}`)).json as DraftView
  const chosen = { base: view.version, answers: view.answers, paper: view.paper, commitment: true }
  assert.equal((await liu.send('PUT', `/api/${region}/drafts/${draft}`, chosen)).status, 200)
  const { notice, promise } = item.commitment!
  const file = (who: object | null) =>
    liu.send('POST', `/api/${region}/cases`, {
      draft,
      declaration: true,
      deliverBy: 'agent',
      agent: who,
      promise: { notice: notice.version, promise: promise.version, name: principal.name },
    })
  const { name, code } = agent
  assert.equal(codeOf(await file(null)), 'delivery.needs-agent')
  assert.equal(codeOf(await file({ name: principal.name, code: principal.code })), 'delivery.agent-is-applicant')
  assert.equal((await file({ name, code: `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}` })).status, 400)
  const filed = await file({ name, code })
  assert.equal(filed.status, 200, filed.body.toString())
  const { case: id } = filed.json as { case: string }
  const ready = await platform.until(
    () => readCase(liu, id),
    ({ phase }) => phase === 'ready',
  )
  assert.equal(ready.statusText, '可以由代领人到窗口领取结果')
  assert.deepEqual(ready.agent, {
    name,
    code: `${code.slice(0, 6)}********${code.slice(-4)}`,
    by: 'applicant',
  })
  const box = (await clerk.get(`/api/${region}/desk/cases?box=hand-over`)).json as { cases: CaseSummary[] }
  assert.equal(box.cases.find((one) => one.case === id)?.deliverBy, 'agent')
  const fetch = (number: string, more: object = {}) =>
    clerk.send('POST', `/api/${region}/cases/${id}/hand-over`, {
      document: 'resident-id-card',
      looked: true,
      code: number,
      signature: { how: 'typed', name, declared: true },
      ...more,
    })
  const other = of('wang-haiyan')
  assert.equal(codeOf(await fetch(other.code)), 'delivery.other-agent')
  const brought = { agent: { name: other.name, code: other.code, mandateSeen: true } }
  assert.equal(codeOf(await fetch(principal.code, brought)), 'delivery.other-agent', 'with whatever paper')
  const fetched = await fetch(code)
  assert.equal(fetched.status, 200, fetched.body.toString())
  const rows = async (text: string) => (await platform.platform.db.query('system', statement(text, [id]))).rows
  assert.deepEqual(
    (
      await rows(
        `select type, on_behalf_of, mandate, applicant_present from log.events where stream = $1 order by version`,
      )
    ).find((event) => event['type'] === 'case.delivered'),
    {
      type: 'case.delivered',
      on_behalf_of: residentIds.party(principal.key),
      mandate: null,
      applicant_present: false,
    },
  )
  const log = JSON.stringify(await rows(`select data from log.events where stream = $1`))
  for (const said of [name, code, code.slice(-6)]) assert.ok(!log.includes(said), 'the vault alone has who it is')
  const closed = await platform.until(
    () => readCase(liu, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'delivery-receipt'),
  )
  const receipt = (await papersSay(liu, id, closed))['delivery-receipt']!.replaceAll(/\s/g, '')
  assert.ok(receipt.includes(`${name}（代领人，受${principal.name}委托代为领取；由申请人选择领取方式时指定）`), receipt)
})

test('licences of the principal are there to be changed, as far as the mandate reaches, for whoever has it and stands there', async () => {
  const clerk = await platform.as('clerk-a')
  await identify(clerk, agent)
  const wide = (await note(clerk)).json as ReplyOf<typeof noteMandate>
  const narrow = (await note(clerk, { items: ['food-business'] })).json as ReplyOf<typeof noteMandate>
  const fetching = (await note(clerk, { acts: ['fetch'] })).json as ReplyOf<typeof noteMandate>
  const party = residentIds.party(principal.key)
  const held = async (who: Visitor, mandate?: string) => {
    const answer = await who.send('POST', `/api/${region}/window/licences`, { party, ...(mandate && { mandate }) })
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as ReplyOf<typeof listCredentialsOfPresent>).licences
  }
  const [licence] = await held(clerk, wide.mandate)
  assert.ok(licence)
  assert.ok(licence.can.some(({ matter }) => matter === 'change'))
  assert.deepEqual(await held(clerk, narrow.mandate), [], 'of other items')
  assert.deepEqual(await held(clerk, fetching.mandate), [], 'to fetch is not to file')
  assert.deepEqual(await held(clerk), [], 'the principal is not here')
  assert.deepEqual(await held(await platform.as('clerk-b'), wide.mandate), [], 'nor the agent there')
  const body = { item: item.code, applicant: party, about: { matter: 'change', identifier: licence.identifier } }
  const opened = await clerk.send('POST', `/api/${region}/drafts`, { ...body, mandate: wide.mandate })
  assert.equal(opened.status, 200, opened.body.toString())
})

test('a mandate that ends between the first page and the last files nothing', async () => {
  const clerk = await platform.as('clerk-a')
  await identify(clerk, agent)
  const { mandate } = (await note(clerk)).json as ReplyOf<typeof noteMandate>
  const { case: id } = (await open(clerk, mandate)).json as { case: string }
  const paper = item.materials.filter((one) => one.ways.includes('paper')).map((one) => one.key)
  await clerk.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers: answersFor(item), paper })
  assert.equal((await revoke(clerk, mandate, agent.key)).status, 200)
  const late = await clerk.send('POST', `/api/${region}/cases`, { draft: id, declaration: true, deliverBy: 'window' })
  assert.equal(codeOf(late), 'mandate.ended')
})

test('whoever gave a mandate takes it back at a window, whoever has it gives it up, and nobody else can', async () => {
  const clerk = await platform.as('clerk-a')
  await identify(clerk, agent)
  const [first, second] = [
    (await note(clerk)).json as ReplyOf<typeof noteMandate>,
    (await note(clerk)).json as ReplyOf<typeof noteMandate>,
  ]
  assert.equal(codeOf(await revoke(clerk, first.mandate, principal.key)), 'mandate.not-to-revoke', 'is not here')
  assert.equal((await revoke(clerk, first.mandate, agent.key)).status, 200)
  assert.equal(codeOf(await revoke(clerk, first.mandate, agent.key)), 'mandate.not-to-revoke', 'once')
  assert.equal(codeOf(await open(clerk, first.mandate)), 'mandate.ended')

  await identify(clerk, principal)
  const given = await clerk.send('POST', `/api/${region}/window/mandates-given`, {
    principal: residentIds.party(principal.key),
  })
  const { mandates } = given.json as ReplyOf<typeof listMandatesGiven>
  assert.ok(mandates.some((one) => one.mandate === second.mandate && one.agent === agent.name))
  assert.ok(!mandates.some((one) => one.mandate === first.mandate))
  const elsewhere = await platform.as('clerk-b')
  assert.equal(codeOf(await revoke(elsewhere, second.mandate, principal.key)), 'mandate.not-to-revoke')
  assert.equal((await revoke(clerk, second.mandate, principal.key)).status, 200)
  assert.equal(codeOf(await open(clerk, second.mandate)), 'mandate.ended')
})

test('a mandate stands in the log from its noting to its revocation, each with a receipt, and names nobody there', async () => {
  const clerk = await platform.as('clerk-a')
  await identify(clerk, agent)
  const newcomer = { kind: 'person', name: '祁连月', code: '320706198808080021' }
  const phone = '13900000088'
  assert.equal(codeOf(await note(clerk, { principal: newcomer })), 'identity.not-registered')
  const { engine } = platform.platform
  const cost: number[] = []
  const { measured } = engine
  engine.measured = (_by, _outcome, { roundTrips }) => void cost.push(roundTrips)
  const id = randomUUID()
  const registered = await clerk.send('POST', `/api/${region}/window/registrations`, {
    ...newcomer,
    phone,
    document: 'mandate',
  })
  assert.equal(registered.status, 200, registered.body.toString())
  const { party } = registered.json as ReplyOf<typeof registerAtWindow>
  const noting = () =>
    clerk.send(
      'POST',
      `/api/${region}/window/mandates`,
      {
        agent: residentIds.party(agent.key),
        principal: newcomer,
        acts: ['fetch'],
        items: null,
        signedOn: today,
        validUntil: null,
        document: 'scan',
      },
      { 'command-id': id },
    )
  const noted = await noting()
  assert.equal(noted.status, 200, noted.body.toString())
  assert.deepEqual((await noting()).json, noted.json, 'the first receipt')
  const { mandate, receipt, principal: of } = noted.json as ReplyOf<typeof noteMandate>
  assert.equal(of, party)
  assert.deepEqual([receipt.subject, receipt.version], [mandate, 1])
  const taken = await revoke(clerk, mandate, agent.key)
  assert.equal(taken.status, 200, taken.body.toString())
  engine.measured = measured!
  assert.deepEqual([cost[0], cost[1], cost.at(-1)], [2, 2, 2], 'one read, one write')
  assert.equal((taken.json as { receipt: Receipt }).receipt.version, 2)
  const { rows } = await platform.platform.db.query(
    'system',
    statement(
      `select type, actor, on_behalf_of, applicant_present, channel, data from log.events where stream = any ($1) order by position`,
      [[party, mandate]],
    ),
  )
  const by = {
    actor: residentIds.party('clerk-a'),
    on_behalf_of: residentIds.party(agent.key),
    applicant_present: true,
    channel: 'window',
  }
  assert.deepEqual(
    rows.map(({ data: _data, ...said }) => said),
    [
      { type: 'party.registered', ...by, on_behalf_of: null, applicant_present: false },
      { type: 'mandate.noted', ...by },
      { type: 'mandate.revoked', ...by },
    ],
  )
  const log = JSON.stringify(rows)
  for (const one of [newcomer, agent])
    for (const said of [one.name, one.code, one.code.slice(-6), phone, agent.phone!])
      assert.ok(!log.includes(said), said)
})

test('the row of a mandate is what its log explains, and is written again where it was changed beside it', async () => {
  const owner = new Pool({ connectionString: platform.databaseUrl, max: 2 })
  // The database may be dropped before these connections are closed.
  owner.on('error', () => {})
  const verify = async () => (await verifyProjections(platform.platform, mandateStream)).differences
  assert.deepEqual(await verify(), [])
  const { rows } = await owner.query<{ id: string }>(
    `update identity.mandates set revoked_at = null, valid_until = null where revoked_at is not null and valid_until is not null returning id`,
  )
  assert.ok(rows.length > 0)
  const found = rows.map(({ id }) => `identity.mandates ["${id}"]: different in valid_until, revoked_at`).toSorted()
  assert.deepEqual((await verify()).toSorted(), found)
  const mended: string[] = []
  for await (const batch of rebuildProjections(owner, mandateStream)) mended.push(...batch.mended)
  await owner.end()
  assert.deepEqual(mended.toSorted(), found)
  assert.deepEqual(await verify(), [])
})
