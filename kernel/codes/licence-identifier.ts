import { type CheckDigits, fault, type Parsed } from './parsed.ts'

/** 证照标识 without its root and check character. */
export type LicenceIdentifierParts = {
  /** 证照类型代码: the 统一社会信用代码 of the defining body and three digits. */
  typeCode: string
  /** 颁发机构代码: a 统一社会信用代码; some real identifiers carry a division code instead. */
  issuerCode: string
  /** 流水号, digits and capitals. */
  serial: string
  /** 版本号, 1 to 999. */
  version: number
}

/** The first thing wrong with a 证照标识; `root` is another tree of identifiers, `shape` a wrong number of parts. */
export type LicenceIdentifierFault = 'root' | 'shape' | 'length' | 'alphabet' | 'check-digit'

const ROOT = '1.2.156.3005.2.'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Reads a 证照标识 such as `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`. Published samples exist whose check
 * character is wrong: an import that may keep them waives it, on record.
 *
 * @source GB/T 36904-2018
 */
export function parseLicenceIdentifier(
  text: string,
  checkDigits: CheckDigits = 'required',
): Parsed<LicenceIdentifierParts, LicenceIdentifierFault> {
  if (!text.startsWith(ROOT)) return fault('root')
  const [typeCode, issuerCode, serial, version, check, ...rest] = text.slice(ROOT.length).split('.')
  if (!typeCode || !issuerCode || !serial || !version || !check || rest.length > 0) return fault('shape')
  if (typeCode.length !== 21 || version.length !== 3 || check.length !== 1) return fault('length')
  const body = typeCode + issuerCode + serial + version
  if (!/^[0-9A-Z]{18}\d{3}$/.test(typeCode) || !/^[0-9A-Z]+\d{3}$/.test(body) || !ALPHABET.includes(check)) {
    return fault('alphabet')
  }
  if (checkDigits === 'required' && mod37CheckCharacter(body) !== check) return fault('check-digit')
  return { ok: true, typeCode, issuerCode, serial, version: Number(version) }
}

/**
 * The 证照标识 of these parts, with its root and check character.
 *
 * @throws RangeError when a part cannot stand in an identifier
 */
export function composeLicenceIdentifier({ typeCode, issuerCode, serial, version }: LicenceIdentifierParts): string {
  const parts = [typeCode, issuerCode, serial, String(version).padStart(3, '0')]
  const text = `${ROOT}${parts.join('.')}.${mod37CheckCharacter(parts.join(''))}`
  if (!parseLicenceIdentifier(text).ok || version < 1) throw new RangeError(`no licence identifier: ${text}`)
  return text
}

/**
 * Check character of digits and capitals.
 *
 * @throws RangeError when `body` holds anything else
 * @source ISO 7064, MOD 37,36
 */
export function mod37CheckCharacter(body: string): string {
  if (!/^[0-9A-Z]+$/.test(body)) throw new RangeError(`only digits and capitals have a check character: ${body}`)
  let product = 36
  for (const character of body) product = (((product + ALPHABET.indexOf(character)) % 36 || 36) * 2) % 37
  return ALPHABET.charAt((37 - product) % 36)
}
