import { Button, Dropdown } from 'antd'
import { useState, type ComponentType } from 'react'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import type { TaskDialog } from './act.ts'
import { AddReview, AskDraft, RemoveReview } from './add-review.tsx'
import { PutAside } from './put-aside.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { SendBack } from './send-back.tsx'
import { TakeBack } from './take-back.tsx'
import { UrgeTasks } from './urge.tsx'

type Props = { task: TaskView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** Acts beside the answer, in the order of the menu: what is asked for them, and what is said when they are done. */
const acts: { can: TaskView['can'][number]; open: string; done: string; Dialog: ComponentType<TaskDialog> }[] = [
  { can: 'put-aside', open: copy.aside.open, done: copy.aside.done, Dialog: PutAside },
  { can: 'urge', open: copy.urging.open, done: copy.urging.done, Dialog: UrgeTasks },
  { can: 'send-back', open: copy.sendBack.open, done: copy.sendBack.done, Dialog: SendBack },
  { can: 'take-back', open: copy.takeBack.open, done: copy.takeBack.done, Dialog: TakeBack },
  { can: 'add-review', open: copy.adding.open, done: copy.adding.done, Dialog: AddReview },
  { can: 'ask-draft', open: copy.adding.draftOpen, done: copy.adding.draftDone, Dialog: AskDraft },
  { can: 'remove-review', open: copy.adding.remove, done: copy.adding.removed, Dialog: RemoveReview },
  { can: 'return', open: copy.returning.open, done: copy.returning.done, Dialog: ReturnDialog },
]

/** 更多: what else may be done with a task than answering it, as far as the server offers it. */
export function TaskMenu({ task, onReload, onDone }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const offered = acts.filter(({ can }) => task.can.includes(can))
  const act = offered.find(({ can }) => can === chosen)
  if (offered.length === 0) return null
  return (
    <>
      <Dropdown
        trigger={['click']}
        // Among the page, where whoever listens to it looks for it.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        menu={{
          items: offered.map(({ can, open }) => ({ key: can, label: open })),
          onClick: ({ key }) => setChosen(key),
        }}
      >
        <Button>{copy.task.more}</Button>
      </Dropdown>
      {act && (
        <act.Dialog
          task={task}
          onClose={() => setChosen(null)}
          onReload={onReload}
          onDone={(receipt) => {
            setChosen(null)
            onDone(act.done, receipt)
          }}
        />
      )}
    </>
  )
}
