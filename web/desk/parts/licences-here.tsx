import { Button, Tag } from 'antd'
import { openDraft } from '#contracts/cases.ts'
import { listCredentialsOfPresent, type OwnCredential } from '#contracts/credentials.ts'
import type { PartyId, StreamId } from '#contracts/ids.ts'
import type { LicenceMatter } from '#contracts/matters.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Link } from './link.tsx'
import { Reading } from './reading.tsx'

const words = copy.window.licences

/**
 * 来办人的证照: 变更、延续、补证、注销 of a licence that the person at the window holds, or whom they act for; the form begins with what led
 * to it.
 */
export function LicencesHere({ party, mandate, name }: { party: PartyId; mandate?: StreamId; name: string }) {
  const { session } = useSession()
  const { region } = session
  const held = useQuery(listCredentialsOfPresent, { params: { region }, body: { party, ...(mandate && { mandate }) } })
  const opening = useCommand(openDraft)
  const open = async ({ item, identifier }: OwnCredential, matter: LicenceMatter) => {
    if (item === null) return
    const opened = await opening.run({
      params: { region },
      body: { item, applicant: party, about: { matter, identifier }, ...(mandate && { mandate }) },
    })
    if (opened) void navigate(`/desk/window/${opened.case}`)
  }
  return (
    <section className="panel">
      <h2>{mandate ? words.titleOf(name) : words.title}</h2>
      <p className="quiet">{words.about}</p>
      <FailureNotice failure={opening.failure} onReload={held.reload} />
      <Reading query={held}>
        {(data) =>
          data.licences.length === 0 ? (
            <p>{mandate ? words.noneOf : words.none}</p>
          ) : (
            <ul className="rows choices">
              {data.licences.map((licence) => (
                <li key={licence.identifier}>
                  <span>
                    <b>{licence.title}</b> <Tag>{licence.statusText}</Tag>
                    <span className="quiet below num">
                      {licence.identifier} · {words.until(licence.validUntil)}
                    </span>
                    {licence.renewBy && (
                      <span className="quiet below">{words.renewBy(licence.renewBy, licence.renewLate)}</span>
                    )}
                  </span>
                  {licence.underWay && (
                    <Link href={`/desk/cases/${licence.underWay.case}`}>
                      {licence.underWay.text} <span className="case-number">{licence.underWay.number}</span>
                    </Link>
                  )}
                  {licence.can.map(({ matter, title }) => (
                    <Button
                      key={matter}
                      size="small"
                      loading={opening.busy}
                      aria-label={`${words.ask(title)}：${licence.title}`}
                      onClick={() => void open(licence, matter)}
                    >
                      {words.ask(title)}
                    </Button>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  )
}
