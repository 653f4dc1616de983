import { takeBackAnswer } from '#contracts/handling.ts'
import { copy } from '../copy.ts'
import { ActDialog } from './act-dialog.tsx'
import { useTaskAct, type TaskDialog } from './act.ts'

/** 拿回 of one's own answer. */
export function TakeBack(props: TaskDialog) {
  const { act, dialog } = useTaskAct(takeBackAnswer, props)
  const send = () => act({})
  return (
    <ActDialog {...dialog} title={copy.takeBack.title} send={copy.takeBack.open} onSend={send}>
      <p>{copy.takeBack.text}</p>
    </ActDialog>
  )
}
