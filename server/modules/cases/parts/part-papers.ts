import type { Item } from '#contracts/item.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { beforeIt } from '#kernel/plan-order.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { conditionsOf } from '../review/grant-conditions.ts'
import { decisionPaper } from '../ways/set-aside.ts'
import { partStream, stateFrom } from './open-part.ts'
import { calledFor } from './part-plan.ts'
import type { PartEnded } from './part-state.ts'

/** How a part ended, in the words of its own act. */
export function endText({ how, deferred }: Pick<PartEnded, 'how' | 'deferred'>, item: Item): string {
  switch (how) {
    case 'granted':
    case 'refused':
      return `${outcomeText(actOf(item), how)}${deferred ? '（容缺通过）' : ''}`
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

type OfPaper = { region: string; stream: string; state: CaseState; item: Item }

/** Every part that was begun, with the case that it is. */
async function begunParts(
  { db }: Pick<Platform, 'db'>,
  { catalogue }: Pick<CasesAsk, 'catalogue'>,
  { region, stream: whole, state, item }: OfPaper,
) {
  return Promise.all(
    item.parts
      .filter(({ key }) => state.parts[key])
      .map(async (part) => {
        const { joined, ended } = state.parts[part.key]!
        const stream = joined?.case ?? partStream(whole, part.key)
        const { rows } = await db.query('system', readStream(region, stream, 0))
        const own = stateFrom(rows)
        return {
          part,
          own,
          ended,
          item: ofMatter(await catalogue.item(region, part.item, part.revision), own.about?.matter ?? 'new'),
          office: (await catalogue.office(region, part.office)).name,
        }
      }),
  )
}

/** 办理结果汇总单: how every part ended, by which decision of its own, and the licence that came of it. */
export async function partsOnCover(platform: Pick<Platform, 'db'>, ask: Pick<CasesAsk, 'catalogue'>, of: OfPaper) {
  return (await begunParts(platform, ask, of)).map(({ part, own, ended, item, office }) => ({
    title: part.title,
    office,
    result: ended ? endText(ended, item) : '未办理',
    endedOn: ended?.day ?? null,
    // What goes on alone has its own papers.
    decision: ended?.how === 'split' ? null : (own.numbers[decisionPaper(own)]?.text ?? null),
    licence: ended?.how === 'split' ? null : (own.credential?.serial ?? null),
  }))
}

/** 一次反馈: what each office has to say of its part, told together and once. */
export async function partsInFeedback(platform: Pick<Platform, 'db'>, ask: Pick<CasesAsk, 'catalogue'>, of: OfPaper) {
  return (await begunParts(platform, ask, of)).map(({ part, own, ended, item, office }) => {
    const { conclusion, words } = feedbackOf(ended, own, item)
    return { title: part.title, office, conclusion, words: [words].flat() }
  })
}

/** One part in the list; of another authority's reasons, which the vault keeps, its decision alone tells. */
export function feedbackOf(
  ended: Pick<PartEnded, 'how' | 'deferred'> | null,
  own: CaseState,
  item: Item,
): { conclusion: string; words: string | string[] } {
  const conclusion = ended ? endText(ended, item) : '未办理'
  switch (ended?.how ?? null) {
    case 'granted':
      return own.feedback?.verdict === 'pass-after-revision'
        ? { conclusion: `${conclusion}，有须遵守的要求`, words: conditionsOf(own, item) }
        : { conclusion, words: '审查通过，没有需要修改的意见。' }
    case 'refused':
      return {
        conclusion,
        words: own.decision?.made === 'superior' ? '理由见该事项的决定书。' : own.decision!.reasons,
      }
    case 'refused-at-intake':
      return { conclusion, words: own.refusal?.reason ?? '理由见该事项的不予受理通知书。' }
    case 'lapsed':
      return { conclusion, words: own.deferral?.ended?.reason ?? '承诺后补的材料在期限内没有补齐。' }
    case 'withdrawn':
      return { conclusion, words: '已经申请人撤回，没有审查意见。' }
    case 'split':
      return { conclusion, words: '意见随该事项自己的文书送达。' }
    case null:
      return { conclusion, words: '没有开始办理，没有审查意见。' }
  }
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
