import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import type { Page } from 'playwright-core'
import { readTask, type TaskView } from '#contracts/review.ts'
import type { QueryRoute } from '#platform/bind.ts'
import { startedByReview } from '#server/modules/cases/review/task-acts.ts'
import { accept, itemOf, region } from '#tests/harness/case-walk.ts'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { openStage } from '#tests/journeys/stage.ts'
import { closingOf, pagesPainted } from './drive.ts'
import { openScreens, type Screens } from './on-screen.ts'
import { ownerOf, type Drawn } from './owner.ts'
import { drawnTasks, fileAbout, newMatter, type Pair } from './pairs.ts'
import { difference } from './transcript.ts'
import { viewersOf, type Viewer } from './viewers.ts'

/**
 * The desk as it is built, in a browser, before whoever reviews: one pair of each of these items, since a page costs what a thousand answers do.
 * `pairs.test.ts` compares the answers of a hundred pairs. Of an item with many reviews the first is looked at.
 */
const items = [itemOf('public-venue-hygiene'), itemOf('fire-design-review')]
const day = (hour: number) => Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000
let wall = day(0)

const stage = await openStage({
  wallNow: () => wall,
  logLevel: 'silent',
  performers: { 'render-paper': async () => {} },
})
const { platform } = stage
const pairs: Pair[] = []
let viewers: Map<string, Viewer>
let screens: Screens
let looks = 0

/** What whoever has the task sees of it, under whatever code. */
function rendered(task: Drawn, plant?: (page: Page) => Promise<void>): Promise<string> {
  looks += 1
  return screens.rendered(task, [task.code], plant)
}

/** Each place where a pair is looked at; of a share every third, at other commits the others. */
let places = 0

/** Fails unless the desk shows the same of both cases of a pair. */
async function compare([task, twin]: readonly [Drawn, Drawn], at: string): Promise<void> {
  places += 1
  if (!inFull && (places + commitTurn()) % 3 > 0) return
  const [one, other] = [await rendered(task), await rendered(twin)]
  assert.ok(one.includes('<main') && one.includes('class="top"'), 'the whole shell is there')
  assert.equal(difference(one, other), null, `${task.key} ${at}`)
  if (task.kind === 'review') assert.match(one, /<img [^>]*src="[^"]*\/pages\/1"/, 'with its page images')
}

/** The same act of the reviewers of both. */
async function act(both: readonly Drawn[], path: string, body: object): Promise<void> {
  for (const { task, person } of both) {
    const url = `/api/${region}/review/tasks/${task}/${path}`
    const done = await viewers.get(person)!.visitor.send('POST', url, body)
    assert.equal(done.status, 200, `${url} ${done.body.toString()}`)
  }
}

/** The tasks of this kind of both cases of a pair, side by side. */
async function sideBySide(pair: Pair, kind: Drawn['kind']): Promise<(readonly [Drawn, Drawn])[]> {
  const drawn = await drawnTasks(platform, [pair], kind)
  const twins = drawn.get(pair.cases[1])!
  return drawn.get(pair.cases[0])!.map((task, index) => {
    assert.equal(twins[index]!.key, task.key)
    return [task, twins[index]!] as const
  })
}

async function close(both: readonly Drawn[], item: Pair['item']): Promise<void> {
  for (const { task, kind, person } of both) {
    const { visitor } = viewers.get(person)!
    const view = (await visitor.get(`/api/${region}/review/tasks/${task}`)).json as TaskView
    const ask = closingOf(task, kind, view, item)
    const done = await visitor.send('POST', ask.url, ask.body)
    assert.equal(done.status, 200, done.body.toString())
  }
}

stage.step('two applicants each file about the same', async () => {
  for (const item of items) {
    const matter = newMatter(item, smallPdf)
    const file = () => {
      wall = day(randomInt(1, 8)) + randomInt(3_600_000)
      return fileAbout(platform, item, matter, null)
    }
    pairs.push({ item, cases: [await file(), await file()] })
  }
  const owner = await ownerOf(platform)
  for (const { item, cases } of pairs) {
    const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
    for (const id of cases) {
      wall = day(8) + randomInt(1_800_000)
      await accept(acceptor, id)
      await pagesPainted(platform, { owner, id })
    }
  }
  wall = day(9)
  const everybody = await viewersOf(platform, items)
  viewers = new Map(everybody.map((one) => [one.person, one]))
  screens = openScreens(stage, everybody)
})

stage.step('a page that says who applied is found: in its title, in a label, in a row of the list', async () => {
  const [both] = await sideBySide(pairs[0]!, 'review')
  const honest = await rendered(both![0])
  const route = platform.routes.find(({ contract }) => contract === readTask) as QueryRoute
  const { reply } = route
  route.reply = async (...given) => {
    const view = (await reply(...given)) as TaskView
    return { ...view, title: view.task === both![1].task ? `${view.title}（王）` : view.title }
  }
  try {
    assert.match(difference(honest, await rendered(both![1]))!, /（王）/)
  } finally {
    route.reply = reply
  }
  const labelled = await rendered(both![1], (page) =>
    page.evaluate(() => document.querySelector('section.pages')!.setAttribute('aria-label', '材料 王')),
  )
  assert.match(difference(honest, labelled)!, /材料 王/)
})

stage.step('at each stage the desk shows every reviewer the same of both, byte for byte', async () => {
  for (const pair of pairs) {
    const { item } = pair
    for (const kind of ['review', 'merge', 'decide']) {
      if (!item.tasks.some((task) => task.kind === kind)) continue
      const all = await sideBySide(pair, kind)
      const [looked] = all
      await compare(looked!, 'drawn')
      if (kind === 'review' && item === items[0]) {
        await act(looked!, 'aside', { ground: 'records', days: 1 })
        await compare(looked!, 'put aside')
        await act(looked!, 'aside/end', {})
        const [allowed] = startedByReview(item)
        const begin = { kind: allowed!.kind, expectedDays: 2, reason: '需要先行检测，以确认各项指标。' }
        await act(looked!, 'procedures', begin)
        await compare(looked!, 'with a special procedure under way')
        await act(looked!, `procedures/${allowed!.kind}-1/end`, { result: '结果符合要求，可以继续审查。' })
      }
      for (const both of all) await close(both, item)
      await compare((await sideBySide(pair, kind))[0]!, 'done')
    }
  }
  assert.ok(looks >= (inFull ? 27 : 11), `only ${looks} looks`)
})
