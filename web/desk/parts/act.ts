import { useState } from 'react'
import type { z } from 'zod'
import type { CaseView } from '#contracts/cases.ts'
import type { BodyIn, Endpoint, ParamsOf } from '#contracts/endpoint.ts'
import type { Receipt } from '#contracts/receipt.ts'
import type { TaskView } from '#contracts/review.ts'
import type { CallInput } from '#web/shared/call.ts'
import { useCommand } from '../command.ts'
import { useSession } from '../session.ts'

/** What a part of the page of a case needs to act on it. */
export type CaseActing = { view: CaseView; onReload: () => void; onDone: (title: string, receipt: Receipt) => void }

/** What the dialog of one act on a case needs; once it is done, whoever opened it closes it. */
export type CaseDialog = {
  view: CaseView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

/** The dialogs of a part of the page, of which one is open; `dialog` gives it what it needs, with what is said when the act is done. */
export function useCaseDialogs<Act>({ view, onReload, onDone }: CaseActing) {
  const [open, setOpen] = useState<Act | null>(null)
  const onClose = () => setOpen(null)
  const dialog = (done: string): CaseDialog => ({
    view,
    onReload,
    onClose,
    onDone: (receipt) => {
      onClose()
      onDone(done, receipt)
    },
  })
  return { open, setOpen, dialog }
}

/** The same of a dialog on a task. */
export type TaskDialog = {
  task: TaskView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

type Shape = z.ZodType
type Act = Endpoint<Shape, Shape, Shape, z.ZodType<{ receipt: Receipt }>>
/** What the address of an act says beside what the dialog is about. */
type More<E, Known extends string> = keyof Omit<ParamsOf<E>, 'region' | Known> extends never
  ? []
  : [Omit<ParamsOf<E>, 'region' | Known>]

/** One act on the case that a dialog shows: `act` sends it, `dialog` is what its `ActDialog` is told. */
export function useCaseAct<E extends Act>(endpoint: E, { view, ...handlers }: CaseDialog) {
  return useAct<E, 'case'>(endpoint, { case: view.case }, handlers)
}

/** One act under the task that a dialog shows. */
export function useTaskAct<E extends Act>(endpoint: E, { task, ...handlers }: TaskDialog) {
  return useAct<E, 'task'>(endpoint, { task: task.task }, handlers)
}

function useAct<E extends Act, Known extends string>(
  endpoint: E,
  about: Record<Known, string>,
  { onClose, onReload, onDone }: Omit<CaseDialog, 'view'>,
) {
  const { session } = useSession()
  const { run, busy, failure } = useCommand(endpoint)
  const act = (body: BodyIn<E>, ...[more]: More<E, Known>) => {
    const params = { region: session.region, ...about, ...more }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler puts no call of an endpoint together that it does not know yet
    void run({ params, body } as unknown as CallInput<E>).then((reply) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same, of its reply
      if (reply) onDone((reply as { receipt: Receipt }).receipt)
    })
  }
  return { act, dialog: { busy, failure, onClose, onReload } }
}
