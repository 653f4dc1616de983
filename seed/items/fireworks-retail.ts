import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { businessWindow, consultAt, remedies } from './parts/contacts.ts'
import { checkedAtIntake, judgedBlind, ownForm } from './parts/documents.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { heardIn } from './parts/procedures.ts'
import { amount, choice, firm, name, option, site, yesNo } from './parts/questions.ts'
import { mattersOfLicence } from './parts/matters.ts'

const regulation = '《烟花爆竹安全管理条例》'
const plan = '连云港市烟花爆竹零售网点布设规划（名称和数量由实施机关确认）'

/**
 * 烟花爆竹经营（零售）许可: as many as the plan of sites has places, in the order in which applications are taken in.
 *
 * @source 烟花爆竹安全管理条例 第十六条、第十八条、第十九条; 行政许可法 第五十七条
 */
export const fireworksRetail: Item = Item.parse({
  code: 'fireworks-retail',
  revision: 1,
  name: '烟花爆竹经营（零售）许可',
  shortName: '烟花爆竹零售许可',
  power: '许可',
  catalogueCode: '000125010000',
  taskCode: '11320700MB9T0002X83000125010000',
  office: 'yingji',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: regulation,
      article: '第十六条',
      text: '从事烟花爆竹批发的企业和零售经营者的经营布点，应当经安全生产监督管理部门审批。',
    },
    { law: regulation, article: '第十八条、第十九条' },
    { law: '《中华人民共和国行政许可法》', article: '第五十七条' },
  ],
  conditions: [
    '主要负责人经过安全知识教育',
    '实行专店或者专柜销售，设专人负责安全管理',
    '经营场所配备必要的消防器材，张贴明显的安全警示标志',
    '经营场所在零售网点布设规划内，与学校、医院、加油站等保持规定的距离',
  ],
  quantity: '本年度三十个，按照受理的先后顺序准予',
  quota: { total: 30, period: 'year', basis: `${plan}；《中华人民共和国行政许可法》第五十七条` },
  statutory: { unit: 'working', days: 20, basis: `${regulation}第十九条第二款（二十日内作出决定）` },
  promised: { unit: 'working', days: 8, basis: '演示设定' },
  fee: { charged: false },
  form: [
    firm('零售经营者'),
    {
      title: '零售网点',
      forConditions: [1, 2, 3, 4],
      fields: [
        name('shopName', '零售网点名称'),
        site('shopAddress', '零售网点地址'),
        choice('kind', '销售方式', [option('shop', '专店销售'), option('counter', '专柜销售')]),
        amount('area', '经营场所面积', '平方米', [6, 500]),
        amount('boxes', '拟存放烟花爆竹', '箱', [1, 300]),
        amount('extinguishers', '灭火器', '具', [1, 50]),
        yesNo('trained', '主要负责人是否经过安全知识教育'),
      ],
    },
  ],
  materials: [
    ownForm({
      key: 'application',
      name: '烟花爆竹经营（零售）许可申请书',
      basis: `${regulation}第十九条第二款`,
      standard: '各栏填写完整，零售经营者盖章。',
    }),
    checkedAtIntake({
      key: 'training',
      name: '主要负责人安全知识教育证明',
      proof: { issuer: '组织安全知识教育的机构', canInvestigate: true, coveredBy: [] },
      basis: `${regulation}第十八条第（一）项`,
      standard: '载明姓名和教育内容，在有效期内。',
      maxFiles: 1,
    }),
    judgedBlind({
      key: 'layout',
      name: '经营场所平面布置图和周边安全条件说明',
      basis: `${regulation}第十八条第（四）项`,
      standard: '标明销售区、存放点、消防器材的位置，以及与周边场所的距离。',
      formats: ['pdf', 'png', 'jpeg'],
      maxFiles: 2,
    }),
  ],
  tasks: [
    {
      key: 'safety',
      title: '零售网点安全条件审查',
      kind: 'review',
      office: 'yingji',
      section: sections.safety,
      limitDays: 5,
      sheet: 'shop',
      sees: ['layout'],
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'yingji', limitDays: 3 },
  ],
  plan: reviewsThenDecision('safety'),
  sheets: [
    {
      key: 'shop',
      title: '烟花爆竹零售网点审查表',
      passMark: 80,
      criteria: [
        {
          key: 'distance',
          title: '周边安全距离',
          measure: '图上与学校、医院、加油站等场所的距离均符合规划要求，得满分；有一处不符合，不得分。',
          points: 50,
          veto: true,
          basis: plan,
        },
        {
          key: 'fire',
          title: '消防器材和警示标志',
          measure: '图上标明灭火器不少于两具和警示标志的，得满分；缺一项扣 20 分。',
          points: 50,
          basis: `${regulation}第十八条第（三）项`,
        },
      ],
    },
  ],
  ...heardIn('yingji', { shows: ['shopAddress', 'kind', 'area'] }),
  bearsOn: ['public-safety'],
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T0002X8005',
    title: '烟花爆竹经营（零售）许可证',
    validYears: 2,
    face: [
      { label: '零售经营者', field: 'firmName' },
      { label: '零售网点名称', field: 'shopName' },
      { label: '零售网点地址', field: 'shopAddress' },
      { label: '销售方式', field: 'kind' },
      { label: '提示', text: '只在许可的地点销售，不得向未取得许可的单位采购。' },
    ],
  },
  ...mattersOfLicence({
    form: 'application',
    anew: [
      {
        matter: 'change',
        basis: '《烟花爆竹经营许可实施办法》，演示引用，适用的条文须由实施机关核对',
        when: '变更零售网点名称、主要负责人、零售场所或者许可范围的，重新申请',
      },
      {
        matter: 'renewal',
        basis: '《烟花爆竹经营许可实施办法》，演示引用，适用的条文须由实施机关核对',
        when: '有效期满后继续从事零售经营的，重新申请',
      },
    ],
  }),
  remedies,
  consult: consultAt(businessWindow, '连云港市应急管理局'),
  note: '条件、材料和条款为一般知识，审批层级、网点数量、有效期和评分项目为演示设定，须由实施机关对照现行规定和规划确认。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
