import { Item } from '#contracts/item.ts'
import { enrolmentRules } from './resident-medical-insurance/rules.ts'
import { consultAt, remedies, socialWindow } from './parts/contacts.ts'
import { checkedAtIntake } from './parts/documents.ts'
import { choice, day, isOneOf, name, option, personApplicant, yesNo } from './parts/questions.ts'

const rules = '《社会保险经办条例》'

/**
 * 城乡居民基本医疗保险参保登记: a public service for persons, registered on the day: once the papers are found in order, by rules where one
 * holds, else by the authority.
 *
 * @source 社会保险法 第二十四条、第二十五条; 社会保险经办条例（国务院令第 765 号）
 */
export const residentMedicalInsurance: Item = Item.parse({
  code: 'resident-medical-insurance',
  revision: 1,
  name: '城乡居民基本医疗保险参保登记',
  shortName: '居民医保参保登记',
  power: '公共服务',
  catalogueCode: '002036001000',
  taskCode: '11320700MB9T0015073002036001000',
  office: 'yibao',
  intakeOffice: 'zhengwu',
  serves: ['person'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国社会保险法》',
      article: '第二十五条',
      text: '国家建立和完善城镇居民基本医疗保险制度。',
    },
    { law: rules, article: '关于社会保险登记的规定' },
  ],
  conditions: [
    '未参加职工基本医疗保险的本市户籍居民、持本市居住证的居民、本市在校学生',
    '没有在其他统筹地区参加基本医疗保险',
  ],
  statutory: { unit: 'working', days: 10, basis: '法律未规定登记时限，演示设定' },
  promised: { unit: 'working', days: 2, basis: '演示设定' },
  fee: { charged: false },
  form: [
    personApplicant,
    {
      title: '参保信息',
      forConditions: [1, 2],
      fields: [
        choice('status', '参保身份', [
          option('resident', '本市户籍居民'),
          option('permit', '持本市居住证的居民'),
          option('student', '本市在校学生'),
          option('newborn', '新生儿（由监护人代为办理）'),
        ]),
        name('guardian', '监护人姓名', { class: 'personal', when: isOneOf('status', 'newborn') }),
        name('childName', '新生儿姓名', { class: 'personal', when: isOneOf('status', 'newborn') }),
        day('childBorn', '新生儿出生日期', { class: 'personal', sight: 'blind', when: isOneOf('status', 'newborn') }),
        choice('group', '缴费类别', [option('ordinary', '普通居民'), option('subsidised', '由财政资助参保的救助对象')]),
        yesNo('elsewhere', '是否在其他地区参加基本医疗保险', { hint: '在其他地区参保的，须先办理停保' }),
        yesNo('autoPay', '是否委托银行代扣保险费'),
      ],
    },
  ],
  materials: [
    checkedAtIntake({
      key: 'identity',
      name: '居民身份证或者户口簿',
      checks: ['resident-identity'],
      basis: `${rules}关于社会保险登记的规定`,
      standard: '在有效期内，姓名、号码与申请填写的一致，影像清晰；能够通过数据共享核验的，不再提交。',
      source: '政府部门核发（公安机关）',
      maxFiles: 2,
    }),
    checkedAtIntake({
      key: 'residencePermit',
      name: '居住证',
      basis: '《居住证暂行条例》第十二条',
      standard: '在有效期内，居住地在本市。',
      source: '政府部门核发（公安机关）',
      maxFiles: 2,
      when: isOneOf('status', 'permit'),
    }),
    checkedAtIntake({
      key: 'birthCertificate',
      name: '出生医学证明',
      proof: { issuer: '医疗保健机构', canInvestigate: true, coveredBy: [] },
      basis: '《中华人民共和国母婴保健法》第二十三条',
      standard: '姓名、出生日期、监护人与申请填写的一致。',
      source: '医疗保健机构出具',
      maxFiles: 1,
      when: isOneOf('status', 'newborn'),
    }),
  ],
  decisionRules: enrolmentRules,
  tasks: [{ key: 'decide', title: '核定参保资格并登记', kind: 'decide', office: 'yibao', limitDays: 2 }],
  plan: { task: 'decide' },
  sheets: [],
  outcome: {
    licenceType: '11320700MB9T001507001',
    title: '城乡居民基本医疗保险参保登记回执',
    validYears: null,
    face: [
      { label: '参保人', field: 'applicantName' },
      { label: '参保身份', field: 'status' },
      { label: '缴费类别', field: 'group' },
      { label: '登记结论', text: '已登记参保' },
      { label: '提示', text: '登记后按税务部门公布的期限和标准缴费；未缴费的，不享受待遇。' },
    ],
  },
  remedies,
  consult: consultAt(socialWindow, '连云港市医疗保障局'),
  note: '一般知识：基本编码、登记时限、参保对象的划分和材料须由实施机关对照江苏省医疗保障经办清单确认。登记不收费；保险费由税务部门征收，不在本事项内。本事项没有审查环节：受理人员核对材料后，符合公布的自动审批规则的即时登记，其余由经办机构核定；规则须由实施机关确认。',
})
