import type { CatalogueAsk } from '#contracts/asks.ts'
import { listItems, readGuide, readRegion, type OfficeView } from '#contracts/catalogue.ts'
import type { Item, ItemSummary } from '#contracts/item.ts'
import { query, type Route } from '#platform/bind.ts'

export function catalogueRoutes(catalogue: CatalogueAsk): Route[] {
  return [
    query(listItems, {
      reply: async (_found, { params, query: { q, serves, channel, limit, after } }) => {
        const [items, offices] = await Promise.all([catalogue.items(params.region), catalogue.offices(params.region)])
        const nameOf = (id: string) => offices.find((office) => office.id === id)?.name ?? id
        const matching = items
          .map((item) => summaryOf(item, nameOf(item.office)))
          .filter((item) => !serves || item.serves.includes(serves))
          .filter((item) => !channel || item.channels.includes(channel))
          .filter((item) => mentions(item, items, q ?? ''))
          .filter((item) => after === undefined || item.code > after)
        const page = matching.slice(0, limit)
        return { items: page, next: matching.length > limit ? page.at(-1)!.code : null }
      },
    }),
    query(readGuide, {
      reply: async (_found, { params, query: { revision } }) => {
        const item = await catalogue.item(params.region, params.item, revision)
        const offices = await Promise.all(officesOf(item).map((id) => catalogue.office(params.region, id)))
        return { item, offices: Object.fromEntries(offices.map((office) => [office.id, office])) }
      },
    }),
    query(readRegion, {
      reply: async (_found, { params }) => {
        const { id, name } = await catalogue.region(params.region)
        const offices: OfficeView[] = [...(await catalogue.offices(id))]
        return { region: params.region, name, offices }
      },
    }),
  ]
}

function summaryOf(item: Item, officeName: string): ItemSummary {
  return {
    code: item.code,
    name: item.name,
    power: item.power,
    office: item.office,
    officeName,
    serves: item.serves,
    promisedDays: item.promised.days,
    statutoryDays: item.statutory.days,
    channels: item.channels,
    visits: item.visits,
  }
}

/** Whether every word of the search stands in what people call the item or its office. */
function mentions(summary: ItemSummary, items: readonly Item[], q: string): boolean {
  const item = items.find((one) => one.code === summary.code)
  const text = `${summary.name} ${item?.shortName} ${item?.outcome.title} ${summary.officeName}`.toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function officesOf(item: Item): string[] {
  return [...new Set([item.office, item.intakeOffice, ...item.tasks.map((task) => task.office)])]
}
