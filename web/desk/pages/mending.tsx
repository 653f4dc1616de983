import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { CorrectionEntry } from '#contracts/answers.ts'
import { computedKeys } from '#contracts/answers.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCaseAtWindow } from '../case-at-window.ts'
import { copy } from '../copy.ts'
import { CorrectionForm } from '../parts/correction-form.tsx'
import { Link } from '../parts/link.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { CaseHead } from './case.tsx'

const words = copy.mending

/** 当场更正: whoever stands at the window mends an error at once, before any notice; no return is counted. */
export function MendingPage({ id }: { id: string }) {
  const { view, guide, receipt, setReceipt } = useCaseAtWindow(id)
  return (
    <Reading query={view}>
      {(data) => (
        <>
          <CaseHead view={data} back={`/desk/cases/${id}`} />
          {receipt && <ReceiptLine title={words.done} receipt={receipt} />}
          {receipt || !data.can.includes('mend') ? (
            <section className="panel">
              <p>{!receipt ? words.closed : data.can.includes('accept') ? words.nextHere : words.next}</p>
              <Link href={`/desk/cases/${id}`}>{words.back}</Link>
            </section>
          ) : (
            <Reading query={guide}>
              {({ item }) => <Choose view={data} item={item} onDone={setReceipt} onReload={view.reload} />}
            </Reading>
          )}
        </>
      )}
    </Reading>
  )
}

type ChooseProps = { view: CaseView; item: Item; onDone: (receipt: Receipt) => void; onReload: () => void }

/** First what is to be mended, then its place to mend it. */
function Choose({ view, item, onDone, onReload }: ChooseProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [ready, setReady] = useState(false)
  const computed = new Set(computedKeys(item))
  const byForm = new Set(view.materials.filter(({ way }) => way === 'form').map(({ material }) => material))
  const entries: CorrectionEntry[] = [
    ...view.answers
      .filter(({ key }) => !computed.has(key))
      .map(({ key, label }) => ({ about: 'field' as const, key, name: label })),
    ...[...new Set(view.materials.map(({ material }) => material))]
      .filter((key) => !byForm.has(key))
      .map((key) => ({
        about: 'material' as const,
        key,
        name: item.materials.find((one) => one.key === key)?.name ?? key,
      })),
  ]
  const idOf = ({ about, key }: CorrectionEntry) => `${about}:${key}`
  if (ready)
    return (
      <CorrectionForm
        view={view}
        item={item}
        spot={entries.filter((entry) => chosen.includes(idOf(entry)))}
        onDone={onDone}
        onReload={onReload}
      />
    )
  return (
    <section className="panel stack">
      <p>{words.about}</p>
      <Checkbox.Group
        className="mend-lines"
        value={[...chosen]}
        onChange={setChosen}
        options={entries.map((entry) => ({ value: idOf(entry), label: entry.name }))}
      />
      <div className="form-foot">
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setReady(true)}>
          {words.choose(chosen.length)}
        </Button>
      </div>
    </section>
  )
}
