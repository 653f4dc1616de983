import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Endpoint } from '#contracts/endpoint.ts'
import { CaseId, FileId, ItemCode, PartyId, RegionId } from '#contracts/ids.ts'
import type { call } from '#web/shared/call.ts'
import { Refused, Unanswered } from '#web/shared/refused.ts'
import { newFiling, type Filing } from './filing.ts'
import { memoryStore } from './sealed-store.ts'

// A channel to other tabs, of which there are none here, would keep this process.
Reflect.deleteProperty(globalThis, 'BroadcastChannel')
const { bringFile } = await import('./filing-files.ts')
const { createOutbox } = await import('./outbox.ts')

const party = PartyId.parse('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a02')
const fileId = FileId.parse('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1a03')
const scan = () => new File(['bytes'], '报告.pdf', { type: 'application/pdf', lastModified: 1 })

/** A filing whose draft the server has, in an outbox whose uploads are answered so. */
async function opened(id: string, answers: (Error | null)[]) {
  const item = { code: ItemCode.parse('public-venue-hygiene'), name: '公共场所卫生许可', revision: 1 }
  const at = { id: CaseId.parse(id), region: RegionId.parse('lyg'), owner: 'clerk', item, now: '2026-11-23T01:00:00Z' }
  const person = { kind: 'person' as const, name: '刘明德', code: '32070319900101001X', phone: '13900000001', party }
  const filing: Filing = { ...newFiling(at, person), opened: true }
  const uploads: (string | undefined)[] = []
  const ask = ((endpoint: Endpoint, input: { query?: { upload?: string } }) => {
    if (endpoint.method === 'GET') return Promise.resolve({ version: 1, files: [] })
    uploads.push(input.query?.upload)
    const error = answers.shift()
    return error
      ? Promise.reject(error)
      : Promise.resolve({ file: fileId, material: 'report', name: '报告.pdf', bytes: 5 })
  }) as unknown as typeof call
  const box = createOutbox(Promise.resolve(memoryStore()), ask)
  await box.keep(filing)
  const bring = () => bringFile(filing, 'report', scan(), () => undefined, { box, ask })
  return { uploads, bring, box, filing }
}
const refusal = (status: number) => new Refused({ type: '', title: '', status, code: 'x', detail: '不行', basis: null })

test('a file whose answer was lost, or was a fault of the server, is kept and goes again under the same id', async () => {
  for (const [at, trouble] of [new Unanswered(), refusal(503), refusal(500)].entries()) {
    const { uploads, bring, box, filing } = await opened(`0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1b0${at}`, [trouble])
    await bring()
    assert.equal(await box.send(filing.id), 'sent')
    assert.equal(uploads.length, 2)
    assert.equal(new Set(uploads).size, 1)
    assert.deepEqual(
      box.find(filing.id)?.files.map(({ sent }) => sent),
      [fileId],
    )
  }
})

test('a file that a rule refuses is not kept, and goes under the same id when it is put in again', async () => {
  const { uploads, bring, box, filing } = await opened('0b9ab4b4-6f1e-4a55-9b07-5f2f5b8f1b09', [refusal(422)])
  await assert.rejects(bring(), Refused)
  assert.deepEqual(box.find(filing.id)?.files, [])
  await bring()
  assert.equal(uploads.length, 2)
  assert.equal(new Set(uploads).size, 1)
  assert.equal(box.find(filing.id)?.files.length, 1)
})
