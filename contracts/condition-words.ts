import type { ConditionError } from '#kernel/condition-check.ts'

const faults: Record<ConditionError['code'], (subject: string) => string> = {
  'unknown-answer': (subject) => `用到的字段 ${subject} 不存在，或者不在它之前`,
  'wrong-type': (subject) => `比较的内容类型不一致（${kindsIn(subject)}）`,
  'unknown-option': (subject) => `选项 ${subject} 不存在`,
  'empty-group': () => '有空的条件组',
  'too-deep': () => '条件嵌套过深',
  malformed: () => '条件无法识别',
}

const kinds = new Map([
  ['text', '文字'],
  ['number', '数字'],
  ['day', '日期'],
  ['boolean', '是否'],
  ['list', '多选'],
  ['thing', '人员或单位'],
])

/** The two kinds that were compared, in words; the operator between them is on the page already. */
const kindsIn = (subject: string): string =>
  subject
    .split(' ')
    .flatMap((word) => kinds.get(word) ?? [])
    .join('与')

/** What is wrong with a condition, as whoever wrote it in the back office reads it. */
export const conditionFault = ({ code, subject }: ConditionError): string => faults[code](subject)
