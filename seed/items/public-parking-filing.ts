import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { businessWindow, consultAt, remedies } from './parts/contacts.ts'
import { checkedAtIntake, judgedBlind, ownForm } from './parts/documents.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { amount, choice, firm, name, notAbove, option, site, total, yesNo } from './parts/questions.ts'

const local = '连云港市关于停车场管理的规定（名称和条款由实施机关确认）'

/** 经营性公共停车场备案: a filing, which tells and does not ask for leave. */
export const publicParkingFiling: Item = Item.parse({
  code: 'public-parking-filing',
  revision: 1,
  name: '经营性公共停车场备案',
  shortName: '停车场备案',
  power: '其他',
  catalogueCode: '321017901000',
  taskCode: '11320700MB9T00097B3321017901000',
  office: 'chengguan',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    { law: '《江苏省道路交通安全条例》', article: '关于停车场规划、建设和管理的规定' },
    { law: local, article: '关于经营性停车场备案的规定' },
  ],
  conditions: ['停车场已经建成，具备交通、消防、照明、排水等使用条件', '收费标准和服务规则已经公示或者准备公示'],
  statutory: { unit: 'working', days: 20, basis: '法律未规定备案时限，参照《中华人民共和国行政许可法》第四十二条' },
  promised: { unit: 'working', days: 3, basis: '演示设定' },
  fee: { charged: false },
  form: [
    firm('经营单位'),
    {
      title: '停车场',
      forConditions: [1, 2],
      fields: [
        name('parkName', '停车场名称'),
        site('parkAddress', '停车场地址'),
        choice('kind', '停车场类型', [
          option('built', '独立建设的公共停车场'),
          option('attached', '向公众开放的配建停车场'),
          option('temporary', '利用空闲场地设置的临时停车场'),
        ]),
        amount('surfaceSpaces', '地面停车位', '个', [0, 50_000], { hint: '没有的填 0' }),
        amount('undergroundSpaces', '地下停车位', '个', [0, 50_000], { hint: '没有的填 0' }),
        amount('mechanicalSpaces', '机械式停车设备的停车位', '个', [0, 50_000], { hint: '没有的填 0' }),
        amount('spaces', '机动车停车位合计', '个', [1, 100_000], {
          computed: total('surfaceSpaces', 'undergroundSpaces', 'mechanicalSpaces'),
        }),
        amount('accessible', '其中无障碍停车位', '个', [0, 10_000]),
        amount('charging', '其中带充电设施的停车位', '个', [0, 100_000]),
        amount('entrances', '机动车出入口', '个', [1, 50]),
        { key: 'layoutPlan', label: '停车场平面布置图', type: 'file', material: 'layout' },
        choice('price', '收费方式', [
          option('free', '不收费'),
          option('government', '政府定价或者政府指导价'),
          option('market', '市场调节价'),
        ]),
        yesNo('connected', '是否接入城市停车信息平台'),
      ],
    },
  ],
  holds: [
    notAbove('accessible', 'spaces', '无障碍停车位不能多于机动车停车位合计'),
    notAbove('charging', 'spaces', '带充电设施的停车位不能多于机动车停车位合计'),
  ],
  materials: [
    ownForm({
      key: 'filing',
      name: '经营性公共停车场备案表',
      basis: local,
      standard: '各栏填写完整，经营单位盖章。',
    }),
    checkedAtIntake({
      key: 'siteProof',
      name: '停车场场地使用证明',
      proof: { issuer: '场地的权利人', canInvestigate: true, coveredBy: [] },
      basis: local,
      standard: '权属证明或者使用协议，期限不短于经营期限。',
    }),
    judgedBlind({
      key: 'layout',
      name: '停车场平面布置图',
      basis: local,
      standard: '标明停车位、行车通道、出入口、消防设施、无障碍停车位的位置和尺寸。',
      formats: ['pdf', 'png', 'jpeg'],
      maxFiles: 3,
    }),
  ],
  tasks: [
    {
      key: 'traffic',
      title: '平面布置核对',
      kind: 'review',
      office: 'gongan',
      section: sections.traffic,
      limitDays: 2,
      sheet: 'layout',
      sees: ['layout'],
    },
    { key: 'decide', title: '登记备案', kind: 'decide', office: 'chengguan', limitDays: 1 },
  ],
  plan: reviewsThenDecision('traffic'),
  sheets: [
    {
      key: 'layout',
      title: '停车场平面布置核对表',
      passMark: 60,
      criteria: [
        {
          key: 'complete',
          title: '图面内容齐全',
          measure: '停车位、通道、出入口、消防设施、无障碍停车位五项齐全，得满分；每缺一项扣 12 分。',
          points: 60,
          basis: 'JGJ 100-2015《车库建筑设计规范》',
        },
        {
          key: 'consistent',
          title: '与备案表一致',
          measure: '停车位和出入口数量与填写的一致，得满分；每有一项不一致扣 20 分。',
          points: 40,
          basis: local,
        },
      ],
    },
  ],
  outcome: {
    act: '备案',
    licenceType: '11320700MB9T00097B003',
    title: '经营性公共停车场备案回执',
    validYears: null,
    face: [
      { label: '经营单位', field: 'firmName' },
      { label: '停车场名称', field: 'parkName' },
      { label: '停车场地址', field: 'parkAddress' },
      { label: '机动车停车位', field: 'spaces' },
      { label: '备案结论', text: '材料齐全，予以备案' },
      { label: '提示', text: '备案不是行政许可；停车位数量、收费方式变化或者停止经营的，应当及时变更备案。' },
    ],
  },
  remedies,
  consult: consultAt(businessWindow, '连云港市城市管理局'),
  note: '整项为一般知识：备案的地方依据、材料、主管部门和时限须由实施机关确认后方可启用。备案只核对材料是否齐全、一致，不得以备案之名行许可之实；平台现以“决定”环节表示登记。',
})
