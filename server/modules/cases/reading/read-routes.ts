import { listDraws, type DrawList } from '#contracts/credentials.ts'
import {
  listDeskCases,
  listMyCases,
  readDeskCase,
  readMyCase,
  type CaseAction,
  type CaseSummary,
  type CaseView,
} from '#contracts/cases.ts'
import { DrawRecord, type CaseEvent } from '#contracts/case-events.ts'
import { fold } from '#kernel/decider.ts'
import type { Day } from '#kernel/day.ts'
import { query, type Route } from '#platform/index.ts'
import type { Found } from '#platform/bind.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOf, itemOfRow } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import { drawHolds } from '../review/draw-check.ts'
import { actionsFor, caseView, summaryFromRow } from './case-view.ts'
import { waitsForMaterials } from '../drafts/check-route.ts'
import { ruleShown } from '../supervision/rule-in-force.ts'
import { checkOffer, checksFrom, readChecks } from '../drafts/data-checks.ts'
import { earlierShown, sourcesOf } from '../drafts/sources.ts'
import { countRefusedTries } from '../delivery/print-tries.ts'
import { pickUpCode, queryCode } from './query-code.ts'
import { watchersOf } from './intake-view.ts'
import type { Side } from '../messages/message-rules.ts'
import { projectOf } from '../projects/project-code.ts'
import { familyView, readParts } from '../parts/part-view.ts'
import { readProposers } from '../erasure/erasure-routes.ts'
import { destroyed, isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { chairOf } from '../hearing/chair.ts'
import { mayTakeIn } from '../intake/charged-window.ts'
import { actsHere, type ActOfPresent, ofWhoStandsHere, presenceFrom, readPresence } from '../intake/presence.ts'
import { wayActions } from '../ways/rules-view.ts'
import { countBoxes, listBox, overdueBoxes, listOwned, readOwner } from './queries.ts'

/** What applicants and desks read of cases. Row security decides which; a foreign case answers like a missing one. */
export function readRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const statementsOfCase = (params: { region: string; case: string }): Statement[] => [
    readStream(params.region, params.case, 0),
    readVault(params.region, params.case),
    readOwner(params.region, params.case),
    ask.files.statement(params.region, params.case),
    ask.rating.statement(params.region, params.case),
    ask.staged.statement(params.region, params.case),
    ask.licences.chosen.statement(params.region, params.case),
    readParts(params.region, params.case),
    readChecks(params.region, params.case),
  ]

  /** @param side whose view it is: the last statement of a read is of that side alone */
  async function view(found: Found, params: { region: string; case: string }, side: 'own' | 'desk'): Promise<CaseView> {
    const { rows, day, session, again } = found
    const [events, vault, owner, files, rating, staged, chosen, partRows, checkRows, last] = rows.map(
      (result) => result.rows,
    )
    if (!events || events.length === 0 || !owner?.[0]) throw notFound()
    const happened = events.map((row) => ({
      event: eventFrom<CaseEvent>(row['type'] as string, row['data'] as string),
      at: (row['recorded_at'] as Date).toISOString(),
    }))
    const state = fold(
      caseDecider,
      happened.map(({ event }) => event),
    )
    const opened = isErased(state) ? null : openSecrets(platform, params, vault!)
    const secrets = opened ?? destroyed(state)
    const { id, phone, phoneAt: since = owner[0]['submitted_at'] as string } = secrets.applicant
    const runs = opened !== null && state.phase !== 'closed'
    const [item, calendar, supervised, reached] = await Promise.all([
      itemOf(ask, params.region, state),
      ask.catalogue.calendar(params.region),
      ruleShown(ask, params.region, state),
      side === 'desk' && runs ? ask.identity.phoneFor(id, { phone, since }) : { phone, changed: null },
    ])
    const chair = await chairOf(platform, ask, { region: params.region, stream: params.case }, state, item)
    const applicant = owner[0]['applicant'] as string
    const { can, identifyFirst } = await offeredHere(found, params, [
      ...actionsFor(session!, state, item, { rated: false, day }),
      ...wayActions(session!, state, { item, calendar, day }),
    ])
    const checks = opened && waitsForMaterials(can) ? checksFrom(checkRows!, opened.key, params) : null
    const addressed = opened !== null && can.includes('choose-delivery')
    const meets = addressed && (side === 'own' || (await isPresent(again, applicant)))
    const offices = new Map((await ask.catalogue.offices(params.region)).map(({ id, name }) => [id as string, name]))
    return caseView({
      officeName: (office) => offices.get(office) ?? office,
      region: params.region,
      stream: params.case,
      state,
      happened,
      item,
      supervised,
      calendar,
      day,
      secrets,
      reached,
      entries: opened?.entries ?? new Map(),
      files: opened ? ask.files.parse(files!, opened.key) : [],
      chair,
      staged: opened ? ask.staged.parse(staged!, opened.key) : [],
      proposers: side === 'desk' ? last! : [],
      sources: can.some((one) => one === 'correct' || one === 'supply-deferred' || one === 'hand-in-revision')
        ? await sourcesOf(
            platform,
            ask,
            {
              region: params.region,
              stream: params.case,
              party: applicant,
              item,
              day,
            },
            ask.licences.chosen.parse(chosen!),
            null,
            (material) => checks && checkOffer(material, state.applicantKind, checks, ask.register !== null),
          )
        : [],
      channel: owner[0]['channel'] as string,
      queryCode: session!.role === 'applicant' ? queryCode(platform.keys, params.region, params.case) : null,
      draw: side === 'own' ? state.draw : null,
      pickUp:
        side === 'own' && opened
          ? {
              code: pickUpCode(platform.keys, params.region, params.case, state.codesUsed),
              refusedTries: last![0]?.['n'] as number,
            }
          : null,
      identifyFirst,
      deliveryKnown: meets ? (await ask.identity.contact(applicant)).delivery : null,
      rating: ask.rating.parse(rating!),
      family: await familyView(platform, ask, params.region, {
        stream: params.case,
        applicant,
        state,
        item,
        rows: partRows!,
        session: session!,
        calendar,
        day,
      }),
      project:
        side === 'own' && opened
          ? projectOf(platform.keys, params.region, item, { ...state.plain, ...opened.answers.values })
          : null,
      takesIn: await mayTakeIn(ask.catalogue, session!, state, item),
      watchers: await watchersOf(ask, params.region, state, session!.role),
      session: session!,
    })
  }

  return [
    query(listMyCases, {
      read: ({ params, query: { limit, after } }) => [listOwned(params.region, limit + 1, after)],
      async reply({ rows, day }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          cases: await summariesFrom(ask, params.region, found.slice(0, limit), day, 'applicant'),
          next: last ? `${last['submitted_at_text'] as string},${last['stream'] as string}` : null,
        }
      },
    }),
    query(readMyCase, {
      // Desks have no right to know of tries at a code.
      read: ({ params }) => [...statementsOfCase(params), countRefusedTries(params.region, params.case)],
      reply: (found, { params }) => view(found, params, 'own'),
      about: ({ sources }, { params }) => [params.case, ...earlierShown(sources)],
    }),
    query(readDeskCase, {
      read: ({ params }) => [...statementsOfCase(params), readProposers(params.region, params.case)],
      reply: (found, { params }) => view(found, params, 'desk'),
      about: ({ sources }, { params }) => [params.case, ...earlierShown(sources)],
    }),

    query(listDeskCases, {
      // The day of the platform is known only after the read, so what is overdue is asked in a second one.
      async reply({ day, again }, { params, query: { box, limit, after } }) {
        const boxes = box === 'overdue' ? overdueBoxes : box === 'closed' ? ['closed', 'refused'] : [box]
        const [list, counts] = await again([
          listBox(params.region, boxes, box === 'overdue' ? day : null, limit + 1, after),
          countBoxes(params.region, day),
        ])
        const found = list!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          cases: await summariesFrom(ask, params.region, found.slice(0, limit), day, 'office'),
          next: last ? `${last['box_due'] as string},${last['stream'] as string}` : null,
          counts: Object.fromEntries(counts!.rows.map((row) => [row['box'] as string, row['n'] as number])),
        }
      },
    }),

    query(listDraws, {
      read: ({ params, query: { limit, after } }) => {
        const [day, id] = after?.split(',') ?? []
        return [
          statement(
            `select id, day::text as day, record
             from cases.draws
             where region = $1
               and (draws.day, draws.id) < (coalesce($2::date, 'infinity'), coalesce($3, ''))
             order by draws.day desc, draws.id desc
             limit $4`,
            [params.region, day ?? null, id ?? null, limit + 1],
          ),
        ]
      },
      reply({ rows }, { query: { limit } }): DrawList {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          draws: found.slice(0, limit).map((row) => {
            const record = DrawRecord.parse(JSON.parse(row['record'] as string))
            const holds = drawHolds(record, platform.keys.evidence.publicKey)
            return { id: row['id'] as string, day: row['day'] as string, record, holds }
          }),
          next: last ? `${last['day'] as string},${last['id'] as string}` : null,
        }
      },
    }),
  ]
}

