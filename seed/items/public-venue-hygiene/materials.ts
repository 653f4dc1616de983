import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const rules = '《公共场所卫生管理条例实施细则》第二十三条'

/** 材料目录. @source 公共场所卫生管理条例实施细则 第二十三条 */
export const venueMaterials: z.input<typeof Item>['materials'] = [
  {
    key: 'application',
    reusableMonths: 0,
    name: '公共场所卫生许可证申请表',
    need: 'required',
    ways: ['form', 'upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 10_000_000,
    maxFiles: 1,
    source: '申请人自备',
    basis: `${rules}第一项`,
    standard: '各栏填写完整，申请人签名或者盖章；名称、地址、经营项目与其他材料一致。',
    sight: 'hidden',
  },
  {
    key: 'identityProof',
    name: '法定代表人或者负责人身份证明',
    proof: { issuer: '公安机关', canInvestigate: true, coveredBy: [] },
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 10_000_000,
    maxFiles: 2,
    source: '政府部门核发（公安机关）',
    basis: `${rules}第二项`,
    standard: '居民身份证正反面，在有效期内，姓名与申请表一致，影像清晰。',
    sight: 'hidden',
  },
  {
    key: 'layout',
    name: '场所地址方位示意图、平面图和卫生设施平面布局图',
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 20_000_000,
    maxFiles: 5,
    source: '申请人自备',
    basis: `${rules}第三项`,
    standard:
      '标明各功能用房、面积、消毒间、清洗池、通风口、厕所的位置；可在窗口提交纸质原件；上传的图中不写场所名称。',
    sight: 'blind',
  },
  {
    key: 'testReport',
    name: '公共场所卫生检测或者评价报告',
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 20_000_000,
    maxFiles: 5,
    source: '具备能力的检测机构出具',
    basis: `${rules}第四项`,
    standard:
      '在申请之日前一年内出具，有检测机构盖章；检测项目覆盖申请的经营项目；供审查的页面中，受检单位名称和地址已遮盖，受理时核对原件。',
    sight: 'blind',
  },
  {
    key: 'rulesOfHygiene',
    importance: 'minor',
    name: '公共场所卫生管理制度',
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 10_000_000,
    maxFiles: 3,
    source: '申请人自备',
    basis: `${rules}第五项`,
    standard:
      '包括人员健康检查、用品用具清洗消毒、卫生检测、投诉处理和危害健康事故应急等制度；供审查的文本中不写单位名称和人员姓名。',
    sight: 'blind',
  },
  {
    key: 'airReport',
    name: '集中空调通风系统卫生检测或者评价报告',
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 20_000_000,
    maxFiles: 3,
    source: '具备能力的检测机构出具',
    basis: `${rules}第二款`,
    standard:
      '在申请之日前两年内出具，有检测机构盖章，系统位置与平面图一致；供审查的页面中，受检单位名称和地址已遮盖，受理时核对原件。',
    when: { answer: 'centralAir' },
    sight: 'blind',
  },
]
