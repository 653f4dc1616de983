import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { limitFile } from '#tests/harness/file-limit.ts'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'
import { at, counts, knownEffects, nameOfPoint, namesOf, noteEffects, pointsOf, type Point } from './crash-points.ts'
import { openCrashStage, Stranded } from './crash-stage.ts'
import { bePatient } from './patience.ts'
import { openStrain } from './strain.ts'
import type { Walk } from './walk-parts.ts'
import { walks as allWalks } from './walks.ts'

/** `YICHUANG_WALK` runs one walk alone, and with `YICHUANG_POINT`, such as `lost job notify #1`, dies there alone. */
const { YICHUANG_WALK: only, YICHUANG_POINT: onlyPoint } = process.env
/** `all` dies at every point of every walk; `note` walks once and writes down what each walk came to. */
const mode = process.env['YICHUANG_FAULTS'] ?? 'slice'
/** Beside the founding items one commit walks every fifth of them, or in a share every tenth of all, others the rest. */
const turns = inFull ? 5 : 10
const inTurn = (at: number) => mode !== 'slice' || at % turns === commitTurn() % turns
/** The two founding items, from the draft to the papers: in full each commit dies at every point of theirs, however long that takes. */
const founding = inFull && mode === 'slice' && !onlyPoint ? ['online', 'window'] : []
const wholly = new Set(mode === 'all' ? allWalks.map(({ name }) => name) : founding)
const walks = allWalks.filter(({ name }, at) => (only ? name === only : wholly.has(name) || inTurn(at)))
const inParts = walks.filter(({ name }) => !wholly.has(name)).length
/**
 * Of the points that a commit's walks come to, every so manieth is died at: odd, so that both before an effect and before its answer, and no multiple of
 * the five or ten by which walks go, or one fifth of a walk's points would be all that any commit dies at.
 */
const widest = allTurns ? 1 : Number(process.env['YICHUANG_CRASH_STRIDE'] ?? 13)
assert.ok(allTurns || widest % 5 !== 0)
/** Where the processor is waited for, a commit's servers die no more after so long, but for the first so many of each walk. */
const budgetMs = allTurns ? Infinity : Number(process.env['YICHUANG_CRASH_MS'] ?? (inFull ? 20_000 : 10_000))
const fewest = 4
/** Of a short walk, whose names come three times and more, the steps are as much shorter as it takes to die so many times. */
function strideOf(names: number): number {
  let stride = Math.min(widest, Math.floor((3 * names) / fewest))
  while (stride > 1 && (stride % 2 === 0 || stride % 5 === 0)) stride -= 1
  return Math.max(1, stride)
}
/** At rest a minute in full; it is broken off only where it hangs. */
const limitMs = allTurns ? Infinity : inFull ? 1_500_000 : 360_000
if (!allTurns) limitFile(limitMs + 60_000)
/** A walk whose servers die more often than it has points is one that never ends. */
const mostDeaths = 1_000

let stage: Awaited<ReturnType<typeof openCrashStage>>
before(async () => {
  bePatient(6)
  stage = await openCrashStage()
})
closeBeforeDrop(() => stage.close())

/** Deaths one after another: each server dies at the next point, of every so many, at which none before it has died. */
function inChain(died: Set<string>, stride: number, mayGoOn: (deaths: number) => boolean): (point: Point) => boolean {
  const come = new Set<string>()
  let deaths = 0
  return (point) => {
    const name = nameOfPoint(point)
    if (!counts(point) || come.has(name) || died.has(name) || deaths >= mostDeaths) return false
    come.add(name)
    if ((come.size + commitTurn()) % stride !== 0 || !mayGoOn(deaths)) return false
    died.add(name)
    deaths += 1
    return true
  }
}

const never = () => false
const said = (error: unknown) => (error instanceof Error ? error.message.slice(0, 300) : 'unknown')
const begun = performance.now()
const strain = openStrain()
const reported: string[] = []

