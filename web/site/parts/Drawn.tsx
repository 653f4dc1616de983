import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const words = copy.draws

/** 封存摘要: what the platform is bound to before the submission has its id, to be kept. */
export const Pledged = ({ pledge }: { pledge: string }): ReactNode => (
  <details className="aside">
    <summary>{words.own}</summary>
    <p>{words.ownBefore}</p>
    <Facts facts={[{ label: words.ownPledge, value: <span className="code">{pledge}</span> }]} />
  </details>
)

/** Where what is sealed could be seen before the filing; a part is opened by the platform, after its whole was filed. */
const leadOf = (channel: string): string =>
  channel === 'site' ? words.ownLead.site : channel === 'platform' ? words.ownLead.part : words.ownLead.other

/** By what the applicant checks the draws: both parts from the filing on, and how to run them again once the case is closed. */
export function Drawn({
  view: { draw, phase, channel },
  region,
}: {
  view: Pick<CaseView, 'draw' | 'phase' | 'channel'>
  region: string
}): ReactNode {
  if (!draw) return null
  return (
    <details className="aside">
      <summary>{words.own}</summary>
      <p>{leadOf(channel)}</p>
      <Facts
        facts={[
          { label: words.ownPledge, value: <span className="code">{draw.pledge}</span> },
          { label: words.ownContribution, value: <span className="code">{draw.contribution}</span> },
        ]}
      />
      <p>{phase === 'closed' ? words.ownHow : words.ownLater}</p>
      {phase === 'closed' && (
        <p>
          <a className="tap" href={addresses.draws(region)}>
            {words.ownLink}
          </a>
        </p>
      )}
    </details>
  )
}
