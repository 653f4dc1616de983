import { fault, type Parsed } from './parsed.ts'

declare const usccBrand: unique symbol

/** 统一社会信用代码: 18 characters, upper case, check character verified. */
export type Uscc = string & { readonly [usccBrand]: true }

/** What a 统一社会信用代码 says about whoever has it. */
export type UsccParts = {
  uscc: Uscc
  /** 登记管理部门: 1 机构编制, 5 民政, 9 市场监管 and others. */
  registrar: string
  /** 机构类别, whose meaning depends on the registrar. */
  category: string
  /** Division of the registrar (GB/T 2260) at the time of registration; it may have been abolished since. */
  region: string
  /** 主体标识码, nine characters. Its own check character is not looked at here: see `parseOrganizationCode`. */
  organizationCode: string
}

/** The first thing wrong with a 统一社会信用代码. */
export type UsccFault = 'length' | 'alphabet' | 'check-digit'

/** The alphabet leaves out I, O, S, V and Z, which are misread. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const BODY = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}$/

/**
 * Reads a 统一社会信用代码. A few codes in real registers fail the check digit: whoever imports a register decides, on
 * record, whether to keep them.
 *
 * @source GB 32100-2015
 */
export function parseUscc(text: string): Parsed<UsccParts, UsccFault> {
  if (text.length !== 18) return fault('length')
  if (!BODY.test(text.slice(0, 17)) || !ALPHABET.includes(text.charAt(17))) return fault('alphabet')
  if (!isUscc(text)) return fault('check-digit')
  return {
    ok: true,
    uscc: text,
    registrar: text.charAt(0),
    category: text.charAt(1),
    region: text.slice(2, 8),
    organizationCode: text.slice(8, 17),
  }
}

/** Whether the text is a 统一社会信用代码 with a right check character. */
export function isUscc(text: string): text is Uscc {
  return text.length === 18 && BODY.test(text.slice(0, 17)) && usccCheckCharacter(text.slice(0, 17)) === text[17]
}

/**
 * Eighteenth character of the 统一社会信用代码 that begins with `body`.
 *
 * @throws RangeError when `body` is not the first seventeen characters of such a code
 */
export function usccCheckCharacter(body: string): string {
  if (!BODY.test(body)) throw new RangeError(`not the body of a 统一社会信用代码: ${body}`)
  const sum = WEIGHTS.reduce((sum, weight, place) => sum + weight * ALPHABET.indexOf(body.charAt(place)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
