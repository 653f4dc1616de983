import { dayText } from '#kernel/day.ts'
import { capitalsOf, isFen, yuanOf } from '#kernel/money.ts'
import { polygonArea, polygonFault } from '#kernel/polygon.ts'
import { cellField, divisionOf, memberOf, verticesOf } from './answer-parts.ts'
import type { Field } from './item.ts'

/** Nothing was answered: absent, null, blank text, and a list or an object of nothing else. `false` and 0 are answers. */
export function isUnanswered(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (value === undefined || value === null) return true
  return typeof value === 'object' && Object.values(value).every(isUnanswered)
}

/** The answer as people read it, in one line: options by their labels, 是 or 否, numbers with their unit; '' for none. */
export function answerText(field: Field, value: unknown): string {
  if (isUnanswered(value)) return ''
  switch (field.type) {
    case 'choice':
      return labelOf(field, value)
    case 'many':
      return Array.isArray(value) ? value.map((part: unknown) => labelOf(field, part)).join('、') : ''
    case 'money':
      return moneyText(value)
    case 'address':
      return addressText(field, value)
    case 'person':
      return named(value, { code: '公民身份号码', phone: '手机号码' })
    case 'firm':
      return named(value, { code: '统一社会信用代码' })
    case 'area':
      return areaText(value)
    case 'table':
      return tableText(field, value)
    case 'declaration':
      return memberOf(value, 'agreed') === true
        ? `已同意（版本 ${String(memberOf(value, 'version'))}）：${String(memberOf(value, 'text'))}`
        : ''
    case 'text':
    case 'long-text':
    case 'number':
    case 'yes-no':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
      return plainText(field, value)
    case 'date':
      return dayText(String(value))
    case 'file':
      return Array.isArray(value) ? value.map(String).join('、') : ''
  }
}

/**
 * The answer as conditions compare it: of an address the code of its division, of an area its square metres, of a table the number of its
 * rows, of a declaration whether it was made; of anything else the answer itself.
 */
export function comparable(field: Pick<Field, 'type'>, value: unknown): unknown {
  switch (field.type) {
    case 'address':
      return memberOf(value, 'division')
    case 'area': {
      const vertices = verticesOf(value)
      return vertices !== null && polygonFault(vertices) === null ? polygonArea(vertices) : undefined
    }
    case 'table':
      return Array.isArray(value) ? value.length : undefined
    case 'declaration':
      return memberOf(value, 'agreed') === true
    case 'file':
      return undefined
    case 'text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'choice':
    case 'many':
    case 'yes-no':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
    case 'money':
    case 'person':
    case 'firm':
      return value
  }
}

/** 分 as yuan with commas between thousands and no empty decimals: 1,020.30, 500. */
export function yuanText(amountFen: number): string {
  if (!isFen(amountFen)) return String(amountFen / 100)
  const [whole = '', rest = ''] = yuanOf(amountFen).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return rest === '00' ? grouped : `${grouped}.${rest}`
}

function plainText(field: Field, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return field.unit ? `${value} ${field.unit}` : String(value)
  return typeof value === 'string' ? value : ''
}

function labelOf(field: Field, value: unknown): string {
  return field.options?.find((option) => option.value === value)?.label ?? String(value)
}

function moneyText(value: unknown): string {
  if (typeof value !== 'number' || !isFen(value)) return String(value)
  return `${yuanText(value)} 元（大写：${capitalsOf(value)}）`
}

function addressText(field: Field, value: unknown): string {
  const division = divisionOf(field, memberOf(value, 'division'))
  const town = division?.towns.find((one) => one.code === memberOf(value, 'town'))
  const detail = memberOf(value, 'detail')
  return `${division?.path ?? ''}${town?.name ?? ''}${typeof detail === 'string' ? detail : ''}`
}

function named(value: unknown, labels: Record<string, string>): string {
  const rest = Object.entries(labels).flatMap(([key, label]) => {
    const part = memberOf(value, key)
    return typeof part === 'string' && part !== '' ? [`${label} ${part}`] : []
  })
  const name = memberOf(value, 'name')
  const head = typeof name === 'string' ? name : ''
  return rest.length > 0 ? `${head}（${rest.join('，')}）` : head
}

function areaText(value: unknown): string {
  const vertices = verticesOf(value) ?? []
  const points = vertices.map(({ x, y }, place) => `${place + 1}（${x}，${y}）`).join('、')
  const area = polygonFault(vertices) === null ? `面积 ${polygonArea(vertices)} 平方米，` : ''
  return `${area}界址点（东、北，米）：${points}`
}

function tableText(field: Field, value: unknown): string {
  if (!Array.isArray(value)) return ''
  return value
    .map((row: unknown, place) => {
      const cells = (field.columns ?? []).flatMap((column) => {
        const text = answerText(cellField(field, column), memberOf(row, column.key))
        return text === '' ? [] : [`${column.label} ${text}`]
      })
      return `${place + 1}. ${cells.join('，')}`
    })
    .join('；')
}
