import type { EffectKind } from '#contracts/operations.ts'
import { statement } from '#platform/db.ts'
import { isOutage } from '#platform/errors.ts'
import { executeAs } from '#platform/execute.ts'
import { platformNow } from '#platform/now.ts'
import type { Performer } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { By } from '../platform-act.ts'
import { ruleInForce, type RuleInForce } from './rule-in-force.ts'

/** Licences read at a time, and in one sweep. */
const batch = 200
const most = 2_000

/**
 * Brings under supervision the licences that were granted before their item declared it, with the period of theirs that runs. Costs the items
 * that have such licences, one probe of an index each, and the licences it brings in; what one sweep leaves the next one takes. One that fails
 * becomes an effect, which is tried as often as any and is then among 失败任务; no sweep tries it beside that.
 *
 * @returns how many were brought in
 */
export async function beginSupervision(platform: Platform, ask: CasesAsk): Promise<number> {
  let begun = 0
  for (const { region, item } of await itemsWithout(platform)) {
    const rule = await ruleInForce(ask, region, item)
    for (let after = first; rule && begun < most;) {
      const streams = await licencesWithout(platform, region, item, after)
      if (streams.length === 0) break
      const known = await effectsKnown(platform, streams)
      for (const stream of streams.filter((one) => !known.has(effectOf(one)))) {
        const licence = { region, stream, item }
        try {
          await sweptIn(platform, ask, licence, rule)
          begun += 1
        } catch (error) {
          if (isOutage(error)) throw error
          await callFor(platform, licence)
        }
      }
      after = streams.at(-1)!
    }
  }
  return begun
}

/** What the sweep could not do, tried again by the job queue or on the word of an operator. */
export const superviseLicence =
  (platform: Platform, ask: CasesAsk): Performer =>
  async ({ region, stream, payload }) => {
    const item = payload['item'] as string
    const rule = await ruleInForce(ask, region, item)
    if (rule) await sweptIn(platform, ask, { region, stream, item }, rule)
  }

type Licence = { region: string; stream: string; item: string }

const effectOf = (stream: string): string => v5(stream, kind)
const kind: EffectKind = 'begin-supervision'

async function effectsKnown({ db }: Platform, streams: readonly string[]): Promise<Set<unknown>> {
  const asked = statement('select effect from platform.effects_known($1)', [streams.map(effectOf)])
  return new Set((await db.query('system', asked)).rows.map(({ effect }) => effect))
}

async function callFor({ db, wallNow }: Platform, { region, stream, item }: Licence): Promise<void> {
  const { now } = await platformNow(db, wallNow)
  await db.query(
    'system',
    statement(
      `insert into platform.outbox (region, id, stream, kind, payload, created_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [region, effectOf(stream), stream, kind, JSON.stringify({ item }), now],
    ),
  )
}

const sweptIn = (platform: Platform, ask: CasesAsk, { region, stream }: Licence, rule: RuleInForce) =>
  begin(
    platform,
    ask,
    { actor: 'clock', cause: null, region, stream },
    v5(stream, 'begin-supervision', String(rule.revision)),
    rule,
  )

/** @param rule of its item, where it is at hand; null: looked up */
export const begin = (
  platform: Platform,
  ask: CasesAsk,
  { actor, cause, region, stream }: By,
  commandId: string,
  rule: RuleInForce | null,
) =>
  executeAs(
    platform.engine,
    actor,
    cause,
    caseAct({
      region,
      target: { stream },
      commandId,
      async decide({ state, day }) {
        const { credential, item } = state
        const licence = credential ? await ask.licences.known(region, { credential: credential.id }) : null
        const inForce = rule ?? (await ruleInForce(ask, region, item))
        const command = { type: 'begin-supervision' as const, licence, rule: inForce }
        return { command, env: await caseEnv(ask, region, state, day) }
      },
    }),
  )

const first = '00000000-0000-0000-0000-000000000000'

async function itemsWithout({ db }: Platform): Promise<{ region: string; item: string }[]> {
  const { rows } = await db.query('system', statement(itemsText, []))
  return rows.map((row) => ({ region: row['region'] as string, item: row['item'] as string }))
}

/** From each item straight to the next one. */
const itemsText = `
  with recursive items as (
    (select region, item from cases.cases where unsupervised order by region, item limit 1)
    union all
    select n.region, n.item
    from items i
    cross join lateral (
      select c.region, c.item
      from cases.cases c
      where c.unsupervised
        and (c.region, c.item) > (i.region, i.item)
      order by c.region, c.item
      limit 1
    ) n
  )
  select region, item from items`

async function licencesWithout({ db }: Platform, region: string, item: string, after: string): Promise<string[]> {
  const { rows } = await db.query(
    'system',
    statement(
      `select stream
       from cases.cases
       where region = $1
         and item = $2
         and unsupervised
         and stream > $3
       order by stream
       limit $4`,
      [region, item, after, batch],
    ),
  )
  return rows.map((row) => row['stream'] as string)
}
