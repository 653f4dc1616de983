import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, test } from 'node:test'
import sharp from 'sharp'
import { readPage, giveOpinion, listTasks, readTask, type TaskSummary, type TaskView } from '#contracts/review.ts'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { Bytes, CommandRoute, QueryRoute } from '#platform/bind.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { freshCommand } from './asks.ts'
import { openCanaries } from './canaries.ts'
import { see, type Seen, type Wiretap } from './collect.ts'
import { readAsReviewRole } from './database-view.ts'
import { closingOf, pagesPainted } from './drive.ts'
import { fileMarked, watchLog, type MarkedCase } from './filing.ts'
import { rightsOfReviewRole } from './grants.ts'
import type { Drawn } from './owner.ts'
import { faultsOfImages } from './page-image.ts'
import { accept } from '#tests/harness/case-walk.ts'
import { search } from './search.ts'
import { difference, transcribe } from './transcript.ts'
import { viewersOf, type Viewer } from './viewers.ts'

/** A blindness test that has never failed proves nothing: each leak here is planted, must be found, and is taken away again. */
const item = itemOf('public-venue-hygiene')
const morning = Date.parse('2026-03-10T01:00:00Z')
let wall = morning
let platform: TestPlatform
type Standing = { marked: MarkedCase; task: Drawn; viewer: Viewer; command: string; name: string; submittedAt: string }
let twins: [Standing, Standing]

before(async () => {
  platform = await testPlatform({ wallNow: () => wall, logLevel: 'silent', leaves: [] })
  const one = await standing('Q', morning)
  wall = morning + 3_600_000
  twins = [one, await standing('QQ', wall)]
  wall = morning + 7_200_000
})

/** A case under review with one task on somebody's desk; the opinion of its first half hour has been given under a known command. */
async function standing(name: string, submitted: number): Promise<Standing> {
  const marked = await fileMarked(platform, item, openCanaries(), 'window')
  await accept(marked.acceptor.visitor, marked.id)
  const [task] = await platform.until(
    () => marked.owner.tasksOf(marked.id),
    (tasks) => tasks.length > 0,
  )
  await pagesPainted(platform, marked)
  await watchLog(marked)
  const viewer = (await viewersOf(platform, [item])).find((one) => one.person === task!.person)!
  return { marked, task: task!, viewer, command: freshCommand(), name, submittedAt: new Date(submitted).toISOString() }
}

type Finder = 'search' | 'page images' | 'pairs' | 'rights'

/** Which parts of the harness notice something now. */
async function finders(tap?: Wiretap): Promise<Set<Finder>> {
  const found = new Set<Finder>()
  for (const { marked, task, viewer, command } of twins) {
    const seen: Seen = { viewer, pieces: [] }
    const own = `/api/${region}/review/tasks/${task.task}`
    await see(seen, 'list', { method: 'GET', url: `/api/${region}/review/tasks` }, tap)
    const view = (await see(seen, 'task', { method: 'GET', url: own }, tap)).json as TaskView
    for (const { key, pages } of view.materials ?? [])
      if (pages > 0) await see(seen, 'page', { method: 'GET', url: `${own}/materials/${key}/pages/1` }, tap)
    await see(seen, 'refusal', { method: 'POST', url: `${own}/decision`, body: {} }, tap)
    const refused = closingOf(task.task, 'review', view, item)
    await see(seen, 'refusal', { ...refused, body: { ...(refused.body as object), scores: [] } }, tap)
    if (answering) await see(seen, 'opinion', refused, tap, { 'command-id': command })
    const guesses = {
      items: [item],
      own: [task.task],
      foreign: [],
      caseId: marked.id,
      caseNumber: marked.number,
      files: [],
      precases: marked.precases,
      transfers: marked.transfers,
      papers: [],
    }
    for (const under of ['session', 'nobody'] as const)
      seen.pieces.push(...(await readAsReviewRole(platform, viewer, guesses, 'now', under)))
    if (search(marked.canaries.tokens, seen.pieces).length > 0) found.add('search')
    if (faultsOfImages(seen.pieces).length > 0) found.add('page images')
  }
  const read = ({ task, viewer }: Standing) =>
    transcribe(item, task, viewer, { close: false, box: answering ? 'done' : 'open', ...(tap ? { tap } : {}) })
  const texts = [await read(twins[0]), await read(twins[1])] as const
  if (difference(...texts) !== null || texts.some((text) => !text.includes('"orderSaysNothing":true')))
    found.add('pairs')
  if ((await rightsOfReviewRole(platform)).unexpected.length > 0) found.add('rights')
  return found
}
/** Whether the opinions are to be given: last of all, since a given opinion stays given. */
let answering = false

/** Plants a leak in a handler for the time of one look. */
async function planted<R extends QueryRoute | CommandRoute>(
  contract: Endpoint,
  change: (route: R, reply: R['reply']) => R['reply'],
): Promise<Set<Finder>> {
  const route = platform.routes.find((candidate) => candidate.contract === contract) as R | undefined
  assert.ok(route, contract.path)
  const honest = route.reply
  route.reply = change(route, honest)
  try {
    return await finders()
  } finally {
    route.reply = honest
  }
}

