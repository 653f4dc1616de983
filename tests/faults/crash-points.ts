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

/** Counts the effects that pass through a platform's ports, and ends it at one of them. */
export function watchPorts(ports: Ports, options: { at: Point | null; crash: () => void }) {
  const seen = new Map<string, number>()
  let dead = false

  async function pass<T>(effect: string | null, work: () => Promise<T>): Promise<T> {
    if (dead) throw new CrashPoint('dead')
    const { at } = options
    const occurrence = effect === null ? 0 : (seen.get(effect) ?? 0) + 1
    if (effect !== null) seen.set(effect, occurrence)
    const here = at !== null && at.effect === effect && at.occurrence === occurrence
    const die = () => {
      dead = true
      options.crash()
      return new CrashPoint(`${at!.when} ${effect}`)
    }
    if (here && at.when === 'before') throw die()
    const result = await work()
    if (here) throw die()
    if (dead) throw new CrashPoint('dead')
    return result
  }

  const through: Ports = {
    db: {
      ...ports.db,
      query: (role, one) => pass(effectOf(one), () => ports.db.query(role, one)),
      read: (statements) => pass(null, () => ports.db.read(statements)),
      write: (one, way) => pass(effectOf(one), () => ports.db.write(one, way)),
      readTogether: (role, statements) => pass(null, () => ports.db.readTogether(role, statements)),
      writeTogether: (role, statements) =>
        pass(statements.map(effectOf).find((effect) => effect !== null) ?? 'write together', () =>
          ports.db.writeTogether(role, statements),
        ),
    },
    blobs: {
      ...ports.blobs,
      put: (id, key, bytes) => pass('blob put', () => ports.blobs.put(id, key, bytes)),
      remove: (id) => pass('blob remove', () => ports.blobs.remove(id)),
    },
    // What is only asked for changes nothing.
    fetch: (input, init) =>
      pass((init?.method ?? 'GET') === 'GET' ? null : 'HTTP send', () => ports.fetch(input, init)),
    job: (kind, work) => pass(`job ${kind}`, () => ports.job(kind, work)),
  }
  return { through, seen: () => seen }
}

/** Written by whoever looks or polls, or struck together, as often as it happens to: the first time stands for all. */
const byChance =
  /platform\.(checkpoints|personal_reads|clock|outbox)|access\.sessions|append parcel\.tracked|append case\.reminded|deliveries\.turns|cases\.referral_turns/

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
