import type { CasesAsk } from '../ask.ts'
import type { CaseAct } from '../case-act.ts'
import { blindAct, ofRef } from '../review/blind-act.ts'
import type { DecisionCommand } from '../review/decision-rules.ts'
import { readTaskQuota, standingFrom } from './quota-standing.ts'

/**
 * A decision with the places as they stand in its own snapshot, where the number is limited; the register takes each number once, and who
 * loses the race reads again.
 */
export function decidesWithQuota(
  ask: CasesAsk,
  params: { region: string; task: string },
  commandId: string,
  make: (task: string) => DecisionCommand,
): CaseAct {
  const blind = blindAct(ask)(params, commandId, make)
  return {
    ...blind,
    reads: [readTaskQuota(params.region, params.task)],
    readsMayWait: true,
    async decide(asked) {
      const decided = await blind.decide(asked)
      const [task] = ofRef(asked.state, params.task)
      if (decided.env.item.quota && !asked.reads[0]) throw new RangeError('the places are not read yet')
      const quota = standingFrom(asked.reads[0]?.rows ?? [], decided.env.item, asked.day)
      return { ...decided, command: { ...make(task), quota } }
    },
  }
}
