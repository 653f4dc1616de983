import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm } from '../parts/documents.ts'

const rules = '《危险化学品建设项目安全监督管理办法》关于申请安全条件审查的规定'

export const chemicalMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '建设项目安全条件审查申请书',
    basis: rules,
    standard: '使用统一格式，各栏填写完整，建设单位盖章，项目名称、地点、规模与立项文件一致。',
  }),
  judgedBlind({
    key: 'assessment',
    name: '建设项目安全评价报告',
    basis: '《危险化学品安全管理条例》第十二条',
    standard:
      '由具备资质的安全评价机构出具，包括周边环境、自然条件、工艺和设备、危险有害因素、外部安全防护距离的计算和对策建议；机构资质和签章在受理时核对。',
    source: '具备资质的安全评价机构编制',
  }),
  judgedBlind({
    key: 'processProof',
    name: '国内首次使用的化工工艺安全可靠性论证意见',
    basis: rules,
    standard: '由省级人民政府有关部门组织论证，结论为安全可靠，论证的工艺路线与申请一致。',
    source: '省级人民政府有关部门组织论证',
    when: { answer: 'firstProcess' },
  }),
  checkedAtIntake({
    key: 'investmentFile',
    name: '项目批准、核准或者备案文件',
    basis: rules,
    standard: '在有效期内，项目代码、建设地点、建设内容与申请书一致。',
    source: '政府部门核发（发展改革、工业和信息化部门）',
  }),
  checkedAtIntake({
    key: 'siteFile',
    name: '规划选址或者用地文件',
    basis: rules,
    standard: '载明的用地位置和范围与申请书一致；位于化工园区的，附园区认定范围图。',
    source: '政府部门核发（自然资源和规划部门）',
  }),
  checkedAtIntake({
    key: 'licence',
    name: '营业执照',
    kind: 'businessLicence',
    checks: ['business-licence'],
    basis: rules,
    standard: '在有效期内，名称、统一社会信用代码与申请书一致。',
    source: '政府部门核发（市场监督管理部门）',
    maxFiles: 1,
  }),
]
