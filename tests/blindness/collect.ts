import assert from 'node:assert/strict'
import type { Route } from '#platform/bind.ts'
import type { Answer, TestPlatform, Visitor } from '#tests/harness/platform.ts'
import { asksOf, plainAsks, type Ask, type Guesses } from './asks.ts'
import { readAsReviewRole } from './database-view.ts'
import type { MarkedCase } from './filing.ts'
import type { Drawn } from './owner.ts'
import { withReads } from './reads.ts'
import { digestOf, type Piece } from './search.ts'
import type { Viewer } from './viewers.ts'

/** A leak planted between the program and the wire, to see whether it is found. */
export type Wiretap = (ask: Ask, answer: Answer) => Answer

/** Everything that one viewer was ever sent. */
export type Seen = { viewer: Viewer; pieces: Piece[] }

/** Sends one request and keeps every byte of its answer. */
export async function see(seen: Seen, stage: string, ask: Ask, tap?: Wiretap, headers?: Record<string, string>) {
  const { visitor, post } = seen.viewer
  const plain = await speak(visitor, ask, headers)
  const answer = tap ? tap(ask, plain) : plain
  const source = `${stage}: ${post} ${ask.method} ${ask.url} → ${answer.status}`
  const isImage = String(answer.headers['content-type']).startsWith('image/')
  seen.pieces.push(
    { source: `${source} (${isImage ? 'page image' : 'body'})`, bytes: answer.body },
    { source: `${source} (headers)`, bytes: Buffer.from(headersOf(answer)) },
  )
  return answer
}

function speak(visitor: Visitor, { method, url, body }: Ask, headers?: Record<string, string>): Promise<Answer> {
  if (method === 'GET') return visitor.get(url)
  return visitor.send(method as 'POST' | 'PUT' | 'DELETE', url, body, headers)
}

export function headersOf(answer: Answer): string {
  return Object.entries(answer.headers)
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => `${name}: ${one}`))
    .join('\n')
}

/** All that a text of the review zone reads without a session, by whoever knows the ids of every task and the secret of the viewer. */
export async function sweepAsNobody(
  platform: TestPlatform,
  marked: MarkedCase,
  seen: Seen,
  stage: string,
): Promise<void> {
  const guesses = await guessesOf(marked, seen.viewer, await marked.owner.tasksOf(marked.id))
  const everyTask = { ...guesses, own: [...guesses.own, ...guesses.foreign], foreign: [] }
  const shown = await readAsReviewRole(platform, seen.viewer, everyTask, stage, 'nobody', 'as they were')
  for (const piece of shown) keepNew(seen, piece)
}

/** Routes that take a session of the review zone; before all others it is nobody's, whoever brings it. */
const ofReview = ({ contract }: Route): boolean => contract.zones.includes('review')

/**
 * What of the routes a look asks. All look at those that take a session of the review; at the others, before which the whole review is nobody,
 * with every id and every body, or once each, or not at all.
 */
export type Extent = 'every route' | 'each route' | 'routes of the review'

/**
 * All that a viewer can reach at one stage of a case, over HTTP and as the database role of the review zone. What cannot have another answer
 * than at an earlier stage is not asked again (`settled`).
 *
 * @param afresh also what was refused under the same circumstances
 */
export async function sweep(
  platform: TestPlatform,
  marked: MarkedCase,
  seen: Seen,
  stage: string,
  extent: Extent,
  afresh = false,
): Promise<void> {
  const tasks = await marked.owner.tasksOf(marked.id)
  const guesses = await guessesOf(marked, seen.viewer, tasks)
  const { visitor, post, person } = seen.viewer
  const own = tasks.filter((task) => task.person === person).map(({ state }) => state)
  const requests: string[] = []
  const { asks, elsewhere } = asksIn(platform.routes, guesses, extent)
  const nobody = await platform.as(null)
  for (const ask of asks) {
    const under = [...own, ...tasks.filter(({ task }) => ask.url.includes(task)).map(({ state }) => state)].join()
    if (isSettled(seen, ask, under, afresh)) continue
    const [answer, read] = await withReads(platform, () => speak(visitor, ask))
    keep(seen, `${stage}: ${post} ${ask.method} ${ask.url} → ${answer.status}`, answer, requests)
    if (extent === 'each route' && elsewhere.has(ask)) assertSaidToNobody(ask, answer, await speak(nobody, ask))
    settle(seen, ask, under, answer, read)
  }
  seen.pieces.push({ source: `${stage}: ${post} ids of requests`, bytes: Buffer.from(requests.join('\n')) })
  const shown = await readAsReviewRole(platform, seen.viewer, guesses, stage, 'session', 'as they were')
  for (const piece of shown) keepNew(seen, piece)
}

