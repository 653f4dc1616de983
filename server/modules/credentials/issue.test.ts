import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import { verifyCommitment } from '#kernel/commitment.ts'
import { statement, type DatabaseRole, type Row } from '#platform/db.ts'
import { readEntries } from '#platform/log.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import { verifyProjections } from '#platform/verify.ts'
import { modulePlatform } from '#tests/harness/module-platform.ts'
import { credentialOf, credentialStream } from './credential-stream.ts'
import { grantedCases, licenceType, region } from './granted.fixture.ts'
import type { HolderSecret } from './holder.ts'
import { issuingReader } from './issue.ts'

const { platform, signIn } = await modulePlatform('2026-03-03T02:00:00Z')
const cases = grantedCases()
const unused = () => assert.fail('issuing makes no code')
const licenceCode = { encodeLicenceCode: unused, verifyLicenceCode: unused, holderDigest: unused }
const reader = issuingReader(platform, { ...cases, licenceCode })

const rows = async (text: string, values: unknown[] = [], role: DatabaseRole = 'system'): Promise<Row[]> =>
  (await platform.db.query(role, statement(text, values))).rows
const numbersOf = async (register: string) =>
  (
    await rows(`select number from platform.registers where region = $1 and register = $2 order by number`, [
      region,
      register,
    ])
  ).map((row) => row['number'])
const credential = async (caseStream: string) =>
  (
    await rows(
      `select *, valid_from::text as valid_from, valid_until::text as valid_until, issued_day::text as issued_day
       from credentials.credentials where case_stream = $1`,
      [caseStream],
    )
  )[0]

test('a granted case leads to a credential under the next number of its register', async () => {
  const decision = cases.decide({ decidedDay: '2021-03-02' })
  await reader.handle(decision)
  const issued = await credential(decision.stream)
  assert.ok(issued)
  assert.equal(issued['serial'], '2021000001')
  assert.equal(issued['title'], '城镇污水排入排水管网许可证')
  assert.equal(issued['issuer'], '连云港市住房和城乡建设局')
  assert.equal(issued['valid_from'], '2021-03-02')
  assert.equal(issued['valid_until'], '2026-03-01')
  assert.equal(issued['issued_day'], '2021-03-02')
  assert.deepEqual(parseLicenceIdentifier(issued['identifier'] as string), {
    ok: true,
    typeCode: licenceType,
    issuerCode: '11320700MB1905417A',
    serial: '2021000001',
    version: 1,
  })
  assert.deepEqual(await numbersOf(`${licenceType}/2021`), [1])
})

test('a refused case leads to no credential', async () => {
  const decision = cases.decide({}, 'refused')
  await reader.handle(decision)
  assert.equal(await credential(decision.stream), undefined)
})

test('a decision that is delivered again, or twice at once, leads to one credential and one number', async () => {
  const decision = cases.decide({ decidedDay: '2022-05-06' })
  await Promise.all([reader.handle(decision), reader.handle(decision), reader.handle(decision)])
  await reader.handle(decision)
  assert.deepEqual(await numbersOf(`${licenceType}/2022`), [1])
  const log = (await platform.db.query('system', readEntries([{ region, stream: credentialOf(decision.stream) }]))).rows
  assert.deepEqual(
    log.map((entry) => entry['type']),
    ['credential.issued'],
  )
  assert.equal(log[0]!['cause'], decision.id)
})

test('two grants at the same moment get consecutive numbers', async () => {
  const both = [cases.decide({ decidedDay: '2023-05-06' }), cases.decide({ decidedDay: '2023-05-06' })]
  await Promise.all(both.map((decision) => reader.handle(decision)))
  const serials = await Promise.all(both.map(async ({ stream }) => String((await credential(stream))?.['serial'])))
  assert.deepEqual(serials.sort(), ['2023000001', '2023000002'])
})

test('fifty grants, eight at a time, fill the register from 1 to 50 without a gap', async () => {
  const queue = Array.from({ length: 50 }, () => cases.decide({ decidedDay: '2026-03-02' }))
  const streams = queue.map(({ stream }) => stream)
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await reader.handle(next)
    }),
  )
  assert.deepEqual(
    await numbersOf(`${licenceType}/2026`),
    Array.from({ length: 50 }, (_, index) => index + 1),
  )
  const identifiers = await Promise.all(
    streams.map(async (stream) => (await credential(stream))!['identifier'] as string),
  )
  assert.equal(new Set(identifiers).size, 50)
  for (const identifier of identifiers) assert.ok(parseLicenceIdentifier(identifier).ok, identifier)
})

