import { Button, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { AsideGround } from '#contracts/handling-events.ts'
import { asideGrounds, mostAsideDays, putAside, takeUp } from '#contracts/handling.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'

/** 挂起: why and for how many days; nothing that the applicant was told stops. */
export function PutAside(props: TaskDialog) {
  const { act, dialog } = useTaskAct(putAside, props)
  const [ground, setGround] = useState<AsideGround | null>(null)
  const [days, setDays] = useState<number | null>(1)
  const send = () => {
    if (ground === null || days === null) return
    act({ ground, days })
  }
  return (
    <ActDialog
      {...dialog}
      title={copy.aside.title}
      send={copy.aside.send}
      ready={ground !== null && days !== null}
      onSend={send}
    >
      <Field label={copy.aside.ground}>
        {(control) => (
          <Radio.Group
            {...control}
            vertical
            aria-label={copy.aside.ground}
            value={ground}
            onChange={(event) => setGround(AsideGround.parse(event.target.value))}
            options={AsideGround.options.map((value) => ({ value, label: asideGrounds[value] }))}
          />
        )}
      </Field>
      <Field label={copy.aside.days} hint={copy.aside.daysHint(mostAsideDays)}>
        {(control) => (
          <InputNumber {...control} min={1} max={mostAsideDays} precision={0} value={days} onChange={setDays} />
        )}
      </Field>
      <p className="quiet">{copy.aside.note}</p>
    </ActDialog>
  )
}

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** What stands in the place of the answer while a task is put aside. */
export function Aside({ task, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(takeUp)
  if (!task.aside) return null
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, task: task.task }, body: {} })
    if (reply) onDone(copy.aside.taken, reply.receipt)
  }
  return (
    <section className="panel">
      <h2>{copy.aside.state}</h2>
      <p>{copy.aside.until(task.aside)}</p>
      <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
      {task.can.includes('take-up') && (
        <div className="form-foot">
          <Button type="primary" loading={command.busy} onClick={() => void send()}>
            {copy.aside.take}
          </Button>
        </div>
      )}
    </section>
  )
}
