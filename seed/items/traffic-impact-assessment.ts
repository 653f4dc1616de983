import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { judgedBlind, ownForm } from './parts/documents.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { account, amount, choice, firm, isOneOf, option, project, yesNo } from './parts/questions.ts'
import { consulted, leading } from './parts/late.ts'

const standard = 'CJJ/T 141-2010《建设项目交通影响评价技术标准》'

/**
 * 建设项目交通影响评价审查: no licence but a technical opinion, which the planning permit builds on.
 *
 * @source 道路交通安全法实施条例 第三条; CJJ/T 141-2010
 */
export const trafficImpactAssessment: Item = Item.parse({
  code: 'traffic-impact-assessment',
  revision: 1,
  name: '建设项目交通影响评价审查',
  shortName: '交通影响评价',
  power: '其他',
  catalogueCode: '321009901000',
  taskCode: '11320700MB9T00070K3321009901000',
  office: 'gongan',
  intakeOffice: 'zhengwu',
  stage: 'works',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国道路交通安全法实施条例》',
      article: '第三条',
      text: '县级以上地方各级人民政府应当……组织有关部门对城市建设项目进行交通影响评价。',
    },
  ],
  conditions: [
    '建设项目达到交通影响评价的启动阈值，且不在已完成区域交通影响评价的范围内',
    '交通影响评价报告的评价范围、年限、预测方法和改善措施符合技术标准',
    '采取改善措施后，评价范围内道路的服务水平可以接受',
  ],
  statutory: { unit: 'working', days: 20, basis: '法律未规定审查时限，参照外地公布的二十个工作日' },
  promised: { unit: 'working', days: 10, basis: '演示设定；多评合一总时限四十个工作日以内' },
  fee: { charged: false },
  form: [
    firm('建设单位'),
    {
      title: '建设项目',
      forConditions: [1, 2],
      fields: [
        ...project,
        choice('use', '项目分类', [
          option('residence', '住宅'),
          option('commerce', '商业、服务'),
          option('office', '办公'),
          option('school', '学校、医院'),
          option('venue', '场馆、园林'),
          option('transport', '交通设施'),
          option('industry', '工业、物流'),
          option('mixed', '混合'),
        ]),
        choice('place', '项目区位', [option('centre', '中心城区'), option('outer', '中心城区以外')]),
        amount('floorArea', '建筑面积', '平方米', [1, 10_000_000]),
        amount('parking', '配建机动车停车位', '个', [0, 100_000]),
        amount('entrances', '机动车出入口', '个', [1, 50]),
        yesNo('mainRoad', '是否在主干路上开设机动车出入口'),
      ],
    },
    {
      title: '交通影响预测',
      forConditions: [2, 3],
      fields: [
        amount('trips', '高峰小时新增机动车出行量', '标准车/小时', [0, 100_000]),
        choice('before', '评价范围内最不利交叉口现状服务水平', levels()),
        choice('after', '采取改善措施后的服务水平', levels()),
        account('measures', '改善措施', { when: isOneOf('after', 'c', 'd', 'e') }),
      ],
    },
  ],
  materials: [
    ownForm({
      key: 'application',
      name: '交通影响评价审查申请表',
      basis: '《中华人民共和国道路交通安全法实施条例》第三条',
      standard: '各栏填写完整，建设单位盖章。',
    }),
    judgedBlind({
      key: 'report',
      name: '交通影响评价报告',
      basis: standard,
      standard: '包括评价范围和年限、现状调查、出行预测、影响评价、改善措施和结论，附交通调查数据。',
      source: '建设单位自行编制或者委托编制',
    }),
    judgedBlind({
      key: 'sitePlan',
      name: '项目总平面图和出入口、停车布置图',
      basis: standard,
      standard: '标明出入口位置、宽度、与交叉口的距离、内部交通流线和停车位。',
      source: '设计单位编制',
      maxFiles: 5,
    }),
  ],
  tasks: [
    {
      key: 'traffic',
      title: '交通影响审查',
      kind: 'review',
      office: 'gongan',
      section: sections.traffic,
      limitDays: 5,
      sheet: 'traffic',
      sees: ['report', 'sitePlan'],
      whenLate: leading,
    },
    {
      key: 'planning',
      title: '规划符合性复核',
      kind: 'review',
      office: 'ziran',
      section: sections.planning,
      limitDays: 4,
      sheet: 'planning',
      sees: ['report', 'sitePlan'],
      whenLate: consulted,
    },
    { key: 'decide', title: '出具审查意见', kind: 'decide', office: 'gongan', limitDays: 3 },
  ],
  plan: reviewsThenDecision('traffic', 'planning'),
  sheets: [
    {
      key: 'traffic',
      title: '交通影响审查评分表',
      passMark: 75,
      criteria: [
        {
          key: 'scope',
          title: '评价范围和年限',
          measure: '范围和年限按项目分类和规模确定，得满分；任一项小于标准要求扣 8 分。',
          points: 15,
          basis: standard,
        },
        {
          key: 'forecast',
          title: '出行预测',
          measure: '出行率、方式划分、分配方法有依据并可复算，得满分；缺一项依据扣 6 分。',
          points: 25,
          basis: standard,
        },
        {
          key: 'impact',
          title: '交通影响程度',
          measure: '采取改善措施后交通影响不是不可接受的显著影响。显著且无法改善即为不符合。',
          points: 30,
          veto: true,
          basis: standard,
        },
        {
          key: 'entrances',
          title: '出入口设置',
          measure: '与交叉口的距离、视距、进出流线满足要求，得满分；每有一处不满足扣 10 分。',
          points: 30,
          basis: 'GB/T 51328-2018《城市综合交通体系规划标准》',
        },
      ],
    },
    {
      key: 'planning',
      title: '规划符合性评分表',
      passMark: 70,
      criteria: [
        {
          key: 'conditions',
          title: '与规划条件一致',
          measure: '用地性质、建筑规模、出入口方位与规划条件一致，得满分；每有一项不一致扣 20 分。',
          points: 60,
          basis: '《中华人民共和国城乡规划法》第四十条',
        },
        {
          key: 'parking',
          title: '停车配建',
          measure: '机动车、非机动车停车位数量满足配建标准，得满分；每差 5% 扣 10 分。',
          points: 40,
          basis: 'GB/T 51149-2016《城市停车规划规范》',
        },
      ],
    },
  ],
  outcome: {
    act: '审查',
    licenceType: '11320700MB9T00070K001',
    title: '建设项目交通影响评价审查意见',
    validYears: null,
    face: [
      { label: '项目名称', field: 'projectName' },
      { label: '建设地点', field: 'projectAddress' },
      { label: '建筑面积', field: 'floorArea' },
      { label: '机动车出入口', field: 'entrances' },
      { label: '审查意见', text: '交通影响评价报告通过审查，应当落实报告提出的改善措施' },
      { label: '依据', text: '《中华人民共和国道路交通安全法实施条例》第三条' },
      { label: '提示', text: '本意见是技术审查意见，不是行政许可；项目性质、规模、出入口发生变化的，应当重新评价。' },
    ],
  },
  remedies,
  consult: consultAt(projectWindow, '连云港市公安局'),
  note: '本事项不是行政许可，是为规划许可提供的技术审查意见。一般知识：启动阈值、材料清单、审查时限、评分分值和审查牵头部门须由市人民政府确认；基本编码为演示设定。未通过时应出具修改完善意见，平台现以不予通过的决定表示。',
})

function levels() {
  return ['a', 'b', 'c', 'd', 'e'].map((level) => option(level, `${level.toUpperCase()} 级`))
}
