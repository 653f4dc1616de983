import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { before, test } from 'node:test'
import type { Performer } from '#platform/outbox.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { inFull } from '#tests/harness/commit-turn.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from '#tests/harness/platform.ts'
import { pagesPainted } from './drive.ts'
import { ownerOf } from './owner.ts'
import { accept } from '#tests/harness/case-walk.ts'
import { drawnTasks, fileAbout, newMatter, type Pair } from './pairs.ts'
import { difference, transcribe } from './transcript.ts'
import { viewersOf } from './viewers.ts'

/**
 * A hundred pairs, or a quarter of them: whoever applies is another person each time. Of the first pairs one case is filed at the window and the
 * other on the site, of every second one both at the window.
 */
const wanted = [
  { item: itemOf('public-venue-hygiene'), count: inFull ? 75 : 20, atWindow: inFull ? 10 : 2, painted: 3 },
  { item: itemOf('fire-design-review'), count: inFull ? 25 : 5, atWindow: 0, painted: inFull ? 3 : 1 },
]
const day = (hour: number) => Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000
let wall = day(0)
let platform: TestPlatform
/** Cases whose pages are painted; of the others a reviewer sees that they are being painted. */
const painted = new Set<string>()

before(async () => {
  const paintSome: Performer = async (job) => {
    const paint = platform.modules.map((module) => module.performers?.['render-pages']).find((found) => found)
    if (painted.has(job.stream)) await paint!(job)
  }
  platform = await testPlatform({
    wallNow: () => wall,
    logLevel: 'silent',
    leaves: [],
    performers: { 'render-pages': paintSome, 'render-paper': async () => {} },
  })
})

test('pairs of cases that differ only in who applied read the same to every reviewer, byte for byte', async (t) => {
  const begun = performance.now()
  const pairs: Pair[] = []
  const clerk = await platform.as('clerk-a')
  for (const { item, count, atWindow, painted: withPages } of wanted)
    for (let n = 0; n < count; n += 1) {
      const matter = newMatter(item, smallPdf)
      const file = async (before: Visitor | null) => {
        // People apply at any time of the day; nobody who reviews shall tell them apart by it.
        wall = day(randomInt(1, 8)) + randomInt(3_600_000)
        return fileAbout(platform, item, matter, before, (id) => n < withPages && painted.add(id))
      }
      const [one, other] = [n < atWindow, n < atWindow && n % 2 === 1].map((atOne) => (atOne ? clerk : null))
      pairs.push({ item, cases: [await file(one!), await file(other!)] })
    }
  const filed = performance.now()
  for (const { item } of wanted) {
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    for (const id of pairs.filter((pair) => pair.item === item).flatMap((pair) => pair.cases)) {
      wall = day(8) + randomInt(1_800_000)
      await accept(acceptor, id)
    }
  }
  const owner = await ownerOf(platform)
  for (const id of painted) await pagesPainted(platform, { owner, id })

  wall = day(9)
  const viewers = new Map(
    (
      await viewersOf(
        platform,
        wanted.map(({ item }) => item),
      )
    ).map((one) => [one.person, one]),
  )
  let tasks = 0
  let bytes = 0
  let images = 0
  for (const kind of ['review', 'merge', 'decide']) {
    const drawn = await drawnTasks(platform, pairs, kind)
    for (const { item, cases } of pairs)
      for (const [index, task] of drawn.get(cases[0])!.entries()) {
        const twin = drawn.get(cases[1])![index]!
        assert.equal(twin.key, task.key)
        const [one, other] = await Promise.all(
          [task, twin].map((each) => transcribe(item, each, viewers.get(each.person)!)),
        )
        assert.ok(one && other)
        assert.equal(difference(one, other), null, `${item.code} ${task.key}`)
        assert.match(one, /"orderSaysNothing":true/)
        tasks += 1
        bytes += one.length + other.length
        images += one.match(/^content-type: image\/webp$/gm)?.length ?? 0
      }
  }
  assert.equal(pairs.length, inFull ? 100 : 25)
  const filedAt = await owner.sql(
    `select count(*) filter (where channel = 'window')::int as window, count(*)::int as all from log.events where type = 'case.submitted'`,
  )
  assert.deepEqual(filedAt, [inFull ? { window: 15, all: 200 } : { window: 3, all: 50 }])
  assert.ok(images >= (inFull ? 6 : 4), 'no page image was compared')
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  t.diagnostic(
    `${pairs.length} pairs, ${tasks} tasks, ${images} page images, ${bytes} characters compared; ` +
      `filed in ${seconds(filed - begun)}, all in ${seconds(performance.now() - begun)}`,
  )
})
