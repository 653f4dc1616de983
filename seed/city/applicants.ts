import type { Mandate, Party, Post } from './city.ts'

/** 申请人. Persons, firms, codes and telephone numbers are made up; the codes have right check characters. */
export const applicants: readonly Party[] = [
  {
    key: 'liu-mingde',
    kind: 'person',
    name: '刘明德',
    code: '32070319900101001X',
    phone: '13900000001',
    legalPerson: null,
    address: { division: '320703', town: '320703001', detail: '海棠北路 66 号 2 幢 301 室' },
  },
  {
    key: 'xu-ruolan',
    kind: 'person',
    name: '徐若澜',
    code: '320706198506150020',
    phone: '13900000002',
    legalPerson: null,
    address: { division: '320706', town: '320706012', detail: '幸福路 12 号 5 幢 402 室' },
  },
  {
    key: 'wang-haiyan',
    kind: 'person',
    name: '王海燕',
    code: '320706199203120048',
    phone: '13900000003',
    legalPerson: null,
  },
  {
    key: 'ma-junjie',
    kind: 'person',
    name: '马俊杰',
    code: '320722198811070035',
    phone: '13900000004',
    legalPerson: null,
  },
  {
    key: 'gangcheng',
    kind: 'enterprise',
    name: '连云港港城物流有限公司',
    code: '91320700MA9X00011X',
    phone: '13900000005',
    legalPerson: '沈国华',
    address: { division: '320703', town: '320703005', detail: '物流大道 6 号' },
  },
  {
    key: 'yuntai',
    kind: 'enterprise',
    name: '连云港云台山泉酒店管理有限公司',
    code: '91320706MA9X0002XC',
    phone: '13900000006',
    legalPerson: '邵佳宁',
    address: { division: '320706', town: '320706020', detail: '花果山大道 18 号' },
  },
]

export const mandates: readonly Mandate[] = [
  {
    key: 'wang-for-gangcheng',
    principal: 'gangcheng',
    agent: 'wang-haiyan',
    validUntil: null,
  },
  { key: 'ma-for-yuntai', principal: 'yuntai', agent: 'ma-junjie', validUntil: null },
]

const own = (person: string): Post => ({
  key: `applicant-${person}`,
  person,
  role: 'applicant',
  office: null,
  section: null,
  counter: null,
  actsFor: person,
  mandate: null,
})

const forFirm = ({ key, principal, agent }: Mandate): Post => ({
  ...own(agent),
  key: `applicant-${key}`,
  actsFor: principal,
  mandate: key,
})

/** An agent has two rights: one for the firm, one for their own affairs. */
export const applicantPosts: readonly Post[] = [
  ...mandates.map(forFirm),
  ...applicants.filter((party) => party.kind === 'person').map((party) => own(party.key)),
]
