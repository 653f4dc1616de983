import { canonical } from './canonical.ts'
import type { Hash } from './bytes.ts'
import { toHex, utf8 } from './bytes.ts'

/** `c1:` and 64 hexadecimal digits. */
export type Commitment = `c1:${string}`

const saltPattern = /^(?:[0-9a-f]{2}){16,}$/

/**
 * A salted commitment to a value: binds whoever publishes it, tells nobody the value, even of few possible ones.
 *
 * `c1:` + hex(sha256(utf8('yichuang-commitment-1' LF salt LF canonical JSON of value))). The salt is lower-case hex and
 * holds no line feed, so the three parts cannot be shifted against each other.
 *
 * @param salt at least 16 random bytes as lower-case hex, kept where the value is kept and destroyed with it
 * @throws RangeError for a shorter or malformed salt; TypeError for a value that is not plain JSON
 */
export function commitment(value: unknown, salt: string, sha256: Hash): Commitment {
  if (!saltPattern.test(salt)) throw new RangeError('a salt is at least 16 bytes of lower-case hexadecimal')
  return `c1:${toHex(sha256(utf8(`yichuang-commitment-1\n${salt}\n${canonical(value)}`)))}`
}

/**
 * True when `value` and `salt` are what `committed` was made of; false for a text of another form.
 *
 * @throws like `commitment` for a malformed salt or value: those come from the vault, not from the claim
 */
export function verifyCommitment(committed: string, value: unknown, salt: string, sha256: Hash): boolean {
  return commitment(value, salt, sha256) === committed
}
