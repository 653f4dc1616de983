import { Radio } from 'antd'
import { useState } from 'react'
import { ReturnGround } from '#contracts/case-events.ts'
import { returnTask } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import type { TaskDialogProps } from './task-menu.tsx'

/** 退回重新抽取: a ground and nothing else, since free words could say whose case it is. */
export function ReturnDialog({ task, onClose, onReload, onDone }: TaskDialogProps) {
  const { session } = useSession()
  const command = useCommand(returnTask)
  const [ground, setGround] = useState<ReturnGround | null>(null)
  const send = async () => {
    if (ground === null) return
    const reply = await command.run({
      params: { region: session.region, task: task.task },
      body: { ground },
    })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.returning.title}
      send={copy.returning.send}
      danger
      ready={ground !== null}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        <b className="num">{task.code}</b> {task.title} · {task.itemName}
      </p>
      <Field label={copy.returning.ground}>
        {({ id, ...described }) => (
          <Radio.Group
            id={id}
            {...described}
            aria-label={copy.returning.ground}
            value={ground}
            onChange={(event) => setGround(ReturnGround.parse(event.target.value))}
            options={ReturnGround.options.map((value) => ({ value, label: copy.returning.grounds[value] }))}
            vertical
          />
        )}
      </Field>
      <p>{copy.returning.text}</p>
      <p className="quiet">{copy.returning.basis}</p>
    </ActDialog>
  )
}
