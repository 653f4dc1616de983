import { randomUUID } from 'node:crypto'
import type { CaseEvent } from '#contracts/case-events.ts'
import { refusedOpenings, sealGrounds, type RefusedOpening, type SealGround } from '#contracts/seal-grounds.ts'
import {
  confirmOpening,
  listOpenings,
  listOwnOpenings,
  openHours,
  proposeOpening,
  readOpenedName,
  readOpening,
  refuseOpening,
  type OpeningState,
  type OpeningSummary,
} from '#contracts/seal-openings.ts'
import type { Item } from '#contracts/item.ts'
import type { Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { command, query, type Route } from '#platform/index.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Done } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { upsert } from '#platform/table.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { standingOf } from './seal-opening.ts'
import { sealPersons } from '../tables.ts'

const hour = 3_600_000

export const openingStates: Record<OpeningState, string> = {
  proposed: '等待第二人确认',
  lapsed: '逾期未确认，已失效',
  opened: '已启封',
  over: '已启封，查看期限已过',
  refused: '不同意启封',
}

/** 启封: proposals, the second person's answer, the name for a day, and what whoever was behind the code is told. */
export function sealRoutes(ask: CasesAsk): Route[] {
  type At = { region: string; case: string; opening: string }
  const one = ({ region, opening }: { region: string; opening: string }): Statement =>
    statement('select * from cases.list_seal_openings($1, $2, null, null, null, 1)', [region, opening])

  /** The answer of the second person: who proposed it is known to the database alone, which says of the asking person whether it was they. */
  const answer = (params: At, commandId: string, make: (proposedIt: boolean, now: string) => CaseCommand) =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'supervise',
      reads: [one(params)],
      async decide({ state, day, now, session, reads }) {
        const found = reads[0]!.rows[0]
        if (!found || found['stream'] !== params.case) throw notFound()
        const { region, opening } = params
        return {
          command: make(found['mine'] === true, now),
          env: await caseEnv(ask, region, state, day),
          rows: [upsert(sealPersons, { region, opening, part: 'seconds', person: session!.person })],
        }
      },
    })

  async function summaryOf(region: string, row: Row, now: string, day: Day): Promise<OpeningSummary> {
    const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
    const ground = row['ground'] as SealGround
    const state = standing(row, now, day)
    return {
      opening: row['opening'] as OpeningSummary['opening'],
      case: row['stream'] as OpeningSummary['case'],
      number: row['number'] as string,
      itemName: item.name,
      title: titleOf(item, row),
      ground,
      groundText: sealGrounds[ground].text,
      basis: sealGrounds[ground].basis,
      document: row['document'] as string,
      proposedDay: row['proposed_text'] as string,
      due: row['due_text'] as string,
      state,
      stateText: openingStates[state],
      mine: row['mine'] as boolean,
    }
  }

  return [
    command(proposeOpening, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'supervise',
          async decide({ state, day, session }) {
            const opening = randomUUID()
            const { region } = params
            return {
              command: { type: 'propose-opening', opening, ...body },
              env: await caseEnv(ask, region, state, day),
              rows: [upsert(sealPersons, { region, opening, part: 'proposes', person: session!.person })],
            }
          },
        }),
      reply: openedBy,
    }),
    command(confirmOpening, {
      act: ({ params }, id) =>
        answer(params, id, (proposedIt, now) => ({
          type: 'confirm-opening',
          opening: params.opening,
          proposedIt,
          until: new Date(Date.parse(now) + openHours * hour).toISOString(),
        })),
      reply: openedBy,
    }),
    command(refuseOpening, {
      act: ({ params, body }, id) =>
        answer(params, id, (proposedIt) => ({
          type: 'refuse-opening',
          opening: params.opening,
          proposedIt,
          reason: body.reason,
        })),
      reply: openedBy,
    }),

    query(listOpenings, {
      read: ({ params, query: { box, limit, after } }) => {
        const [day, id] = after?.split(',') ?? []
        return [
          statement('select * from cases.list_seal_openings($1, null, $2, $3, $4, $5)', [
            params.region,
            box === 'waiting',
            day ?? null,
            id ?? null,
            limit + 1,
          ]),
        ]
      },
      async reply({ rows, now, day }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        const openings = []
        for (const row of found.slice(0, limit)) openings.push(await summaryOf(params.region, row, now, day))
        return { openings, next: last ? `${last['proposed_text'] as string},${last['opening'] as string}` : null }
      },
    }),
    query(readOpening, {
      read: ({ params }) => [one(params)],
      async reply({ rows, now, day }, { params }) {
        const row = rows[0]!.rows[0]
        if (!row || row['stream'] !== params.case) throw notFound()
        const summary = await summaryOf(params.region, row, now, day)
        const waits = summary.state === 'proposed'
        const free = !summary.mine && row['barred'] !== true
        const until = row['until'] as Date | null
        return {
          ...summary,
          until: until && until.toISOString(),
          refusedFor: row['refused_for'] === null ? null : refusedOpenings[row['refused_for'] as RefusedOpening],
          reads: row['reads'] as number,
          can:
            waits && free
              ? (['confirm', 'refuse'] as const).slice()
              : summary.state === 'opened' && row['of_two'] === true
                ? (['read'] as const).slice()
                : [],
          barredFor: !waits || free ? null : summary.mine ? '须由另一名监督人员确认' : '您在本办件中承担过其他职责',
        }
      },
    }),
    query(readOpenedName, {
      read: ({ params }) => [
        one(params),
        statement('select * from cases.opened_person($1, $2, $3)', [params.region, params.case, params.opening]),
      ],
      async reply({ rows, now, day }, { params }) {
        const row = rows[0]!.rows[0]
        if (!row || row['stream'] !== params.case) throw notFound()
        const opened = rows[1]!.rows[0]
        if (!opened) throw new RuleViolation(closedFor(standing(row, now, day)))
        const [item, { name }] = await Promise.all([
          ask.catalogue.item(params.region, row['item'] as string, row['revision'] as number),
          ask.identity.party(opened['person'] as string),
        ])
        const task = item.tasks.find(({ key }) => key === row['task_key'])
        const office = task && (await ask.catalogue.office(params.region, task.office)).name
        return {
          code: opened['code'] as string,
          name,
          place: [office, task?.section].filter((part) => part).join(' '),
          until: (opened['until'] as Date).toISOString(),
        }
      },
      // Under the opening's own id: it is the reviewer who is read, and whoever reads the case's list of reads is the applicant.
      about: (_view, { params }) => [params.opening],
    }),

    query(listOwnOpenings, {
      read: ({ params, query: { limit, after } }) => {
        const [day, id] = after?.split(',') ?? []
        return [
          statement('select * from cases.own_seal_openings($1, $2, $3, $4)', [
            params.region,
            day ?? null,
            id ?? null,
            limit + 1,
          ]),
        ]
      },
      async reply({ rows }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const last = found.length > limit ? found[limit - 1] : undefined
        const openings = []
        for (const row of found.slice(0, limit)) {
          const item = await ask.catalogue.item(params.region, row['item'] as string, row['revision'] as number)
          const ground = sealGrounds[row['ground'] as SealGround]
          openings.push({
            opening: row['opening'] as OpeningSummary['opening'],
            code: row['code'] as string,
            title: titleOf(item, row),
            itemName: item.name,
            groundText: ground.text,
            basis: ground.basis,
            openedDay: row['opened_text'] as string,
            reads: row['reads'] as number,
          })
        }
        return { openings, next: last ? `${last['opened_text'] as string},${last['opening'] as string}` : null }
      },
    }),
  ]
}

function openedBy({ receipt, events }: Done<CaseState, CaseEvent>) {
  const [event] = events
  if (!event || !('opening' in event)) throw new TypeError('an act on a seal names its opening')
  return { receipt, opening: event.opening as OpeningSummary['opening'] }
}

const titleOf = (item: Item, row: Row): string => item.tasks.find(({ key }) => key === row['task_key'])?.title ?? ''

const standing = (row: Row, now: string, day: Day): OpeningState =>
  standingOf(
    {
      openedDay: row['opened_text'] as string | null,
      refused: row['refused_for'] as RefusedOpening | null,
      until: (row['until'] as Date | null)?.toISOString() ?? null,
      due: { day: row['due_text'] as string },
    },
    now,
    day,
  )

/** Why the name is not told. */
const closedFor = (state: OpeningState) =>
  state === 'opened' ? 'seal.not-of-two' : state === 'over' ? 'seal.window-over' : 'seal.not-opened'
