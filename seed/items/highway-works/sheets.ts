import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

/** The points are a proposal. */
export const highwaySheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'highway',
    title: '公路设施安全评分表',
    passMark: 80,
    criteria: [
      {
        key: 'clearance',
        title: '净空、埋深和距离',
        measure: '跨越净空、埋设深度、与公路设施的距离均满足技术标准。任一项不满足即为不符合。',
        points: 30,
        veto: true,
        basis: 'JTG B01-2014《公路工程技术标准》；《公路安全保护条例》第二十七条',
      },
      {
        key: 'structure',
        title: '对公路结构的影响',
        measure: '路基、桥梁、隧道受力有验算且安全系数不低于规范。没有验算或者低于规范即为不符合。',
        points: 30,
        veto: true,
        basis: '《公路安全保护条例》第二十八条第一款第二项',
      },
      {
        key: 'restoration',
        title: '恢复和排水',
        measure: '恢复标准不低于原公路，排水不受阻断，得满分；缺一项扣 10 分。',
        points: 20,
        basis: '《中华人民共和国公路法》第四十四条、第四十五条',
      },
      {
        key: 'emergency',
        title: '应急方案',
        measure: '险情种类、步骤、物资、联络四项齐全，得满分；缺一项扣 5 分。',
        points: 20,
        basis: '《公路安全保护条例》第二十八条第一款第三项',
      },
    ],
  },
  {
    key: 'traffic',
    title: '公路交通安全影响评分表',
    passMark: 75,
    criteria: [
      {
        key: 'organisation',
        title: '交通组织',
        measure: '封闭车道期间的通行能力有计算，绕行线路明确。没有可行的通行或者绕行方案即为不符合。',
        points: 50,
        veto: true,
        basis: '《中华人民共和国道路交通安全法》第三十二条',
      },
      {
        key: 'zone',
        title: '作业控制区',
        measure: '警告、过渡、缓冲、工作、终止各区长度满足标准，得满分；每有一区不足扣 10 分。',
        points: 50,
        basis: 'JTG H30-2015《公路养护安全作业规程》',
      },
    ],
  },
]
