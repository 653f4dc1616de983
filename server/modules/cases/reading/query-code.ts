import { createHmac } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

/** Without letters that are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const characters = 10

/**
 * 查询码 of a case: fifty bits that only this platform can make, from the case's random id and the root secret. So it can be printed at
 * any time and is kept nowhere.
 */
export function queryCode(keys: Pick<Keys, 'derive'>, region: string, stream: string): string {
  const bytes = createHmac('sha256', keys.derive('query-code')).update(`${region}/${stream}`).digest()
  const letters = Array.from({ length: characters }, (_, place) => alphabet.charAt(bytes[place]! % alphabet.length))
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** What the database keeps and compares; `code` as somebody typed it. */
export function codeProof(keys: Pick<Keys, 'derive'>, region: string, number: string, code: string): Buffer {
  const typed = asWritten(code)
  return createHmac('sha256', keys.derive('query-code-proof')).update(`${region}/${number}/${typed}`).digest()
}

/**
 * 取件码 of a case: forty bits, from the case's random id and how many codes it has used up. So each is good once, can be shown at any time
 * and is kept nowhere.
 */
export function pickUpCode(keys: Pick<Keys, 'derive'>, region: string, stream: string, used: number): string {
  const bytes = createHmac('sha256', keys.derive('pick-up-code')).update(`${region}/${stream}/${used}`).digest()
  const letters = Array.from({ length: 8 }, (_, place) => alphabet.charAt(bytes[place]! % alphabet.length))
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** A code as somebody typed it, in the letters that codes are made of. */
export const asWritten = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
