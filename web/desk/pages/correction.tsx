import { useState } from 'react'
import { readDeskCase } from '#contracts/cases.ts'
import { readGuide } from '#contracts/catalogue.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'
import { CorrectionForm } from '../parts/correction-form.tsx'
import { Link } from '../parts/link.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { CaseHead } from './case.tsx'

/** 窗口补正: takes in what the notice asked for, from the person who stands at the window. */
export function CorrectionPage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const view = useQuery(readDeskCase, {
    params: { region: session.region, case: CaseId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  const guide = useQuery(
    readGuide,
    view.data === null
      ? null
      : { params: { region: session.region, item: view.data.item }, query: { revision: view.data.revision } },
  )
  return (
    <Reading query={view}>
      {(data) => (
        <>
          <CaseHead view={data} back="/desk/corrections" />
          {receipt && <ReceiptLine title={copy.correction.done} receipt={receipt} />}
          {data.can.includes('correct') ? (
            <Reading query={guide}>
              {({ item }) => (
                <CorrectionForm key={data.version} view={data} item={item} onDone={setReceipt} onReload={view.reload} />
              )}
            </Reading>
          ) : (
            <section className="panel">
              <p>{receipt ? copy.correction.next : copy.correction.closed}</p>
              <Link href="/desk/corrections">{copy.correction.list}</Link>
            </section>
          )}
        </>
      )}
    </Reading>
  )
}
