import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const hygiene = 'GB 37487-2019《公共场所卫生管理规范》'
const limits = 'GB 37488-2019《公共场所卫生指标及限值要求》'
const design = 'GB 37489.1-2019《公共场所设计卫生规范 第1部分：总则》'

/** 卫生条件量化评分表. The points are a proposal; the authority confirms them before the item is put into use. */
export const venueSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'hygiene',
    title: '公共场所卫生条件评分表',
    passMark: 75,
    criteria: [
      {
        key: 'surroundings',
        title: '选址与布局',
        measure: '功能分区明确、清洁区与污染区不交叉，得满分；每有一处交叉扣 5 分。',
        points: 15,
        basis: design,
      },
      {
        key: 'disinfection',
        title: '清洗消毒设施',
        measure: '应设的清洗消毒间、消毒柜、保洁柜全部设置，数量与经营规模相适应。应设未设即为不符合。',
        points: 20,
        veto: true,
        basis: '《公共场所卫生管理条例实施细则》第十四条、第十五条',
      },
      {
        key: 'indicators',
        title: '卫生检测结果',
        measure: '报告所列空气、水质、用品用具指标全部在限值以内。任一项超限即为不符合。',
        points: 25,
        veto: true,
        basis: limits,
      },
      {
        key: 'ventilation',
        title: '通风与集中空调',
        measure: '新风量、换气设施满足要求；使用集中空调的，检测或者评价报告合格，得满分；缺一项扣 5 分。',
        points: 15,
        basis: '《公共场所卫生管理条例实施细则》第十二条；WS 394-2012《公共场所集中空调通风系统卫生规范》',
      },
      {
        key: 'management',
        title: '卫生管理制度',
        measure: '健康检查、清洗消毒、卫生检测、投诉处理、应急处置五项制度齐全且可操作，得满分；每缺一项扣 3 分。',
        points: 15,
        basis: hygiene,
      },
      {
        key: 'health',
        title: '从业人员健康合格证明',
        measure: '直接为顾客服务的人员全部持有效健康合格证明，得满分；每差一人扣 2 分，扣完为止。',
        points: 10,
        basis: '《公共场所卫生管理条例》第七条',
      },
    ],
  },
]
