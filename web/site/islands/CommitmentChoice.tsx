import { useState, type ReactNode } from 'react'
import { saveDraft, type DraftView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'

/** 告知承诺 or the normal way: whoever does not want to promise hands in everything, and nothing else is worse for it. */
export function CommitmentChoice({ region, item, draft }: { region: string; item: Item; draft: DraftView }): ReactNode {
  const [chosen, setChosen] = useState(draft.commitment === 'chosen')
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const words = item.filing ? { ...copy.commitment, ...copy.filing } : copy.commitment
  if (!item.commitment || draft.commitment === null) return null
  if (draft.commitment === 'barred')
    return <p className="notice">{draft.bar && !draft.bar.part ? words.barredFromAll : words.barred}</p>
  const names = item.materials.filter(({ key }) => item.commitment?.dispenses.includes(key)).map(({ name }) => name)

  async function choose(commitment: boolean): Promise<void> {
    if (sending || commitment === chosen) return
    setSending(true)
    setChosen(commitment)
    setFault(null)
    try {
      const { answers, paper, version: base } = draft
      await call(saveDraft, { params: { region, case: draft.case }, body: { base, answers, paper, commitment } })
      location.reload()
    } catch (error) {
      setFault(explain(error))
      setChosen(!commitment)
      setSending(false)
    }
  }

  return (
    <FieldsetFrame id="commitment" label={words.choose} hint={words.chooseHint} error={fault}>
      <Choice
        kind="radio"
        id="commitment-chosen"
        name="commitment"
        value="chosen"
        label={words.chosen}
        hint={words.chosenHint(names.join('、'))}
        checked={chosen}
        onChange={() => void choose(true)}
      />
      <Choice
        kind="radio"
        id="commitment-normal"
        name="commitment"
        value="normal"
        label={words.normal}
        hint={words.normalHint(copy.days(item.promised))}
        checked={!chosen}
        onChange={() => void choose(false)}
      />
      {sending && <output className="saving">{copy.apply.saving}</output>}
    </FieldsetFrame>
  )
}
