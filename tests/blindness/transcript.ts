import assert from 'node:assert/strict'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import type { Item } from '#contracts/item.ts'
import { region } from '#tests/harness/case-walk.ts'
import type { Answer } from '#tests/harness/platform.ts'
import { freshCommand, type Ask } from './asks.ts'
import { see, type Seen, type Wiretap } from './collect.ts'
import { closingOf } from './drive.ts'
import type { Drawn } from './owner.ts'
import type { Viewer } from './viewers.ts'

/**
 * What one reviewer sees of one task from its arrival to its end, as text: status, headers and bytes of every answer. Two tasks that
 * differ only in who applied must give the same text but for opaque ids.
 */
export async function transcribe(
  item: Item,
  task: Drawn,
  viewer: Viewer,
  how: { tap?: Wiretap; close?: boolean; box?: 'open' | 'done' } = {},
): Promise<string> {
  const seen: Seen = { viewer, pieces: [] }
  const lines: string[] = []
  const say = async (ask: Ask, headers?: Record<string, string>): Promise<Answer> => {
    const answer = await see(seen, task.key, ask, how.tap, headers)
    lines.push(`${ask.method} ${ask.url}`, written(answer))
    return answer
  }
  const own = `/api/${region}/review/tasks/${task.task}`
  lines.push(`row ${JSON.stringify(await rowOf(seen, task, how.box ?? 'open', how.tap))}`)
  const view = (await say({ method: 'GET', url: own })).json as TaskView
  for (const [index, { key, pages }] of view.materials.entries())
    // Pages that are none are asked for once: of which material makes no difference.
    for (const page of [
      ...Array.from({ length: pages }, (_none, at) => at + 1),
      ...(index === 0 ? [pages + 1, 'x'] : []),
    ])
      await say({ method: 'GET', url: `${own}/materials/${key}/pages/${page}` })
  await say({ method: 'GET', url: `${own}/materials/application/pages/1` })
  const ask = closingOf(task.task, task.kind, view, item)
  await say({ ...ask, body: {} })
  await say({ ...ask, body: { ...(ask.body as object), verdict: 'fail', reasons: '', basis: '', summary: '' } })
  for (const other of ['opinion', 'feedback', 'decision'])
    if (!ask.url.endsWith(other)) await say({ method: 'POST', url: `${own}/${other}`, body: ask.body })
  if (how.close !== false) {
    const command = { 'command-id': freshCommand() }
    const done = await say(ask, command)
    assert.equal(done.status, 200, done.body.toString())
    await say(ask, command)
    await say(ask)
    await say({ method: 'GET', url: own })
    lines.push(`row ${JSON.stringify(await rowOf(seen, task, 'done', how.tap))}`)
  }
  return renamed(lines.join('\n'), [task.code])
}

/** The task's row in its reviewer's list, and whether the list stands in an order that says nothing: by due day and random id. */
async function rowOf(seen: Seen, task: Drawn, box: 'open' | 'done', tap?: Wiretap) {
  let after = ''
  for (let page = 0; page < 20; page += 1) {
    const url = `/api/${region}/review/tasks?box=${box}&limit=100${after && `&after=${encodeURIComponent(after)}`}`
    const answer = await see(seen, task.key, { method: 'GET', url }, tap)
    const { tasks, next } = answer.json as { tasks: TaskSummary[]; next: string | null }
    const order = tasks.map((row) => `${row.due},${row.task}`)
    const row = tasks.find((one) => one.task === task.task)
    if (row) return { row, orderSaysNothing: order.every((one, index) => index === 0 || order[index - 1]! < one) }
    if (next === null) break
    after = next
  }
  throw new Error(`${task.key} is not in the ${box} list`)
}

/** Everything of an answer but the time of day at which it was sent. Images as hex: each of their bytes counts. */
function written(answer: Answer): string {
  const headers = Object.entries(answer.headers)
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => `${name}: ${String(value)}`)
  const isText = /json|text/.test(String(answer.headers['content-type']))
  return [String(answer.status), ...headers, answer.body.toString(isText ? 'utf8' : 'hex')].join('\n')
}

/** Random ids, review codes, and the hash and signature over them, by the order in which they first appear. */
export function renamed(text: string, codes: readonly string[]): string {
  const names = new Map<string, string>()
  const opaque = new RegExp(
    [
      '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
      '(?<="contentHash":"sha256:)[0-9a-f]{64}',
      '(?<="signature":")[A-Za-z0-9_-]{86}',
      ...codes.map((code) => `\\b${code}\\b`),
    ].join('|'),
    'g',
  )
  return text.replaceAll(opaque, (id) => {
    const name = names.get(id) ?? `‹${names.size + 1}›`
    names.set(id, name)
    return name
  })
}

/** The first place where two transcripts part, with what stands around it; null when they are the same. */
export function difference(one: string, other: string): string | null {
  if (one === other) return null
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 80))
  return `${around(one)} ≠ ${around(other)}`
}
