import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

/** 预售条件评分表; what the law makes a condition is a veto item. The points are a proposal. */
export const presaleSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'presale',
    title: '商品房预售条件评分表',
    passMark: 80,
    criteria: [
      {
        key: 'invested',
        title: '投入资金比例',
        measure: '已投入开发建设的资金除以工程建设总投资不低于 25%，有进度和监理意见佐证。低于 25% 即为不符合。',
        points: 30,
        veto: true,
        basis: '《中华人民共和国城市房地产管理法》第四十五条第一款第三项',
      },
      {
        key: 'schedule',
        title: '施工进度和竣工交付日期',
        measure: '进度计划按月列出，竣工交付日期与预售方案、申请填写的一致。没有确定日期即为不符合。',
        points: 20,
        veto: true,
        basis: '《中华人民共和国城市房地产管理法》第四十五条第一款第三项',
      },
      {
        key: 'areas',
        title: '预售面积和套数',
        measure: '分层平面图逐户面积合计与预售面积、套数一致，得满分；每有一层不一致扣 5 分。',
        points: 25,
        basis: '《城市房地产开发经营管理条例》第二十三条第四项',
      },
      {
        key: 'plan',
        title: '预售方案',
        measure: '位置、装修标准、交付日期、总面积、价格构成、物业管理六项齐全，得满分；每缺一项扣 4 分。',
        points: 25,
        basis: '《城市房地产开发经营管理条例》第二十三条第五项',
      },
    ],
  },
]
