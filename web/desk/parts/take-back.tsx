import { takeBackAnswer } from '#contracts/handling.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import type { TaskDialogProps } from './task-menu.tsx'

/** 拿回 of one's own answer. */
export function TakeBack({ task, onClose, onReload, onDone }: TaskDialogProps) {
  const { session } = useSession()
  const command = useCommand(takeBackAnswer)
  const send = async () => {
    const reply = await command.run({ params: { region: session.region, task: task.task }, body: {} })
    if (reply) onDone(reply.receipt)
  }
  return (
    <ActDialog
      title={copy.takeBack.title}
      send={copy.takeBack.open}
      busy={command.busy}
      failure={command.failure}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{copy.takeBack.text}</p>
    </ActDialog>
  )
}
