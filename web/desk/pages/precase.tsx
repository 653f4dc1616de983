import { Tag } from 'antd'
import { useState } from 'react'
import { StreamId } from '#contracts/ids.ts'
import { readDeskPrecase, type PrecaseView } from '#contracts/precases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'
import { DueTag } from '../parts/due-tag.tsx'
import { EnquiryAnswer } from '../parts/enquiry-answer.tsx'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrecaseRounds } from '../parts/precase-rounds.tsx'
import { PreReviewAnswer } from '../parts/pre-review-answer.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.precases

/** 咨询或预审: what was asked, what was answered, and the answer that waits to be written. */
export function PrecasePage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const view = useQuery(readDeskPrecase, {
    params: { region: session.region, precase: StreamId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  return (
    <Reading query={view}>
      {(data) => (
        <>
          <Head view={data} />
          {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
          <section className="stack">
            <h2>{words.record}</h2>
            <PrecaseRounds view={data} />
          </section>
          {data.kind === 'pre-review' && (
            <PreReviewAnswer key={data.rounds.length} view={data} onDone={setReceipt} onReload={view.reload} />
          )}
          {data.kind === 'enquiry' && data.can.includes('answer') && (
            <EnquiryAnswer view={data} onDone={setReceipt} onReload={view.reload} />
          )}
        </>
      )}
    </Reading>
  )
}

function Head({ view }: { view: PrecaseView }) {
  const facts = [
    [words.number, view.number, 'num'],
    [words.askers[view.kind], view.asker.name, undefined],
    [words.phone, view.asker.phone ?? '—', 'num'],
    [words.asked, view.askedDay, 'num'],
  ] as const
  return (
    <PageHead
      title={`${words.kinds[view.kind]}：${view.itemName}`}
      back="/desk/precases"
      tags={
        <>
          <Tag color={view.phase === 'waiting' ? 'processing' : 'default'}>{view.statusText}</Tag>
          {view.due && (
            <span className="due">
              <span className="quiet">{words.columns.due}</span>
              <DueTag {...view} />
            </span>
          )}
        </>
      }
    >
      <dl className="facts">
        {facts.map(([name, value, className]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={className}>{value}</dd>
          </div>
        ))}
        {view.case && (
          <div>
            <dt>{words.case}</dt>
            <dd>
              <Link href={`/desk/cases/${view.case}`}>{words.openCase}</Link>
            </dd>
          </div>
        )}
      </dl>
    </PageHead>
  )
}
