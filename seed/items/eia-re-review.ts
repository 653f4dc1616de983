import { Item } from '#contracts/item.ts'
import { eiaForm } from './eia/form.ts'
import { eiaItem } from './eia/item.ts'
import { eiaReport } from './eia-report.ts'
import { eiaTable } from './eia-table.ts'
import { judgedBlind, ownForm } from './parts/documents.ts'
import { heardIn } from './parts/procedures.ts'
import { account, day, name } from './parts/questions.ts'

const rule = '《建设项目环境保护管理条例》第十二条第二款'

const shared = eiaItem({
  sheetTitle: '环评文件重新审核评分表',
  notices: [],
  reviewDays: 2,
  decideDays: 1,
  documents: [
    ownForm({
      key: 'application',
      name: '建设项目环境影响评价文件重新审核申请表',
      basis: rule,
      standard: '各栏填写完整，建设单位盖章；自原批准之日起满五年、尚未开工建设。',
    }),
    judgedBlind({
      key: 'document',
      name: '原批准的环境影响报告书或者报告表',
      basis: rule,
      standard: '与原批准的文本一致。',
      source: '建设单位保存的原批准文本',
    }),
    judgedBlind({
      key: 'changes',
      name: '环境质量现状和法规标准变化情况说明',
      basis: '《中华人民共和国环境影响评价法》第二十四条',
      standard: '说明原批准以来区域环境质量、环境保护目标、排放标准和相关规划的变化，以及原有结论和措施是否仍然适用。',
      source: '建设单位自行编制或者委托技术单位编制',
    }),
  ],
})

/**
 * 建设项目环境影响评价文件重新审核: an approval that has lain five years before the works begin goes back to who gave it. Nothing told within
 * ten days is consent.
 *
 * @source 环境影响评价法 第二十四条; 建设项目环境保护管理条例 第十二条第二款
 */
export const eiaReReview: Item = Item.parse({
  ...shared,
  code: 'eia-re-review',
  name: '建设项目环境影响评价文件重新审核',
  shortName: '环评文件重新审核',
  catalogueCode: '000116101003',
  taskCode: '11320700MB9T0003883000116101003',
  bases: [
    { law: '《中华人民共和国环境影响评价法》', article: '第二十四条' },
    {
      law: '《建设项目环境保护管理条例》',
      article: '第十二条第二款',
      text: '建设项目环境影响报告书、环境影响报告表自批准之日起满5年，建设项目方开工建设的，其环境影响报告书、环境影响报告表应当报原审批部门重新审核。原审批部门应当自收到建设项目环境影响报告书、环境影响报告表之日起10日内，将审核意见书面通知建设单位；逾期未通知的，视为审核同意。',
    },
  ],
  conditions: [
    ...shared.conditions,
    '自环境影响评价文件批准之日起满五年，建设项目尚未开工建设',
    '性质、规模、地点、生产工艺和环境保护措施没有发生重大变动（有重大变动的，应当重新报批）',
  ],
  form: [
    ...eiaForm,
    {
      title: '原批准情况',
      forConditions: [6, 7],
      fields: [
        name('approvalNumber', '原批复文号', { hint: '本平台颁发的批复，填写电子证照标识，批准日期以证照记载为准' }),
        day('approvedOn', '原批准日期', { sample: '2020-06-18', hint: '自批准之日起满五年的次日起可以申请重新审核' }),
        account('unchanged', '性质、规模、地点、工艺和措施没有重大变动的说明'),
      ],
    },
  ],
  statutory: { unit: 'calendar', days: 10, from: 'receipt', basis: `${rule}（自收到之日起十日内书面通知）` },
  ripe: {
    since: 'approvedOn',
    years: 5,
    approval: {
      identifier: 'approvalNumber',
      types: [eiaReport.outcome.licenceType, eiaTable.outcome.licenceType],
    },
    basis: '《中华人民共和国环境影响评价法》第二十四条第二款；《建设项目环境保护管理条例》第十二条第二款',
  },
  agreedBySilence: { unit: 'calendar', days: 10, basis: rule },
  promised: { unit: 'working', days: 3, basis: '演示设定' },
  ...heardIn('huanjing', { shows: ['projectAddress', 'workKind', 'elements', 'nearest'] }),
  publishesApplicant: false,
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T000388003',
    title: '建设项目环境影响评价文件重新审核意见',
    validYears: null,
    face: [
      { label: '项目名称', field: 'projectName' },
      { label: '项目代码', field: 'projectCode' },
      { label: '建设地点', field: 'projectAddress' },
      { label: '原批复文号', field: 'approvalNumber' },
      { label: '审核结论', text: '同意按照原批准的环境影响评价文件所述的内容和环境保护措施建设' },
      { label: '依据', text: rule },
    ],
  },
  note: '一般知识：第十二条第二款的原文、基本编码的尾段、表单字段、材料、评分分值和承诺时限须由实施机关确认；“十日”按自然日计算：条例自定的期限，不适用行政许可法第八十二条，与报告书、报告表的六十日、三十日一致。不得收取费用。',
})
