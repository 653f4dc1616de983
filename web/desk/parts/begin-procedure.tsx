import { saysAtLeast } from '#contracts/text-length.ts'
import { InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import { beginProcedure, type TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const leastReason = 10

type Props = { task: TaskView; onClose: () => void; onReload: () => void; onDone: (receipt: Receipt) => void }

/** 启动特别程序: which, how long, why. The notice to the applicant goes out with it. */
export function BeginProcedure({ task, onClose, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(beginProcedure)
  const only = task.allowedProcedures.length === 1 ? task.allowedProcedures[0]! : null
  const [kind, setKind] = useState(only?.kind ?? null)
  const [days, setDays] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const allowed = task.allowedProcedures.find((one) => one.kind === kind)
  const ready =
    allowed !== undefined && days !== null && days >= 1 && days <= allowed.maxDays && saysAtLeast(reason, leastReason)
  const send = async () => {
    if (kind === null || days === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { kind, expectedDays: days, reason: reason.trim() },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.procedures.beginTitle}
      send={copy.procedures.beginSend}
      ready={ready}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
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
