import type { CatalogueAsk, IdentityAsk, SendSms } from '#contracts/asks.ts'
import type { Row, Statement } from '#platform/db.ts'
import type { ShownFile } from './words.ts'

/** What precases ask of other modules; handed in where the modules are wired. */
export type PrecasesNeeds = {
  catalogue: CatalogueAsk
  identity: IdentityAsk
  /** A draft of the asking session, opened with its key; null for everybody else's. */
  draft: {
    statement(region: string, draft: string): Statement
    parse(region: string, draft: string, rows: readonly Row[]): OpenedDraft | null
  }
  /** Whether the session may read a case: null when it may not. */
  caseRead: { statement(region: string, caseStream: string): Statement; parse(rows: readonly Row[]): object | null }
  /** Files that the session brought to a draft. */
  staged: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Row[], key: Buffer): (ShownFile & { content: string })[]
  }
  /** Bytes of one file of a draft or case, for server code that has seen to it who asks; null when the file is gone. */
  fileBytes(region: string, stream: string, file: string): Promise<{ bytes: Uint8Array; fileName: string } | null>
  /** Hands a short message to the operator. */
  sendSms: SendSms
}

export type OpenedDraft = {
  item: string
  revision: number
  applicant: string
  key: Buffer
  answers: Record<string, unknown>
}
