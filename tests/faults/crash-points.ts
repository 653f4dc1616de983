import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Ports } from '#server/assemble.ts'
import type { Statement } from '#platform/db.ts'

/** The process is thought dead: nothing that it still tries reaches the world. */
export class CrashPoint extends Error {
  override name = 'CrashPoint'
  readonly code = 'ECONNRESET'
}

/** `lost`: the effect happens, its answer never arrives. */
export type Point = { effect: string; occurrence: number; when: 'before' | 'lost' }

/** What changes the world, by name: a read that dies is a death after the effect before it. */
function effectOf({ text, values }: Statement): string | null {
  if (/^\s*with\b[\s\S]*insert into log\.events/.test(text)) return `append ${(values[15] as string[]).join('+')}`
  const written = /\b(?:insert into|update|delete from) ([a-z_]+\.[a-z_]+)/.exec(text)
  if (written) return `write ${written[1]}`
  const called = /select (documents|cases|identity|platform)\.([a-z_]+)\(/.exec(text)
  return called && /^(announce|stage|remove|open|save|discard|sweep|keep)/.test(called[2]!)
    ? `call ${called[1]}.${called[2]}`
    : null
}

/** What somebody is about, at whichever try; and how many effects of each kind this try has come to. */
type Try = { of: string; come: Map<string, number> }
const tries = new AsyncLocalStorage<Try>()

/** All effects of `work` are those of one try at `of`: a request or a job. The next try comes to the same ones again. */
export const attempt = <T>(of: string, work: () => T): T => tries.run({ of, come: new Map() }, work)

/** Begun by nobody's request. */
export const unasked = <T>(work: () => T): T => tries.exit(work)

/** What passes on one walk, through however many servers: an effect that is tried again is still the same one. */
export type Passage = {
  /** @param own what it is known by where no request and no job stands behind it; by nothing, it is another one each time */
  come(effect: string, own: string | null): number
  dies(point: Point): boolean
  seen(): ReadonlyMap<string, number>
}

/** @param dies asked whenever an effect is come to, before it and before its answer */
export function openPassage(dies: (point: Point) => boolean): Passage {
  const known = new Map<string, Map<string, number>>()
  let others = 0
  return {
    come(effect, own) {
      const same = known.get(effect) ?? new Map<string, number>()
      known.set(effect, same)
      const mine = tries.getStore()
      const nth = (mine?.come.get(effect) ?? 0) + 1
      mine?.come.set(effect, nth)
      const name = mine ? `${mine.of} ${nth}` : (own ?? `${(others += 1)}`)
      const occurrence = same.get(name) ?? same.size + 1
      same.set(name, occurrence)
      return occurrence
    },
    dies,
    seen: () => new Map([...known].map(([effect, same]) => [effect, same.size])),
  }
}

/**
 * The command of an append; of other writes the ids of what is written, which a second try finds the same. What names nothing is a sweep, which is run again
 * until it has been done: one each time, it would be died at for ever.
 */
function nameOf(statements: readonly Statement[]): string {
  const [first] = statements
  if (first && effectOf(first)?.startsWith('append')) return String(first.values[2])
  const ids = JSON.stringify(statements.map(({ values }) => values)).match(
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
  )
  return (ids ?? statements.map(({ name }) => name)).join(' ')
}

/** Counts the effects that pass through a platform's ports, and ends it where the passage says so. */
export function watchPorts(ports: Ports, passage: Passage, crash: (point: Point) => void): Ports {
  let dead = false

  async function pass<T>(effect: string | null, own: () => string | null, work: () => Promise<T>): Promise<T> {
    if (dead) throw new CrashPoint('dead')
    const occurrence = effect === null ? 0 : passage.come(effect, own())
    const dieIfDue = (when: Point['when']) => {
      if (effect === null || !passage.dies({ effect, occurrence, when })) return
      dead = true
      crash({ effect, occurrence, when })
      throw new CrashPoint(`${when} ${effect}`)
    }
    dieIfDue('before')
    const result = await work()
    if (dead) throw new CrashPoint('dead')
    dieIfDue('lost')
    return result
  }
  const nobody = () => null

  return {
    db: {
      ...ports.db,
      query: (role, one) =>
        pass(
          effectOf(one),
          () => nameOf([one]),
          () => ports.db.query(role, one),
        ),
      read: (statements) => pass(null, nobody, () => ports.db.read(statements)),
      write: (one, way) =>
        pass(
          effectOf(one),
          () => nameOf([one]),
          () => ports.db.write(one, way),
        ),
      readTogether: (role, statements) => pass(null, nobody, () => ports.db.readTogether(role, statements)),
      writeTogether: (role, statements) =>
        pass(
          statements.map(effectOf).find((effect) => effect !== null) ?? 'write together',
          () => nameOf(statements),
          () => ports.db.writeTogether(role, statements),
        ),
    },
    blobs: {
      ...ports.blobs,
      put: (id, key, bytes) =>
        pass(
          'blob put',
          () => id,
          () => ports.blobs.put(id, key, bytes),
        ),
      remove: (id) =>
        pass(
          'blob remove',
          () => id,
          () => ports.blobs.remove(id),
        ),
    },
    // What is only asked for changes nothing.
    fetch: (input, init) =>
      pass((init?.method ?? 'GET') === 'GET' ? null : 'HTTP send', nobody, () => ports.fetch(input, init)),
    job: (kind, effect, work) =>
      pass(
        `job ${kind}`,
        () => effect,
        () => attempt(effect, () => ports.job(kind, effect, work)),
      ),
  }
}

/** Written by whoever looks or polls, or struck together, as often as it happens to: the first time stands for all. */
const byChance =
  /platform\.(checkpoints|personal_reads|clock|outbox|sweep_superseded_jobs)|access\.sessions|append parcel\.tracked|append case\.(reminded|office-overdue|inspection-drawn|inspection-passed-over|inspectors-drawn|supervision-ended)|deliveries\.turns|cases\.referral_turns/

/** Whether a death there is asked for: of what comes by chance, at the first alone. */
export const counts = ({ effect, occurrence }: Point): boolean => occurrence === 1 || !byChance.test(effect)

export const nameOfPoint = ({ effect, occurrence, when }: Point): string => `${when} ${effect} #${occurrence}`

/** One death at each of these, though what died there is tried again. */
export function at(...names: readonly string[]): (point: Point) => boolean {
  const left = new Set(names)
  return (point) => left.delete(nameOfPoint(point))
}

export function pointsOf(seen: ReadonlyMap<string, number>): Point[] {
  return [...seen].flatMap(([effect, times]) =>
    Array.from({ length: byChance.test(effect) ? 1 : times }, (_none, index) => index + 1).flatMap((occurrence) =>
      (['before', 'lost'] as const).map((when): Point => ({ effect, occurrence, when })),
    ),
  )
}

/**
 * Names of the effects that do not come by chance, sorted; events that are appended together stand by themselves. For each walk they must
 * equal its part of `effects.txt`, so that no effect vanishes when a statement takes another shape.
 */
export const namesOf = (points: readonly Point[]): string[] => {
  const sure = points.map(({ effect }) => effect).filter((effect) => !byChance.test(effect))
  const each = sure.flatMap((effect) => {
    const [, appended] = /^append (.*)$/.exec(effect) ?? []
    return appended ? appended.split('+').map((type) => `append ${type}`) : [effect]
  })
  return [...new Set(each)].toSorted()
}

const book = new URL('effects.txt', import.meta.url)

/** What each walk comes to, by `effects.txt`: the name of a walk, and below it its effects. */
export function knownEffects(): Map<string, string[]> {
  const known = new Map<string, string[]>()
  let effects: string[] = []
  for (const line of readFileSync(book, 'utf8')
    .split('\n')
    .filter((one) => one !== ''))
    if (line.startsWith('  ')) effects.push(line.trim())
    else known.set(line, (effects = []))
  return known
}

/** Writes down what these walks came to, for whoever has looked why it is another. */
export function noteEffects(found: ReadonlyMap<string, readonly string[]>, order: readonly string[]): void {
  const known = knownEffects()
  const all = order.map((walk) => [walk, found.get(walk) ?? known.get(walk) ?? []] as const)
  writeFileSync(book, all.map(([walk, effects]) => [walk, ...effects.map((one) => `  ${one}`), ''].join('\n')).join(''))
}
