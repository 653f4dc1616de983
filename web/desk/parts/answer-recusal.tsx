import { Radio } from 'antd'
import { useState } from 'react'
import { RecusalOutcome } from '#contracts/hearing-events.ts'
import { answerChairRecusal, leastRecusal } from '#contracts/hearing-recusals.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, type CaseDialog } from './act.ts'
import { Field } from './field.tsx'
import { recusalLine } from './hearing-facts.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.hearing.recusal

/** 申请回避: the supervision reads why, and has another chair drawn or says why not. */
export function AnswerRecusal(props: CaseDialog) {
  const { view } = props
  const { act, dialog } = useCaseAct(answerChairRecusal, props)
  const [outcome, setOutcome] = useState<RecusalOutcome | null>(null)
  const [reason, setReason] = useState('')
  const open = view.hearing?.recusals.filter((one) => one.outcome === null) ?? []
  const [by, setBy] = useState(open[0]?.by)
  const send = () => {
    if (outcome === null || by === undefined) return
    act({ by, outcome, reason: reason.trim(), expects: view.version })
  }
  return (
    <ActDialog
      {...dialog}
      title={words.answer}
      send={words.send}
      ready={outcome === 'granted' || (outcome === 'refused' && saysAtLeast(reason, leastRecusal.decline))}
      width={640}
      onSend={send}
    >
      <p>{words.text}</p>
      {open.length === 1 && <p className="pre">{recusalLine(open[0]!)}</p>}
      {open.length > 1 && (
        <Field label={words.asked}>
          {(control) => (
            <Radio.Group
              {...control}
              vertical
              aria-label={words.asked}
              value={by}
              onChange={(event) => setBy(open.find((one) => one.by === event.target.value)?.by)}
              options={open.map((one) => ({ value: one.by, label: recusalLine(one) }))}
            />
          )}
        </Field>
      )}
      <Field label={words.decision}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={words.decision}
            value={outcome}
            onChange={(event) => setOutcome(RecusalOutcome.parse(event.target.value))}
            options={RecusalOutcome.options.map((one) => ({ value: one, label: words.options[one] }))}
          />
        )}
      </Field>
      <WordsField
        label={words.reason}
        hint={words.reasonHint}
        required={outcome === 'refused'}
        most={500}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  )
}
