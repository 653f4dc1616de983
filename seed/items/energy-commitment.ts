import { Item } from '#contracts/item.ts'
import { energyPromise } from './energy-commitment/promise.ts'
import { checkedAtIntake } from './parts/documents.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { account, amount, choice, firm, money, option, project } from './parts/questions.ts'

const rules = '《固定资产投资项目节能审查和碳排放评价办法》'

/**
 * 节能承诺: the class that is not reviewed by itself, below 1 000 tonnes of standard coal and 5 million kWh a year. Its firm declares the
 * consumption and promises to keep the standards. 承诺备案: signed online it takes effect at once and is checked afterwards; on paper the authority
 * registers it.
 */
export const energyCommitment: Item = Item.parse({
  code: 'energy-commitment',
  revision: 1,
  name: '不单独进行节能审查项目的节能承诺登记',
  shortName: '节能承诺登记',
  power: '其他',
  catalogueCode: '321004901000',
  taskCode: '11320700MB9T00011G3321004901000',
  office: 'fagai',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    { law: '《中华人民共和国节约能源法》', article: '第十五条' },
    { law: rules, article: '关于不单独进行节能审查的项目的规定（国家发展改革委令 2025 年第 31 号）' },
  ],
  conditions: [
    '年综合能源消费量不满 1000 吨标准煤，且年电力消费量不满 500 万千瓦时',
    '建设单位承诺按照节能标准、规范建设，并对填报的用能数据负责',
  ],
  statutory: { unit: 'working', days: 20, basis: '法律未规定登记时限，参照《中华人民共和国行政许可法》第四十二条' },
  promised: { unit: 'working', days: 1, basis: '演示设定（承诺登记材料齐全的当日办结）' },
  fee: { charged: false },
  form: [
    firm('建设单位'),
    {
      title: '项目情况',
      forConditions: [1],
      fields: [
        ...project,
        choice('workKind', '建设性质', [
          option('new', '新建'),
          option('extension', '扩建'),
          option('renovation', '改建或者技术改造'),
        ]),
        money('investment', '总投资', [1, 1_000_000_000_000]),
      ],
    },
    {
      title: '年用能情况（达到设计能力后）',
      forConditions: [1, 2],
      fields: [
        amount('energyEquivalent', '年综合能源消费量（当量值）', '吨标准煤', [0, 999.99], {
          hint: '达到 1000 吨标准煤的，应当编制节能报告并申请节能审查',
        }),
        amount('electricity', '年电力消费量', '万千瓦时', [0, 499.99], {
          hint: '达到 500 万千瓦时的，应当编制节能报告并申请节能审查',
        }),
        amount('carbon', '年碳排放量', '吨二氧化碳', [0, 100_000], { required: false }),
        account('equipment', '主要用能设备及能效等级'),
      ],
    },
  ],
  materials: [
    checkedAtIntake({
      key: 'commitment',
      reusableMonths: 0,
      name: '固定资产投资项目节能承诺书',
      basis: `${rules}关于不单独进行节能审查的项目的规定`,
      standard: '使用统一格式，写明年用能量和执行的节能标准，法定代表人签名、建设单位盖章，数值与申请填写的一致。',
      maxFiles: 1,
    }),
  ],
  filing: true,
  commitment: energyPromise,
  tasks: [{ key: 'decide', title: '核对承诺内容并登记', kind: 'decide', office: 'fagai', limitDays: 1 }],
  plan: { task: 'decide' },
  sheets: [],
  outcome: {
    act: '备案',
    licenceType: '11320700MB9T00011G002',
    title: '固定资产投资项目节能承诺登记表',
    validYears: null,
    face: [
      { label: '项目名称', field: 'projectName' },
      { label: '项目代码', field: 'projectCode' },
      { label: '年综合能源消费量（当量值）', field: 'energyEquivalent' },
      { label: '年电力消费量', field: 'electricity' },
      { label: '登记结论', text: '已登记，不单独进行节能审查' },
      { label: '提示', text: '实际用能达到节能审查标准的，应当补办节能审查；登记内容由节能监察机构事后核查。' },
    ],
  },
  remedies,
  consult: consultAt(projectWindow, '连云港市发展和改革委员会'),
  note: '一般知识：1000 吨标准煤和 500 万千瓦时的分界来自既往办法和征求意见稿，须对照现行文本确认；登记不是行政许可，不得以登记之名审批；基本编码为演示设定。',
})
