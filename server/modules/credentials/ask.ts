import type { KeyObject } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import type { RegisterStatus } from '#contracts/credential-life.ts'
import type { AboutLicence, LicenceMatter, Matter } from '#contracts/matters.ts'
import type { CatalogueAsk, IdentityAsk, PartyFacts, SendSms } from '#contracts/asks.ts'
import type { LicencesAsk } from './stand-ins.ts'

/** What credentials ask of other modules; handed in where the modules are wired. */
export type CredentialsNeeds = {
  catalogue: CatalogueAsk
  identity: Pick<IdentityAsk, 'contact' | 'mandate' | 'party' | 'wantsNotice'>
  sendSms: SendSms
  /** A case that was granted, with its applicant in the clear. @throws when the stream is no such case */
  caseFacts(region: string, stream: string): Promise<GrantedCase>
  licenceCode: LicenceCodes
  /** One answer for each licence, in their order. */
  mattersOf(
    region: string,
    licences: readonly {
      credential: string
      identifier: string
      validUntil: string | null
      status: RegisterStatus
      caseStream: string
    }[],
    day: Day,
  ): Promise<MattersOf[]>
}

/** What may be asked of a licence now. `renewBy`: the last day for a renewal in time. */
export type MattersOf = {
  item: string | null
  renewBy: string | null
  underWay: { case: string; number: string; matter: Matter } | null
  can: LicenceMatter[]
}

export type GrantedCase = {
  item: string
  revision: number
  applicantKind: 'person' | 'enterprise'
  /** As of the day of filing. */
  applicant: Pick<PartyFacts, 'id' | 'name' | 'code'>
  /** The day on which the licence begins. */
  decidedDay: string
  /** 变更、延续、补证、注销: of which licence; null for a first one. */
  about: AboutLicence | null
  /** 视为准予延续: nobody decided. */
  deemed: boolean
  /** 文书号 of the decision; null before it has one, and where none was written. */
  document: string | null
  /** The licence that it led to; null before it is there. */
  credential: string | null
}

/** The signed text in a licence's QR. */
export type LicenceCodes = {
  encodeLicenceCode(claim: LicenceClaim, sign: (bytes: Uint8Array) => Uint8Array): string
  /** The claim if this key signed exactly this text; null otherwise. */
  verifyLicenceCode(text: string, publicKey: KeyObject): LicenceClaim | null
  holderDigest(holder: { name: string; code: string }, salt: Uint8Array): Uint8Array
}

type LicenceClaim = {
  origin: string
  identifier: string
  holder: Uint8Array
  validUntil: string | null
  keyId: string
}

/** What other modules may ask of credentials. */
export type CredentialsAsk = {
  /**
   * Text for the QR on the face of a licence: the same however often it is asked for.
   *
   * @throws Refusal 404 when no such credential was issued, or its holder was erased
   */
  qr(region: string, identifier: string): Promise<string>
  licences: LicencesAsk
}
