import { ofMatter } from '#contracts/item-matter.ts'
import type { CatalogueAsk } from '#contracts/asks.ts'
import {
  listItems,
  readEntry,
  readGuidance,
  readGuide,
  readRegion,
  type Guide,
  type OfficeView,
} from '#contracts/catalogue.ts'
import type { DecisionRules } from '#contracts/item-ways.ts'
import type { TrialCounts } from '#contracts/rule-trials.ts'
import type { QuotaLeft } from '#contracts/quotas.ts'
import { readHalls } from '#contracts/halls.ts'
import { nextRestday, spansOn } from '#contracts/service-hours.ts'
import type { Item } from '#contracts/item.ts'
import { isWorkingDay } from '#kernel/calendar.ts'
import { query, type Found, type Route } from '#platform/bind.ts'
import { notFound } from '#platform/refusal.ts'
import { entryFrom, entryStatement, kinStatement, namesStatement } from './entry.ts'
import { termsOf, withoutFiller } from './letters.ts'
import {
  cursorOf,
  facetsFrom,
  facetsStatement,
  nearStatement,
  pageStatement,
  summaryFrom,
  totalStatement,
  type Taken,
} from './search.ts'

/** What the catalogue asks of others. */
export type CatalogueNeeds = {
  /** 剩余名额 of an item; null where the number is not limited. */
  quotaLeft(region: string, item: Item, day: string): Promise<QuotaLeft | null>
  /** How rules come out on the latest cases of an item; nothing is tried of rules that cannot be. */
  rulesTried(region: string, item: Item, rules: DecisionRules): Promise<TrialCounts>
}

export function catalogueRoutes(catalogue: CatalogueAsk, ask: CatalogueNeeds): Route[] {
  return [
    query(listItems, {
      reply: async (found, { params: { region }, query: { q, facets, limit, after, ...choices } }) => {
        await catalogue.region(region)
        const taken = choices.channel === 'window' ? await takenBy(catalogue, region, found) : null
        const search = { region, choices, taken, terms: termsOf(q ?? '') }
        let asked = await askPage(found, search, after, limit)
        // A whole sentence: what is asked for without the words of asking.
        if (asked.total === 0 && search.terms.length > 0) {
          const shorter = { ...search, terms: termsOf(withoutFiller(q ?? '')) }
          if (shorter.terms.length > 0) asked = await askPage(found, shorter, after, limit)
        }
        const near = asked.total === 0 && search.terms.length > 0
        const rows = near
          ? (await found.again([nearStatement(search, withoutFiller(q ?? ''), limit)]))[0]!.rows
          : asked.rows
        const page = rows.slice(0, limit)
        const offices = await catalogue.offices(region)
        const { themes } = await catalogue.facts(region)
        const nameOf = (facet: string, value: string): string =>
          facet === 'office'
            ? (offices.find((office) => office.id === value)?.name ?? value)
            : facet === 'theme'
              ? (themes.find((theme) => theme.key === value)?.name ?? value)
              : value
        return {
          items: page.map((row) => summaryFrom(row, asked.terms)),
          next: !near && rows.length > limit ? cursorOf(page.at(-1)!) : null,
          total: near ? page.length : asked.total,
          near: near && page.length > 0,
          facets:
            facets === undefined
              ? null
              : facetsFrom((await found.again([facetsStatement({ ...search, terms: asked.terms })]))[0]!.rows, nameOf),
        }
      },
    }),
    query(readGuide, {
      reply: async ({ day }, { params, query: { revision, matter = 'new' } }) => {
        const item = ofMatter(await catalogue.item(params.region, params.item, revision), matter)
        const offices = await Promise.all(officesOf(item).map((id) => catalogue.office(params.region, id)))
        const quota = await ask.quotaLeft(params.region, item, day)
        const onlyAlone = await onlyAloneIn(catalogue, params.region, item)
        return { item, offices: Object.fromEntries(offices.map((office) => [office.id, office])), quota, onlyAlone }
      },
    }),
    query(readEntry, {
      read: ({ params }) => [entryStatement(params.region, params.item), kinStatement(params.region, params.item)],
      reply: async ({ rows }, { params }) => {
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        const entry = entryFrom(row)
        const kin = rows[1]!.rows.map((one) => summaryFrom(one, []))
        return { entry, office: await catalogue.office(params.region, entry.office), kin }
      },
    }),
    query(readGuidance, {
      reply: async (found, { params }) => {
        const { themes, leads } = await catalogue.facts(params.region)
        const codes = leads.flatMap((lead) => lead.answers.flatMap((answer) => answer.items))
        const rows = (await found.again([namesStatement(params.region, codes)]))[0]!.rows
        const names = Object.fromEntries(rows.map((row) => [row['code'] as string, row['name'] as string]))
        return { themes: [...themes], leads: [...leads], names }
      },
    }),
    query(readHalls, {
      reply: async (found, { params }) => {
        const { halls, roster } = await catalogue.facts(params.region)
        const offices = await catalogue.offices(params.region)
        const nameOf = (id: string) => offices.find((office) => office.id === id)?.name ?? id
        const calendar = await catalogue.calendar(params.region)
        return {
          today: found.day,
          now: found.now,
          workday: isWorkingDay(found.day, calendar),
          halls: halls.map((hall) => {
            const next = nextRestday(hall.hours, found.day, calendar)
            return {
              ...hall,
              name: nameOf(hall.office),
              openToday: [...spansOn(hall.hours, found.day, calendar)],
              nextRestday: next && { day: next.day, spans: [...next.spans] },
            }
          }),
          roster: roster.map((line) => ({ ...line, officeName: nameOf(line.office) })),
          offices: [...offices],
        }
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

type Search = Parameters<typeof totalStatement>[0]

async function askPage(found: Found, search: Search, after: string | undefined, limit: number) {
  const [page, total] = await found.again([pageStatement(search, after, limit), totalStatement(search)])
  return { terms: search.terms, rows: page!.rows, total: total!.rows[0]!['total'] as number }
}

/** A clerk is shown what their counter takes; everybody else is shown everything. */
async function takenBy(catalogue: CatalogueAsk, region: string, { session }: Found): Promise<Taken> {
  if (session?.role !== 'clerk' || session.region !== region || session.office === null) return null
  const group = await catalogue.counterGroup(region, session.office, session.counter)
  if (group === null) return null
  if (group === 'unknown') return { offices: [], items: [] }
  return group.offices.length === 0 && group.items.length === 0 ? null : group
}

function officesOf(item: Item): string[] {
  return [
    ...new Set([
      item.office,
      item.intakeOffice,
      ...item.tasks.map((task) => task.office),
      ...item.parts.map((part) => part.office),
      ...(item.supervision ? [item.supervision.office] : []),
    ]),
  ]
}

/** What is filed with a whole is neither 容缺 nor promised: which of its parts offer that to who applies for them alone. */
async function onlyAloneIn(catalogue: CatalogueAsk, region: string, { parts }: Item): Promise<Guide['onlyAlone']> {
  const items = await Promise.all(parts.map(({ item }) => catalogue.item(region, item)))
  return items.flatMap((item, at) => {
    const offers = (['deferral', 'commitment'] as const).filter((way) => item[way])
    return offers.length > 0 ? [{ part: parts[at]!.key, offers }] : []
  })
}
