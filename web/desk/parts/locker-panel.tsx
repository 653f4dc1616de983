import { Button, Empty } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import { listDeskDeposits, type DepositView } from '#contracts/lockers.ts'
import { copy } from '../copy.ts'
import { useQuery, useReadAgain } from '../query.ts'
import { useSession } from '../session.ts'
import { Reading } from './reading.tsx'

const words = copy.handOver.deposits
const underWay = ({ state }: DepositView) => state === 'asking' || state === 'cell-given' || state === 'recalling'

/** 取证柜: which cell the papers go into, and what became of each stay. */
export function LockerPanel({ view }: { view: CaseView }) {
  const { session } = useSession()
  const deposits = useQuery(listDeskDeposits, { params: { region: session.region, case: view.case }, query: {} })
  // The locker gives its cell, and says that the door was shut, in the background.
  useReadAgain(deposits, deposits.data?.deposits.some(underWay) ?? false)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{words.title}</h2>
        <Button size="small" className="no-print" loading={deposits.loading} onClick={deposits.reload}>
          {copy.common.reload}
        </Button>
      </div>
      <Reading query={deposits}>
        {(data) =>
          data.deposits.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
          ) : (
            <ul className="deposits">
              {data.deposits.map((one) => (
                <li key={one.deposit}>
                  <strong>{one.stateText}</strong>{' '}
                  {one.locker !== null && one.cell !== null && words.cell(one.locker, one.cell)}
                  {one.until !== null && <span className="quiet"> {words.until(one.until)}</span>}
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  )
}
