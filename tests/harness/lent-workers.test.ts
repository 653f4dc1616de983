import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openWorkers } from '#server/modules/documents/index.ts'
import { PageRefusal } from '#server/modules/documents/page-images/page-refusal.ts'
import { IncompletePaper } from '#server/modules/documents/papers/incomplete.ts'
import { PaperNotSet } from '#server/modules/documents/papers/paper-not-set.ts'
import { samplePapers } from '#server/modules/documents/papers/sample-papers.ts'
import { keepWorkers, workersAt } from './lent-workers.ts'
import { smallPdf } from './platform.ts'

const madeAt = new Date('2026-11-20T08:00:00Z')
const notice = samplePapers['acceptance-notice']
const folder = mkdtempSync(join(tmpdir(), 'yichuang-lent-'))
const kept = await keepWorkers(folder)
const [one, other] = [workersAt(kept.address!), workersAt(kept.address!)]

after(() => {
  one.close()
  other.close()
  kept.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two processes are given the papers and pages that workers of their own would give, each its own', async () => {
  const own = openWorkers()
  const [paper, pages] = [samplePapers['decision-granted'], smallPdf('lent')]
  const given = await Promise.all([
    one.press.render(notice, madeAt),
    other.press.render(paper, madeAt),
    one.renderer.render(pages, 'application/pdf'),
  ])
  const same = await Promise.all([
    own.press.render(notice, madeAt),
    own.press.render(paper, madeAt),
    own.renderer.render(pages, 'application/pdf'),
  ])
  own.close()
  assert.deepEqual(given, same)
  assert.notDeepEqual(given[0], given[1])
})

test('what is refused there is refused here in the same words, and the next is served', async () => {
  await assert.rejects(one.press.render({ ...notice, acceptedOn: '' }, madeAt), IncompletePaper)
  const unset = { ...notice, applicant: '\u{12345}某' }
  await assert.rejects(
    one.press.render(unset, madeAt),
    (error) => error instanceof PaperNotSet && error.message.includes('no font'),
  )
  const damaged = Buffer.from(smallPdf('damaged'))
  damaged.fill(0x20, 20, damaged.indexOf('endstream'))
  await assert.rejects(
    one.renderer.render(damaged, 'application/pdf'),
    (error) => error instanceof PageRefusal && error.code === 'broken',
  )
  assert.ok((await one.press.render(notice, madeAt)).length > 1000)
})

test('whoever waits when they go away is told, and so is whoever asks afterwards', async () => {
  const gone = await keepWorkers(mkdtempSync(join(folder, 'gone-')))
  const asks = workersAt(gone.address!)
  const under = asks.press.render(notice, madeAt)
  const told = assert.rejects(under, /gone|broken/)
  await sleep(20)
  gone.close()
  await told
  await assert.rejects(asks.press.render(notice, madeAt), /gone/)
  asks.close()
  await assert.rejects(asks.press.render(notice, madeAt), /closed/)
})
