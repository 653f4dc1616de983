import type { MaterialWay } from '#contracts/material-facts.ts'
import type { Item } from '#contracts/item.ts'
import { formTitle } from '#contracts/form-paper.ts'
import type { CaseState } from '../case-state.ts'

type Received = { name: string; copies: number; way: string }

/**
 * 收到的材料: each material that was brought, the form where no material stands for it, and what was signed on the platform. A filing on a promise may come with the last two alone.
 *
 * @source 行政许可法 第二十九条 (电子数据方式提出申请), 第三十二条第二款 (书面凭证)
 */
export function received(filed: {
  state: CaseState
  item: Item
  /** Filed by a clerk for whoever stood there. */
  atWindow: boolean
  secrets: { answers: { values: Record<string, unknown> } }
}): Received[] {
  const { state, item, atWindow, secrets } = filed
  const brought = item.materials.filter(({ key }) => state.materials.some(({ material }) => material === key))
  const ownForm = item.form.length > 0 && !brought.some(({ ways }) => ways.includes('form'))
  const signed = [...(state.commitment ? ['告知承诺书'] : []), ...(state.deferral ? ['容缺受理信用承诺书'] : [])]
  const answers = { ...state.plain, ...secrets.answers.values }
  return [
    ...(ownForm ? [{ name: formTitle(item, answers), copies: 1, way: atWindow ? '窗口录入' : '网上填写' }] : []),
    ...signed.map((name) => ({ name, copies: 1, way: atWindow ? '窗口签署' : '网上签署' })),
    ...brought.map(({ key, name }) => {
      const facts = state.materials.filter(({ material }) => material === key)
      return { name, copies: facts.length, way: howBrought(facts.map(({ way }) => way)) }
    }),
  ]
}

function howBrought(ways: readonly MaterialWay[]): string {
  const [, words] = wayWords.find(([way]) => ways.includes(way)) ?? []
  return words ?? (ways.every((way) => way === 'reuse') ? '材料库' : ways.includes('scan') ? '扫描' : '附件')
}

/** One of these among several files is what is said of them all. */
const wayWords: [MaterialWay, string][] = [
  ['paper', '纸质'],
  ['form', '网上填写'],
  ['data-check', '数据核验'],
  ['licence', '证照库'],
]
