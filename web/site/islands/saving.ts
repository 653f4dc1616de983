import { useRef, useState } from 'react'
import { saveDraft } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import type { Place } from '#web/questions/file/uploads.ts'
import type { Answers } from './steps.ts'

export type SavingState =
  | { kind: 'unchanged' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; why: string }

/**
 * Saves a draft, one request at a time and always the newest answers, so that a slow first save never undoes a later one.
 *
 * @returns `save` resolves to null, or to what went wrong as a sentence
 */
export function useSaving(
  place: Place,
  paper: string[],
  initial: Answers,
): { state: SavingState; save: (answers: Answers) => Promise<string | null> } {
  const [state, setState] = useState<SavingState>({ kind: 'unchanged' })
  const saved = useRef(JSON.stringify(initial))
  const wanted = useRef(initial)
  const queue = useRef<Promise<string | null>>(Promise.resolve(null))

  async function sendNewest(): Promise<string | null> {
    const answers = wanted.current
    const text = JSON.stringify(answers)
    if (text === saved.current) return null
    setState({ kind: 'saving' })
    try {
      const { savedAt } = await call(saveDraft, { params: place, body: { answers, paper } })
      saved.current = text
      setState({ kind: 'saved', at: savedAt })
      return null
    } catch (error) {
      const why = explain(error)
      setState({ kind: 'failed', why })
      return why
    }
  }

  function save(answers: Answers): Promise<string | null> {
    wanted.current = answers
    queue.current = queue.current.then(sendNewest)
    return queue.current
  }
  return { state, save }
}
