import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { Checked } from '#contracts/case-events.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { outcomeText } from '#contracts/outcome.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { decideOnTheSpot } from '#contracts/ways.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.instant

type Props = {
  view: CaseView
  item: Item | null
  checked: Checked[]
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

const leastReasons = 20

/** 即办: taken in and decided in one screen. */
export function InstantDialog({ view, item, checked, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(decideOnTheSpot)
  const [outcome, setOutcome] = useState<'granted' | 'refused'>('granted')
  const [reasons, setReasons] = useState('')
  const [basis, setBasis] = useState(item?.bases[0] ? `${item.bases[0].law}${item.bases[0].article}` : '')
  const ready = namesArticle(basis) && (outcome === 'granted' || saysAtLeast(reasons, leastReasons))
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, case: view.case },
      body: { checked, outcome, reasons: reasons.trim(), basis: basis.trim(), expects: view.version },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={words.title}
      send={words.send}
      danger={outcome === 'refused'}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{view.number}</b> {view.itemName} · {view.applicant.name}
      </p>
      <p>{words.text(checked.length)}</p>
      {item?.instant && <p className="quiet">{words.authority(item.instant.authority)}</p>}
      <Field label={words.outcome}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.outcome}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value === 'refused' ? 'refused' : 'granted')}
            options={(['granted', 'refused'] as const).map((one) => ({
              value: one,
              label: outcomeText(view.act, one),
            }))}
          />
        )}
      </Field>
      <Field label={words.basis}>
        {(control) => (
          <Input {...control} maxLength={500} value={basis} onChange={(event) => setBasis(event.target.value)} />
        )}
      </Field>
      <WordsField
        label={words.reasons}
        hint={outcome === 'refused' ? words.reasonsNeeded : words.reasonsHint}
        most={4000}
        value={reasons}
        onChange={setReasons}
      />
    </ActDialog>
  )
}
