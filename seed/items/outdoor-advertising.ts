import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { businessWindow, consultAt, remedies } from './parts/contacts.ts'
import { checkedAtIntake, judgedBlind, ownForm } from './parts/documents.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import {
  amount,
  anyApplicant,
  choice,
  day,
  endsAfterItBegins,
  isOneOf,
  name,
  option,
  yesNo,
} from './parts/questions.ts'
import { heardIn } from './parts/procedures.ts'
import { mattersOfLicence } from './parts/matters.ts'

const law = '《城市市容和环境卫生管理条例》'

/**
 * 大型户外广告设置审批 for persons and firms.
 *
 * @source 城市市容和环境卫生管理条例 第十一条、第十七条
 */
export const outdoorAdvertising: Item = Item.parse({
  code: 'outdoor-advertising',
  revision: 1,
  name: '设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批',
  shortName: '户外广告设置审批',
  power: '许可',
  catalogueCode: '000117032000',
  taskCode: '11320700MB9T00097B3000117032000',
  office: 'chengguan',
  intakeOffice: 'zhengwu',
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 1,
  originals: 'at-pick-up',
  bases: [
    {
      law,
      article: '第十一条',
      text: '大型户外广告的设置必须征得城市人民政府市容环境卫生行政主管部门同意后，按照有关规定办理审批手续。',
    },
    { law, article: '第十七条' },
  ],
  conditions: [
    '设置的位置不在《中华人民共和国广告法》第四十二条禁止设置户外广告的范围内',
    '符合户外广告设置规划和设置技术规范，不影响建筑物、设施的使用功能和市容市貌',
    '取得设置场地或者载体的使用权',
    '设施结构安全，有安全维护措施',
  ],
  statutory: { unit: 'working', days: 20, basis: '《中华人民共和国行政许可法》第四十二条' },
  promised: { unit: 'working', days: 5, basis: '连云港市内部审批五个工作日的办理要求' },
  extension: {
    days: 10,
    by: 'office-head',
    office: 'chengguan',
    basis: '《中华人民共和国行政许可法》第四十二条第一款',
  },
  fee: { charged: false },
  form: [
    anyApplicant,
    {
      title: '设置内容',
      forConditions: [1, 2, 3, 4],
      fields: [
        choice('kind', '申请类别', [option('large', '大型户外广告设施'), option('banner', '悬挂、张贴宣传品')]),
        name('place', '设置地点'),
        choice('carrier', '设置载体', [
          option('wall', '建筑物墙面'),
          option('roof', '建筑物屋顶'),
          option('ground', '落地支撑'),
          option('facility', '公共设施'),
        ]),
        amount('width', '宽度', '米', [0.1, 500]),
        amount('height', '高度', '米', [0.1, 200]),
        amount('faces', '面数', '面', [1, 20], { hint: '单面的填 1，双面的填 2', sample: '1' }),
        amount('area', '展示面积合计', '平方米', [0.01, 20_000], {
          computed: { multiply: [{ answer: 'width' }, { answer: 'height' }, { answer: 'faces' }] },
        }),
        amount('bottom', '底部离地高度', '米', [0, 500]),
        yesNo('lit', '是否使用电子显示屏或者照明', { when: isOneOf('kind', 'large') }),
        amount('brightness', '最大亮度', '坎德拉/平方米', [0, 10_000], { when: { answer: 'lit' } }),
        day('fromDay', '开始日期'),
        day('throughDay', '结束日期'),
      ],
    },
  ],
  holds: [endsAfterItBegins('fromDay', 'throughDay')],
  materials: [
    ownForm({
      key: 'application',
      name: '户外广告、宣传品设置申请表',
      basis: `${law}第十一条、第十七条`,
      standard: '各栏填写完整，申请人签名或者盖章。',
    }),
    checkedAtIntake({
      key: 'carrierProof',
      name: '设置场地或者载体的权属证明、使用协议',
      proof: { issuer: '场地或者载体的权利人', canInvestigate: true, coveredBy: [] },
      basis: '《中华人民共和国广告法》第四十一条、第四十二条',
      standard: '权利人同意设置，协议期限不短于申请的设置期限。',
      letter: {
        title: '设置场地或者载体使用同意书',
        text: [
          '我（单位）是{{设置场地或者载体的地址|海州区示例路 1 号临街外墙}}的{{所有权人或者使用权人|所有权人}}。',
          '兹同意{{申请人名称|示例商贸有限公司}}自{{开始日期|2026年1月15日}}起至{{结束日期|2027年1月14日}}止，在上述位置设置{{户外广告或者宣传品|户外广告}}，并按约定承担安全维护责任。附权属证明复印件。',
        ].join('\n'),
      },
    }),
    judgedBlind({
      key: 'rendering',
      name: '设置位置图和效果图',
      basis: `${law}第十一条`,
      standard: '标明设置位置、尺寸、离地高度，昼夜效果各一张。广告内容用占位图代替。',
      formats: ['pdf', 'png', 'jpeg'],
      maxFiles: 5,
    }),
    judgedBlind({
      key: 'structure',
      name: '设施结构设计图和安全说明',
      basis: '《中华人民共和国广告法》第四十一条',
      standard: '写明荷载、抗风、防雷、用电和维护措施，设计单位的签章在受理时核对。',
      source: '设计单位编制',
      maxFiles: 5,
      when: isOneOf('kind', 'large'),
    }),
  ],
  tasks: [
    {
      key: 'appearance',
      title: '市容和设施安全审查',
      kind: 'review',
      office: 'chengguan',
      section: sections.roads,
      limitDays: 3,
      sheet: 'appearance',
      sees: ['rendering', 'structure'],
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'chengguan', limitDays: 2 },
  ],
  plan: reviewsThenDecision('appearance'),
  sheets: [
    {
      key: 'appearance',
      title: '户外广告设置评分表',
      passMark: 75,
      criteria: [
        {
          key: 'forbidden',
          title: '禁止设置的位置',
          measure:
            '不利用交通安全设施和标志，不影响市政公共设施、交通安全设施使用，不在禁设区域。任一项触及即为不符合。',
          points: 35,
          veto: true,
          basis: '《中华人民共和国广告法》第四十二条',
        },
        {
          key: 'safety',
          title: '结构安全',
          measure: '荷载、抗风、防雷、用电四项均有设计值，得满分；宣传品有固定措施；每缺一项扣 8 分。',
          points: 35,
          basis: 'CJJ/T 149-2021《城市户外广告和招牌设施技术标准》',
        },
        {
          key: 'appearance',
          title: '与街景协调',
          measure: '尺寸、位置不遮挡窗户和建筑轮廓，亮度不超过限值，得满分；每有一项不满足扣 10 分。',
          points: 30,
          basis: 'CJJ/T 149-2021《城市户外广告和招牌设施技术标准》',
        },
      ],
    },
  ],
  ...heardIn('chengguan', { shows: ['kind', 'carrier', 'area', 'lit', 'fromDay', 'throughDay'] }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00097B002',
    title: '户外广告、宣传品设置许可决定书',
    validYears: null,
    face: [
      { label: '被许可人', field: 'applicantName' },
      { label: '设置地点', field: 'place' },
      { label: '设置载体', field: 'carrier' },
      { label: '宽度', field: 'width' },
      { label: '高度', field: 'height' },
      { label: '面数', field: 'faces' },
      { label: '展示面积合计', field: 'area' },
      { label: '开始日期', field: 'fromDay' },
      { label: '结束日期', field: 'throughDay' },
      { label: '依据', text: `${law}第十一条、第十七条` },
      { label: '提示', text: '设置期满应当自行拆除；设施破损、污浊的，应当及时维修、更换。' },
    ],
  },
  ...mattersOfLicence({ form: 'application' }),
  remedies,
  consult: consultAt(businessWindow, '连云港市城市管理局'),
  note: '一般知识：基本编码、大型户外广告的尺寸标准、材料清单和评分分值须由实施机关确认；广告内容由市场监管部门依法监管，不在本审批内。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
