import type { Place } from '#platform/stream.ts'
import { aliases, table, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'

const copies = table('cases.copies', ['region', 'copy'], ['stream', 'desk', 'ground', 'day', 'seen_day'])

/** 抄送 on the desk of whoever reads it, who reaches the case by the copy's own id alone. */
export function copyRows({ region, stream }: Place, state: CaseState, of: string): RowChange[] {
  const { copy, desk, ground, day, seenDay } = state.copies.find((one) => one.copy === of)!
  return [
    upsert(copies, { region, copy, stream, desk, ground, day, seen_day: seenDay }),
    upsert(aliases, { region, alias: copy, stream, desk }),
  ]
}
