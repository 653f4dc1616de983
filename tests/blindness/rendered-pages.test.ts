import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { readSession } from '#contracts/identity.ts'
import type { PublicNoticeRule } from '#contracts/public-notice-events.ts'
import type { TaskView } from '#contracts/review.ts'
import type { QueryRoute } from '#platform/bind.ts'
import { accept, itemOf, readCase, region } from '#tests/harness/case-walk.ts'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { bareSite, type BuiltSite } from '#tests/site/built-site.ts'
import { openCanaries } from './canaries.ts'
import { see, type Seen } from './collect.ts'
import { closingOf } from './drive.ts'
import { fileMarked, watchLog, type MarkedCase } from './filing.ts'
import { inWords, search } from './search.ts'
import { viewersOf, type Viewer } from './viewers.ts'

/** Pages that the server draws ask the API under the visitor's cookie; what comes of it is looked at here as a reviewer is sent it. */
const item = itemOf('public-venue-hygiene')
let site: BuiltSite
let platform: TestPlatform
let marked: MarkedCase
let viewers: Viewer[]

before(async () => {
  site = await bareSite()
  const wallNow = () => Date.parse('2026-03-10T02:00:00Z')
  platform = await testPlatform({ wallNow, logLevel: 'silent', dist: site.dist })
  marked = await fileMarked(platform, item, openCanaries(), 'window')
  await accept(marked.acceptor.visitor, marked.id)
  await platform.until(
    () => marked.owner.tasksOf(marked.id),
    (tasks) => tasks.length > 0,
  )
  await watchLog(marked)
  viewers = await viewersOf(platform, [item])
})
after(() => site.remove())

