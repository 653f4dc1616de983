import { saysAtLeast } from '#contracts/text-length.ts'
import { Radio } from 'antd'
import { useState } from 'react'
import { SendBackGround } from '#contracts/handling-events.ts'
import { sendBack, sendBackGrounds } from '#contracts/handling.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'
import type { TaskDialogProps } from './task-menu.tsx'

const leastReason = 10

/** 退回上一环节: which answer is to be given again, and what is wrong with it. */
export function SendBack({ task, onClose, onReload, onDone }: TaskDialogProps) {
  const { session } = useSession()
  const command = useCommand(sendBack)
  const only = task.earlier.length === 1 ? task.earlier[0]!.key : null
  const [to, setTo] = useState<string | null>(only)
  const [ground, setGround] = useState<SendBackGround | null>(null)
  const [reason, setReason] = useState('')
  const send = async () => {
    if (to === null || ground === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { to, ground, reason: reason.trim() },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.sendBack.title}
      send={copy.sendBack.send}
      ready={to !== null && ground !== null && saysAtLeast(reason, leastReason)}
      width={640}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <Field label={copy.sendBack.to}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.sendBack.to}
            value={to}
            onChange={(event) => setTo(task.earlier.find(({ key }) => key === event.target.value)?.key ?? null)}
            options={task.earlier.map(({ key, title, label }) => ({ value: key, label: `${title} ${label}` }))}
          />
        )}
      </Field>
      <Field label={copy.sendBack.ground}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.sendBack.ground}
            value={ground}
            onChange={(event) => setGround(SendBackGround.parse(event.target.value))}
            options={Object.entries(sendBackGrounds).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <WordsField
        label={copy.sendBack.reason}
        hint={copy.sendBack.reasonHint}
        most={1000}
        value={reason}
        onChange={setReason}
      />
      <p className="quiet">{copy.sendBack.note}</p>
    </ActDialog>
  )
}
