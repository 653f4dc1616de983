import { z } from 'zod'
import { DrawRecord } from './case-events.ts'
import {
  CancellationGround,
  CredentialTurn,
  EndElsewhere,
  RegisterStatus,
  RetractionGround,
  RevocationGround,
  VersionWay,
} from './credential-life.ts'
import { endpoint } from './endpoint.ts'
import { PermitCategory } from './outcome.ts'
import {
  CaseId,
  DayCursor,
  DayIdentifierCursor,
  DayText,
  ItemCode,
  MonthText,
  PartyId,
  RegionId,
  StreamId,
} from './ids.ts'
import { PageLimit } from './lists.ts'
import { LicenceMatter } from './matters.ts'

/** 证照的事实, one stream per credential. */
export const CredentialEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('issued'),
    identifier: z.string(),
    serial: z.string(),
    licenceType: z.string(),
    title: z.string(),
    issuer: z.string(),
    case: StreamId,
    holder: z.string().meta({ description: 'commitment' }),
    validFrom: DayText,
    validUntil: DayText.nullable(),
    day: DayText,
  }),
  z.object({
    type: z.literal('version-issued'),
    way: VersionWay,
    deemed: z.boolean().meta({ description: '视为准予延续: nobody decided in time' }),
    identifier: z.string(),
    version: z.int().min(2).meta({ description: '版本号, the last part but one of 证照标识' }),
    case: StreamId,
    holder: z.string().meta({ description: 'commitment' }),
    validFrom: DayText.meta({ description: 'of a renewal: the day after the old term' }),
    validUntil: DayText.nullable(),
    day: DayText,
  }),
  z.object({
    type: z.literal('decision-numbered'),
    identifier: z.string().meta({ description: 'of the version that the decision led to' }),
    text: z.string().meta({ description: '决定文书号 as printed' }),
    day: DayText,
  }),
  z.object({ type: z.literal('suspended'), reason: z.string(), basis: z.string(), day: DayText }),
  z.object({ type: z.literal('resumed'), reason: z.string(), day: DayText }),
  z.object({
    type: z.literal('revoked'),
    ground: RevocationGround.nullable().default(null).meta({ description: 'null in events of before' }),
    reason: z.string(),
    basis: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('retracted'),
    ground: RetractionGround,
    reason: z.string(),
    basis: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('ended-elsewhere'),
    end: EndElsewhere,
    endedOn: DayText.meta({ description: 'as the document says that proves it' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('restored').meta({ description: 'that it had ended elsewhere was not so' }),
    reason: z.string(),
    basis: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('cancelled'),
    ground: CancellationGround,
    reason: z.string(),
    basis: z.string(),
    case: StreamId.nullable().meta({ description: '注销 that the holder asked for: the case' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('expired'),
    day: DayText.meta({ description: 'the first day on which it is no longer good' }),
  }),
  z.object({
    type: z.literal('expiry-announced'),
    daysBefore: z.int().meta({ description: 'which of the reminders it was' }),
    validUntil: DayText,
    day: DayText,
  }),
])
/** As it is written: ids are plain text here, branded where they cross a boundary. */
export type CredentialEvent = z.input<typeof CredentialEvent>

/** 证照状态: what the register has, and 已换发 for an identifier whose licence has a later version. */
export const CredentialStatus = z.enum([...RegisterStatus.options, 'replaced'])
export type CredentialStatus = z.infer<typeof CredentialStatus>

/** 公开核验: what anybody may learn of a licence whose identifier they hold. The holder's name is masked for natural persons. */
export const PublicCredential = z
  .object({
    identifier: z.string(),
    title: z.string(),
    holder: z.string(),
    issuer: z.string(),
    issuedDay: DayText,
    validUntil: DayText.nullable(),
    status: CredentialStatus,
    statusText: z.string(),
    version: z.int().min(1),
    successor: z
      .string()
      .nullable()
      .meta({ description: 'the identifier that holds now, where this one was replaced' }),
    history: z
      .array(
        z.object({
          turn: CredentialTurn,
          text: z.string(),
          day: DayText,
          ground: z.string().nullable(),
          basis: z.string().nullable(),
        }),
      )
      .max(60)
      .meta({ description: 'what happened to the licence, oldest first; the latest sixty' }),
  })
  .meta({ id: 'PublicCredential' })
export type PublicCredential = z.infer<typeof PublicCredential>

/** 我的证照: a licence as its holder sees it, with what may be asked of it now. */
export const OwnCredential = z
  .object({
    identifier: z.string(),
    case: CaseId.meta({ description: 'that led to it' }),
    title: z.string(),
    issuer: z.string(),
    issuedDay: DayText,
    validUntil: DayText.nullable(),
    status: CredentialStatus,
    statusText: z.string(),
    daysLeft: z.int().nullable().meta({ description: '自然日; null where it is good for ever or ended' }),
    renewBy: DayText.nullable().meta({ description: 'the last day on which a renewal is asked for in time' }),
    renewLate: z.boolean().meta({ description: 'that day has passed' }),
    item: ItemCode.nullable().meta({ description: 'the item that it came from, where that is published still' }),
    underWay: z
      .object({ case: CaseId, number: z.string(), text: z.string() })
      .nullable()
      .meta({ description: 'what is being asked of it already' }),
    can: z.array(z.object({ matter: LicenceMatter, title: z.string() })),
  })
  .meta({ id: 'OwnCredential' })
export type OwnCredential = z.infer<typeof OwnCredential>

export const listMyCredentials = endpoint('GET /api/:region/licences', {
  summary: '我的证照',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['personal'],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20), after: DayCursor.optional() }),
  reply: z.object({ licences: z.array(OwnCredential), next: z.string().nullable() }),
})

