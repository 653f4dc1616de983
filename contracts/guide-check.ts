import { visitBreaches } from './breaches.ts'
import { unless } from './found.ts'
import type { Item } from './item.ts'
import { answersUsed, type Condition } from '#kernel/condition.ts'
import { conditionsOf } from '#kernel/plan-check.ts'

/**
 * What of the published elements of an item is empty, one Chinese sentence each; such an item does not go live. The list of materials
 * (材料目录) has its own check, `checkMaterials`.
 *
 * @source 行政许可法 第三十条第一款: 事项、依据、条件、数量、程序、期限、全部材料的目录和申请书示范文本
 */
export function checkGuide(item: Item): string[] {
  const said = (text: string | undefined) => (text ?? '').trim() !== ''
  const runs = item.parts.length > 0 || item.tasks.length > 0 || item.instant || item.decisionRules || item.filing
  return [
    ...unless(said(item.name), '没有公布事项名称'),
    ...unless(
      item.bases.length > 0 && item.bases.every(({ law, article }) => said(law) && said(article)),
      '没有公布依据',
    ),
    ...unless(item.conditions.length > 0 && item.conditions.every(said), '没有公布条件'),
    ...unless(said(item.quantity), '没有公布数量；不限数量的，写明“无数量限制”'),
    ...unless(Boolean(runs), '没有公布程序：没有任何办理环节'),
    ...unless(said(item.statutory.basis) && said(item.promised.basis), '没有公布期限的依据'),
    ...unless(
      item.form.every(({ title, fields }) => said(title) && fields.every(({ label }) => said(label))),
      '申请书示范文本不全：有的分组或者问题没有名称',
    ),
    ...unless(said(item.remedies.reconsiderationOffice) && said(item.remedies.court), '没有公布救济途径'),
    ...visitBreaches(item).map(({ message }) => message),
    ...unless(said(item.consult.phone) && said(item.consult.supervision), '没有公布咨询和监督方式'),
  ]
}

/**
 * Questions that have nothing to do with what is applied for, one Chinese sentence each. A question is related when it says who applies (it is
 * filled from the account), when a part asks it, when an answer to it decides what is asked or how the case runs, or when its group names the published condition
 * that it serves, or the article that asks for it.
 *
 * @source 行政许可法 第二十九条第一款: 申请书格式文本中不得包含与申请行政许可事项没有直接关系的内容
 */
export function checkRelated(item: Pick<Item, 'form' | 'conditions' | 'materials' | 'plan' | 'parts'>): string[] {
  const decides = new Set(
    [
      ...conditionsOf(item.plan).map(({ condition }) => condition),
      ...item.materials.flatMap(({ when }) => (when ? [when] : [])),
    ].flatMap((condition) => answersUsed(condition as Condition)),
  )
  const ofParts = new Set(item.parts.flatMap(({ fields }) => Object.values(fields)))
  return item.form.flatMap(({ title, forConditions = [], forBasis, fields }) => [
    ...forConditions
      .filter((place) => place > item.conditions.length)
      .map((place) => `分组“${title}”：许可条件只有 ${item.conditions.length} 项，没有第 ${place} 项`),
    ...(forConditions.length > 0 || forBasis !== undefined
      ? []
      : fields
          .filter(({ key, prefill }) => prefill === undefined && !decides.has(key) && !ofParts.has(key))
          .map(
            ({ label }) => `问题“${label}”与事项没有直接关系：所在分组“${title}”没有说明用于审查哪项条件、依据什么填写`,
          )),
  ])
}
