import { useCaseAtWindow } from '../case-at-window.ts'
import { copy } from '../copy.ts'
import { CorrectionForm } from '../parts/correction-form.tsx'
import { Link } from '../parts/link.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { CaseHead } from './case.tsx'

/** 窗口补正: takes in what the notice asked for, from the person who stands at the window. */
export function CorrectionPage({ id }: { id: string }) {
  const { view, guide, receipt, setReceipt } = useCaseAtWindow(id)
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
              {data.can.includes('accept') ? (
                <p>
                  {copy.correction.nextHere} <Link href={`/desk/cases/${id}`}>{copy.takingIn.go}</Link>
                </p>
              ) : (
                <p>{receipt ? copy.correction.next : copy.correction.closed}</p>
              )}
              <Link href="/desk/corrections">{copy.correction.list}</Link>
            </section>
          )}
        </>
      )}
    </Reading>
  )
}
