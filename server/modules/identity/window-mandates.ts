import { randomUUID } from 'node:crypto'
import type { CatalogueAsk } from '#contracts/asks.ts'
import {
  listMandatesGiven,
  listMandatesOfPresent,
  MandatedAct,
  noteMandate,
  revokeMandateAtWindow,
  type MandateFacts,
  type MandateView,
} from '#contracts/mandates.ts'
import { demand } from '#kernel/rule-violation.ts'
import { action, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row } from '#platform/db.ts'
import type { PartySeal } from './party-seal.ts'
import { registerParty } from './register-party.ts'

/**
 * 授权委托书 at a window: an agent whose document was looked at shows a mandate, which is noted with its bounds.
 *
 * @source 行政许可法 第二十九条 (an application may be made by an agent); 民法典 第一百六十五条 (what a written mandate says)
 */
export function mandateRoutes(seals: PartySeal, catalogue: CatalogueAsk): Route[] {
  const principalOf = ({ id, name, code, phone, kind }: ReturnType<PartySeal['unseal']>): MandateView['principal'] => ({
    id: id as MandateView['principal']['id'],
    name,
    code,
    phone,
    kind,
  })
  const named = async (region: string, items: readonly string[] | null): Promise<MandateView['items']> => {
    if (items === null) return null
    const published = await catalogue.items(region)
    return items.map((item) => ({
      item: item as NonNullable<MandateView['items']>[number]['item'],
      name: published.find((one) => one.code === item)?.name ?? item,
    }))
  }
  /** Whose names a list of given mandates told: the answer itself has no more of them than that. */
  const agentsOf = new WeakMap<object, string[]>()
  return [
    action(noteMandate, {
      async run(found, { params, body }) {
        const { agent, acts, items, signedOn, validUntil, document } = body
        demand(signedOn <= found.day, 'mandate.not-signed')
        demand(validUntil === null || validUntil >= found.day, 'mandate.ended')
        for (const item of items ?? []) await catalogue.item(params.region, item)
        const here = await found.again([statement(`select access.present($1) as here`, [agent])])
        demand(here[0]!.rows[0]?.['here'] === true, 'mandate.agent-absent')
        const { party } = await registerParty(seals, found, body.principal)
        demand(party.id !== agent, 'mandate.for-oneself')
        const mandate = randomUUID()
        const [noted] = await found.write([
          statement(`select identity.note_mandate($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as done`, [
            mandate,
            agent,
            party.id,
            acts.map((act) => actNames[act]).join('、'),
            items,
            acts,
            signedOn,
            validUntil,
            document,
            found.session!.office,
          ]),
        ])
        demand(noted?.rows[0]?.['done'] === true, 'mandate.agent-absent')
        return {
          mandate: mandate as MandateView['mandate'],
          principal: principalOf(party),
          acts,
          items: await named(params.region, items),
          validUntil,
          document,
        }
      },
      about: ({ principal }, { body }) => readOf([principal.id, body.agent]),
    }),

    query(listMandatesOfPresent, {
      read: ({ body }) => [
        statement(
          `select id, principal, kind, sealed, items, acts, valid_until, document from identity.mandates_of_present($1)`,
          [body.agent],
        ),
      ],
      async reply({ rows }, { params }) {
        const mandates: MandateView[] = []
        for (const row of rows[0]!.rows) {
          const { principal, kind, sealed } = row as { principal: string; kind: string; sealed: Uint8Array }
          mandates.push({
            mandate: row['id'] as MandateView['mandate'],
            principal: principalOf(seals.unseal(principal, kind, sealed)),
            acts: (row['acts'] as MandatedAct[] | null) ?? [...MandatedAct.options],
            items: await named(params.region, row['items'] as string[] | null),
            validUntil: row['valid_until'] as MandateView['validUntil'],
            document: row['document'] as MandateView['document'],
          })
        }
        return { mandates }
      },
      about: ({ mandates }, { body }) => readOf([body.agent, ...mandates.map(({ principal }) => principal.id)]),
    }),

    query(listMandatesGiven, {
      read: ({ body }) => [
        statement(
          `select id, agent, kind, sealed, items, acts, valid_until from identity.mandates_given_by_present($1)`,
          [body.principal],
        ),
      ],
      async reply({ rows }, { params }) {
        const given = {
          mandates: await Promise.all(
            rows[0]!.rows.map(async (row) => ({
              mandate: row['id'] as MandateView['mandate'],
              agent: seals.unseal(row['agent'] as string, row['kind'] as string, row['sealed'] as Uint8Array).name,
              acts: (row['acts'] as MandatedAct[] | null) ?? [...MandatedAct.options],
              items: await named(params.region, row['items'] as string[] | null),
              validUntil: row['valid_until'] as MandateView['validUntil'],
            })),
          ),
        }
        const agents = rows[0]!.rows.map((row) => row['agent'] as string)
        agentsOf.set(given, agents)
        return given
      },
      about: (given, { body }) => readOf([body.principal, ...agentsOf.get(given)!]),
    }),

    action(revokeMandateAtWindow, {
      async run(found, { body }) {
        const [revoked] = await found.write([
          statement(`select identity.revoke_mandate_of_present($1, $2) as done`, [body.mandate, body.present]),
        ])
        demand(revoked?.rows[0]?.['done'] === true, 'mandate.not-to-revoke')
        return { revoked: true as const }
      },
    }),
  ]
}

/** Everybody whose data stood in an answer, each once. */
const readOf = (parties: readonly string[]) => [...new Set(parties)].map((party) => ({ party }))

const actNames: Record<MandatedAct, string> = { file: '代为申请', fetch: '代为领取结果' }

const factColumns = `m.id, m.principal, m.agent, m.items, m.acts, m.valid_until::text as valid_until, m.revoked_at is not null as revoked`

/** A mandate by its id; null where there is none. */
export async function findMandate(db: Database, id: string): Promise<MandateFacts | null> {
  const { rows } = await db.query(
    'system',
    statement(`select ${factColumns} from identity.mandates m where m.id = $1`, [id]),
  )
  return rows[0] ? factsFrom(rows[0]) : null
}

/** Mandates that a principal has given to whoever has this code, newest first. */
export async function mandatesBetween(
  db: Database,
  seals: PartySeal,
  agentCode: string,
  principal: string,
): Promise<MandateFacts[]> {
  const { rows } = await db.query(
    'system',
    statement(
      `select ${factColumns}
       from identity.parties p
       join identity.mandates m on m.agent = p.id
       where p.code_index = $1
         and m.principal = $2
       order by m.noted_at desc nulls last, m.id
       limit 20`,
      [seals.codeIndex(agentCode), principal],
    ),
  )
  return rows.map(factsFrom)
}

const factsFrom = (row: Row): MandateFacts => ({
  id: row['id'] as string,
  principal: row['principal'] as string,
  agent: row['agent'] as string,
  items: row['items'] as string[] | null,
  acts: row['acts'] as MandatedAct[] | null,
  validUntil: row['valid_until'] as string | null,
  revoked: row['revoked'] as boolean,
})
