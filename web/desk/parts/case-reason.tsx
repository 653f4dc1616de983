import type { ReactNode } from 'react'
import type { orderCheck, repairPromise } from '#contracts/commitments.ts'
import type { endForDefault } from '#contracts/deferrals.ts'
import type { extendWhole } from '#contracts/extensions.ts'
import type { allowSecondNotice } from '#contracts/intake-law.ts'
import type { settleHandOver } from '#contracts/supervision.ts'
import { useCaseAct, type CaseDialog } from './act.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type Act =
  | typeof settleHandOver
  | typeof orderCheck
  | typeof repairPromise
  | typeof allowSecondNotice
  | typeof endForDefault
  | typeof extendWhole

type Props = CaseDialog & {
  act: Act
  title: string
  send: string
  danger?: boolean
  label: string
  hint: string
  /** The fewest and the most characters of the reason; the server holds the same bounds. */
  least: number
  most: number
  /** What the act does. */
  children: ReactNode
}

/** An act on a case that needs a reason and nothing else. */
export function CaseReason({ act: endpoint, ...props }: Props) {
  const { view, onDone: _done, ...words } = props
  const { act, dialog } = useCaseAct<Act>(endpoint, props)
  return <ReasonDialog {...words} {...dialog} onSend={(reason) => act({ reason, expects: view.version })} />
}
