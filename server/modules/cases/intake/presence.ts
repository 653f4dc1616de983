import type { CaseAction } from '#contracts/cases.ts'
import type { MandatedAct } from '#contracts/mandates.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'

/** Who stands at the window that acts on a case: the applicant, an agent under this mandate, or nobody who has shown a document. `owner`: whose case it is. */
export type Presence = { applicant: boolean; mandate: string | null; owner: string | null }

const asForFiling: readonly MandatedAct[] = ['file']
const asForGivingUp: readonly MandatedAct[] = ['give-up']

/** Acts of the applicant that a window records only while they, or an agent, stand there, and what the agent's mandate must be for, any of it. */
export const ofWhoStandsHere = {
  'choose-delivery': ['file', 'fetch'],
  'request-hearing': asForFiling,
  'waive-hearing': asForGivingUp,
  'ask-chair-recusal': asForFiling,
  'state-own': asForFiling,
  'waive-statement': asForGivingUp,
  withdraw: asForGivingUp,
  'recall-withdrawal': asForFiling,
  'take-back-promise': asForGivingUp,
  'ask-for-person': asForFiling,
} as const satisfies Partial<Record<CaseAction, readonly MandatedAct[]>>
export type ActOfPresent = keyof typeof ofWhoStandsHere

/** @param acts what an agent's mandate must be for, any of them */
export function readPresence(region: string, stream: string, acts: readonly MandatedAct[]): Statement {
  return statement(
    `select o.applicant as owner, access.present(o.applicant) as here, access.agent_here(o.applicant, c.item, $3) as mandate
     from cases.owners o
     join cases.cases c
       on c.region = o.region
       and c.stream = o.stream
     where o.region = $1
       and o.stream = $2`,
    [region, stream, acts],
  )
}

export const presenceFrom = ([row]: readonly Row[]): Presence => ({
  applicant: row?.['here'] === true,
  mandate: (row?.['mandate'] as string | null | undefined) ?? null,
  owner: (row?.['owner'] as string | null | undefined) ?? null,
})

/** Whether it is the applicant's own act: online it is whoever has logged in, at a window somebody must stand there. */
export const actsHere = ({ channel }: Pick<Session, 'channel'>, { applicant, mandate }: Presence): boolean =>
  channel !== 'window' || applicant || mandate !== null

/** Whether a phone or an address is the applicant's own word for later: what an agent says at a window is for this case alone. */
export const saysOwnContact = ({ channel }: Pick<Session, 'channel'>, here: boolean): boolean =>
  channel !== 'window' || here

/** What the envelope of an applicant's act says: for whom it was done, and at a window who stood there. */
export const presenceOrigin = (
  { channel, holder }: Pick<Session, 'channel' | 'holder'>,
  { applicant, mandate, owner }: Presence,
): { onBehalfOf: string | null; applicantPresent: boolean; mandate?: string } => ({
  onBehalfOf: owner !== holder ? owner : null,
  ...(channel !== 'window'
    ? { applicantPresent: false }
    : { applicantPresent: applicant, ...(!applicant && mandate !== null && { mandate }) }),
})