test('the number of the decision stands with the version that it led to, once, whichever of the two is told first', async () => {
  const [before, after] = [cases.decide({ document: '连住建审准字〔2026〕第0001号' }), cases.decide()]
  await reader.handle(cases.number(before.stream, '连住建审准字〔2026〕第0001号'))
  await reader.handle(before)
  await reader.handle(cases.number(before.stream, '连住建审准字〔2026〕第0001号'))
  await reader.handle(after)
  await reader.handle(cases.number(after.stream, '连住建审准字〔2026〕第0002号'))
  await reader.handle(cases.number(after.stream, '连住建审受字〔2026〕第0002号', 'acceptance-notice'))
  const streams = [before, after].map(({ stream }) => credentialOf(stream))
  const told = await rows(
    `select d.document from credentials.decisions d join credentials.credentials c using (region, stream, identifier)
     where d.stream = any($1) order by d.document`,
    [streams],
  )
  assert.deepEqual(
    told.map(({ document }) => document),
    ['连住建审准字〔2026〕第0001号', '连住建审准字〔2026〕第0002号'],
  )
  assert.deepEqual(
    (await rows(`select type from log.events where stream = any($1) order by position`, [streams])).map(
      ({ type }) => type,
    ),
    ['issued', 'decision-numbered', 'issued', 'decision-numbered'].map((type) => `credential.${type}`),
  )
  assert.deepEqual((await verifyProjections(platform, credentialStream, { streams })).differences, [])
  await platform.db.pools.system.query(`update credentials.decisions set document = '' where stream = $1`, [streams[0]])
  const { differences } = await verifyProjections(platform, credentialStream, { streams })
  assert.equal(differences.length, 1)
  assert.match(differences[0]!, /^credentials\.decisions /)
})

test('the log commits to the holder and names nobody', async () => {
  const applicant = { id: randomUUID(), name: '王小燕', code: '320705199001011234' }
  const decision = cases.decide({ applicantKind: 'person', applicant })
  await reader.handle(decision)
  const stream = credentialOf(decision.stream)
  const [entry] = (await platform.db.query('system', readEntries([{ region, stream }]))).rows
  assert.ok(!String(entry!['data']).includes(applicant.name) && !String(entry!['data']).includes(applicant.code))
  const sealed = (await platform.db.query('system', readVault(region, stream))).rows
  const holder = openEntries(platform.vault, region, stream, sealed)!.entries.get('holder') as HolderSecret
  assert.deepEqual({ name: holder.name, code: holder.code }, { name: '王小燕', code: applicant.code })
  const { holder: committed } = JSON.parse(entry!['data'] as string) as { holder: string }
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
  assert.ok(verifyCommitment(committed, { name: holder.name, code: holder.code }, holder.salt, sha256))
  const [face] = await rows(`select holder_shown from credentials.faces where stream = $1`, [stream])
  assert.equal(face!['holder_shown'], '王*燕')
})

test('the holder reads the stream of the credential, a stranger does not', async () => {
  const applicant = { id: randomUUID(), name: '海州食品', code: '91320700MA1N00000X' }
  const decision = cases.decide({ applicant })
  await reader.handle(decision)
  const readAs = async (party: string) => {
    const { cookie } = await signIn({ region, role: 'applicant', party })
    const token = createHash('sha256').update(cookie.split('.')[1]!).digest('hex')
    const [, found] = await platform.db.readTogether('public', [
      statement(`select grant_id from access.open_session($1)`, [token]),
      readEntries([{ region, stream: credentialOf(decision.stream) }]),
    ])
    return found!.rows.length
  }
  assert.equal(await readAs(applicant.id), 1)
  assert.equal(await readAs(randomUUID()), 0)
})

test('the public role learns no case of a credential, the review role nothing at all', async () => {
  const denied = { code: '42501' }
  assert.ok((await rows(`select identifier from credentials.credentials limit 1`, [], 'public')).length === 1)
  await assert.rejects(rows(`select case_stream from credentials.credentials`, [], 'public'), denied)
  await assert.rejects(rows(`select case_stream from credentials.credentials`, [], 'desk'), denied)
  await assert.rejects(rows(`select identifier from credentials.credentials`, [], 'review'), denied)
  const change = statement(`update credentials.faces set holder_shown = ''`)
  await assert.rejects(platform.db.writeTogether('public', [change]), denied)
})
