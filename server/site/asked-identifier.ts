import { decodeLicenceCode, UnknownLicenceCode } from '#server/modules/documents/qr/licence-code.ts'

/** What somebody typed or scanned to verify a licence: its identifier, and the whole code when there was more than that. */
export type AskedLicence = { identifier: string; code: string | null }

const identifier = /1\.2\.156\.3005\.2\.[0-9A-Z]+(?:\.[0-9A-Z]+)+/i
const longestIdentifier = 120

/**
 * Reads an identifier, or the text of a licence's code, which is an address of this platform with the claim behind `#`.
 *
 * @returns null when nothing was given, `unreadable` for a code that is damaged or no licence's
 */
export function askedLicence(text: string): AskedLicence | 'unreadable' | null {
  const given = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (given === '') return null
  if (/^https?:\/\//i.test(given)) return fromCode(given)
  const found = identifier.exec(given)?.[0]
  return { identifier: found ? found.toUpperCase() : given.slice(0, longestIdentifier), code: null }
}

function fromCode(code: string): AskedLicence | 'unreadable' {
  try {
    return { identifier: decodeLicenceCode(code).claim.identifier, code }
  } catch (error) {
    if (error instanceof UnknownLicenceCode) return 'unreadable'
    throw error
  }
}
