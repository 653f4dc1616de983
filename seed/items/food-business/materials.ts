import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm } from '../parts/documents.ts'

const rules = '《食品经营许可和备案管理办法》关于申请食品经营许可应当提交的材料的规定'

export const foodMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '食品经营许可申请书',
    basis: rules,
    standard: '各栏填写完整，申请人签名或者盖章；主体业态和经营项目与申请填写的一致。',
  }),
  checkedAtIntake({
    key: 'subjectProof',
    name: '营业执照或者主体资格证明',
    proof: { issuer: '市场监督管理部门', canInvestigate: true, coveredBy: [] },
    kind: 'businessLicence',
    checks: ['business-licence'],
    basis: rules,
    standard: '在有效期内，名称、负责人与申请书一致；能够通过核验取得的，不再提交纸质件。',
    source: '政府部门核发（市场监督管理部门）',
    maxFiles: 1,
  }),
  judgedBlind({
    key: 'layout',
    name: '设备布局和操作流程平面图',
    basis: rules,
    standard: '标明各功能区、面积、主要设备和食品、人员、餐具的流向。',
    formats: ['pdf', 'png', 'jpeg'],
    maxFiles: 3,
  }),
  judgedBlind({
    key: 'foodSafetyRules',
    importance: 'minor',
    name: '食品安全规章制度',
    basis: rules,
    standard: '包括从业人员健康管理、进货查验、过程控制、清洗消毒、食品安全自查、投诉处置和事故处置制度。',
    maxFiles: 3,
  }),
]
