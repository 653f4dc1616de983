import type { Asks } from '#contracts/asks.ts'
import type { GrantEvent } from '#contracts/case-events.ts'
import { mayEver, roles, type Role } from '#contracts/permissions.ts'
import { endPost, listPosts, type PostLine } from '#contracts/posts.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { grantStream, type Grant, type GrantCommand } from './grant.ts'

type GrantAct = Act<Grant, GrantCommand, GrantEvent, void>

/** 岗位: who holds which, and the end of one. */
export function postRoutes(db: Database, ask: Asks): Route[] {
  return [
    query(listPosts, {
      async reply({ session, day: today }, { params: { region }, query: { office, limit, after } }) {
        // The grants are read past the row policies, so who may is asked here too.
        if (!session || !mayEver(session.role, 'post.end')) throw notFound()
        const { rows } = await db.query(
          'system',
          statement(
            `select id, person, role, office, section, ends_on::text as ends_on
             from access.grants
             where region = $1
               and revoked_at is null
               and zone <> 'public'
               and ($2::text is null or office = $2)
               and ($3::uuid is null or (coalesce(office, ''), role, id) > (
                 select coalesce(before.office, ''), before.role, before.id from access.grants before where before.id = $3))
             order by coalesce(office, ''), role, id
             limit $4`,
            [region, office ?? null, after ?? null, limit + 1],
          ),
        )
        const offices = await ask.catalogue.offices(region)
        const nameOf = (id: string | null) => offices.find((one) => one.id === id)?.name ?? ''
        const posts = await Promise.all(
          rows.slice(0, limit).map(async (row) => ({
            post: row['id'] as PostLine['post'],
            name: (await ask.identity.party(row['person'] as string)).name,
            roleTitle: roles[row['role'] as Role].title,
            office: row['office'] as PostLine['office'],
            officeName: nameOf(row['office'] as string | null),
            section: row['section'] as string | null,
            endsOn: row['ends_on'] as PostLine['endsOn'],
            own: row['person'] === session.person,
          })),
        )
        return {
          today,
          posts,
          offices: offices.map(({ id, name }) => ({ office: id, name })),
          next: rows.length > limit ? (posts.at(-1)?.post ?? null) : null,
        }
      },
    }),
    command(endPost, {
      act: ({ params: { region, post }, body: { reason, day } }, commandId): GrantAct => ({
        kind: grantStream,
        region,
        target: { stream: post },
        commandId,
        decide({ session, state, day: today }) {
          demand(state.granted?.person !== session?.person, 'post.own')
          return { command: { type: 'end', reason, day, today }, env: undefined }
        },
      }),
    }),
  ]
}