/** A changed answer of a query, told whose task it is. */
const leaking = <V>(contract: Endpoint, change: (view: V, of: Standing) => V | Promise<V>) =>
  planted<QueryRoute>(contract, (_route, honest) => async (found, asked) => {
    const { task } = (asked as { params: { task?: string } }).params
    const view = (await honest(found, asked)) as V
    const of = twins.find((twin) => twin.task.task === task) ?? ownerOfList(view as { tasks?: TaskSummary[] })
    return of ? change(view, of) : view
  })
const ownerOfList = ({ tasks }: { tasks?: TaskSummary[] }) =>
  twins.find((twin) => tasks?.some((row) => row.task === twin.task.task))

const tokenOf = ({ marked }: Standing, what: string): string =>
  marked.canaries.tokens.find((token) => token.what.startsWith(what))?.text ?? assert.fail(`no token ${what}`)

const sql = (text: string, values: unknown[] = []) => twins[0].marked.owner.sql(text, values)

test('without a leak nothing is found', async () => {
  assert.deepEqual([...(await finders())], [])
})

const leaks: [title: string, by: Finder, plant: () => Promise<Set<Finder>>][] = [
  [
    'the applicant’s name among the conditions',
    'search',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({
        ...view,
        conditions: [...view.conditions, tokenOf(of, "applicant's name (Chinese")],
      })),
  ],
  [
    'the file’s name as the name of the material',
    'search',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({
        ...view,
        materials: view.materials.map((row) => ({ ...row, name: tokenOf(of, 'file name of layout') })),
      })),
  ],
  [
    'the applicant’s phone, last four digits only',
    'search',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({
        ...view,
        facts: [{ key: 'phone', label: '尾号', text: `****${tokenOf(of, "applicant's phone").slice(-4)}` }],
      })),
  ],
  [
    'the case id, hashed, as the title',
    'search',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({
        ...view,
        title: createHash('sha256').update(of.marked.id).digest('hex').slice(0, 16),
      })),
  ],
  [
    'the applicant’s party id, in base64, as the code',
    'search',
    () =>
      leaking<{ tasks: TaskSummary[] }>(listTasks, (view, of) => ({
        ...view,
        tasks: view.tasks.map((row) => ({
          ...row,
          code: Buffer.from(`p:${tokenOf(of, "applicant's party id")}`).toString('base64url'),
        })),
      })),
  ],
  [
    'the original instead of the page image',
    'page images',
    () => leaking<Bytes>(readPage, (_page, of) => original(of)),
  ],
  [
    'EXIF kept in the page image',
    'search',
    () =>
      leaking<Bytes>(readPage, async ({ bytes, mediaType }, of) => ({
        mediaType,
        bytes: await sharp(bytes)
          .withExif({ IFD0: { Artist: tokenOf(of, "applicant's name (Latin") } })
          .webp()
          .toBuffer(),
      })),
  ],
  [
    'the case number in the name of a download',
    'search',
    () => leaking<Bytes>(readPage, (page, of) => ({ ...page, fileName: `${of.marked.number}.webp` })),
  ],
  [
    'an ETag made from the content of the original',
    'search',
    () =>
      finders((ask, answer) => {
        const of = twins.find((twin) => ask.url.includes(twin.task.task))
        if (!of || !ask.url.includes('/pages/')) return answer
        return {
          ...answer,
          headers: { ...answer.headers, etag: `"${tokenOf(of, 'sha256 of the content of layout')}"` },
        }
      }),
  ],
  [
    'the case number in the text of a refusal',
    'search',
    () =>
      refusing((of) => new RuleViolation('task.not-open', { errors: [{ path: 'task', message: of.marked.number }] })),
  ],
  [
    'the length of the applicant’s name in the size of an answer',
    'pairs',
    () => leaking<TaskView>(readTask, (view, of) => ({ ...view, title: view.title + '　'.repeat(of.name.length) })),
  ],
  [
    'the time of day at which the application came in',
    'pairs',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({ ...view, title: `${view.title} ${of.submittedAt.slice(11, 16)}` })),
  ],
  [
    'whether the applicant brought one file more',
    'pairs',
    () =>
      leaking<TaskView>(readTask, (view, of) => ({
        ...view,
        materials: view.materials.slice(of === twins[0] ? 0 : 1),
      })),
  ],
  [
    'the list in the order of submission',
    'pairs',
    () =>
      leaking<{ tasks: TaskSummary[] }>(listTasks, (view) => {
        const row = view.tasks[0]!
        // Two that came in one after the other and whose ids happen to run the other way.
        const earlier = { ...row, task: 'ffffffff-ffff-4fff-bfff-ffffffffffff' as TaskSummary['task'] }
        return { ...view, tasks: [earlier, ...view.tasks] }
      }),
  ],
  [
    'the applicant’s party id as the id of the task',
    'search',
    () => changingRows('task', (of) => tokenOf(of, "applicant's party id")),
  ],
  [
    'a review code that is the end of the case number',
    'search',
    () => changingRows('code', (of) => of.marked.number.slice(-12)),
  ],
  [
    'a review code made from the hash of the case number',
    'search',
    () => changingRows('code', (of) => createHash('md5').update(of.marked.number).digest('hex').slice(0, 12)),
  ],
  [
    'a function that shows the reviewer’s database role the events of the case',
    'search',
    async () => {
      await sql(`create function log.events_of(in_alias uuid) returns setof text language sql stable security definer set search_path = ''
        as $$ select e.data from log.aliases a join log.events e on e.region = a.region and e.stream = a.stream where a.alias = in_alias and a.desk = access.desk() $$`)
      await sql(`grant execute on function log.events_of(uuid) to yichuang_review`)
      try {
        return await finders()
      } finally {
        await sql(`drop function log.events_of(uuid)`)
      }
    },
  ],
  [
    'a right of the reviewer’s database role to read the vault',
    'rights',
    async () => {
      await sql(`grant select on vault.entries to yichuang_review`)
      try {
        return await finders()
      } finally {
        await sql(`revoke select on vault.entries from yichuang_review`)
      }
    },
  ],
  [
    'a task’s row that shows every answer of the log',
    'search',
    async () => {
      // As if the office had made a hidden field plain and the row had been written without asking the item who may see it.
      const [of] = twins
      const seals = `update log.events set data = jsonb_set(data::jsonb, '{plain,venueName}', to_jsonb($2::text))::text where stream = $1 and type = 'case.submitted'`
      const [before] = await sql(`select data from log.events where stream = $1 and type = 'case.submitted'`, [
        of.marked.id,
      ])
      const [row] = await sql(`select shows from cases.review_tasks where task = $1`, [of.task.task])
      await sql(seals, [of.marked.id, tokenOf(of, 'field venueName')])
      await sql(`update cases.review_tasks set shows = shows || 'venueName'::text where task = $1`, [of.task.task])
      try {
        return await finders()
      } finally {
        await sql(`update cases.review_tasks set shows = $2 where task = $1`, [of.task.task, row!['shows']])
        await sql(`update log.events set data = $2 where stream = $1 and type = 'case.submitted'`, [
          of.marked.id,
          before!['data'],
        ])
      }
    },
  ],
]

