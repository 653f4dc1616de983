import { fault, type Parsed } from './parsed.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * 组织机构代码 written as nine characters without the hyphen; characters 9 to 17 of a 统一社会信用代码.
 *
 * @source GB 11714-1997
 */
export function parseOrganizationCode(
  text: string,
): Parsed<{ organizationCode: string }, 'length' | 'alphabet' | 'check-digit'> {
  if (text.length !== 9) return fault('length')
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return fault('alphabet')
  if (organizationCodeCheckCharacter(text.slice(0, 8)) !== text[8]) return fault('check-digit')
  return { ok: true, organizationCode: text }
}

/**
 * Ninth character of the 组织机构代码 that begins with `body`.
 *
 * @throws RangeError when `body` is not eight of the characters 0 to 9 and A to Z
 */
export function organizationCodeCheckCharacter(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body)) throw new RangeError(`not the body of an organization code: ${body}`)
  const sum = WEIGHTS.reduce((sum, weight, place) => sum + weight * ALPHABET.indexOf(body.charAt(place)), 0)
  return '0X987654321'.charAt(sum % 11)
}
