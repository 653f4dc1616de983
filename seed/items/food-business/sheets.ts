import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const law = '《中华人民共和国食品安全法》第三十三条第一款'

/** The points are a proposal. */
export const foodSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'food',
    title: '食品经营条件评分表',
    passMark: 75,
    criteria: [
      {
        key: 'place',
        title: '场所',
        measure: '场所面积与经营项目相适应，远离污染源，得满分；不相适应的每项扣 8 分。',
        points: 20,
        basis: `${law}第一项`,
      },
      {
        key: 'flow',
        title: '布局和流程',
        measure: '生熟分开、原料与成品分开、洁污分流，没有交叉。任一处交叉污染即为不符合。',
        points: 25,
        veto: true,
        basis: `${law}第四项`,
      },
      {
        key: 'equipment',
        title: '设备设施',
        measure:
          '清洗、消毒、冷藏、通风、防蝇防鼠设施与经营项目对应；制售冷食、生食的设专间或者专用操作区。应设未设即为不符合。',
        points: 25,
        veto: true,
        basis: `${law}第二项；GB 31654-2021《食品安全国家标准 餐饮服务通用卫生规范》`,
      },
      {
        key: 'management',
        title: '管理人员和规章制度',
        measure: '配备食品安全管理人员，七项制度齐全，得满分；每缺一项扣 3 分。',
        points: 20,
        basis: `${law}第三项`,
      },
      {
        key: 'health',
        title: '从业人员健康证明',
        measure: '接触直接入口食品的人员全部持有效健康证明，得满分；每差一人扣 2 分。',
        points: 10,
        basis: '《中华人民共和国食品安全法》第四十五条',
      },
    ],
  },
]
