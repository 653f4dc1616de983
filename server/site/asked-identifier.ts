/** What somebody typed or scanned to verify a licence: its identifier, and the whole code when there was more than that. */
export type AskedLicence = { identifier: string; code: string | null }

const identifier = /1\.2\.156\.3005\.2\.[0-9A-Z]+(?:\.[0-9A-Z]+)+/i
const longestIdentifier = 120
const longestCode = 600

/** Reads an identifier, the address behind a code, or the text of a code; null when nothing was given. */
export function askedLicence(text: string): AskedLicence | null {
  const given = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (given === '') return null
  const address = /^https?:\/\/[^/]+\/[^/]+\/verify\/([^/?#]+)(?:\?([^#]*))?/.exec(given)
  if (address?.[1]) {
    const code = new URLSearchParams(address[2] ?? '').get('code')
    return { identifier: decoded(address[1]).slice(0, longestIdentifier), code }
  }
  const found = identifier.exec(given)?.[0]
  if (!found) return { identifier: given.slice(0, longestIdentifier), code: null }
  return { identifier: found.toUpperCase(), code: found === given ? null : given.slice(0, longestCode) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
