import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { authorize } from '#platform/session.ts'
import type { TestPlatform } from '../harness/platform.ts'
import type { Person } from './cast.ts'
import type { Call, Sample } from './samples.ts'
import type { Thing } from './things.ts'

/** One request of the matrix: a route, asked by somebody about something. */
export type Cell = { route: Endpoint; sample: Sample; person: Person; thing: Thing | null; expected: Expected }
export type Expected = 'allowed' | 401 | 403 | 404 | 410
type Verdict = ReturnType<typeof authorize>
export type Answered = { status: number; headers: Record<string, unknown>; text: string; verdicts: Verdict[] }

/** What the check of the platform said, or the stub in its place, while one request was answered. */
const said = new AsyncLocalStorage<Verdict[]>()
export const told = (verdict: Verdict): Verdict => {
  said.getStore()?.push(verdict)
  return verdict
}
export async function ask(platform: TestPlatform, { route, sample, person, thing }: Cell): Promise<Answered> {
  const { path, body, bytes }: Call = sample.call(thing as Thing)
  const verdicts: Verdict[] = []
  const asked: InjectOptions = {
    method: route.method,
    url: path,
    headers: {
      ...person.headers,
      ...(route.kind === 'command' ? { 'command-id': randomUUID() } : {}),
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(bytes ? { payload: Buffer.from(bytes) } : body ? { payload: body } : {}),
  }
  const answer = await said.run(verdicts, async () => await platform.app.inject(asked))
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, verdicts }
}

/** A few at a time: each waits for the database most of its time. */
export async function inLanes(all: readonly Cell[], work: (cell: Cell) => Promise<void>): Promise<void> {
  const waiting = all.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const cell of waiting) await work(cell)
    }),
  )
}

/** Everything that a stranger could tell two refusals apart by. */
export function shape({ status, headers, text }: Answered): string {
  const { date: _date, ...rest } = headers
  return JSON.stringify([status, rest, text.replace(/"instance":"[^"]*"/, '')])
}

const found = new Map<string, Set<string>>()

/** Secrets and ids that stand in an answer; many are given the same. */
export function secretsIn({ text }: Answered, all: readonly Thing[]): Set<string> {
  const known = found.get(text)
  if (known) return known
  const every = new Set(all.flatMap(({ id, secrets }) => [id, ...secrets]))
  const held = new Set([...every].filter((secret) => text.includes(secret)))
  found.set(text, held)
  return held
}
