import type { AddressAnswer } from '#contracts/answer-parts.ts'
import type { OfficeView } from '#contracts/catalogue.ts'
import type { Entry, Lead, Saying, Theme } from '#contracts/directory.ts'
import type { ExpertTie } from '#contracts/experts.ts'
import type { Hall, RosterLine } from '#contracts/halls.ts'
import type { Item } from '#contracts/item.ts'
import type { Role } from '#contracts/permissions.ts'
import type { PostCharge } from '#contracts/posts.ts'
import type { Calendar } from '#kernel/calendar.ts'

/** A city as data: what it publishes, who works there and who applies. Everything in `seed/city` is fictional. */
export type City = {
  region: { id: string; name: string; code: string }
  offices: readonly OfficeView[]
  items: readonly Item[]
  /** 目录条目: what the city has besides and the platform does not run. */
  entries: readonly Entry[]
  themes: readonly Theme[]
  /** Themes of `items`, by code. */
  themesOfItems: Readonly<Record<string, readonly string[]>>
  sayings: readonly Saying[]
  leads: readonly Lead[]
  halls: readonly Hall[]
  roster: readonly RosterLine[]
  calendar: Calendar
  parties: readonly Party[]
  mandates: readonly Mandate[]
  posts: readonly Post[]
  /** 专家库. */
  experts: readonly ExpertEntry[]
  accounts: readonly Account[]
}

/** `key` names the party within the data; its id follows from it. */
export type Party = {
  key: string
  kind: 'person' | 'enterprise'
  name: string
  code: string
  phone: string | null
  legalPerson: string | null
  /** 住址、注册地址. */
  address?: AddressAnswer
}

export type Mandate = { key: string; principal: string; agent: string; validUntil: string | null }

/** One right to act: a person in one role at one place; `actsFor` is the party an applicant acts for. */
export type Post = {
  key: string
  person: string
  role: Role
  office: string | null
  section: string | null
  counter: string | null
  actsFor: string | null
  mandate: string | null
  /** 岗位授权 that it is given with. */
  charges?: { charge: PostCharge; office: string; basis: string }[]
}

/** 专家: for whom they work, and with whom they have to do besides. */
export type ExpertEntry = { person: string; rank: string; employer: ExpertTie; ties: readonly ExpertTie[] }

/** One button of the demonstration's log-in page. */
export type Account = { id: string; title: string; hint: string; post: string }
