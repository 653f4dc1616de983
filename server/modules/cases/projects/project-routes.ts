import type { ProjectCase } from '#contracts/projects.ts'
import { takes } from '#contracts/halls.ts'
import { CaseId, ProjectId } from '#contracts/ids.ts'
import { listMyProjects, listProjectCases, listWindowProjects, readMyProject } from '#contracts/projects.ts'
import { dayOf } from '#kernel/day.ts'
import { beforeIt } from '#kernel/plan-order.ts'
import type { Row, Statement } from '#platform/db.ts'
import type { Found } from '#platform/bind.ts'
import { query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { readVault } from '#platform/vault.ts'
import { isComposite } from '#contracts/item-parts.ts'
import type { Item } from '#contracts/item.ts'
import { readStream } from '#platform/log.ts'
import type { CaseState } from '../case-state.ts'
import { stateFrom } from '../parts/open-part.ts'
import { calledFor } from '../parts/part-plan.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow } from '../case-act.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { readOwner } from '../reading/queries.ts'
import { summariesFrom } from '../reading/read-routes.ts'
import { asksForProject, projectCodeOf, projectNameOf } from './project-code.ts'
import {
  listOthersOfProject,
  listOwnOfProject,
  listOwnProjects,
  listProjectsOfPresent,
  listStandingOfProject,
} from './project-queries.ts'
import { routeOfProject } from './project-route.ts'
import { stagesOf, takenOf } from './stages.ts'

/** Cases of one project on one page. */
const perPage = 50
/** Projects shown to a window, and cases that these are gathered from. */
const atWindow = 20
const lookedThrough = 200
/** Other cases of the project beside a case on the desk. */
const besideCase = 20

/** 我的项目 of an applicant, and what a desk sees of the project of a case. Row security decides which cases there are. */
export function projectRoutes(platform: Platform, ask: CasesAsk): Route[] {
  /** How cases name their projects, from the vault. */
  async function named(again: Found['again'], region: string, rows: readonly Row[]) {
    const vaults = await again(rows.map((row) => readVault(region, row['stream'] as string)))
    return Promise.all(
      rows.map(async (row, at) => {
        const { answers } = openSecrets(platform, { region, case: row['stream'] as string }, vaults[at]!.rows)
        const item = await itemOfRow(ask, region, row)
        return { code: projectCodeOf(item, answers.values) ?? '', name: projectNameOf(item, answers.values) }
      }),
    )
  }

  return [
    query(listMyProjects, {
      read: ({ params, query: { limit, after } }) => [listOwnProjects(params.region, limit + 1, after)],
      async reply({ rows, again }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const shown = found.slice(0, limit)
        const names = shown.length > 0 ? await named(again, params.region, shown) : []
        const last = found.length > limit ? shown.at(-1) : undefined
        return {
          projects: shown.map((row, at) => ({
            project: row['project'] as never,
            ...names[at]!,
            cases: row['cases'] as number,
            open: row['open'] as number,
            latest: dayOf((row['filed_at'] as Date).toISOString()),
            newest: row['stream'] as never,
          })),
          next: last ? `${last['filed_text'] as string},${last['stream'] as string}` : null,
        }
      },
      about: ({ projects }) => projects.map(({ newest }) => newest),
    }),

    query(readMyProject, {
      read: ({ params, query: { after } }) => [
        listOwnOfProject(params.region, params.project, perPage + 1, after),
        listOwnOfProject(params.region, params.project, 1, undefined),
        ...(after === undefined ? [listStandingOfProject(params.region, params.project)] : []),
      ],
      async reply({ rows, again, day, session }, { params, query: { after } }) {
        const { region } = params
        const [found, first, standing = []] = rows.map((read) => read.rows)
        if (!first?.[0] || !found) throw notFound()
        const shown = found.slice(0, perPage)
        const party = session!.principal ?? session!.holder
        const [[name], summaries, results, published, { kind }] = await Promise.all([
          named(again, region, [first[0]]),
          summariesFrom(ask, region, shown, day, 'applicant'),
          ask.licences.ofCases(region, party, [
            ...new Set([...shown, ...standing].map((row) => row['stream'] as string)),
          ]),
          after === undefined ? ask.catalogue.items(region) : [],
          ask.identity.party(party),
        ])
        const isValid = (one: (typeof results)[number]) =>
          !one.revoked && one.validFrom <= day && (one.validUntil === null || one.validUntil >= day)
        const cases = await Promise.all(
          shown.map(async (row, at) => {
            const licence = results.find(({ caseStream }) => caseStream === row['stream'])
            const one: ProjectCase = {
              ...summaries[at]!,
              part: row['part'] as boolean,
              licence: licence
                ? { identifier: licence.identifier, title: licence.title, valid: isValid(licence) }
                : null,
            }
            return { one, item: await itemOfRow(ask, region, row) }
          }),
        )
        const ofStanding = await Promise.all(
          standing.map(async (row) => ({ row, item: await itemOfRow(ask, region, row) })),
        )
        const wholes = ofStanding.filter(({ row, item }) => isComposite(item) && row['phase'] !== 'closed')
        const streams = await again(wholes.map(({ row }) => readStream(region, row['stream'] as string, 0)))
        const comes = wholes.flatMap(({ item }, at) => partsUnderWay(item, stateFrom(streams[at]!.rows)))
        const inWholes = comes.map(({ item }) => item)
        const taken = takenOf(
          ofStanding.map(({ row, item }) => ({
            item: item.code,
            open: row['phase'] !== 'closed',
            licences: results.filter(({ caseStream }) => caseStream === row['stream']),
          })),
          day,
        )
        const open = new Set(ofStanding.filter(({ row }) => row['phase'] !== 'closed').map(({ item }) => item.code))
        const toCome = comes.flatMap(({ item: code, after }) => {
          const item = published.find((one) => one.code === code)
          return item && !open.has(item.code) ? [{ item, after }] : []
        })
        const last = found.length > perPage ? shown.at(-1) : undefined
        return {
          project: params.project,
          ...name!,
          newest: first[0]['stream'] as never,
          stages: stagesOf(cases, published, { valid: results.filter(isValid), taken, inWholes }, kind),
          route:
            after === undefined
              ? routeOfProject(cases, toCome, { calendar: await ask.catalogue.calendar(region), day })
              : null,
          next: last ? `${last['filed_text'] as string},${last['stream'] as string}` : null,
        }
      },
      about: ({ newest }) => [newest],
    }),

    query(listWindowProjects, {
      read: ({ params, body: { party, mandate } }) => [
        listProjectsOfPresent(params.region, party, mandate ?? null, null, lookedThrough),
      ],
      async reply({ rows, session }, { params: { region }, body: { party, mandate } }) {
        const cases = [...Map.groupBy(rows[0]!.rows, (row) => row['project'] as string)].slice(0, atWindow)
        if (cases.length === 0) return { projects: [], items: [] }
        const { office, counter } = session!
        const group = office === null ? null : await ask.catalogue.counterGroup(region, office, counter)
        const { kind } = await ask.identity.party(party)
        const only = mandate ? (await ask.identity.mandate(mandate))?.items : null
        const items = (await ask.catalogue.items(region)).filter(
          (item) =>
            asksForProject(item) &&
            item.channels.includes('window') &&
            item.serves.includes(kind) &&
            (!only || only.includes(item.code)) &&
            (group === null || (group !== 'unknown' && takes(group, item))),
        )
        // Where none may be asked for here, or under this mandate, what the projects are is nobody's business.
        if (items.length === 0) return { projects: [], items: [] }
        const newest = cases.map(([, [row]]) => row!)
        // The desk may not open these cases; who stands here may have what they said themselves.
        const read = (statements: readonly Statement[]) => platform.db.readTogether('system', statements)
        const names = await named(read, region, newest)
        return {
          projects: cases.map(([project, of], at) => ({
            project: ProjectId.parse(project),
            ...names[at]!,
            cases: of.length,
            latest: dayOf((of[0]!['filed_at'] as Date).toISOString()),
            newest: CaseId.parse(of[0]!['stream']),
          })),
          items: items.map(({ code, name }) => ({ item: code, name })),
        }
      },
      about: ({ projects }) => projects.map(({ newest }) => newest),
    }),

    query(listProjectCases, {
      read: ({ params, query: { after } }) => [
        readOwner(params.region, params.case),
        listOthersOfProject(params.region, params.case, besideCase + 1, after),
      ],
      async reply({ rows, day }, { params }) {
        const [owner, found] = rows.map((read) => read.rows)
        if (!owner?.[0] || !found) throw notFound()
        const shown = found.slice(0, besideCase)
        const last = found.length > besideCase ? shown.at(-1) : undefined
        return {
          cases: await summariesFrom(ask, params.region, shown, day, 'office'),
          next: last ? `${last['filed_text'] as string},${last['stream'] as string}` : null,
        }
      },
    }),
  ]
}

/**
 * Items of the parts that a whole calls for and that have not ended or gone on alone, and of those each comes after; one that is decided opens no
 * more.
 */
const partsUnderWay = (item: Item, state: CaseState): { item: string; after: string[] }[] => {
  if (state.decision !== null) return []
  const called = calledFor(item, state.plain)
  const open = item.parts.filter(({ key }) => called.includes(key) && !state.parts[key]?.ended)
  return open.map((part) => ({
    item: part.item,
    after: open.filter(({ key }) => beforeIt(item.plan, part.key).includes(key)).map((before) => before.item),
  }))
}
