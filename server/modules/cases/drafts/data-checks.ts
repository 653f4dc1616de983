import type { MaterialFact } from '#contracts/case-events.ts'
import {
  checkConsent,
  checkFor,
  dataChecks,
  RegisterAnswer,
  type CheckFact,
  type CheckShown,
  type DataCheckKind,
  type DataCheckOffer,
} from '#contracts/data-checks.ts'
import type { Material } from '#contracts/item.ts'
import { commitment } from '#kernel/commitment.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { remove, type RowChange } from '#platform/table.ts'
import { unseal } from '#platform/vault.ts'
import type { PartyFacts } from '../ask.ts'
import { dataCheckRows } from '../tables.ts'
import { newSalt, sha256 } from './salt.ts'

/** A draft or the case that it became. */
export type Place = { region: string; case: string }

/** What a register said about the applicant of a draft, and by which text it was consented to. */
export type KeptCheck = { material: string; kind: DataCheckKind; answer: RegisterAnswer; consent: string }

/** What the vault holds of a check in a case. */
export type CheckSecret = { answer: RegisterAnswer; salt: string }

/** The checks of a draft that the session works on. */
export const readChecks = (region: string, draft: string): Statement =>
  statement(`select material, kind, outcome, sealed from cases.checks_of_draft($1, $2)`, [region, draft])

export const checksFrom = (rows: readonly Row[], key: Buffer, at: Place): KeptCheck[] =>
  rows.map((row) => {
    const material = row['material'] as string
    const said = unseal(key, row['sealed'] as Uint8Array, bound(at, material)).toString('utf8')
    const { answer, consent } = JSON.parse(said) as Pick<KeptCheck, 'answer' | 'consent'>
    return { material, kind: row['kind'] as DataCheckKind, answer: RegisterAnswer.parse(answer), consent }
  })

/** What a draft's page offers for one material; null where no register can be asked about such an applicant. */
export function checkOffer(
  material: Material,
  applicant: PartyFacts['kind'],
  kept: readonly KeptCheck[],
  hasRegister: boolean,
): DataCheckOffer | null {
  const kind = checkFor(material, applicant)
  if (kind === null) return null
  const said = kept.find((one) => one.material === material.key && one.kind === kind)
  if (!said && !hasRegister) return null
  const { title, authority } = dataChecks[kind]
  return {
    kind,
    title,
    authority,
    consent: checkConsent.text(kind),
    version: checkConsent.version,
    outcome: said?.answer.outcome ?? null,
    asked: said ? { query: said.answer.query, at: said.answer.at, lines: said.answer.lines } : null,
  }
}

/** Facts and secrets of what was found to be so, for the case that the draft becomes. */
export function verifiedBy(kept: readonly KeptCheck[]): { material: string; fact: CheckFact; secret: CheckSecret }[] {
  return kept
    .filter(({ answer }) => answer.outcome === 'matches')
    .map(({ material, kind, answer, consent }) => {
      const secret: CheckSecret = { answer, salt: newSalt() }
      const sealed = commitment(answer, secret.salt, sha256)
      return {
        material,
        fact: { kind, query: answer.query, source: answer.source, at: answer.at, consent, sealed },
        secret,
      }
    })
}

/** Rows of the write that makes a draft a case: what stands in goes to the vault, nothing stays beside it. */
export function checkRows(
  platform: Pick<Platform, 'vault'>,
  key: Buffer,
  at: Place,
  materials: readonly MaterialFact[],
  kept: readonly KeptCheck[],
  verified: ReturnType<typeof verifiedBy>,
  now: string,
): RowChange[] {
  const used = verified.filter((one) =>
    materials.some(({ material, way }) => way === 'data-check' && material === one.material),
  )
  const gone = kept.map(({ material, kind }) => ({ region: at.region, stream: at.case, material, kind }))
  return [
    ...used.map(({ material, secret }) =>
      platform.vault.entryRow(key, at.region, at.case, entryName(material), secret, now),
    ),
    ...(gone.length > 0 ? [remove(dataCheckRows, ...gone)] : []),
  ]
}

/** 核验事实 of a material as the page of its case shows it; without lines where they were destroyed. */
export function checkShown(
  { material, check }: MaterialFact,
  entries: ReadonlyMap<string, unknown>,
): CheckShown | null {
  if (!check) return null
  const secret = entries.get(entryName(material)) as CheckSecret | undefined
  const { kind, source, query, at } = check
  return { title: dataChecks[kind].title, source, query, at, lines: secret?.answer.lines ?? [] }
}

export const bound = (at: Place, material: string): string => `${at.region}/${at.case}/check/${material}`
const entryName = (material: string): string => `check-${material}`
