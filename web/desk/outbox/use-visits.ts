import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Endpoint, ReplyOf } from '#contracts/endpoint.ts'
import type { SessionView } from '#contracts/identity.ts'
import type { TaskView } from '#contracts/review.ts'
import type { CallInput } from '#web/shared/call.ts'
import { useQuery, type QueryState } from '../query.ts'
import { useSession } from '../session.ts'
import { outbox } from './outbox.ts'
import { ownerOf } from './use-outbox.ts'
import { visits } from './kept-visits.ts'
import type { VisitDraft, VisitsState } from './visits.ts'

export function useVisits(): VisitsState {
  return useSyncExternalStore(visits.subscribe, visits.snapshot)
}

/** Sends what an officer wrote at the place, when the link is back. */
export function useVisitLink(session: SessionView): void {
  const visiting = session.can.includes('visit.make')
  useEffect(() => {
    // Each session that is read anew, for a login over the page may be what a record waited for.
    if (session.can.includes('visit.make')) void visits.start(ownerOf(session))
  }, [session])
  useEffect(() => {
    if (!visiting) return
    const up = () => visits.linked(true)
    const down = () => visits.linked(false)
    if (!navigator.onLine) down()
    addEventListener('online', up)
    addEventListener('offline', down)
    return () => {
      removeEventListener('online', up)
      removeEventListener('offline', down)
    }
  }, [visiting])
}

/** Where an officer's task and its place are put by: under who read them, for nobody else of this browser reads them without a link. */
export const visitNames = (session: SessionView, task: string) => ({
  task: `visit-task/${ownerOf(session)}/${task}`,
  place: `visit-place/${ownerOf(session)}/${task}`,
})

/** The place is kept on this device while somebody still has to go there, and no longer. Answers whether the task is taken from this officer. */
export function useForgottenPlace(task: string, query: Pick<QueryState<TaskView>, 'data' | 'failure'>): boolean {
  const { session } = useSession()
  const { place } = visitNames(session, task)
  const { data, failure } = query
  const gone = data ? data.returned : failure?.kind === 'refused' && failure.problem.status === 404
  const over = gone || (data !== null && !mayGo(data))
  useEffect(() => {
    if (over) void outbox.drop(place)
  }, [over, place])
  return gone
}

/** Whether the visit is still to be made. */
export const mayGo = ({ done, returned, can }: Pick<TaskView, 'done' | 'returned' | 'can'>): boolean =>
  !done && !returned && (can.includes('appoint-visit') || can.includes('record-visit'))

/**
 * An answer that a visit needs where there is no link: read as ever, and put by when `keeps` says so; with the link down, as this device
 * last read it.
 */
export function useKeptQuery<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  name: string,
  keeps: (data: ReplyOf<E>) => boolean,
): QueryState<ReplyOf<E>> & { kept: boolean } {
  const read = useQuery(endpoint, input)
  const [kept, setKept] = useState<{ name: string; data: ReplyOf<E> } | null>(null)
  const away = read.data === null && read.failure?.kind === 'unanswered'
  const keep = useEffectEvent(
    (data: ReplyOf<E>) => void (keeps(data) ? outbox.remember(name, data) : outbox.drop(name)),
  )
  useEffect(() => {
    if (read.data !== null) keep(read.data)
  }, [read.data])
  useEffect(() => {
    if (!away) return
    void outbox.recall(name).then((data) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put by above, under the same name, sealed since
      if (data !== undefined) setKept({ name, data: data as ReplyOf<E> })
    })
  }, [away, name])
  const found = away && kept?.name === name ? kept.data : null
  return { ...read, data: read.data ?? found, failure: found === null ? read.failure : null, kept: found !== null }
}

/** A record of which nothing was written yet. */
export const newVisitDraft = (
  of: Pick<VisitDraft, 'task' | 'region' | 'owner' | 'title' | 'titles' | 'visitedOn' | 'visitedAt'>,
): VisitDraft => ({
  ...of,
  found: {},
  summary: '',
  present: true,
  position: null,
  photos: [],
  handIn: null,
  refused: null,
  version: 0,
})
