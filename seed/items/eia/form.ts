import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import {
  account,
  amount,
  choice,
  firm,
  isOneOf,
  money,
  notAbove,
  option,
  partner,
  project,
  several,
  yesNo,
} from '../parts/questions.ts'

/** Both classes ask alike; what differs is the document. @source 建设项目环境保护管理条例 第八条至第十条 */
export const eiaForm: z.input<typeof Item>['form'] = [
  firm('建设单位'),
  {
    title: '项目情况',
    forConditions: [1, 4, 5],
    fields: [
      ...project,
      partner('nameOfAuthor', '环评文件编制单位'),
      choice('workKind', '建设性质', [
        option('new', '新建'),
        option('rebuilding', '改建'),
        option('extension', '扩建'),
        option('renovation', '技术改造'),
      ]),
      account('existing', '原有环境污染和生态破坏问题及治理措施', {
        when: isOneOf('workKind', 'rebuilding', 'extension', 'renovation'),
      }),
      yesNo('regional', '所在园区规划环评是否已经审查'),
      money('investment', '总投资', [1, 1_000_000_000_000]),
      money('protection', '环保投资', [0, 100_000_000_000]),
    ],
  },
  {
    title: '环境影响',
    forConditions: [2, 3],
    fields: [
      several('elements', '受影响的环境要素', [
        option('air', '大气'),
        option('water', '地表水'),
        option('ground', '地下水、土壤'),
        option('noise', '声环境'),
        option('ecology', '生态'),
        option('risk', '环境风险'),
      ]),
      choice('airQuality', '所在区域环境空气质量', [option('met', '达标'), option('unmet', '不达标')]),
      amount('nox', '氮氧化物排放量', '吨/年', [0, 100_000]),
      amount('voc', '挥发性有机物排放量', '吨/年', [0, 100_000]),
      amount('cod', '化学需氧量排放量', '吨/年', [0, 100_000]),
      amount('nitrogen', '氨氮排放量', '吨/年', [0, 100_000]),
      amount('nearest', '与最近的环境敏感目标的距离', '米', [0, 100_000]),
      yesNo('seaArea', '是否涉及海洋工程或者入海排污口'),
    ],
  },
]

export const eiaHolds = [notAbove('protection', 'investment', '环保投资不能大于总投资')]
