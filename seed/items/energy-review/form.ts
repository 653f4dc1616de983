import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { account, amount, choice, firm, isOneOf, money, option, project, several, yesNo } from '../parts/questions.ts'

export const energyForm: z.input<typeof Item>['form'] = [
  firm('建设单位'),
  {
    title: '项目情况',
    forConditions: [1, 3],
    fields: [
      ...project,
      choice('projectKind', '项目类型', [
        option('government', '政府投资项目'),
        option('approved', '企业投资核准项目'),
        option('filed', '企业投资备案项目'),
      ]),
      choice('workKind', '建设性质', [
        option('new', '新建'),
        option('extension', '扩建'),
        option('renovation', '改建或者技术改造'),
      ]),
      yesNo('intensive', '是否属于高耗能、高排放项目', { hint: '按江苏省“两高”项目管理目录判断' }),
      money('investment', '总投资', [1, 1_000_000_000_000]),
      several('products', '涉及的行业', [
        option('chemical', '化工'),
        option('metal', '冶金'),
        option('building', '建材'),
        option('power', '电力、热力'),
        option('data', '数据中心'),
        option('other', '其他工业'),
        option('civil', '民用建筑、基础设施'),
      ]),
    ],
  },
  {
    title: '年用能情况（达到设计能力后）',
    forConditions: [1, 2],
    fields: [
      amount('energyEquivalent', '年综合能源消费量（当量值）', '吨标准煤', [0, 9_999.99], {
        hint: '达到 10000 吨标准煤的，由省级节能审查机关审查',
        sample: '1200',
      }),
      amount('energyPrimary', '年综合能源消费量（等价值）', '吨标准煤', [0, 1_000_000]),
      amount('electricity', '年电力消费量', '万千瓦时', [0, 1_000_000]),
      amount('coal', '年煤炭消费量', '吨', [0, 1_000_000]),
      amount('gas', '年天然气消费量', '万立方米', [0, 100_000]),
      amount('carbon', '年碳排放量', '吨二氧化碳', [0, 10_000_000]),
      amount('intensity', '单位增加值能耗', '吨标准煤/万元', [0, 1_000]),
    ],
  },
  {
    title: '能效水平与节能措施',
    forConditions: [3, 4],
    fields: [
      choice('level', '主要产品能效水平', [
        option('benchmark', '达到标杆水平'),
        option('standard', '达到基准水平，未达到标杆水平'),
        option('none', '没有公布能效水平的产品'),
      ]),
      account('gap', '未达到标杆水平的原因和提升措施', { when: isOneOf('level', 'standard') }),
      account('measures', '主要节能措施'),
    ],
  },
]

/** Below both marks no report is reviewed: the builder commits to the standards instead. */
export const energyHolds: z.input<typeof Item>['holds'] = [
  {
    condition: {
      or: [
        { gte: [{ answer: 'energyEquivalent' }, { constant: 1_000 }] },
        { gte: [{ answer: 'electricity' }, { constant: 500 }] },
      ],
    },
    message:
      '年综合能源消费量不满 1000 吨标准煤，且年电力消费量不满 500 万千瓦时的项目，不需要节能审查，请改办“节能承诺登记”事项',
    at: 'energyEquivalent',
  },
]
