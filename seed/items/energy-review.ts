import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { energyForm, energyHolds } from './energy-review/form.ts'
import { energyMaterials } from './energy-review/materials.ts'
import { energySheets } from './energy-review/sheets.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { reviewsSignedThenDecision } from './parts/plans.ts'
import { expertReview, heardIn } from './parts/procedures.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 节能审查, the class with a 节能报告: at least 1 000 tonnes of standard coal or 5 million kWh a year, below 10 000 tonnes.
 *
 * @source 节约能源法 第十五条; 固定资产投资项目节能审查和碳排放评价办法（国家发展改革委令 2025 年第 31 号）
 */
export const energyReview: Item = Item.parse({
  code: 'energy-review',
  revision: 1,
  name: '固定资产投资项目节能审查（编制节能报告）',
  shortName: '节能审查',
  power: '许可',
  catalogueCode: '000104002000',
  taskCode: '11320700MB9T00011G3000104002000',
  office: 'fagai',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国节约能源法》',
      article: '第十五条',
      text: '国家实行固定资产投资项目节能评估和审查制度。不符合强制性节能标准的项目，建设单位不得开工建设；已经建成的，不得投入生产、使用。',
    },
    {
      law: '《固定资产投资项目节能审查和碳排放评价办法》',
      article: '国家发展改革委令 2025 年第 31 号，2025 年 9 月 1 日起施行',
    },
  ],
  conditions: [
    '项目属于市级节能审查权限：年综合能源消费量不满 10000 吨标准煤',
    '年综合能源消费量达到 1000 吨标准煤，或者年电力消费量达到 500 万千瓦时',
    '节能报告符合法律、法规、标准和产业政策，用能分析客观准确，节能措施合理可行',
    '主要用能设备和产品达到强制性能效标准；按规定开展碳排放评价的，评价内容完整',
  ],
  statutory: {
    unit: 'working',
    days: 20,
    basis: '《中华人民共和国行政许可法》第四十二条；委托评审的时间不计入，但须书面告知',
  },
  promised: { unit: 'working', days: 5, basis: '连云港市内部审批五个工作日的办理要求' },
  returns: 2,
  returnsBasis:
    '《中华人民共和国行政许可法》第三十二条第一款第四项：一次告知的是申请时需要补正的全部内容。节能报告补正须由编制单位重新编制、整本提交，重新提交的报告中新出现的问题首次告知时尚不存在，可以再告知一次',
  extension: {
    days: 10,
    by: 'office-head',
    office: 'fagai',
    basis: '《中华人民共和国行政许可法》第四十二条第一款',
  },
  fee: { charged: false },
  form: energyForm,
  holds: energyHolds,
  materials: energyMaterials,
  tasks: [
    {
      key: 'energy',
      title: '节能报告审查',
      kind: 'review',
      office: 'fagai',
      section: sections.energy,
      limitDays: 2,
      sheet: 'energy',
      sees: ['energyReport', 'quotaProof', 'feasibilityReport'],
    },
    {
      key: 'ballot',
      title: '节能审查集体审议',
      kind: 'review',
      office: 'fagai',
      section: sections.energyBoard,
      limitDays: 1,
      sees: ['energyReport', 'quotaProof', 'feasibilityReport'],
      awaits: { how: 'vote', people: 3, passes: 'majority', basis: '演示设定：节能审查意见经集体审议，票签过半数同意' },
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'fagai', limitDays: 2 },
  ],
  plan: reviewsSignedThenDecision('ballot', 'energy'),
  sheets: energySheets,
  ...heardIn('fagai', {
    shows: ['projectAddress', 'projectKind', 'workKind', 'intensive', 'products'],
    others: [expertReview(30, '《固定资产投资项目节能审查和碳排放评价办法》关于委托评审的规定')],
  }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00011G001',
    title: '固定资产投资项目节能审查意见',
    validYears: 2,
    face: [
      { label: '项目名称', field: 'projectName' },
      { label: '项目代码', field: 'projectCode' },
      { label: '建设地点', field: 'projectAddress' },
      { label: '年综合能源消费量（当量值）', field: 'energyEquivalent' },
      { label: '年电力消费量', field: 'electricity' },
      { label: '年碳排放量', field: 'carbon' },
      { label: '审查意见', text: '原则同意该项目节能报告' },
      { label: '依据', text: '《中华人民共和国节约能源法》第十五条' },
      {
        label: '提示',
        text: '建设内容、能效水平发生重大变动的，应当重新申请或者申请变更；有效期内未开工建设的，意见失效。',
      },
    ],
  },
  ...mattersOfLicence({
    form: 'request',
    anew: [
      {
        matter: 'renewal',
        basis: '《固定资产投资项目节能审查和碳排放评价办法》，演示引用，适用的条文须由实施机关核对',
        when: '有效期内未开工建设的，意见失效，重新申请审查',
      },
    ],
  }),
  remedies,
  consult: consultAt(projectWindow, '连云港市发展和改革委员会'),
  note: '一般知识：市级权限的分界（10000 吨标准煤）来自 2023 年办法，2025 年办法和江苏省实施办法如何划分须由实施机关确认；审查意见两年有效、表单字段和评分分值为一般知识或者演示设定。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
