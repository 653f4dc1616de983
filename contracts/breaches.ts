import { abolishedProofIn } from './abolished-proofs.ts'
import type { Item, Material } from './item.ts'
import { matterTitles } from './matters.ts'
import { actOf } from './outcome.ts'
import type { RuleCode } from './rules.ts'

/** What an item may not ask or set up: the rule that forbids it, and the sentence that says where. */
export type Breach = { rule: RuleCode; message: string }

/** 兜底条款: a name that could mean anything. */
const catchAll = /其他(?:相关|有关|必要)?(?:材料|资料|文件)|(?:有关|相关)(?:材料|资料|文件)$|等材料/

/**
 * 加盖本部门印章: the seal of the office whose power was handed over. The applicant's own seal is meant by none of these, nor the seal that another
 * authority puts on a paper which it issues itself (主管部门出具的证明).
 */
const officeSeal =
  /(?:主管|行业|审批|原审批|业务|本)(?:行政)?(?:部门|机关)(?:(?!出具|签发|核发|颁发|批复|批准(?:文件|书|证)|证明|意见书)[^，。；、]){0,8}(?:盖章|公章|印章)|(?:盖|加盖)(?:原|本)(?:部门|机关)/

/** Steps of a filing: what was told is compared and written down. */
const informs: readonly Item['tasks'][number]['kind'][] = ['review', 'merge', 'decide']

/** Every prohibition that an item breaks; none of them goes live. */
export function breachesOf(item: Item): Breach[] {
  return [...materialBreaches(item), ...visitBreaches(item), ...filingBreaches(item)]
}

/** What no list of materials may ask for. */
export function materialBreaches({ materials }: Pick<Item, 'materials'>): Breach[] {
  return [
    ...materials.flatMap(({ name, standard }) => [
      ...breach(!catchAll.test(name), 'item.catch-all', `材料“${name}”是兜底条款，没有说明要什么材料`),
      ...breach(
        !officeSeal.test(`${name}。${standard}`),
        'item.office-seal',
        `材料“${name}”要求加盖部门印章：已划转的事项不再加盖原主管部门的印章`,
      ),
    ]),
    ...materials.flatMap((material) => proofBreaches(material, materials)),
  ]
}

/** 证明材料: none that was abolished, none that its issuer can't look into, none that another material of the list makes needless. */
function proofBreaches(material: Material, materials: readonly Material[]): Breach[] {
  const named = `材料“${material.name}”`
  const { proof } = material
  const abolished = abolishedProofIn(material)
  if (abolished?.where === null) {
    const { issuer, source, instead } = abolished
    const message = `${named}是已取消的证明事项：${issuer}不再出具（${source}）${instead ? `，${instead}` : ''}`
    return [{ rule: 'item.proof-abolished', message }]
  }
  if (!proof) return []
  return [
    ...breach(
      proof.canInvestigate,
      'item.proof-needless',
      `${named}：开具单位（${proof.issuer}）无法调查核实的证明，一律取消`,
    ),
    ...proof.coveredBy.flatMap((key) => {
      const other = materials.find((one) => one.key === key && key !== material.key)
      return breach(!other, 'item.proof-needless', `${named}能被材料“${other?.name}”涵盖或者替代，一律取消`)
    }),
  ]
}

/** 凡能实现网上办理的，不得要求必须到现场: but to show originals when the result is fetched. */
export function visitBreaches({
  channels,
  visits,
  originals,
}: Pick<Item, 'channels' | 'visits' | 'originals'>): Breach[] {
  return breach(
    !channels.includes('site') || visits === 0 || originals === 'at-pick-up',
    'item.needless-visit',
    '网上可以办理，却要求到现场：除取件时核验原件外，到现场次数应为零',
  )
}

/** 不得以备案之名行许可之实: what is only to be known is not judged at the place, by experts or in a hearing, and is not rationed. */
export function filingBreaches(item: Item): Breach[] {
  return breach(
    actOf(item) !== '备案' || (!item.quota && item.tasks.every(({ kind }) => informs.includes(kind))),
    'item.filing-judged',
    '备案事项设有现场核查、专家评审、听证等许可环节，或者限制了数量',
  )
}

/**
 * 作出许可决定前，应当告知听证的权利: a licence that is decided here provides for a hearing. What goes up is heard by the authority above, a
 * whole by the authorities of its parts. No design of a form touches this, so that it is asked of definitions alone.
 *
 * @source 行政许可法 第四十七条
 */
export function hearingBreaches(item: Item): Breach[] {
  return breach(
    !isDecidedHere(item) || item.hearing !== undefined,
    'item.hearing-missing',
    '行政许可没有规定听证：直接涉及他人重大利益的，无法告知申请人、利害关系人享有要求听证的权利',
  )
}

/**
 * 变更、延续、注销: whoever holds a licence that is decided here can have it changed and struck off and, where it has an end, renewed, unless
 * another law that is named has it applied for anew.
 *
 * @source 行政许可法 第四十九条、第五十条、第七十条
 */
export function matterBreaches(item: Item): Breach[] {
  if (!isDecidedHere(item)) return []
  const { matters, anew = [], outcome } = item
  const demanded = ['change', ...(outcome.validYears === null ? [] : ['renewal' as const]), 'cancellation'] as const
  return [
    ...demanded.flatMap((matter) =>
      breach(
        [...matters, ...anew].some((rule) => rule.matter === matter),
        'item.matter-missing',
        `行政许可没有规定${matterTitles[matter]}，也没有写明依照哪部法律、法规、规章重新申请`,
      ),
    ),
    ...anew.flatMap(({ matter, basis }) => [
      ...breach(
        otherLaw.test(basis),
        'item.matter-missing',
        `${matterTitles[matter]}须重新申请，没有写明依照行政许可法以外的哪部法律、法规、规章`,
      ),
      ...breach(
        matters.every((rule) => rule.matter !== matter),
        'item.matter-missing',
        `${matterTitles[matter]}既可以申请，又须重新申请`,
      ),
    ]),
  ]
}

/** A law, a regulation or a rule by its title; the licensing law itself is no other. */
const otherLaw = /《(?!(?:中华人民共和国)?行政许可法》)[^》]*(?:法|条例|规定|办法|细则)》/

/** What goes up is decided above, and a whole by the authorities of its parts. */
const isDecidedHere = (item: Item): boolean =>
  actOf(item) === '许可' && item.parts.length === 0 && item.tasks.every(({ referral }) => !referral)

function breach(holds: boolean, rule: RuleCode, message: string): Breach[] {
  return holds ? [] : [{ rule, message }]
}
