import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import pg from 'pg'
import type { Item } from '#contracts/item.ts'
import type { PartyFacts } from '#contracts/asks.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { addWorkingDays, workingDayFrom, type Calendar } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { readTail } from '#platform/log.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { lyg } from '#seed/city/lyg.ts'
import { askCatalogue } from '#server/modules/catalogue/index.ts'
import { candidatesFor, type Candidates } from '#server/modules/cases/review/draw.ts'
import { askIdentity } from '#server/modules/identity/index.ts'
import { residentIds } from '#server/modules/identity/seed.ts'
import { takeStatistics } from '../statistics.ts'
import { makeCase, type Stage } from './case.ts'
import { copyGathered, gathered, type Gathered } from './rows.ts'

export type Loaded = { cases: number; events: number; seconds: number }

export type LoadOptions = {
  databaseUrl: string
  platform: Platform
  modules: readonly Module[]
  cases: number
  /** Share of the cases that are still under way, half of them waiting for acceptance. */
  openShare: number
  /** So many days before today those were filed that wait for acceptance; today unless given. Long enough, and all are 视为受理 in the next sweep. */
  waitedDays?: number
  today: Day
  progress: (loaded: Loaded) => void
}

const batch = 1_000
/** Closed cases were filed within so many days before today, and not in the last ones. */
const spread = { days: 240, leave: 20 }

/**
 * Writes generated cases into every table that their commands would have written, by COPY, each batch in one transaction. Followers of the
 * log must have nothing left to do and none may run; their checkpoints are moved past what was loaded, so nothing is reacted to.
 *
 * @throws when a server follows the log, or events wait for one
 */
export async function loadCases(options: LoadOptions): Promise<Loaded> {
  const { platform, cases } = options
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'yichuang-load' })
  await client.connect()
  const start = performance.now()
  const loaded: Loaded = { cases: 0, events: 0, seconds: 0 }
  try {
    const readers = options.modules.flatMap((module) => [...(module.readers ?? [])])
    for (const { name } of readers) {
      const lock = await client.query<{ got: boolean }>('select pg_try_advisory_lock(hashtext($1)) as got', [
        `yichuang.tail.${name}`,
      ])
      if (!lock.rows[0]?.got) throw new Error('a server is running on this database; stop it before loading')
    }
    await refuseWaitingEvents(client, options.modules)
    const city = await cityFor(platform)
    while (loaded.cases < cases) {
      const count = Math.min(batch, cases - loaded.cases)
      const into = gathered()
      // Made before the transaction: as long as one stands open, no reader of the whole cluster sees what is new.
      await makeBatch(client, options, city, into, loaded.cases, count)
      await client.query('begin')
      await copyGathered(client, into)
      for (const { name } of readers)
        await client.query(
          `insert into platform.checkpoints (reader, tx, position)
           select $1, pg_current_xact_id(), max(position) from log.events where tx = pg_current_xact_id()
           on conflict (reader) do update set tx = excluded.tx, position = excluded.position`,
          [name],
        )
      await client.query('commit')
      loaded.cases += count
      loaded.events += into.entries.length
      loaded.seconds = (performance.now() - start) / 1_000
      options.progress(loaded)
    }
    await takeStatistics(client, 'analyze')
    return loaded
  } finally {
    await client.end()
  }
}

async function refuseWaitingEvents(client: pg.Client, modules: readonly Module[]): Promise<void> {
  for (const reader of modules.flatMap((module) => [...(module.readers ?? [])])) {
    const at = await client.query<{ tx: string; position: string }>(
      'select tx::text as tx, position::text as position from platform.checkpoints where reader = $1',
      [reader.name],
    )
    let { tx, position } = at.rows[0] ?? { tx: '0', position: '0' }
    for (;;) {
      const { rows } = await client.query<{ tx: string; position: string; type: string }>(readTail(tx, position, 5_000))
      if (rows.some((row) => reader.wants(row.type)))
        throw new Error(
          `events wait for the reader "${reader.name}"; start the server, let it catch up, stop it, then load`,
        )
      const last = rows.at(-1)
      if (!last) break
      ;({ tx, position } = last)
    }
  }
}

type City = Awaited<ReturnType<typeof cityFor>>

/** The demonstration city's people, offices and items as they stand in the database. */
async function cityFor(platform: Platform) {
  const region = lyg.region.id
  const catalogue = askCatalogue(platform.db, platform.wallNow)
  const identity = askIdentity(platform.db, platform.keys)
  const calendar = await catalogue.calendar(region)
  const applicants: { party: PartyFacts; filedBy: string; mandate: string | null }[] = []
  for (const post of lyg.posts)
    if (post.role === 'applicant' && post.actsFor) {
      const party = await identity.party(residentIds.party(post.actsFor))
      if (party.kind === 'enterprise')
        applicants.push({
          party,
          filedBy: residentIds.party(post.person),
          mandate: post.mandate && residentIds.mandate(post.mandate),
        })
    }
  const items: {
    item: Item
    acceptors: string[]
    issuer: { name: string; code: string }
    candidates: Candidates & { loads: Map<string, number> }
  }[] = []
  for (const item of (await catalogue.items(region)).filter(isWalkedAtOnce)) {
    const acceptors = lyg.posts.filter((post) => post.role === 'acceptor' && post.office === item.intakeOffice)
    items.push({
      item,
      acceptors: acceptors.map((post) => residentIds.party(post.person)),
      issuer: await catalogue.office(region, item.office),
      candidates: await candidatesFor(platform, { identity }, region, tasksOfCase(item)),
    })
  }
  return { region, calendar, applicants, items }
}

