import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { saveDraft, type DraftView } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'
import { failureOf, type Failure } from './failure.ts'

export type Content = { answers: Record<string, unknown>; paper: string[] }
export type Saving = {
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  savedAt: string
  failure: Failure | null
  /** Saves what is there now; answers whether it is safe. */
  save: () => Promise<boolean>
}

const pauseMs = 1200

/** Keeps a draft saved while it is written: a moment after the last change, one save at a time, the newest content last. */
export function useDraftSaving(draft: DraftView, region: string, content: Content): Saving {
  const text = JSON.stringify(content)
  const [saved, setSaved] = useState({ text, at: draft.updatedAt })
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const newest = useRef({ text, content })
  useLayoutEffect(() => {
    newest.current = { text, content }
  })
  const safe = useRef(text)
  const version = useRef(draft.version)
  const current = useRef<Promise<boolean> | null>(null)

  const saveOnce = useCallback(async (): Promise<boolean> => {
    setRunning(true)
    try {
      while (safe.current !== newest.current.text) {
        const sent = newest.current
        const params = { region, case: draft.case }
        const saved = await call(saveDraft, { params, body: { ...sent.content, base: version.current } })
        version.current = saved.version
        safe.current = sent.text
        setSaved({ text: sent.text, at: saved.savedAt })
        setFailure(null)
      }
      return true
    } catch (error) {
      setFailure(failureOf(error))
      return false
    } finally {
      setRunning(false)
    }
  }, [draft.case, region])

  const save = useCallback((): Promise<boolean> => {
    current.current ??= saveOnce().finally(() => {
      current.current = null
    })
    return current.current
  }, [saveOnce])

  useEffect(() => {
    if (text === safe.current) return
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [text, save])

  const state = running ? 'saving' : text === saved.text ? 'saved' : failure ? 'failed' : 'unsaved'
  return { state, savedAt: saved.at, failure, save }
}
