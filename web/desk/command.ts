import { useCallback, useRef, useState } from 'react'
import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import { call, type CallInput } from '#web/shared/call.ts'
import { ticketFor, type CommandTicket } from './command-ticket.ts'
import { failureOf, keepsCommand, type Failure } from './failure.ts'

export type CommandState<E extends Endpoint> = {
  /** Sends and answers with the reply, or null when it was refused, lost or is being sent already. */
  run: (input: CallInput<E>) => Promise<ReplyOf<E> | null>
  busy: boolean
  failure: Failure | null
  clear: () => void
}

/** One act of a page. A second click sends nothing; a repeat of the same content after a lost answer is the same command. */
export function useCommand<E extends Endpoint>(endpoint: E): CommandState<E> {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const sending = useRef(false)
  const ticket = useRef<CommandTicket | null>(null)

  const run = useCallback(
    async (input: CallInput<E>) => {
      if (sending.current) return null
      sending.current = true
      setBusy(true)
      setFailure(null)
      ticket.current = ticketFor(ticket.current, input, () => crypto.randomUUID())
      try {
        const reply = await call(endpoint, { ...input, commandId: ticket.current.id })
        ticket.current = null
        return reply
      } catch (error) {
        const failed = failureOf(error)
        if (!keepsCommand(failed)) ticket.current = null
        setFailure(failed)
        return null
      } finally {
        sending.current = false
        setBusy(false)
      }
    },
    [endpoint],
  )
  const clear = useCallback(() => setFailure(null), [])
  return { run, busy, failure, clear }
}
