import { giveBackDraft, listDraftsOfPresent, takeUpDraft } from '#contracts/cases.ts'
import { takes } from '#contracts/halls.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { statement, type Statement } from '#platform/db.ts'
import { action, query, type Route } from '#platform/index.ts'
import { notFound } from '#platform/refusal.ts'
import type { CasesAsk } from '../ask.ts'
import { refuseOtherZones } from '../intake/window-zone.ts'

/**
 * 窗口续办网上草稿: whoever began online and then comes to a hall is not asked to begin again. The database opens such drafts to the clerk
 * who has just looked at that party's document, and to nobody else.
 */
export function windowDraftRoutes(ask: CasesAsk): Route[] {
  return [
    query(listDraftsOfPresent, {
      read: ({ params, body }) => [draftsOfPresent(params.region, body.party)],
      async reply({ rows, session }, { params }) {
        const { region } = params
        const { office, counter } = session!
        const group = office === null ? null : await ask.catalogue.counterGroup(region, office, counter)
        const drafts = []
        for (const row of rows[0]!.rows) {
          const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
          const here = group === null || (group !== 'unknown' && takes(group, item))
          drafts.push({
            case: row['stream'] as never,
            item: item.code,
            itemName: item.name,
            updatedAt: (row['updated_at'] as Date).toISOString(),
            takenHere: here && item.channels.includes('window'),
          })
        }
        return { drafts }
      },
      about: (view) => view.drafts.map((draft) => draft.case),
    }),

    action(takeUpDraft, {
      read: ({ params, body }) => [draftsOfPresent(params.region, body.party)],
      async run({ rows, session, write, now }, { params, body }) {
        const draft = rows[0]!.rows.find((row) => row['stream'] === params.case)
        if (!draft) throw notFound()
        const item = await ask.catalogue.item(params.region, draft['item'] as string, draft['revision'] as number)
        if (!item.channels.includes('window')) throw new RuleViolation('draft.item-not-offered')
        await refuseOtherZones(ask.catalogue, session!, item)
        const [taken] = await write([
          statement(`select cases.take_up_draft($1, $2, $3, $4) as done`, [
            params.region,
            params.case,
            body.party,
            now,
          ]),
        ])
        if (!taken?.rows[0]?.['done']) throw notFound()
        return { case: params.case }
      },
    }),

    action(giveBackDraft, {
      async run({ write }, { params }) {
        const [given] = await write([
          statement(`select cases.give_back_draft($1, $2) as done`, [params.region, params.case]),
        ])
        if (!given?.rows[0]?.['done']) throw notFound()
        return { givenBack: true as const }
      },
    }),
  ]
}

const draftsOfPresent = (region: string, party: string): Statement =>
  statement(`select stream, item, revision, updated_at from cases.drafts_of_present($1, $2)`, [region, party])