function asksIn(routes: readonly Route[], guesses: Guesses, extent: Extent): { asks: Ask[]; elsewhere: Set<Ask> } {
  const own = asksOf(routes.filter(ofReview), guesses)
  if (extent === 'routes of the review') return { asks: own, elsewhere: new Set() }
  const others = routes.filter((route) => !ofReview(route)).map((route) => asksOf([route], guesses))
  const elsewhere = others.flatMap((asks) => (extent === 'each route' ? oneOf(asks) : asks))
  return { asks: [...own, ...elsewhere, ...plainAsks(guesses)], elsewhere: new Set(elsewhere) }
}

/** What is no route of the review answers a reviewer as it answers whoever brings no session: so one who asks it asks for all. */
function assertSaidToNobody(ask: Ask, answer: Answer, toNobody: Answer): void {
  const said = ({ status, body }: Answer) => `${status} ${withoutRequest(body, []).toString()}`
  assert.equal(said(answer), said(toNobody), `${ask.method} ${ask.url}`)
}

/** The first, of the right shape: only a first body is followed by another. */
const oneOf = ([first, second]: readonly Ask[]): Ask[] => {
  const ofNoShape = second !== undefined && first?.url === second.url && first.method !== 'GET'
  return [ofNoShape ? second : first].filter((ask) => ask !== undefined)
}

/** What became of an ask: refused without a look at the database, or after one, and then under which circumstances. */
type Settled = { under: string | null }
const settled = new WeakMap<Seen, Map<string, Settled>>()
const nameOf = ({ method, url, body }: Ask) => `${method} ${url} ${body === undefined ? '' : JSON.stringify(body)}`

/**
 * Whether an ask can have no other answer than it had. Cases stand in the database alone, so a refusal for which no connection to it was taken
 * holds at every stage. An act refused because the task is another's or the role is not permitted was refused for the sake of the viewer's desk
 * and of that task: as long as no row of either has changed, it is asked again only when everything is (`afresh`).
 */
function isSettled(seen: Seen, ask: Ask, under: string, afresh: boolean): boolean {
  const before = settled.get(seen)?.get(nameOf(ask))
  return before !== undefined && (before.under === null || (!afresh && before.under === under))
}

function settle(seen: Seen, ask: Ask, under: string, { status, headers }: Answer, read: boolean): void {
  // Figures of the program are no refusals, and change by themselves.
  if (headers['x-problem'] === undefined || status >= 500) return
  if (read && (ask.method === 'GET' || ![403, 404].includes(status))) return
  const all = settled.get(seen) ?? new Map<string, Settled>()
  settled.set(seen, all)
  all.set(nameOf(ask), { under: read ? under : null })
}

/**
 * Keeps an answer, the same bytes once. The id under which the log knows a request is new in each refusal, and is kept apart, so that the rest
 * of two refusals is the same.
 */
function keep(seen: Seen, source: string, answer: Answer, requests: string[]): void {
  const bytes = answer.headers['x-problem'] === undefined ? answer.body : withoutRequest(answer.body, requests)
  const isImage = String(answer.headers['content-type']).startsWith('image/')
  keepNew(seen, { source: `${source} (${isImage ? 'page image' : 'body'})`, bytes })
  keepNew(seen, { source: `${source} (headers)`, bytes: Buffer.from(headersOf(answer)) })
}

const request = /(?<="instance":")[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?=")/

function withoutRequest(body: Buffer, requests: string[]): Buffer {
  const text = body.toString()
  const [id] = request.exec(text) ?? []
  if (id === undefined) return body
  requests.push(id)
  return Buffer.from(text.replace(id, ''))
}

const kept = new WeakMap<Seen, Set<string>>()

function keepNew(seen: Seen, piece: Piece): void {
  const all = kept.get(seen) ?? new Set<string>()
  kept.set(seen, all)
  const digest = digestOf(piece)
  if (all.has(digest)) return
  all.add(digest)
  seen.pieces.push(piece)
}

async function guessesOf(marked: MarkedCase, viewer: Viewer, tasks: readonly Drawn[]): Promise<Guesses> {
  const isOwn = (task: Drawn) => task.person === viewer.person
  return {
    items: [marked.item],
    own: tasks.filter(isOwn).map(({ task }) => task),
    foreign: tasks.filter((task) => !isOwn(task)).map(({ task }) => task),
    caseId: marked.id,
    caseNumber: marked.number,
    files: marked.files,
    precases: marked.precases,
    transfers: marked.transfers,
    notices: marked.notices,
    papers: await marked.owner.papersOf(marked.id),
  }
}
