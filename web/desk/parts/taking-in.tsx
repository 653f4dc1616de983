import { Alert, Button } from 'antd'
import { downloadDeskPaper, type CaseView } from '#contracts/cases.ts'
import { listTransfers } from '#contracts/deliveries.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { Link } from './link.tsx'

const words = copy.takingIn

/** The paper that an act of the intake leads to; null where it is at another step. */
const paperOf = ({ phase, ending }: CaseView): string | null => {
  if (ending === 'refused-at-intake') return 'intake-refusal'
  if (phase === 'correcting') return 'deficiency-notice'
  return phase === 'review' || phase === 'deciding' ? 'acceptance-notice' : null
}

/** Whether a window that took the case in still waits for the paper of it, which is set in the background. */
export function awaitsPaper(role: string, view: CaseView): boolean {
  const kind = paperOf(view)
  return (
    role === 'clerk' && view.intake.charge !== null && kind !== null && view.papers.every((one) => one.kind !== kind)
  )
}

/** 授权综合窗口受理: what the window may do here, and what it prints and passes on when it has done it. */
export function TakingIn({ view }: { view: CaseView }) {
  const { session } = useSession()
  const { charge } = view.intake
  if (!charge || session.role === 'applicant') return null
  if (view.phase === 'intake')
    return (
      <Alert
        className="taking-in no-print"
        type="info"
        showIcon
        title={view.can.includes('accept') && session.role === 'clerk' ? words.here : words.at(charge.hallName)}
        description={words.basis(charge.basis)}
      />
    )
  return session.role === 'clerk' ? <PassedOn view={view} /> : null
}

/** 打印文书、移交材料: what the applicant takes home, and what goes to the back office. */
function PassedOn({ view }: { view: CaseView }) {
  const { session } = useSession()
  const kind = paperOf(view)
  const params = { region: session.region }
  const transfers = useQuery(listTransfers, kind === null ? null : { params, query: { case: view.case, limit: 25 } })
  if (kind === null) return null
  const refused = kind === 'intake-refusal'
  const latest = view.papers.findLast((one) => one.kind === kind)
  // 容缺: what is still to come is told with the acceptance, by a paper of its own.
  const deferral = kind === 'acceptance-notice' ? view.papers.filter((one) => one.kind === 'deferral-notice') : []
  const printed = [...(latest ? [latest] : []), ...deferral]
  const href = (name: string) => address(downloadDeskPaper, { params: { ...params, case: view.case, paper: name } })
  return (
    <section className="panel taking-in no-print">
      <h2>{words.next}</h2>
      <ol>
        <li>
          {printed.map((one) => (
            <Button key={one.paper} type="primary" href={href(one.paper)} target="_blank">
              {words.print(one.title)}
            </Button>
          ))}
          {printed.length === 0 && <span className="quiet">{words.soon}</span>}
        </li>
        {kind !== 'deficiency-notice' && (
          <li>
            {transfers.data === null ? (
              <span className="quiet">{copy.common.loading}</span>
            ) : transfers.data.transfers.length === 0 ? (
              words.nothingToPass[refused ? 'refused' : 'accepted']
            ) : (
              <>
                {words.pass[refused ? 'refused' : 'accepted']}
                {transfers.data.transfers.map((one) => (
                  <Link key={one.transfer} className="act-link" href={`/desk/transfers/${one.transfer}`}>
                    {one.sheet ?? words.pieces(one.pieces)}（{copy.transfers.places[one.place]}）
                  </Link>
                ))}
              </>
            )}
          </li>
        )}
      </ol>
    </section>
  )
}
