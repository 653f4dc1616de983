import { saysAtLeast } from '#contracts/text-length.ts'
import { Radio } from 'antd'
import { useState } from 'react'
import { SendBackGround } from '#contracts/handling-events.ts'
import { sendBack, sendBackGrounds } from '#contracts/handling.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'
import { WordsField } from './words-field.tsx'

const leastReason = 10

/** 退回上一环节: which answer is to be given again, and what is wrong with it. */
export function SendBack(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(sendBack, props)
  const only = task.earlier.length === 1 ? task.earlier[0]!.key : null
  const [to, setTo] = useState<string | null>(only)
  const [ground, setGround] = useState<SendBackGround | null>(null)
  const [reason, setReason] = useState('')
  const send = () => {
    if (to === null || ground === null) return
    act({ to, ground, reason: reason.trim() })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.sendBack.title}
      send={copy.sendBack.send}
      ready={to !== null && ground !== null && saysAtLeast(reason, leastReason)}
      width={640}
      onSend={send}
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
