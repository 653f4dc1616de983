import type { CatalogueAsk } from '#contracts/asks.ts'

/** What obligations ask of other modules; handed in where the modules are wired. */
export type ObligationsNeeds = {
  catalogue: CatalogueAsk
  /** Whose a case is and who takes it in. No name stands in it. @throws when there is no such case */
  caseOwed(region: string, stream: string): Promise<CaseOwed>
  /** 专家评审 that never came to a result. */
  brokenOff(region: string, stream: string): Promise<BrokenOff[]>
}

/** A panel by its task, and the tasks of those of its experts who gave an opinion. */
export type BrokenOff = { panel: string; heard: string[] }

export type CaseOwed = { number: string; item: string; revision: number; intakeOffice: string; applicant: string }

/** What other modules may ask of obligations. */
export type ObligationsAsk = {
  /** Whether a party has defaulted on a promise to supply materials, and neither kept it since nor was let off. */
  unkept(region: string, party: string): Promise<boolean>
}
