import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { amount, anyApplicant, choice, isOneOf, notAbove, option, several, site, yesNo } from '../parts/questions.ts'

export const foodForm: z.input<typeof Item>['form'] = [
  anyApplicant,
  {
    title: '经营场所和项目',
    forConditions: [2, 3],
    fields: [
      site('premises', '经营场所地址'),
      choice('business', '主体业态', [
        option('sale', '食品销售经营者'),
        option('catering', '餐饮服务经营者'),
        option('canteen', '集中用餐单位食堂'),
      ]),
      several('projects', '经营项目', [
        option('bulk', '散装食品销售'),
        option('hot', '热食类食品制售'),
        option('cold', '冷食类食品制售'),
        option('raw', '生食类食品制售'),
        option('half', '半成品制售'),
        option('drinks', '自制饮品制售'),
      ]),
      yesNo('online', '是否通过网络经营'),
      amount('area', '经营面积', '平方米', [1, 100_000]),
    ],
  },
  {
    title: '设施和人员',
    forConditions: [3, 4, 5],
    fields: [
      amount('kitchen', '食品处理区面积', '平方米', [1, 100_000], {
        when: isOneOf('business', 'catering', 'canteen'),
      }),
      amount('diners', '最大就餐人数', '人', [1, 100_000], { when: isOneOf('business', 'catering', 'canteen') }),
      yesNo('coldRoom', '是否设专间或者专用操作区', {
        when: {
          or: [
            { contains: [{ answer: 'projects' }, { constant: 'cold' }] },
            { contains: [{ answer: 'projects' }, { constant: 'raw' }] },
          ],
        },
      }),
      amount('workers', '食品从业人员', '人', [1, 10_000]),
      amount('healthCerts', '持有效健康证明的人数', '人', [0, 10_000]),
      amount('managers', '食品安全管理人员', '人', [1, 1_000]),
    ],
  },
]

export const foodHolds = [
  notAbove('kitchen', 'area', '食品处理区面积不能大于经营面积'),
  notAbove('healthCerts', 'workers', '持有效健康证明的人数不能多于食品从业人员'),
]
