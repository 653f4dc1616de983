import { absenceReasons, appointAbsence, deputyRoles, endAbsence, readAbsence } from '#contracts/absences.ts'
import type { Asks } from '#contracts/asks.ts'
import type { GrantEvent } from '#contracts/case-events.ts'
import { mayEver } from '#contracts/permissions.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import type { DeputyFacts } from './absence-rules.ts'
import { grantStream, type Grant, type GrantCommand } from './grant.ts'

type GrantAct = Act<Grant, GrantCommand, GrantEvent, void>
type Post = { region: string; ownPost: string }

/** 离岗、代理 of one's own post. The stream is reached by the post's own alias, so nobody reaches another's. */
export function absenceRoutes(db: Database, ask: Asks): Route[] {
  const nameOf = async (row: Row) => (await ask.identity.party(row['person'] as string)).name
  const act = (
    { region, ownPost }: Post,
    commandId: string,
    make: (today: string) => Promise<GrantCommand>,
  ): GrantAct => ({
    kind: grantStream,
    region,
    target: { alias: ownPost },
    commandId,
    decide: async ({ day }) => ({ command: await make(day), env: undefined }),
  })
  return [
    query(readAbsence, {
      async reply({ session, day: today }, { params: { region } }) {
        // The grants are read past the row policies, so who may is asked here too.
        if (!session || !mayEver(session.role, 'absence.own')) throw notFound()
        const own = (await db.query('system', postsWhere('g.id = $2', region, session.grantId))).rows[0]
        if (!own) throw notFound()
        const mayName = deputyRoles.some((role) => role === own['role'])
        const peers = mayName ? (await db.query('system', peersOf(region, own))).rows : []
        const actsFor = (await db.query('system', postsWhere('g.deputy = $2 and g.away', region, session.grantId))).rows
        const deputy = own['deputy'] ? (await db.query('system', whoHolds(region, own['deputy']))).rows[0] : undefined
        const away = own['away_from'] as string | null
        return {
          post: own['id'] as never,
          today,
          absence:
            away === null
              ? null
              : {
                  from: away,
                  through: own['away_through'] as string,
                  reasonText: absenceReasons[own['away_reason'] as keyof typeof absenceReasons],
                  deputy: deputy ? await nameOf(deputy) : null,
                  began: own['away'] === true,
                },
          mayName,
          deputies: await Promise.all(
            peers
              .filter((row) => row['person'] !== own['person'])
              .map(async (row) => ({ post: row['id'] as never, name: await nameOf(row) })),
          ),
          actsFor: await Promise.all(
            actsFor.map(async (row) => ({ name: await nameOf(row), through: row['away_through'] as string })),
          ),
          can: [away === null ? ('appoint' as const) : ('end' as const)],
        }
      },
    }),
    command(appointAbsence, {
      act: ({ params, body }, commandId) =>
        act(params, commandId, async (today) => ({
          type: 'appoint-absence',
          from: body.from,
          through: body.through,
          reason: body.reason,
          deputy: body.deputy === null ? null : await factsOf(db, params.region, body.deputy),
          today,
        })),
    }),
    command(endAbsence, {
      act: ({ params }, commandId) => act(params, commandId, async (today) => ({ type: 'end-absence', today })),
    }),
  ]
}

const columns = `g.id, g.person, g.role, g.office, g.away, g.away_from::text as away_from, g.away_through::text as away_through,
  g.away_reason, g.deputy`

const postsWhere = (condition: string, region: string, id: string) =>
  statement(
    `select ${columns}
     from access.grants g
     where g.region = $1
       and ${condition}
       and g.revoked_at is null
     order by g.id
     limit 50`,
    [region, id],
  )

/** Who holds a post, or held it last: who was named stays named. */
const whoHolds = (region: string, post: unknown) =>
  statement(`select person from access.grants where region = $1 and id = $2`, [region, post])

/** Everybody who holds the same role at the same office. */
const peersOf = (region: string, own: Row) =>
  statement(
    `select ${columns}
     from access.grants g
     where g.region = $1
       and g.office = $2
       and g.role = $3
       and g.revoked_at is null
     order by g.id
     limit 50`,
    [region, own['office'], own['role']],
  )

/** A post that nobody holds is of no equal duty, like any other that does not fit. */
async function factsOf(db: Database, region: string, grant: string): Promise<DeputyFacts> {
  const row = (await db.query('system', postsWhere('g.id = $2', region, grant))).rows[0]
  const from = row?.['away_from'] as string | null | undefined
  return {
    grant,
    role: (row?.['role'] as string | undefined) ?? '',
    office: (row?.['office'] as string | undefined) ?? null,
    person: (row?.['person'] as string | undefined) ?? '',
    held: row !== undefined,
    away: from ? { from, through: row!['away_through'] as string } : null,
  }
}
