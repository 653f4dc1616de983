import type { Item } from '#contracts/item.ts'
import type { Day } from '#kernel/day.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { tasksOfCase, type CaseTask } from '#server/modules/cases/review/task-definitions.ts'

/** What is known when a command is made up: the case as it stands, and chance. */
export type Look = {
  readonly state: CaseState
  readonly item: Item
  readonly day: Day
  /** One of these by chance; the same chance takes the same one again. */
  pick<T>(...of: readonly T[]): T
}

/** How each command that there is may be made up, sensible or not. One that is missing here does not compile. */
export type Makers<T extends CaseCommand['type'] = CaseCommand['type']> = {
  readonly [K in T]: (look: Look) => Extract<CaseCommand, { type: K }>
}

/** A commitment, as of anything. */
export const sealed = `c1:${'a'.repeat(64)}`
/** The n-th id. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const enough =
  '经逐项核对申请材料和现场情况，事实清楚、依据充分，所述理由已经逐条说明，有关单位的意见也已经一并记录在卷，可以据此继续办理。'

/** Mostly enough words for whatever is asked, sometimes too few or none. */
export const words = ({ pick }: Look): string => pick(enough, enough, enough, enough, enough, '理由不足', '')

/** Enough words for anything that has to be said. */
export const allWords = (_look: Look): string => enough

/** Where a decision says what it rests on. */
export const lawText = '《中华人民共和国行政许可法》第三十八条'

/** Tasks that wait for an answer, of these kinds or of any. */
export function openTasks({ state, item }: Look, ...kinds: readonly CaseTask['kind'][]): string[] {
  const defined = tasksOfCase(item)
  return Object.keys(state.tasks).filter((key) => {
    const kind = defined.find((one) => one.key === key)?.kind
    return state.tasks[key]!.verdict === null && (kinds.length === 0 || (kind !== undefined && kinds.includes(kind)))
  })
}

/** Mostly a task of these kinds that is open, sometimes any that the item knows, sometimes one that nobody knows. */
export function aTask(look: Look, ...kinds: readonly CaseTask['kind'][]): string {
  const open = openTasks(look, ...kinds)
  const any = look.pick(...tasksOfCase(look.item).map(({ key }) => key), 'nowhere')
  return open.length === 0 ? any : look.pick(...open, ...open, ...open, any)
}

/** A material of the item, if it has any. */
export const aMaterial = ({ item, pick }: Look): string => pick(...item.materials.map(({ key }) => key), 'nothing')

/** A material as it came in. */
export const brought = (material: string) => ({
  material,
  file: uuid(9),
  way: 'upload' as const,
  content: sealed,
  mediaType: 'application/pdf',
  bytes: 1,
  earlier: null,
  licence: null,
  check: null,
})
