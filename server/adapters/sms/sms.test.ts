import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startSmsSimulator, takenOver } from './simulator.ts'
import { openSms, SmsNotSent } from './sms.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-sms-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const message = () => ({
  effect: randomUUID(),
  to: '13800138000',
  template: '您的办件{number}已有办理结果。',
  params: { number: '1' },
})

test('a message is on the operator’s disk when it counts as sent, with its number and nothing else', async () => {
  const file = join(folder, 'sent.log')
  const operator = await startSmsSimulator({ file })
  const sent = message()
  await openSms({ url: operator.url })(sent)
  assert.deepEqual(takenOver(file), [sent])
  await operator.close()
})

test('a message whose answer was lost is sent again and taken over once, even by an operator who has restarted', async () => {
  const file = join(folder, 'repeated.log')
  const first = await startSmsSimulator({ file })
  first.misbehave('drop-after')
  const sent = message()
  await assert.rejects(openSms({ url: first.url })(sent), SmsNotSent)
  await first.close()
  const second = await startSmsSimulator({ file })
  await openSms({ url: second.url })(sent)
  await openSms({ url: second.url })(sent)
  assert.deepEqual(takenOver(file), [sent])
  await second.close()
})

for (const how of ['error', 'drop-before', 'refuse-body'] as const)
  test(`a message that meets “${how}” does not count as sent, and the error names nobody`, async () => {
    const file = join(folder, `${how}.log`)
    const operator = await startSmsSimulator({ file })
    operator.misbehave(how)
    const sent = message()
    await assert.rejects(
      openSms({ url: operator.url })(sent),
      (error) => error instanceof SmsNotSent && !JSON.stringify([error.message, error.stack]).includes(sent.to),
    )
    assert.deepEqual(takenOver(file), [])
    await openSms({ url: operator.url })(sent)
    assert.deepEqual(takenOver(file), [sent])
    await operator.close()
  })

test('an operator who answers twice has taken one message over', async () => {
  const file = join(folder, 'twice.log')
  const operator = await startSmsSimulator({ file })
  operator.misbehave('answer-twice')
  const [one, other] = [message(), message()]
  await openSms({ url: operator.url })(one)
  await openSms({ url: operator.url })(other)
  assert.deepEqual(takenOver(file), [one, other])
  await operator.close()
})

test('an operator who is too slow is not waited for', async () => {
  const operator = await startSmsSimulator({ file: join(folder, 'slow.log'), slowMs: 5_000 })
  operator.misbehave('slow')
  const begun = performance.now()
  await assert.rejects(openSms({ url: operator.url, timeoutMs: 100 })(message()), SmsNotSent)
  assert.ok(performance.now() - begun < 2_000)
  await operator.close()
})
