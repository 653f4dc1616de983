import type { Day } from '../day.ts'
import { isDay } from '../day.ts'
import { fault, type Parsed } from './parsed.ts'
import { isProvince } from './region-code.ts'

declare const residentIdBrand: unique symbol

/** 公民身份号码: 18 characters, the last a digit or an upper-case X, birthday and check character verified. */
export type ResidentId = string & { readonly [residentIdBrand]: true }

/** What a 公民身份号码 says about the person who has it. */
export type ResidentIdParts = {
  residentId: ResidentId
  /** Division of the first registration (GB/T 2260); only its province is verified, for many have been abolished since. */
  region: string
  birthday: Day
  sex: 'male' | 'female'
  /** 顺序码, three digits. */
  sequence: string
}

/** The first thing wrong with a 公民身份号码; `date` is a birthday that does not exist. */
export type ResidentIdFault = 'length' | 'alphabet' | 'check-digit' | 'region' | 'date'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Reads a 公民身份号码 or the number of a 港澳台居民居住证, which is built alike. A lower-case x is refused: forms correct it
 * before they ask.
 *
 * @source GB 11643-1999 (ISO 7064 MOD 11-2)
 */
export function parseResidentId(text: string): Parsed<ResidentIdParts, ResidentIdFault> {
  if (text.length !== 18) return fault('length')
  if (!/^\d{17}[0-9X]$/.test(text)) return fault('alphabet')
  if (!hasRightCheckCharacter(text)) return fault('check-digit')
  if (!isProvince(text.slice(0, 2))) return fault('region')
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isDay(birthday)) return fault('date')
  return {
    ok: true,
    residentId: text,
    region: text.slice(0, 6),
    birthday,
    sex: Number(text.charAt(16)) % 2 === 1 ? 'male' : 'female',
    sequence: text.slice(14, 17),
  }
}

/**
 * Eighteenth character of the 公民身份号码 that begins with `body`.
 *
 * @throws RangeError when `body` is not seventeen digits
 */
export function residentIdCheckCharacter(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('not the body of a 公民身份号码')
  const sum = WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(body.charAt(place)), 0)
  return '10X98765432'.charAt(sum % 11)
}

function hasRightCheckCharacter(text: string): text is ResidentId {
  return residentIdCheckCharacter(text.slice(0, 17)) === text[17]
}
