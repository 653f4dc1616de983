import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { amount, anyApplicant, choice, isOneOf, option, project, yesNo } from '../parts/questions.ts'

const buildings = isOneOf('workKind', 'building')

export const planningForm: z.input<typeof Item>['form'] = [
  anyApplicant,
  {
    title: '建设项目',
    forConditions: [1, 3, 4],
    fields: [
      ...project,
      choice('workKind', '工程类别', [
        option('building', '建筑物、构筑物'),
        option('road', '道路、桥梁'),
        option('pipeline', '管线'),
      ]),
      choice('landUse', '规划用地性质', [
        option('residence', '居住用地'),
        option('service', '公共管理与公共服务用地'),
        option('commerce', '商业服务业用地'),
        option('industry', '工业用地'),
        option('logistics', '物流仓储用地'),
        option('transport', '交通运输用地'),
        option('utility', '公用设施用地'),
        option('green', '绿地与开敞空间用地'),
      ]),
      yesNo('detailedPlan', '规划条件是否要求编制修建性详细规划'),
      yesNo('neighbours', '是否涉及相邻住宅的日照'),
    ],
  },
  {
    title: '规划条件',
    forConditions: [2],
    fields: [
      amount('siteArea', '用地面积', '平方米', [1, 10_000_000], { hint: '按规划条件填写，受理时核对' }),
      amount('allowedRatio', '容积率上限', '倍', [0, 20], { when: buildings }),
      amount('allowedDensity', '建筑密度上限', '%', [0, 100], { when: buildings }),
      amount('allowedHeight', '建筑高度上限', '米', [1, 700], { when: buildings }),
      amount('leastGreen', '绿地率下限', '%', [0, 100], { when: buildings }),
    ],
  },
  {
    title: '设计方案指标',
    forConditions: [2],
    fields: [
      amount('floorArea', '总建筑面积', '平方米', [1, 10_000_000], { when: buildings }),
      amount('roadLength', '线路长度', '米', [1, 1_000_000], { when: isOneOf('workKind', 'road', 'pipeline') }),
      amount('ratio', '容积率', '倍', [0, 20], { when: buildings }),
      amount('density', '建筑密度', '%', [0, 100], { when: buildings }),
      amount('height', '建筑高度', '米', [1, 700], { when: buildings }),
      amount('green', '绿地率', '%', [0, 100], { when: buildings }),
      amount('parking', '机动车停车位', '个', [0, 100_000], { when: buildings }),
    ],
  },
]
