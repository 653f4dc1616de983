import type { Item } from '#contracts/item.ts'
import { composite } from '../composite.ts'
import { energyCommitment } from '../energy-commitment.ts'
import { fireDesignReview } from '../fire-design-review.ts'
import { consultAt, projectWindow, remedies } from '../parts/contacts.ts'
import { yesNo } from '../parts/questions.ts'
import { planningPermit } from '../planning-permit.ts'

const measures = '《国务院办公厅关于全面开展工程建设项目审批制度改革的实施意见》（国办发〔2019〕11号）'

/**
 * 建设项目规划、消防、节能并联办理: planning permit and energy commitment side by side, the fire design review after the permit that it rests on and that
 * nobody is asked to hand in.
 *
 * @source 国办发〔2019〕11号 (并联审批、一张表单); 行政许可法 第二十六条第二款
 */
export const buildingProject: Item = composite({
  code: 'building-project',
  revision: 1,
  name: '建设项目规划许可、消防设计审查、节能承诺并联办理',
  shortName: '建设项目并联办理',
  power: '公共服务',
  catalogueCode: '322040902000',
  taskCode: '11320700MB9T00089G3322040902000',
  office: 'zhengwu',
  intakeOffice: 'zhengwu',
  serves: ['enterprise'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    { law: '《中华人民共和国行政许可法》', article: '第二十六条第二款' },
    { law: measures, article: '关于并联审批和一份办事指南、一张申请表单、一套申报材料的规定' },
  ],
  conditions: [
    '各事项分别符合其许可条件，详见各事项的办事指南',
    '新建、扩建的特殊建设工程，规划许可准予后方可进行消防设计审查',
  ],
  statutory: {
    unit: 'working',
    days: 45,
    basis:
      '《中华人民共和国行政许可法》第四十二条第二款（统一办理、联合办理、集中办理的期限）；各事项的法定期限另行分别计算',
  },
  promised: { unit: 'working', days: 20, basis: '演示设定（不短于最长路线上各事项的承诺时限之和）' },
  extension: {
    days: 15,
    by: 'government-head',
    office: 'zhengfu',
    basis: '《中华人民共和国行政许可法》第四十二条第二款',
  },
  fee: { charged: false },
  situation: {
    title: '需要一并办理的事项',
    fields: [
      yesNo('savesEnergy', '是否一并登记节能承诺', {
        hint: '年综合能源消费量不满 1000 吨标准煤，且年用电量不满 500 万千瓦时的，可以选“是”',
      }),
    ],
  },
  application: {
    name: '建设项目并联办理申请表',
    basis: `${measures}（一张申请表单）`,
    standard: '各栏填写完整，建设单位盖章；各事项共用的内容只填写一次。',
  },
  parts: [
    {
      key: 'planning',
      item: planningPermit,
      same: { applicantName: 'firmName', applicantCode: 'firmCode', responsible: 'legalPerson' },
      own: ['workKind', 'floorArea'],
    },
    { key: 'fire', item: fireDesignReview, after: ['planning'], same: { firmCode: 'firmCode' } },
    { key: 'energy', item: energyCommitment, when: { answer: 'savesEnergy' }, own: ['workKind'] },
  ],
  join: 'all',
  outcome: { act: '联办', licenceType: '11320700MB9T00089G002', title: '办理结果汇总单', validYears: null, face: [] },
  remedies,
  consult: consultAt(projectWindow, '连云港市政务服务管理办公室'),
  note: '一般知识：并联的事项、先后关系、共用的材料、编码和承诺时限为演示设定，须由牵头部门和各实施机关确认；法律规定公布经审定的规划总平面图。',
})
