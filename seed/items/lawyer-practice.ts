import { Item } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'
import { consultAt, socialWindow } from './parts/contacts.ts'
import { checkedAtIntake, judgedBlind, ownForm } from './parts/documents.ts'
import { amount, choice, day, declaration, name, option, personApplicant } from './parts/questions.ts'

const law = '《中华人民共和国律师法》'
const rules = '《律师执业管理办法》'

/**
 * 律师执业许可: reviewed by the city, decided by the province. Twenty days here, ten there, and nothing is asked of the applicant twice.
 *
 * @source 律师法 第五条、第六条; 行政许可法 第三十五条、第四十三条
 */
export const lawyerPractice: Item = Item.parse({
  code: 'lawyer-practice',
  revision: 1,
  name: '律师执业许可（专职律师）',
  shortName: '律师执业许可',
  power: '许可',
  catalogueCode: '000112003000',
  taskCode: '11320700MB9T0021453000112003000',
  office: 'sifa',
  intakeOffice: 'zhengwu',
  serves: ['person'],
  channels: ['site', 'window'],
  visits: 0,
  bases: [
    {
      law,
      article: '第六条',
      text: '受理申请的部门应当自受理之日起二十日内予以审查，并将审查意见和全部申请材料报送省、自治区、直辖市人民政府司法行政部门。',
    },
    { law, article: '第五条' },
    { law: '《中华人民共和国行政许可法》', article: '第三十五条、第四十三条' },
  ],
  conditions: [
    '拥护中华人民共和国宪法，品行良好',
    '通过国家统一法律职业资格考试取得法律职业资格',
    '在律师事务所实习满一年并经律师协会考核合格',
    '没有受过刑事处罚（过失犯罪的除外），没有被开除公职或者被吊销律师、公证员执业证书',
  ],
  statutory: {
    unit: 'working',
    days: 30,
    basis: `${law}第六条：受理申请的部门自受理之日起二十日内审查并报送，省级司法行政部门收到报送材料后十日内决定`,
  },
  promised: { unit: 'working', days: 16, basis: '演示设定（其中上级行政机关的十个工作日依法计算）' },
  fee: { charged: false },
  form: [
    personApplicant,
    {
      title: '执业申请',
      forConditions: [1, 2, 3, 4],
      fields: [
        name('qualificationNumber', '法律职业资格证书编号', { maxLength: 30 }),
        day('qualifiedOn', '法律职业资格证书颁发日期'),
        name('lawFirm', '拟执业的律师事务所', { class: 'identity' }),
        day('internFrom', '实习开始日期'),
        amount('internMonths', '实习时间', '个月', [1, 60]),
        choice('internResult', '实习考核结果', [option('passed', '合格'), option('not-yet', '尚未考核')]),
        declaration('statement', '申请人声明', {
          version: '2026-1',
          text: '本人声明：未受过刑事处罚（过失犯罪的除外），未被开除公职或者吊销律师、公证员执业证书；不是公务员，没有同时在两个以上律师事务所执业。以上内容不实的，依法承担责任。',
        }),
      ],
    },
  ],
  materials: [
    ownForm({
      key: 'application',
      name: '律师执业申请登记表',
      basis: `${rules}第十一条`,
      standard: '各栏填写完整，申请人签名。',
    }),
    checkedAtIntake({
      key: 'identity',
      name: '申请人居民身份证',
      checks: ['resident-identity'],
      basis: `${law}第六条第一款第（三）项`,
      standard: '在有效期内，姓名、号码与申请填写的一致，影像清晰。',
      source: '政府部门核发（公安部门）',
      maxFiles: 2,
    }),
    checkedAtIntake({
      key: 'qualification',
      name: '法律职业资格证书',
      basis: `${law}第六条第一款第（一）项`,
      standard: '编号、姓名与申请填写的一致，影像清晰。',
      source: '政府部门核发（司法行政部门）',
      maxFiles: 1,
    }),
    checkedAtIntake({
      key: 'admission',
      name: '律师事务所同意接收的证明',
      proof: { issuer: '接收申请人的律师事务所', canInvestigate: true, coveredBy: [] },
      basis: `${law}第六条第一款第（四）项`,
      standard: '律师事务所出具，加盖公章。',
      source: '律师事务所出具',
      maxFiles: 1,
    }),
    judgedBlind({
      key: 'internship',
      name: '律师协会出具的实习考核材料',
      basis: `${law}第六条第一款第（二）项`,
      standard: '载明实习起止时间、实习内容和考核结论。',
      source: '律师协会出具',
      formats: ['pdf', 'png', 'jpeg'],
      maxFiles: 2,
    }),
  ],
  tasks: [
    {
      key: 'review',
      title: '初步审查',
      kind: 'review',
      office: 'sifa',
      section: sections.lawyers,
      limitDays: 5,
      sheet: 'practice',
      sees: ['internship'],
    },
    {
      key: 'refer',
      title: '报江苏省司法厅决定',
      kind: 'referral',
      office: 'sifa',
      limitDays: 10,
      referral: {
        to: '江苏省司法厅',
        code: '11320000MB9T00011C',
        basis: `${law}第六条；《中华人民共和国行政许可法》第三十五条、第四十三条`,
      },
      whenLate: { then: 'supervise', basis: `${law}第六条：收到报送材料后十日内作出决定` },
    },
    { key: 'decide', title: '江苏省司法厅作出决定', kind: 'decide', office: 'sifa', limitDays: 1 },
  ],
  plan: { series: [{ task: 'review', onFail: 'continue' }, { task: 'refer', onFail: 'continue' }, { task: 'decide' }] },
  sheets: [
    {
      key: 'practice',
      title: '律师执业许可初步审查表',
      passMark: 100,
      criteria: [
        {
          key: 'year',
          title: '实习满一年',
          measure: '考核材料载明的实习起止时间满一年，得满分；不满的，不得分。',
          points: 50,
          veto: true,
          basis: `${law}第五条第一款第（三）项`,
        },
        {
          key: 'assessed',
          title: '实习考核合格',
          measure: '考核结论为合格，得满分；其他结论，不得分。',
          points: 50,
          veto: true,
          basis: `${law}第六条第一款第（二）项`,
        },
      ],
    },
  ],
  outcome: {
    category: '认可',
    licenceType: '11320700MB9T002145001',
    title: '律师执业许可告知书',
    validYears: null,
    face: [
      { label: '许可内容', text: '准予以专职律师身份执业' },
      { label: '拟执业机构', field: 'lawFirm' },
      { label: '提示', text: '律师执业证书由江苏省司法厅颁发；凭本告知书领取证书。' },
    ],
  },
  remedies: {
    reconsiderationOffice: '江苏省人民政府',
    reconsiderationUrl: 'https://xzfy.moj.gov.cn/',
    court: '南京市鼓楼区人民法院',
  },
  consult: consultAt(socialWindow, '连云港市司法局'),
  note: '许可条件、申请材料和审查、决定的期限为一般知识，须由实施机关对照现行律师法和律师执业管理办法确认；承诺时限、评分项目和上级机关的统一社会信用代码、复议机关与管辖法院为演示设定。',
})
