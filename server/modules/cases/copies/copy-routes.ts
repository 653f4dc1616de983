import {
  copyCase,
  copyGrounds,
  listCopies,
  listCopyReaders,
  markCopySeen,
  readCopy,
  type CopyLine,
  type CopyReader,
} from '#contracts/copies.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { CopyGround } from '#contracts/copy-events.ts'
import { roles, type Role } from '#contracts/permissions.ts'
import { fold } from '#kernel/decider.ts'
import type { Day } from '#kernel/day.ts'
import { command, query, type Route } from '#platform/index.ts'
import type { Row } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { timelineOf } from '../reading/timeline.ts'
import { summariesFrom } from '../reading/read-routes.ts'
import { dueOfCopy } from './copy-due.ts'
import { copiedCases, ownCopies, ownCopy, readerAt, readersAt, readersOf } from './copy-queries.ts'

/** 抄送 by those who may read a case, and 抄送我的. */
export function copyRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const system = async (asked: Parameters<Platform['db']['query']>[1]) =>
    (await platform.db.query('system', asked)).rows

  async function named(region: string, row: Row): Promise<Omit<CopyReader, 'post'>> {
    const offices = await ask.catalogue.offices(region)
    return {
      name: (await ask.identity.party(row['person'] as string)).name,
      roleTitle: roles[row['role'] as Role].title,
      officeName: offices.find(({ id }) => id === row['office'])?.name ?? '',
    }
  }

  async function linesOf(region: string, copies: readonly Row[], day: Day): Promise<CopyLine[]> {
    if (copies.length === 0) return []
    const streams = copies.map((row) => row['stream'] as string)
    const found = await summariesFrom(ask, region, await system(copiedCases(region, streams)), day, 'office')
    return copies.map((row) => {
      const { number, itemName, statusText } = found.find((one) => one.case === row['stream'])!
      return {
        copy: row['copy'] as CopyLine['copy'],
        number,
        itemName,
        statusText,
        groundText: copyGrounds[row['ground'] as CopyGround],
        day: row['day'] as string,
        seenDay: row['seen_day'] as string | null,
      }
    })
  }

  return [
    query(listCopyReaders, {
      // Whoever reads the stream by right of their own may copy it.
      read: ({ params }) => [readStream(params.region, params.case, 0)],
      async reply({ rows }, { params: { region }, query: { office } }) {
        const { copies } = stateOf(rows[0]!.rows)
        const sitting = await system(
          readersOf(
            region,
            copies.map(({ desk }) => desk),
          ),
        )
        const sent = []
        for (const { desk, day, seenDay } of copies) {
          const row = sitting.find((one) => one['desk'] === desk)
          if (row) sent.push({ ...(await named(region, row)), day, seenDay })
        }
        const posts = []
        for (const row of office ? await system(readersAt(region, office)) : [])
          posts.push({ post: row['id'] as CopyReader['post'], ...(await named(region, row)) })
        const offices = (await ask.catalogue.offices(region)).map(({ id, name }) => ({ office: id, name }))
        return { sent, offices, posts }
      },
    }),
    command(copyCase, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          async decide({ state, day, session }) {
            const [reader] = await system(readerAt(params.region, body.post))
            if (!reader) throw notFound()
            return {
              command: {
                type: 'copy-case',
                desk: reader['desk'] as string,
                ground: body.ground,
                reviews: reader['reviews'] === true,
                own: reader['person'] === session?.person,
              },
              env: await caseEnv(ask, params.region, state, day),
            }
          },
        }),
    }),
    query(listCopies, {
      read: ({ params, query: { box, limit, after } }) => [ownCopies(params.region, box === 'seen', limit + 1, after)],
      async reply({ rows, day }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        return {
          copies: await linesOf(params.region, found.slice(0, limit), day),
          next: last ? `${last['day'] as string},${last['copy'] as string}` : null,
        }
      },
    }),
    query(readCopy, {
      read: ({ params }) => [ownCopy(params.region, params.copy)],
      async reply({ rows, day }, { params: { region } }) {
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        const state = stateOf(await system(readStream(region, row['stream'] as string, 0)))
        const [item, calendar, office, [line]] = await Promise.all([
          itemOf(ask, region, state),
          ask.catalogue.calendar(region),
          ask.catalogue.office(region, state.intakeOffice),
          linesOf(region, [row], day),
        ])
        return {
          ...line!,
          officeName: office.name,
          due: dueOfCopy(state),
          // Papers and free words may name the applicant: what was said in them is not part of a copy.
          timeline: timelineOf(state, item, calendar, day).map((entry) => ({ ...entry, paper: null, note: null })),
          can: line!.seenDay === null ? ['mark-seen' as const] : [],
        }
      },
    }),
    command(markCopySeen, {
      act: ({ params }, commandId) =>
        caseAct({
          region: params.region,
          target: { alias: params.copy },
          commandId,
          decide: async ({ state, day }) => ({
            command: { type: 'see-copy', copy: params.copy },
            env: await caseEnv(ask, params.region, state, day),
          }),
        }),
    }),
  ]
}

function stateOf(rows: readonly Row[]): CaseState {
  if (rows.length === 0) throw notFound()
  return fold(
    caseDecider,
    rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
}
