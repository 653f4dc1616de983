import type pg from 'pg'
import type { Item } from '#contracts/item.ts'
import { region, type People } from './people.ts'
import type { Visitor } from './client.ts'

/** The reviewers, leads and deciders at their desks: whoever is drawn opens the task and answers it. */
export type Desks = {
  /** Resolves when this case has come to one of the phases. */
  reached(stream: string, phases: readonly string[]): Promise<void>
  failure(): unknown
  close(): Promise<void>
}

type Open = { task: string; desk: string; kind: string; task_key: string; item: string }

/**
 * Who was drawn, and which case has come how far, is looked up in one statement per tick: a person would look at a list from time to time,
 * and a thousand polled lists would measure the polling.
 *
 * @param options.read each task is opened before it is answered, as a person would
 * @param options.atOnce most tasks answered at the same time; those that wait are counted as the people's, not the platform's, time
 */
export function openDesks(
  look: pg.Client,
  people: People,
  items: readonly Item[],
  options: { read: boolean; atOnce: number; lookEveryMs: number },
): Desks {
  const codes = items.map((item) => item.code)
  const seen = new Set<string>()
  const waiting = new Map<
    string,
    { phases: readonly string[]; resolve: () => void; reject: (error: unknown) => void }
  >()
  const queue: Open[] = []
  const working = new Set<Promise<void>>()
  let failure: unknown = null
  let closed = false

  async function tick(): Promise<void> {
    const open = await look.query<Open>(
      `select task, desk, kind, task_key, item from cases.review_tasks where region = $1 and not done and task <> all ($2::uuid[]) and item = any ($3::text[])`,
      [region, [...seen], codes],
    )
    for (const row of open.rows) {
      seen.add(row.task)
      queue.push(row)
    }
    while (queue.length > 0 && working.size < options.atOnce) {
      const next = queue.shift()!
      const work = answer(people.atDesk(next.desk), next)
        .catch((error: unknown) => fail(error))
        .finally(() => {
          working.delete(work)
          seen.delete(next.task)
        })
      working.add(work)
    }
    if (waiting.size === 0) return
    const come = await look.query<{ stream: string; phase: string }>(
      `select stream, phase from cases.cases where region = $1 and stream = any ($2::uuid[])`,
      [region, [...waiting.keys()]],
    )
    for (const { stream, phase } of come.rows) {
      const waiter = waiting.get(stream)
      if (!waiter?.phases.includes(phase)) continue
      waiting.delete(stream)
      waiter.resolve()
    }
  }

  async function answer(visitor: Visitor, { task, kind, task_key: key, item: code }: Open): Promise<void> {
    const path = `/api/${region}/review/tasks/${task}`
    const item = items.find((candidate) => candidate.code === code)!
    if (options.read) await visitor.get('read a task', path)
    if (kind === 'review') {
      const definition = item.tasks.find((candidate) => candidate.key === key)
      const sheet = item.sheets.find((candidate) => candidate.key === definition?.sheet)
      await visitor.send('give an opinion', 'POST', `${path}/opinion`, {
        verdict: 'pass',
        scores: (sheet?.criteria ?? []).map((criterion) => ({
          criterion: criterion.key,
          points: criterion.points,
          met: true,
          finding: '经核对，符合要求',
        })),
        reasons: '',
      })
    } else if (kind === 'merge')
      await visitor.send('merge opinions', 'POST', `${path}/feedback`, {
        verdict: 'pass',
        summary: '各单位意见已汇总，结论一致，同意报请决定。',
      })
    else
      await visitor.send('decide', 'POST', `${path}/decision`, {
        outcome: 'granted',
        reasons: '',
        basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
        overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
      })
  }

  function fail(error: unknown): void {
    failure ??= error
    for (const waiter of waiting.values()) waiter.reject(error)
    waiting.clear()
  }

  const running = (async () => {
    while (!closed) {
      await tick().catch(fail)
      await new Promise((resolve) => setTimeout(resolve, options.lookEveryMs))
    }
  })()

  return {
    reached: (stream, phases) =>
      new Promise((resolve, reject) => {
        if (failure) reject(failure)
        else waiting.set(stream, { phases, resolve, reject })
      }),
    failure: () => failure,
    async close() {
      closed = true
      await running
      await Promise.all(working)
    },
  }
}
