import { randomUUID } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import type { ExpertTie } from '#contracts/experts.ts'
import type { PartyId } from '#contracts/ids.ts'
import type { Role } from '#contracts/permissions.ts'
import { statement, type Database } from '#platform/db.ts'
import { executeAs, type Engine } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import type { OfferedAccount } from './demonstration.ts'
import { expertOf, expertStream } from './experts.ts'
import { giveGrant, type Granted } from './grant.ts'
import { operators } from './clock.ts'
import { mandateStream } from './mandate.ts'
import { partySeal, type PartySeal } from './party-seal.ts'
import { takeOver } from './take-over.ts'

/** People, firms and posts of a region by keys of the data; ids follow from the keys, so settling twice changes nothing. */
export type Residents = {
  region: { id: string }
  parties: readonly (Omit<PartyFacts, 'id'> & { key: string })[]
  mandates: readonly { key: string; principal: string; agent: string; validUntil: string | null }[]
  posts: readonly Post[]
  /** 专家库, by the keys of their persons. */
  experts?: readonly { person: string; rank: string; employer: ExpertTie; ties: readonly ExpertTie[] }[]
  accounts: readonly { id: string; title: string; hint: string; post: string }[]
}

/** One grant: a person in one role at one place. `actsFor` is the party an applicant acts for, themself or a firm. */
export type Post = {
  key: string
  person: string
  role: Role
  office: string | null
  section: string | null
  counter: string | null
  actsFor: string | null
  mandate: string | null
  /** 岗位授权 that it is given with. */
  charges?: Granted['charges']
}

const partyId = (key: string) => v5('party', key) as PartyId
const grantId = (region: string, key: string) => v5('grant', region, key)
const mandateId = (key: string) => v5('mandate', key)

/** Registers the residents and gives the posts that were not given before. A right revoked since stays revoked. */
export async function settle(engine: Engine, residents: Residents): Promise<void> {
  const { db, keys } = engine
  const region = residents.region.id
  await db.writeTogether('system', partyStatements(residents, partySeal(keys)))
  for (const party of await untold(db, region, residents)) await takeOver(engine, region, party, null)
  for (const { key, principal, agent, validUntil } of residents.mandates) {
    const stream = mandateId(key)
    const bounds = { items: null, acts: null, signedOn: null, validUntil, document: null }
    const noted = { principal: partyId(principal), agent: partyId(agent), ...bounds }
    await executeAs(engine, 'identity', null, {
      kind: mandateStream,
      region,
      target: { stream, fresh: true },
      commandId: v5('settle', stream),
      decide: ({ day }) => ({ command: { type: 'settle' as const, noted }, env: { today: day, here: false } }),
    })
  }
  for (const post of residents.posts) {
    const grant = grantId(region, post.key)
    await giveGrant(engine, { region, grant, commandId: v5('give', grant) }, grantedTo(post, region))
  }
  for (const { person: key, ...entry } of residents.experts ?? []) {
    const person = partyId(key)
    const stream = expertOf(region, person)
    await executeAs(engine, 'identity', null, {
      kind: expertStream,
      region,
      target: { stream, fresh: true },
      commandId: v5('enter', stream),
      decide: async ({ day }) => ({ command: { type: 'enter' as const, person, ...entry }, env: { day } }),
    })
  }
}

/** Of these residents, those whom the log does not know. */
async function untold(db: Database, region: string, { parties }: Residents): Promise<string[]> {
  const found = statement(
    `select one.id
     from unnest($2::uuid[]) one (id)
     where not exists (select from log.events e where e.region = $1 and e.stream = one.id and e.version = 1)`,
    [region, parties.map(({ key }) => partyId(key))],
  )
  return (await db.query('system', found)).rows.map((row) => row['id'] as string)
}

/** The accounts of the log-in page with the grants behind them. */
export function accountsOf(residents: Residents): OfferedAccount[] {
  const region = residents.region.id
  return residents.accounts.map(({ id, title, hint, post: key }) => {
    const post = residents.posts.find((one) => one.key === key)
    if (!post) throw new RangeError(`the account ${id} names no post: ${key}`)
    return {
      id,
      title,
      hint,
      role: post.role,
      region,
      grant: grantId(region, key),
      principal: post.actsFor && partyId(post.actsFor),
      mandate: post.mandate && mandateId(post.mandate),
    }
  })
}

function grantedTo(post: Post, region: string): Granted {
  const { role, office, section, counter, charges } = post
  const holder = partyId(post.person)
  return {
    holder,
    person: holder,
    role,
    office,
    section,
    counter,
    desk: randomUUID(),
    subjects: subjectsOf(post, region),
    ...(charges ? { charges } : {}),
  }
}

/** As whom a post reads streams. Reviewers, leads and deciders read none: their desk gets tasks. */
function subjectsOf({ role, office, actsFor }: Post, region: string): string[] {
  switch (role) {
    case 'applicant':
      return actsFor ? [`party:${partyId(actsFor)}`] : []
    case 'clerk':
      return [`window@${office}`]
    case 'acceptor':
      return [`intake@${office}`]
    case 'supervisor':
      return [`supervise@${region}`]
    case 'inspector':
      return [`check@${office}`]
    case 'operator':
      return [operators(region)]
    case 'anonymous':
    case 'reviewer':
    case 'lead':
    case 'decider':
    case 'head':
    case 'chair':
    case 'expert':
      return []
  }
}

function partyStatements({ parties }: Residents, seals: PartySeal) {
  return parties.map(({ key, ...facts }) => {
    const party = { id: partyId(key), ...facts }
    return statement(
      `insert into identity.parties (id, kind, code_index, sealed, registered_at) values ($1, $2, $3, $4, now())
       on conflict (id) do nothing`,
      [party.id, party.kind, seals.codeIndex(party.code), seals.seal(party)],
    )
  })
}

/** Ids of the data's keys, for tests and tools that speak of the same residents. */
export const residentIds = { party: partyId, grant: grantId, mandate: mandateId }
