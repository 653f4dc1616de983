import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { CheckFinding } from '#contracts/commitment-events.ts'
import type { Item } from '#contracts/item.ts'
import type { PromiseFact } from '#contracts/item-commitment.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { hasRemedies } from '../review/decision-rules.ts'

/** As the check found, as the proceeding decided, or taken back before; `lapsed`: not kept, of a licence that had ended. */
export type PromiseEnd = Exclude<CheckFinding, 'to-rectify'> | 'not-established' | 'taken-back' | 'lapsed'

/** 告知承诺 of one case. */
export type CommitmentState = {
  /** Versions of the two texts. */
  notice: string
  promise: string
  /** Materials that are not asked for. */
  dispensed: readonly string[]
  /** Which checks it; '' until it was decided on it. */
  office: string
  /** By when it is checked; null until it was decided on it, and where no check was drawn. */
  check: Due | null
  /** 抽查: whether a draw says that it is checked; null where every promise is. */
  sample: 'awaited' | { percent: number; day: string; drawn: boolean } | null
  checks: readonly { finding: CheckFinding; report: string; lapsed: boolean; day: string }[]
  /** 整改期限, after a check that found it otherwise. */
  rectifyBy: Due | null
  /** 撤销程序 that a check opened: what comes of the promise, its decision says. */
  closure: string | null
  /** What came of it at last; `keeps`: whether what was granted on it holds. */
  ended: { how: PromiseEnd; keeps: boolean; day: string } | null
  /** 有因核查 of what no draw chose. */
  ordered: { reason: string; day: string } | null
  /** 信用修复, after a false promise: its giver may promise again. */
  repaired: { reason: string; day: string } | null
}

/** A promise as it is filed. */
export type PromiseGiven = {
  fact: PromiseFact
  /** An earlier promise of the applicant was found false. */
  barred: boolean
  /** Signed by the applicant and by nobody in its name: at a window, while it stands there. */
  bySelf: boolean
}

const promisedReasons =
  '申请人选择告知承诺，已签署承诺书并提交其他全部申请材料，当场作出决定；承诺的内容由本机关在核查期限内核查。'
const filedReasons = '申请人按要求填报并签署承诺书，备案即时生效；承诺的内容由本机关在核查期限内核查。'
const sampledReasons = '申请人按要求填报并签署承诺书，备案即时生效；承诺的内容由本机关按公布的比例随机抽取后核查。'

type Submitted = Extract<CaseEvent, { type: 'submitted' }>

/**
 * Whether the applicant may have it decided on a promise.
 *
 * @source 国办发〔2020〕42号: 申请人可以选择; 有较严重不良信用记录或者曾作出虚假承诺的，不适用
 */
export function demandMayPromise({ commitment, filing }: Item, given: PromiseGiven | null): void {
  if (!given) return
  const { fact, barred, bySelf } = given
  demand(commitment && fact.dispensed.every((key) => commitment.dispenses.includes(key)), 'commitment.not-offered')
  // What it stands in for is what is looked at afterwards: with everything brought people review it.
  demand(filing || fact.dispensed.length > 0, 'commitment.dispenses-nothing')
  demand(!barred, 'commitment.barred')
  demand(bySelf, 'commitment.by-applicant')
  demand(
    fact.notice === commitment.notice.version && fact.promise === commitment.promise.version,
    'commitment.other-version',
  )
}

/** What the filing says of it. */
export const promiseOf = ({ promise }: Submitted): CommitmentState | null =>
  promise
    ? {
        notice: promise.notice,
        promise: promise.promise,
        dispensed: promise.dispensed,
        office: '',
        check: null,
        sample: null,
        checks: [],
        rectifyBy: null,
        closure: null,
        ended: null,
        repaired: null,
        ordered: null,
      }
    : null

export function foldPromise(state: CaseState, { office, check }: Extract<CaseEvent, { type: 'promised' }>): CaseState {
  const sample = check === null ? 'awaited' : null
  return { ...state, commitment: state.commitment && { ...state.commitment, office, check, sample } }
}

/**
 * 当场决定: what was promised is believed, and looked at afterwards. Null where people review.
 *
 * @source 行政许可法 第三十四条第二款 (能够当场作出决定的，应当当场作出); 国办发〔2020〕42号
 */
export function decidedAtOnce({ commitment: given }: CaseState, env: CaseEnv, accepted: CaseEvent): CaseEvent[] | null {
  const { commitment: rule, tasks } = env.item
  const decides = tasks.find(({ kind }) => kind === 'decide')
  if (!given || !rule || !decides || !hasRemedies(env.item)) return null
  return [
    accepted,
    {
      type: 'promised',
      dispensed: [...given.dispensed],
      office: rule.checkedBy,
      check: rule.sample ? null : due(env, env.day, rule.checkWithin),
      day: env.day,
    },
    {
      type: 'decided',
      task: decides.key,
      code: 'rules',
      outcome: 'granted',
      reasons: rule.sample ? sampledReasons : env.item.filing ? filedReasons : promisedReasons,
      basis: rule.basis,
      made: env.item.filing ? 'filing' : 'commitment',
      deliverDue: deliveredBy(env, env.day),
      day: env.day,
    },
  ]
}
