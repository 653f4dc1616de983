import type { Route } from '#platform/bind.ts'
import type { Answer, TestPlatform, Visitor } from '#tests/harness/platform.ts'
import { asksOf, plainAsks, type Ask, type Guesses } from './asks.ts'
import { readAsReviewRole } from './database-view.ts'
import type { MarkedCase } from './filing.ts'
import type { Drawn } from './owner.ts'
import type { Piece } from './search.ts'
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
  const guesses = await guessesOf(marked, seen.viewer)
  const everyTask = { ...guesses, own: [...guesses.own, ...guesses.foreign], foreign: [] }
  seen.pieces.push(...(await readAsReviewRole(platform, seen.viewer, everyTask, stage, 'nobody')))
}

/** Routes that take a session of the review zone; before all others it is nobody's, whoever brings it. */
const ofReview = ({ contract }: Route): boolean => contract.zones.includes('review')

/**
 * All that a viewer can reach at one stage of a case: over HTTP by every route, or by those alone that take a session of the review, and as
 * the database role of the review zone.
 */
export async function sweep(
  platform: TestPlatform,
  marked: MarkedCase,
  seen: Seen,
  stage: string,
  which: 'every route' | 'routes of the review',
): Promise<void> {
  const guesses = await guessesOf(marked, seen.viewer)
  const routes = which === 'every route' ? platform.routes : platform.routes.filter(ofReview)
  for (const ask of [...asksOf(routes, guesses), ...plainAsks(guesses)]) await see(seen, stage, ask)
  seen.pieces.push(...(await readAsReviewRole(platform, seen.viewer, guesses, stage)))
}

async function guessesOf(marked: MarkedCase, viewer: Viewer): Promise<Guesses> {
  const tasks = await marked.owner.tasksOf(marked.id)
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
