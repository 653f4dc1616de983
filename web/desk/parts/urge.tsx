import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { urgeCase, urgeTasks } from '#contracts/handling.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct, useCaseDialogs, useTaskAct, type CaseActing, type CaseDialog, type TaskDialog } from './act.ts'

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
export function UrgeTasks(props: TaskDialog) {
  const { act, dialog } = useTaskAct(urgeTasks, props)
  const send = () => act({})
  return (
    <ActDialog {...dialog} title={copy.urging.titleTasks} send={copy.urging.open} onSend={send}>
      <p>{copy.urging.text}</p>
    </ActDialog>
  )
}
