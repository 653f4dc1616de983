import { allTurns } from '#tests/harness/commit-turn.ts'
import type { Answer, TestPlatform } from '#tests/harness/platform.ts'
import assert from 'node:assert/strict'
import type { Ask } from './asks.ts'
import { see, sweep, type Seen } from './collect.ts'
import { watchLog, type MarkedCase } from './filing.ts'
import type { Drawn } from './owner.ts'
import type { Viewer } from './viewers.ts'
import { openTurns } from './whose-turn.ts'

export type Lookers = {
  /** Whoever was drawn for a task of this kind, and what they have seen so far; waits for the draw. */
  drawnFor(kind: string): Promise<{ task: Drawn; seen: Seen }>
  /** The same for so many of them. */
  allDrawnFor(kind: string, count: number): Promise<{ task: Drawn; seen: Seen }[]>
  /** An act that must succeed, with its answer kept. */
  act(seen: Seen, stage: string, url: string, body: object): Promise<Answer>
  /** Of those who were drawn and of each role one who was not, or of these alone, those whose turn it is look at everything there is. */
  look(stage: string, only?: readonly Seen[]): Promise<void>
  /** The last look of a drive: all of them look, and what was refused before is asked once more. */
  lookAfresh(stage: string, only?: readonly Seen[]): Promise<void>
  all(): Seen[]
}

/** Those who look at a case that is driven. */
export type OpenLookers = (marked: MarkedCase) => Lookers

/** Everybody of the review zone who could be drawn for a marked case, and what each was sent. */
export function openLookers(platform: TestPlatform, marked: MarkedCase, everybody: readonly Viewer[]): Lookers {
  const all = new Map<string, Seen>()
  const seenBy = (viewer: Viewer): Seen => {
    const known = all.get(viewer.post) ?? { viewer, pieces: [] }
    all.set(viewer.post, known)
    return known
  }
  let turn = 0
  const whoLooks = openTurns()
  const drawn = () => marked.owner.tasksOf(marked.id)
  const allDrawnFor: Lookers['allDrawnFor'] = async (kind, count) => {
    const waits = (one: Drawn) => one.kind === kind && !one.done
    const all = await platform.until(drawn, (tasks) => tasks.filter(waits).length >= count)
    return all
      .filter(waits)
      .map((task) => ({ task, seen: seenBy(everybody.find(({ person }) => person === task.person)!) }))
  }
  return {
    allDrawnFor,
    drawnFor: async (kind) => (await allDrawnFor(kind, 1))[0]!,
    async act(seen, stage, url, body) {
      const ask: Ask = { method: 'POST', url, body }
      const answer = await see(seen, stage, ask)
      assert.equal(answer.status, 200, answer.body.toString())
      await see(seen, `${stage} again`, ask)
      return answer
    },
    look: (stage, only) => lookAt(stage, only, false),
    lookAfresh: (stage, only) => lookAt(stage, only, true),
    all: () => [...all.values()],
  }

  async function lookAt(stage: string, only: readonly Seen[] | undefined, afresh: boolean): Promise<void> {
    await watchLog(marked)
    const tasks = await drawn()
    const persons = new Set(tasks.map((task) => task.person))
    const others = [...Map.groupBy(everybody, ({ role }) => role).values()].flatMap((posts) =>
      posts.filter(({ person }) => !persons.has(person)).slice(0, 1),
    )
    const drawnOrNot = [...everybody.filter(({ person }) => persons.has(person)), ...others]
    const lookers = whoLooks(only ? [...new Set(only.map(({ viewer }) => viewer))] : drawnOrNot, tasks, afresh)
    // Before a foreign zone all of them are nobody: one in turn asks it for all when all is there.
    const asksAll = afresh || allTurns ? turn++ % lookers.length : -1
    await Promise.all(
      lookers.map((viewer, at) =>
        sweep(platform, marked, seenBy(viewer), stage, at === asksAll ? 'every route' : 'routes of the review', afresh),
      ),
    )
  }
}