/**
 * 窗口查看来办人的证照: of the party that has just shown a document here, or of whom that party files for under a mandate, as far as it
 * reaches; the fifty latest.
 */
export const listCredentialsOfPresent = endpoint('POST /api/:region/window/licences', {
  summary: '窗口查看来办人的证照',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['personal'],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId }),
  body: z.strictObject({
    party: PartyId.meta({ description: 'whose licences: who stands there, or the principal of the mandate' }),
    mandate: StreamId.optional(),
  }),
  reply: z.object({ licences: z.array(OwnCredential).max(50) }),
})

export const verifyCredential = endpoint('GET /api/:region/credentials/:identifier', {
  summary: '证照公开核验',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId, identifier: z.string().min(10).max(120) }),
  query: z.object({ code: z.string().max(600).optional().meta({ description: '二维码内容, checked when given' }) }),
  reply: PublicCredential.extend({
    code: z.enum(['absent', 'genuine', 'forged']).meta({ description: 'whether the scanned code is genuine' }),
  }),
})

/**
 * 准予许可决定: one line of the public register, with what the 双公示 of a decision says as far as the register has it. Natural persons are
 * masked, as on the page of verification, and of them no number is told.
 */
export const PublishedGrant = z
  .object({
    identifier: z.string(),
    serial: z.string().meta({ description: '许可证书编号' }),
    document: z
      .string()
      .nullable()
      .meta({ description: '行政许可决定文书号; null until the decision is numbered, or where none was written' }),
    category: PermitCategory.nullable().meta({ description: '许可类别; null where the item says none' }),
    title: z.string(),
    holder: z.string(),
    holderKind: z.enum(['person', 'enterprise']).meta({ description: '行政相对人类别' }),
    holderCode: z
      .string()
      .nullable()
      .meta({ description: '统一社会信用代码; null for persons and where the register has none' }),
    issuer: z.string(),
    issuedDay: DayText.meta({ description: '许可决定日期' }),
    validFrom: DayText.nullable().meta({ description: '有效期自; null for a version that was replaced' }),
    validUntil: DayText.nullable(),
    version: z.int().min(1),
    status: CredentialStatus,
    statusText: z.string(),
  })
  .meta({ id: 'PublishedGrant' })
export type PublishedGrant = z.infer<typeof PublishedGrant>

/**
 * 行政许可决定公开: every licence that was granted, from the day of its decision, the latest first; of one month where it is named. What is
 * not a licence (a filing, a registration) is not here, nor is a refusal: the law publishes what was granted.
 *
 * @source 行政许可法 第四十条; 双公示: within seven working days of the decision (发改办财金〔2018〕424号)
 */
export const listGrants = endpoint('GET /api/:region/credentials', {
  summary: '行政许可决定公开',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    month: MonthText.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    after: DayIdentifierCursor.optional(),
  }),
  reply: z.object({ grants: z.array(PublishedGrant).max(50), next: z.string().nullable() }),
})

const DrawList = z.object({
  draws: z.array(
    z.object({
      id: z.string(),
      day: DayText,
      record: DrawRecord,
      holds: z.boolean().meta({ description: 'computed again from this record just now' }),
    }),
  ),
  next: z.string().nullable(),
})
/** One page of published draws; `next` is null on the last. */
export type DrawList = z.infer<typeof DrawList>

/** 抽取记录公开: everything needed to run a draw again; it names no case and no person. */
export const listDraws = endpoint('GET /api/:region/draws', {
  summary: '审查人员抽取记录',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    limit: PageLimit,
    after: DayCursor.optional(),
  }),
  reply: DrawList,
})
