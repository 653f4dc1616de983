import { useRef, useState } from 'react'
import { readDraft, saveDraft, type DraftView } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'
import { explain, Refused } from '#web/shared/refused.ts'
import type { Place } from '#web/questions/file/uploads.ts'
import { changes, merged, type Clash } from './merge-drafts.ts'
import type { Answers } from './steps.ts'

export type SavingState =
  | { kind: 'unchanged' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; why: string }
  /** Somebody wrote on elsewhere, in the same fields too: nothing is saved until one of both contents is chosen. */
  | { kind: 'stale'; clashes: readonly Clash[] }

export type Saving = {
  state: SavingState
  /** Resolves to null, or to what went wrong as a sentence. */
  save: (answers: Answers) => Promise<string | null>
  /** Chooses between the newer content and these answers where both changed a field, and saves the whole. */
  settle: (answers: Answers, keep: 'newer' | 'typed') => Promise<string | null>
}

/**
 * Saves a draft, one request at a time and always the newest answers, so that a slow first save never undoes a later one. What was
 * written elsewhere meanwhile is taken in where this page has changed nothing, and shown for a choice where both have.
 *
 * @param onTaken is told which answers were taken in from elsewhere; undefined for one that was taken back there
 */
export function useSaving(
  place: Place,
  draft: Pick<DraftView, 'paper' | 'answers' | 'version'>,
  onTaken: (answers: Answers) => void,
): Saving {
  const [state, setState] = useState<SavingState>({ kind: 'unchanged' })
  const base = useRef<{ answers: Answers; version: number }>(draft)
  const wanted = useRef<Answers>(draft.answers)
  const queue = useRef<Promise<string | null>>(Promise.resolve(null))
  const newer = useRef<{ answers: Answers; version: number; why: string } | null>(null)

  async function sendNewest(): Promise<string | null> {
    if (newer.current) return newer.current.why
    const answers = wanted.current
    if (JSON.stringify(answers) === JSON.stringify(base.current.answers)) return null
    setState({ kind: 'saving' })
    try {
      const body = { base: base.current.version, answers, paper: draft.paper }
      const saved = await call(saveDraft, { params: place, body })
      base.current = { answers, version: saved.version }
      setState({ kind: 'saved', at: saved.savedAt })
      return null
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'draft.stale') return await takeIn(explain(error))
      const why = explain(error)
      setState({ kind: 'failed', why })
      return why
    }
  }

  async function takeIn(why: string): Promise<string | null> {
    try {
      const { answers, version } = await call(readDraft, { params: place })
      const both = merged(base.current.answers, wanted.current, answers)
      if (both.clashes.length > 0) {
        newer.current = { answers, version, why }
        setState({ kind: 'stale', clashes: both.clashes })
        return why
      }
      goOnFrom({ answers, version }, both.answers)
      return await sendNewest()
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) })
      return explain(error)
    }
  }

  function goOnFrom(from: { answers: Answers; version: number }, answers: Answers): void {
    onTaken(changes(wanted.current, answers))
    base.current = from
    wanted.current = answers
    newer.current = null
  }

  function save(answers: Answers): Promise<string | null> {
    wanted.current = answers
    queue.current = queue.current.then(sendNewest)
    return queue.current
  }

  function settle(answers: Answers, keep: 'newer' | 'typed'): Promise<string | null> {
    const from = newer.current
    if (!from) return save(answers)
    wanted.current = answers
    const both = merged(base.current.answers, answers, from.answers)
    const chosen = keep === 'typed' ? [] : both.clashes.map((clash) => [clash.key, clash.newer])
    goOnFrom(from, { ...both.answers, ...Object.fromEntries(chosen) })
    setState({ kind: 'unchanged' })
    return save(wanted.current)
  }
  return { state, save, settle }
}
