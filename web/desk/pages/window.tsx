import { App as Dialogs, Button, Empty } from 'antd'
import { useEffect, useState } from 'react'
import { discardDraft, giveBackDraft, listDrafts } from '#contracts/cases.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { ChooseItem } from '../parts/choose-item.tsx'
import { keepForLater } from '../outbox/use-outbox.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { IdentifyForm, type Identified } from '../parts/identify-form.tsx'
import { LicencesHere } from '../parts/licences-here.tsx'
import { Link } from '../parts/link.tsx'
import { OnlineDrafts } from '../parts/online-drafts.tsx'
import { Mandates } from '../parts/mandates.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ProjectsHere } from '../parts/projects-here.tsx'
import { ServedCases } from '../parts/served-cases.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

/** 窗口收件: first who stands at the window, then what they want; unfinished filings lie below. */
export function WindowPage() {
  const { session } = useSession()
  const [party, setParty] = useState<Identified | null>(null)
  const [principal, setPrincipal] = useState<Identified | null>(null)
  const filedFor = principal ?? party
  useEffect(() => {
    // Nobody waits for it, and without it the window works as long as its link does.
    keepForLater(session.region).catch(() => undefined)
  }, [session.region])
  return (
    <>
      <PageHead title={copy.window.title} />
      <div className="window-columns">
        <section className="panel">
          <h2>{copy.window.identify}</h2>
          {party === null ? (
            <IdentifyForm onIdentified={setParty} />
          ) : (
            <div className="said">
              <p>
                <b>{party.name}</b> <span className="num">{party.code}</span>
              </p>
              <p className="quiet">
                {party.party === null
                  ? copy.outbox.unchecked
                  : party.registered
                    ? copy.window.registered
                    : copy.window.known}
              </p>
              {party.phone !== '' && (
                <p className="quiet">
                  {copy.case.phone} <span className="num">{party.phone}</span>
                  {party.phoneGiven && `（${copy.window.phoneGiven(party.phoneGiven.day, party.phoneGiven.at)}）`}
                </p>
              )}
              {party.phoneChanged && <output className="quiet">{copy.window.phoneChanged}</output>}
              <Button
                size="small"
                onClick={() => {
                  setParty(null)
                  setPrincipal(null)
                }}
              >
                {copy.window.another}
              </Button>
              {party.party && party.kind === 'person' && (
                <Mandates key={party.party} agent={party.party} principal={principal} onPrincipal={setPrincipal} />
              )}
            </div>
          )}
        </section>
        <section className="panel">
          <h2>{copy.window.choose}</h2>
          {party === null ? (
            <p className="quiet">{copy.window.chooseLater}</p>
          ) : (
            <ChooseItem party={filedFor ?? party} />
          )}
        </section>
      </div>
      {filedFor?.party && (
        <LicencesHere
          key={`licences-${filedFor.party}-${filedFor.mandate ?? ''}`}
          party={filedFor.party}
          name={filedFor.name}
          {...(filedFor.mandate && { mandate: filedFor.mandate })}
        />
      )}
      {filedFor?.party && (
        <ProjectsHere
          key={`projects-${filedFor.party}-${filedFor.mandate ?? ''}`}
          party={filedFor.party}
          {...(filedFor.mandate && { mandate: filedFor.mandate })}
        />
      )}
      {party?.party && <OnlineDrafts key={`drafts-${party.party}`} party={party.party} />}
      {party?.party && <ServedCases key={party.party} party={party.party} />}
      <Drafts />
    </>
  )
}

function Drafts() {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const drafts = useQuery(listDrafts, { params: { region: session.region } })
  const discard = useCommand(discardDraft)
  const giveBack = useCommand(giveBackDraft)
  type Draft = NonNullable<typeof drafts.data>['drafts'][number]
  const ask = (draft: Draft) =>
    void modal.confirm({
      title: copy.window.discardTitle,
      content: copy.window.discardText,
      okText: copy.window.discard,
      okButtonProps: { danger: true },
      onOk: async () => {
        const gone = await discard.run({ params: { region: session.region, case: draft.case } })
        if (gone) drafts.reload()
      },
    })
  const leave = async (draft: Draft) => {
    const left = await giveBack.run({ params: { region: session.region, case: draft.case } })
    if (left) drafts.reload()
  }
  return (
    <section className="panel">
      <h2>{copy.window.drafts}</h2>
      <FailureNotice failure={discard.failure ?? giveBack.failure} onReload={drafts.reload} />
      <Reading query={drafts}>
        {(data) =>
          data.drafts.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={copy.window.draftsNone} />
          ) : (
            <ul className="rows drafts">
              {data.drafts.map((draft) => (
                <li key={draft.case}>
                  <Link href={`/desk/window/${draft.case}`}>{draft.itemName}</Link>
                  <span>{draft.applicantName}</span>
                  <span className="quiet num">
                    {copy.window.updated} {beijingMinute(draft.updatedAt)}
                  </span>
                  {draft.can.includes('give-back') ? (
                    <Button size="small" title={copy.window.giveBackAbout} onClick={() => void leave(draft)}>
                      {copy.window.giveBack}
                    </Button>
                  ) : (
                    <Button size="small" onClick={() => ask(draft)}>
                      {copy.window.discard}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  )
}
