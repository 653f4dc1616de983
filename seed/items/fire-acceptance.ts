import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { acceptanceForm } from './fire-acceptance/form.ts'
import { onSite } from './fire-acceptance/on-site.ts'
import { acceptanceMaterials } from './fire-acceptance/materials.ts'
import { acceptanceSheets } from './fire-acceptance/sheets.ts'
import { consultAt, projectWindow, remedies } from './parts/contacts.ts'
import { reviewsThenDecision } from './parts/plans.ts'
import { heardIn } from './parts/procedures.ts'
import { twoOfficersLook } from './parts/visits.ts'
import { mattersOfLicence } from './parts/matters.ts'

/**
 * 特殊建设工程消防验收: what was built is held against the design that was found right, on paper and by two officers on the spot (现场评定).
 *
 * @source 消防法 第十三条; 建设工程消防设计审查验收管理暂行规定 第二十六至三十二条
 */
export const fireAcceptance: Item = Item.parse({
  code: 'fire-acceptance',
  revision: 1,
  name: '特殊建设工程消防验收',
  shortName: '消防验收',
  power: '许可',
  catalogueCode: '000117137002',
  taskCode: '11320700MB9T00054X3000117137002',
  office: 'zhujian',
  intakeOffice: 'zhengwu',
  stage: 'completion',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国消防法》',
      article: '第十三条',
      text: '国务院住房和城乡建设主管部门规定应当申请消防验收的建设工程竣工，建设单位应当向住房和城乡建设主管部门申请消防验收。',
    },
    { law: '《建设工程消防设计审查验收管理暂行规定》', article: '第二十六条、第二十七条、第二十八条' },
  ],
  conditions: [
    '申请人是建设单位，工程属于特殊建设工程，消防设计已经审查合格',
    '完成工程消防设计和合同约定的消防各项内容，有完整的工程消防技术档案和施工管理资料',
    '涉及消防的各分部分项工程验收合格，施工、设计、工程监理、技术服务单位确认工程消防质量符合有关标准',
    '消防设施性能、系统功能联调联试合格',
  ],
  statutory: {
    unit: 'working',
    days: 15,
    basis: '《建设工程消防设计审查验收管理暂行规定》关于十五日内出具消防验收意见的规定（含现场评定）',
  },
  promised: { unit: 'working', days: 5, basis: '连云港市内部审批五个工作日的办理要求' },
  fee: { charged: false },
  form: acceptanceForm,
  materials: acceptanceMaterials,
  tasks: [
    {
      key: 'acceptance',
      title: '竣工图纸与查验结果审查',
      kind: 'review',
      office: 'zhujian',
      section: sections.fireReview,
      limitDays: 3,
      sheet: 'acceptance',
      sees: ['completionReport', 'drawings'],
    },
    twoOfficersLook('zhujian', {
      title: '现场评定',
      limitDays: 3,
      place: 'projectAddress',
      identityNeeded: '现场评定须到工程所在地对照消防设计检查建筑和消防设施，因此评定人员须知道工程地址。',
      points: onSite,
      basis:
        '《建设工程消防设计审查验收管理暂行规定》关于现场评定的规定；《中华人民共和国行政许可法》第三十四条第三款；评定要点为演示设定',
    }),
    { key: 'decide', title: '作出决定', kind: 'decide', office: 'zhujian', limitDays: 2 },
  ],
  plan: reviewsThenDecision('acceptance', 'visit'),
  sheets: acceptanceSheets,
  ...heardIn('zhujian', { shows: ['projectAddress', 'useClass', 'partial', 'builtArea', 'height'] }),
  bearsOn: ['public-safety'],
  outcome: {
    category: '核准',
    licenceType: '11320700MB9T00054X002',
    title: '特殊建设工程消防验收意见书',
    validYears: null,
    face: [
      { label: '工程名称', field: 'projectName' },
      { label: '工程地址', field: 'projectAddress' },
      { label: '消防设计审查意见书文号', field: 'designOpinion' },
      { label: '使用性质', field: 'useClass' },
      { label: '验收建筑面积', field: 'builtArea' },
      { label: '验收结论', text: '消防验收合格' },
      { label: '依据', text: '《中华人民共和国消防法》第十三条' },
      { label: '提示', text: '投入使用后，应当保持建筑消防设施、安全疏散条件和使用性质与验收时一致。' },
    ],
  },
  ...mattersOfLicence({ form: 'application' }),
  remedies,
  consult: consultAt(projectWindow, '连云港市住房和城乡建设局'),
  note: '一般知识：十五日的条次、申请材料清单、评分项目与分值须由实施机关对照现行规定确认；承诺时限为演示设定。本事项涉及公共安全，不适用告知承诺；现场评定由两名以上工作人员与图纸审查同时进行，计入十五日，评定要点须由实施机关对照现行验收标准确认。变更、延续、补证、注销的材料、时限和重新申请的情形为一般知识，须由实施机关确认。',
})
