import type { z } from 'zod'
import type { Computed } from '#contracts/computed.ts'
import type { Division, FieldGroup, Hold } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'
import { divisions } from '#seed/city/divisions.ts'

/** The questions that many forms ask alike, and short ways to write the others. */
export type Question = z.input<typeof FieldGroup>['fields'][number]
type Extra = Partial<Omit<Question, 'key' | 'label' | 'type'>>

export const option = (value: string, label: string) => ({ value, label })

/** The answer to `key` is one of these options. */
export const isOneOf = (key: string, ...values: readonly string[]): Condition => ({
  in: [{ answer: key }, { constant: values }],
})

const shown = { class: 'plain', sight: 'shown' } as const

/** A question whose answer names nobody, so that it stands in the log and reviewers read it. */
export const choice = (key: string, label: string, options: Question['options'], extra: Extra = {}): Question => ({
  key,
  label,
  type: 'choice',
  ...shown,
  options,
  ...extra,
})

export const several = (key: string, label: string, options: Question['options'], extra: Extra = {}): Question => ({
  ...choice(key, label, options, extra),
  type: 'many',
})

export const yesNo = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'yes-no',
  ...shown,
  ...extra,
})

/** @param range the least and the greatest answer, in `unit` */
export const amount = (
  key: string,
  label: string,
  unit: string,
  range: readonly [min: number, max: number],
  extra: Extra = {},
): Question => ({ key, label, type: 'number', ...shown, unit, min: range[0], max: range[1], ...extra })

export const day = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'date',
  ...shown,
  ...extra,
})

/** What a reviewer has to read in words; it asks for technical content alone. */
export const account = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'long-text',
  ...shown,
  maxLength: 500,
  ...extra,
  hint: extra.hint ?? '只写技术内容，不要写单位、工程和人员名称',
})

/** A name or a place that tells who applies: it goes to the vault, and no reviewer sees it. */
export const name = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'text',
  ...extra,
})

const phone: Question = {
  key: 'phone',
  label: '联系电话',
  type: 'phone',
  prefill: 'phone',
  hint: '用于接收办理通知',
}

/** The firm that applies, as its account knows it. */
export const firm = (title: string): z.input<typeof FieldGroup> => ({
  title,
  fields: [
    name('firmName', `${title}名称`, { prefill: 'name' }),
    { key: 'firmCode', label: '统一社会信用代码', type: 'firm-code', prefill: 'code' },
    name('legalPerson', '法定代表人', { prefill: 'legal-person' }),
    phone,
    anywhere('address', `${title}地址`, { prefill: 'address' }),
  ],
})

const county = ({ code, name }: { code: string; name: string }): Division => ({
  code,
  name,
  path: `江苏省连云港市${name}`,
  towns: divisions.filter((town) => town.within === code).map(({ code, name }) => ({ code, name })),
})

const cityDivisions: readonly Division[] = divisions.filter((division) => division.level === 'county').map(county)
const elsewhere: Division = { code: '000000', name: '连云港市以外', path: '', towns: [] }

/** A place in the city: a site, premises. */
export const site = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'address',
  divisions: [...cityDivisions],
  ...extra,
})

/** Where somebody lives or is registered, perhaps in another city. */
export const anywhere = (key: string, label: string, extra: Extra = {}): Question => ({
  ...site(key, label, extra),
  divisions: [...cityDivisions, elsewhere],
  hint: extra.hint ?? '在连云港市以外的，详细地址从省、市写起',
})

/** A firm that takes part, other than the one that applies. */
export const partner = (key: string, label: string, extra: Extra = {}): Question => ({
  key,
  label,
  type: 'firm',
  ...extra,
})

/** @param parts what is asked besides the name */
export const somebody = (
  key: string,
  label: string,
  parts: NonNullable<Question['parts']>,
  extra: Extra = {},
): Question => ({ key, label, type: 'person', parts, ...extra })

/** @param yuan the least and the greatest amount */
export const money = (
  key: string,
  label: string,
  yuan: readonly [min: number, max: number],
  extra: Extra = {},
): Question => ({ key, label, type: 'money', ...shown, min: yuan[0] * 100, max: yuan[1] * 100, ...extra })

/** 承诺书、声明: agreed to in this version, word by word. */
export const declaration = (
  key: string,
  label: string,
  statement: NonNullable<Question['statement']>,
  extra: Extra = {},
): Question => ({ key, label, type: 'declaration', class: 'plain', statement, ...extra })

/** What these answers come to. */
export const total = (...keys: readonly string[]): Computed => ({ add: keys.map((answer) => ({ answer })) })

/** The answer to `less` is not above that to `more`: numbers, amounts, days. */
export const notAbove = (less: string, more: string, message: string): z.input<typeof Hold> => ({
  condition: { lte: [{ answer: less }, { answer: more }] },
  message,
  at: less,
})

export const endsAfterItBegins = (from: string, through: string): z.input<typeof Hold> => ({
  ...notAbove(from, through, '结束日期不能早于开始日期'),
  at: through,
})

/** Whoever applies, a firm or a person. */
export const anyApplicant: z.input<typeof FieldGroup> = {
  title: '申请人',
  fields: [
    name('applicantName', '申请人名称', { prefill: 'name', hint: '企业填写营业执照上的名称，个人填写姓名' }),
    name('applicantCode', '证件号码', { prefill: 'code', maxLength: 18, hint: '统一社会信用代码或者公民身份号码' }),
    name('responsible', '法定代表人或者负责人', { prefill: 'legal-person', hint: '个人申请的，填写本人姓名' }),
    phone,
  ],
}

/** A person who applies in their own affairs. */
export const personApplicant: z.input<typeof FieldGroup> = {
  title: '申请人',
  fields: [
    name('applicantName', '姓名', { prefill: 'name' }),
    { key: 'applicantCode', label: '公民身份号码', type: 'resident-id', prefill: 'code' },
    phone,
    anywhere('address', '居住地址', { prefill: 'address' }),
  ],
}

/** 工程项目: its name, code and place nearly always name its builder. */
export const project: readonly Question[] = [
  name('projectName', '项目名称', { hint: '与立项文件一致' }),
  {
    key: 'projectCode',
    label: '项目代码',
    type: 'project-code',
    hint: '投资项目在线审批监管平台赋码，24 位，见备案证或者立项文件',
  },
  site('projectAddress', '建设地点'),
]
