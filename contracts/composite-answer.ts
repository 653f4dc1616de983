import { isFen } from '#kernel/money.ts'
import { mostVertices, polygonArea, polygonFault, type PolygonFault } from '#kernel/polygon.ts'
import { cellField, holdsOnly, memberOf, partsOf, verticesOf, type PartsType } from './answer-parts.ts'
import { yuanText } from './answer-text.ts'
import type { Field } from './item.ts'

/** Checks of answers that are more than one value; the check of one value is handed in. */
type CheckOne = (field: Field, value: unknown) => string | null

const joined = (faults: readonly (string | null)[]): string | null =>
  faults.filter((fault) => fault !== null).join('；') || null

/**
 * What is wrong with an address, a person or a firm, all of it in one sentence; null when nothing is.
 *
 * @param checkOne how a single answer is checked
 */
export function checkParts(field: Field & { type: PartsType }, value: unknown, checkOne: CheckOne): string | null {
  const parts = partsOf(field, value)
  if (
    !holdsOnly(
      value,
      parts.map((part) => part.key),
    )
  )
    return `${field.label}的内容无法识别，请重新填写`
  return joined(
    parts.map((part) => checkOne({ ...part, label: `${field.label}的${part.label}` }, memberOf(value, part.key))),
  )
}

/** What is wrong with a sum in 分, as a Chinese sentence; null when nothing is. */
export function checkMoney(field: Field, value: unknown): string | null {
  if (typeof value !== 'number' || !isFen(value)) return `${field.label}应为金额（元），最多两位小数，例如 1020.30`
  const least = field.min ?? 0
  if (value < least) return `${field.label}不能小于 ${yuanText(least)} 元`
  if (field.max !== undefined && value > field.max) return `${field.label}不能大于 ${yuanText(field.max)} 元`
  return null
}

const polygonFaults: Record<PolygonFault, string> = {
  vertices: `应有 3 至 ${mostVertices} 个界址点`,
  coordinate: '的坐标应为以米为单位的数字，最多两位小数',
  extent: '的界址点相距超过 100 千米，请核对坐标',
  repeated: '有重复的界址点，首尾不必重复填写',
  crossing: '的边线相交或者不能围成一个范围，请按顺序填写界址点',
}

/** What is wrong with the vertices of an area, as a Chinese sentence; null when nothing is. */
export function checkArea(field: Field, value: unknown): string | null {
  const vertices = verticesOf(value)
  if (vertices === null || !holdsOnly(value, ['vertices'])) return `${field.label}${polygonFaults.coordinate}`
  const fault = polygonFault(vertices)
  if (fault !== null) return `${field.label}${polygonFaults[fault]}`
  const area = polygonArea(vertices)
  if (field.min !== undefined && area < field.min) return `${field.label}的面积不能小于 ${field.min} 平方米`
  if (field.max !== undefined && area > field.max) return `${field.label}的面积不能大于 ${field.max} 平方米`
  return null
}

/**
 * What is wrong with a table, row by row in one sentence; null when nothing is.
 *
 * @param checkOne how a single cell is checked
 * @param isBlank whether a row says nothing at all
 */
export function checkTable(
  field: Field,
  value: unknown,
  checkOne: CheckOne,
  isBlank: (value: unknown) => boolean,
): string | null {
  const columns = field.columns ?? []
  const keys = columns.map((column) => column.key)
  if (!Array.isArray(value) || !value.every((row) => holdsOnly(row, keys)))
    return `${field.label}的内容无法识别，请重新填写`
  const least = field.minRows ?? 1
  if (value.length < least) return `${field.label}至少填写 ${least} 行，现在是 ${value.length} 行`
  const most = field.maxRows ?? 50
  if (value.length > most) return `${field.label}最多填写 ${most} 行，现在是 ${value.length} 行`
  return joined(
    value.flatMap((row: unknown, place) => {
      const where = `${field.label}第 ${place + 1} 行`
      if (isBlank(row)) return [`${where}是空行，请填写或者删除`]
      return columns.map((column) =>
        checkOne({ ...cellField(field, column), label: `${where}的${column.label}` }, memberOf(row, column.key)),
      )
    }),
  )
}

/** What is wrong with an agreement (承诺): it must carry the very words that the item shows now. Null when it does. */
export function checkDeclaration(field: Field, value: unknown): string | null {
  const agreed =
    holdsOnly(value, ['agreed', 'version', 'text']) &&
    memberOf(value, 'agreed') === true &&
    memberOf(value, 'version') === field.statement?.version &&
    memberOf(value, 'text') === field.statement?.text
  return agreed ? null : `“${field.label}”的内容已有变化，请重新阅读并勾选`
}
