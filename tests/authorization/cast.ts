import { randomBytes, randomUUID } from 'node:crypto'
import { roles, type Role, type Zone } from '#contracts/permissions.ts'
import { statement } from '#platform/db.ts'
import { hashToken, sessionCookie } from '#platform/session.ts'
import { lyg } from '#seed/city/lyg.ts'
import { publish } from '#server/modules/catalogue/index.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import type { TestPlatform } from '../harness/platform.ts'

/** Somebody who asks, and what is true of them before any route is asked. */
export type Person = {
  /** Role and state of ownership, for the message of a failure. */
  name: string
  role: Role
  /** Zone that the cookie claims. */
  zone: Zone
  /** The session stands, its right stands, its mandate holds, and it is of the zone that the cookie claims. */
  speaks: boolean
  region: string
  office: string | null
  holder: string
  /** The party acted for. */
  principal: string | null
  /** Where drawn work is addressed. */
  desk: string | null
  headers: Record<string, string>
}

const elsewhere = 'xuzhou'

type Grant = {
  id: string
  role: Role
  region: string
  office: string | null
  holder: string
  desk: string
  principal: string | null
  mandate: string | null
}

const hour = 3_600_000

/** Everybody that the matrix asks as: every role of the contracts, and the ways in which a right can be another's or at an end. */
export async function gatherCast(platform: TestPlatform, assigned: readonly string[]): Promise<Person[]> {
  // The same offices under another region: equal ids of offices must not open a door between them.
  const region = { id: elsewhere, name: '徐州市', code: '320300' }
  await publish(platform.platform.db, { ...lyg, region }, new Date().toISOString())
  const posts = new Map<string, Grant>()
  for (const post of lyg.posts) posts.set(post.key, await settledGrant(platform, post.key))
  const post = (key: string) => posts.get(key)!
  const signIn = (name: string, grant: Grant, state: SessionState = {}) => openSession(platform, name, grant, state)
  const like = (key: string, other: Partial<Grant> = {}, subjects?: string[]) =>
    extraGrant(platform, { ...post(key), ...other }, post(key), subjects)

  const atWork = await officesAtWork(platform)
  const people: Person[] = [nobody]
  for (const { key, role } of askedPosts(assigned, atWork)) people.push(await signIn(`${role} ${key}`, post(key)))

  people.push(
    await signIn('applicant whose session was closed', post('applicant-liu-mingde'), { ended: true }),
    await signIn('applicant whose session expired', post('applicant-liu-mingde'), { expiresInMs: -hour }),
    await signIn('applicant whose right was revoked', await revoked(platform, await like('applicant-liu-mingde'))),
    await signIn('applicant with a cookie of the desk', post('applicant-liu-mingde'), { zone: 'desk' }),
    await signIn('applicant with a cookie of the review', post('applicant-liu-mingde'), { zone: 'review' }),
    await signIn('applicant of another region', await like('applicant-liu-mingde', { region: elsewhere })),
    await signIn('agent whose mandate ended yesterday', post('applicant-wang-for-gangcheng'), {
      mandate: await mandate(platform, { validUntil: 'yesterday' }),
    }),
    await signIn('agent whose mandate was revoked', post('applicant-wang-for-gangcheng'), {
      mandate: await mandate(platform, { revoked: true }),
    }),
    await signIn('agent whose mandate is made up', post('applicant-wang-for-gangcheng'), { mandate: randomUUID() }),
    await signIn('agent whose mandate ends tomorrow', post('applicant-wang-for-gangcheng'), {
      mandate: await mandate(platform, { validUntil: 'tomorrow' }),
      speaks: true,
    }),
    await signIn(
      'clerk of another hall',
      await like('clerk-a', { office: 'weijian', holder: residentIds.party('clerk-b') }, ['window@weijian']),
    ),
    await signIn('clerk whose session was closed', post('clerk-a'), { ended: true }),
    await signIn('clerk of another region', await like('clerk-a', { region: elsewhere })),
    await signIn('acceptor whose session was closed', post('acceptor-weijian-a'), { ended: true }),
    await signIn('acceptor whose right was revoked', await revoked(platform, await like('acceptor-weijian-a'))),
    await signIn('acceptor of another region', await like('acceptor-weijian-a', { region: elsewhere })),
    await signIn('acceptor with a cookie of the public', post('acceptor-weijian-a'), { zone: 'public' }),
    await signIn('acceptor with a cookie of the review', post('acceptor-weijian-a'), { zone: 'review' }),
    await signIn('supervisor of another region', await like('supervisor', { region: elsewhere })),
    await signIn('operator whose session was closed', post('operator'), { ended: true }),
  )
  return people
}

