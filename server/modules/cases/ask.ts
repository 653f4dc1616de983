import type { AskRegister, CatalogueAsk, IdentityAsk, PartyFacts, SendSms } from '#contracts/asks.ts'
import type { Contact } from '#contracts/contacts.ts'
import type { Recipient } from '#contracts/deliveries.ts'
import type { Superior } from '#contracts/referrals.ts'
import type { EarlierFile } from '#contracts/sources.ts'
import type { FiledLicence } from './matters/matter-rules.ts'
import type { Found } from '#platform/bind.ts'
import type { Statement } from '#platform/db.ts'
import type { RowChange } from '#platform/table.ts'

export type { PartyFacts }

/** What cases ask of other modules; handed in where the modules are wired. */
export type CasesAsk = {
  catalogue: CatalogueAsk
  identity: IdentityAsk
  /** Rows that keep 联系方式 as it was given now, beside what is known; none for what is known already. */
  keepContact(known: Contact, given: GivenContact): RowChange[]
  /** Files that the session brought to a stream and that are not yet part of it, read in the same snapshot as the draft. */
  staged: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Record<string, unknown>[], key: Buffer): StagedFile[]
  }
  /** Rows that make staged files part of the case, for the same write. */
  attach(region: string, files: readonly string[]): RowChange[]
  /** Rows that forget staged files which this submission leaves out. */
  drop(region: string, files: readonly string[]): RowChange[]
  /** Sets, signs and stores a paper; returns the stored file and the commitment to its content. */
  print(job: PrintJob): Promise<{ file: string; content: string }>
  /** Text of the code on a licence, which anybody can verify offline. */
  qr(region: string, identifier: string): Promise<string>
  /** Bytes of one paper, for server code that has seen to it who asks; null when there is none. */
  paperBytes(region: string, stream: string, paper: string): Promise<Uint8Array | null>
  /** Names of a stream's files, opened with its key. */
  files: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Record<string, unknown>[], key: Buffer): StagedFile[]
  }
  /** 现场照片 that an officer's task brought and that wait for the record. */
  photos: {
    statement(region: string, stream: string, task: string): Statement
    parse(
      rows: readonly Record<string, unknown>[],
      key: Buffer,
    ): { file: string; content: string; takenAt: string | null; located: boolean }[]
  }
  /** 上报: the authority above; null where none is joined. */
  superior: Superior | null
  /** Bytes of one file of a stream, for server code alone; null when there is none. */
  fileBytes(region: string, stream: string, file: string): Promise<{ bytes: Uint8Array; fileName: string } | null>
  /** 数据核验 at another authority's register; null where none is joined. */
  register: AskRegister | null
  /** 证照代替材料: the licences of a party, and which one the session chose for which material of a stream. */
  licences: {
    held(region: string, party: string, types: readonly string[], day: string): Promise<Licence[]>
    chosen: { statement(region: string, stream: string): Statement; parse(rows: Rows): ChosenLicence[] }
    /** What these cases of the party led to, whether or not it still holds. `ended`: for good, by running out or being taken away. */
    ofCases(
      region: string,
      party: string,
      cases: readonly string[],
    ): Promise<(Licence & { caseStream: string; ended: boolean })[]>
    known(region: string, by: { identifier: string } | { credential: string }): Promise<KnownLicence | null>
    choose(region: string, stream: string, material: string, credential: string): Statement
    takeBack(region: string, stream: string, material: string): Statement
    settle(region: string, stream: string, chosenBy: string, materials: readonly string[]): RowChange[]
  }
  /** 复用以往材料: submitted files of streams of which it is known whose they are, and a copy of one of them. */
  earlier: {
    submitted(region: string, streams: readonly string[]): Promise<SubmittedFile[]>
    copy(
      job: {
        region: string
        stream: string
        key: Buffer
        material: string
        file: SubmittedFile
        earlier: EarlierFile
        maxFiles: number
        now: string
      },
      write: Found['write'],
    ): Promise<StagedFile>
  }
  /** 一件事: files of the whole as files of a part, with the rows for the same write as the part's first event. */
  carry(job: {
    region: string
    from: { stream: string; key: Buffer }
    to: { stream: string; key: Buffer }
    files: readonly { file: string; material: string; name: string; mediaType: string; earlier: EarlierFile | null }[]
    broughtBy: string
    now: string
  }): Promise<{
    carried: { from: string; file: string; material: string; content: string; mediaType: string; bytes: number }[]
    rows: RowChange[]
  }>
  /** Pages that a reviewer may see of one task. */
  pages: {
    statement(region: string, task: string): Statement
    parse(
      rows: readonly Record<string, unknown>[],
    ): { material: string; pages: number; state: 'ready' | 'rendering' | 'failed' }[]
  }
  /** 申报前的咨询和预审 that go with a draft, read in the same snapshot. */
  beforeFiling: {
    statement(region: string, draft: string): Statement
    parse(rows: readonly Record<string, unknown>[], filed: { item: string; applicant: string }): string[]
  }
  /** Whether a party broke a promise to supply materials later, and has neither kept it since nor was let off. */
  unkept(region: string, party: string): Promise<boolean>
  /** Hands a short message to the operator. */
  sendSms: SendSms
  /** The rating of a case, if there is one. */
  rating: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Record<string, unknown>[]): { stars: number; remark: string | null } | null
  }
}

/** What a party has given now of how it is reached, and where; `source` makes a repeat the same row. */
export type GivenContact = {
  party: string
  phone?: string | null
  delivery?: Recipient | null
  at: 'window' | 'site'
  office: string | null
  source: string
  now: string
}

/** A licence as far as it can stand in for a material. `holder`: the party it was issued to. */
export type Licence = {
  credential: string
  identifier: string
  title: string
  issuer: string
  licenceType: string
  validFrom: string
  validUntil: string | null
  revoked: boolean
  holder: string | null
}

/** A licence as the register has it, with the case that led to its latest version. */
export type KnownLicence = FiledLicence & {
  holder: string | null
  caseStream: string
  licenceType: string
  validFrom: string
}

export type ChosenLicence = Licence & { material: string }

/** A file of a submitted case. */
export type SubmittedFile = Omit<StagedFile, 'earlier' | 'broughtBy'> & { stream: string }

type Rows = readonly Record<string, unknown>[]

export type StagedFile = {
  file: string
  material: string
  name: string
  mediaType: string
  bytes: number
  /** Salted commitment to the content. */
  content: string
  /** From which earlier case it was copied. */
  earlier: EarlierFile | null
  /** As whom it was brought, where that is asked: two may work on one draft. */
  broughtBy?: string
}

/** `content` is one of the typed papers of the documents module; `effect` makes a repeated print give the same file. */
export type PrintJob = {
  region: string
  stream: string
  /** The stream's key. */
  key: Buffer
  effect: string
  paper: string
  content: Record<string, unknown> & { kind: string }
  day: string
}
