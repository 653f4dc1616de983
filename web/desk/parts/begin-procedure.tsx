import { saysAtLeast } from '#contracts/text-length.ts'
import { InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { beginProcedure } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const leastReason = 10

/** 启动特别程序: which, how long, why. The notice to the applicant goes out with it. */
export function BeginProcedure(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(beginProcedure, props)
  const only = task.allowedProcedures.length === 1 ? task.allowedProcedures[0]! : null
  const [kind, setKind] = useState(only?.kind ?? null)
  const [days, setDays] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const allowed = task.allowedProcedures.find((one) => one.kind === kind)
  const ready =
    allowed !== undefined && days !== null && days >= 1 && days <= allowed.maxDays && saysAtLeast(reason, leastReason)
  const send = () => {
    if (kind === null || days === null) return
    act({ kind, expectedDays: days, reason: reason.trim() })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.procedures.beginTitle}
      send={copy.procedures.beginSend}
      ready={ready}
      width={640}
      onSend={send}
    >
      <Field label={copy.procedures.kind} {...(allowed ? { hint: allowed.basis } : {})}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.procedures.kind}
            value={kind}
            onChange={(event) =>
              setKind(task.allowedProcedures.find((one) => one.kind === event.target.value)?.kind ?? null)
            }
            options={task.allowedProcedures.map((one) => ({
              value: one.kind,
              label: `${one.title}（${copy.procedures.most(one.maxDays)}）`,
            }))}
          />
        )}
      </Field>
      <Field label={copy.procedures.days} hint={copy.procedures.daysHint}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={allowed?.maxDays ?? 250}
            precision={0}
            value={days}
            onChange={(value) => setDays(value)}
          />
        )}
      </Field>
      <WordsField
        label={copy.procedures.reason}
        hint={copy.procedures.reasonHint}
        most={1000}
        value={reason}
        onChange={setReason}
      />
      <p className="quiet">{copy.procedures.beginNote}</p>
    </ActDialog>
  )
}
