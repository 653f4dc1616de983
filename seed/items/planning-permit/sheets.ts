import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

/** 规划复核评分表. The points are a proposal. */
export const planningSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'scheme',
    title: '设计方案与规划条件复核评分表',
    passMark: 80,
    criteria: [
      {
        key: 'landUse',
        title: '用地性质',
        measure: '设计用途与控制性详细规划的用地性质和兼容性要求一致。任一用途不相容即为不符合。',
        points: 20,
        veto: true,
        basis: '《中华人民共和国城乡规划法》第四十条、第四十三条',
      },
      {
        key: 'intensity',
        title: '开发强度',
        measure: '容积率、建筑密度、建筑高度不突破规划条件上限，绿地率不低于下限。任一项突破即为不符合。',
        points: 30,
        veto: true,
        basis: '《中华人民共和国城乡规划法》第三十八条、第四十三条',
      },
      {
        key: 'setback',
        title: '退让与间距',
        measure: '退让用地红线、道路红线、河道蓝线的距离和建筑间距逐一标注且满足要求。任一处不满足即为不符合。',
        points: 20,
        veto: true,
        basis: '《江苏省城市规划管理技术规定》关于建筑退让和间距的规定',
      },
      {
        key: 'sunlight',
        title: '日照',
        measure: '相邻住宅日照不低于标准，有分析计算；不涉及的得满分；计算参数缺一项扣 3 分。',
        points: 15,
        basis: 'GB 50180-2018《城市居住区规划设计标准》',
      },
      {
        key: 'parking',
        title: '配建设施',
        measure: '停车位、公共服务设施按配建标准逐项设置，得满分；每缺一项扣 5 分。',
        points: 15,
        basis: 'GB/T 51149-2016《城市停车规划规范》',
      },
    ],
  },
]
