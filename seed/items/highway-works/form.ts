import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'
import { account, amount, choice, day, endsAfterItBegins, firm, name, option, yesNo } from '../parts/questions.ts'

export const highwayForm: z.input<typeof Item>['form'] = [
  firm('建设单位'),
  {
    title: '涉路施工活动',
    forConditions: [1, 2],
    fields: [
      choice(
        'activity',
        '施工活动类别',
        [
          option('occupation', '因修建铁路、机场、供电、水利、通信等建设工程占用、挖掘公路、公路用地或者使公路改线'),
          option('crossing', '跨越、穿越公路修建桥梁、渡槽或者架设、埋设管道、电缆等设施'),
          option('along', '在公路用地范围内架设、埋设管道、电缆等设施'),
          option('bridge', '利用公路桥梁、公路隧道、涵洞铺设电缆等设施'),
          option('sign', '利用跨越公路的设施悬挂非公路标志'),
          option('junction', '在公路上增设或者改造平面交叉道口'),
          option('control', '在公路建筑控制区内埋设管道、电缆等设施'),
        ],
        { hint: '《公路安全保护条例》第二十七条所列情形' },
      ),
      choice('grade', '公路等级', [
        option('national', '国道'),
        option('provincial', '省道'),
        option('county', '县道'),
        option('village', '乡道、村道'),
      ]),
      name('place', '公路名称和桩号'),
      day('fromDay', '开始日期'),
      day('throughDay', '结束日期'),
      amount('length', '涉及公路的长度', '米', [0, 100_000]),
      account('method', '施工方法'),
    ],
  },
  {
    title: '对交通的影响',
    forConditions: [4],
    fields: [
      yesNo('affectsTraffic', '是否影响交通安全'),
      amount('lanesClosed', '需要封闭的车道数', '条', [0, 12], { when: { answer: 'affectsTraffic' } }),
      yesNo('toll', '是否在收费公路上施工'),
    ],
  },
]

export const highwayHolds = [endsAfterItBegins('fromDay', 'throughDay')]
