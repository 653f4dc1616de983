import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { urgeCase, urgeTasks } from '#contracts/handling.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, type CaseActing, type CaseDialog } from './case-act.ts'
import type { TaskDialogProps } from './task-menu.tsx'

/** 催办 by supervision: seen on the desks of the tasks that are open, under their codes. */
export function Urge(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'urge'>(acting)
  if (!acting.view.can.includes('urge')) return null
  return (
    <>
      <Button icon={<BellOutlined />} onClick={() => setOpen('urge')}>
        {copy.urging.open}
      </Button>
      {open && <UrgeCase {...dialog(copy.urging.done)} />}
    </>
  )
}

function UrgeCase(props: CaseDialog) {
  const { act, dialog } = useCaseAct(urgeCase, props)
  return (
    <ActDialog {...dialog} title={copy.urging.title} send={copy.urging.open} onSend={() => act({})}>
      <p>{copy.urging.text}</p>
    </ActDialog>
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