/** The address of each page in `server/site`, so that a new page is asked by itself. */
function addresses(ids: readonly string[]): string[] {
  const source = readFileSync(new URL('../../server/site/index.ts', import.meta.url), 'utf8')
  const paths = [...source.matchAll(/(?:page|site\.get(?:<.*>)?)\('(\/[^'*]*)'/g)].map((match) => match[1]!)
  assert.ok(paths.length > 30)
  return [...paths.flatMap((path) => ids.map((id) => filled(path, id))), '/desk/', `/desk/review/${ids[0]}`]
}

const filled = (path: string, id: string) =>
  path.replaceAll(/:(\w+)/g, (_all, name: string) => (name === 'region' ? region : name === 'item' ? item.code : id))

/** What these of the review are sent of all pages. Whoever asks for an id knows it, and a page may repeat it. */
async function look(viewers: readonly Viewer[]): Promise<{ hits: string[]; shown: number }> {
  const tasks = await marked.owner.tasksOf(marked.id)
  let shown = 0
  const pieces = await Promise.all(
    viewers.map(async (viewer) => {
      const seen: Seen = { viewer, pieces: [] }
      const own = tasks.filter(({ person }) => person === viewer.person).map(({ task }) => task)
      const ids = [marked.id, marked.number, ...own]
      for (const url of new Set(addresses(ids))) {
        const { status } = await see(seen, 'page', { method: 'GET', url })
        assert.ok(status < 500, url)
        if (status === 200) shown += 1
      }
      return seen.pieces.map(({ source, bytes }) => {
        const asked = ids.find((id) => source.includes(id))
        return { source, bytes: asked === undefined ? bytes : Buffer.from(bytes.toString().replaceAll(asked, '')) }
      })
    }),
  )
  return { hits: inWords(search(marked.canaries.tokens, pieces.flat())), shown }
}

test('no page that the server draws for somebody of the review says whose case it is', async () => {
  // Everybody who could review; of a share, of each role one in turn.
  const roles = [...Map.groupBy(viewers, ({ role }) => role).values()]
  const looking = inFull ? viewers : roles.map((alike) => alike[commitTurn() % alike.length]!)
  const { hits, shown } = await look(looking)
  assert.deepEqual(hits, [])
  assert.ok(shown >= 10 * looking.length, 'hardly any page was shown')
})

test('a planted leak is found: the applicant’s name in the head of every page', async () => {
  const route = platform.routes.find(({ contract }) => contract === readSession) as QueryRoute
  const honest = route.reply
  const name = marked.canaries.tokens.find(({ what }) => what.startsWith("applicant's name"))!.text
  route.reply = async (...given) => ({ ...((await honest(...given)) as object), name })
  try {
    assert.ok((await look(viewers.slice(0, 1))).hits.some((hit) => hit.startsWith("applicant's name")))
  } finally {
    route.reply = honest
  }
})

test('the pages for everybody that name a case lead to nobody who reviews it, and tell a reviewer no more than law publishes', async () => {
  const report = itemOf('eia-report')
  const noticed = await fileMarked(platform, report, openCanaries(), 'site')
  await accept(noticed.acceptor.visitor, noticed.id)
  const [announced] = (await readCase(noticed.acceptor.visitor, noticed.id, 'desk')).publicNotices
  const everybody = [...viewers, ...(await viewersOf(platform, [report]))]
  for (const kind of ['review', 'decide']) await closeAll(kind)
  const isReady = () => marked.owner.sql(`select from cases.cases where stream = $1 and phase = 'ready'`, [marked.id])
  await platform.until(isReady, (rows) => rows.length === 1)
  await platform.until(
    () => noticed.owner.tasksOf(noticed.id),
    (tasks) => tasks.length > 0,
  )
  await watchLog(marked)
  await watchLog(noticed)
  const lists = ['public-notices', 'grants', 'check-records', 'draws', 'progress']
  const pages = [...lists, `public-notices/${announced!.notice}`].map((page) => `/${region}/${page}`)
  const reviewing = (await Promise.all([marked, noticed].map(({ owner, id }) => owner.tasksOf(id)))).flat()
  const anybody: Viewer = { post: 'nobody', role: 'anonymous', person: '', visitor: await platform.as(null) }
  const looking = [anybody, ...everybody.filter(({ person }) => reviewing.some((task) => task.person === person))]
  const seen = await Promise.all(
    looking.map(async (viewer) => {
      const one: Seen = { viewer, pieces: [] }
      for (const url of pages) assert.equal((await see(one, 'page', { method: 'GET', url })).status, 200, url)
      return one
    }),
  )
  const [byAnybody, ...byReviewers] = seen.map((one) => one.pieces)
  const published = search([...marked.canaries.tokens, ...noticed.canaries.tokens], byReviewers.flat())
  const law = publishedBy(report.tasks.find(({ notice }) => notice)!.notice!)
  assert.deepEqual(inWords(published.filter(({ token, source }) => !law(token.what, source))), [])
  assert.ok(
    published.some(({ token }) => token.what.startsWith("firm's name")),
    'the notice was read',
  )
  assert.ok(
    published.some(({ token }) => token.what.startsWith('identifier of ')),
    'the grant was read',
  )

  for (const { number, canaries } of [marked, noticed]) {
    const code = canaries.tokens.find(({ what }) => what === 'query code')!.text
    const found = await see(seen[0]!, 'page', { method: 'POST', url: `/${region}/progress`, body: { number, code } })
    assert.match(found.body.toString(), /<ol class="timeline">/)
  }
  const ofReview = reviewing.flatMap(({ key, ...drawn }) =>
    [drawn.task, drawn.code, drawn.person, drawn.desk].map((text) => ({
      what: `reviewer of ${key}`,
      text,
      kind: 'whole' as const,
    })),
  )
  assert.deepEqual(inWords(search(ofReview, [...byAnybody!, ...byReviewers.flat()])), [])
})

/** What law has these pages say: a public notice whose it is and what its item publishes, the register of grants which licence was granted by which decision. */
const publishedBy =
  ({ shows }: PublicNoticeRule) =>
  (what: string, source: string): boolean => {
    if (/ GET \/\w+\/public-notices\/\S+ → 200 \(body\)$/.test(source))
      return what.startsWith("firm's name") || shows.some((key) => new RegExp(`^field ${key}(?:[ .]|$)`).test(what))
    if (!/ GET \/\w+\/grants → 200 \(body\)$/.test(source)) return false
    return what.startsWith('identifier of ') || what === 'text of case.paper-numbered of the decision'
  }

/** Each task of this kind of the case is answered. */
async function closeAll(kind: string): Promise<void> {
  const tasks = await platform.until(
    async () => (await marked.owner.tasksOf(marked.id)).filter((task) => task.kind === kind && !task.done),
    (found) => found.length > 0,
  )
  for (const { task, person } of tasks) {
    const { visitor } = viewers.find((one) => one.person === person)!
    const view = (await visitor.get(`/api/${region}/review/tasks/${task}`)).json as TaskView
    const ask = closingOf(task, kind, view, item)
    const done = await visitor.send('POST', ask.url, ask.body)
    assert.equal(done.status, 200, done.body.toString())
  }
}
