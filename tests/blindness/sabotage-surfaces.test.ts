import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { giveOpinion, readTask, type TaskView } from '#contracts/review.ts'
import type { CommandRoute, QueryRoute } from '#platform/bind.ts'
import { Refusal } from '#platform/refusal.ts'
import { allTurns } from '#tests/harness/commit-turn.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { testPlatform, type Answer, type TestPlatform } from '#tests/harness/platform.ts'
import { openCanaries, type Token } from './canaries.ts'
import { see, sweep, type Seen } from './collect.ts'
import { closingOf } from './drive.ts'
import {
  changePhoneMarked,
  fileMarked,
  handOverMarked,
  talkMarked,
  transferMarked,
  watchLog,
  type MarkedCase,
} from './filing.ts'
import type { Drawn } from './owner.ts'
import { accept } from '#tests/harness/case-walk.ts'
import { beyondTheRegister } from './public-register.ts'
import { withReads } from './reads.ts'
import { search, searchEach, type Piece } from './search.ts'
import { openTurns } from './whose-turn.ts'
import { viewersOf, type Viewer } from './viewers.ts'

/** What came to the cases beside form and files is watched too: each kind of it is leaked once to a reviewer, and must be found. */
const morning = Date.parse('2026-03-10T01:00:00Z')
let platform: TestPlatform
/** Of several cases, one on whose reviewer's desk the leaks are put. */
let all: MarkedCase[]
let shown: { task: string; viewer: Viewer }
/** A case whose first review was given back, and whose successor writes of a special procedure. */
let returned: { former: Drawn; colleague: Drawn; text: string; seenBy: (task: Drawn) => Viewer; marked: MarkedCase }

before(async () => {
  platform = await testPlatform({ wallNow: () => morning, logLevel: 'silent', leaves: [] })
  const online = ['road-occupation', 'hazardous-goods-transport', 'fire-design-review']
  const filed = new Map<string, MarkedCase>()
  for (const code of online) {
    const marked = await fileMarked(platform, itemOf(code), openCanaries(), 'site')
    await talkMarked(marked)
    await accept(marked.acceptor.visitor, marked.id)
    await changePhoneMarked(marked)
    filed.set(code, marked)
  }
  const fetched = await driveToTheWindow()
  for (const marked of [...filed.values(), fetched]) await watchLog(marked)
  all = [...filed.values(), fetched]
  const road = filed.get('road-occupation')!
  const [task] = await reviews(road)
  shown = { task: task!.task, viewer: (await viewer(road))(task!) }
  returned = await giveBackAndHoldProcedure(filed.get('fire-design-review')!)
})

const reviews = (marked: MarkedCase, count = marked.item.tasks.filter(({ kind }) => kind === 'review').length) =>
  platform.until(
    async () => (await marked.owner.tasksOf(marked.id)).filter((one) => one.kind === 'review' && !one.done),
    (tasks) => tasks.length === count,
  )

async function viewer({ item }: MarkedCase): Promise<(task: Drawn) => Viewer> {
  const viewers = await viewersOf(platform, [item])
  return (task) => viewers.find((one) => one.person === task.person)!
}

/** Filed at a window with an original on paper, granted, fetched by somebody else who signs. */
async function driveToTheWindow(): Promise<MarkedCase> {
  const item = itemOf('public-venue-hygiene')
  const marked = await fileMarked(platform, item, openCanaries(), 'window')
  await transferMarked(platform, marked)
  await accept(marked.acceptor.visitor, marked.id)
  await changePhoneMarked(marked)
  const of = await viewer(marked)
  for (const kind of ['review', 'decide']) {
    const [task] = await platform.until(
      async () => (await marked.owner.tasksOf(marked.id)).filter((one) => one.kind === kind && !one.done),
      (tasks) => tasks.length === 1,
    )
    const { visitor } = of(task!)
    const view = (await visitor.get(`/api/${region}/review/tasks/${task!.task}`)).json as TaskView
    const ask = closingOf(task!.task, kind, view, item)
    const closed = await visitor.send('POST', ask.url, ask.body)
    assert.equal(closed.status, 200, closed.body.toString())
  }
  await platform.until(
    () => marked.owner.sql(`select from cases.cases where stream = $1 and phase = 'ready'`, [marked.id]),
    (rows) => rows.length === 1,
  )
  await handOverMarked(marked)
  return marked
}

