import type { AgentFact, DeliverBy } from '#contracts/case-events.ts'
import { demand } from '#kernel/rule-violation.ts'

/** 代领人 as a choice names them: on whose word (null: on nobody's who may give it), and whether it is the applicant. */
export type AgentNamed = { content: string; by: AgentFact['by'] | null; oneself: boolean }

/**
 * 由代领人领取: the choice names who it is, and rests on the applicant's own word or on a mandate that is on record. Null for the other ways.
 *
 * @source 民法典 第一百六十五条 (a written mandate names the agent, the matter and its bounds), 第四百六十九条第三款 (data messages are writing), 第一百六十九条 (nobody hands a mandate on without consent)
 */
export function agentOn({ deliverBy, agent }: { deliverBy: DeliverBy; agent?: AgentNamed | null }): AgentFact | null {
  if (deliverBy !== 'agent') return null
  demand(agent, 'delivery.needs-agent')
  demand(!agent.oneself, 'delivery.agent-is-applicant')
  demand(agent.by, 'delivery.agent-unmandated')
  return { content: agent.content, by: agent.by }
}
