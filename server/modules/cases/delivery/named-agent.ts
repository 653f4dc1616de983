import type { NamedAgent } from '#contracts/deliveries.ts'
import { commitment } from '#kernel/commitment.ts'
import type { CasesAsk } from '../ask.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { isUnbounded, mandateFor } from '../intake/mandate-rules.ts'
import type { AgentNamed } from './agent-rules.ts'

/** What the vault holds of 代领人: who was named, and under which mandate on record, where the applicant's own word is not enough. */
export type AgentSecret = NamedAgent & { mandate: string | null; salt: string }

type Naming = {
  applicant: { id: string; code: string }
  item: string
  day: string
  /** 授权 under which the way is chosen; null where the applicant chooses it. */
  acting: string | null
}

/**
 * Who is named to fetch the result, sealed; null for the other ways. The applicant's own word is the mandate; who may do everything for the
 * applicant names somebody too, and the case says that it was so; whoever acts under a narrower one names only who has a mandate on record for that.
 *
 * @throws RuleViolation `mandate.ended` or `mandate.other-scope` where the mandates on record don't reach so far
 */
export async function sealedAgent(
  identity: Pick<CasesAsk['identity'], 'mandate' | 'mandatesBetween' | 'party'>,
  asked: { deliverBy: string; agent: NamedAgent | null },
  { applicant, item, day, acting }: Naming,
): Promise<{ secret: AgentSecret; named: AgentNamed } | null> {
  if (asked.deliverBy !== 'agent' || !asked.agent) return null
  const { name, code } = asked.agent
  const word =
    acting === null ? 'applicant' : isUnbounded(await identity.mandate(acting)) ? ('general-mandate' as const) : null
  const mandate = word
    ? null
    : mandateFor(await identity.mandatesBetween(code, applicant.id), {
        principal: applicant.id,
        item,
        act: 'fetch',
        day,
      })
  const agent = { name: mandate ? (await identity.party(mandate.agent)).name : name, code }
  const salt = newSalt()
  return {
    secret: { ...agent, mandate: mandate?.id ?? null, salt },
    named: {
      content: commitment(agent, salt, sha256),
      by: word ?? (mandate ? 'mandate' : null),
      oneself: code === applicant.code,
    },
  }
}
