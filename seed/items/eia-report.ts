import { Item } from '#contracts/item.ts'
import { eiaFace, eiaItem } from './eia/item.ts'
import { checkedAtIntake, judgedBlind, ownForm } from './parts/documents.ts'
import { openToAll } from './parts/notices.ts'
import { reviewsSignedThenDecision } from './parts/plans.ts'
import { expertReview, heardIn } from './parts/procedures.ts'

const shows = ['projectName', 'projectAddress', 'nameOfAuthor', 'workKind', 'elements', 'nearest']

/**
 * 环境影响报告书审批: 60 calendar days (自然日); what the law publishes names the applicant. The acceptance lies open for ten working days beside the
 * review, and what is proposed for five more before the decision; a report that did not pass is not proposed.
 *
 * @source 环境影响评价法 第十六、二十一、二十二、二十四条; 建设项目环境保护管理条例 第九条至第十二条; 环境影响评价公众参与办法
 * 第二十二条、第二十三条
 */
export const eiaReport: Item = Item.parse({
  ...eiaItem({
    sheetTitle: '环境影响报告书审查评分表',
    notices: [
      openToAll({
        key: 'received',
        title: '受理公示',
        office: 'huanjing',
        days: 10,
        shows,
        basis: '《环境影响评价公众参与办法》第二十二条（受理后公开，不少于十个工作日）',
      }),
      openToAll({
        key: 'proposed',
        title: '拟批准公示',
        office: 'huanjing',
        days: 5,
        shows,
        basis: '《环境影响评价公众参与办法》第二十三条（作出审批决定前公开，不少于五个工作日）',
      }),
    ],
    reviewDays: 7,
    decideDays: 2,
    documents: [
      ownForm({
        key: 'application',
        name: '建设项目环境影响评价文件审批申请表',
        basis: '《建设项目环境保护管理条例》第九条',
        standard: '各栏填写完整，建设单位盖章；项目名称、代码、地点与立项文件一致。',
      }),
      judgedBlind({
        key: 'report',
        name: '建设项目环境影响报告书',
        basis: '《中华人民共和国环境影响评价法》第十七条、第二十二条',
        standard: '七项法定内容齐全，附监测报告和预测计算书；编制主持人和主要编制人员的签章在受理时核对。',
        source: '建设单位自行编制或者委托技术单位编制',
      }),
      judgedBlind({
        key: 'participation',
        name: '公众参与说明',
        basis: '《中华人民共和国环境影响评价法》第二十一条',
        standard: '写明公众参与的过程、范围、内容，意见的汇总，采纳或者不采纳的理由。',
        source: '建设单位编制',
      }),
      checkedAtIntake({
        key: 'publicVersion',
        name: '拟公开的报告书全本及删除涉密内容的说明',
        basis: '《环境影响评价公众参与办法》关于公开报告书全本的规定',
        standard: '不含国家秘密、商业秘密和个人隐私；删除的内容逐处说明依据和理由。',
        ways: ['upload'],
        formats: ['pdf'],
        maxBytes: 50_000_000,
      }),
    ],
  }),
  code: 'eia-report',
  name: '建设项目环境影响报告书审批',
  shortName: '环评报告书审批',
  catalogueCode: '000116101001',
  taskCode: '11320700MB9T0003883000116101001',
  bases: [
    { law: '《中华人民共和国环境影响评价法》', article: '第十六条、第二十一条、第二十四条' },
    {
      law: '《中华人民共和国环境影响评价法》',
      article: '第二十二条',
      text: '建设项目的环境影响报告书、报告表，由建设单位按照国务院的规定报有审批权的生态环境主管部门审批。',
    },
    { law: '《建设项目环境保护管理条例》', article: '第九条、第十条、第十一条' },
  ],
  statutory: {
    unit: 'calendar',
    days: 60,
    from: 'receipt',
    basis:
      '《中华人民共和国环境影响评价法》第二十二条（自收到环境影响报告书之日起六十日，自然日；听证、专家评审和技术评估时间不计入）',
  },
  plan: reviewsSignedThenDecision('proposed', 'environment', 'received'),
  promised: {
    unit: 'working',
    days: 18,
    basis:
      '演示设定（受理公示十个、拟批准公示五个工作日，先后进行，计入期限，公示期满后两个工作日内决定；灌南县公布的十个工作日容不下两次公示，故不采用）',
  },
  ...heardIn('huanjing', {
    shows,
    others: [expertReview(30, '《建设项目环境保护管理条例》第九条（组织技术机构进行技术评估）')],
  }),
  outcome: {
    category: '普通',
    licenceType: '11320700MB9T000388001',
    title: '建设项目环境影响报告书批复',
    validYears: null,
    face: eiaFace,
  },
  note: '法律规定审批中公开申请人和环评文件（受理公示十个工作日、拟批准公示五个工作日），故对申请人的遮盖只及于审查人员的工作界面。一般知识：基本编码的尾段、表单字段、公示依据的条次、评分分值须由实施机关确认。公示不在行政许可法第四十五条和环境影响评价法第二十二条不计入的时间之内，故计入六十日；因此承诺时限定为十八个工作日。受理公示与审查同时进行；受理后须公开的报告书全文和公众参与说明由实施机关网站登载。不得收取费用，技术评估费用由审批机关承担。',
})
