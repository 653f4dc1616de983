import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { PublicCredential, type PublishedGrant } from '#contracts/credentials.ts'
import { composeLicenceIdentifier, parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import { keysFrom } from '#platform/keys.ts'
import type { GrantedCase } from '#server/modules/credentials/ask.ts'
import type { CredentialCommand } from '#server/modules/credentials/credential.ts'
import { credentialOf, credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { grantedCases, licenceType, region } from '#server/modules/credentials/granted.fixture.ts'
import { openCredentials } from '#server/modules/credentials/index.ts'
import { licenceQr } from '#server/modules/credentials/licence-qr.ts'
import * as licenceCode from '#server/modules/documents/qr/licence-code.ts'
import { modulePlatform } from '#tests/harness/module-platform.ts'

const { platform, setTime, serve } = await modulePlatform('2026-03-03T02:00:00Z')
const cases = grantedCases(1)
const credentials = openCredentials({ platform, ask: { ...cases, licenceCode } })
const neverIssued = composeLicenceIdentifier({
  typeCode: licenceType,
  issuerCode: '11320700MB1905417A',
  serial: '2019000001',
  version: 1,
})
const app = await serve(credentials.routes)

async function hear(event: Recorded): Promise<void> {
  for (const reader of credentials.readers ?? []) if (reader.wants(event.type)) await reader.handle(event)
}

/** @returns `decided`: the case */
async function issued(
  facts: Partial<GrantedCase> = {},
): Promise<{ stream: string; identifier: string; decided: string }> {
  const decision = cases.decide(facts)
  await hear(decision)
  const stream = credentialOf(decision.stream)
  const { rows } = await platform.db.query('system', {
    name: 'identifier-of',
    text: 'select identifier from credentials.credentials where stream = $1',
    values: [stream],
  })
  return { stream, identifier: rows[0]!['identifier'] as string, decided: decision.stream }
}

async function look(identifier: string, code?: string) {
  const query = code === undefined ? '' : `?code=${encodeURIComponent(code)}`
  const reply = await app.inject({ url: `/api/${region}/credentials/${identifier}${query}` })
  return { status: reply.statusCode, body: reply.json<PublicCredential & { code: string }>() }
}

test('anybody learns from the identifier what the register says of a licence', async () => {
  setTime('2026-03-03T02:00:00Z')
  const { identifier } = await issued()
  const { status, body } = await look(identifier)
  assert.equal(status, 200)
  assert.deepEqual(body, {
    identifier,
    title: '城镇污水排入排水管网许可证',
    holder: '连云港海州食品有限公司',
    issuer: '连云港市住房和城乡建设局',
    issuedDay: '2026-03-02',
    validUntil: '2027-03-01',
    status: 'valid',
    statusText: '有效',
    version: 1,
    successor: null,
    history: [{ turn: 'issued', text: '颁发', day: '2026-03-02', ground: null, basis: null }],
    code: 'absent',
  })
})

test('of a natural person the page shows the masked name and nothing else', async () => {
  const applicant = { id: randomUUID(), name: '王小燕', code: '320705199001011234' }
  const { identifier } = await issued({ applicantKind: 'person', applicant })
  const { body } = await look(identifier)
  assert.equal(body.holder, '王*燕')
  const said = JSON.stringify(body)
  for (const secret of [applicant.name, applicant.code, applicant.id]) assert.ok(!said.includes(secret))
})

test('a licence is good on its last day and expired on the next, in Beijing time', async () => {
  const { identifier } = await issued()
  setTime('2027-03-01T15:59:59Z')
  assert.equal((await look(identifier)).body.status, 'valid')
  setTime('2027-03-01T16:00:00Z')
  assert.equal((await look(identifier)).body.status, 'expired')
  setTime('2026-03-03T02:00:00Z')
})

test('the code on the licence is genuine and the same however often it is printed', async () => {
  const { identifier } = await issued()
  const code = await credentials.ask.qr(region, identifier)
  assert.equal(await credentials.ask.qr(region, identifier), code)
  assert.ok(code.startsWith('https://yichuang.example.cn/verify#1.'))
  assert.equal((await look(identifier, code)).body.code, 'genuine')
})

test('the code of another licence, a changed code and a code under another key are forged', async () => {
  const [one, other] = [await issued(), await issued()]
  const code = await credentials.ask.qr(region, one.identifier)
  assert.equal((await look(other.identifier, code)).body.code, 'forged')
  assert.equal((await look(one.identifier, code.replace('yichuang', 'yichuanq'))).body.code, 'forged')
  assert.equal((await look(one.identifier, '不是二维码')).body.code, 'forged')
  const foreign = { ...platform, keys: keysFrom(Buffer.alloc(32, 9)), vault: platform.vault }
  const forger = openCredentials({ platform: foreign, ask: { ...cases, licenceCode } })
  assert.equal((await look(one.identifier, await forger.ask.qr(region, one.identifier))).body.code, 'forged')
})

test('a code that promises a later last day than the register is forged', async () => {
  const { identifier } = await issued()
  const holder = { name: '连云港海州食品有限公司', code: '91320700MA1N00000X', salt: 'ab'.repeat(32) }
  const later = licenceQr(platform, licenceCode, { identifier, validUntil: '2030-03-01', holder })
  assert.equal((await look(identifier, later)).body.code, 'forged')
})

async function act(stream: string, command: CredentialCommand): Promise<void> {
  await executeAs(platform.engine, 'test', null, {
    kind: credentialStream,
    region,
    target: { stream },
    commandId: randomUUID(),
    decide: ({ day }) => ({ command, env: { day } }),
  })
}

const revoke = {
  type: 'revoke',
  ground: 'fraud',
  reason: '申请时提交了虚假的排水检测报告',
  basis: '《中华人民共和国行政许可法》第六十九条',
} as const

test('a revoked licence says so with its ground, though the code on it is genuine', async () => {
  const { stream, identifier } = await issued()
  const code = await credentials.ask.qr(region, identifier)
  await act(stream, revoke)
  const { body } = await look(identifier, code)
  assert.deepEqual([body.status, body.statusText, body.code], ['revoked', '已撤销', 'genuine'])
  assert.deepEqual(body.history.at(-1), {
    turn: 'revoked',
    text: '撤销',
    day: '2026-03-03',
    ground: '被许可人以欺骗、贿赂等不正当手段取得行政许可',
    basis: '《中华人民共和国行政许可法》第六十九条第二款',
  })
  assert.ok(!JSON.stringify(body).includes(revoke.reason), 'the words of the office stand in the paper alone')
})

test('the identifier of an earlier version leads to the one that holds, and both codes are genuine', async () => {
  const { stream, identifier } = await issued()
  const first = await credentials.ask.qr(region, identifier)
  const parts = parseLicenceIdentifier(identifier)
  assert.ok(parts.ok)
  const next = composeLicenceIdentifier({ ...parts, version: 2 })
  await act(stream, {
    type: 'issue-version',
    way: 'renewal',
    deemed: true,
    identifier: next,
    version: 2,
    case: randomUUID(),
    holder: `c1:${'0'.repeat(64)}`,
    validFrom: '2027-03-02',
    validUntil: '2028-03-01',
  })
  const before = (await look(identifier, first)).body
  assert.deepEqual(
    [before.status, before.successor, before.validUntil, before.code],
    ['replaced', next, '2027-03-01', 'genuine'],
  )
  const now = (await look(next, await credentials.ask.qr(region, next))).body
  assert.deepEqual(
    [now.status, now.version, now.successor, now.validUntil, now.code],
    ['valid', 2, null, '2028-03-01', 'genuine'],
  )
  assert.deepEqual(
    now.history.map(({ turn }) => turn),
    ['issued', 'deemed-renewal'],
  )
})

test('a suspended licence says so until it is resumed, a cancelled one for ever', async () => {
  const { stream, identifier } = await issued()
  await act(stream, { type: 'suspend', reason: '容缺材料逾期仍未补齐', basis: '容缺受理承诺书' })
  assert.equal((await look(identifier)).body.status, 'suspended')
  await act(stream, { type: 'resume', reason: '材料已经补齐' })
  assert.equal((await look(identifier)).body.status, 'valid')
  await act(stream, {
    type: 'cancel',
    ground: 'asked',
    reason: '持证人停止排水，申请注销许可证',
    basis: '《中华人民共和国行政许可法》第七十条',
    holderKind: 'enterprise',
  })
  assert.equal((await look(identifier)).body.status, 'cancelled')
})

test('the register notes that a licence ran out, and tells its holder before', async () => {
  const decision = cases.decide({ decidedDay: '2025-03-10' })
  for (const reader of credentials.readers ?? []) if (reader.wants(decision.type)) await reader.handle(decision)
  const stream = credentialOf(decision.stream)
  const read = async (text: string) =>
    (await platform.db.query('system', { name: '', text, values: [region, stream] })).rows
  const due = await read(
    `select name, kind, due_at from platform.deadlines where region = $1 and stream = $2 order by name`,
  )
  assert.deepEqual(
    due.map((row) => [row['name'], (row['due_at'] as Date).toISOString()]),
    [
      ['expiry', '2026-03-09T16:10:00.000Z'],
      ['reminder-30', '2026-02-06T16:00:00.000Z'],
      ['reminder-60', '2026-01-07T16:00:00.000Z'],
    ],
  )
  const ranOut = (row: (typeof due)[number]) =>
    credentials.deadlines!['credential']!({
      region,
      stream,
      kind: 'credential',
      name: row['name'] as string,
      dueAt: (row['due_at'] as Date).toISOString(),
    })
  // On 3 March both reminders are past: only the later one is given.
  await ranOut(due[2]!)
  await ranOut(due[1]!)
  const [told, ...more] = await read(
    `select id, kind, payload from platform.outbox where region = $1 and stream = $2 and kind = 'announce-expiry'`,
  )
  assert.ok(told && more.length === 0)
  const announce = (by: typeof credentials) =>
    by.performers!['announce-expiry']!({
      effect: told['id'] as string,
      region,
      stream,
      kind: 'announce-expiry',
      payload: { validUntil: '2026-03-09' },
    } as never)
  const mattersOf: typeof cases.mattersOf = async (_region, asked) => {
    assert.deepEqual(
      asked.map(({ credential, validUntil, status }) => [credential, validUntil, status]),
      [[stream, '2026-03-09', 'valid']],
    )
    return [{ item: 'pspw', renewBy: null, underWay: null, can: ['renewal'] }]
  }
  await announce(openCredentials({ platform, ask: { ...cases, mattersOf, licenceCode } }))
  assert.match(cases.sent.at(-1)!.template, /需要延续的请尽早/)
  await announce(credentials)
  assert.doesNotMatch(cases.sent.at(-1)!.template, /延续/, 'nobody is told to renew what is not renewed')
  assert.equal(cases.sent.at(-1)?.params['day'], '2026年3月9日')
  assert.ok(!JSON.stringify(cases.sent.at(-1)).includes('排水'), 'a message does not say which licence')
  setTime('2026-03-09T16:10:00Z')
  await ranOut(due[0]!)
  const [row] = await read(`select status from credentials.credentials where region = $1 and stream = $2`)
  assert.equal(row!['status'], 'expired')
  assert.deepEqual(await read(`select name from platform.deadlines where region = $1 and stream = $2`), [])
  setTime('2026-03-03T02:00:00Z')
})

test('an identifier that is unknown, misspelt or of another region answers alike', async () => {
  const { identifier } = await issued()
  const misspelt = identifier.replace('.001.', '.002.')
  const unknown = neverIssued
  for (const [where, asked] of [
    [region, misspelt],
    [region, unknown],
    [region, 'not an identifier'],
    ['xuzhou', identifier],
  ] as const) {
    const reply = await app.inject({ url: `/api/${where}/credentials/${encodeURIComponent(asked)}` })
    assert.equal(reply.statusCode, 404)
    assert.equal(reply.json<{ code: string }>().code, 'request.not-found')
  }
})

test('no code can be made for a licence that was never issued', async () => {
  await assert.rejects(credentials.ask.qr(region, neverIssued), {
    status: 404,
  })
})

function parseSerial(identifier: string): string {
  const parts = parseLicenceIdentifier(identifier)
  assert.ok(parts.ok)
  return parts.serial
}

async function grants(query: string): Promise<{ grants: PublishedGrant[]; next: string | null }> {
  const reply = await app.inject({ url: `/api/${region}/credentials?${query}` })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json()
}

test('whoever wants to reads which licences were granted, the latest first, by month, page by page', async () => {
  setTime('2026-05-06T02:00:00Z')
  const firm = await issued({ decidedDay: '2026-05-06' })
  const person = await issued({
    decidedDay: '2026-05-06',
    applicantKind: 'person',
    applicant: { id: randomUUID(), name: '孙小楠', code: '320705199001011234' },
  })
  const month = await grants('month=2026-05')
  assert.deepEqual(
    month.grants.map(({ identifier }) => identifier),
    [firm.identifier, person.identifier].toSorted().toReversed(),
  )
  assert.equal(month.grants.find(({ identifier }) => identifier === person.identifier)!.holder, '孙*楠')
  assert.ok(!JSON.stringify(month).includes('孙小楠'))
  const first = await grants('month=2026-05&limit=1')
  assert.ok(first.next)
  const second = await grants(`month=2026-05&limit=1&after=${encodeURIComponent(first.next)}`)
  assert.deepEqual([...first.grants, ...second.grants], month.grants)
  assert.equal(second.next, null)
  assert.deepEqual((await grants('month=2019-01')).grants, [])
  const days = (await grants('limit=50')).grants.map(({ issuedDay }) => issuedDay)
  assert.deepEqual(days, days.toSorted().toReversed())
  for (const wrong of [
    'month=2026-13',
    'after=2026-99-99,aaaaaaaaaa',
    'after=0000-01-01,aaaaaaaaaa',
    'after=2026-05-06',
    `after=2026-05-06,aaaaaaaaaa'`,
  ]) {
    const reply = await app.inject({ url: `/api/${region}/credentials?${wrong}` })
    assert.equal(reply.statusCode, 400, wrong)
  }
})

test('a decision is public with itself, under its own day even where a server was down, with what 双公示 says of it', async () => {
  // Over May Day: the seven working days of 2026-04-29 end on 2026-05-12.
  setTime('2026-05-12T15:59:00Z')
  const { identifier, decided } = await issued({ decidedDay: '2026-04-29' })
  await hear(cases.number(decided, '连住建审收字〔2026〕第0007号', 'material-receipt'))
  await hear(cases.number(decided, '连住建审准字〔2026〕第0007号'))
  const { grants: found } = await grants('month=2026-04')
  assert.deepEqual(
    found.filter((grant) => grant.identifier === identifier),
    [
      {
        identifier,
        serial: parseSerial(identifier),
        document: '连住建审准字〔2026〕第0007号',
        category: '普通',
        title: '城镇污水排入排水管网许可证',
        holder: '连云港海州食品有限公司',
        holderKind: 'enterprise',
        holderCode: '91320700MA1N00000X',
        issuer: '连云港市住房和城乡建设局',
        issuedDay: '2026-04-29',
        validFrom: '2026-04-29',
        validUntil: '2027-04-28',
        version: 1,
        status: 'valid',
        statusText: '有效',
      },
    ],
  )
})

test('of a person no number is published, and a refusal of nobody is', async () => {
  setTime('2026-04-10T02:00:00Z')
  const applicant = { id: randomUUID(), name: '钱小枫', code: '320705199001014567' }
  const { identifier } = await issued({ decidedDay: '2026-04-10', applicantKind: 'person', applicant })
  const refusal = cases.decide({ decidedDay: '2026-04-10' }, 'refused')
  await hear(refusal)
  const listed = (await grants('month=2026-04')).grants.filter(({ issuedDay }) => issuedDay === '2026-04-10')
  assert.deepEqual(
    listed.map((grant) => [grant.identifier, grant.holder, grant.holderKind, grant.holderCode]),
    [[identifier, '钱*枫', 'person', null]],
  )
  assert.ok(!JSON.stringify(listed).includes(applicant.code))
})

test('a filing is no licence, and is not published', async () => {
  const { identifier } = await issued({ decidedDay: '2026-06-01' })
  const listed = async () => (await grants('limit=50')).grants.some((grant) => grant.identifier === identifier)
  assert.equal(await listed(), true)
  cases.act = '备案'
  assert.equal(await listed(), false)
  cases.act = '许可'
})
