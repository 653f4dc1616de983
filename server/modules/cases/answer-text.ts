import type { Field } from '#contracts/item.ts'

/** An answer as a person reads it. */
export function answerText(field: Pick<Field, 'type' | 'options' | 'unit'>, value: unknown): string {
  if (value === undefined || value === null || value === '') return '—'
  const labelOf = (option: unknown) =>
    field.options?.find((candidate) => candidate.value === option)?.label ?? plainText(option)
  switch (field.type) {
    case 'yes-no':
      return value === true ? '是' : '否'
    case 'choice':
      return labelOf(value)
    case 'many':
      return Array.isArray(value) ? value.map(labelOf).join('、') : labelOf(value)
    case 'number':
      return `${plainText(value)}${field.unit ? ` ${field.unit}` : ''}`
    case 'text':
    case 'long-text':
    case 'date':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
      return plainText(value)
  }
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
