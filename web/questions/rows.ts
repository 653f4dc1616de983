import { useState } from 'react'

/** One row under its own key, so that what was typed stays with it when rows before it go. */
export type Row<T> = { key: number; value: T }

/** Rows that grow and shrink. `onRows` hears of each change; the first rows are `given`, with blank ones up to `least`. */
export function useRows<T>(given: readonly T[], least: number, blank: T, onRows: (rows: T[]) => void) {
  const [rows, setRows] = useState<Row<T>[]>(() =>
    Array.from({ length: Math.max(given.length, least) }, (_, key) => ({ key, value: given[key] ?? blank })),
  )
  const change = (next: Row<T>[]): void => {
    setRows(next)
    onRows(next.map((row) => row.value))
  }
  return {
    rows,
    set: (key: number, value: T) => change(rows.map((row) => (row.key === key ? { key, value } : row))),
    add: () => change([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, value: blank }]),
    remove: (key: number) => change(rows.filter((row) => row.key !== key)),
  }
}
