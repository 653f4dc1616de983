import type { CredentialEvent } from '#contracts/credentials.ts'
import type { Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

export type CredentialFacts = Omit<Extract<CredentialEvent, { type: 'issued' }>, 'type' | 'day'>

/** 证照 as the fold of its events. Whether it has expired is no fact of the stream: it follows from the day it is asked about. */
export type CredentialState = { facts: CredentialFacts | null; issuedDay: string; revoked: boolean }

export type CredentialCommand =
  | ({ type: 'issue' } & CredentialFacts)
  | { type: 'revoke'; reason: string; basis: string }

export type CredentialEnv = { day: Day }

export const credentialDecider: Decider<CredentialState, CredentialCommand, CredentialEvent, CredentialEnv> = {
  initial: { facts: null, issuedDay: '', revoked: false },
  decide(command, state, { day }) {
    switch (command.type) {
      case 'issue': {
        if (state.facts) return []
        const { type: _type, ...facts } = command
        return [{ type: 'issued', ...facts, day }]
      }
      case 'revoke': // 撤销, 注销: never without a reason and an article (第六十九条, 第七十条)
        if (!state.facts || state.revoked) return []
        demand(Array.from(command.reason).length >= 10, 'credential.revocation-needs-reason')
        demand(Array.from(command.basis).length >= 4, 'decision.needs-basis')
        return [{ type: 'revoked', reason: command.reason, basis: command.basis, day }]
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'issued': {
        const { type: _type, day, ...facts } = event
        return { ...state, facts, issuedDay: day }
      }
      case 'revoked':
        return { ...state, revoked: true }
    }
  },
}