/**
 * Everybody outside the review; in it the drawn ones, one more of each role in each section of an office that a thing of the matrix names, and
 * of each role one for all offices that none names.
 */
function askedPosts(assigned: readonly string[], atWork: ReadonlySet<string | null>) {
  const seen = new Set<string>()
  const drawn = (key: string) => assigned.includes(key)
  return lyg.posts
    .toSorted((a, b) => Number(drawn(b.key)) - Number(drawn(a.key)))
    .filter(({ key, role, office, section }) => {
      if (roles[role].zone !== 'review' || drawn(key)) return true
      const place = atWork.has(office) ? `${role} ${office} ${section}` : `${role} elsewhere`
      return !seen.has(place) && seen.add(place)
    })
}

/**
 * Offices that have to do with what was filed here: by the definition of an item that somebody has asked for, or by a fact of anything but the
 * settling of posts. To every comparison of an office with what a thing or an item says, all other offices are equally foreign, so of them one
 * stands in for all.
 */
async function officesAtWork({ platform }: TestPlatform): Promise<Set<string | null>> {
  const { rows } = await platform.db.query(
    'system',
    statement(
      `select named.office
       from unnest($1::text[]) named (office)
       where exists (
         select from log.events e
         where e.region = 'lyg' and e.type not like 'grant.%' and e.data like '%"' || named.office || '"%')
         or exists (
           select from catalogue.items i
           join (select region, item from cases.cases union select region, item from cases.drafts union select region, item from precases.precases) f
             on f.region = i.region and f.item = i.code
           where i.region = 'lyg' and i.definition::text like '%"' || named.office || '"%')`,
      [lyg.offices.map(({ id }) => id)],
    ),
  )
  return new Set(rows.map((row) => row['office'] as string))
}

/** What becomes known only when somebody has been drawn: the same desk under a session that ended or a right that was revoked. */
export async function formerAssignees(platform: TestPlatform, assigned: readonly Person[]): Promise<Person[]> {
  const former: Person[] = []
  for (const person of assigned) {
    const grant: Grant = { ...person, id: '', desk: person.desk!, mandate: null }
    const same = await extraGrant(platform, grant, grant)
    former.push(
      await openSession(platform, `assigned ${person.role} whose session was closed`, same, { ended: true }),
      await openSession(platform, `assigned ${person.role} with a cookie of the desk`, same, { zone: 'desk' }),
      await openSession(platform, `assigned ${person.role} whose right was revoked`, await revoked(platform, same)),
      await openSession(
        platform,
        `${person.role} of another region`,
        await extraGrant(platform, { ...grant, region: elsewhere, desk: randomUUID() }, grant),
      ),
    )
  }
  return former
}

/** Whoever brings no cookie. */
export const nobody: Person = {
  name: 'anonymous',
  role: 'anonymous',
  zone: 'public',
  speaks: false,
  region: 'lyg',
  office: null,
  holder: '',
  principal: null,
  desk: null,
  headers: {},
}

