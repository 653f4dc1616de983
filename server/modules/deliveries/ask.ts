import type { CatalogueAsk, Courier, IdentityAsk, Locker } from '#contracts/asks.ts'
import type { Recipient } from '#contracts/deliveries.ts'
import type { Row, Statement } from '#platform/db.ts'

/** What deliveries ask of other modules; handed in where the modules are wired. */
export type DeliveriesNeeds = {
  catalogue: CatalogueAsk
  identity: IdentityAsk
  /** A case as far as its things on the way need to know it. For server code only. @throws when the stream is no case */
  caseOnTheWay(region: string, stream: string): Promise<CaseOnTheWay>
  /** Whether the session may read a case; null when it may not, or there is none. */
  caseClosed: { statement(region: string, stream: string): Statement; parse(rows: readonly Row[]): object | null }
  /** Sets, signs and stores a paper with the papers of a case. */
  print(job: {
    region: string
    stream: string
    key: Buffer
    effect: string
    paper: string
    content: Record<string, unknown> & { kind: string }
    day: string
  }): Promise<unknown>
  /** Names of the papers that are printed of a stream, as far as the session may read them. */
  printed: { statement(region: string, stream: string): Statement; parse(rows: readonly Row[]): string[] }
  /** Takes parcels over; null where no courier is connected, and then they wait in the job queue. */
  courier: Courier | null
  /** Takes results in; null where no locker is connected. */
  locker: Locker | null
}

export type CaseOnTheWay = {
  number: string
  item: string
  revision: number
  intakeOffice: string
  hall: string | null
  /** Party id of the applicant. */
  applicant: string
  applicantName: string
  /** Where a courier brings the result; null when none was said or it was erased. */
  recipient: Recipient | null
  /** 取件码 of now; for the locker alone. */
  pickUpCode: string
  /** The stream's key. */
  key: Buffer
}
