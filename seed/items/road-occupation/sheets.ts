import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const rules = '《城市道路管理条例》'

/** The points are a proposal; situations that a criterion does not concern get its full points. */
export const roadSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'road',
    title: '道路设施影响评分表',
    passMark: 75,
    criteria: [
      {
        key: 'need',
        title: '占用、挖掘的必要性',
        measure: '原因具体，位置、面积、期限与工程量相适应，得满分；面积或者期限超出实际需要的，每项扣 8 分。',
        points: 20,
        basis: `${rules}第三十一条`,
      },
      {
        key: 'young',
        title: '新建、大修道路',
        measure: '五年、三年禁挖期内的道路有人民政府同意文件；不涉及的按符合计。没有同意文件即为不符合。',
        points: 25,
        veto: true,
        basis: `${rules}第三十三条第二款`,
      },
      {
        key: 'structure',
        title: '道路结构和地下管线的保护',
        measure: '支护、降水和管线保护措施逐项对应现状管线；不涉及的得满分；每有一条管线没有措施扣 5 分。',
        points: 30,
        basis: `${rules}第二十九条、第三十五条`,
      },
      {
        key: 'restoration',
        title: '修复',
        measure: '修复结构不低于原道路标准，期限明确；不涉及的得满分；缺一项扣 8 分。',
        points: 25,
        basis: `${rules}第三十五条`,
      },
    ],
  },
  {
    key: 'traffic',
    title: '道路交通安全影响评分表',
    passMark: 75,
    criteria: [
      {
        key: 'passage',
        title: '通行空间',
        measure: '施工期间保留的车道、人行和非机动车通道连续且宽度满足标准。任一方向中断而无绕行方案即为不符合。',
        points: 40,
        veto: true,
        basis: '《中华人民共和国道路交通安全法》第三十二条',
      },
      {
        key: 'signs',
        title: '标志、围挡和夜间警示',
        measure: '按作业区布设图设置，距离、间距、照明齐全，得满分；缺一项扣 6 分；抢修补办的按现场照片判断。',
        points: 30,
        basis: 'GB 5768.4-2017《道路交通标志和标线 第4部分：作业区》',
      },
      {
        key: 'timing',
        title: '施工时段',
        measure: '避开高峰时段和重大活动，或者说明不能避开的理由和疏导人员安排，得满分；没有说明扣 15 分。',
        points: 30,
        basis: '《中华人民共和国道路交通安全法》第三十二条',
      },
    ],
  },
]
