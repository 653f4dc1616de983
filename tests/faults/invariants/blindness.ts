import { roles } from '#contracts/permissions.ts'
import { lyg } from '#seed/city/lyg.ts'
import type { Check, Violation } from './evidence.ts'

/** Looks for words in bytes however they are written there: plain, escaped, or in one of the usual codes. */
export function searchFor(canaries: readonly string[]): (bytes: Buffer) => boolean {
  const forms = canaries.flatMap((canary) => {
    const bytes = Buffer.from(canary)
    const escaped = JSON.stringify(canary)
      .slice(1, -1)
      .replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    return [
      bytes,
      Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
      Buffer.from(bytes.toString('hex')),
      Buffer.from(encodeURIComponent(canary)),
      Buffer.from(escaped),
      Buffer.from(canary, 'utf16le'),
    ]
  })
  return (bytes) => forms.some((form) => bytes.includes(form))
}

/** I9: no word that names the applicant in bytes that a reviewer was sent, also not in the answers to what went wrong. */
export function canariesIn(sent: readonly Buffer[], canaries: readonly string[]): Violation[] {
  const names = searchFor(canaries)
  return sent
    .filter(names)
    .map((): Violation => ({ invariant: 'I9', says: 'a reviewer was sent a word that names the applicant' }))
}

/** The chair of a hearing sits with those who are heard (docs/decisions/0013). */
const blindPosts = new Set(
  lyg.posts.flatMap(({ key, role }) => (roles[role].zone === 'review' && role !== 'chair' ? [key] : [])),
)
const blindAccounts = new Set(lyg.accounts.flatMap(({ id, post }) => (post && blindPosts.has(post) ? [id] : [])))
const staff = new Set(lyg.posts.map(({ person }) => person))
const namesAnApplicant = searchFor(
  lyg.parties
    .filter(({ key }) => !staff.has(key))
    .flatMap(({ name, code, phone, legalPerson }) => [name, code, phone, legalPerson])
    .filter((word) => typeof word === 'string'),
)

/** Whether an answer names somebody of the city who applies, to one who must not know. */
export const unblinds = (account: string, bytes: Buffer): boolean =>
  blindAccounts.has(account) && namesAnApplicant(bytes)

/** I9: what the clients have noted, who look at each answer to a reviewer as it comes: `openClients` in `../client.ts`. */
export const nobodyShown: Check = ({ history }) =>
  history.flatMap((line): Violation[] =>
    line.say === 'shown'
      ? [{ invariant: 'I9', says: `${line.account} was sent a word that names an applicant: ${line.what}` }]
      : [],
  )
