import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { venueCommitment } from './public-venue-hygiene/commitment.ts'
import { venueForm, venueHolds } from './public-venue-hygiene/form.ts'
import { venueMaterials } from './public-venue-hygiene/materials.ts'
import { venueSheets } from './public-venue-hygiene/sheets.ts'
import { acceptedAtWindow } from './parts/acceptance.ts'
import { deferralFor } from './parts/deferral.ts'
import { mattersOfLicence } from './parts/matters.ts'
import { venueSupervision } from './parts/supervision.ts'
import { heardIn, testing } from './parts/procedures.ts'

/**
 * 公共场所卫生许可（新办）: on a promise decided on the spot; the normal way is one blind review of the papers, then the decision.
 *
 * @source 公共场所卫生管理条例 第四条、第八条; 公共场所卫生管理条例实施细则 第二十二至二十五条
 */
export const publicVenueHygiene: Item = Item.parse({
  code: 'public-venue-hygiene',
  revision: 1,
  name: '公共场所卫生许可（新办）',
  shortName: '公共场所卫生许可',
  power: '许可',
  catalogueCode: '000123018000',
  taskCode: '11320700MB9T00134H3000123018000',
  office: 'weijian',
  intakeOffice: 'weijian',
  acceptance: acceptedAtWindow('连云港市卫生健康委员会'),
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《公共场所卫生管理条例》',
      article: '第四条',
      text: '国家对公共场所实行“卫生许可证”制度。“卫生许可证”由县以上卫生行政部门签发。',
    },
    { law: '《公共场所卫生管理条例》', article: '第八条' },
    { law: '《公共场所卫生管理条例实施细则》', article: '第二十二条' },
  ],
  conditions: [
    '场所属于公共场所卫生许可管理范围（公园、体育场馆、公共交通工具除外）',
    '选址、布局和卫生设施符合国家卫生标准和要求',
    '空气、水质、用品用具的卫生检测结果合格',
    '建立卫生管理制度，设立卫生管理部门或者配备专（兼）职卫生管理人员',
  ],
  statutory: {
    unit: 'working',
    days: 20,
    basis: '《公共场所卫生管理条例实施细则》第二十四条；《中华人民共和国行政许可法》第四十二条',
  },
  promised: { unit: 'working', days: 10, basis: '演示设定（未见本市公布的承诺时限）' },
  extension: {
    days: 10,
    by: 'office-head',
    office: 'weijian',
    basis: '《中华人民共和国行政许可法》第四十二条第一款',
  },
  fee: { charged: false },
  form: venueForm,
  holds: venueHolds,
  materials: venueMaterials,
  tasks: [
    {
      key: 'hygiene',
      title: '卫生条件审查',
      kind: 'review',
      office: 'weijian',
      section: sections.hygiene,
      limitDays: 6,
      sheet: 'hygiene',
      sees: ['layout', 'rulesOfHygiene', 'testReport', 'airReport'],
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'weijian', limitDays: 3 },
  ],
  plan: { series: [{ task: 'hygiene', onFail: 'continue' }, { task: 'decide' }] },
  sheets: venueSheets,
  deferral: deferralFor({ days: 5, decide: 'may-issue', consequence: 'suspend-credential' }),
  ...heardIn('weijian', {
    shows: ['venueAddress', 'venueKind', 'area'],
    others: [testing(10, '《公共场所卫生管理条例实施细则》关于公共场所卫生检测的规定')],
  }),
  bearsOn: ['life-and-health'],
  commitment: venueCommitment,
  supervision: venueSupervision,
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00134H001',
    title: '公共场所卫生许可证',
    validYears: 4,
    face: [
      { label: '单位名称', field: 'venueName' },
      { label: '法定代表人或者负责人', field: 'responsible' },
      { label: '经营项目', field: 'venueKind' },
      { label: '经营场所地址', field: 'venueAddress' },
      { label: '依据', text: '《公共场所卫生管理条例》第四条' },
      { label: '提示', text: '每两年复核一次；变更单位名称、负责人、经营项目或者地址的，应当申请变更或者重新申请。' },
    ],
  },
  ...mattersOfLicence({ form: 'application', proof: 'identityProof', renews: ['testReport', 'airReport'] }),
  remedies: {
    reconsiderationOffice: '连云港市人民政府',
    reconsiderationUrl: 'https://xzfy.moj.gov.cn/',
    court: '连云港市海州区人民法院',
  },
  consult: {
    phone: '12345',
    supervision: '12345 政务服务便民热线；连云港市卫生健康委员会监督投诉窗口',
    address: '连云港市政务服务中心社会事务综合窗口（B 区）',
    hours: '工作日 9:00—12:00，13:30—17:00（夏令时以现场公告为准）',
  },
  note: '授权综合窗口受理、可容缺的材料及期限、基本编码、评分分值和承诺时限为演示设定；公共场所卫生许可通常由县级卫生健康部门实施，市级实施范围须由实施机关确认。告知书、承诺书的文本和核查期限为演示设定，须由实施机关审定后公布。变更、延续、补证和注销的材料、时限，以及国务院清单中本事项的告知承诺改革方式为一般知识。本事项直接关系人身健康，虚假材料、以欺骗取得许可的限制再次申请依行政许可法第七十八条、第七十九条。监督检查的抽查比例、频次、期限和检查内容为演示设定。',
} satisfies Parameters<typeof Item.parse>[0])