async function giveBackAndHoldProcedure(marked: MarkedCase): Promise<typeof returned> {
  const seenBy = await viewer(marked)
  const [former, colleague] = await reviews(marked)
  const at = (task: Drawn) => `/api/${region}/review/tasks/${task.task}`
  const given = await seenBy(former!).visitor.send('POST', `${at(former!)}/return`, { ground: 'recusal' })
  assert.equal(given.status, 200, given.body.toString())
  const successor = (await reviews(marked)).find((task) => task.key === former!.key)!
  const text = `特殊消防设计需要组织专家评审${openCanaries().name('words')}`
  const begin = { kind: 'expert-review', expectedDays: 2, reason: text }
  const begun = await seenBy(successor).visitor.send('POST', `${at(successor)}/procedures`, begin)
  assert.equal(begun.status, 200, begun.body.toString())
  return { former: former!, colleague: colleague!, text, seenBy, marked }
}

/** What the watched cases' reviewer is sent of the task, with words put among its facts. */
function sentWith(text: string | null): Promise<Seen> {
  return withFact(text, async () => {
    const seen: Seen = { viewer: shown.viewer, pieces: [] }
    const answer = await see(seen, 'task', { method: 'GET', url: `/api/${region}/review/tasks/${shown.task}` })
    assert.equal(answer.status, 200, answer.body.toString())
    return seen
  })
}

async function withFact<T>(text: string | null, look: () => Promise<T>): Promise<T> {
  const route = platform.routes.find(({ contract }) => contract === readTask) as QueryRoute
  const honest = route.reply
  route.reply = async (found, asked) => {
    const view = (await honest(found, asked)) as TaskView
    return text === null ? view : { ...view, facts: [...view.facts, { key: 'leak', label: '备注', text }] }
  }
  try {
    return await look()
  } finally {
    route.reply = honest
  }
}

const surfaces: [string, RegExp][] = [
  ['the recipient of a parcel', /^recipient of the parcel/],
  ['the recipient’s phone', /^phone of the recipient$/],
  ['the recipient’s address', /^address of the recipient/],
  ['the agent who is to fetch the result', /^named agent/],
  ['the agent’s document', /^document of the named agent$/],
  ['the signature of who fetched the result', /^signature/],
  ['the name of who fetched the result', /^name of who fetches/],
  ['the document of who fetched the result', /^document of who fetches the result$/],
  ['a number changed on the site during the review', /^phone changed on the site$/],
  ['a number changed at a window during the review', /^phone changed at a window$/],
  ['the number that counted before', /^(?:firm's|applicant's) phone$/],
  ['the seal of a changed number', /^sealed of party\.phone-changed$/],
  ['a question under the case', /^question under the case/],
  ['an answer under the case', /^answer under the case/],
  ['the commitment to a message', /^text of case\.message-sent/],
  ['a question before filing', /^question before filing/],
  ['an answer before filing', /^answer before filing/],
  ['a remark of a pre-review', /^remark of the pre-review/],
  ['the number of an enquiry', /^precase number/],
  ['the register number of a paper', /^text of case\.paper-numbered/],
  ['a remark on a missing original', /^remark on a missing original/],
  ['the id of a batch of originals', /^transfer id/],
  ['a corner of an area', /^field \S+, east$/],
  ['a part of a person, a firm or an address', /^field [a-zA-Z]+\.[a-zA-Z]+( |$)/],
  ['a cell of a table', /^field [a-zA-Z]+\.0\.[a-zA-Z]+( |$)/],
]

test('without a leak nothing is found', async () => {
  const seen = await sentWith(null)
  assert.deepEqual(
    search(
      all.flatMap(({ canaries }) => canaries.tokens),
      seen.pieces,
    ),
    [],
  )
})

for (const [what, of] of surfaces)
  test(`a planted leak is found: ${what}`, async () => {
    const tokens: Token[] = all.flatMap(({ canaries }) => canaries.tokens)
    const leaked = tokens.filter((token) => token.kind === 'whole' && of.test(token.what))
    assert.ok(leaked.length > 0, 'nothing of the kind is watched')
    for (const token of new Map(leaked.map((one) => [one.what, one])).values()) {
      const { pieces } = await sentWith(token.text)
      assert.ok(
        search([token], pieces).some((hit) => hit.form === 'plain'),
        token.what,
      )
    }
  })

/** What refuses an opinion on a task, for a while. @returns what the look came to, and how often it was asked */
async function withRefusal(refuse: (honest: CommandRoute['act']) => CommandRoute['act'], look: () => Promise<void>) {
  const route = platform.routes.find(({ contract }) => contract === giveOpinion) as CommandRoute
  const honest = route.act
  const planted = refuse(honest)
  let asked = 0
  route.act = (...given) => {
    asked += 1
    return planted(...given)
  }
  try {
    await look()
    return asked
  } finally {
    route.act = honest
  }
}

