import type { CatalogueAsk } from '#contracts/asks.ts'
import {
  listMandatesGiven,
  listMandatesOfPresent,
  MandatedAct,
  noteMandate,
  revokeMandateAtWindow,
  type MandateEvent,
  type MandateFacts,
  type MandateView,
} from '#contracts/mandates.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, query, type Route } from '#platform/bind.ts'
import { statement, type Database, type Row, type Rows } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import { v5 } from '#platform/uuid.ts'
import { mandateStream, type Mandate, type MandateCommand, type MandateEnv } from './mandate.ts'
import type { PartySeal } from './party-seal.ts'
import { knownParty, partyByCode } from './register-party.ts'

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
    command(noteMandate, {
      act: ({ params: { region }, body }, commandId): MandateAct => ({
        kind: mandateStream,
        region,
        target: { stream: v5('mandate', commandId), fresh: true },
        commandId,
        reads: [isPresent(body.agent), partyByCode(seals, body.principal.code)],
        async decide({ day, reads: [here, known] }) {
          const { agent, items, acts, signedOn, validUntil, document } = body
          for (const item of items ?? []) await catalogue.item(region, item)
          const principal = knownParty(seals, body.principal, known?.rows[0])?.id
          demand(principal, 'identity.not-registered')
          return {
            command: { type: 'note', noted: { principal, agent, items, acts, signedOn, validUntil, document } },
            env: { today: day, here: isHere(here) },
            origin: { onBehalfOf: agent, applicantPresent: true },
          }
        },
      }),
      reply: ({ receipt, stream, state }) => ({
        receipt,
        mandate: stream as never,
        principal: state?.principal as never,
      }),
      about: (noting) => (noting.type === 'note' ? readOf([noting.noted.principal, noting.noted.agent]) : null),
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

    command(revokeMandateAtWindow, {
      act: ({ params: { region }, body: { mandate, present } }, commandId): MandateAct => ({
        kind: mandateStream,
        region,
        // A mandate of others is refused like one that there is not.
        target: { stream: mandate, fresh: true },
        commandId,
        reads: [isPresent(present)],
        decide: ({ day, reads: [here] }) => ({
          command: { type: 'revoke', present },
          env: { today: day, here: isHere(here) },
          origin: { onBehalfOf: present, applicantPresent: true },
        }),
      }),
    }),
  ]
}

/** Everybody whose data stood in an answer, each once. */
const readOf = (parties: readonly string[]) => [...new Set(parties)].map((party) => ({ party }))

type MandateAct = Act<Mandate, MandateCommand, MandateEvent, MandateEnv>

const isPresent = (party: string) => statement(`select access.present($1) as here`, [party])
const isHere = (read: Rows | undefined): boolean => read?.rows[0]?.['here'] === true

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
