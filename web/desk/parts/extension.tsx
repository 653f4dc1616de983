import { Button, Tag } from 'antd'
import { useState } from 'react'
import { proposeExtension } from '#contracts/extensions.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { useTaskAct, type TaskDialog } from './act.ts'
import { ReasonDialog } from './reason-dialog.tsx'

export const leastExtensionReason = 10

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 延长期限: what was asked for and what the head said; whoever merges or decides may ask for it once. */
export function Extension({ task, onReload, onDone }: Props) {
  const [open, setOpen] = useState(false)
  const { extension, allowedExtension } = task
  const may = task.can.includes('propose-extension')
  if (!extension && !may) return null
  return (
    <section className="panel">
      <h2>{copy.extension.title}</h2>
      {allowedExtension && !extension && (
        <p className="quiet">
          {copy.extension.lead(allowedExtension.days, copy.common[allowedExtension.unit], allowedExtension.head)}
        </p>
      )}
      {extension && <AskedExtension task={task} />}
      {may && (
        <div className="form-foot">
          <Button onClick={() => setOpen(true)}>{copy.extension.open}</Button>
        </div>
      )}
      {open && (
        <Propose
          task={task}
          onReload={onReload}
          onClose={() => setOpen(false)}
          onDone={(receipt) => {
            setOpen(false)
            onDone(copy.extension.sent, receipt)
          }}
        />
      )}
    </section>
  )
}

const colours = { proposed: 'processing', granted: 'success', declined: 'default' } as const

/** What was asked for, why, and what came of it. */
export function AskedExtension({
  task: { extension, allowedExtension },
}: {
  task: Pick<TaskView, 'extension' | 'allowedExtension'>
}) {
  if (!extension || !allowedExtension) return null
  const { state, reason, day, days, until, answer } = extension
  return (
    <div className="said">
      <p>
        <Tag color={colours[state]}>{copy.extension.states[state]}</Tag>
        <span className="num quiet">{copy.extension.asked(day, days, copy.common[allowedExtension.unit])}</span>
      </p>
      <p className="pre">{reason}</p>
      {state === 'proposed' && <p className="num">{copy.extension.until(until)}</p>}
      <p className="quiet">
        {copy.common.basis}：{allowedExtension.basis}
      </p>
      {answer && (
        <p className="pre">
          {copy.extension.declinedFor}：{answer}
        </p>
      )}
    </div>
  )
}

function Propose(props: TaskDialog) {
  const { act, dialog } = useTaskAct(proposeExtension, props)
  return (
    <ReasonDialog
      {...dialog}
      title={copy.extension.dialog}
      send={copy.extension.send}
      label={copy.extension.reason}
      hint={copy.extension.reasonHint}
      least={leastExtensionReason}
      most={1000}
      onSend={(reason) => act({ reason })}
    >
      <p className="quiet">{copy.extension.note}</p>
    </ReasonDialog>
  )
}
