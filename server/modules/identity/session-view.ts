import type { Asks } from '#contracts/asks.ts'
import type { SessionView } from '#contracts/identity.ts'
import { mayEver, permissions, roles, type Permission, type Role } from '#contracts/permissions.ts'
import type { Session } from '#platform/session.ts'

/** A session as the pages need it; without one, anybody's view of the region. */
export type Speaking = Pick<Session, 'role' | 'region' | 'holder' | 'office' | 'counter' | 'principal' | 'csrf'>

export async function sessionView(
  ask: Asks,
  speaking: Speaking | null,
  facts: { region: string; today: string; demonstration: boolean; secondsLeft: number | null },
): Promise<SessionView> {
  const { today, demonstration, secondsLeft } = facts
  if (!speaking) {
    const base = { role: 'anonymous', title: roles.anonymous.title, name: '访客', region: facts.region } as const
    const nobody = { office: null, officeName: null, counter: null, principal: null, csrf: '' }
    return {
      ...base,
      ...nobody,
      can: permissionsOf('anonymous'),
      demonstration,
      today,
      secondsLeft: null,
    } as SessionView
  }
  const { role, region, office, counter, csrf } = speaking
  const [holder, principal, place] = await Promise.all([
    ask.identity.party(speaking.holder),
    speaking.principal ? ask.identity.party(speaking.principal) : null,
    office ? ask.catalogue.office(region, office) : null,
  ])
  return {
    role,
    title: roles[role].title,
    name: holder.name,
    region,
    office,
    officeName: place?.name ?? null,
    counter,
    principal: principal && { id: principal.id, name: principal.name, kind: principal.kind },
    csrf,
    can: permissionsOf(role),
    demonstration,
    today,
    secondsLeft,
  } as SessionView
}

function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => mayEver(role, permission))
}
