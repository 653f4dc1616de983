import { fault, type Parsed } from './parsed.ts'
import { isProvince } from './region-code.ts'

declare const projectCodeBrand: unique symbol

/** 投资项目代码: five groups of digits with hyphens between them, 24 characters. */
export type ProjectCode = string & { readonly [projectCodeBrand]: true }

/** What a 投资项目代码 says about its project. */
export type ProjectCodeParts = {
  code: ProjectCode
  /** Month of the code, `YYYY-MM`; of those given until October 2020 the year alone, `YYYY`. */
  given: string
  /** 地区代码 (GB/T 2260); all zeros for a project of the central government. */
  region: string
  /** 中央业务指导部门代码; of older codes the industry. */
  department: string
  /** 项目类型代码: 01 基本建设, 02 技术改造 and others. */
  kind: string
}

/** The first thing wrong with a 投资项目代码. */
export type ProjectCodeFault = 'form' | 'time' | 'region' | 'check-digit'

const FORM = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/

/**
 * Reads a 投资项目代码. Codes of 2015 to 2020 begin with their year and end with a running number; since November 2020 a code begins with year and
 * month and ends with a check digit. No year of the former can be read as a month of the latter.
 *
 * @source GB/T 40058-2021, 发改投资规〔2020〕1439号 第四条 (五段 24 位, 末位为校验码). That the check digit is that of GB/T 17710 (MOD 11,10) was found
 *   on published codes, not in the text of the standard; the form of older codes is general knowledge.
 */
export function parseProjectCode(text: string): Parsed<ProjectCodeParts, ProjectCodeFault> {
  const [, time = '', region = '', department = '', kind = ''] = FORM.exec(text) ?? []
  if (time === '') return fault('form')
  const given = givenIn(time)
  if (given === null) return fault('time')
  // 66: 新疆生产建设兵团, which has no division of its own.
  if (!isProvince(region.slice(0, 2)) && region !== '000000' && !region.startsWith('66')) return fault('region')
  const digits = text.replaceAll('-', '')
  if (given.length > 4 && projectCheckDigit(digits.slice(0, 19)) !== digits[19]) return fault('check-digit')
  return { ok: true, code: text as ProjectCode, given, region, department, kind }
}

/** The code as its register writes it, from twenty digits with or without hyphens; null for anything else. */
export function writtenProjectCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Dash}]/gu, '')
  const groups = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/.exec(digits)
  return groups && groups.slice(1).join('-')
}

/**
 * Last digit of the code that begins with these nineteen digits.
 *
 * @throws RangeError when it is not nineteen digits
 * @source GB/T 17710 (ISO/IEC 7064, MOD 11,10)
 */
export function projectCheckDigit(body: string): string {
  if (!/^\d{19}$/.test(body)) throw new RangeError(`not the body of a 投资项目代码: ${body}`)
  let product = 10
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}

function givenIn(time: string): string | null {
  const year = Number(time)
  if (year >= 2015 && year <= 2020) return time
  const month = Number(time.slice(2))
  return year >= 2011 && month >= 1 && month <= 12 ? `20${time.slice(0, 2)}-${time.slice(2)}` : null
}
