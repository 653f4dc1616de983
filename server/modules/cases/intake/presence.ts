import type { MandatedAct } from '#contracts/mandates.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'

/** Who stands at the window that acts on a case: the applicant, an agent under this mandate, or nobody who has shown a document. */
export type Presence = { applicant: boolean; mandate: string | null }

/** @param acts what an agent's mandate must be for, any of them */
export function readPresence(region: string, stream: string, acts: readonly MandatedAct[]): Statement {
  return statement(
    `select access.present(o.applicant) as here, access.agent_here(o.applicant, c.item, $3) as mandate
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
})

/** Whether it is the applicant's own act: online it is whoever has logged in, at a window somebody must stand there. */
export const actsHere = ({ channel }: Pick<Session, 'channel'>, { applicant, mandate }: Presence): boolean =>
  channel !== 'window' || applicant || mandate !== null

/** Whether a phone or an address is the applicant's own word for later: what an agent says at a window is for this case alone. */
export const saysOwnContact = ({ channel }: Pick<Session, 'channel'>, here: boolean): boolean =>
  channel !== 'window' || here

/** What the envelope of an act at a window says of who stood there. */
export const presenceOrigin = (
  { channel }: Pick<Session, 'channel'>,
  { applicant, mandate }: Presence,
): { applicantPresent: boolean; mandate?: string } =>
  channel !== 'window'
    ? { applicantPresent: false }
    : { applicantPresent: applicant, ...(!applicant && mandate !== null && { mandate }) }
