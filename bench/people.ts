import type { Item } from '#contracts/item.ts'
import type { Role } from '#contracts/permissions.ts'
import { residentIds } from '#server/modules/identity/seed.ts'
import { lyg } from '#seed/city/lyg.ts'
import type pg from 'pg'
import type { Sockets, Visitor } from './client.ts'

export const region = lyg.region.id
/** 联合审图 of four offices, and one review: the two that are measured, so that figures stay comparable when the city offers more. */
export const items: readonly Item[] = lyg.items.slice(0, 2)

/** Everybody of the demonstration city who has a part in a case, logged in. */
export type People = {
  applicants: readonly Visitor[]
  acceptorOf(item: Item): Visitor
  /** Whose desk it is. */
  atDesk(desk: string): Visitor
}

const taking: readonly Role[] = ['applicant', 'acceptor', 'reviewer', 'lead', 'decider']

export async function logIn(sockets: Sockets, look: pg.Client): Promise<People> {
  const desks = new Map(
    (
      await look.query<{ id: string; desk: string }>('select id, desk from access.grants where region = $1', [region])
    ).rows.map(({ id, desk }) => [id, desk]),
  )
  const applicants: Visitor[] = []
  const acceptors = new Map<string, Visitor>()
  const atDesk = new Map<string, Visitor>()
  for (const account of lyg.accounts) {
    const post = lyg.posts.find((candidate) => candidate.key === account.post)!
    if (!taking.includes(post.role)) continue
    const actsForFirm = lyg.parties.some((party) => party.key === post.actsFor && party.kind === 'enterprise')
    if (post.role === 'applicant' && !actsForFirm) continue
    const visitor = await sockets.open(account.id)
    if (post.role === 'applicant') applicants.push(visitor)
    else if (post.role === 'acceptor') acceptors.set(post.office!, visitor)
    else atDesk.set(desks.get(residentIds.grant(region, post.key))!, visitor)
  }
  return {
    applicants,
    acceptorOf: (item) => acceptors.get(item.intakeOffice)!,
    atDesk: (desk) => atDesk.get(desk)!,
  }
}
