import { Item } from '#contracts/item.ts'
import { consultAt, remedies, socialWindow } from './parts/contacts.ts'
import { checkedAtIntake } from './parts/documents.ts'
import { choice, day, declaration, isOneOf, name, option, personApplicant, yesNo } from './parts/questions.ts'

const rules = '《国家医保局 财政部关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知》（医保发〔2022〕22号）'

/**
 * 基本医疗保险异地就医备案 for persons: a filing before treatment elsewhere, so that the bill is settled on the spot.
 *
 * @source 社会保险法 第二十九条; 医保发〔2022〕22号
 */
export const remoteTreatmentFiling: Item = Item.parse({
  code: 'remote-treatment-filing',
  revision: 1,
  name: '基本医疗保险异地就医备案',
  shortName: '异地就医备案',
  power: '公共服务',
  catalogueCode: '002036002000',
  taskCode: '11320700MB9T0015073002036002000',
  office: 'yibao',
  intakeOffice: 'zhengwu',
  serves: ['person'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law: '《中华人民共和国社会保险法》',
      article: '第二十九条',
      text: '社会保险行政部门和卫生行政部门应当建立异地就医医疗费用结算制度，方便参保人员享受基本医疗保险待遇。',
    },
    { law: rules, article: '关于备案人员范围和备案材料的规定' },
  ],
  conditions: [
    '申请人已参加本市职工或者城乡居民基本医疗保险，并正常享受待遇',
    '属于异地安置退休、异地长期居住、常驻异地工作或者临时外出就医人员',
  ],
  statutory: { unit: 'working', days: 5, basis: '法律未规定备案时限，演示设定' },
  promised: { unit: 'working', days: 2, basis: '演示设定' },
  fee: { charged: false },
  form: [
    personApplicant,
    {
      title: '就医备案',
      forConditions: [1, 2],
      fields: [
        choice('scheme', '参加的险种', [
          option('employee', '职工基本医疗保险'),
          option('resident', '城乡居民基本医疗保险'),
        ]),
        choice('kind', '备案人员类别', [
          option('retired', '异地安置退休人员'),
          option('living', '异地长期居住人员'),
          option('working', '常驻异地工作人员'),
          option('referral', '异地转诊人员'),
          option('emergency', '异地急诊抢救人员'),
          option('other', '其他临时外出就医人员'),
        ]),
        name('destination', '就医地（省、市）', { class: 'personal' }),
        name('hospital', '转诊前往的定点医疗机构', { class: 'personal', when: isOneOf('kind', 'referral') }),
        day('fromDay', '备案开始日期'),
        yesNo('promise', '是否以个人承诺方式办理', {
          hint: '无法提交长期居住或者异地工作证明的，可以书面承诺',
          when: isOneOf('kind', 'retired', 'living', 'working'),
        }),
        declaration(
          'statement',
          '个人承诺',
          {
            version: '2026-1',
            text: '本人承诺：长期在备案的就医地居住或者工作，所填内容真实；情况变化的，及时办理变更或者取消备案；内容不实的，退回由此多支付的医疗保障基金，并承担相应法律责任。',
          },
          { when: { answer: 'promise' } },
        ),
      ],
    },
  ],
  materials: [
    checkedAtIntake({
      key: 'identity',
      name: '医保电子凭证、社会保障卡或者居民身份证',
      checks: ['resident-identity'],
      basis: `${rules}附件《基本医疗保险跨省异地就医直接结算经办规程》`,
      standard: '任选一种；在有效期内，姓名、号码与申请填写的一致，影像清晰。',
      source: '政府部门核发（医疗保障、人力资源社会保障、公安部门）',
      maxFiles: 2,
    }),
    checkedAtIntake({
      key: 'settlementProof',
      name: '异地居住或者工作证明',
      proof: { issuer: '公安机关或者用人单位', canInvestigate: true, coveredBy: [] },
      basis: `${rules}附件《基本医疗保险跨省异地就医直接结算经办规程》`,
      standard: '户口簿首页、居住证、参保地单位派出证明或者劳动合同之一，地点与就医地一致。',
      maxFiles: 2,
      when: { eq: [{ answer: 'promise' }, { constant: false }] },
    }),
    checkedAtIntake({
      key: 'promiseLetter',
      reusableMonths: 0,
      name: '个人承诺书',
      basis: `${rules}附件《基本医疗保险跨省异地就医直接结算经办规程》`,
      standard: '使用统一格式，写明居住或者工作的地点和起始时间，本人签名。',
      maxFiles: 1,
      when: { answer: 'promise' },
    }),
    checkedAtIntake({
      key: 'referralProof',
      name: '转诊转院意见',
      basis: `${rules}附件《基本医疗保险跨省异地就医直接结算经办规程》`,
      standard: '由本市规定级别的定点医疗机构出具，有科室意见和医疗机构盖章。',
      source: '定点医疗机构出具',
      maxFiles: 1,
      when: isOneOf('kind', 'referral'),
    }),
  ],
  instant: {
    authority: '市医疗保障局授权医疗保障综合窗口受理人员当场登记（演示设定，以授权文件为准）',
    basis: '《中华人民共和国行政许可法》第三十四条第二款（参照）',
  },
  tasks: [{ key: 'decide', title: '核对并登记备案', kind: 'decide', office: 'yibao', limitDays: 2 }],
  plan: { task: 'decide' },
  sheets: [],
  outcome: {
    act: '备案',
    licenceType: '11320700MB9T001507002',
    title: '基本医疗保险异地就医备案登记回执',
    validYears: null,
    face: [
      { label: '参保人', field: 'applicantName' },
      { label: '参加的险种', field: 'scheme' },
      { label: '备案人员类别', field: 'kind' },
      { label: '就医地', field: 'destination' },
      { label: '备案开始日期', field: 'fromDay' },
      {
        label: '提示',
        text: '在就医地联网定点医疗机构持医保电子凭证或者社会保障卡直接结算；备案信息变化的，应当及时变更。',
      },
    ],
  },
  remedies,
  consult: consultAt(socialWindow, '连云港市医疗保障局'),
  note: '一般知识：基本编码、备案时限、有效期和各类人员的材料须由实施机关对照江苏省医疗保障经办清单确认。备案登记不审批就医行为；本事项没有审查环节，由受理人员核对材料、经办机构登记。',
})
