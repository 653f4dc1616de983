import { credentialOf } from '#server/modules/credentials/credential-stream.ts'
import type { Check, Violation } from './evidence.ts'

/** Of a licence that has ended meanwhile nothing is granted any more. */
const ends = new Set(['credential.revoked', 'credential.cancelled'])

/**
 * I7: each case that was granted, or deemed to be, is answered once by the credential that it asks for or is about: issued, its next version,
 * or its cancellation. No credential rests on any other case, and the rows are those of the log.
 */
export const credentialsMatch: Check = async ({ sql, events }) => {
  const violations: Violation[] = []
  const wrong = (stream: string, says: string) => void violations.push({ invariant: 'I7', stream, says })
  const about = new Map<string, string>()
  const granted = new Set<string>()
  const answers: { credential: string; case: string }[] = []
  const ended = new Set<string>()
  for (const { stream, type, data } of events) {
    if (ends.has(type)) ended.add(stream)
    switch (type) {
      case 'case.submitted': {
        const asked = (JSON.parse(data) as { about?: { credential: string } | null }).about
        about.set(stream, asked?.credential ?? credentialOf(stream))
        break
      }
      case 'case.decided':
        if ((JSON.parse(data) as { outcome: string }).outcome === 'granted') granted.add(stream)
        break
      case 'case.deemed-agreed':
      case 'case.deemed-renewed':
        granted.add(stream)
        break
      case 'credential.issued':
      case 'credential.version-issued':
      case 'credential.cancelled': {
        const { case: asked } = JSON.parse(data) as { case?: string | null }
        if (asked) answers.push({ credential: stream, case: asked })
        break
      }
    }
  }
  for (const stream of granted) {
    const credential = about.get(stream)
    const times = answers.filter((one) => one.case === stream && one.credential === credential).length
    if (times !== 1 && !(times === 0 && ended.has(credential ?? '')))
      wrong(stream, `the granted case ${stream} has ${times} answers of a credential`)
  }
  for (const one of answers)
    if (!granted.has(one.case) || about.get(one.case) !== one.credential)
      wrong(one.case, `credential ${one.credential} rests on no granted decision`)

  const issued = new Set(events.filter(({ type }) => type === 'credential.issued').map(({ stream }) => stream))
  const rows = new Set(
    (await sql<{ stream: string }>('select stream from credentials.credentials')).map(({ stream }) => stream),
  )
  for (const stream of issued.symmetricDifference(rows))
    wrong(stream, `credential ${stream} stands in log or rows alone`)
  return violations
}
