import { Item } from '#contracts/item.ts'
import { eiaFace, eiaItem } from './eia/item.ts'
import { judgedBlind, ownForm } from './parts/documents.ts'
import { openToAll } from './parts/notices.ts'
import { reviewsSignedThenDecision } from './parts/plans.ts'
import { expertReview, heardIn } from './parts/procedures.ts'

const shows = ['projectName', 'projectAddress', 'nameOfAuthor', 'workKind', 'elements', 'nearest']

/**
 * 环境影响报告表审批: 30 calendar days (自然日). The acceptance lies open beside the review, and what is proposed once more before the decision; a report
 * that did not pass is not proposed.
 *
 * @source 环境影响评价法 第十六、二十二条; 建设项目环境保护管理条例 第九条至第十二条
 */
export const eiaTable: Item = Item.parse({
  ...eiaItem({
    sheetTitle: '环境影响报告表审查评分表',
    notices: [
      openToAll({
        key: 'received',
        title: '受理公示',
        office: 'huanjing',
        days: 5,
        shows,
        basis: '《建设项目环境影响评价政府信息公开指南（试行）》关于公开受理情况的规定',
      }),
      openToAll({
        key: 'proposed',
        title: '拟批准公示',
        office: 'huanjing',
        days: 5,
        shows,
        basis: '《建设项目环境影响评价政府信息公开指南（试行）》关于公开拟作出的审批意见的规定',
      }),
    ],
    reviewDays: 3,
    decideDays: 1,
    documents: [
      ownForm({
        key: 'application',
        name: '建设项目环境影响评价文件审批申请表',
        basis: '《建设项目环境保护管理条例》第九条',
        standard: '各栏填写完整，建设单位盖章；项目名称、代码、地点与立项文件一致。',
      }),
      judgedBlind({
        key: 'table',
        name: '建设项目环境影响报告表',
        basis: '《中华人民共和国环境影响评价法》第十六条、第二十二条',
        standard: '使用生态环境部规定的格式（污染影响类或者生态影响类），专项评价按编制技术指南设置。',
        source: '建设单位自行编制或者委托技术单位编制',
      }),
      judgedBlind({
        key: 'monitoring',
        name: '环境质量现状监测报告',
        need: 'optional',
        basis: '《建设项目环境影响报告表编制技术指南》',
        standard: '引用三年内有效数据的，写明来源；补充监测的，提交有资质的检测机构的报告。',
        source: '检测机构出具',
        maxFiles: 3,
      }),
    ],
  }),
  code: 'eia-table',
  name: '建设项目环境影响报告表审批',
  shortName: '环评报告表审批',
  catalogueCode: '000116101002',
  taskCode: '11320700MB9T0003883000116101002',
  bases: [
    { law: '《中华人民共和国环境影响评价法》', article: '第十六条、第二十二条、第二十四条' },
    { law: '《建设项目环境保护管理条例》', article: '第九条、第十条、第十一条' },
  ],
  statutory: {
    unit: 'calendar',
    days: 30,
    from: 'receipt',
    basis:
      '《中华人民共和国环境影响评价法》第二十二条（自收到环境影响报告表之日起三十日，自然日；听证、专家评审和技术评估时间不计入）',
  },
  plan: reviewsSignedThenDecision('proposed', 'environment', 'received'),
  promised: {
    unit: 'working',
    days: 12,
    basis:
      '演示设定（受理公示、拟批准公示先后各五个工作日，计入期限，公示期满的次日决定；灌南县公布的五个工作日容不下两次公示，故不采用）',
  },
  ...heardIn('huanjing', {
    shows,
    others: [expertReview(20, '《建设项目环境保护管理条例》第九条（组织技术机构进行技术评估）')],
  }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T000388002',
    title: '建设项目环境影响报告表批复',
    validYears: null,
    face: eiaFace,
  },
  note: '法律规定审批中公开申请人和环评文件（受理公示五个工作日、拟批准公示五个工作日），故对申请人的遮盖只及于审查人员的工作界面。一般知识：基本编码的尾段、表单字段、公示的依据和天数、评分分值须由实施机关确认。公示不在行政许可法第四十五条和环境影响评价法第二十二条不计入的时间之内，故计入三十日；因此承诺时限定为十二个工作日。登记表只备案，不在本事项内。不得收取费用。',
})
