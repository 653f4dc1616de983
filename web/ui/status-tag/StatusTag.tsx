import type { ReactNode } from 'react'

export type Tone = 'calm' | 'good' | 'bad' | 'waiting'

/** A state in a word; its colour only repeats what the word says. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return <strong className={`status-tag status-tag--${tone}`}>{children}</strong>
}
