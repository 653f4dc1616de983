import { repeated, unless } from './found.ts'
import { abolishedProofIn } from './abolished-proofs.ts'
import type { Item, Material } from './item.ts'

/** 兜底条款: a name that could mean anything. */
const catchAll = /其他(?:相关|有关|必要)?(?:材料|资料|文件)|(?:有关|相关)(?:材料|资料|文件)$|等材料/

/**
 * 加盖本部门印章: the seal of the office whose power was handed over. The applicant's own seal is meant by none of these, nor the seal that another
 * authority puts on a paper which it issues itself (主管部门出具的证明).
 */
const officeSeal =
  /(?:主管|行业|审批|原审批|业务|本)(?:行政)?(?:部门|机关)(?:(?!出具|签发|核发|颁发|批复|批准(?:文件|书|证)|证明|意见书)[^，。；、]){0,8}(?:盖章|公章|印章)|(?:盖|加盖)(?:原|本)(?:部门|机关)/

/**
 * Everything that keeps a list of materials (材料目录) from being published, one Chinese sentence each; empty when it can go out. The same
 * for data that is shipped and for a list that was designed in the back office.
 *
 * @source 行政许可法 第三十一条: nothing may be asked for that has nothing to do with the matter; 吉林省 2019: 原主管部门不得要求再加盖本部门印章; 凡已取消的证明、能被其他材料涵盖的、
 * 开具单位无法调查核实的证明一律取消
 */
export function checkMaterials(item: Pick<Item, 'materials' | 'channels' | 'tasks'>): string[] {
  const known = new Set(item.materials.map((material) => material.key))
  return [
    ...repeated(item.materials.map((material) => material.key)).map((key) => `材料标识 ${key} 重复`),
    ...repeated(item.materials.map((material) => material.name)).map((name) => `材料“${name}”重复`),
    ...item.materials.flatMap((material) => checkMaterial(material, item)),
    ...item.materials.flatMap((material) => checkProof(material, item)),
    ...item.tasks.flatMap((task) =>
      task.sees.filter((key) => !known.has(key)).map((key) => `环节“${task.title}”查看的材料 ${key} 不存在`),
    ),
  ]
}

function checkMaterial(material: Material, { channels, tasks }: Pick<Item, 'channels' | 'tasks'>): string[] {
  const named = `材料“${material.name}”`
  const seen = tasks.some((task) => task.sees.includes(material.key))
  const byForm = material.ways.includes('form')
  return [
    ...unless(!catchAll.test(material.name), `${named}是兜底条款，没有说明要什么材料`),
    ...unless(
      !officeSeal.test(`${material.name}。${material.standard}`),
      `${named}要求加盖部门印章：已划转的事项不再加盖原主管部门的印章`,
    ),
    ...unless(!material.ways.includes('paper') || channels.includes('window'), `${named}：收纸质原件的事项要有窗口`),
    ...unless(!byForm || channels.includes('site'), `${named}：网上填写的申请表要有网上渠道`),
    ...unless(
      !byForm || !channels.includes('window') || material.ways.length > 1,
      `${named}：在窗口申请的，要能收纸质原件或者扫描件`,
    ),
    ...unless(!byForm || material.sight === 'hidden', `${named}由申请人填写，写有身份，不能给审查人员看`),
    ...unless(
      material.sight !== 'identity-needed' || (material.sightReason ?? '').trim() !== '',
      `${named}：没有说明审查时为什么要看到身份`,
    ),
    ...unless(material.sight !== 'hidden' || !seen, `${named}不给审查人员看，却列在环节查看的材料中`),
    ...unless(material.sight === 'hidden' || seen, `${named}没有环节查看`),
    ...unless(material.basis.trim() !== '', `${named}没有依据`),
    ...unless(material.standard.trim() !== '', `${named}没有受理标准`),
    ...unless(material.source.trim() !== '', `${named}没有说明从哪里取得`),
  ]
}

/** 证明材料: none that was abolished, none that its issuer can't look into, none that another material of the list makes needless. */
function checkProof(material: Material, { materials }: Pick<Item, 'materials'>): string[] {
  const named = `材料“${material.name}”`
  const abolished = abolishedProofIn(material)
  if (abolished) {
    const { issuer, source, instead } = abolished
    return [`${named}是已取消的证明事项：${issuer}不再出具（${source}）${instead ? `，${instead}` : ''}`]
  }
  const { proof } = material
  if (!proof)
    return unless(
      !material.name.includes('证明'),
      `${named}是证明材料：没有写明由谁开具、开具单位能否调查核实、有没有其他材料可以涵盖`,
    )
  return [
    ...unless(proof.canInvestigate, `${named}：开具单位（${proof.issuer}）无法调查核实的证明，一律取消`),
    ...proof.coveredBy.map((key) => {
      const other = materials.find((one) => one.key === key && key !== material.key)
      return other
        ? `${named}能被材料“${other.name}”涵盖或者替代，一律取消`
        : `${named}：写明可以涵盖它的材料 ${key} 不在目录中`
    }),
  ]
}
