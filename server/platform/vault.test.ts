import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Receipt } from '#contracts/receipt.ts'
import { openBlobs } from './blobs.ts'
import { signReceipt, verifyReceipt } from './evidence.ts'
import { keysFrom, openKeys } from './keys.ts'
import type { RowChange } from './table.ts'
import { openEntries, openVault, seal, unseal } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-vault-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const keys = keysFrom(Buffer.alloc(32, 1))
const rowOf = (change: RowChange) => ('upsert' in change ? change.upsert[0]! : {}) as Record<string, unknown>
const bytesOf = (text: unknown) => Buffer.from((text as string).slice(2), 'hex')

test('what is sealed opens with the same key at the same place, and twice sealed looks different', () => {
  const key = randomBytes(32)
  const plain = Buffer.from('身份证号')
  const sealed = seal(key, plain, 'here')
  assert.deepEqual(unseal(key, sealed, 'here'), plain)
  assert.notDeepEqual(seal(key, plain, 'here'), sealed)
  assert.deepEqual(unseal(key, seal(key, Buffer.alloc(0), 'here'), 'here'), Buffer.alloc(0))
})

test('sealed bytes that were moved, changed anywhere, shortened or opened with another key are refused', () => {
  const key = randomBytes(32)
  const sealed = seal(key, Buffer.from('secret'), 'here')
  assert.throws(() => unseal(key, sealed, 'there'))
  assert.throws(() => unseal(randomBytes(32), sealed, 'here'))
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    assert.throws(() => unseal(key, changed, 'here'), `byte ${at}`)
  }
  for (let length = 0; length < sealed.length; length += 1)
    assert.throws(() => unseal(key, sealed.subarray(0, length), 'here'), `${length} bytes`)
})

test('the vault gives back what was put in, to its stream and name alone', () => {
  const vault = openVault(keys)
  const [mine, other] = [randomUUID(), randomUUID()]
  const key = vault.newKey()
  const wrapped = rowOf(vault.keyRow('r', mine, key))
  const entry = rowOf(vault.entryRow(key, 'r', mine, 'name', { 姓名: '王' }, 'now'))
  const row = {
    wrapped: bytesOf(wrapped['wrapped']),
    name: 'name',
    sealed: bytesOf(entry['sealed']),
  }
  assert.deepEqual(openEntries(vault, 'r', mine, [row])?.entries.get('name'), { 姓名: '王' })
  assert.throws(() => openEntries(vault, 'r', other, [row]))
  assert.throws(() => openEntries(vault, 'r', mine, [{ ...row, name: 'phone' }]))
  assert.throws(() => openEntries(openVault(keysFrom(Buffer.alloc(32, 2))), 'r', mine, [row]))
})

test('without its wrapped key an entry can be opened by nobody', () => {
  const vault = openVault(keys)
  const stream = randomUUID()
  const entry = rowOf(vault.entryRow(vault.newKey(), 'r', stream, 'name', 'x', 'now'))
  assert.equal(openEntries(vault, 'r', stream, []), null)
  assert.throws(() => vault.open(vault.newKey(), 'r', stream, 'name', bytesOf(entry['sealed'])))
})

test('a blob comes back whole, to its own id and key alone', async () => {
  const blobs = openBlobs(join(folder, 'a'))
  const [id, other, key] = [randomUUID(), randomUUID(), randomBytes(32)]
  await blobs.put(id, key, Buffer.from('图'))
  assert.equal((await blobs.get(id, key)).toString(), '图')
  await assert.rejects(blobs.get(id, randomBytes(32)))
  await assert.rejects(blobs.get(other, key), { code: 'ENOENT' })
  const path = join(folder, 'a', id.slice(0, 2), id)
  assert.ok(!readFileSync(path).includes('图'))
  assert.equal(statSync(path).mode & 0o077, 0)
  const changed = readFileSync(path)
  changed[40 % changed.length]! ^= 1
  writeFileSync(path, changed)
  await assert.rejects(blobs.get(id, key))
  await blobs.remove(id)
  await blobs.remove(id)
  await assert.rejects(blobs.get(id, key), { code: 'ENOENT' })
})

