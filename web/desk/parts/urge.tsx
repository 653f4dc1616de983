import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import { urgeCase, urgeTasks } from '#contracts/handling.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import type { TaskDialogProps } from './task-menu.tsx'

type Props = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** 催办 by supervision: seen on the desks of the tasks that are open, under their codes. */
export function Urge({ view, onReload, onDone }: Props) {
  const { session } = useSession()
  const command = useCommand(urgeCase)
  const [open, setOpen] = useState(false)
  if (!view.can.includes('urge')) return null
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, case: view.case }, body: {} })
    if (!reply) return
    setOpen(false)
    onDone(copy.urging.done, reply.receipt)
  }
  return (
    <>
      <Button icon={<BellOutlined />} onClick={() => setOpen(true)}>
        {copy.urging.open}
      </Button>
      {open && (
        <ActDialog
          title={copy.urging.title}
          send={copy.urging.open}
          busy={command.busy}
          failure={command.failure}
          onSend={() => void send()}
          onClose={() => setOpen(false)}
          onReload={onReload}
        >
          <p>{copy.urging.text}</p>
        </ActDialog>
      )}
    </>
  )
}

/** 催办 of the other open tasks of a case, under one's own code. */
export function UrgeTasks({ task, onClose, onReload, onDone }: TaskDialogProps) {
  const { session } = useSession()
  const command = useCommand(urgeTasks)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, task: task.task }, body: {} })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.urging.titleTasks}
      send={copy.urging.open}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{copy.urging.text}</p>
    </ActDialog>
  )
}
