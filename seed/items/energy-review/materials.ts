import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { checkedAtIntake, judgedBlind } from '../parts/documents.ts'

const rules = '《固定资产投资项目节能审查和碳排放评价办法》'

/** 材料目录, as 江苏 cities publish it. */
export const energyMaterials: z.input<typeof Item>['materials'] = [
  checkedAtIntake({
    key: 'request',
    reusableMonths: 0,
    name: '节能审查申请文件',
    basis: `${rules}关于申请节能审查的规定`,
    standard: '按规范格式写明项目名称、代码、建设地点、建设内容和年用能量，建设单位盖章，与申请填写的内容一致。',
    maxFiles: 1,
  }),
  judgedBlind({
    key: 'energyReport',
    name: '项目节能报告',
    basis: `${rules}关于节能报告内容的规定`,
    standard:
      '包括分析评价依据、项目概况、建设方案节能分析、节能措施、能源消费情况和能效水平、能源消费影响、碳排放评价；计算过程可以复核。',
    source: '建设单位自行编制或者委托编制',
  }),
  judgedBlind({
    key: 'quotaProof',
    name: '能耗指标论证方案',
    basis: `${rules}关于能源消费影响分析的规定`,
    standard: '写明能耗增量的来源、替代量的核算和所依据的文件。',
    when: { answer: 'intensive' },
  }),
  judgedBlind({
    key: 'feasibilityReport',
    name: '可行性研究报告或者项目申请报告',
    basis: `${rules}关于节能报告编制依据的规定`,
    standard: '建设规模、工艺方案和主要设备与节能报告一致。',
    when: { answer: 'intensive' },
  }),
  checkedAtIntake({
    key: 'confirmation',
    name: '建设单位对节能报告的确认函',
    need: 'optional',
    basis: `${rules}关于委托编制节能报告的规定`,
    standard: '委托第三方编制节能报告的提交：写明报告名称、版本和页数，建设单位盖章。',
    letter: {
      title: '节能报告确认函',
      text: [
        '{{节能审查机关名称|连云港市发展和改革委员会}}：',
        '我单位委托{{编制单位名称|示例节能技术有限公司}}编制的《{{节能报告名称|年产五万吨示例项目节能报告}}》（版本{{版本|第 2 版}}，共{{页数|86}}页）已经我单位逐项核对。报告所写的建设内容、工艺设备、年用能量与项目实际一致，我单位予以确认，并对其真实性负责。',
      ].join('\n'),
    },
    maxFiles: 1,
  }),
]
