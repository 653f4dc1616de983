import type { Row, Statement } from '#platform/db.ts'
import { listBeforeFiling } from './queries.ts'

/** What other modules may ask of precases. */
export type PrecasesAsk = {
  /** 申报前的咨询和预审 that go with a draft: ids of streams, the draft's own 预审 and the applicant's enquiries about the same item. */
  beforeFiling: {
    statement(region: string, draft: string): Statement
    parse(rows: readonly Row[], filed: { item: string; applicant: string }): string[]
  }
}

export const askPrecases: PrecasesAsk = {
  beforeFiling: {
    statement: listBeforeFiling,
    parse: (rows, { item, applicant }) =>
      rows
        .filter((row) => row['draft'] !== null || (row['item'] === item && row['asker'] === applicant))
        .map((row) => row['stream'] as string),
  },
}
