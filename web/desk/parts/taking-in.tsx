import { Alert, Button } from 'antd'
import { downloadDeskPaper, type CaseView } from '#contracts/cases.ts'
import { listTransfers } from '#contracts/deliveries.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { Link } from './link.tsx'
import { papersOfIntake, takenIn } from './papers-of-intake.ts'

const words = copy.takingIn

/** Whether a window that took the case in still waits for a paper of it. */
export const awaitsPaper = (role: string, view: CaseView): boolean =>
  role === 'clerk' && view.intake.charge !== null && papersOfIntake(view).includes(null)

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
  const act = takenIn(view)
  const params = { region: session.region }
  const transfers = useQuery(listTransfers, act === null ? null : { params, query: { case: view.case, limit: 25 } })
  if (act === null) return null
  const refused = act === 'refused'
  const papers = papersOfIntake(view)
  const printed = papers.filter((one) => one !== null)
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
          {papers.includes(null) && <span className="quiet">{words.soon}</span>}
        </li>
        {act !== 'correcting' && (
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
