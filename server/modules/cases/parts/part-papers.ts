import type { Item } from '#contracts/item.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import type { PartEnd } from '#contracts/part-events.ts'
import { beforeIt } from '#kernel/plan-order.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { calledFor } from './part-plan.ts'

/** How a part ended, in the words of its own act. */
export function endText(how: PartEnd, item: Item): string {
  switch (how) {
    case 'granted':
    case 'refused':
      return outcomeText(actOf(item), how)
    case 'refused-at-intake':
      return '不予受理'
    case 'withdrawn':
      return '已撤回'
    case 'lapsed':
      return '容缺逾期未补齐，已终止'
    case 'split':
      return '已分出单独办理'
  }
}

/** 办理结果汇总单: every part that was begun, and how it ended. */
export async function partsOnCover(
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  region: string,
  state: CaseState,
  item: Item,
) {
  const begun = item.parts.filter(({ key }) => state.parts[key])
  return Promise.all(
    begun.map(async (part) => {
      const ended = state.parts[part.key]!.ended
      const own = await catalogue.item(region, part.item, part.revision)
      return {
        title: part.title,
        office: (await catalogue.office(region, part.office)).name,
        result: ended ? endText(ended.how, own) : '未办理',
        endedOn: ended?.day ?? null,
      }
    }),
  )
}

/** 受理通知书 of a whole: what is accepted with it, each with its own limits. */
export async function partsOnNotice(
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  region: string,
  state: CaseState,
  item: Item,
) {
  const called = calledFor(item, state.plain)
  return Promise.all(
    item.parts
      .filter(({ key }) => called.includes(key))
      .map(async (part) => {
        const { statutory, promised } = await catalogue.item(region, part.item, part.revision)
        const before = beforeIt(item.plan, part.key).filter((key) => called.includes(key))
        return {
          title: part.title,
          office: (await catalogue.office(region, part.office)).name,
          statutory: limitText(statutory),
          promised: limitText(promised),
          after: before.length > 0 ? before.map((key) => titleOf(item, key)).join('、') : null,
        }
      }),
  )
}

const titleOf = (item: Item, key: string): string => item.parts.find((part) => part.key === key)?.title ?? key
const limitText = ({ days, unit }: Item['promised']): string => `${days}个${unit === 'working' ? '工作日' : '自然日'}`
