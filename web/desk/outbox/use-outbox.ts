import { useEffect, useState, useSyncExternalStore } from 'react'
import { Guide, listItems, readGuide } from '#contracts/catalogue.ts'
import type { RegionId, ItemCode } from '#contracts/ids.ts'
import type { SessionView } from '#contracts/identity.ts'
import type { ItemSummary } from '#contracts/item.ts'
import { call } from '#web/shared/call.ts'
import { useQuery, type QueryState } from '../query.ts'
import type { Filing } from './filing.ts'
import { outbox, type OutboxState } from './outbox.ts'

export function useOutbox(): OutboxState {
  return useSyncExternalStore(outbox.subscribe, outbox.snapshot)
}

export function useFiling(id: string): Filing | null {
  return useOutbox().filings.find((one) => one.id === id) ?? null
}

/** Whose filings these are: another post of the same person is another's. */
export const ownerOf = ({ role, region, office, counter, name }: SessionView): string =>
  [region, role, office, counter, name].join('|')

/** Sends when the link is back, and says when it is gone. */
export function useLink(session: SessionView): void {
  const takesIn = session.can.includes('window.identify')
  const owner = ownerOf(session)
  useEffect(() => {
    if (!takesIn) return
    void outbox.start(owner)
    const up = () => outbox.linked(true)
    const down = () => outbox.linked(false)
    if (!navigator.onLine) down()
    addEventListener('online', up)
    addEventListener('offline', down)
    return () => {
      removeEventListener('online', up)
      removeEventListener('offline', down)
    }
  }, [takesIn, owner])
}

const guideName = (region: RegionId, item: string) => `guide/${region}/${item}`

/** 办事指南 of an item; with the link down, as this window last read it. */
export function useGuide(region: RegionId, item: ItemCode, revision: number): QueryState<Guide> {
  const read = useQuery(readGuide, { params: { region, item }, query: { revision } })
  const [kept, setKept] = useState<Guide | null>(null)
  const away = read.failure?.kind === 'unanswered'
  useEffect(() => {
    if (read.data) void outbox.remember(guideName(region, item), read.data)
  }, [read.data, region, item])
  useEffect(() => {
    if (!away) return
    void findGuide(region, item).then((guide) => setKept(guide?.item.revision === revision ? guide : null))
  }, [away, region, item, revision])
  const data = read.data ?? kept
  return { ...read, data, failure: data === null ? read.failure : null }
}

export async function findGuide(region: RegionId, item: string): Promise<Guide | null> {
  return Guide.safeParse(await outbox.recall(guideName(region, item))).data ?? null
}

const mostKept = 100

/** Puts by what this window needs to go on without the link: its items and their forms. */
export async function keepForLater(region: RegionId): Promise<void> {
  const { items } = await call(listItems, { params: { region }, query: { channel: 'window', limit: mostKept } })
  await outbox.remember(`items/${region}`, items)
  for (const { code } of items)
    await outbox.remember(guideName(region, code), await call(readGuide, { params: { region, item: code }, query: {} }))
}

export async function keptItems(region: RegionId): Promise<readonly ItemSummary[]> {
  return ((await outbox.recall(`items/${region}`)) as ItemSummary[] | undefined) ?? []
}
