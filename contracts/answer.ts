import { parseProjectCode, type ProjectCodeFault } from '#kernel/codes/project-code.ts'
import { parseResidentId, type ResidentIdFault } from '#kernel/codes/resident-id.ts'
import { parseUscc, type UsccFault } from '#kernel/codes/uscc.ts'
import { isDay } from '#kernel/day.ts'
import { isUnanswered } from './answer-text.ts'
import { checkArea, checkDeclaration, checkMoney, checkParts, checkTable } from './composite-answer.ts'
import type { Field } from './item.ts'
import { textLength } from './text-length.ts'

export { answerText, comparable, isUnanswered } from './answer-text.ts'

/**
 * What is wrong with one answer, as a Chinese sentence for the person who gave it; null when it is right.
 *
 * Kinds of value by type of field: text, long-text, choice, phone, resident-id, firm-code and project-code are strings, number is a finite number, money
 * whole 分, yes-no a boolean, many a list of option values, date a day `YYYY-MM-DD`; address, person, firm, area and declaration are
 * objects of exactly the members in `answer-parts.ts`, table a list of rows by the keys of its columns; a file is no answer but brought as its
 * material. No answer to an optional field is right.
 */
export function checkAnswer(field: Field, value: unknown): string | null {
  if (isUnanswered(value)) return field.required ? askAgain(field) : null
  switch (field.type) {
    case 'text':
    case 'long-text':
      return checkText(field, value)
    case 'number':
      return checkNumber(field, value)
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? null
        : `${field.label}不是存在的日期，请按年-月-日填写，例如 2026-03-15`
    case 'choice':
      return isOption(field, value) ? null : `请从列出的选项中选择${field.label}`
    case 'many':
      return checkMany(field, value)
    case 'yes-no':
      return typeof value === 'boolean' ? null : `请为“${field.label}”选择“是”或“否”`
    case 'phone':
      return typeof value === 'string' && /^1[3-9]\d{9}$/.test(value) ? null : `${field.label}应为 11 位手机号码`
    case 'resident-id':
      return checkResidentId(field, value)
    case 'firm-code':
      return checkFirmCode(field, value)
    case 'project-code':
      return checkProjectCode(field, value)
    case 'address':
    case 'person':
    case 'firm':
      return checkParts({ ...field, type: field.type }, value, checkAnswer)
    case 'money':
      return checkMoney(field, value)
    case 'area':
      return checkArea(field, value)
    case 'table':
      return checkTable(field, value, checkAnswer, isUnanswered)
    case 'declaration':
      return checkDeclaration(field, value)
    case 'file':
      // What is wrong with a file is said where it is brought, by its material.
      return null
  }
}

function askAgain(field: Field): string {
  switch (field.type) {
    case 'choice':
    case 'many':
    case 'date':
      return `请选择${field.label}`
    case 'yes-no':
      return `请为“${field.label}”选择“是”或“否”`
    case 'declaration':
      return `请阅读“${field.label}”并勾选同意`
    case 'area':
      return `请填写${field.label}的界址点`
    case 'file':
      return `请上传${field.label}`
    case 'text':
    case 'long-text':
    case 'number':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
    case 'money':
    case 'address':
    case 'person':
    case 'firm':
    case 'table':
      return `请填写${field.label}`
  }
}

// Characters that no keyboard gives and no paper can set; line breaks and tabs are for long texts. Not those that Unicode has given nobody
// yet: a rare character of a name is one of them for an older browser, which would draw another page than the server.
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u

function checkText(field: Field, value: unknown): string | null {
  if (typeof value !== 'string') return `请填写${field.label}`
  const length = textLength(value)
  if (length > field.maxLength) return `${field.label}最多 ${field.maxLength} 字，现在是 ${length} 字`
  const plain = field.type === 'long-text' ? value.replaceAll(/[\r\n\t]/g, '') : value
  return unprintable.test(plain) ? `${field.label}含有不能识别的字符，请删除后重填` : null
}

function checkNumber(field: Field, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${field.label}应为数字`
  const unit = field.unit ? ` ${field.unit}` : ''
  if (field.min !== undefined && value < field.min) return `${field.label}不能小于 ${field.min}${unit}`
  if (field.max !== undefined && value > field.max) return `${field.label}不能大于 ${field.max}${unit}`
  return null
}

function checkMany(field: Field, value: unknown): string | null {
  if (!Array.isArray(value)) return `请选择${field.label}`
  const right = value.every((part: unknown) => isOption(field, part)) && new Set(value).size === value.length
  return right ? null : `请从列出的选项中选择${field.label}`
}

const residentIdFaults: Record<ResidentIdFault, string> = {
  length: '应为 18 位',
  alphabet: '只能由数字组成，末位可以是 X',
  'check-digit': '校验不通过，请逐位核对',
  region: '前两位不是有效的省份代码，请核对',
  date: '第 7 至 14 位不是存在的出生日期，请核对',
}

function checkResidentId(field: Field, value: unknown): string | null {
  const parsed = parseResidentId(typeof value === 'string' ? value : '')
  return parsed.ok ? null : `${field.label}${residentIdFaults[parsed.reason]}`
}

const firmCodeFaults: Record<UsccFault, string> = {
  length: '应为 18 位',
  alphabet: '只能由数字和大写字母组成，不含 I、O、S、V、Z',
  'check-digit': '校验不通过，请对照营业执照逐位核对',
}

function checkFirmCode(field: Field, value: unknown): string | null {
  const parsed = parseUscc(typeof value === 'string' ? value : '')
  return parsed.ok ? null : `${field.label}${firmCodeFaults[parsed.reason]}`
}

const projectCodeFaults: Record<ProjectCodeFault, string> = {
  form: '应为 24 位，按 4 位、6 位、2 位、2 位、6 位数字分段，例如 2509-320193-89-01-544060',
  time: '前四位不是有效的年份和月份，请对照备案证或者立项文件核对',
  region: '第二段不是有效的地区代码，请核对',
  'check-digit': '校验不通过，请对照备案证或者立项文件逐位核对',
}

function checkProjectCode(field: Field, value: unknown): string | null {
  const parsed = parseProjectCode(typeof value === 'string' ? value : '')
  return parsed.ok ? null : `${field.label}${projectCodeFaults[parsed.reason]}`
}

const isOption = (field: Field, value: unknown): boolean =>
  field.options?.some((option) => option.value === value) ?? false
