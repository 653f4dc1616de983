import type { ScoringSheet } from '#contracts/item.ts'

const rules = '《建设项目环境保护管理条例》第十一条'

/** The five grounds on which the regulation demands a refusal, each a veto item. The points are a proposal. @source 建设项目环境保护管理条例 第十一条 */
export const eiaSheet = (title: string): ScoringSheet => ({
  key: 'environment',
  title,
  passMark: 80,
  criteria: [
    {
      key: 'siting',
      title: '选址、布局、规模符合法律法规和规划',
      measure: '逐项对照国土空间规划、生态保护红线、规划环评和产业政策，无冲突。任一项冲突即为不符合。',
      points: 20,
      veto: true,
      basis: `${rules}第一项`,
    },
    {
      key: 'quality',
      title: '区域环境质量与改善目标',
      measure: '所在区域达标；不达标的，拟采取的措施满足区域环境质量改善目标。措施不能满足即为不符合。',
      points: 20,
      veto: true,
      basis: `${rules}第二项`,
    },
    {
      key: 'measures',
      title: '污染防治措施',
      measure: '各污染源的排放浓度和速率预测值均不超过排放标准，措施可行。任一源不能达标即为不符合。',
      points: 25,
      veto: true,
      basis: `${rules}第三项`,
    },
    {
      key: 'existing',
      title: '原有污染的治理',
      measure:
        '改建、扩建和技术改造项目对原有问题逐项提出有效措施和完成时间；新建项目按符合计。任一项没有措施即为不符合。',
      points: 15,
      veto: true,
      basis: `${rules}第四项`,
    },
    {
      key: 'data',
      title: '基础资料与结论',
      measure: '监测数据、源强、预测参数有出处并可复算，结论明确合理。数据明显不实或者结论不明确即为不符合。',
      points: 20,
      veto: true,
      basis: `${rules}第五项`,
    },
  ],
})