const saying = (text: string) => new Refusal(404, 'request.not-found', { errors: [{ path: 'task', message: text }] })

/** Refuses with a text after a look at the database, as an act on a foreign task is refused. */
const refusingOn =
  (own: string, text: string): ((honest: CommandRoute['act']) => CommandRoute['act']) =>
  (honest) =>
  (...given) => ({
    ...honest(...given),
    target: { alias: own },
    decide: () => {
      throw saying(text)
    },
  })

test('a leak that begins in a refusal after the first look is found when a row has changed, and at the latest when all is asked afresh', async () => {
  const { marked, colleague, seenBy } = returned
  const seen: Seen = { viewer: seenBy(colleague), pieces: [] }
  const [early, late] = marked.canaries.tokens.filter(({ kind }) => kind === 'whole') as [Token, Token]
  const look = (stage: string, afresh = false) => sweep(platform, marked, seen, stage, 'routes of the review', afresh)
  const leakedAt = (stage: string, token: Token, afresh = false) =>
    withRefusal(refusingOn(colleague.task, token.text), () => look(stage, afresh))
  const foundAt = (stage: string, token: Token) =>
    search([token], seen.pieces).some(({ source }) => source.startsWith(`${stage}: `))
  await look('first')
  assert.deepEqual(search([early, late], seen.pieces), [])

  // Nothing has changed: what was refused is not asked again.
  assert.equal(await leakedAt('unchanged', early), 0)
  assert.ok((await leakedAt('afresh', early, true)) > 0)
  assert.ok(foundAt('afresh', early))

  const own = await marked.owner.tasksOf(marked.id)
  const foreign = own.find(({ person }) => person !== colleague.person)!
  const move = (days: number) =>
    marked.owner.sql('update cases.review_tasks set due_day = due_day + $2::int where task = $1', [foreign.task, days])
  await move(1)
  try {
    assert.equal(await leakedAt('one row changed', late), 1)
    assert.ok(foundAt('one row changed', late))
  } finally {
    await move(-1)
  }
})

test('a leak in a refusal without a look at the database is found at once; such a refusal is not asked for again', async () => {
  const { marked, colleague, seenBy } = returned
  const seen: Seen = { viewer: seenBy(colleague), pieces: [] }
  const [secret] = marked.canaries.tokens
  const leakedAt = (stage: string, afresh: boolean) =>
    withRefusal(
      () => () => {
        throw saying(secret!.text)
      },
      () => sweep(platform, marked, seen, stage, 'routes of the review', afresh),
    )
  assert.ok((await leakedAt('first', false)) > 0)
  assert.ok(search([secret!], seen.pieces).some(({ source }) => source.startsWith('first: ')))
  assert.equal(await leakedAt('afresh', true), 0)
})

test('what a register may tell is found when another route or an earlier stage says the same', () => {
  const [marked] = all
  const token = (what: string): Token => ({ ...marked!.canaries.tokens[0]!, what, kind: 'whole' })
  const [name, identifier] = [token("firm's name"), token('identifier of the firm')]
  const [record, event] = [token('event id of case.promise-checked'), token('event id of case.submitted')]
  const bytes = Buffer.from(`{"holder":"${name.text}"}`)
  const at = (url: string, stage = 'ready'): Piece => ({
    source: `${stage}: reviewer-a GET /api/${region}/${url} → 200 (body)`,
    bytes,
  })
  const hit = (one: Token, piece: Piece) => beyondTheRegister(search([one], [piece])).length > 0
  assert.ok(!hit(name, at('credentials')))
  assert.ok(!hit(identifier, at('check-records')))
  assert.ok(!hit(record, at('check-records?limit=1')))
  assert.ok(hit(event, at('check-records?limit=1')))
  assert.ok(hit(name, at('check-records')), 'a record of a check says under which identifier, and not whose')
  for (const [one, url] of [
    [name, 'credentials'],
    [identifier, 'check-records'],
    [record, 'check-records'],
  ] as const) {
    assert.ok(hit(one, at('offices')))
    assert.ok(hit(one, at(url, 'accepted')), 'before a licence is granted')
  }
})

test('of what several were sent alike, a find is told of whoever may not find it, in whatever it is packed', () => {
  const [marked] = all
  const mine = marked!.canaries.tokens.find(({ kind }) => kind === 'whole')!
  const packed = gzipSync(mine.text)
  const of = (who: string, ...bodies: Buffer[]) => ({ who, pieces: bodies.map((bytes) => ({ source: who, bytes })) })
  const sources = (...seen: ReturnType<typeof of>[]) => [
    ...new Set(searchEach([mine], seen, (_token, { who }) => who === 'own').map(({ source }) => source)),
  ]
  for (const bytes of [Buffer.from(mine.text), packed]) {
    assert.deepEqual(sources(of('own', bytes), of('colleague', Buffer.from('nothing'))), [])
    assert.deepEqual(sources(of('own', bytes), of('colleague', bytes)), ['colleague'])
    assert.deepEqual(sources(of('colleague', bytes), of('own', bytes)), ['colleague'])
  }
})

