import { statement, type Statement } from '#platform/db.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseAct } from '../case-act.ts'
import { readTaskQuota, standingFrom } from '../quotas/quota-standing.ts'
import { blindAct, ofRef } from './blind-act.ts'
import type { DecisionCommand } from './decision-rules.ts'

/** One row while a withdrawal waits that was asked of the whole which a task's case is a part of. */
const readWholeWithdrawing = (region: string, task: string): Statement =>
  statement(`select last_day from cases.task_whole_withdrawing($1, $2)`, [region, task])

/**
 * A decision with what others' streams say of it in its own snapshot: the places as they stand, where the number is limited (the register takes
 * each number once, and who loses the race reads again), and of a part, whether its whole may be withdrawn.
 */
export function decisionAct(
  ask: CasesAsk,
  params: { region: string; task: string },
  commandId: string,
  make: (task: string) => DecisionCommand,
): CaseAct {
  const blind = blindAct(ask)(params, commandId, make)
  return {
    ...blind,
    reads: [readTaskQuota(params.region, params.task), readWholeWithdrawing(params.region, params.task)],
    readsMayWait: true,
    async decide(asked) {
      const decided = await blind.decide(asked)
      const { state, reads, day } = asked
      const [task] = ofRef(state, params.task)
      if ((decided.env.item.quota || state.whole) && !reads[0])
        throw new RangeError('what the decision turns on is not read yet')
      const quota = standingFrom(reads[0]?.rows ?? [], decided.env.item, day)
      return { ...decided, command: { ...make(task), quota, wholeWithdrawing: (reads[1]?.rows.length ?? 0) > 0 } }
    },
  }
}
