import type { Asks } from '#contracts/asks.ts'
import { changePhone, chooseNotices, dispensable, Notice, notices, readNotices } from '#contracts/notices.ts'
import type { PartyEvent } from '#contracts/parties.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row, type Statement } from '#platform/db.ts'
import type { Act, Loaded } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { askContacts } from './contacts.ts'
import { partyStream, whether, type Party, type PartyCommand, type PartyEnv } from './party.ts'

type PartyAct = Act<Party, PartyCommand, PartyEvent, PartyEnv>

/** 通知设置: a party chooses what it is told of beyond what the law demands, and at which number. */
export function noticeRoutes({ db, keys }: Pick<Platform, 'db' | 'keys'>, ask: Asks): Route[] {
  const contacts = askContacts(db, keys)
  const phoneOf = async (party: string) =>
    (await contacts.latest(party)).phone?.value ?? (await ask.identity.party(party)).phone
  /** Who changed it, as the party is told: itself, somebody it has authorised, or a window. */
  const byWhom = async (region: string, party: string, row: Row): Promise<string> => {
    const { actor, mandate, office, counter, checked } = row as Record<string, string | null>
    if (checked !== 'log-in') {
      const place = office && (await ask.catalogue.office(region, office))
      return [place ? place.name : '窗口', counter].filter(Boolean).join(' ')
    }
    if (actor === party) return '本人'
    if (actor === 'identity') return '本人或者代办人'
    const { name } = await ask.identity.party(actor!)
    return mandate ? `代办人 ${name}` : name
  }
  return [
    query(readNotices, {
      read: () => [readOwnChoice, readOwnChanges],
      async reply({ rows, session }) {
        const party = session?.principal ?? null
        const unwanted = unwantedIn(rows[0]!.rows)
        const phone = party && (await phoneOf(party))
        return {
          party: party as never,
          notices: Notice.options.map((notice) => ({
            notice,
            ...notices[notice],
            wanted: !unwanted.includes(notice),
          })),
          phone: phone ? masked(phone) : null,
          mayChangePhone: mayChange(rows[0]!.rows),
          // Who acts for a part only is told nothing of others who act.
          changes:
            party && mayChange(rows[0]!.rows)
              ? await Promise.all(
                  rows[1]!.rows.map(async (row) => ({
                    at: (row['changed_at'] as Date).toISOString(),
                    what: row['what'] as 'phone' | 'notices',
                    by: await byWhom(row['region'] as string, party, row),
                    checked: row['checked'] as 'log-in',
                  })),
                )
              : [],
        }
      },
    }),
    command(chooseNotices, {
      act: ({ params: { region }, body: { party, unwanted } }, commandId): PartyAct => ({
        kind: partyStream,
        region,
        target: { stream: party, fresh: true },
        commandId,
        reads: [readOwnChoice],
        decide(loaded) {
          demandOwn(loaded, party)
          const last = unwantedIn(loaded.reads[0]!.rows)
          const same = last.length === new Set(unwanted).size && unwanted.every((notice) => last.includes(notice))
          return {
            command: { type: 'choose-notices', unwanted },
            env: { ...whether(true), here: true, same },
          }
        },
      }),
    }),
    command(changePhone, {
      act: ({ params: { region }, body: { party, phone } }, commandId): PartyAct => ({
        kind: partyStream,
        region,
        target: { stream: party, fresh: true },
        commandId,
        reads: [readOwnChoice],
        async decide(loaded) {
          const { mandate } = demandOwn(loaded, party)
          const { row, changed, same, overtaken } = await contacts.change(party, phone, {
            registered: { phone: (await ask.identity.party(party)).phone, byWindow: false },
            said: null,
            at: 'site',
            office: null,
            source: commandId,
            now: loaded.now,
          })
          return {
            command: { type: 'change-phone', checked: 'log-in', changed },
            env: {
              ...whether(true),
              here: true,
              bounded: mandate !== null && !mayChange(loaded.reads[0]!.rows),
              same,
              overtaken,
            },
            rows: [row],
          }
        },
      }),
    }),
  ]
}

/** A party of others is refused like one that there is not. */
function demandOwn({ session }: Loaded<Party>, party: string) {
  if (!session || session.principal !== party) throw notFound()
  return session
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** Whether a party is to be told: asked when the message is about to leave, so that the last word counts. */
export async function wantsNotice(db: Database, party: string, notice: Notice): Promise<boolean> {
  if (!dispensable.includes(notice)) return true
  const { rows } = await db.query(
    'system',
    statement(
      `select unwanted
       from identity.contact_changes
       where stream = $1
         and what = 'notices'
       order by changed_at desc
       limit 1`,
      [party],
    ),
  )
  return !unwantedIn(rows).includes(notice)
}

/** What the party that the session acts for has chosen, and whether the session may change its number; no row without a party. */
const readOwnChoice: Statement = statement(
  `select identity.may_change_phone(own.party) as may_change,
          (select c.unwanted from identity.contact_changes c where c.stream = own.party and c.what = 'notices' order by c.changed_at desc limit 1) as unwanted
   from (select substr(s, 7)::uuid as party from unnest(access.subjects()) s where s like 'party:%' limit 1) own`,
  [],
)

/** 变更记录 of the same party, newest first, in whichever region it was. */
const readOwnChanges: Statement = statement(
  `select region, what, changed_at, checked, actor, mandate, office, counter
   from identity.contact_changes
   where 'party:' || stream::text = any ((select access.subjects())::text[])
   order by changed_at desc
   limit 20`,
  [],
)

const mayChange = (rows: readonly Row[]): boolean => rows[0]?.['may_change'] === true

const unwantedIn = (rows: readonly Row[]): readonly string[] => (rows[0]?.['unwanted'] as string[] | undefined) ?? []
