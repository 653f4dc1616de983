import { endProofFile, type OpenedProof } from '#contracts/closures.ts'
import type { EndProof } from '#contracts/closure-events.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { RowChange } from '#platform/table.ts'
import type { CasesAsk } from '../ask.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'

/** What the vault holds of a 终结证明: under its number anybody may find whom it is about. */
export type ProofSecret = { number: string; salt: string }
export const proofSecret = (closure: string): string => `${closure}-proof`

/** The number of a proof; null for whoever the vault is not opened to. */
export const proofNumber = (entries: ReadonlyMap<string, unknown>, closure: string): string | null =>
  (entries.get(proofSecret(closure)) as ProofSecret | undefined)?.number ?? null

/**
 * 终结证明 with the scan that this session has brought for it; other tries are forgotten.
 *
 * @param waiting of {@link CasesAsk.staged}
 * @throws RuleViolation `closure.proof-without-scan`
 */
export function proofBrought(
  ask: CasesAsk,
  region: string,
  { number, file, ...told }: OpenedProof,
  waiting: readonly { file: string; material: string; content: string }[],
): { proof: EndProof; secret: ProofSecret; rows: RowChange[] } {
  const scans = waiting.filter(({ material }) => material === endProofFile.material)
  const scan = scans.find((one) => one.file === file)
  demand(scan, 'closure.proof-without-scan')
  const secret: ProofSecret = { number, salt: newSalt() }
  const others = scans.filter((one) => one !== scan).map((one) => one.file)
  return {
    proof: { ...told, sealed: commitment(number, secret.salt, sha256), file, content: scan.content },
    secret,
    rows: [...ask.attach(region, [file]), ...ask.drop(region, others)],
  }
}