test('a blob that a crash left half written is never seen, and no part is left of a whole one', async () => {
  const blobs = openBlobs(join(folder, 'b'))
  const [id, key] = [randomUUID(), randomBytes(32)]
  await blobs.put(id, key, Buffer.from('whole'))
  assert.deepEqual(readdirSync(join(folder, 'b', id.slice(0, 2))), [id])
  const torn = `${id.slice(0, 35)}${id.endsWith('0') ? '1' : '0'}`
  writeFileSync(join(folder, 'b', id.slice(0, 2), `${torn}.${randomUUID()}.part`), 'hal')
  await assert.rejects(blobs.get(torn, key), { code: 'ENOENT' })
})

test('an id that is no uuid reaches no file', async () => {
  const blobs = openBlobs(join(folder, 'c'))
  for (const id of ['../../../../etc/passwd', '', 'x'.repeat(36), `${randomUUID()}.part`])
    await assert.rejects(blobs.get(id, randomBytes(32)), RangeError)
})

const facts = {
  commandId: randomUUID() as Receipt['commandId'],
  region: 'r',
  subject: randomUUID(),
  version: 3,
  recordedAt: '2026-03-02T04:00:00.000Z' as Receipt['recordedAt'],
  contentHash: `sha256:${'a'.repeat(64)}`,
}

test('a receipt is the same each time, and holds after a way through JSON', () => {
  const receipt = signReceipt(keys.evidence, facts, '17')
  assert.deepEqual(signReceipt(keys.evidence, facts, '17'), receipt)
  assert.ok(verifyReceipt(JSON.parse(JSON.stringify(receipt)) as Receipt, keys.evidence.publicKey))
})

test('a receipt with any member changed, added or left out proves nothing', () => {
  const receipt = signReceipt(keys.evidence, facts, '17')
  const { publicKey } = keys.evidence
  for (const name of Object.keys(receipt) as (keyof Receipt)[]) {
    if (name === 'position') continue
    const value = receipt[name]
    const changed = typeof value === 'number' ? value + 1 : `${value === null ? '' : value.slice(0, -2)}zz`
    assert.ok(!verifyReceipt({ ...receipt, [name]: changed }, publicKey), name)
    const { [name]: _gone, ...rest } = receipt
    if (name !== 'signature') assert.ok(!verifyReceipt(rest as Receipt, publicKey), `without ${name}`)
  }
  assert.ok(!verifyReceipt({ ...receipt, more: 1 } as Receipt, publicKey))
  assert.ok(!verifyReceipt(receipt, keysFrom(Buffer.alloc(32, 9)).evidence.publicKey))
  assert.ok(verifyReceipt({ ...receipt, position: '18' }, publicKey), 'the position is not vouched for')
})

test('keys follow from the root secret, differ by purpose, and are made once', () => {
  assert.deepEqual(keysFrom(Buffer.alloc(32, 1)).derive('x'), keys.derive('x'))
  assert.notDeepEqual(keys.derive('x'), keys.derive('y'))
  assert.notEqual(keys.passwordOf('desk'), keys.passwordOf('review'))
  assert.throws(() => keysFrom(Buffer.alloc(31)), RangeError)
  const first = openKeys(join(folder, 'home'))
  assert.equal(openKeys(join(folder, 'home')).evidence.keyId, first.evidence.keyId)
  assert.equal(statSync(join(folder, 'home/keys/root.key')).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(join(folder, 'home/keys')), ['root.key'])
  for (const torn of ['', '00ff', 'z'.repeat(64)]) {
    writeFileSync(join(folder, 'home/keys/root.key'), torn)
    assert.throws(() => openKeys(join(folder, 'home')), /密钥文件 .*root\.key 已损坏/)
  }
})
