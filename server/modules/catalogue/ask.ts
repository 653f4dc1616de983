import type { CatalogueAsk } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/refusal.ts'
import { readEditions, readStamp, type Edition, type OnUnreadable, type Revision } from './edition.ts'

const freshMs = 5_000

/**
 * The catalogue in memory. Every five seconds at most one reader asks whether anything changed; an unchanged catalogue is not read again,
 * and its calendars stay the same objects, so that what was derived from them is kept.
 *
 * @param onUnreadable told of each stored item that cannot be read: lists leave it out, and whoever asks for it alone meets the error
 */
export function askCatalogue(
  db: Database,
  wallNow: () => number,
  onUnreadable: OnUnreadable = () => {},
): CatalogueAsk & { lookAgain(): void } {
  let kept: { stamp: string; editions: Map<string, Edition> } | undefined
  let checkedAt = -Infinity
  let looking: Promise<Map<string, Edition>> | undefined

  async function look(): Promise<Map<string, Edition>> {
    // The stamp is read first: a change between the two reads is then seen again, never missed.
    const stamp = await readStamp(db)
    if (kept?.stamp !== stamp) kept = { stamp, editions: await readEditions(db, onUnreadable) }
    checkedAt = wallNow()
    return kept.editions
  }

  async function edition(region: string): Promise<Edition> {
    const age = wallNow() - checkedAt
    const editions =
      kept && age >= 0 && age < freshMs
        ? kept.editions
        : await (looking ??= look().finally(() => (looking = undefined)))
    const found = editions.get(region)
    if (!found) throw notFound()
    return found
  }

  return {
    /** The next reader asks whether anything changed. */
    lookAgain: () => {
      checkedAt = -Infinity
    },
    item: async (region, code, revision) => {
      const revisions = (await edition(region)).items.get(code) ?? []
      const found = revision === undefined ? revisions.at(-1) : revisions.find((one) => one.revision === revision)
      if (!found) throw notFound()
      return found.item()
    },
    calendar: async (region) => (await edition(region)).calendar,
    region: async (region) => (await edition(region)).region,
    office: async (region, id) => {
      const office = (await edition(region)).offices.get(id)
      if (!office) throw notFound()
      return office
    },
    offices: async (region) => [...(await edition(region)).offices.values()],
    items: async (region) =>
      [...(await edition(region)).items.values()].flatMap((revisions) => readable(revisions.at(-1)!)),
    facts: async (region) => (await edition(region)).facts(),
    counterGroup: async (region, hall, counter) => {
      const found = (await edition(region)).facts().halls.find((one) => one.office === hall)
      if (!found || found.counters.length === 0) return null
      const group = found.counters.find((one) => one.counter === counter)?.group
      return found.groups.find((one) => one.key === group) ?? 'unknown'
    },
  }
}

function readable({ item }: Revision): Item[] {
  try {
    return [item()]
  } catch {
    return []
  }
}