for (const [title, by, plant] of leaks)
  test(`a planted leak is found: ${title}`, async () => {
    const found = await plant()
    assert.ok(found.has(by), `found by ${[...found].join(', ') || 'nothing'} instead of ${by}`)
  })

test('each leak was taken away again, so that none was found in another’s place', async () => {
  assert.deepEqual([...(await finders())], [])
})

test('a planted leak is found: the case id in the receipt of an opinion', async () => {
  answering = true
  assert.deepEqual([...(await finders())], [])
  const found = await planted<CommandRoute>(giveOpinion, (_route, honest) => (done, asked) => {
    const { receipt } = honest(done, asked) as { receipt: object }
    return { receipt: { ...receipt, subject: (done as { stream: string }).stream } }
  })
  assert.ok(found.has('search'))
})

async function original(of: Standing): Promise<Bytes> {
  const [file] = await sql(`select id from documents.files where stream = $1 and material = 'layout'`, [of.marked.id])
  const acceptor = of.marked.acceptor.visitor
  const got = await acceptor.get(`/api/${region}/desk/cases/${of.marked.id}/files/${file!['id'] as string}`)
  assert.equal(got.status, 200)
  return { bytes: got.body, mediaType: 'image/webp' }
}

async function refusing(error: (of: Standing) => Error): Promise<Set<Finder>> {
  const route = platform.routes.find((candidate) => candidate.contract === giveOpinion) as CommandRoute
  const honest = route.act
  route.act = (asked) => {
    const { task } = (asked as { params: { task: string } }).params
    throw error(twins.find((twin) => twin.task.task === task)!)
  }
  try {
    return await finders()
  } finally {
    route.act = honest
  }
}

/** The row as a careless draw would have written it. */
async function changingRows(column: 'task' | 'code', value: (of: Standing) => string): Promise<Set<Finder>> {
  const set = async (of: Standing, now: string) => {
    await sql(`update cases.review_tasks set ${column} = $2 where task = $1`, [of.task.task, now])
    if (column === 'task') {
      await sql(`update log.aliases set alias = $2 where alias = $1`, [of.task.task, now])
      await sql(`update sealed.assignments set alias = $2 where alias = $1`, [of.task.task, now])
      of.task = { ...of.task, task: now }
    } else of.task = { ...of.task, code: now }
  }
  const honest = twins.map((twin) => twin.task[column])
  for (const twin of twins) await set(twin, value(twin))
  try {
    return await finders()
  } finally {
    for (const [index, twin] of twins.entries()) await set(twin, honest[index]!)
  }
}
