import type { Day } from '../day.ts'
import { isDay } from '../day.ts'
import { type CheckDigits, fault, type Parsed } from './parsed.ts'
import { isProvince } from './region-code.ts'
import { parseUscc } from './uscc.ts'

/** 基本编码: an item as the catalogue of the country or a province names it. */
export type BasicCodeParts = {
  /** Two digits: 00 for the national catalogue, else the province. */
  catalogue: string
  /** Two digits: 01 行政许可, 02 处罚, 03 强制, 04 征收, 05 给付, 06 检查, 07 确认, 08 奖励, 09 裁决, 10 其他, 20 公共服务. */
  type: string
  /** Two digits: the department in the catalogue. */
  department: string
  /** Three digits. */
  mainItem: string
  /** Three digits, 000 when the item has no parts; 00Y marks a main item that has. */
  subItem: string
}

/** 实施编码: an item as one authority carries it out. */
export type ImplementationCodeParts = {
  /** 统一社会信用代码 of the authority. */
  authority: string
  /** 行使层级: 1 国家, 2 省, 3 市, 4 县, 5 镇, 6 村. */
  level: number
  basicCode: string
}

/** 业务办理项编码: one of the variants in which an item is applied for. */
export type HandlingCodeParts = {
  implementationCode: string
  /** 1 to 99. */
  sequence: number
}

/** 办件编号 in the form of the national exchange; other forms are in use, only uniqueness is common to all. */
export type CaseNumberParts = {
  implementationCode: string
  day: Day
  /** 1 to 9999 within the item and the day. */
  sequence: number
}

/** The first thing wrong with a 基本编码; `catalogue` and `type` are digits that no catalogue or kind of item has. */
export type BasicCodeFault = 'length' | 'alphabet' | 'catalogue' | 'type'
/** The first thing wrong with a 实施编码: of its 基本编码, of the authority's 统一社会信用代码, or the 行使层级. */
export type ImplementationCodeFault = BasicCodeFault | 'authority' | 'level'
/** The first thing wrong with a 业务办理项编码: of its 实施编码, or the number of the variant. */
export type HandlingCodeFault = ImplementationCodeFault | 'sequence'
/** The first thing wrong with a 办件编号: of its 实施编码, the number within the day, or a day that does not exist. */
export type CaseNumberFault = HandlingCodeFault | 'date'

const TYPES = new Set(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'])

/**
 * Reads a 基本编码 of 12 characters.
 *
 * @source GB/T 39554.1-2020
 */
export function parseBasicCode(text: string): Parsed<BasicCodeParts, BasicCodeFault> {
  if (text.length !== 12) return fault('length')
  if (!/^\d{9}(\d{3}|00Y)$/.test(text)) return fault('alphabet')
  const catalogue = text.slice(0, 2)
  const type = text.slice(2, 4)
  if (catalogue !== '00' && !isProvince(catalogue)) return fault('catalogue')
  if (!TYPES.has(type)) return fault('type')
  return {
    ok: true,
    catalogue,
    type,
    department: text.slice(4, 6),
    mainItem: text.slice(6, 9),
    subItem: text.slice(9),
  }
}

/**
 * The 基本编码 of these parts.
 *
 * @throws RangeError when the parts make no such code
 */
export function composeBasicCode({ catalogue, type, department, mainItem, subItem }: BasicCodeParts): string {
  return demand(catalogue + type + department + mainItem + subItem, parseBasicCode)
}

/**
 * Reads a 实施编码 of 31 characters.
 *
 * @param checkDigits 'waived' reads codes in use whose authority has a wrong check digit
 * @source GB/T 39554.1-2020
 */
export function parseImplementationCode(
  text: string,
  checkDigits: CheckDigits = 'required',
): Parsed<ImplementationCodeParts, ImplementationCodeFault> {
  if (text.length !== 31) return fault('length')
  const authority = text.slice(0, 18)
  const uscc = parseUscc(authority)
  if (!uscc.ok && !(uscc.reason === 'check-digit' && checkDigits === 'waived')) return fault('authority')
  if (!/[1-6]/.test(text.charAt(18))) return fault('level')
  const basicCode = text.slice(19)
  const basic = parseBasicCode(basicCode)
  if (!basic.ok) return basic
  return { ok: true, authority, level: Number(text.charAt(18)), basicCode }
}

/**
 * The 实施编码 of these parts.
 *
 * @throws RangeError when the parts make no such code
 */
export function composeImplementationCode({ authority, level, basicCode }: ImplementationCodeParts): string {
  return demand(`${authority}${level}${basicCode}`, parseImplementationCode)
}

/**
 * Reads a 业务办理项编码 of 33 characters.
 *
 * @param checkDigits as for `parseImplementationCode`
 */
export function parseHandlingCode(
  text: string,
  checkDigits: CheckDigits = 'required',
): Parsed<HandlingCodeParts, HandlingCodeFault> {
  if (text.length !== 33) return fault('length')
  const implementationCode = text.slice(0, 31)
  const implementation = parseImplementationCode(implementationCode, checkDigits)
  if (!implementation.ok) return implementation
  const sequence = readSequence(text.slice(31))
  if (sequence === null) return fault('sequence')
  return { ok: true, implementationCode, sequence }
}

/**
 * The 业务办理项编码 of these parts.
 *
 * @throws RangeError when the parts make no such code
 */
export function composeHandlingCode({ implementationCode, sequence }: HandlingCodeParts): string {
  return demand(implementationCode + String(sequence).padStart(2, '0'), parseHandlingCode)
}

/**
 * Reads a 办件编号 of 43 characters.
 *
 * @param checkDigits as for `parseImplementationCode`
 */
export function parseCaseNumber(
  text: string,
  checkDigits: CheckDigits = 'required',
): Parsed<CaseNumberParts, CaseNumberFault> {
  if (text.length !== 43) return fault('length')
  const implementationCode = text.slice(0, 31)
  const implementation = parseImplementationCode(implementationCode, checkDigits)
  if (!implementation.ok) return implementation
  const day = `${text.slice(31, 35)}-${text.slice(35, 37)}-${text.slice(37, 39)}`
  if (!isDay(day)) return fault('date')
  const sequence = readSequence(text.slice(39))
  if (sequence === null) return fault('sequence')
  return { ok: true, implementationCode, day, sequence }
}

/**
 * The 办件编号 of these parts.
 *
 * @throws RangeError when the parts make no such number
 */
export function composeCaseNumber({ implementationCode, day, sequence }: CaseNumberParts): string {
  return demand(implementationCode + day.replaceAll('-', '') + String(sequence).padStart(4, '0'), parseCaseNumber)
}

function readSequence(digits: string): number | null {
  return /^\d+$/.test(digits) && Number(digits) > 0 ? Number(digits) : null
}

function demand(text: string, parse: (text: string) => Parsed<object, string>): string {
  const parsed = parse(text)
  if (!parsed.ok) throw new RangeError(`no such code (${parsed.reason}): ${text}`)
  return text
}
