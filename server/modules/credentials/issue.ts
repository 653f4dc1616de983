import { randomBytes } from 'node:crypto'
import type { CaseEvent } from '#contracts/case-events.ts'
import { composeLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import { commitment } from '#kernel/commitment.ts'
import { parseDay } from '#kernel/day.ts'
import { brokenConstraint } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { nextNumber, openRegisters } from '#platform/registers.ts'
import { eventFrom } from '#platform/stream.ts'
import { registers, upsert, type RowChange } from '#platform/table.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds, GrantedCase } from './ask.ts'
import { credentialOf, credentialStream } from './credential-stream.ts'
import { faceOf, sha256, type HolderSecret } from './holder.ts'
import { noteDecision } from './note-decision.ts'
import { settleMatter } from './settle-matter.ts'
import { faces } from './tables.ts'
import { lastDayOf } from './validity.ts'

const answered = new Set(['case.decided', 'case.deemed-renewed', 'case.deemed-agreed', 'case.paper-numbered'])

/** 发证: a granted decision is answered by the credential, once, under the next number of its register; one about a licence, by that licence. With it stands the number of the decision. */
export function issuingReader(platform: Platform, ask: CredentialsNeeds): Reader {
  const numbering = openRegisters('credentials_identifier')
  return {
    name: 'credentials',
    wants: (type) => answered.has(type),
    async handle(event) {
      const decided = eventFrom<CaseEvent>(event.type, event.data)
      if (decided.type === 'paper-numbered')
        return decided.kind === 'decision' ? noteDecision(platform, event, decided.text) : undefined
      if (decided.type === 'decided' && decided.outcome !== 'granted') return
      const granted = await ask.caseFacts(event.region, event.stream)
      if (granted.about) await settleMatter(platform, ask, event, granted, granted.about)
      else
        try {
          await numbering.take(`${event.region}/${granted.item}`, () => issue(platform, ask, event, granted))
        } catch (error) {
          if (brokenConstraint(error) !== 'registers_once') throw error
        }
      // A licence that comes late finds its decision numbered.
      if (granted.document) await noteDecision(platform, event, granted.document)
    },
  }
}

/** @source 行政许可法 第三十九条 (licence with the seal of the office that decides) */
async function issue(platform: Platform, ask: CredentialsNeeds, event: Recorded, granted: GrantedCase): Promise<void> {
  const { region } = event
  const { outcome, office } = await ask.catalogue.item(region, granted.item, granted.revision)
  const issuer = await ask.catalogue.office(region, office)
  const validFrom = parseDay(granted.decidedDay)
  const year = validFrom.slice(0, 4)
  const register = `${outcome.licenceType}/${year}`
  const stream = credentialOf(event.stream)
  const { id, name, code } = granted.applicant
  const holder: HolderSecret = { name, code, salt: randomBytes(32).toString('hex') }

  await executeAs(platform.engine, 'credentials', event.id, {
    kind: credentialStream,
    region,
    target: { stream, fresh: true },
    commandId: v5(event.id, 'issue-credential'),
    reads: [nextNumber(region, register)],
    decide({ now, reads }) {
      const number = reads[0]!.rows[0]!['next'] as number
      const serial = `${year}${String(number).padStart(6, '0')}`
      return {
        command: {
          type: 'issue' as const,
          identifier: composeLicenceIdentifier({
            typeCode: outcome.licenceType,
            issuerCode: issuer.code,
            serial,
            version: 1,
          }),
          serial,
          licenceType: outcome.licenceType,
          title: outcome.title,
          issuer: issuer.name,
          case: event.stream,
          holder: commitment({ name, code }, holder.salt, sha256),
          validFrom,
          validUntil: outcome.validYears === null ? null : lastDayOf(validFrom, outcome.validYears),
        },
        // 决定日期, whenever this is told: the register says on which day was decided.
        env: { day: validFrom },
        rows: [
          upsert(registers, { region, register, number, stream }),
          upsert(faces, { region, stream, ...faceOf(granted.applicantKind, { name, code }) }),
          ...holderRows(platform, { region, stream }, holder, now),
        ],
        origin: { onBehalfOf: id },
      }
    },
  })
}

/** The credential outlives the erasure of its case, so its holder is sealed with a key of its own. */
function holderRows(
  { vault }: Platform,
  { region, stream }: { region: string; stream: string },
  holder: HolderSecret,
  now: string,
): RowChange[] {
  const key = vault.newKey()
  return [vault.keyRow(region, stream, key), vault.entryRow(key, region, stream, 'holder', holder, now)]
}
