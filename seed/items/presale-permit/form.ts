import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { amount, choice, day, firm, money, name, notAbove, option, project, yesNo } from '../parts/questions.ts'

export const presaleForm: z.input<typeof Item>['form'] = [
  firm('房地产开发企业'),
  {
    title: '预售项目',
    forConditions: [2, 4],
    fields: [
      ...project,
      name('qualification', '房地产开发资质证书编号', { maxLength: 60 }),
      name('account', '预售资金监管账户开户银行和账号', { maxLength: 100 }),
      choice('useClass', '房屋用途', [
        option('residence', '住宅'),
        option('shop', '商业'),
        option('office', '办公'),
        option('mixed', '住宅及配套商业'),
      ]),
      {
        key: 'buildings',
        label: '预售范围',
        type: 'table',
        hint: '逐幢填写本次申请预售的房屋，与分层平面图一致',
        minRows: 1,
        maxRows: 100,
        columns: [
          { key: 'building', label: '楼栋号', type: 'text', maxLength: 20 },
          { key: 'units', label: '预售套数', type: 'number', unit: '套', min: 1, max: 5_000 },
          { key: 'area', label: '预售建筑面积', type: 'number', unit: '平方米', min: 1, max: 200_000 },
        ],
      },
      amount('units', '预售套数合计', '套', [1, 100_000], {
        computed: { sum: { table: 'buildings', column: 'units' } },
      }),
      amount('presaleArea', '预售建筑面积合计', '平方米', [1, 2_000_000], {
        computed: { sum: { table: 'buildings', column: 'area' } },
      }),
    ],
  },
  {
    title: '土地与建设',
    forConditions: [1, 3],
    fields: [
      yesNo('landPaid', '土地使用权出让金是否全部付清'),
      yesNo('mortgaged', '预售范围内的土地或者在建工程是否抵押'),
      money('totalInvestment', '工程建设总投资', [1, 1_000_000_000_000]),
      money('invested', '已投入开发建设的资金', [0, 1_000_000_000_000], {
        hint: '不少于工程建设总投资的百分之二十五',
      }),
      amount('storeysBuilt', '已施工到的层数', '层', [0, 150]),
      day('handover', '竣工交付日期'),
    ],
  },
]

export const presaleHolds = [notAbove('invested', 'totalInvestment', '已投入开发建设的资金不能大于工程建设总投资')]
