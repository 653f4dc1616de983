import type { Row, Statement } from '#platform/db.ts'

/** What assessments ask of other modules; handed in where the modules are wired. */
export type AssessmentsNeeds = {
  /** Whether a case that the session may read has ended with a decision; null when it may not read it. */
  caseClosed: {
    statement(region: string, caseStream: string): Statement
    parse(rows: readonly Row[]): { closed: boolean } | null
  }
}

/** What other modules may ask of assessments. */
export type AssessmentsAsk = {
  /** The rating of a case, as far as the session may read it. */
  rating: {
    statement(region: string, caseStream: string): Statement
    parse(rows: readonly Row[]): { stars: number; remark: string | null } | null
  }
}
