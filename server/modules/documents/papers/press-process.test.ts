import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { IncompletePaper } from './incomplete.ts'
import { PaperNotSet } from './paper-not-set.ts'
import { openPressProcess } from './press-process.ts'
import { createPaperPress } from './render-paper.ts'
import { samplePapers } from './sample-papers.ts'

const madeAt = new Date('2026-11-20T08:00:00Z')
const bounds = { timeoutMs: 30_000, idleMs: 30_000, papers: 100, heapMegabytes: 128 }
const notice = samplePapers['acceptance-notice']
const press = openPressProcess(bounds)

after(() => press.close())

suite('the press in its own process', () => {
  test('sets the same bytes as the press itself, several asked at once in their order', async () => {
    const here = createPaperPress()
    const asked = [notice, samplePapers['decision-granted'], samplePapers['licence-landscape']]
    const papers = await Promise.all(asked.map((content) => press.render(content, madeAt)))
    for (const [index, content] of asked.entries())
      assert.ok(Buffer.from(papers[index]!).equals(here.render(content, madeAt)), content.kind)
  })

  test('tells what the law misses and what cannot be set, without the name that no font has, and sets the next', async () => {
    await assert.rejects(press.render({ ...notice, acceptedOn: '' }, madeAt), IncompletePaper)
    const applicant = '\u{12345}某'
    await assert.rejects(
      press.render({ ...notice, applicant }, madeAt),
      (error: Error) => error instanceof PaperNotSet && !error.message.includes(applicant),
    )
    assert.ok((await press.render(notice, madeAt)).length > 1_000)
  })

  test('starts anew after so many papers, after a rest and after what took too long', async () => {
    const brief = openPressProcess({ ...bounds, papers: 2, idleMs: 1 })
    const hasty = openPressProcess({ ...bounds, timeoutMs: 1 })
    try {
      await Promise.all([1, 2, 3].map(() => brief.render(notice, madeAt)))
      await sleep(50)
      assert.ok((await brief.render(notice, madeAt)).length > 1_000)
      await assert.rejects(hasty.render(notice, madeAt), /too long/)
      await assert.rejects(hasty.render(notice, madeAt), /too long/)
    } finally {
      brief.close()
      hasty.close()
    }
  })

  test('once closed it fails what is being set and takes no more', async () => {
    const closing = openPressProcess(bounds)
    const under = closing.render(notice, madeAt)
    await sleep(20)
    closing.close()
    await assert.rejects(under, /ended/)
    await assert.rejects(closing.render(notice, madeAt), /closed/)
  })
})
