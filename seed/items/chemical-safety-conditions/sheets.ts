import type { z } from 'zod'
import type { Item } from '#contracts/item.ts'

const rules = '《危险化学品建设项目安全监督管理办法》关于安全条件审查不予通过情形的规定'

/** The grounds on which the rules refuse are veto items. The points are a proposal. */
export const chemicalSheets: z.input<typeof Item>['sheets'] = [
  {
    key: 'safety',
    title: '安全条件审查评分表',
    passMark: 80,
    criteria: [
      {
        key: 'report',
        title: '安全评价报告无重大缺陷、漏项',
        measure: '危险、有害因素辨识覆盖全部装置、物料和作业，评价方法适用。任一主要危险因素遗漏即为不符合。',
        points: 25,
        veto: true,
        basis: rules,
      },
      {
        key: 'distance',
        title: '外部安全防护距离',
        measure: '个人风险、社会风险和防火间距的计算值均不超过标准限值。任一处超过即为不符合。',
        points: 25,
        veto: true,
        basis: 'GB 36894-2018、GB/T 37243-2019；《危险化学品安全管理条例》第十九条',
      },
      {
        key: 'process',
        title: '主要技术、工艺',
        measure: '工艺路线、设备选型和自动控制方案已确定，不属于淘汰落后工艺。未确定或者属于淘汰的即为不符合。',
        points: 20,
        veto: true,
        basis: rules,
      },
      {
        key: 'nature',
        title: '拟建场址自然条件',
        measure: '地质、地震、防洪、气象资料齐全且满足标准，得满分；每缺一种资料扣 4 分。',
        points: 15,
        basis: 'GB 50489-2009《化工企业总图运输设计规范》',
      },
      {
        key: 'advice',
        title: '对安全设施设计的对策与建议',
        measure: '每项危险、有害因素对应具体的对策和标准条款，得满分；每有一项没有对应扣 3 分。',
        points: 15,
        basis: rules,
      },
    ],
  },
  {
    key: 'siting',
    title: '选址与周边用地复核评分表',
    passMark: 80,
    criteria: [
      {
        key: 'zoning',
        title: '用地性质',
        measure: '用地性质允许危险化学品生产、储存；新建生产项目位于化工园区内。任一项不满足即为不符合。',
        points: 50,
        veto: true,
        basis: '《危险化学品安全管理条例》第十一条',
      },
      {
        key: 'surroundings',
        title: '周边规划用地',
        measure: '防护距离内的现状和规划用地逐一列明，没有居住、学校、医院用地，得满分；每遗漏一处扣 10 分。',
        points: 50,
        basis: '《危险化学品安全管理条例》第十九条',
      },
    ],
  },
  {
    key: 'experts',
    title: '安全条件专家评分表',
    passMark: 75,
    criteria: [
      {
        key: 'hazards',
        title: '危险、有害因素辨识',
        measure: '辨识覆盖全部装置、物料和作业，后果模拟有计算书，得满分；每缺一个单元扣 5 分。',
        points: 40,
        basis: rules,
      },
      {
        key: 'distances',
        title: '外部安全防护距离的计算',
        measure: '计算方法、参数和敏感目标完整，结果可以复核。不能复核即为不符合。',
        points: 35,
        veto: true,
        basis: 'GB/T 37243-2019《危险化学品生产装置和储存设施外部安全防护距离确定方法》',
      },
      {
        key: 'measures',
        title: '安全对策与建议',
        measure: '与辨识出的危险、有害因素一一对应，得满分；每缺一项对策扣 5 分。',
        points: 25,
        basis: rules,
      },
    ],
  },
]
