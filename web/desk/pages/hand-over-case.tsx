import { useState } from 'react'
import { downloadDeskPaper, readDeskCase } from '#contracts/cases.ts'
import type { DeliverBy } from '#contracts/deliveries.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { DispatchForm, resultPapers } from '../parts/dispatch-form.tsx'
import { LockerPanel } from '../parts/locker-panel.tsx'
import { PaperList } from '../parts/paper-list.tsx'
import { ParcelPanel } from '../parts/parcel-panel.tsx'
import { PickUpForm } from '../parts/pick-up-form.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { CaseHead } from './case.tsx'

/** Words for the ways on which the result leaves the window without the applicant. */
const sentWords = (way: DeliverBy) =>
  way === 'courier' ? copy.handOver.dispatch : way === 'locker' ? copy.handOver.deposit : null

/** 窗口出件: the document is looked at, its number typed and compared, then the result changes hands. */
export function HandOverCasePage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const view = useQuery(readDeskCase, {
    params: { region: session.region, case: CaseId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  return (
    <Reading query={view}>
      {(data) => (
        <>
          <CaseHead view={data} back="/desk/hand-over" />
          {receipt && (
            <ReceiptLine title={sentWords(data.deliverBy)?.done ?? copy.acts.done.handOver} receipt={receipt} />
          )}
          <div className="window-columns">
            <section className="panel">
              <h2>{copy.handOver.papers}</h2>
              <PaperList
                papers={resultPapers(data)}
                href={(paper) =>
                  address(downloadDeskPaper, { params: { region: session.region, case: data.case, paper } })
                }
              />
            </section>
            <section className="panel">
              <h2>{sentWords(data.deliverBy)?.title ?? copy.handOver.identity}</h2>
              {data.can.includes('hand-over') ? (
                <PickUpForm view={data} onDone={setReceipt} onReload={view.reload} />
              ) : data.can.includes('dispatch') || data.can.includes('deposit') ? (
                <DispatchForm view={data} onDone={setReceipt} onReload={view.reload} />
              ) : data.dispatchedDay ? (
                <p>{data.statusText}</p>
              ) : (
                <p>{data.phase === 'closed' ? copy.handOver.done : copy.handOver.notReady}</p>
              )}
            </section>
          </div>
          {data.deliverBy === 'locker' && <LockerPanel key={data.version} view={data} />}
          {data.deliverBy === 'courier' && <ParcelPanel key={data.version} view={data} />}
        </>
      )}
    </Reading>
  )
}