/** Lines of a list, each with the item as it was when the case was filed; `side` says whose unread messages are counted. */
export async function summariesFrom(
  ask: Pick<CasesAsk, 'catalogue'>,
  region: string,
  rows: readonly Row[],
  day: Day,
  side: Side,
): Promise<CaseSummary[]> {
  const calendar = await ask.catalogue.calendar(region)
  const found: CaseSummary[] = []
  for (const row of rows) {
    const item = await itemOfRow(ask, region, row)
    found.push({ ...summaryFromRow(row, item, calendar, day), unread: row[`unread_by_${side}`] as number })
  }
  return found
}

const isOfPresent = (act: CaseAction): act is ActOfPresent => act in ofWhoStandsHere

/** Takes from what is offered what waits for somebody to show a document; the decider refuses the same. */
async function offeredHere(
  { session, again }: Found,
  params: { region: string; case: string },
  all: readonly CaseAction[],
): Promise<{ can: CaseAction[]; identifyFirst: CaseAction[] }> {
  const ofSomebody: ActOfPresent[] = session!.channel === 'window' ? all.filter(isOfPresent) : []
  if (ofSomebody.length === 0) return { can: [...all], identifyFirst: [] }
  const mandates = [...new Set(ofSomebody.map((one) => ofWhoStandsHere[one]))]
  const found = await again(mandates.map((acts) => readPresence(params.region, params.case, acts)))
  const waits: readonly (typeof mandates)[number][] = mandates.filter(
    (_, at) => !actsHere(session!, presenceFrom(found[at]!.rows)),
  )
  const identifyFirst: CaseAction[] = ofSomebody.filter((one) => waits.includes(ofWhoStandsHere[one]))
  return { can: all.filter((one) => !identifyFirst.includes(one)), identifyFirst }
}

/** Whether the party has just shown a document to the clerk who asks. */
async function isPresent(again: Found['again'], party: string): Promise<boolean> {
  const [found] = await again([statement(`select access.present($1) as here`, [party])])
  return found?.rows[0]?.['here'] === true
}
