import { createHash, randomBytes } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import { commitment } from '#kernel/commitment.ts'
import type { RowChange } from '#platform/table.ts'
import { openEntries, readVault, type Vault } from '#platform/vault.ts'
import type { Row } from '#platform/db.ts'

export type At = { region: string; stream: string }

/** A file of a draft as it was handed in; its bytes stay where the draft keeps them. */
export type ShownFile = { file: string; material: string; name: string; mediaType: string; bytes: number }

/** The draft as it stood when it was handed in. */
export type ShownDraft = { answers: Record<string, unknown>; files: ShownFile[] }

/** People write names and telephone numbers into what they ask and answer, so none of it stands in the log. */
export type PrecaseWords = {
  key: Buffer
  asker: PartyFacts
  questions: Map<number, string>
  answers: Map<number, string>
  drafts: Map<number, ShownDraft>
}

type Sealed<T> = { value: T; salt: string }

/** What goes to the vault, and the commitment to it that may stand in the log. */
export function sealWords<T>(
  vault: Vault,
  at: At,
  key: Buffer,
  name: 'question' | 'answer' | 'draft',
  round: number,
  value: T,
  now: string,
): { committed: string; row: RowChange } {
  const sealed: Sealed<T> = { value, salt: randomBytes(32).toString('hex') }
  return {
    committed: commitment(value, sealed.salt, sha256),
    row: vault.entryRow(key, at.region, at.stream, `${name}-${round}`, sealed, now),
  }
}

export const readWords = ({ region, stream }: At) => readVault(region, stream)

/** @returns null when the session may not read it, or it was erased */
export function openWords(vault: Vault, at: At, rows: readonly Row[]): PrecaseWords | null {
  const opened = openEntries(vault, at.region, at.stream, rows)
  const asker = opened?.entries.get('asker') as PartyFacts | undefined
  if (!opened || !asker) return null
  const byRound = <T>(name: string): Map<number, T> =>
    new Map(
      [...opened.entries]
        .filter(([entry]) => entry.startsWith(`${name}-`))
        .map(([entry, sealed]) => [Number(entry.slice(name.length + 1)), (sealed as Sealed<T>).value]),
    )
  return {
    key: opened.key,
    asker,
    questions: byRound<string>('question'),
    answers: byRound<string>('answer'),
    drafts: byRound<ShownDraft>('draft'),
  }
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
