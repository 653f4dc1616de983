import { Button, Tag } from 'antd'
import { useState } from 'react'
import { CopyId, markCopySeen, readCopy, type CopyView } from '#contracts/copies.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { TimelineList } from '../parts/timeline-list.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.copies

/** 抄送件: where a case stands, without whose it is; nothing can be done but say that it was read. */
export function CopiedCasePage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const found = useQuery(readCopy, { params: { region: session.region, copy: CopyId.parse(id) } })
  return (
    <Reading query={found}>
      {(view) => (
        <>
          <PageHead title={view.itemName} back="/desk/copies" tags={<Tag>{view.statusText}</Tag>}>
            <p className="quiet">{words.nameless}</p>
          </PageHead>
          {receipt && <ReceiptLine title={words.marked} receipt={receipt} />}
          <section className="panel">
            <dl className="fact-list">
              {factsOf(view).map(([label, text]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            {view.can.includes('mark-seen') && (
              <MarkSeen
                view={view}
                onReload={found.reload}
                onDone={(done) => {
                  setReceipt(done)
                  found.reload()
                }}
              />
            )}
          </section>
          <section className="panel">
            <h2>{words.timeline}</h2>
            <TimelineList entries={view.timeline} paperHref={() => ''} />
          </section>
        </>
      )}
    </Reading>
  )
}

const factsOf = (view: CopyView): [string, string][] => [
  [words.columns.number, view.number],
  [words.office, view.officeName],
  [words.columns.ground, view.groundText],
  [words.columns.day, dayText(view.day)],
  [words.columns.seen, view.seenDay ? dayText(view.seenDay) : '—'],
  ...(view.due ? [[words.dues[view.due.of], dayText(view.due.day)] satisfies [string, string]] : []),
]

type Props = { view: CopyView; onReload: () => void; onDone: (receipt: Receipt) => void }

function MarkSeen({ view, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(markCopySeen)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, copy: view.copy }, body: {} })
    if (reply) onDone(reply.receipt)
  }
  return (
    <>
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot">
        <Button type="primary" loading={command.busy} onClick={() => void send()}>
          {words.mark}
        </Button>
      </div>
    </>
  )
}
