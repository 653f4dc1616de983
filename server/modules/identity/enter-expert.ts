import type { Asks } from '#contracts/asks.ts'
import { appointExpert, enterExpert, type ExpertEvent, type ExpertField } from '#contracts/experts.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import type { Act } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { expertOfCode, expertStream, type Expert, type ExpertCommand, type ExpertEnv } from './experts.ts'
import { partySeal } from './party-seal.ts'
import { demandCode, personEntered } from './register-party.ts'

type ExpertAct = Act<Expert, ExpertCommand, ExpertEvent, ExpertEnv>

/** 专家入库: by hand, with what the expert has declared; a post for each 专业 follows (`expert-posts.ts`). */
export function enterExpertRoutes({ db, keys }: Pick<Platform, 'db' | 'keys'>, ask: Asks): Route[] {
  const seals = partySeal(keys)
  const demandOffered = async (region: string, fields: readonly ExpertField[]) => {
    const offered = await fieldsOffered(ask, region)
    demand(
      fields.every((one) => offered.some((other) => other.office === one.office && other.field === one.field)),
      'expert.field-unknown',
    )
    demand(new Set(fields.map(({ office, field }) => `${office} ${field}`)).size === fields.length, 'expert.field-held')
  }
  return [
    command(enterExpert, {
      act: ({ params: { region }, body }, commandId): ExpertAct => {
        const { name, code, phone, rank, employer, ties, fields, declared } = body
        return {
          kind: expertStream,
          region,
          target: { stream: expertOfCode(region, seals.codeIndex(code)), fresh: true },
          commandId,
          async decide({ day, now }) {
            demand(declared, 'expert.ties-undeclared')
            demandCode('person', code)
            await demandOffered(region, fields)
            const { person, rows } = await personEntered(db, seals, { name, code, phone }, now)
            const known = statement(`select from identity.experts where region = $1 and person = $2`, [region, person])
            demand((await db.query('system', known)).rows.length === 0, 'expert.entered-already')
            return {
              command: { type: 'enter', person, rank, employer, ties, fields },
              env: { day },
              rows,
            }
          },
        }
      },
    }),
    command(appointExpert, {
      act: ({ params: { region, expert }, body: { fields } }, commandId): ExpertAct => ({
        kind: expertStream,
        region,
        target: { stream: expert },
        commandId,
        async decide({ state, day }) {
          await demandOffered(region, fields)
          const held = state ? (await db.query('system', fieldsHeld(region, state.person))).rows : []
          demand(
            !held.some((row) => fields.some(({ office, field }) => office === row['office'] && field === row['field'])),
            'expert.field-held',
          )
          return { command: { type: 'appoint', fields }, env: { day } }
        },
      }),
    }),
  ]
}

/** 专业 by office for which an item of the region has experts drawn, each once. */
export async function fieldsOffered(ask: Asks, region: string): Promise<ExpertField[]> {
  const items = await ask.catalogue.items(region)
  const drawn = items.flatMap(({ tasks }) =>
    tasks.flatMap(({ kind, office, section }) => (kind === 'expert' && section ? [{ office, field: section }] : [])),
  )
  return [...new Map(drawn.map((one) => [`${one.office} ${one.field}`, one])).values()]
}

/** Posts of an expert that go on. */
export const fieldsHeld = (region: string, person: string) =>
  statement(
    `select office, section as field
     from access.grants
     where region = $1
       and holder = $2
       and role = 'expert'
       and revoked_at is null
     limit 100`,
    [region, person],
  )
