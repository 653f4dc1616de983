import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { openToAll } from './parts/notices.ts'
import { planningForm } from './planning-permit/form.ts'
import { planningMaterials } from './planning-permit/materials.ts'
import { planningSheets } from './planning-permit/sheets.ts'
import { isOneOf } from './parts/questions.ts'
import { heardIn } from './parts/procedures.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 建设工程规划许可（含设计方案）: what is approved is published, and what is asked for lies open to everybody before, beside the review. Lines in the
 * ground have no neighbours to hear.
 *
 * @source 城乡规划法 第四十条、第四十三条、第五十条
 */
export const planningPermit: Item = Item.parse({
  code: 'planning-permit',
  revision: 1,
  name: '建设工程规划许可',
  shortName: '建设工程规划许可',
  power: '许可',
  catalogueCode: '000115034000',
  taskCode: '11320700MB9T0004633000115034000',
  office: 'ziran',
  intakeOffice: 'zhengwu',
  stage: 'works',
  serves: ['person', 'enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国城乡规划法》',
      article: '第四十条',
      text: '在城市、镇规划区内进行建筑物、构筑物、道路、管线和其他工程建设的，建设单位或者个人应当向城市、县人民政府城乡规划主管部门或者省、自治区、直辖市人民政府确定的镇人民政府申请办理建设工程规划许可证。',
    },
    { law: '《中华人民共和国城乡规划法》', article: '第四十三条、第五十条、第六十四条' },
  ],
  conditions: [
    '申请人是建设单位或者个人，取得使用土地的有关证明文件',
    '建设工程设计方案符合控制性详细规划和规划条件',
    '需要编制修建性详细规划的建设项目，修建性详细规划已经审定',
    '建设工程涉及他人重大利益的，已经公示并处理意见',
  ],
  statutory: {
    unit: 'working',
    days: 20,
    basis: '《中华人民共和国行政许可法》第四十二条（批前公示计入；听证时间依第四十五条不计入）',
  },
  promised: {
    unit: 'working',
    days: 9,
    basis: '演示设定（批前公示七个工作日计入期限，公示期满后两个工作日内决定，故不采用五个工作日的办理要求）',
  },
  extension: {
    days: 10,
    by: 'office-head',
    office: 'ziran',
    basis: '《中华人民共和国行政许可法》第四十二条第一款',
  },
  fee: { charged: false },
  form: planningForm,
  materials: planningMaterials,
  tasks: [
    {
      key: 'scheme',
      title: '设计方案与规划条件复核',
      kind: 'review',
      office: 'ziran',
      section: sections.planning,
      limitDays: 3,
      sheet: 'scheme',
      sees: ['scheme', 'detailedPlan', 'indicators'],
    },
    openToAll({
      key: 'notice',
      title: '批前公示',
      office: 'ziran',
      days: 7,
      shows: ['projectName', 'projectAddress', 'workKind', 'landUse', 'floorArea', 'roadLength', 'ratio', 'height'],
      basis: '《中华人民共和国城乡规划法》第九条、第四十条；《中华人民共和国行政许可法》第三十六条',
    }),
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'ziran', limitDays: 2 },
  ],
  plan: {
    series: [
      {
        parallel: [{ task: 'scheme' }, { when: isOneOf('workKind', 'building', 'road'), then: { task: 'notice' } }],
        join: 'all',
        onFail: 'continue',
      },
      { task: 'decide' },
    ],
  },
  sheets: planningSheets,
  ...heardIn('ziran', {
    shows: ['projectName', 'projectAddress', 'workKind', 'landUse', 'floorArea', 'roadLength'],
    basis: '《中华人民共和国城乡规划法》第五十条',
  }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T000463001',
    title: '建设工程规划许可证',
    validYears: null,
    face: [
      { label: '建设单位（个人）', field: 'applicantName' },
      { label: '建设项目名称', field: 'projectName' },
      { label: '建设位置', field: 'projectAddress' },
      { label: '建设规模', field: 'floorArea' },
      { label: '建设规模', field: 'roadLength' },
      { label: '用地面积', field: 'siteArea' },
      { label: '依据', text: '《中华人民共和国城乡规划法》第四十条' },
      {
        label: '提示',
        text: '未经发证机关审核同意，本证的各项规定不得随意变更；附图及附件与本证具有同等法律效力。',
      },
    ],
  },
  ...mattersOfLicence({ form: 'application' }),
  publishesApplicant: true,
  remedies,
  consult: consultAt(projectWindow, '连云港市自然资源和规划局'),
  note: '法律规定公布经审定的总平面图，实践中批前公示载明申请人，故对申请人的遮盖只及于审查人员的工作界面。本事项含设计方案审查：建设工程设计方案随申请一并审查，不另行申请。一般知识：基本编码、批前公示的期限、指标校核报告和评分表所引的地方技术规定、评分分值须由实施机关确认。批前公示与审查同时进行，公示时间不在行政许可法第四十五条所列之内，故计入二十日；管线工程不作批前公示，须由实施机关确认。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
