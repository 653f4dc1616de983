import type { Asks } from '#contracts/asks.ts'
import { changeExpert, listExperts, suspendExpert, type ExpertEvent, type ExpertView } from '#contracts/experts.ts'
import { mayEver } from '#contracts/permissions.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { fieldsOffered } from './enter-expert.ts'
import { expertStream, type Expert, type ExpertCommand, type ExpertEnv } from './experts.ts'

type ExpertAct = Act<Expert, ExpertCommand, ExpertEvent, ExpertEnv>

/** 专家库: who can be drawn for which 专业, for whom they work, and whose cases they are never drawn for. */
export function expertRoutes(db: Database, ask: Asks): Route[] {
  const act = (params: { region: string; expert: string }, commandId: string, made: ExpertCommand): ExpertAct => ({
    kind: expertStream,
    region: params.region,
    target: { stream: params.expert },
    commandId,
    decide: async ({ day }) => ({ command: made, env: { day } }),
  })
  return [
    query(listExperts, {
      async reply({ session }, { params: { region }, query: { limit, after } }) {
        // The roll is read past the row policies, so who may is asked here too.
        if (!session || !mayEver(session.role, 'expert.read')) throw notFound()
        const { rows } = await db.query('system', rollFrom(region, limit + 1, after))
        const last = rows[limit - 1]
        const offices = await ask.catalogue.offices(region)
        return {
          experts: await Promise.all(
            rows.slice(0, limit).map(
              async (row) =>
                ({
                  expert: row['stream'],
                  name: (await ask.identity.party(row['person'] as string)).name,
                  fields: row['fields'],
                  rank: row['rank'],
                  employer: row['employer'],
                  ties: row['ties'],
                  suspended: row['suspended'],
                  version: row['version'],
                }) as ExpertView,
            ),
          ),
          fields: (await fieldsOffered(ask, region)).map((one) => ({
            ...one,
            officeName: offices.find(({ id }) => id === one.office)?.name ?? '',
          })),
          next: rows.length > limit && last ? (last['stream'] as string) : null,
        }
      },
    }),
    command(changeExpert, { act: ({ params, body }, id) => act(params, id, { type: 'change', ...body }) }),
    command(suspendExpert, {
      act: ({ params, body: { reason } }, id) =>
        act(params, id, reason === null ? { type: 'resume' } : { type: 'suspend', reason }),
    }),
  ]
}

const rollFrom = (region: string, limit: number, after: string | undefined) =>
  statement(
    `select e.stream, e.person, e.rank, e.employer, e.ties, e.suspended, e.version, (
       select coalesce(jsonb_agg(jsonb_build_object('office', g.office, 'field', g.section) order by g.section), '[]')
       from access.grants g
       where g.region = e.region
         and g.holder = e.person
         and g.role = 'expert'
         and g.section is not null
         and g.revoked_at is null) as fields
     from identity.experts e
     where e.region = $1
       and e.stream > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
     order by e.stream
     limit $3`,
    [region, after ?? null, limit],
  )
