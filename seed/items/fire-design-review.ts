/* oxlint-disable unicorn/no-thenable -- the word of a choice in a plan; its value is data and never a function */
import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { fireForm } from './fire-design-review/form.ts'
import { fireMaterials } from './fire-design-review/materials.ts'
import { fireSheets } from './fire-design-review/sheets.ts'
import { expertReview, heardIn } from './parts/procedures.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 建设工程消防设计审查, run as 联合审图: four offices review at once, blind to the applicant and to each other, one lead merges, one decides.
 *
 * @source 消防法 第十一、十二条; 建设工程消防设计审查验收管理暂行规定 第十四至二十四条
 */
export const fireDesignReview: Item = Item.parse({
  code: 'fire-design-review',
  revision: 1,
  name: '建设工程消防设计审查',
  shortName: '消防设计审查',
  power: '许可',
  catalogueCode: '000117136000',
  taskCode: '11320700MB9T00054X3000117136000',
  office: 'zhujian',
  intakeOffice: 'zhengwu',
  stage: 'construction',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国消防法》',
      article: '第十一条',
      text: '国务院住房和城乡建设主管部门规定的特殊建设工程，建设单位应当将消防设计文件报送住房和城乡建设主管部门审查，住房和城乡建设主管部门依法对审查的结果负责。',
    },
    { law: '《中华人民共和国消防法》', article: '第十二条' },
    { law: '《建设工程消防设计审查验收管理暂行规定》', article: '第十四条、第十五条' },
    { law: '《建设工程消防设计审查验收管理暂行规定》', article: '第二十四条（技术审查并入联合审图）' },
  ],
  conditions: [
    '申请人是建设单位，工程属于《建设工程消防设计审查验收管理暂行规定》第十四条所列的特殊建设工程',
    '申请材料齐全、符合法定形式',
    '设计单位具有相应资质',
    '消防设计文件符合国家工程建设消防技术标准；需要特殊消防设计的，特殊消防设计技术资料已通过专家评审',
  ],
  statutory: {
    unit: 'working',
    days: 15,
    basis: '《建设工程消防设计审查验收管理暂行规定》第二十二条（专家评审时间不计入，最长二十个工作日）',
  },
  promised: { unit: 'working', days: 7, basis: '演示设定（参照联合审图七个工作日以内的做法，未见本市公布的承诺）' },
  fee: { charged: false },
  form: fireForm,
  materials: fireMaterials,
  tasks: [
    {
      key: 'specialExperts',
      title: '特殊消防设计专家评审',
      kind: 'expert',
      office: 'zhujian',
      section: sections.buildingFire,
      limitDays: 7,
      sheet: 'specialDesign',
      sees: ['specialDesign'],
      experts: {
        people: 7,
        passes: 6,
        revisionDays: 10,
        confirmDays: 3,
        feeFen: 80_000,
        basis: '《建设工程消防设计审查验收管理暂行规定》关于专家评审的规定（七人以上单数，四分之三以上同意即为通过）',
      },
    },
    {
      key: 'fireSafety',
      title: '消防设计技术审查',
      kind: 'review',
      office: 'zhujian',
      section: sections.fireReview,
      limitDays: 4,
      sheet: 'fireSafety',
      sees: ['designFiles', 'specialDesign'],
    },
    {
      key: 'planning',
      title: '规划条件与总平面复核',
      kind: 'review',
      office: 'ziran',
      section: sections.planning,
      limitDays: 4,
      sheet: 'planning',
      sees: ['designFiles'],
    },
    {
      key: 'civilDefence',
      title: '人防工程防火审查',
      kind: 'review',
      office: 'guodong',
      section: sections.civilDefence,
      limitDays: 4,
      sheet: 'civilDefence',
      sees: ['designFiles'],
    },
    {
      key: 'hazards',
      title: '危险源与安全间距审查',
      kind: 'review',
      office: 'yingji',
      section: sections.safety,
      limitDays: 4,
      sheet: 'hazards',
      sees: ['designFiles', 'specialDesign'],
    },
    {
      key: 'merge',
      title: '汇总审查意见',
      kind: 'merge',
      office: 'zhujian',
      section: sections.fireReview,
      limitDays: 1,
    },
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'zhujian', limitDays: 2 },
  ],
  plan: {
    series: [
      { when: { answer: 'specialDesign' }, then: { task: 'specialExperts' }, onFail: 'continue' },
      {
        // All opinions come in, so that one notice carries everything that is to be mended.
        parallel: [{ task: 'fireSafety' }, { task: 'planning' }, { task: 'civilDefence' }, { task: 'hazards' }],
        join: 'all',
        onFail: 'continue',
      },
      { task: 'merge', onFail: 'continue' },
      { task: 'decide' },
    ],
  },
  sheets: fireSheets,
  ...heardIn('zhujian', {
    shows: ['projectAddress', 'workKind', 'useClass', 'floorArea', 'height'],
    others: [expertReview(20, '《建设工程消防设计审查验收管理暂行规定》关于特殊消防设计专家评审的规定')],
  }),
  bearsOn: ['public-safety'],
  outcome: {
    category: '核准',
    licenceType: '11320700MB9T00054X001',
    title: '建设工程消防设计审查意见书',
    validYears: null,
    face: [
      { label: '工程名称', field: 'projectName' },
      { label: '项目代码', field: 'projectCode' },
      { label: '工程地址', field: 'projectAddress' },
      { label: '使用性质', field: 'useClass' },
      { label: '建筑面积', field: 'floorArea' },
      { label: '建筑高度', field: 'height' },
      { label: '设计单位', field: 'designer' },
      { label: '审查结论', text: '消防设计审查合格' },
      { label: '依据', text: '《中华人民共和国消防法》第十二条；《建设工程消防设计审查验收管理暂行规定》第二十三条' },
      { label: '提示', text: '不得擅自修改经审查合格的消防设计文件；确需修改的，应当重新申请消防设计审查。' },
    ],
  },
  ...mattersOfLicence({
    form: 'application',
    anew: [
      {
        matter: 'change',
        basis: '《建设工程消防设计审查验收管理暂行规定》第二十五条，2020年公布的文本，须由实施机关对照现行文本',
        when: '确需修改经审查合格的消防设计文件的，重新申请消防设计审查',
      },
    ],
  }),
  remedies: {
    reconsiderationOffice: '连云港市人民政府',
    reconsiderationUrl: 'https://xzfy.moj.gov.cn/',
    court: '连云港市海州区人民法院',
  },
  consult: {
    phone: '12345',
    supervision: '12345 政务服务便民热线；连云港市政务服务管理办公室监督投诉窗口',
    address: '连云港市政务服务中心工程建设综合窗口（A 区）',
    hours: '工作日 9:00—12:00，13:30—17:00（夏令时以现场公告为准）',
  },
  note: '本事项涉及公共安全，不适用告知承诺。基本编码、各单位的会审分工、评分分值和承诺时限为演示设定，正式启用前须由实施机关逐项确认。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
} satisfies Parameters<typeof Item.parse>[0])
