import { composeLicenceIdentifier, parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import { commitment } from '#kernel/commitment.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs, type Loaded } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CredentialsNeeds, GrantedCase } from './ask.ts'
import type { CredentialCommand, CredentialState } from './credential.ts'
import { credentialStream } from './credential-stream.ts'
import { faceOf, sha256, type HolderSecret } from './holder.ts'
import { facesAnew } from './tables.ts'
import { lastDayOf } from './validity.ts'

type About = NonNullable<GrantedCase['about']>

/**
 * 变更、延续、补证、注销: a grant is answered by the next version of the licence that it is about, or by its cancellation. What has been revoked
 * meanwhile stays so.
 *
 * @source 行政许可法 第四十九条 (who gave it changes it), 第五十条, 第七十条
 */
export async function settleMatter(
  platform: Platform,
  ask: CredentialsNeeds,
  event: Recorded,
  granted: GrantedCase,
  about: About,
): Promise<void> {
  const { region } = event
  const { outcome } = await ask.catalogue.item(region, granted.item, granted.revision)
  const at = { region, stream: about.credential }
  try {
    await executeAs(platform.engine, 'credentials', event.id, {
      kind: credentialStream,
      region,
      target: { stream: about.credential },
      commandId: v5(event.id, 'settle-matter'),
      reads: [readVault(region, about.credential)],
      decide(loaded) {
        const { state, day, now, reads } = loaded
        if (about.matter === 'cancellation') return { command: cancellation(event.stream, granted), env: { day } }
        const opened = openEntries(platform.vault, region, about.credential, reads[0]!.rows)
        const before = opened?.entries.get('holder') as HolderSecret | undefined
        const holder = renamed(granted, before)
        return {
          command: version(about, state, event.stream, {
            holder: holder ? commitment({ name: holder.name, code: holder.code }, holder.salt, sha256) : null,
            deemed: granted.deemed,
            ...termOf(about, granted, outcome.validYears),
          }),
          env: { day: parseDay(granted.decidedDay) },
          rows: holder && opened ? holderRows(platform, at, opened.key, granted, holder, now) : [],
        }
      },
    })
  } catch (error) {
    if (!(error instanceof RuleViolation && error.code === 'credential.ended')) throw error
  }
}

const cancellation = (stream: string, { applicantKind }: GrantedCase): CredentialCommand => ({
  type: 'cancel',
  ground: 'asked',
  reason: '被许可人申请注销，经审查准予',
  basis: '《中华人民共和国行政许可法》第七十条',
  holderKind: applicantKind,
  case: stream,
})

function version(
  { matter }: About,
  { facts, version: last }: Loaded<CredentialState>['state'],
  stream: string,
  { holder, deemed, ...term }: { holder: string | null; deemed: boolean; validFrom?: Day; validUntil?: Day | null },
): CredentialCommand {
  if (!facts || matter === 'cancellation') throw new RangeError('no licence to give a version of')
  const parts = parseLicenceIdentifier(facts.identifier)
  if (!parts.ok) throw new RangeError(`${facts.identifier} is no identifier of a licence`)
  return {
    type: 'issue-version',
    way: matter,
    deemed,
    identifier: composeLicenceIdentifier({ ...parts, version: last + 1 }),
    version: last + 1,
    case: stream,
    holder: holder ?? facts.holder,
    validFrom: term.validFrom ?? facts.validFrom,
    validUntil: term.validUntil === undefined ? facts.validUntil : term.validUntil,
  }
}

/** A renewal's term follows the old one; decided after it, for want of time, it begins with the decision. */
function termOf(
  { matter, validUntil }: About,
  { decidedDay }: GrantedCase,
  years: number | null,
): { validFrom?: Day; validUntil?: Day | null } {
  if (matter !== 'renewal' || validUntil === null) return {}
  const next = addDays(parseDay(validUntil), 1)
  const validFrom = decidedDay > next ? parseDay(decidedDay) : next
  return { validFrom, validUntil: years === null ? null : lastDayOf(validFrom, years) }
}

/** The holder under the name of today, where a change brought another; the salt stays, so that old codes still compare. */
function renamed({ about, applicant }: GrantedCase, before: HolderSecret | undefined): HolderSecret | null {
  if (about?.matter !== 'change' || !before) return null
  const { name, code } = applicant
  return name === before.name && code === before.code ? null : { name, code, salt: before.salt }
}

function holderRows(
  { vault }: Platform,
  { region, stream }: { region: string; stream: string },
  key: Buffer,
  { applicantKind, applicant }: GrantedCase,
  holder: HolderSecret,
  now: string,
): RowChange[] {
  return [
    vault.entryRow(key, region, stream, 'holder', holder, now),
    upsert(facesAnew, { region, stream, ...faceOf(applicantKind, applicant) }),
  ]
}
