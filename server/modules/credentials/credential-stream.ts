import type { CredentialEvent } from '#contracts/credentials.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { credentialDecider, type CredentialCommand, type CredentialEnv, type CredentialState } from './credential.ts'
import { credentials, holders } from './tables.ts'

/** 证照 as a kind of stream. Its events are read by the holder, whose party id stands in the envelope of the first. */
export const credentialStream: StreamKind<CredentialState, CredentialCommand, CredentialEvent, CredentialEnv> = {
  name: 'credential',
  decider: credentialDecider,
  project({ region, stream }, { facts, issuedDay, revoked }, events, entries) {
    if (!facts) return []
    const row = upsert(credentials, {
      region,
      stream,
      identifier: facts.identifier,
      serial: facts.serial,
      licence_type: facts.licenceType,
      title: facts.title,
      issuer: facts.issuer,
      case_stream: facts.case,
      valid_from: facts.validFrom,
      valid_until: facts.validUntil,
      status: revoked ? 'revoked' : 'valid',
      issued_day: issuedDay,
    })
    const holder = events[0]?.type === 'issued' ? entries[0]!.onBehalfOf : null
    if (!holder) return [row]
    return [
      row,
      upsert(readers, { region, stream, subject: `party:${holder}` }),
      upsert(holders, { region, stream, holder, licence_type: facts.licenceType }),
    ]
  },
  effects: () => [],
}

/** One case leads to at most one credential. */
export const credentialOf = (caseStream: string): string => v5(caseStream, 'credential')
