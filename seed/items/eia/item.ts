import type { z } from 'zod'
import type { Item, Material, TaskDefinition } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { mattersOfLicence } from '../parts/matters.ts'
import { consultAt, projectWindow, remedies } from '../parts/contacts.ts'
import { reviewsThenDecision } from '../parts/plans.ts'
import { eiaForm, eiaHolds } from './form.ts'
import { eiaSheet } from './sheet.ts'

/** What 报告书 and 报告表 share. Law publishes both on acceptance and before approval, applicant and all. */
export const eiaItem = (own: {
  sheetTitle: string
  documents: z.input<typeof Material>[]
  reviewDays: number
  decideDays: number
  /** 公示 beside the review. */
  notices: z.input<typeof TaskDefinition>[]
}) =>
  ({
    revision: 1,
    power: '许可',
    office: 'huanjing',
    intakeOffice: 'zhengwu',
    serves: ['enterprise'],
    channels: ['site', 'window'],
    visits: 0,
    conditions: [
      '项目类型及其选址、布局、规模符合环境保护法律法规和相关法定规划',
      '所在区域环境质量达标；未达标的，拟采取的措施满足区域环境质量改善目标管理要求',
      '污染防治措施能够确保污染物排放达到国家和地方排放标准，生态破坏得到预防和控制',
      '改建、扩建和技术改造项目针对原有环境污染和生态破坏提出了有效防治措施',
      '环评文件基础资料真实，内容无重大缺陷、遗漏，结论明确、合理',
    ],
    fee: { charged: false },
    form: eiaForm,
    holds: eiaHolds,
    materials: own.documents,
    tasks: [
      {
        key: 'environment',
        title: '环评文件审查',
        kind: 'review',
        office: 'huanjing',
        section: sections.environment,
        limitDays: own.reviewDays,
        sheet: 'environment',
        sees: own.documents.filter((document) => document.sight === 'blind').map((document) => document.key),
      },
      ...own.notices,
      { key: 'decide', title: '作出决定', kind: 'decide', office: 'huanjing', limitDays: own.decideDays },
    ],
    plan: reviewsThenDecision('environment', ...own.notices.map(({ key }) => key)),
    sheets: [eiaSheet(own.sheetTitle)],
    bearsOn: ['ecology'],
    publishesApplicant: true,
    ...mattersOfLicence({
      form: 'application',
      anew: [
        {
          matter: 'change',
          basis: '《中华人民共和国环境影响评价法》第二十四条第一款',
          when: '性质、规模、地点、生产工艺或者环境保护措施发生重大变动的，重新报批环境影响评价文件',
        },
      ],
    }),
    remedies,
    consult: consultAt(projectWindow, '连云港市生态环境局'),
  }) satisfies Partial<z.input<typeof Item>>

/** The face of the approval, which is the same for both. */
export const eiaFace: z.input<typeof Item>['outcome']['face'] = [
  { label: '项目名称', field: 'projectName' },
  { label: '项目代码', field: 'projectCode' },
  { label: '建设地点', field: 'projectAddress' },
  { label: '建设性质', field: 'workKind' },
  { label: '审批结论', text: '同意按照环境影响评价文件所述的内容和环境保护措施建设' },
  { label: '依据', text: '《中华人民共和国环境影响评价法》第二十二条' },
  {
    label: '提示',
    text: '性质、规模、地点、生产工艺或者环境保护措施发生重大变动的，应当重新报批；自批准之日起满五年方开工建设的，应当报原审批部门重新审核。',
  },
]
