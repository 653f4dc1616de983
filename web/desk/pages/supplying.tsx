import { useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import { readDeskCase, type CaseView } from '#contracts/cases.ts'
import { supplyDeferred } from '#contracts/deferrals.ts'
import { handInRevision } from '#contracts/expert-panel.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'
import { ExpertPanels } from '../parts/expert-panels.tsx'
import { Link } from '../parts/link.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { SupplyForm } from '../parts/supply-form.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { CaseHead } from './case.tsx'

const words = copy.supplying

/** What is waited for at a window, beside a correction: the one revision after 专家评审, or what 容缺 left for later. */
const awaitedAtWindow = (
  view: CaseView,
): { what: 'revision' | 'deferred'; materials: readonly { key: string; name: string }[] } | null => {
  if (view.can.includes('hand-in-revision')) {
    const panel = view.panels.find(({ standing }) => standing === 'revising')
    const filed = new Set(view.materials.map(({ material }) => material))
    return { what: 'revision', materials: (panel?.materials ?? []).filter(({ key }) => filed.has(key)) }
  }
  if (view.can.includes('supply-deferred'))
    return {
      what: 'deferred',
      materials: (view.deferral?.materials ?? [])
        .filter(({ state }) => state === 'awaited' || state === 'returned')
        .map(({ material, name }) => ({ key: material, name })),
    }
  return null
}

/** 窗口接收: materials of an accepted case, from whoever stands at the window. */
export function SupplyingPage({ id }: { id: string }) {
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
      {(data) => {
        const awaited = receipt ? null : awaitedAtWindow(data)
        return (
          <>
            <CaseHead view={data} back={`/desk/cases/${id}`} />
            {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
            {awaited ? (
              <Reading query={guide}>
                {({ item }) => (
                  <div className="stack">
                    {awaited.what === 'revision' && <ExpertPanels panels={data.panels} />}
                    <SupplyForm
                      key={data.version}
                      view={data}
                      materials={item.materials.filter(({ key }) => awaited.materials.some((one) => one.key === key))}
                      words={words[awaited.what]}
                      endpoint={awaited.what === 'revision' ? handInRevision : supplyDeferred}
                      onDone={setReceipt}
                      onReload={view.reload}
                    />
                  </div>
                )}
              </Reading>
            ) : (
              <section className="panel">
                <p>{receipt ? words.next : words.closed}</p>
                <Link href={`/desk/cases/${id}`}>{words.back}</Link>
              </section>
            )}
          </>
        )
      }}
    </Reading>
  )
}
