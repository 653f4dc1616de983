import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

/** 节能报告评分表. The points are a proposal; the authority confirms them. */
export const energySheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'energy',
    title: '节能报告审查评分表',
    passMark: 80,
    criteria: [
      {
        key: 'basis',
        title: '评价依据',
        measure: '引用的法律、标准、规划均现行有效且与项目有关，得满分；每有一处失效或者遗漏扣 2 分。',
        points: 10,
        basis: '《固定资产投资项目节能审查和碳排放评价办法》关于审查内容的规定',
      },
      {
        key: 'consumption',
        title: '能源消费量核算',
        measure:
          '各品种实物量、折标系数、当量值和等价值可以逐项复算，与申请填写的数值误差不超过 1%，得满分；每有一项超出扣 5 分。',
        points: 25,
        basis: 'GB/T 2589-2020《综合能耗计算通则》',
      },
      {
        key: 'mandatory',
        title: '强制性节能标准',
        measure: '单位产品能耗和主要用能设备能效均不低于强制性标准的准入值。任一项低于即为不符合。',
        points: 25,
        veto: true,
        basis: '《中华人民共和国节约能源法》第十五条、第十六条',
      },
      {
        key: 'banned',
        title: '淘汰的用能产品、设备和工艺',
        measure: '设备清单中没有国家明令淘汰的用能产品、设备和生产工艺。任一台（项）列入淘汰目录即为不符合。',
        points: 15,
        veto: true,
        basis: '《中华人民共和国节约能源法》第十七条',
      },
      {
        key: 'measures',
        title: '节能措施',
        measure: '每项措施写明节能量、投资和实施位置，得满分；每缺一项内容扣 3 分。',
        points: 15,
        basis: '《固定资产投资项目节能审查和碳排放评价办法》关于节能报告内容的规定',
      },
      {
        key: 'carbon',
        title: '碳排放评价',
        measure: '核算边界、排放源、排放量和降碳措施四项齐全，得满分；每缺一项扣 3 分。',
        points: 10,
        basis: '《固定资产投资项目节能审查和碳排放评价办法》关于碳排放评价的规定',
      },
    ],
  },
]
