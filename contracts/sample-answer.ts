import { cellField, partsOf } from './answer-parts.ts'
import type { Field } from './item.ts'

/** An answer that passes the check of its field, the same each time: for previews, tests and measurements. */
export function sampleAnswer(field: Field): unknown {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return (field.sample ?? `${field.label}示例`).slice(0, field.maxLength)
    case 'number':
      return field.sample && Number.isFinite(Number(field.sample))
        ? Number(field.sample)
        : Math.max(field.min ?? 1, Math.min(field.max ?? 100, 12))
    case 'money':
      return Math.max(field.min ?? 0, Math.min(field.max ?? Infinity, 1_200_000_00))
    case 'date':
      return field.sample ?? '2026-01-15'
    case 'choice':
      return field.options?.[0]?.value
    case 'many':
      return [field.options?.[0]?.value]
    case 'yes-no':
      return false
    case 'phone':
      return '13800138000'
    case 'resident-id':
      return '32070319900101001X'
    case 'firm-code':
      return '91320700MA9X00011X'
    case 'project-code':
      return '2509-320703-89-01-100019'
    case 'address': {
      const division = field.divisions?.[0]?.code
      return membersOf({ ...field, type: field.type }, { division })
    }
    case 'person':
    case 'firm':
      return membersOf({ ...field, type: field.type }, {})
    case 'area':
      return { vertices: squareOf(Math.max(field.min ?? 0, Math.min(field.max ?? Infinity, 144))) }
    case 'table': {
      const row = Object.fromEntries(
        (field.columns ?? []).map((column) => [column.key, sampleAnswer(cellField(field, column))]),
      )
      return Array.from({ length: Math.max(field.minRows ?? 1, 1) }, () => ({ ...row }))
    }
    case 'file':
      return undefined
    case 'declaration':
      return { agreed: true, ...field.statement }
  }
}

function membersOf(field: Parameters<typeof partsOf>[0], given: Record<string, unknown>): Record<string, unknown> {
  const parts = partsOf(field, given)
  return Object.fromEntries(parts.map((part) => [part.key, given[part.key] ?? sampleAnswer(part)]))
}

/** A rectangle of this many square metres, a metre or more wide. */
function squareOf(area: number): { x: number; y: number }[] {
  const width = Math.max(1, Math.floor(Math.sqrt(area)))
  const height = Math.ceil((area / width) * 100) / 100
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
}
