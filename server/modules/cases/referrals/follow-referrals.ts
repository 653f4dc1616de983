import type { Superior } from '#contracts/referrals.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import { hearSuperior } from './referral-jobs.ts'

const mostAtOnce = 50

/**
 * Asks the authority above about each package that lies with it, at most once in `everyMs`. Nothing hangs on a call from outside, so no answer
 * can be lost; of several servers, one asks.
 */
export function followReferrals(
  platform: Platform,
  ask: CasesAsk,
  superior: Superior,
  everyMs: number,
): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running: Promise<void> = Promise.resolve()

  async function followAll(): Promise<void> {
    while ((await followSome()) === mostAtOnce) if (closed) return
  }

  async function followSome(): Promise<number> {
    const { rows } = await platform.db.query('system', takeTurn(everyMs))
    for (const row of rows) {
      if (closed) break
      const [region, stream, task, id] = ['region', 'stream', 'task', 'package'].map((name) => row[name] as string)
      await hearSuperior(platform, ask, superior, {
        region: region!,
        stream: stream!,
        task: task!,
        id: id!,
      }).catch((error: unknown) => warn(error, 'a package that was sent up could not be followed'))
    }
    return rows.length
  }

  const warn = (error: unknown, words: string) =>
    platform.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, words)

  const again = () => {
    timer = setTimeout(() => {
      running = followAll()
        .catch((error: unknown) => warn(error, 'packages that were sent up could not be followed'))
        .finally(() => {
          if (!closed) again()
        })
    }, everyMs).unref()
  }
  again()

  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Those whose turn it is, longest unasked first, each for one server alone. */
function takeTurn(everyMs: number): Statement {
  return statement(
    `with due as (
       select r.region, r.stream, r.task, r.package
       from cases.referrals r
       left join cases.referral_turns t
         on t.region = r.region
         and t.package = r.package
       where not r.ended
         and r.receipt is not null
         and (t.asked_at is null or t.asked_at <= now() - $1::float8 * interval '1 millisecond')
       order by t.asked_at nulls first, r.package
       limit ${mostAtOnce}
     ), taken as (
       insert into cases.referral_turns as t (region, package, asked_at)
       select region, package, now() from due
       on conflict (region, package) do update set asked_at = excluded.asked_at
       where t.asked_at <= now() - $1::float8 * interval '1 millisecond'
       returning t.region, t.package
     )
     select d.region, d.stream, d.task, d.package
     from due d
     join taken k
       on k.region = d.region
       and k.package = d.package`,
    [everyMs * 0.9],
  )
}
