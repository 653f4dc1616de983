import type { ReactNode } from 'react'
import type { CaseView } from '#contracts/cases.ts'
import type { orderCheck, repairPromise } from '#contracts/commitments.ts'
import type { allowSecondNotice } from '#contracts/intake-law.ts'
import type { settleHandOver } from '#contracts/supervision.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { useSession } from '../session.ts'
import { ReasonDialog } from './reason-dialog.tsx'

export type CaseDialog = {
  view: CaseView
  onClose: () => void
  onReload: () => void
  onDone: (receipt: Receipt) => void
}

type Props = CaseDialog & {
  act: typeof settleHandOver | typeof orderCheck | typeof repairPromise | typeof allowSecondNotice
  title: string
  send: string
  label: string
  hint: string
  /** The fewest and the most characters of the reason; the server holds the same bounds. */
  least: number
  most: number
  /** What the act does. */
  children: ReactNode
}

/** An act on a case that needs a reason and nothing else. */
export function CaseReason({ view, act, onDone, ...dialog }: Props) {
  const { session } = useSession()
  const command = useCommand<Props['act']>(act)
  return (
    <ReasonDialog
      {...dialog}
      command={command}
      onSend={async (reason) => {
        const params = { region: session.region, case: view.case }
        const reply = await command.run({ params, body: { reason, expects: view.version } })
        if (reply) onDone(reply.receipt)
      }}
    />
  )
}
