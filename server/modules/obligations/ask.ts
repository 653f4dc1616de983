import type { CatalogueAsk } from '#contracts/asks.ts'

/** What obligations ask of other modules; handed in where the modules are wired. */
export type ObligationsNeeds = {
  catalogue: CatalogueAsk
  /** Whose a case is and who takes it in. No name stands in it. @throws when there is no such case */
  caseOwed(region: string, stream: string): Promise<CaseOwed>
}

export type CaseOwed = { number: string; item: string; revision: number; intakeOffice: string; applicant: string }

/** What other modules may ask of obligations. */
export type ObligationsAsk = {
  /** Whether a party has defaulted on a promise to supply materials, and neither kept it since nor was let off. */
  unkept(region: string, party: string): Promise<boolean>
}
