import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { isOneOf } from '../parts/questions.ts'
import { checkedAtIntake, judgedBlind, ownForm } from '../parts/documents.ts'

const law = '《中华人民共和国城乡规划法》第四十条第二款'

/** 材料目录. @source 城乡规划法 第四十条 */
export const planningMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '建设工程规划许可申请表',
    basis: law,
    standard: '各栏填写完整，申请人签名或者盖章；用地面积、规划条件与土地文件一致。',
  }),
  checkedAtIntake({
    key: 'landProof',
    name: '使用土地的证明文件',
    proof: { issuer: '自然资源和规划部门', canInvestigate: true, coveredBy: [] },
    basis: law,
    standard: '不动产权证书、国有建设用地划拨决定书或者出让合同之一，附规划条件；权利人与申请人一致。',
    source: '政府部门核发（自然资源和规划部门）',
  }),
  judgedBlind({
    key: 'scheme',
    name: '建设工程设计方案',
    basis: law,
    standard: '包括总平面图、各层平面图、立面图、剖面图和经济技术指标表，指标与申请填写的一致。',
    source: '设计单位编制',
  }),
  judgedBlind({
    key: 'detailedPlan',
    name: '修建性详细规划',
    basis: law,
    standard: '与控制性详细规划和规划条件一致，附审定文件的文号。',
    source: '申请人委托编制',
    when: { answer: 'detailedPlan' },
  }),
  judgedBlind({
    key: 'indicators',
    name: '建筑面积和规划指标校核报告',
    basis: `${law}（建设工程设计方案的组成部分）`,
    standard: '逐栋列明计容面积和不计容面积，与设计方案的图纸版本一致；涉及相邻住宅的，附日照分析。',
    source: '具备能力的测绘或者设计单位出具',
    when: isOneOf('workKind', 'building'),
  }),
]
