import type { Place } from '#platform/stream.ts'
import { readers, upsert, type RowChange } from '#platform/table.ts'
import { promises } from '../tables.ts'

/** 核查 that an office is to make: in its list, with the case to read. */
export const promiseRows = ({ region, stream }: Place, office: string, due_day: string): RowChange[] => [
  upsert(promises, { region, stream, office, state: 'made', due_day }),
  upsert(readers, { region, stream, subject: `check@${office}` }),
]
