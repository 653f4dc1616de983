import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isShown, openCanaries } from './blindness/canaries.ts'
import type { Seen } from './blindness/collect.ts'
import { driveAndLook } from './blindness/drive.ts'
import { fileMarked, type MarkedCase } from './blindness/filing.ts'
import { faultsOfImages } from './blindness/page-image.ts'
import { inWords, search, type Piece } from './blindness/search.ts'
import { viewersOf } from './blindness/viewers.ts'
import { itemOf } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

const today = Date.parse('2026-03-10T02:00:00Z')
let platform: TestPlatform

before(async () => {
  platform = await testPlatform({ wallNow: () => today, logLevel: 'silent' })
})

for (const [code, at] of [
  ['fire-design-review', 'site'],
  ['public-venue-hygiene', 'window'],
] as const)
  test(`nobody who reviews ${code} is sent anything by which the applicant, the file or the case could be known`, async (t) => {
    const item = itemOf(code)
    const begun = performance.now()
    const marked = await fileMarked(platform, item, openCanaries(), at)
    const seen = await driveAndLook(platform, marked, await viewersOf(platform, [item]))
    const pieces = seen.flatMap((one) => one.pieces)
    const driven = performance.now()

    lookedEverywhere(marked, pieces)
    assert.deepEqual(inWords(search(marked.canaries.tokens, pieces)), [])
    assert.deepEqual(faultsOfImages(pieces), [])
    assert.deepEqual(
      pieces.filter(({ source }) => / → 5\d\d /.test(source)).map(({ source }) => source),
      [],
      'an answer of 500 is a bug, and its text was written for nobody',
    )
    assert.deepEqual(await ofColleagues(marked, seen), [])
    const bytes = pieces.reduce((sum, piece) => sum + piece.bytes.length, 0)
    t.diagnostic(
      `${marked.canaries.tokens.length} tokens, ${seen.length} viewers, ${pieces.length} pieces of ${bytes} bytes; ` +
        `driven in ${seconds(driven - begun)}, searched in ${seconds(performance.now() - driven)}`,
    )
  })

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** A search in nothing finds nothing: what must have been seen was seen. */
function lookedEverywhere({ item, canaries }: MarkedCase, pieces: readonly Piece[]): void {
  const images = pieces.filter((piece) => piece.source.includes('→ 200 (page image)'))
  assert.ok(images.length > 0, 'no page image was seen')
  for (const task of item.tasks)
    assert.ok(
      pieces.some((piece) => piece.source.startsWith(`closing ${task.key}:`) && piece.source.includes('→ 200')),
      `nobody closed ${task.key}`,
    )
  for (const field of item.form.flatMap((group) => group.fields))
    if (!isShown(field))
      assert.ok(
        canaries.tokens.some((token) => token.what.startsWith(`field ${field.key}`)),
        `no canary in ${field.key}`,
      )
  assert.ok(
    pieces.some((piece) => piece.source.includes('from cases.review_tasks') && piece.bytes.length > 0),
    'the database showed no task',
  )
}

/** 互不知晓: nobody's task, code or person is seen by a colleague. */
async function ofColleagues({ owner, id }: MarkedCase, seen: readonly Seen[]): Promise<string[]> {
  const tasks = await owner.tasksOf(id)
  return seen.flatMap(({ viewer, pieces }) => {
    const others = tasks.filter((task) => task.person !== viewer.person)
    const tokens = others.flatMap((task) =>
      [task.task, task.code, task.person, task.desk].map((text) => ({
        what: `${task.key} of a colleague`,
        text,
        kind: 'whole' as const,
      })),
    )
    return inWords(search(tokens, pieces))
  })
}
