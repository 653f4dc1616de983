import { randomUUID } from 'node:crypto'
import type { IdentityAsk } from '#contracts/asks.ts'
import { changePhone, chooseNotices, dispensable, Notice, notices, readNotices } from '#contracts/notices.ts'
import { demand } from '#kernel/rule-violation.ts'
import { action, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { hex } from '#platform/vault.ts'
import { sealContact } from './contacts.ts'

/** 通知设置: a party chooses what it is told of beyond what the law demands, and at which number. */
export function noticeRoutes({ keys }: Pick<Platform, 'keys'>, ask: Pick<IdentityAsk, 'party' | 'contact'>): Route[] {
  const viewOf = async (principal: string | null | undefined, unwanted: readonly string[], mayChangePhone: boolean) => {
    const phone = principal
      ? ((await ask.contact(principal)).phone?.value ?? (await ask.party(principal)).phone)
      : undefined
    return {
      notices: Notice.options.map((notice) => ({ notice, ...notices[notice], wanted: !unwanted.includes(notice) })),
      phone: phone ? masked(phone) : null,
      mayChangePhone,
    }
  }
  return [
    query(readNotices, {
      read: (_asked, _ticket) => [readOwnChoice],
      reply: ({ rows, session }) => viewOf(session?.principal, unwantedIn(rows[0]!.rows), mayChange(rows[0]!.rows)),
    }),
    action(chooseNotices, {
      read: () => [readOwnChoice],
      async run({ session, rows, write }, { body }) {
        const unwanted = [...new Set(body.unwanted)]
        const fixed = unwanted.filter((notice) => !dispensable.includes(notice))
        demand(fixed.length === 0, 'notice.must-be-told', {
          names: fixed.map((notice) => notices[notice].title).join('、'),
        })
        if (!session?.principal) throw notFound()
        const [chosen] = await write([
          statement(`select identity.choose_notices($1, $2) as done`, [session.principal, unwanted]),
        ])
        if (!chosen?.rows[0]?.['done']) throw notFound()
        return viewOf(session.principal, unwanted, mayChange(rows[0]!.rows))
      },
    }),
    action(changePhone, {
      read: () => [readOwnChoice],
      async run({ session, rows, write, now }, { body: { phone } }) {
        if (!session?.principal) throw notFound()
        demand(session.mandate === null || mayChange(rows[0]!.rows), 'notice.mandate-too-narrow')
        const [changed] = await write([
          statement(`select identity.change_phone($1, $2, $3, $4::bytea) as done`, [
            session.principal,
            randomUUID(),
            now,
            hex(sealContact(keys, session.principal, phone)),
          ]),
        ])
        if (!changed?.rows[0]?.['done']) throw notFound()
        return viewOf(session.principal, unwantedIn(rows[0]!.rows), true)
      },
    }),
  ]
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** Whether a party is to be told: asked when the message is about to leave, so that the last word counts. */
export async function wantsNotice(db: Database, party: string, notice: Notice): Promise<boolean> {
  if (!dispensable.includes(notice)) return true
  const { rows } = await db.query(
    'system',
    statement(
      `select unwanted
       from identity.notice_choices
       where party = $1
       order by chosen_at desc
       limit 1`,
      [party],
    ),
  )
  return !unwantedIn(rows).includes(notice)
}

/** What the party that the session acts for has chosen, and whether the session may change its number; no row without a party. */
const readOwnChoice: Statement = statement(
  `select identity.may_change_phone(own.party) as may_change,
          (select c.unwanted from identity.notice_choices c where c.party = own.party order by c.chosen_at desc limit 1) as unwanted
   from (select substr(s, 7)::uuid as party from unnest(access.subjects()) s where s like 'party:%' limit 1) own`,
  [],
)

const mayChange = (rows: readonly Row[]): boolean => rows[0]?.['may_change'] === true

const unwantedIn = (rows: readonly Row[]): readonly string[] => (rows[0]?.['unwanted'] as string[] | undefined) ?? []
