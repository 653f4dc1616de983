import {
  checkPromise,
  listChecks,
  orderCheck,
  repairPromise,
  takeBackPromise,
  type CheckSummary,
} from '#contracts/commitments.ts'
import { groundOfFinding } from '#contracts/commitment-events.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { commitment } from '#kernel/commitment.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Statement } from '#platform/db.ts'
import { command, query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { licenceOf } from '../closures/closure-routes.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { plainAct } from '../plain-act.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { actsHere, ofWhoStandsHere, presenceFrom, presenceOrigin, readPresence } from '../intake/presence.ts'
import { refuseNames } from '../review/desk-texts.ts'

/** What the vault holds of a check: who went. */
export type CheckSecret = { officers: string[]; salt: string }
/** What the vault holds of a promise that was taken back. */
export type TakenBackSecret = { reason: string; salt: string }

const states: Record<CheckSummary['state'], string> = {
  made: '待核查',
  'to-rectify': '整改中，待复核',
  'found-true': '承诺属实',
  closing: '拟撤销，等待决定',
  revoked: '整改不合格，已撤销',
  kept: '决定不予撤销',
  'found-false': '认定虚假承诺',
  repaired: '认定虚假承诺；失信已修复',
  'taken-back': '申请人已撤回承诺',
  'to-inspect': '待检查',
  'to-put-right': '限期改正中，待复查',
  clear: '检查完毕，未发现问题',
  'handed-over': '已移送许可机关处理',
  dropped: '证照不再有效，不再检查',
}

/** 核查: what waits for it, what was found, and the promise that is taken back before. */
export function checkRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)
  return [
    query(listChecks, {
      read: ({ params, query: { box, limit, after } }) => [
        listOfOffice(params.region, box === 'waiting', limit + 1, after),
      ],
      async reply({ rows, day }, { params, query: { limit } }) {
        const calendar = await ask.catalogue.calendar(params.region)
        const found = rows[0]!.rows
        const checks: CheckSummary[] = []
        for (const row of found.slice(0, limit)) {
          const item = await ask.catalogue.item(params.region, row['item'] as string, row['revision'] as number)
          const due = parseDay(row['due_text'] as string)
          const state = row['state'] as CheckSummary['state']
          checks.push({
            case: row['stream'] as CheckSummary['case'],
            number: row['number'] as string,
            itemName: item.name,
            decidedDay: row['decided_text'] as string,
            due,
            left: Math.max(0, workingDaysBetween(day, due, calendar)),
            overdue: waiting.includes(state) && day > due,
            state,
            stateText: states[state],
          })
        }
        const last = found.length > limit ? found[limit - 1] : undefined
        return { checks, next: last ? `${last['due_text'] as string},${last['stream'] as string}` : null }
      },
    }),

    command(checkPromise, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'supervise',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, body.expects)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const officers = [...new Set(body.officers)]
            const secret: CheckSecret = { officers, salt: newSalt() }
            const { finding, report, rectifyDays, signed } = body
            const place = state.commitment?.checks.length ?? 0
            const env = await caseEnv(ask, params.region, state, day)
            const closes = groundOfFinding(finding) !== null
            // What opens a proceeding is read by whoever decides on it, and they know no name.
            if (closes) refuseNames(platform, params, reads[0]!.rows, env.item, [{ where: '核查情况', text: report }])
            const licence = finding === 'true' ? null : await licenceOf(ask, params.region, state)
            return {
              command: {
                type: 'check-promise',
                finding,
                report,
                officers: officers.length,
                sealed: commitment(officers, secret.salt, sha256),
                rectifyDays,
                signed,
                licence,
              },
              env,
              rows: [platform.vault.entryRow(key, params.region, params.case, `check-${place + 1}`, secret, now)],
            }
          },
        }),
    }),

    command(orderCheck, {
      act: ({ params, body }, id) =>
        act(params, id, body.expects, { type: 'order-check', reason: body.reason }, 'supervise'),
    }),

    command(repairPromise, {
      act: ({ params, body }, id) =>
        act(params, id, body.expects, { type: 'repair-promise', reason: body.reason }, 'supervise'),
    }),

    command(takeBackPromise, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [
            readVault(params.region, params.case),
            readPresence(params.region, params.case, ofWhoStandsHere['take-back-promise']),
          ],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, body.expects)
            const presence = presenceFrom(reads[1]!.rows)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: TakenBackSecret = { reason: body.reason, salt: newSalt() }
            return {
              command: {
                type: 'take-back-promise',
                sealed: commitment(secret.reason, secret.salt, sha256),
                here: actsHere(session!, presence),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, 'promise-taken-back', secret, now)],
              origin: presenceOrigin(session!, presence),
            }
          },
        }),
    }),
  ]
}

const waiting: readonly CheckSummary['state'][] = ['made', 'to-rectify', 'to-inspect', 'to-put-right']

/** What the session's offices are to look at, soonest due first. `after` is `<due_day>,<stream>`. */
function listOfOffice(region: string, open: boolean, limit: number, after: string | undefined): Statement {
  const [due, stream] = after?.split(',') ?? []
  return statement(
    `select p.stream, p.state, p.due_day::text as due_text, c.number, c.item, c.revision, c.decided_day::text as decided_text
     from (
       select substr(s, 7) as office
       from unnest(access.subjects()) s
       where s like 'check@%'
     ) o
     cross join lateral (
       select own.stream, own.state, own.due_day
       from cases.checks own
       where own.region = $1
         and own.office = o.office
         and own.waits = $2
         and (own.due_day, own.stream) > (coalesce($3::date, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
       order by own.due_day, own.stream
       limit $5
     ) p
     join cases.cases c
       on c.region = $1
       and c.stream = p.stream
     order by p.due_day, p.stream
     limit $5`,
    [region, open, due ?? null, stream ?? null, limit],
  )
}
