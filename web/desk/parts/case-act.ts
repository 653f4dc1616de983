import { useState } from 'react'
import type { z } from 'zod'
import type { CaseView } from '#contracts/cases.ts'
import type { BodyIn, Endpoint, ParamsOf } from '#contracts/endpoint.ts'
import type { Receipt } from '#contracts/receipt.ts'
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

type Shape = z.ZodType
type Act = Endpoint<Shape, Shape, Shape, z.ZodType<{ receipt: Receipt }>>
type More<E> = Omit<ParamsOf<E>, 'region' | 'case'>

/** One act on a case: `act` sends it, with what its address says beside the case; `dialog` is what its `ActDialog` is told. */
export function useCaseAct<E extends Act>(endpoint: E, { view, onClose, onReload, onDone }: CaseDialog) {
  const { session } = useSession()
  const { run, busy, failure } = useCommand(endpoint)
  const act = (body: BodyIn<E>, ...[more]: keyof More<E> extends never ? [] : [More<E>]) => {
    const params = { region: session.region, case: view.case, ...more }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler puts no call of an endpoint together that it does not know yet
    void run({ params, body } as unknown as CallInput<E>).then((reply) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same, of its reply
      if (reply) onDone((reply as { receipt: Receipt }).receipt)
    })
  }
  return { act, dialog: { busy, failure, onClose, onReload } }
}
