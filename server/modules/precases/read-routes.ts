import type { PrecaseEvent } from '#contracts/precase-events.ts'
import {
  downloadPrecaseFile,
  listCasePrecases,
  listDeskCasePrecases,
  listDeskPrecases,
  listMyPrecases,
  readDeskPrecase,
  readDraftPreReview,
  readMyPrecase,
  type PrecaseSummary,
  type PrecaseView,
} from '#contracts/precases.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { query, type Found, type Route } from '#platform/index.ts'
import type { Row, Rows, Statement } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom, isOf } from '#platform/stream.ts'
import type { PrecasesNeeds } from './ask.ts'
import { preReviewOf } from './ask-routes.ts'
import { precaseDecider, type PrecaseState } from './precase.ts'
import { precaseStream } from './precase-stream.ts'
import { precaseView, summaryFromRow } from './precase-view.ts'
import { countBoxes, listBox, listOfCase, listOwned } from './queries.ts'
import { openWords, readWords, type PrecaseWords } from './words.ts'

/** What askers and desks read. Row security decides which; a foreign one answers like a missing one. */
export function readRoutes(platform: Platform, ask: PrecasesNeeds): Route[] {
  const statementsOf = (region: string, stream: string): Statement[] => [
    readStream(region, stream, 0),
    readWords({ region, stream }),
  ]

  function opened(region: string, stream: string, rows: readonly Rows[]): { state: PrecaseState; words: PrecaseWords } {
    const events = rows[0]!.rows
    const words = openWords(platform.vault, { region, stream }, rows[1]!.rows)
    if (!events[0] || !words || !isOf(precaseStream, events[0]['type'] as string)) throw notFound()
    const state = fold(
      precaseDecider,
      events.map((row) => eventFrom<PrecaseEvent>(row['type'] as string, row['data'] as string)),
    )
    return { state, words }
  }

  async function view(found: Found, region: string, stream: string, rows: readonly Rows[]): Promise<PrecaseView> {
    const { state, words } = opened(region, stream, rows)
    const [item, calendar] = await Promise.all([
      ask.catalogue.item(region, state.item, state.revision),
      ask.catalogue.calendar(region),
    ])
    return precaseView({ stream, state, words, item, calendar, day: found.day, session: found.session! })
  }

  async function summaries(region: string, rows: readonly Row[], day: Day): Promise<PrecaseSummary[]> {
    const calendar = await ask.catalogue.calendar(region)
    const found: PrecaseSummary[] = []
    for (const row of rows) {
      const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
      found.push(summaryFromRow(row, item, calendar, day))
    }
    return found
  }

  const one = {
    read: ({ params }: { params: { region: string; precase: string } }) => statementsOf(params.region, params.precase),
    reply: (found: Found, { params }: { params: { region: string; precase: string } }) =>
      view(found, params.region, params.precase, found.rows),
  }
  const ofCase = {
    read: ({ params }: { params: { region: string; case: string } }) => [
      ask.caseRead.statement(params.region, params.case),
      listOfCase(params.region, params.case),
    ],
    async reply(found: Found, { params: { region } }: { params: { region: string; case: string } }) {
      if (!ask.caseRead.parse(found.rows[0]!.rows)) throw notFound()
      const streams = found.rows[1]!.rows.map((row) => row['stream'] as string)
      const rows = await found.again(streams.flatMap((stream) => statementsOf(region, stream)))
      const precases: PrecaseView[] = []
      for (const [at, stream] of streams.entries())
        precases.push(await view(found, region, stream, rows.slice(at * 2, at * 2 + 2)))
      return { precases }
    },
  }

  return [
    query(listMyPrecases, {
      read: ({ params, query: { limit, after } }) => [listOwned(params.region, limit + 1, after)],
      async reply({ rows, day }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          precases: await summaries(params.region, found.slice(0, limit), day),
          next: last ? `${last['asked_at_text'] as string},${last['stream'] as string}` : null,
        }
      },
    }),
    query(readMyPrecase, one),
    query(readDeskPrecase, one),

    query(readDraftPreReview, {
      read: ({ params }) => [
        ask.draft.statement(params.region, params.case),
        ...statementsOf(params.region, preReviewOf(params.case)),
      ],
      async reply(found, { params: { region, case: draft } }) {
        const [drafted, ...rows] = found.rows
        if (!ask.draft.parse(region, draft, drafted!.rows)) throw notFound()
        const none = rows[0]!.rows.length === 0
        return { preReview: none ? null : await view(found, region, preReviewOf(draft), rows) }
      },
    }),

    query(listCasePrecases, ofCase),
    query(listDeskCasePrecases, ofCase),

    query(listDeskPrecases, {
      // The day of the platform is known only after the read, so what is overdue is asked in a second one.
      async reply({ day, again }, { params, query: { box, limit, after } }) {
        const waiting = ['enquiry', 'pre-review']
        const [list, counts] = await again([
          listBox(params.region, box === 'overdue' ? waiting : [box], box === 'overdue' ? day : null, limit + 1, after),
          countBoxes(params.region, day),
        ])
        const found = list!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          precases: await summaries(params.region, found.slice(0, limit), day),
          next: last ? `${last['box_due'] as string},${last['stream'] as string}` : null,
          counts: Object.fromEntries(counts!.rows.map((row) => [row['box'] as string, row['n'] as number])),
        }
      },
    }),

    query(downloadPrecaseFile, {
      read: ({ params }) => statementsOf(params.region, params.precase),
      async reply({ rows }, { params }) {
        const { state, words } = opened(params.region, params.precase, rows)
        // Only what was handed in is shown, and only while the draft or the case still has it.
        const shown = [...words.drafts.values()].flatMap(({ files }) => files).find(({ file }) => file === params.file)
        const stored = shown && state.draft ? await ask.fileBytes(params.region, state.draft, shown.file) : null
        if (!shown || !stored) throw notFound()
        return { bytes: stored.bytes, mediaType: shown.mediaType, fileName: stored.fileName }
      },
    }),
  ]
}
