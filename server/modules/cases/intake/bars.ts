import { barGrounds, type BarGround } from '#contracts/bar-events.ts'
import { listMyBars, type BarView } from '#contracts/bars.ts'
import type { CredentialEvent } from '#contracts/credentials.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { platformAct } from '../platform-act.ts'
import { askedWith, partsBarred, type BarFound, type BarState } from './bar-rules.ts'

/** The longest bar of the applicant of a draft for each item, whether or not it has ended. */
export const readBars = (region: string, draft: string): Statement =>
  statement(`select item, ground, since::text as since, until::text as until from cases.bars_of_draft($1, $2)`, [
    region,
    draft,
  ])

/** The same of the applicant of a case that the session reads as its applicant. */
export const readBarsOfCase = (region: string, stream: string): Statement =>
  statement(`select item, ground, since::text as since, until::text as until from cases.bars_of_case($1, $2)`, [
    region,
    stream,
  ])

/** The longest bar for one item. */
export function longestBar(rows: readonly Row[], item: string): BarState | null {
  const row = rows.find((one) => one['item'] === item)
  return row ? barOf(row) : null
}

const barOf = (row: Row): BarState => ({
  ground: row['ground'] as BarGround,
  since: row['since'] as string,
  until: row['until'] as string,
})

/** The longest bar for what these answers apply for: the item, and each part of it that they call for. */
export function barFound(
  rows: readonly Row[],
  item: Pick<Item, 'code' | 'parts' | 'plan' | 'form' | 'bearsOn'>,
  answers: Record<string, unknown>,
): BarFound | null {
  const found = askedWith(item, answers).flatMap(({ item: code, part }) =>
    rows.filter((row) => row['item'] === code).map((row) => ({ ...barOf(row), part })),
  )
  return found.toSorted((one, other) => other.until.localeCompare(one.until))[0] ?? null
}

/** As pages tell it; null once it has ended. */
export function barView(bar: (BarState & { part?: string | null }) | null, day: Day): BarView | null {
  if (!bar || day > bar.until) return null
  const { text, basis } = barGrounds[bar.ground]
  const [since, until] = [parseDay(bar.since), parseDay(bar.until)]
  return { ground: bar.ground, groundText: text, basis, since, until, part: bar.part ?? null }
}

/** What a case has led to, as its page tells it. */
export function barOfCase({ bars }: CaseState, item: Item, day: Day): BarView | null {
  const bar = bars.at(-1)
  return bar ? barView({ ...bar, part: partsBarred(item, bar) }, day) : null
}

const most = 20

/** 我的限制再次申请情况: those of the parties that the session speaks for. */
export function barRoutes(ask: CasesAsk): Route[] {
  return [
    query(listMyBars, {
      async reply({ day, again }, { params: { region } }) {
        const [found] = await again([
          statement(
            `select stream, item, filed, revision, ground, since::text as since, until::text as until
             from cases.own_bars($1, $2, $3)`,
            [region, day, most],
          ),
        ])
        const bars = []
        for (const row of found!.rows) {
          const filed = await ask.catalogue.item(region, row['filed'] as string, row['revision'] as number)
          const part = filed.parts.find((one) => one.item === row['item'])
          const item = part ? await ask.catalogue.item(region, part.item, part.revision) : filed
          const view = barView(barOf(row), day)
          if (view) bars.push({ ...view, case: row['stream'] as never, item: item.code, itemName: item.name })
        }
        return { bars }
      },
    }),
  ]
}

/** A licence that the register revokes for fraud bars its holder: noted in the case that it came from. */
export function fraudReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'bar-after-fraud',
    wants: (type) => type === 'credential.revoked',
    async handle(event) {
      const revoked = eventFrom<CredentialEvent>(event.type, event.data)
      if (revoked.type !== 'revoked' || revoked.ground !== 'fraud') return
      const { region } = event
      const licence = await ask.licences.known(region, { credential: event.stream })
      const here = licence && (await isHere(platform, region, licence.caseStream))
      // A licence that the register took over from elsewhere came from no case of ours.
      if (!here) return
      const by = { actor: 'cases', cause: event.id, region, stream: licence.caseStream }
      await platformAct(platform, ask, by, v5(event.id, 'note-fraud'), { type: 'note-fraud', revokedDay: revoked.day })
    },
  }
}

/** Whether the case is one of this platform. */
export async function isHere({ db }: Pick<Platform, 'db'>, region: string, stream: string): Promise<boolean> {
  const found = await db.query(
    'system',
    statement(`select from cases.cases where region = $1 and stream = $2`, [region, stream]),
  )
  return found.rows.length > 0
}
