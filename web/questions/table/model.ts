import { isUnanswered } from '#contracts/answer.ts'

export type TableRow = Record<string, unknown>

export function rowsOf(value: unknown): TableRow[] {
  if (!Array.isArray(value)) return []
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}))
}

/** The rows in which something stands, without blank cells; undefined when there are none. */
export function readRows(rows: readonly TableRow[]): TableRow[] | undefined {
  const filled = rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => !isUnanswered(cell))))
    .filter((row) => !isUnanswered(row))
  return filled.length > 0 ? filled : undefined
}
