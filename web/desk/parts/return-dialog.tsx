import { Radio } from 'antd'
import { useState } from 'react'
import { ReturnGround } from '#contracts/case-events.ts'
import { returnTask } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { Field } from './field.tsx'

/** 退回重新抽取: a ground and nothing else, since free words could say whose case it is. */
export function ReturnDialog(props: TaskDialog) {
  const { task } = props
  const { act, dialog } = useTaskAct(returnTask, props)
  const [ground, setGround] = useState<ReturnGround | null>(null)
  const send = () => {
    if (ground === null) return
    act({ ground })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.returning.title}
      send={copy.returning.send}
      danger
      ready={ground !== null}
      onSend={send}
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