test(
  'whichever effects of a case servers die at, before them or before their answers, the case ends as if nothing had happened',
  { timeout: limitMs },
  async (t) => {
    const come = new Map<string, string[]>()
    const failed: string[] = []
    const notes: string[] = []
    const missed: string[] = []
    /** Effects of the walks that are died at everywhere, where no server died before it or where none died before its answer. */
    const spared: string[] = []
    let deaths = 0

    /** Of a chain that broke, where a single death breaks the walk, too: the last ones first. */
    async function blame(walk: Walk, { deaths: died, message }: Stranded): Promise<void> {
      failed.push(`${walk.name}, after ${died.length} deaths, the last at ${died.slice(-3).join(', ')}: ${message}`)
      if (mode === 'all') console.log(`   … ${failed.at(-1)}`)
      for (const name of died.toReversed().slice(0, allTurns ? 20 : 2))
        await stage.walk(walk, at(name)).catch((error: unknown) => {
          failed.push(`${walk.name}: ${name} alone: ${said(error)}`)
        })
    }

    const known = knownEffects()

    async function chain(walk: Walk, died: Set<string>, since: number): Promise<ReadonlyMap<string, number> | null> {
      const whole = wholly.has(walk.name)
      const mayGoOn = (so: number) => whole || so < fewest || performance.now() - since < budgetMs / inParts
      const stride = whole ? 1 : strideOf(known.get(walk.name)?.length ?? 0)
      try {
        const walked = await stage.walk(walk, inChain(died, stride, mayGoOn))
        deaths += walked.deaths.length
        return walked.seen
      } catch (error) {
        if (!(error instanceof Stranded)) throw error
        deaths += error.deaths.length
        await blame(walk, error)
        return null
      }
    }

    for (const walk of walks) {
      strain.feel()
      const since = performance.now()
      const died = new Set<string>()
      if (mode === 'slice' && !onlyPoint && !wholly.has(walk.name)) {
        const seen = await chain(walk, died, since)
        const names = seen && namesOf(pointsOf(seen))
        const usual = known.get(walk.name)
        // What comes after a death may take another way: then what it comes to without one is compared.
        if (names && isDeepStrictEqual(names, usual)) come.set(walk.name, names)
        else if (names) come.set(walk.name, namesOf(pointsOf((await stage.walk(walk, never)).seen)))
        notes.push(`${walk.name} ${died.size} in ${Math.round(performance.now() - since)} ms`)
        continue
      }
      const { seen } = await stage.walk(walk, onlyPoint ? at(onlyPoint) : never).catch((error: unknown) => {
        throw new Error(`the walk ${walk.name}, though nothing died: ${said(error)}`, { cause: error })
      })
      const points = pointsOf(seen)
      come.set(walk.name, namesOf(points))
      if (!wholly.has(walk.name)) continue
      // Whether it goes on or stands still is to be seen.
      const saying = setInterval(() => {
        const took = ((performance.now() - since) / 1000).toFixed(0)
        console.log(`   … ${walk.name}: ${died.size} of ${points.length}, ${took} s, the last at ${[...died].at(-1)}`)
      }, 60_000).unref()
      const left = () => points.map(nameOfPoint).filter((name) => !died.has(name))
      // One chain may come past a point that another one comes to: what came of a death takes other ways.
      for (let before = Infinity; left().length < before;) {
        before = left().length
        if (before > 0) await chain(walk, died, since)
      }
      const inChains = died.size
      for (const name of left())
        try {
          const alone = await stage.walk(walk, at(name))
          if (alone.deaths.length === 0) missed.push(`${walk.name}: ${name}`)
          else died.add(name)
          deaths += alone.deaths.length
        } catch (error) {
          failed.push(`${walk.name}: ${name}: ${said(error)}`)
        }
      clearInterval(saying)
      const took = ((performance.now() - since) / 1000).toFixed(0)
      for (const when of ['before', 'lost']) {
        const struck = namesOf(points.filter((point) => point.when === when && died.has(nameOfPoint(point))))
        for (const effect of namesOf(points))
          if (!struck.includes(effect)) spared.push(`${walk.name}: ${when} ${effect}`)
      }
      notes.push(`${walk.name} all of ${points.length} but ${left().length} in ${took} s`)
      if (mode === 'all')
        console.log(
          `   ${walk.name}: ${points.length} points, ${inChains} in chains, ${took} s · ${failed.length} failed`,
        )
      for (const one of failed.splice(0)) {
        console.log(`      ${one}`)
        reported.push(one)
      }
    }
    if (mode === 'note') {
      const order = allWalks.map(({ name }) => name)
      return noteEffects(come, order)
    }
    const violations = await stage.violations()
    t.diagnostic(
      `${deaths} deaths on ${walks.length} walks in ${((performance.now() - begun) / 1000).toFixed(1)} s (${notes.join(', ')}); ` +
        `not come to: ${missed.join(', ') || 'none'}; strain ${strain.median().toFixed(2)}`,
    )
    assert.deepEqual([...reported, ...failed], [])
    assert.deepEqual(violations, [])
    assert.deepEqual(
      come,
      new Map(walks.map(({ name }) => [name, known.get(name)])),
      'effects have come or gone: look why, then write them down with YICHUANG_FAULTS=note',
    )
    assert.ok(onlyPoint || deaths >= fewest * walks.length, `only ${deaths} deaths`)
    assert.deepEqual(spared, [], 'effects of walks that are died at everywhere')
    assert.ok(missed.length <= deaths / 10, `too many points were not come to: ${missed.join(', ')}`)
  },
)
