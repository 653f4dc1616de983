import type { MandateEvent } from '#contracts/mandates.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, table, upsert, type Table } from '#platform/table.ts'

/** 授权: who may act for whom, in which items and acts, until when; null is without bounds. */
export type Noted = Omit<Extract<MandateEvent, { type: 'noted' }>, 'type'>
/** Null before it was noted. */
export type Mandate = (Noted & { revoked: boolean }) | null
export type MandateCommand =
  | { type: 'note'; noted: Noted & { signedOn: string } }
  /** With the residents of a city, before any window is open. */
  | { type: 'settle'; noted: Noted }
  | { type: 'revoke'; present: string }
/** `here`: whether the agent who shows the paper, or whoever takes the mandate back, has shown a document to the acting clerk. */
export type MandateEnv = { today: string; here: boolean }

/** @source 行政许可法 第二十九条; 民法典 第一百六十五条 (what a written mandate says), 第一百七十三条第二项 (被代理人取消委托或者代理人辞去委托) */
const decider: Decider<Mandate, MandateCommand, MandateEvent, MandateEnv> = {
  initial: null,
  decide(command, state, { today, here }) {
    switch (command.type) {
      case 'note': {
        const { principal, agent, signedOn, validUntil } = command.noted
        if (state) return []
        demand(here, 'mandate.agent-absent')
        demand(signedOn <= today, 'mandate.not-signed')
        demand(validUntil === null || validUntil >= today, 'mandate.ended')
        demand(principal !== agent, 'mandate.for-oneself')
        return [{ type: 'noted', ...command.noted }]
      }
      case 'settle':
        return state ? [] : [{ type: 'noted', ...command.noted }]
      case 'revoke': {
        const by = state?.principal === command.present ? 'principal' : 'agent'
        demand(here && state?.[by] === command.present && !state.revoked, 'mandate.not-to-revoke')
        return [{ type: 'revoked', by }]
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'noted': {
        const { type: _type, ...noted } = event
        return { ...noted, revoked: false }
      }
      case 'revoked':
        return state && { ...state, revoked: true }
    }
  },
}

const ofMandate = [
  'region',
  'principal',
  'agent',
  'items',
  'acts',
  'signed_on',
  'valid_until',
  'document',
  'revoked_at',
]
/** With the moment of the noting, which a revocation leaves as it is. */
const mandatesNoted = table('identity.mandates', ['id'], [...ofMandate, 'noted_at'])
// A command under way holds its mandate; the revocation waits for it and then stands behind it in the log.
const mandates: Table = { ...table('identity.mandates', ['id'], ofMandate), lockFirst: true }

/**
 * 授权, a stream for each; its id is the mandate's. Read at a window while either of the two stands there, and nowhere else.
 */
export const mandateStream: StreamKind<Mandate, MandateCommand, MandateEvent, MandateEnv> = {
  name: 'mandate',
  decider,
  project({ region, stream }, state, events, entries) {
    if (!state) return []
    const { principal, agent, items, acts, signedOn, validUntil, document, revoked } = state
    const at = entries.at(-1)!.recordedAt
    const row = {
      id: stream,
      region,
      principal,
      agent,
      items,
      acts,
      signed_on: signedOn,
      valid_until: validUntil,
      document,
      revoked_at: revoked ? at : null,
    }
    if (!events.some(({ type }) => type === 'noted')) return [upsert(mandates, row)]
    return [
      upsert(mandatesNoted, { ...row, noted_at: at }),
      upsert(readers, ...[principal, agent].map((party) => ({ region, stream, subject: `present:${party}` }))),
    ]
  },
  effects: () => [],
}
