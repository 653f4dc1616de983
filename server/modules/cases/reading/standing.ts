import { outcomeText, type OutcomeAct } from '#contracts/outcome.ts'
import { specialProcedureTitles, type SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { Item } from '#contracts/item.ts'
import type { Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { underWay } from '../review/special-procedures.ts'

/** What the status of a case hangs on beside the columns of its row: kept with the row, so that a list says what the page says. */
export type Standing = {
  noticed: boolean
  procedure: SpecialProcedureKind | null
  /** Other kinds that go on beside it. */
  beside?: SpecialProcedureKind[]
  /** Tasks that wait for an answer, with their last days. */
  open: Record<string, string>
  /** 取证柜: on its way into one, or in one. */
  locker: 'going' | 'stored' | null
  /** 要求人工办理: the decision of the rules is set aside and people are at it. */
  person?: true
}

/** Of rows that were written before it was kept. */
export const nothingKnown: Standing = { noticed: false, procedure: null, open: {}, locker: null }

export function standingOf(state: CaseState): Standing {
  const [procedure = null, ...beside] = new Set(underWay(state).map(({ kind }) => kind))
  return {
    noticed: state.noticed,
    procedure,
    ...(beside.length > 0 && { beside }),
    open: Object.fromEntries(
      Object.entries(state.tasks).flatMap(([key, { verdict, due }]) => (verdict === null ? [[key, due.day]] : [])),
    ),
    locker: state.deposited ? (state.deposited.at ? 'stored' : 'going') : null,
    ...(state.setAside && { person: true as const }),
  }
}

/** Where a case is, from its page or from its row. */
export type Whereabouts = Pick<CaseState, 'phase' | 'ending' | 'deliverBy'> & {
  standing: Standing
  withdrawing: boolean
  /** On its way to the applicant. */
  dispatched: boolean
}

/**
 * 审查已完成，正在作出决定: the last task waits. Where a decision of the rules was set aside nobody has reviewed before: whoever decides does
 * both at once.
 */
export const isDeciding = ({ phase, standing }: Pick<Whereabouts, 'phase' | 'standing'>, item: Item): boolean =>
  phase === 'review' &&
  !standing.person &&
  item.tasks.some(({ kind, key }) => kind === 'decide' && key in standing.open)

/** The status in one plain sentence. */
export function statusText(at: Whereabouts, day: Day, act: OutcomeAct): string {
  const { phase, ending, standing } = at
  switch (phase) {
    case 'intake':
      return standing.noticed ? '已提交补正，等待受理' : '已收件，等待受理'
    case 'correcting':
      return '需要补正材料'
    case 'review':
      if (at.withdrawing) return '撤回申请待确认'
      if (act === '联办') return '各事项办理中'
      if (standing.procedure)
        return `特别程序进行中（${[standing.procedure, ...(standing.beside ?? [])].map((kind) => specialProcedureTitles[kind]).join('、')}）`
      if (Object.values(standing.open).some((due) => due < day)) return '审查中（有环节超期）'
      return standing.person ? '申请人要求人工办理，正在审查' : '审查中'
    case 'issuing':
      return act === '联办' ? '各事项已办结，正在制作文书' : '已作出决定，正在制作文书'
    case 'ready':
      return readyText(at)
    case 'closed':
      return ending
        ? {
            granted: `已办结：${outcomeText(act, 'granted')}`,
            refused: `已办结：${outcomeText(act, 'refused')}`,
            'refused-at-intake': '不予受理',
            withdrawn: '已撤回',
            lapsed: '容缺材料逾期未补齐，已终止办理',
          }[ending]
        : '已办结'
    case 'none':
      return ''
  }
}

function readyText({ deliverBy, dispatched, standing }: Whereabouts): string {
  switch (deliverBy) {
    case 'window':
      return '可以到窗口领取结果'
    case 'agent':
      return '可以由代领人到窗口领取结果'
    case 'locker':
      if (standing.locker) return standing.locker === 'stored' ? '已放入取证柜，等待取件' : '正在放入取证柜'
      return '结果已出，等待放入取证柜'
    case 'self-print':
      return '可以凭取件码自助打印'
    case 'courier':
      return dispatched ? '结果已寄出，等待签收' : '结果已出，等待寄出'
    case 'electronic':
      return '结果已出，等待签收'
  }
}
