import {
  extendObligation,
  listDeskObligations,
  listMyObligations,
  payObligation,
  waiveObligation,
  type ObligationSummary,
} from '#contracts/obligations.ts'
import type { Row } from '#platform/db.ts'
import { command, query, type Found, type Route } from '#platform/index.ts'
import type { ObligationsNeeds } from './ask.ts'
import type { ObligationCommand } from './obligation.ts'
import { obligationStream } from './obligation-stream.ts'
import { summaryFromRow } from './obligation-view.ts'
import { countBoxes, listBox, listOwed, listRunning } from './queries.ts'

/** What debtors and desks read of obligations, and what the office may let off. */
export function obligationRoutes(ask: ObligationsNeeds): Route[] {
  async function page(region: string, rows: readonly Row[], limit: number, { day, session }: Found) {
    const calendar = await ask.catalogue.calendar(region)
    const obligations: ObligationSummary[] = []
    for (const row of rows.slice(0, limit)) {
      const [item, office] = await Promise.all([
        ask.catalogue.item(region, row['item'] as string, row['revision'] as number),
        ask.catalogue.office(region, row['office'] as string),
      ])
      obligations.push(summaryFromRow(row, { item, owedTo: office.name, calendar, day, session: session! }))
    }
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { obligations, next: last ? `${last['listed_text'] as string},${last['stream'] as string}` : null }
  }

  const act = (params: { region: string; obligation: string }, commandId: string, made: ObligationCommand) => ({
    kind: obligationStream,
    region: params.region,
    target: { stream: params.obligation },
    commandId,
    decide: async ({ day }: { day: Found['day'] }) => ({
      command: made,
      env: { calendar: await ask.catalogue.calendar(params.region), day },
    }),
  })

  return [
    query(listMyObligations, {
      read: ({ params, query: { limit, after, case: of, running } }) => [
        running === undefined
          ? listOwed(params.region, of, limit + 1, after)
          : listRunning(params.region, running.split(','), limit),
      ],
      reply: (found, { params, query: { limit } }) => page(params.region, found.rows[0]!.rows, limit, found),
    }),
    query(listDeskObligations, {
      read: ({ params, query: { box, limit, after } }) => [
        listBox(params.region, box, limit + 1, after),
        countBoxes(params.region),
      ],
      async reply(found, { params, query: { limit } }) {
        const [list, counts] = found.rows
        return {
          ...(await page(params.region, list!.rows, limit, found)),
          counts: Object.fromEntries(counts!.rows.map((row) => [row['box'] as string, row['n'] as number])),
        }
      },
    }),
    command(extendObligation, {
      act: ({ params, body }, id) => act(params, id, { type: 'extend', days: body.days, reason: body.reason }),
    }),
    command(payObligation, {
      act: ({ params, body }, id) => act(params, id, { type: 'pay', voucher: body.voucher }),
    }),
    command(waiveObligation, {
      act: ({ params, body }, id) => act(params, id, { type: 'waive', reason: body.reason }),
    }),
  ]
}
