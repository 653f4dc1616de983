import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { Checked } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { outcomeText } from '#contracts/outcome.ts'
import { decideOnTheSpot } from '#contracts/ways.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, type CaseDialog } from './act.ts'
import { CaseLine } from './case-line.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.instant

const leastReasons = 20

/** 即办: taken in and decided in one screen. */
export function InstantDialog(props: CaseDialog & { item: Item | null; checked: Checked[] }) {
  const { view, item, checked } = props
  const { act, dialog } = useCaseAct(decideOnTheSpot, props)
  const [outcome, setOutcome] = useState<'granted' | 'refused'>('granted')
  const [reasons, setReasons] = useState('')
  const [basis, setBasis] = useState(item?.bases[0] ? `${item.bases[0].law}${item.bases[0].article}` : '')
  const ready = namesArticle(basis) && (outcome === 'granted' || saysAtLeast(reasons, leastReasons))
  const send = () => act({ checked, outcome, reasons: reasons.trim(), basis: basis.trim(), expects: view.version })
  return (
    <ActDialog
      {...dialog}
      title={words.title}
      send={words.send}
      danger={outcome === 'refused'}
      ready={ready}
      width={640}
      onSend={send}
    >
      <CaseLine view={view} />
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
