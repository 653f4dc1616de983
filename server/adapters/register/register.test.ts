import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { openRegister, RegisterFailed } from './register.ts'
import { startRegisterSimulator } from './simulator.ts'

const liu = { name: '刘明德', code: '32070319900101001X' }
const simulator = await startRegisterSimulator({
  find: (code) => (code === liu.code ? { ...liu, lines: [{ label: '登记住址', text: '通灌南路 12 号' }] } : null),
  now: () => Date.parse('2026-03-02T01:00:00Z'),
  slowMs: 30_000,
})
after(() => simulator.close())
const ask = openRegister({ url: simulator.url, publicKey: simulator.publicKey, timeoutMs: 1_500 })
const question = () => ({ effect: randomUUID(), kind: 'resident-identity' as const, ...liu })

test('the register says that name and number belong together, under a number of its own', async () => {
  const said = await ask(question())
  assert.equal(said.outcome, 'matches')
  assert.equal(said.at, '2026-03-02T01:00:00.000Z')
  assert.match(said.query, /^HY/)
  assert.deepEqual(said.lines.at(-1), { label: '登记住址', text: '通灌南路 12 号' })
})

test('another name under the number differs, another number is not found, and neither answer tells anything', async () => {
  const differs = await ask({ ...question(), name: '刘明' })
  assert.deepEqual([differs.outcome, differs.lines], ['differs', []])
  const nobody = await ask({ ...question(), code: '320706198506150020' })
  assert.deepEqual([nobody.outcome, nobody.lines], ['not-found', []])
})

test('asked once more the register answers the same', async () => {
  const asked = question()
  assert.deepEqual(await ask(asked), await ask(asked))
})

test('an answer that was lost is the answer that is given when it is asked again', async () => {
  const asked = question()
  simulator.misbehave('drop-after')
  const before = simulator.answered()
  await assert.rejects(ask(asked), RegisterFailed)
  assert.equal((await ask(asked)).outcome, 'matches')
  assert.equal(simulator.answered(), before + 1)
})

for (const how of ['error', 'drop', 'drop-after', 'slow', 'forged', 'other-kind', 'no-answer'] as const)
  test(`a register that meets “${how}” has said nothing, and the error names nobody`, async () => {
    simulator.misbehave(how)
    await assert.rejects(
      ask(question()),
      (error) =>
        error instanceof RegisterFailed &&
        Object.values(liu).every((text) => !JSON.stringify([error.message, error.stack]).includes(text)),
    )
  })
