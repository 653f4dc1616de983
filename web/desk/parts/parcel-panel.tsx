import { PrinterOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import type { CaseView } from '#contracts/cases.ts'
import { listDeskParcels, type ParcelView } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { useQuery, useReadAgain } from '../query.ts'
import { useSession } from '../session.ts'
import { RecipientFacts } from './dispatch-form.tsx'
import { beijingMinute } from './instant.ts'
import { Reading } from './reading.tsx'

const words = copy.handOver.parcels

/** 快递: each parcel of the case with its track; the newest that is under way has its label to print. */
export function ParcelPanel({ view }: { view: CaseView }) {
  const { session } = useSession()
  const parcels = useQuery(listDeskParcels, { params: { region: session.region, case: view.case } })
  // The courier answers with the waybill in the background.
  useReadAgain(parcels, parcels.data?.parcels.some(({ waybill }) => waybill === null) ?? false)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{words.title}</h2>
        <Button size="small" className="no-print" loading={parcels.loading} onClick={parcels.reload}>
          {copy.common.reload}
        </Button>
      </div>
      <Reading query={parcels}>
        {(data) =>
          data.parcels.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
          ) : (
            <>
              {data.parcels.map((parcel) => (
                <Parcel key={parcel.parcel} parcel={parcel} view={view} />
              ))}
            </>
          )
        }
      </Reading>
    </section>
  )
}

function Parcel({ parcel, view }: { parcel: ParcelView; view: CaseView }) {
  const underWay = !['signed', 'refused', 'undeliverable', 'lost'].includes(parcel.state)
  return (
    <article className="parcel">
      <p>
        <strong>{parcel.stateText}</strong>{' '}
        <span className="num quiet">
          {parcel.company ?? ''} {parcel.waybill ?? ''}
        </span>
      </p>
      {parcel.track.length > 0 && (
        <ol className="track">
          {parcel.track.toReversed().map((line) => (
            <li key={`${line.at}-${line.state}`}>
              <span className="num quiet">{beijingMinute(line.at)}</span> {line.text}
              {line.place && `（${line.place}）`}
            </li>
          ))}
        </ol>
      )}
      {underWay && parcel.waybill && view.recipient && (
        <div className="waybill">
          <div className="waybill-label">
            <p className="waybill-number num">{parcel.waybill}</p>
            <p className="quiet">
              {parcel.company} · {words.from}
            </p>
            <RecipientFacts recipient={view.recipient} />
            <p className="quiet num">{words.reference(view.number)}</p>
          </div>
          <Button className="no-print" icon={<PrinterOutlined />} onClick={() => print()}>
            {words.print}
          </Button>
        </div>
      )}
    </article>
  )
}
