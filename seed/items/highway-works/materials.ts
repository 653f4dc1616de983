import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind, ownForm } from '../parts/documents.ts'

const rules = '《公路安全保护条例》第二十八条'

/** 材料目录. @source 公路安全保护条例 第二十八条 */
export const highwayMaterials: z.input<typeof Item>['materials'] = [
  ownForm({
    key: 'application',
    name: '涉路施工活动申请书',
    basis: '《公路安全保护条例》第二十七条',
    standard: '写明施工活动类别、地点、期限，建设单位盖章。',
  }),
  judgedBlind({
    key: 'construction',
    name: '符合有关技术标准、规范要求的设计和施工方案',
    basis: `${rules}第一款第一项`,
    standard: '包括平面、纵断面、横断面图，施工工艺、工期、交通组织和恢复措施。',
    source: '设计、施工单位编制',
  }),
  judgedBlind({
    key: 'assessment',
    name: '保障公路、公路附属设施质量和安全的技术评价报告',
    basis: `${rules}第一款第二项`,
    standard: '评价结论明确，对公路结构、净空、排水的影响有验算。',
    source: '建设单位委托编制',
    maxFiles: 5,
  }),
  judgedBlind({
    key: 'emergency',
    name: '处置施工险情和意外事故的应急方案',
    basis: `${rules}第一款第三项`,
    standard: '写明险情种类、处置步骤、物资和联络方式。',
    maxFiles: 3,
  }),
  checkedAtIntake({
    key: 'operatorOpinion',
    name: '收费公路经营企业的书面意见',
    basis: '《公路安全保护条例》关于收费公路涉路施工听取意见的规定',
    standard: '写明对设计和施工方案的意见，经营企业盖章。',
    source: '收费公路经营企业出具',
    maxFiles: 1,
    when: { answer: 'toll' },
  }),
]
