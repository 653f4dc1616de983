import { Button } from 'antd'
import { useState } from 'react'
import type { PartyId } from '#contracts/ids.ts'
import { listMandatesGiven, listMandatesOfPresent, type MandateView } from '#contracts/mandates.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import type { Identified } from './identify-form.tsx'
import { MandateForm } from './mandate-form.tsx'
import { RevokeMandate } from './revoke-mandate.tsx'
import { Reading } from './reading.tsx'

const words = copy.window.mandates

/** 代理他人办理: the mandates of whoever stands here; with one of them the filing is its principal's. */
export function Mandates({
  agent,
  principal,
  onPrincipal,
}: {
  agent: PartyId
  principal: Identified | null
  onPrincipal: (principal: Identified | null) => void
}) {
  const { session } = useSession()
  const mandates = useQuery(listMandatesOfPresent, { params: { region: session.region }, body: { agent } })
  const [noting, setNoting] = useState(false)
  if (principal)
    return (
      <div className="said">
        <p>
          <b>{words.using(principal.name)}</b>
        </p>
        <Button size="small" onClick={() => onPrincipal(null)}>
          {words.stop}
        </Button>
      </div>
    )
  return (
    <section className="mandates">
      <h3>{words.title}</h3>
      <p className="quiet">{words.about}</p>
      <Reading query={mandates}>
        {(data) =>
          data.mandates.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <ul className="rows choices">
              {data.mandates.map((mandate) => (
                <li key={mandate.mandate}>
                  <span>
                    <b>{mandate.principal.name}</b>
                    <span className="quiet below">{boundsOf(mandate)}</span>
                  </span>
                  <RevokeMandate mandate={mandate.mandate} present={agent} onRevoked={mandates.reload} />
                  {mandate.acts.includes('file') && (
                    <Button size="small" onClick={() => onPrincipal(asPrincipal(mandate))}>
                      {words.use}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
      {noting ? (
        <>
          <MandateForm
            agent={agent}
            onNoted={(principal) => {
              setNoting(false)
              mandates.reload()
              if (principal) onPrincipal(principal)
            }}
          />
          <Button size="small" onClick={() => setNoting(false)}>
            {copy.common.cancel}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={() => setNoting(true)}>
          {words.note}
        </Button>
      )}
      <GivenMandates principal={agent} />
    </section>
  )
}

/** What whoever stands here has given to others, to be taken back; nothing where there is none. */
function GivenMandates({ principal }: { principal: PartyId }) {
  const { session } = useSession()
  const given = useQuery(listMandatesGiven, { params: { region: session.region }, body: { principal } })
  if (!given.data || given.data.mandates.length === 0) return null
  return (
    <>
      <h3>{words.given}</h3>
      <ul className="rows choices">
        {given.data.mandates.map((mandate) => (
          <li key={mandate.mandate}>
            <span>
              <b>{words.givenTo(mandate.agent)}</b>
              <span className="quiet below">{boundsOf(mandate)}</span>
            </span>
            <RevokeMandate mandate={mandate.mandate} present={principal} onRevoked={given.reload} />
          </li>
        ))}
      </ul>
    </>
  )
}

const asPrincipal = ({ mandate, principal }: MandateView): Identified => ({
  kind: principal.kind,
  name: principal.name,
  code: principal.code,
  phone: principal.phone ?? '',
  party: principal.id,
  mandate,
})

const boundsOf = ({ acts, items, validUntil }: Pick<MandateView, 'acts' | 'items' | 'validUntil'>): string =>
  [
    acts.map((act) => words.acts[act]).join('、'),
    items === null ? words.allItems : items.map(({ name }) => name).join('、'),
    words.until(validUntil),
  ].join(' · ')
