import assert from 'node:assert/strict'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import type { Seen } from './collect.ts'
import type { MarkedCase } from './filing.ts'
import { openLookers, type Lookers, type OpenLookers } from './lookers.ts'
import type { Screens } from './on-screen.ts'
import type { Drawn } from './owner.ts'
import { difference } from './transcript.ts'
import type { Viewer } from './viewers.ts'

/** How a case is driven: by whom it is looked at, and how days pass for it. */
export type Drive = (
  marked: MarkedCase,
  open: OpenLookers,
  passing: (days: () => void) => () => Promise<void>,
) => Promise<Seen[]>

/**
 * Drives two cases about the same by different applicants beside one another. Who looks at the first looks at it as ever; then whoever was drawn
 * for either is shown the same of both.
 *
 * @returns what was seen of the first, and the places at which both were compared: what kind of task, at which stage
 */
export async function driveSideBySide(
  { platform, screens, everybody }: { platform: TestPlatform; screens: Screens; everybody: readonly Viewer[] },
  twins: readonly [MarkedCase, MarkedCase],
  drive: Drive,
): Promise<{ seen: Seen[]; places: string[] }> {
  const places: string[] = []
  const looked = meetingPlace<MarkedCase>()
  const passed = meetingPlace<null>()
  const opening =
    (first: boolean): OpenLookers =>
    (of) => {
      const own = openLookers(platform, of, everybody)
      const looking =
        (look: Lookers['look']): Lookers['look'] =>
        async (stage, only) => {
          if (first) await look(stage, only)
          await looked(of, (both) => compare(both, stage))
        }
      return { ...own, look: looking(own.look), lookAfresh: looking(own.lookAfresh) }
    }
  const passing = (days: () => void) => () => passed(null, async () => days())
  const [seen] = await Promise.all(twins.map((marked, at) => drive(marked, opening(at === 0), passing)))
  return { seen: seen!, places }

  /** Of each kind of task the page of one and its row; of a share of one kind in turn. */
  async function compare(both: readonly [MarkedCase, MarkedCase], stage: string): Promise<void> {
    const [first, second] = await platform.until(
      () => Promise.all([tasksOf(both[0]), tasksOf(both[1])]),
      ([ones, others]) => stateOf(ones) === stateOf(others),
    )
    const others = ofEachKind(second)
    for (const [at, task] of ofEachKind(first).entries()) {
      places.push(`${task.kind}: ${stage}`)
      if (!inFull && at !== commitTurn() % others.length) continue
      const one = await onScreen(task, first)
      assert.ok(one.includes('<main') && one.includes('class="top"'), 'the whole shell is there')
      assert.equal(difference(one, await onScreen(others[at]!, second)), null, `${task.key} at “${stage}”`)
    }
  }

  function onScreen(task: Drawn, all: readonly Drawn[]): Promise<string> {
    const codes = all.map(({ code }) => code)
    return screens.rendered(task, codes)
  }
}

const tasksOf = ({ owner, id }: MarkedCase) => owner.tasksOf(id)
const stateOf = (tasks: readonly Drawn[]) =>
  tasks
    .map(({ key, done }) => `${key} ${done}`)
    .toSorted()
    .join()

/** Of each kind one that is open, or else one that is done; none that was given back and drawn anew. */
function ofEachKind(tasks: readonly Drawn[]): Drawn[] {
  const once = tasks.filter(({ key }) => tasks.filter((one) => one.key === key).length === 1)
  return [...Map.groupBy(once, ({ kind }) => kind).values()].map(
    (alike) => alike.find(({ done }) => !done) ?? alike[0]!,
  )
}

/** Where two come to: whoever is there first waits until both have done together what they came for. */
function meetingPlace<T>() {
  let waiting: { brought: T; over: PromiseWithResolvers<void> } | null = null
  return async (brought: T, together: (both: readonly [T, T]) => Promise<unknown>): Promise<void> => {
    if (waiting === null) {
      waiting = { brought, over: Promise.withResolvers<void>() }
      return waiting.over.promise
    }
    const first = waiting
    waiting = null
    await together([first.brought, brought])
    first.over.resolve()
  }
}
