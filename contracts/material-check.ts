import { repeated, unless } from './found.ts'
import { abolishedProofIn } from './abolished-proofs.ts'
import { materialBreaches } from './breaches.ts'
import type { Item, Material } from './item.ts'

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
    ...materialBreaches(item).map(({ message }) => message),
    ...item.materials.flatMap((material) => checkProof(material, known)),
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
    ...unless(!material.ways.includes('paper') || channels.includes('window'), `${named}：收纸质原件的事项要有窗口`),
    ...unless(!byForm || channels.includes('site'), `${named}：网上填写的申请表要有网上渠道`),
    ...unless(
      !byForm || !channels.includes('window') || material.ways.length > 1,
      `${named}：在窗口申请的，要能收纸质原件或者扫描件`,
    ),
    ...unless(!byForm || material.sight === 'hidden', `${named}由申请人填写，写有身份，不能给审查人员看`),
    ...unless(material.sight !== 'hidden' || !seen, `${named}不给审查人员看，却列在环节查看的材料中`),
    ...unless(material.sight === 'hidden' || seen, `${named}没有环节查看`),
    ...unless(material.basis.trim() !== '', `${named}没有依据`),
    ...unless(material.standard.trim() !== '', `${named}没有受理标准`),
    ...unless(material.source.trim() !== '', `${named}没有说明从哪里取得`),
  ]
}

/** 证明材料: who issues it is declared; what may not be asked for at all is a breach. */
function checkProof(material: Material, known: ReadonlySet<string>): string[] {
  const { key: own, name, proof } = material
  const named = `材料“${name}”`
  const abolished = abolishedProofIn(material)
  if (proof)
    return proof.coveredBy.flatMap((key) =>
      unless(key !== own && known.has(key), `${named}：写明可以涵盖它的材料 ${key} 不在目录中`),
    )
  if (abolished?.where === null) return []
  return unless(
    !name.includes('证明'),
    `${named}是证明材料：没有写明由谁开具、开具单位能否调查核实、有没有其他材料可以涵盖${abolished ? `。${abolished.where}，${abolished.issuer}不再出具（${abolished.source}）` : ''}`,
  )
}
