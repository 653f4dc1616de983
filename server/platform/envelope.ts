import { createHash } from 'node:crypto'
import { canonical } from '#kernel/canonical.ts'

/** 办理渠道: where an act came in. `exchange` is another platform, `platform` is no person at all. */
export type Channel = 'site' | 'phone' | 'desk' | 'kiosk' | 'window' | 'agent' | 'exchange' | 'platform'

/** Who acts, for whom, by which mandate, where. `actor` is a party id, a review code, who somebody is behind a published alias, or a part of the platform such as `clock`. */
export type Origin = {
  actor: string
  onBehalfOf: string | null
  mandate: string | null
  channel: Channel
  office: string | null
  counter: string | null
  applicantPresent: boolean
  /** Time the client claims; a claim, never used for a limit. */
  statedAt: string | null
  /** The event that led to this command, when a reaction sent it. */
  cause: string | null
}

/** One event as it is stored. The shape never changes. `position` and `tx` are given by the database. */
export type Entry = {
  region: string
  stream: string
  version: number
  id: string
  type: string
  data: string
  commandId: string
  commandIndex: number
  recordedAt: string
} & Origin

/**
 * An event read back from the log; `position` and `tx` are 64-bit numbers as text, which together order the commits.
 */
export type Recorded = Entry & { position: string; tx: string }

/** An act of the platform itself. */
export function platformOrigin(actor: string, cause: string | null = null): Origin {
  return {
    actor,
    onBehalfOf: null,
    mandate: null,
    channel: 'platform',
    office: null,
    counter: null,
    applicantPresent: false,
    statedAt: null,
    cause,
  }
}

/** `sha256:` and the hash of the canonical JSON of the entries of one command: what a receipt vouches for. */
export function contentHash(entries: readonly Entry[]): string {
  const text = canonical(
    entries.map((entry) => ({
      region: entry.region,
      stream: entry.stream,
      version: entry.version,
      id: entry.id,
      type: entry.type,
      data: entry.data,
      commandId: entry.commandId,
      commandIndex: entry.commandIndex,
      actor: entry.actor,
      onBehalfOf: entry.onBehalfOf,
      mandate: entry.mandate,
      channel: entry.channel,
      office: entry.office,
      counter: entry.counter,
      applicantPresent: entry.applicantPresent,
      statedAt: entry.statedAt,
      recordedAt: entry.recordedAt,
      cause: entry.cause,
    })),
  )
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