test('a stage is looked at by whoever it changes something for, by each of the others in turn, and the last one by all', () => {
  const viewers = ['a', 'b', 'c', 'd'].map((person) => ({ ...shown.viewer, post: person, person }))
  const task = (person: string, state: string) => ({ person, state }) as Drawn
  const turns = openTurns(true)
  const looking = (tasks: Drawn[], everybody = false) => turns(viewers, tasks, everybody).map(({ person }) => person)
  const quiet = viewers.map(() => looking([]))
  assert.deepEqual(new Set(quiet.flat()), new Set(['a', 'b', 'c', 'd']))
  if (!allTurns) assert.ok(quiet.every((few) => few.length === 1))
  assert.ok(looking([task('c', 'drawn')]).includes('c'))
  assert.ok(looking([task('c', 'done')]).includes('c'))
  assert.ok(looking([task('c', 'done'), task('a', 'drawn')]).includes('a'))
  assert.ok(looking([task('a', 'drawn')]).includes('c'), 'whose task is gone')
  assert.deepEqual(looking([], true), ['a', 'b', 'c', 'd'])
})

test('of a share one of each role looks, in turn, and none of them for ever not', () => {
  const viewers = ['a', 'b', 'c', 'd'].map((person) => {
    const role = person < 'c' ? 'reviewer' : 'decider'
    return { ...shown.viewer, post: person, person, role }
  })
  const task = (person: string, state = 'drawn') => ({ person, state }) as Drawn
  const turns = openTurns(false)
  const looking = (tasks: Drawn[], everybody = false) => turns(viewers, tasks, everybody).map(({ person }) => person)
  const all = ['a', 'b', 'c', 'd'].map((person) => task(person))
  if (!allTurns) assert.equal(looking(all).length, 2)
  // Whoever did not come to look is still to.
  const later = [1, 2, 3, 4].flatMap(() => looking(all))
  assert.ok(['a', 'b', 'c', 'd'].every((person) => later.includes(person)))
  // With tasks and without, each of each role.
  assert.deepEqual(looking([task('a', 'done'), task('c', 'done')], true), ['a', 'b', 'c', 'd'])
  assert.equal(looking(all, true).length, 2)
})

test('what the database was asked for is told from what was refused without it', async () => {
  const { visitor } = shown.viewer
  const own = `/api/${region}/review/tasks/${shown.task}`
  const reads = async (ask: () => Promise<Answer>, status: number) => {
    const [answer, read] = await withReads(platform, ask)
    assert.equal(answer.status, status, answer.body.toString())
    return read
  }
  assert.equal(await reads(() => visitor.get(own), 200), true)
  assert.equal(await reads(() => visitor.get(own.replace(/.{4}$/, '0000')), 404), true)
  assert.equal(await reads(() => visitor.send('POST', `${own}/decision`, {}), 400), false)
  assert.equal(await reads(() => visitor.get(`/api/${region}/desk/cases`), 401), false)
})

/** Whether a reviewer other than the author finds the words of a special procedure in what the task's address answers. */
async function tells(task: Drawn): Promise<boolean> {
  const seen: Seen = { viewer: returned.seenBy(task), pieces: [] }
  await see(seen, 'task', { method: 'GET', url: `/api/${region}/review/tasks/${task.task}` })
  return search([{ what: 'words', text: returned.text, kind: 'whole' }], seen.pieces).length > 0
}

for (const [who, condition, instead] of [
  ['whoever gave the task back', 'and not t.returned', ''],
  ['a colleague with another task', "or d.data ->> 'task' = t.task_key", 'or true'],
] as const)
  test(`a planted leak is found: a special procedure that is told to ${who}`, async () => {
    const { sql } = returned.marked.owner
    const task = who.startsWith('whoever') ? returned.former : returned.colleague
    const [held] = await sql(`select pg_get_functiondef('cases.task_procedures(text, uuid)'::regprocedure) as text`)
    const honest = held!['text'] as string
    assert.ok(honest.includes(condition))
    assert.equal(await tells(task), false)
    await sql(honest.replace(condition, instead))
    try {
      assert.equal(await tells(task), true)
    } finally {
      await sql(honest)
    }
    assert.equal(await tells(task), false)
  })
