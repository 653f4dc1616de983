import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ReferralPackage, Superior } from '#contracts/referrals.ts'
import { openProvince, SuperiorFailed } from './province.ts'
import { startProvinceSimulator, type Misbehaviour } from './simulator.ts'

const own = generateKeyPairSync('ed25519')
const spki = (key: typeof own.publicKey) => key.export({ format: 'der', type: 'spki' }).toString('base64')
let now = Date.parse('2026-03-10T01:00:00Z')
const simulator = await startProvinceSimulator({
  senderKey: spki(own.publicKey),
  now: () => now,
  answerMs: 1_000,
  slowMs: 30_000,
})
after(() => simulator.close())
const province = (privateKey = own.privateKey) =>
  openProvince({ url: simulator.url, publicKey: simulator.publicKey, privateKey, timeoutMs: 700 })

const bytes = Buffer.from('实习考核合格')
const liu = { name: '刘明德', kind: 'person', code: '32070319900101001X', phone: null }
function packageOf(): ReferralPackage {
  const file = {
    id: randomUUID(),
    name: 'internship.pdf',
    mediaType: 'application/pdf',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  return {
    package: randomUUID(),
    from: { name: '连云港市司法局', code: '11320700MB9T002145' },
    to: { name: '江苏省司法厅', code: '11320000MB9T00011C' },
    item: { name: '律师执业许可', taskCode: '11320700MB9T0021453000112003000' },
    number: 'N1',
    applicant: liu,
    receivedOn: '2026-03-02',
    acceptedOn: '2026-03-03',
    sentOn: '2026-03-10',
    answerBy: '2026-03-24',
    answers: [{ label: '拟执业的律师事务所', text: '海州律师事务所' }],
    opinions: [{ step: '初步审查', verdict: '通过', reasons: '', day: '2026-03-10' }],
    statements: [],
    materials: [{ name: '实习考核材料', way: 'upload', file }],
  }
}
const bytesOf = () => Promise.resolve(bytes)

test('a package is taken in with its files, and once however often it is sent', async () => {
  const sent = packageOf()
  const { receipt } = await province().send(sent, bytesOf)
  assert.match(receipt, /^SJ20260310/)
  assert.deepEqual(await province().send(sent, bytesOf), { receipt })
  assert.equal(simulator.packages().filter((one) => one.package === sent.package).length, 1)
  assert.deepEqual([...simulator.filesOf(sent.package).values()], [sent.materials[0]!.file!.sha256])
})

test('it is answered after a while, and the same answer is given as often as it is asked for', async () => {
  const sent = packageOf()
  const { receipt } = await province().send(sent, bytesOf)
  assert.deepEqual(await province().ask(sent.package), { receipt, answer: null })
  now += 2_000
  const answer = (await province().ask(sent.package))?.answer
  assert.deepEqual([answer?.outcome, answer?.decidedOn], ['granted', '2026-03-10'])
  assert.match(answer!.document, /^苏许准〔2026〕第\d{4}号$/)
  assert.deepEqual((await province().ask(sent.package))?.answer, answer)
})

test('a receipt that was lost is the receipt that is given when it is sent again', async () => {
  const sent = packageOf()
  simulator.misbehave('drop-after')
  await assert.rejects(province().send(sent, bytesOf), SuperiorFailed)
  assert.match((await province().send(sent, bytesOf)).receipt, /^SJ/)
})

test('nothing is taken in from whoever does not sign as we do, and not without its files', async () => {
  const another = generateKeyPairSync('ed25519').privateKey
  await assert.rejects(province(another).send(packageOf(), bytesOf), /answered 401/)
  const changed = packageOf()
  await assert.rejects(
    province().send(changed, () => Promise.resolve(Buffer.from('另一份'))),
    /answered 422/,
  )
})

test('it knows nothing of what never came', async () => assert.equal(await province().ask(randomUUID()), null))

test('what was withdrawn is decided no more, also where that was said before the package came', async () => {
  const [early, late] = [packageOf(), packageOf()]
  await province().withdraw(early.package)
  for (const one of [early, late]) await province().send(one, bytesOf)
  for (let times = 0; times < 2; times += 1) await province().withdraw(late.package)
  now += 2_000
  for (const one of [early, late]) assert.equal((await province().ask(one.package))?.answer, null)
  assert.deepEqual(simulator.withdrawn(), [early.package, late.package])
})

test('a withdrawal that comes after the decision is not confirmed, and the decision stands', async () => {
  const [decided, open] = [packageOf(), packageOf()]
  const { receipt } = await province().send(decided, bytesOf)
  now += 2_000
  assert.deepEqual(await province().withdraw(decided.package), { receipt, confirmed: false })
  assert.equal((await province().ask(decided.package))?.answer?.outcome, 'granted')
  await province().send(open, bytesOf)
  assert.equal((await province().withdraw(open.package)).confirmed, true)
})

test('an authority that was switched off goes on with what it had taken in', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'yichuang-province-')), 'province.log')
  const sent = [packageOf(), packageOf(), packageOf()] as const
  const run = async <T>(act: (asked: Superior) => Promise<T>): Promise<T> => {
    const one = await startProvinceSimulator({
      senderKey: spki(own.publicKey),
      now: () => now,
      answerMs: 1_000,
      file,
    })
    const { url, publicKey } = one
    return act(openProvince({ url, publicKey, privateKey: own.privateKey })).finally(() => one.close())
  }
  const receipts = await run(async (asked) => {
    const first = await asked.send(sent[0], bytesOf)
    now += 2_000
    return { ...(await asked.ask(sent[0].package)), first, second: await asked.send(sent[1], bytesOf) }
  })
  await run((asked) => asked.withdraw(sent[1].package))
  await run(async (asked) => {
    const { first, second, ...answered } = receipts
    assert.deepEqual(await asked.ask(sent[0].package), answered)
    assert.deepEqual(await asked.send(sent[0], bytesOf), first)
    now += 2_000
    assert.deepEqual(await asked.ask(sent[1].package), { ...second, answer: null })
    assert.notEqual((await asked.send(sent[2], bytesOf)).receipt, second.receipt)
  })
})

const faults: Misbehaviour[] = ['error', 'drop', 'slow', 'forged', 'other-package', 'asks-for-more', 'no-answer']
for (const how of faults)
  test(`an authority that meets “${how}” has said nothing, and the error names nobody`, async () => {
    const sent = packageOf()
    await province().send(sent, bytesOf)
    simulator.misbehave(how)
    await assert.rejects(
      province().ask(sent.package),
      (error) =>
        error instanceof SuperiorFailed &&
        [liu.name, liu.code].every((text) => !JSON.stringify([error.message, error.stack]).includes(text)),
    )
  })