async function settledGrant(platform: TestPlatform, key: string): Promise<Grant> {
  const post = lyg.posts.find((one) => one.key === key)!
  const id = residentIds.grant('lyg', key)
  const row = await one(platform, `select holder, office, desk from access.grants where id = $1`, [id])
  return {
    id,
    role: post.role,
    region: 'lyg',
    office: row['office'] as string | null,
    holder: row['holder'] as string,
    desk: row['desk'] as string,
    principal: post.actsFor && residentIds.party(post.actsFor),
    mandate: post.mandate && residentIds.mandate(post.mandate),
  }
}

/** A further grant that reads what another one reads, unless said otherwise. */
async function extraGrant(platform: TestPlatform, grant: Grant, as: Grant, subjects?: string[]): Promise<Grant> {
  const id = randomUUID()
  await one(
    platform,
    `insert into access.grants (id, region, holder, person, role, zone, office, desk, subjects)
     values ($1, $2, $3, $3, $4, $5, $6, $7,
       coalesce($8::text[], (select subjects from access.grants where desk = $9 limit 1)))`,
    [
      id,
      grant.region,
      grant.holder,
      grant.role,
      roles[grant.role].zone,
      grant.office,
      grant.desk,
      subjects ?? null,
      as.desk,
    ],
  )
  return { ...grant, id }
}

/** The same right at a time after it was taken away. */
async function revoked(platform: TestPlatform, grant: Grant): Promise<Grant & { gone: true }> {
  const gone = await extraGrant(platform, grant, grant)
  await one(platform, `update access.grants set revoked_at = now() where id = $1`, [gone.id])
  return { ...gone, gone: true }
}

async function mandate(
  platform: TestPlatform,
  how: { validUntil?: 'tomorrow' | 'yesterday'; revoked?: true },
): Promise<string> {
  const id = randomUUID()
  await one(
    platform,
    `insert into identity.mandates (id, region, principal, agent, valid_until, revoked_at)
     values ($1, 'lyg', $2, $3, case when $4::int is null then null else (now() at time zone 'Asia/Shanghai')::date - $4::int end,
       case when $5 then now() end)`,
    [
      id,
      residentIds.party('gangcheng'),
      residentIds.party('wang-haiyan'),
      how.validUntil ? { tomorrow: -1, yesterday: 1 }[how.validUntil] : null,
      how.revoked === true,
    ],
  )
  return id
}

type SessionState = { ended?: true; expiresInMs?: number; zone?: Zone; mandate?: string; speaks?: boolean }

async function openSession(
  platform: TestPlatform,
  name: string,
  grant: Grant & { gone?: true },
  state: SessionState = {},
): Promise<Person> {
  const [token, csrf] = [randomBytes(32).toString('base64url'), randomUUID()]
  const zone = state.zone ?? roles[grant.role].zone
  await one(
    platform,
    `insert into access.sessions (token_hash, grant_id, principal, mandate, csrf, channel, created_at, expires_at, ended_at)
     values (decode($1, 'hex'), $2, $3, $4, $5, $6, now(), now() + $7 * interval '1 millisecond', case when $8 then now() end)`,
    [
      hashToken(token),
      grant.id,
      grant.principal,
      state.mandate ?? grant.mandate,
      csrf,
      grant.role === 'clerk' ? 'window' : grant.role === 'applicant' ? 'site' : 'desk',
      state.expiresInMs ?? hour,
      state.ended === true,
    ],
  )
  const sound = !state.ended && !state.expiresInMs && !state.zone && !state.mandate && !grant.gone
  return {
    name,
    role: grant.role,
    zone,
    speaks: state.speaks ?? sound,
    region: grant.region,
    office: grant.office,
    holder: grant.holder,
    principal: grant.principal,
    desk: grant.desk,
    headers: { cookie: `${sessionCookie}=${zone}.${token}`, 'x-csrf-token': csrf },
  }
}

async function one(platform: TestPlatform, text: string, values: unknown[]): Promise<Record<string, unknown>> {
  return (await platform.platform.db.query('system', statement(text, values))).rows[0] ?? {}
}
