import { randomUUID } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import type { Role } from '#contracts/permissions.ts'
import { roles } from '#contracts/permissions.ts'
import { residentIds, settle, type Residents } from '#server/modules/identity/index.ts'
import { openSessionFor } from '#server/modules/identity/sessions.ts'
import type { TestPlatform, Visitor } from '#tests/harness/platform.ts'
import { region } from '#tests/harness/case-walk.ts'

/** Somebody new in the city, with a right and an open session; on no list of the log-in page. */
export type Somebody = { visitor: Visitor; party: string; holder: string; ids: Record<string, string> }

type Facts = Omit<PartyFacts, 'id'>

/** An applicant for themself, or an agent under a mandate for a firm. */
export async function newApplicant(platform: TestPlatform, person: Facts, firm: Facts | null): Promise<Somebody> {
  const key = randomUUID()
  const post = {
    key: `post-${key}`,
    person: `person-${key}`,
    role: 'applicant' as const,
    office: null,
    section: null,
    counter: null,
    actsFor: firm ? `firm-${key}` : `person-${key}`,
    mandate: firm ? `mandate-${key}` : null,
  }
  await settleIn(platform, {
    parties: [{ key: post.person, ...person }, ...(firm ? [{ key: post.actsFor, ...firm }] : [])],
    mandates: firm ? [{ key: post.mandate!, principal: post.actsFor, agent: post.person, validUntil: null }] : [],
    posts: [post],
  })
  return session(platform, post, residentIds.party(post.actsFor), post.mandate && residentIds.mandate(post.mandate))
}

/** A clerk or an acceptor. */
export async function newColleague(
  platform: TestPlatform,
  person: Facts,
  role: Role,
  office: string,
): Promise<Somebody> {
  const key = randomUUID()
  // A counter that takes in every item: 综合窗口（无差别受理）.
  const counter = role === 'clerk' ? 'A03' : null
  const post = { key, person: key, role, office, section: null, counter, actsFor: null, mandate: null }
  await settleIn(platform, { parties: [{ key, ...person }], mandates: [], posts: [post] })
  return session(platform, post, null, null)
}

async function settleIn(platform: TestPlatform, people: Pick<Residents, 'parties' | 'mandates' | 'posts'>) {
  await settle(platform.platform.engine, { region: { id: region }, accounts: [], ...people })
}

async function session(
  platform: TestPlatform,
  post: Residents['posts'][number],
  principal: string | null,
  mandate: string | null,
): Promise<Somebody> {
  const grant = residentIds.grant(region, post.key)
  const { cookie, csrf } = await openSessionFor(
    platform.platform.db,
    { grant, principal, mandate },
    post.role,
    roles[post.role].zone,
  )
  const visitor = await platform.as(null)
  visitor.cookie = `yichuang_session=${cookie}`
  visitor.csrf = csrf
  const holder = residentIds.party(post.person)
  const ids = {
    'party id': principal ?? holder,
    'holder id': holder,
    'grant id': grant,
    'session secret': cookie.split('.')[1]!,
    'session token': csrf,
    ...(mandate ? { 'mandate id': mandate } : {}),
  }
  return { visitor, party: principal ?? holder, holder, ids }
}
