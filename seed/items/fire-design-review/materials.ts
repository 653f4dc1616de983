import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { planningPermitType } from '../parts/documents.ts'
import { hasPermit } from './form.ts'

const rules = '《建设工程消防设计审查验收管理暂行规定》'

/** 材料目录; nothing outside it may be asked for. @source 建设工程消防设计审查验收管理暂行规定 第十六条、第十七条 */
export const fireMaterials: z.input<typeof Item>['materials'] = [
  {
    key: 'application',
    reusableMonths: 0,
    name: '特殊建设工程消防设计审查申请表',
    need: 'required',
    ways: ['form', 'upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 10_000_000,
    maxFiles: 1,
    source: '申请人自备',
    basis: `${rules}第十六条第一项`,
    standard:
      '使用统一格式，各栏填写完整，建设单位盖章，日期在申请之日前三十日内；工程名称、地址、面积与其他材料一致。',
    sight: 'hidden',
  },
  {
    key: 'designFiles',
    name: '消防设计文件',
    need: 'required',
    ways: ['upload'],
    formats: ['pdf'],
    maxBytes: 50_000_000,
    maxFiles: 10,
    source: '设计单位编制',
    basis: `${rules}第十六条第二项`,
    standard:
      '包括封面、扉页、设计说明书和设计图纸；图纸目录与图纸一一对应；每份不超过 50 兆字节，字迹和线条清晰可辨。供审查的文件中，图签内的单位名称、工程名称和人员姓名已遮盖。',
    sight: 'blind',
  },
  {
    key: 'planningPermit',
    name: '建设工程规划许可文件',
    kind: 'planningPermit',
    licence: planningPermitType,
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 20_000_000,
    maxFiles: 3,
    source: '政府部门核发（自然资源和规划部门）',
    basis: `${rules}第十六条第三项`,
    standard: '在有效期内，附图附件齐全；建设规模、位置与申请表一致；申请中填写的许可面积、高度、使用性质与其一致。',
    when: hasPermit,
    sight: 'hidden',
  },
  {
    key: 'temporaryApproval',
    name: '临时性建筑批准文件',
    need: 'required',
    ways: ['upload', 'paper'],
    formats: ['pdf', 'png', 'jpeg'],
    maxBytes: 20_000_000,
    maxFiles: 3,
    source: '政府部门核发（自然资源和规划部门）',
    basis: `${rules}第十六条第四项`,
    standard: '批准的使用期限未届满，并与申请中填写的期限一致；建筑位置、面积与申请表一致。',
    when: { answer: 'temporary' },
    sight: 'hidden',
  },
  {
    key: 'specialDesign',
    name: '特殊消防设计技术资料',
    need: 'required',
    ways: ['upload'],
    formats: ['pdf'],
    maxBytes: 50_000_000,
    maxFiles: 5,
    source: '设计单位编制',
    basis: `${rules}第十七条`,
    standard:
      '包括特殊消防设计文件，以及两个以上有关的应用实例、产品说明或者相应的试验、模拟分析报告；引用境外标准的附中文译本；供审查的文件中，单位名称、工程名称和人员姓名已遮盖。',
    when: { answer: 'specialDesign' },
    sight: 'blind',
  },
]
