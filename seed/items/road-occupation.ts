import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { roadForm, roadHolds } from './road-occupation/form.ts'
import { roadMaterials } from './road-occupation/materials.ts'
import { roadSheets } from './road-occupation/sheets.ts'
import { heardIn } from './parts/procedures.ts'
import { consenting, leading } from './parts/late.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 占用、挖掘城市道路许可 in six situations: the first question decides what else is asked. The road authority and the traffic police review
 * at once.
 *
 * @source 城市道路管理条例 第二十九条至第三十七条; 道路交通安全法 第三十二条
 */
export const roadOccupation: Item = Item.parse({
  code: 'road-occupation',
  revision: 1,
  name: '市政设施建设类审批（占用、挖掘城市道路）',
  shortName: '占用挖掘城市道路许可',
  power: '许可',
  catalogueCode: '000117129000',
  taskCode: '11320700MB9T00097B3000117129000',
  office: 'chengguan',
  intakeOffice: 'zhengwu',
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《城市道路管理条例》',
      article: '第三十条',
      text: '未经市政工程行政主管部门和公安交通管理部门批准，任何单位或者个人不得占用或者挖掘城市道路。',
    },
    { law: '《城市道路管理条例》', article: '第二十九条（依附于城市道路建设管线、杆线）' },
    { law: '《城市道路管理条例》', article: '第三十一条至第三十三条（临时占用、挖掘）' },
    { law: '《城市道路管理条例》', article: '第三十四条（抢修）' },
    { law: '《城市道路管理条例》', article: '第三十七条（占用费、挖掘修复费）' },
    { law: '《中华人民共和国道路交通安全法》', article: '第三十二条' },
  ],
  conditions: [
    '因特殊情况确需临时占用、挖掘城市道路，占用、挖掘的位置、面积、期限合理',
    '挖掘城市道路的，有城市规划部门签发的文件和有关设计文件',
    '新建、扩建、改建的城市道路交付使用后五年内，大修的城市道路竣工后三年内不得挖掘；因特殊情况需要挖掘的，须经县级以上城市人民政府批准',
    '影响交通安全的，有交通疏导方案并经公安交通管理部门同意',
    '因埋设在城市道路下的管线发生故障需要紧急抢修的，可以先行破路抢修，在二十四小时内补办手续',
  ],
  statutory: { unit: 'working', days: 20, basis: '《中华人民共和国行政许可法》第四十二条' },
  promised: { unit: 'working', days: 7, basis: '演示设定（参照外地占用挖掘道路六种情形合并办理的七个工作日）' },
  extension: {
    days: 10,
    by: 'office-head',
    office: 'chengguan',
    basis: '《中华人民共和国行政许可法》第四十二条第一款',
  },
  fee: {
    charged: true,
    basis: '《城市道路管理条例》第三十七条（行政法规）',
    standard:
      '临时占用收取城市道路占用费，挖掘收取城市道路挖掘修复费，按江苏省公布的收费标准计收；缴入国库，凭缴款通知缴纳',
    payWithin: 15,
  },
  form: roadForm,
  holds: roadHolds,
  materials: roadMaterials,
  tasks: [
    {
      key: 'road',
      title: '道路设施影响审查',
      kind: 'review',
      office: 'chengguan',
      section: sections.roads,
      limitDays: 4,
      sheet: 'road',
      sees: ['layout', 'construction', 'pipelines', 'restoration', 'repairRecord'],
      whenLate: leading,
    },
    {
      key: 'traffic',
      title: '道路交通安全影响审查',
      kind: 'review',
      office: 'gongan',
      section: sections.traffic,
      limitDays: 4,
      sheet: 'traffic',
      sees: ['layout', 'trafficPlan'],
      whenLate: consenting('《城市道路管理条例》第三十条（须经公安交通管理部门批准）'),
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'chengguan', limitDays: 2 },
  ],
  plan: reviewsThenDecision('road', 'traffic'),
  sheets: roadSheets,
  ...heardIn('chengguan', { shows: ['situation', 'parts', 'occupiedArea', 'excavatedArea', 'fromDay', 'throughDay'] }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T00097B001',
    title: '占用、挖掘城市道路许可决定书',
    validYears: null,
    face: [
      { label: '被许可人', field: 'applicantName' },
      { label: '情形', field: 'situation' },
      { label: '道路及地点', field: 'road' },
      { label: '占用面积', field: 'occupiedArea' },
      { label: '挖掘面积', field: 'excavatedArea' },
      { label: '开始日期', field: 'fromDay' },
      { label: '结束日期', field: 'throughDay' },
      { label: '依据', text: '《城市道路管理条例》第三十条至第三十四条' },
      {
        label: '提示',
        text: '按照批准的位置、面积、期限占用或者挖掘；需要移动位置、扩大面积、延长时间的，应当提前办理变更审批；期满及时清理现场，恢复原状，报请检查验收。',
      },
    ],
  },
  ...mattersOfLicence({}),
  remedies,
  consult: consultAt(projectWindow, '连云港市城市管理局'),
  note: '六种情形：临时占用、挖掘、依附道路架设管线杆线、开设道口、抢修补办、勘察。一般知识：基本编码尾段、开设道口的依据、各情形的材料、地下管线资料和恢复方案的要求、评分分值须由实施机关确认；收费标准由省级部门公布，平台不计算金额。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
