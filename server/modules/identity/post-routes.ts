import type { Asks } from '#contracts/asks.ts'
import type { GrantEvent } from '#contracts/case-events.ts'
import type { OfficeId } from '#contracts/ids.ts'
import { mayEver, roles, type Role } from '#contracts/permissions.ts'
import { chargePost, chargeableRoles, endPost, listPosts, PostCharge, type PostLine } from '#contracts/posts.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { notFound } from '#platform/refusal.ts'
import { grantStream, type Grant, type GrantCommand } from './grant.ts'

type GrantAct = Act<Grant, GrantCommand, GrantEvent, void>

/** 岗位: who holds which, what one is charged with, and the end of one. */
export function postRoutes(db: Database, ask: Asks): Route[] {
  const nameOfPerson = async (person: string) => (await ask.identity.party(person)).name
  return [
    query(listPosts, {
      async reply({ session, day: today }, { params: { region }, query: { office, limit, after } }) {
        // The grants are read past the row policies, so who may is asked here too.
        if (!session || !mayEver(session.role, 'post.end')) throw notFound()
        const { rows } = await db.query(
          'system',
          statement(
            `select g.id, g.person, g.role, g.office, g.section, g.ends_on::text as ends_on, g.away, g.charges, g.charge_bases,
               g.away_from::text as away_from, g.away_through::text as away_through, d.person as deputy
             from access.grants g
             left join access.grants d
               on d.id = g.deputy
             where g.region = $1
               and g.revoked_at is null
               and g.zone <> 'public'
               and ($2::text is null or g.office = $2)
               and ($3::uuid is null or (coalesce(g.office, ''), g.role, g.id) > (
                 select coalesce(before.office, ''), before.role, before.id from access.grants before where before.id = $3))
             order by coalesce(g.office, ''), g.role, g.id
             limit $4`,
            [region, office ?? null, after ?? null, limit + 1],
          ),
        )
        const offices = await ask.catalogue.offices(region)
        const nameOf = (id: string | null) => offices.find((one) => one.id === id)?.name ?? ''
        const posts = await Promise.all(
          rows.slice(0, limit).map(async (row) => ({
            post: row['id'] as PostLine['post'],
            name: await nameOfPerson(row['person'] as string),
            roleTitle: roles[row['role'] as Role].title,
            office: row['office'] as PostLine['office'],
            officeName: nameOf(row['office'] as string | null),
            section: row['section'] as string | null,
            endsOn: row['ends_on'] as PostLine['endsOn'],
            away: row['away_from'] === null ? null : await awayOf(row, nameOfPerson),
            ...chargesOf(row, nameOf),
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
    command(chargePost, {
      act: ({ params: { region, post }, body }, commandId): GrantAct => ({
        kind: grantStream,
        region,
        target: { stream: post },
        commandId,
        async decide({ day: today }) {
          const offices = await ask.catalogue.offices(region)
          demand(
            offices.some(({ id }) => id === body.office),
            'post.charge-unknown-office',
          )
          return { command: { type: 'charge', ...body, today }, env: undefined }
        },
      }),
    }),
  ]
}

/** 岗位授权 that a post has, and what it may be charged with. */
function chargesOf(row: Row, nameOf: (office: string) => string): Pick<PostLine, 'charges' | 'mayCharge'> {
  const [charges, bases] = [row['charges'] as string[], row['charge_bases'] as string[]]
  return {
    charges: charges.map((given, place) => {
      const [charge, office] = given.split('@') as [PostCharge, OfficeId]
      return { charge, office, officeName: nameOf(office), basis: bases[place]! }
    }),
    mayCharge: PostCharge.options.filter((charge) => chargeableRoles[charge].includes(row['role'] as Role)),
  }
}

/** 离岗、代理 of a post, begun or appointed. */
const awayOf = async (row: Row, nameOf: (person: string) => Promise<string>): Promise<PostLine['away']> => ({
  from: row['away_from'] as string,
  through: row['away_through'] as string,
  began: row['away'] === true,
  deputy: row['deputy'] === null ? null : await nameOf(row['deputy'] as string),
})
