import type { AddressAnswer } from './answer-parts.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { OfficeView } from './catalogue.ts'
import type { DataCheckKind, RegisterAnswer } from './data-checks.ts'
import type { Contact, PhoneReached } from './contacts.ts'
import type { Recipient, TrackEntry } from './deliveries.ts'
import type { Lead, Theme } from './directory.ts'
import type { CounterGroup, Hall, RosterLine } from './halls.ts'
import type { Item } from './item.ts'
import type { MandateFacts } from './mandates.ts'
import type { Notice } from './notices.ts'
import type { LockerNews } from './lockers.ts'
import type { Role } from './permissions.ts'

/** What one module may ask of another: read functions handed in by the wiring, so that no module reads another's tables. */
export type Asks = { catalogue: CatalogueAsk; identity: IdentityAsk }

/** Reference data, kept in memory and at most five seconds behind a change. What is unknown is refused as 404. */
export type CatalogueAsk = {
  /** @param revision the revision a case was filed under; the published one without it */
  item(region: string, code: string, revision?: number): Promise<Item>
  calendar(region: string): Promise<Calendar>
  region(region: string): Promise<RegionFacts>
  office(region: string, id: string): Promise<OfficeView>
  /** In the order in which the city lists them. */
  offices(region: string): Promise<readonly OfficeView[]>
  /** Published revisions, ordered by code. */
  items(region: string): Promise<readonly Item[]>
  facts(region: string): Promise<CityFacts>
  /**
   * Which items a counter of a hall takes.
   *
   * @returns null where the hall publishes no counters, `unknown` for a counter that it does not publish
   */
  counterGroup(region: string, hall: string, counter: string | null): Promise<CounterGroup | 'unknown' | null>
}

/** What a city publishes about itself and reads whole. */
export type CityFacts = {
  themes: readonly Theme[]
  leads: readonly Lead[]
  halls: readonly Hall[]
  roster: readonly RosterLine[]
  /** 单位到期提醒 as the supervision has set it: working days before a last day, by office. */
  reminders: Readonly<Record<string, number>>
}

/** `code` is the GB/T 2260 division code, six digits. */
export type RegionFacts = { id: string; name: string; code: string }

/**
 * 主体 with its identifying facts in the clear: for server code that files a case or sets a paper. Never handed to a review route.
 * `code` is the 公民身份号码 or 统一社会信用代码; `legalPerson` is null for natural persons.
 */
export type PartyFacts = {
  id: string
  kind: 'person' | 'enterprise'
  name: string
  code: string
  phone: string | null
  legalPerson: string | null
  /** 住址 of a person, 注册地址 of a firm; absent where nobody told it. */
  address?: AddressAnswer | null | undefined
}

/**
 * One who can be drawn. `person` is the natural person for separation of duties, `desk` the address of the work; `ties` are names and codes of
 * the firms that an expert has to do with.
 */
export type RollMember = { grantId: string; person: string; desk: string; ties?: string[] }

/** `section`: everybody of the office when undefined or null. */
export type RollPlace = { region: string; office: string; section?: string | null | undefined; role: Role }

/** 主体 and the people who may be drawn. */
export type IdentityAsk = {
  /** @throws Refusal 404 for an unknown party */
  party(id: string): Promise<PartyFacts>
  /** 联系方式 that a party gave last, beside what it registered with. */
  contact(id: string): Promise<Contact>
  /** The number that reaches a party about what it began with `phone`, said at `since`: that one, unless it said another on purpose since, for all. */
  phoneFor(id: string, begun: { phone: string | null; since: string }): Promise<PhoneReached>
  /** The same of the party that the asking session speaks for, read in the session's own snapshot; to be parsed for that party alone. */
  ownContact: {
    statement(): { name: string; text: string; values: unknown[] }
    parse(rows: readonly Record<string, unknown>[], party: string): Contact
  }
  mandate(id: string): Promise<MandateFacts | null>
  /** Mandates that a principal has given to whoever has this code, newest first. */
  mandatesBetween(agentCode: string, principal: string): Promise<MandateFacts[]>
  /** 网上值守: names of who was on duty at an office, by day. */
  onDuty(region: string, office: string, from: string, through: string): Promise<{ day: string; name: string }[]>
  /** Whether a party is to be told of this; what the law demands to be told is always wanted. */
  wantsNotice(party: string, notice: Notice): Promise<boolean>
  /**
   * Unrevoked grants of a role at an office, ordered by grant: asked in the system pool, in one batch with what else a draw needs.
   */
  roll: {
    statement(place: RollPlace): { name: string; text: string; values: unknown[] }
    parse(rows: readonly Record<string, unknown>[]): RollMember[]
  }
}

/**
 * 短信: one message of a template that the operator has approved (模板短信). `effect` is the idempotency key: repeated, the operator
 * delivers it once. Resolves when the operator has taken it over; whatever else happens throws, and the caller tries again later.
 */
export type SendSms = (message: Sms, region: string) => Promise<void>
/** A message to one phone number; `template` is the id at the operator, `params` fill its places. */
export type Sms = { effect: string; to: string; template: string; params: Readonly<Record<string, string>> }

/**
 * 数据核验: asks another authority's register whether a name and a number belong together. `effect` is the idempotency key: asked once more,
 * the register answers the same. Whatever is not a signed answer throws.
 */
export type AskRegister = (question: {
  effect: string
  kind: DataCheckKind
  name: string
  code: string
}) => Promise<RegisterAnswer>

/**
 * 快递: announces a parcel and asks how it goes. `effect` is the idempotency key: an answer that was lost may be asked for again, and gives
 * the same waybill. Whatever is not known throws, and the caller tries again later.
 */
export type Courier = {
  announce(parcel: AnnouncedParcel): Promise<{ company: string; waybill: string }>
  track(waybill: string): Promise<TrackEntry[]>
}
/** A parcel as the courier hears of it; `reference` is the 办件编号, by which the courier and we speak of it. */
export type AnnouncedParcel = { effect: string; reference: string; recipient: Recipient; pieces: number }

/**
 * 自助取证柜: gives a cell, tells what became of it, takes it back. `effect` is the idempotency key; null: no cell is free. Whatever is not
 * known throws, and the caller tries again later.
 */
export type Locker = {
  reserve(deposit: {
    effect: string
    reference: string
    code: string
    pieces: number
  }): Promise<{ ticket: string; locker: string; cell: string } | null>
  news(ticket: string): Promise<LockerNews[]>
  recall(ticket: string): Promise<{ state: 'recalled' | 'taken-out'; at: string }>
}
