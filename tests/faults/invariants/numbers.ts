import { v5 } from '#platform/uuid.ts'
import type { Check, Violation } from './evidence.ts'

type Row = { region: string; register: string; number: number; stream: string }
type Numbered = { paper: string; register: string; number: number; text: string }

/**
 * I7: the numbers of each register run from 1 without a gap, each belongs to one paper or one credential, and stands in the log as it
 * stands in the register; every paper that was issued has its own.
 */
export const numbersMatch: Check = async ({ sql, events }) => {
  const rows = await sql<Row>('select region, register, number, stream from platform.registers')
  const violations: Violation[] = []
  const wrong = (says: string, stream?: string) =>
    void violations.push({ invariant: 'I7', says, ...(stream ? { stream } : {}) })

  for (const [register, held] of Map.groupBy(rows, (row) => `${row.region}/${row.register}`)) {
    const top = Math.max(...held.map((row) => row.number))
    const owners = new Set(held.map((row) => row.stream)).size
    if (held.length !== top || owners !== top)
      wrong(`register ${register} holds ${held.length} numbers up to ${top} for ${owners} papers`)
  }

  const numbered = events
    .filter((event) => event.type === 'case.paper-numbered')
    .map((event) => ({ ...event, ...(JSON.parse(event.data) as Numbered) }))
  const inRegister = new Map(rows.map((row) => [`${row.region}/${row.register}/${row.number}`, row.stream]))
  const texts = new Set<string>()
  for (const { region, stream, paper, register, number, text } of numbered) {
    const place = `${region}/${register}/${number}`
    if (inRegister.get(place) !== v5(stream, paper)) wrong(`${text} of ${paper} does not stand in its register`, stream)
    inRegister.delete(place)
    if (texts.has(text)) wrong(`${text} was given twice`, stream)
    texts.add(text)
  }
  const credentials = new Set(events.filter((event) => event.type === 'credential.issued').map((event) => event.stream))
  for (const [place, stream] of inRegister)
    if (!credentials.delete(stream)) wrong(`${place} belongs to no paper and no credential of the log`)
  for (const stream of credentials) wrong('a credential without a number in a register', stream)

  const known = new Set(numbered.map(({ stream, paper }) => `${stream}/${paper}`))
  for (const event of events.filter((one) => one.type === 'case.paper-issued')) {
    const { paper, kind } = JSON.parse(event.data) as { paper: string; kind: string }
    // A licence bears the number of its credential, the applicant's own form that of the case.
    if (kind !== 'licence' && kind !== 'application-form' && !known.has(`${event.stream}/${paper}`))
      wrong(`${paper} was issued without a number`, event.stream)
  }
  return violations
}