/**
 * Whether a case of the item can be made from its filing to its end in one go: a whole has no review of its own, and a visit and 公示 wait for
 * days to pass, 上报 for the authority above, a limited number for those before.
 */
const isWalkedAtOnce = (item: Item): boolean =>
  !isComposite(item) &&
  !item.quota &&
  item.tasks.every(({ kind }) => kind !== 'site-visit' && kind !== 'notice' && kind !== 'referral')

async function makeBatch(
  client: pg.Client,
  options: LoadOptions,
  city: City,
  into: Gathered,
  before: number,
  count: number,
): Promise<void> {
  const { region, calendar } = city
  const last = workingDayFrom(addDays(options.today, -3), calendar)
  const plans = Array.from({ length: count }, (_, index) => {
    const place = before + index
    const { item, ...office } = city.items[place % city.items.length]!
    const open = Math.floor((place + 1) * options.openShare) > Math.floor(place * options.openShare)
    const stage: Stage = !open ? 'closed' : Math.floor(place * options.openShare) % 2 === 0 ? 'intake' : 'review'
    const back = stage === 'closed' ? spread.leave + ((place * 7_919) % spread.days) : 0
    const filed =
      stage === 'closed'
        ? workingDayFrom(addDays(last, -back), calendar)
        : stage === 'intake' && options.waitedDays
          ? workingDayFrom(addDays(options.today, -options.waitedDays), calendar)
          : last > options.today
            ? options.today
            : last
    return { place, item, office, stage, filed }
  })
  const numbers = await takeNumbers(
    client,
    region,
    plans.map(({ item, filed }) => `${item.taskCode}/${filed}`),
  )
  const registers = await openRegisters(client, region)
  for (const { place, item, office, stage, filed } of plans) {
    const { party, filedBy, mandate } = city.applicants[place % city.applicants.length]!
    const number = numbers.get(`${item.taskCode}/${filed}`)!.shift()!
    const accepted = stage === 'closed' ? addWorkingDays(filed, 1, calendar) : options.today
    const desks = makeCase(options.platform, into, {
      region,
      item,
      calendar,
      number: `${item.taskCode}${filed.replaceAll('-', '')}${String(number).padStart(4, '0')}`,
      applicant: party,
      filedBy,
      mandate,
      acceptor: office.acceptors[place % office.acceptors.length]!,
      issuer: office.issuer,
      candidates: office.candidates,
      days: { filed, accepted, decided: stage === 'closed' ? decidedAfter(item, filed, accepted, calendar) : accepted },
      stage,
      nextSerial: (year) => registers(`${item.outcome.licenceType}/${year}`),
    })
    for (const desk of desks) office.candidates.loads.set(desk, (office.candidates.loads.get(desk) ?? 0) + 1)
  }
}

/** Three working days after the acceptance, before silence would have answered. */
function decidedAfter({ agreedBySilence }: Item, filed: Day, accepted: Day, calendar: Calendar): Day {
  const usual = addWorkingDays(accepted, 3, calendar)
  if (!agreedBySilence) return usual
  const silent = addDays(filed, agreedBySilence.days)
  return silent < usual ? (silent < accepted ? accepted : silent) : usual
}

/** Case numbers from the same blocks that the server takes them from. */
async function takeNumbers(
  client: pg.Client,
  region: string,
  series: readonly string[],
): Promise<Map<string, number[]>> {
  const counts = new Map<string, number>()
  for (const one of series) counts.set(one, (counts.get(one) ?? 0) + 1)
  const { rows } = await client.query<{ series: string; next: number }>(
    `insert into platform.number_blocks as b (region, series, next)
     select $1, s.series, 1 + s.n from unnest($2::text[], $3::int[]) as s (series, n)
     on conflict (region, series) do update set next = b.next + excluded.next - 1
     returning series, next`,
    [region, [...counts.keys()], [...counts.values()]],
  )
  return new Map(
    rows.map((row) => [
      row.series,
      Array.from({ length: counts.get(row.series)! }, (_, index) => row.next - counts.get(row.series)! + index),
    ]),
  )
}

/** Licence numbers go on gaplessly from the last one given. */
async function openRegisters(client: pg.Client, region: string): Promise<(register: string) => number> {
  const { rows } = await client.query<{ register: string; last: number }>(
    'select register, max(number) as last from platform.registers where region = $1 group by register',
    [region],
  )
  const last = new Map(rows.map((row) => [row.register, row.last]))
  return (register) => {
    const next = (last.get(register) ?? 0) + 1
    last.set(register, next)
    return next
  }
}
