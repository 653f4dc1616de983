import { saysAtLeast } from '#contracts/text-length.ts'
import { useState, type ReactNode } from 'react'
import type { Failure } from '../failure.ts'
import { ActDialog } from './act-dialog.tsx'
import { WordsField } from './words-field.tsx'

type Props = {
  title: string
  send: string
  danger?: boolean
  width?: number
  /** What the act does, above the question. */
  children: ReactNode
  label: string
  hint: string
  /** The fewest and the most characters of a reason; the server holds the same bounds. */
  least: number
  most: number
  busy: boolean
  failure: Failure | null
  onSend: (reason: string) => void
  onClose: () => void
  onReload: () => void
}

/** An act that needs a reason and nothing else. */
export function ReasonDialog({ children, label, hint, least, most, onSend, ...dialog }: Props) {
  const [written, setReason] = useState('')
  const reason = written.trim()
  return (
    <ActDialog {...dialog} ready={saysAtLeast(reason, least)} onSend={() => onSend(reason)}>
      {children}
      <WordsField label={label} hint={hint} most={most} rows={4} value={written} onChange={setReason} />
    </ActDialog>
  )
}
