import type { Module, Platform } from '#platform/platform.ts'
import type { DeliveriesNeeds } from './ask.ts'
import { followParcels } from './follow.ts'
import { openNumbers } from '#platform/numbers.ts'
import { originalsReader, printSheet } from './originals.ts'
import { transferRoutes } from './transfer-routes.ts'
import { parcelRoutes } from './parcel-routes.ts'
import { announceParcel, sendingReader } from './send.ts'

export type { CaseOnTheWay, DeliveriesNeeds } from './ask.ts'

/** 送达: results and originals on their way, with proof of receipt. */
export function openDeliveries({
  platform,
  ask,
  followEveryMs,
}: {
  platform: Platform
  ask: DeliveriesNeeds
  /** How often the courier is asked about one parcel; null leaves that to another server. */
  followEveryMs: number | null
}): Module {
  const following = ask.courier && followEveryMs !== null ? followParcels(platform, ask.courier, followEveryMs) : null
  return {
    name: 'deliveries',
    routes: [...parcelRoutes(ask), ...transferRoutes(ask, openNumbers(platform.db))],
    readers: [sendingReader(platform, ask), originalsReader(platform, ask)],
    performers: {
      'announce-parcel': (job) => announceParcel(platform, ask, job),
      'print-transfer-sheet': (job) => printSheet(platform, ask, job),
    },
    close: async () => following?.close(),
  }
}
