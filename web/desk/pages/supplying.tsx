import { Radio } from 'antd'
import { useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import { readDeskCase } from '#contracts/cases.ts'
import { supplyDeferred } from '#contracts/deferrals.ts'
import { handInRevision } from '#contracts/expert-panel.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { copy } from '../copy.ts'
import { awaitedAtWindow, type Awaited } from '../parts/awaited-at-window.ts'
import { ExpertPanels } from '../parts/expert-panels.tsx'
import { Link } from '../parts/link.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { SupplyForm } from '../parts/supply-form.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { CaseHead } from './case.tsx'

const words = copy.supplying

/** 窗口接收: materials of an accepted case, from whoever stands at the window. */
export function SupplyingPage({ id }: { id: string }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [chosen, setChosen] = useState<Awaited['what'] | null>(null)
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
        const all = receipt ? [] : awaitedAtWindow(data)
        const awaited = all.find(({ what }) => what === chosen) ?? all[0]
        return (
          <>
            <CaseHead view={data} back={`/desk/cases/${id}`} />
            {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
            {awaited ? (
              <Reading query={guide}>
                {({ item }) => (
                  <div className="stack">
                    {all.length > 1 && (
                      <Radio.Group
                        aria-label={words.which}
                        optionType="button"
                        value={awaited.what}
                        options={all.map(({ what }) => ({ value: what, label: words.open[what] }))}
                        onChange={(event) => setChosen(event.target.value as Awaited['what'])}
                      />
                    )}
                    {awaited.what === 'revision' && <ExpertPanels panels={data.panels} />}
                    <SupplyForm
                      key={`${awaited.what} ${data.version}`}
                      view={data}
                      materials={item.materials.filter(({ key }) => awaited.materials.includes(key))}
                      words={words[awaited.what]}
                      due={awaited.due}
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
