import type { Module, Platform } from '#platform/platform.ts'
import type { DeliveriesNeeds } from './ask.ts'
import { depositJobs, depositReader } from './deposit-jobs.ts'
import { depositRoutes } from './deposit-routes.ts'
import { follow } from './follow.ts'
import { openNumbers } from '#platform/numbers.ts'
import { originalsReader, printSheet } from './originals.ts'
import { transferRoutes } from './transfer-routes.ts'
import { parcelRoutes } from './parcel-routes.ts'
import { announceParcel, sendingReader, trackParcel } from './send.ts'

export type { CaseOnTheWay, DeliveriesNeeds } from './ask.ts'

/** 送达: results and originals on their way, with proof of receipt. */
export function openDeliveries({
  platform,
  ask,
  followEveryMs,
}: {
  platform: Platform
  ask: DeliveriesNeeds
  /** How often courier and locker are asked about one thing; null leaves that to another server. */
  followEveryMs: { parcels: number; deposits: number } | null
}): Module {
  const { courier } = ask
  const jobs = depositJobs(platform, ask)
  const following = followEveryMs
    ? [
        ...(courier
          ? [
              follow(
                platform,
                { table: 'deliveries.parcels', by: 'waybill' },
                (region, stream, waybill) => trackParcel(platform, courier, { region, stream, waybill }),
                followEveryMs.parcels,
              ),
            ]
          : []),
        ...(ask.locker
          ? [follow(platform, { table: 'deliveries.deposits', by: 'ticket' }, jobs.hear, followEveryMs.deposits)]
          : []),
      ]
    : []
  return {
    name: 'deliveries',
    routes: [...parcelRoutes(ask), ...depositRoutes(ask), ...transferRoutes(ask, openNumbers(platform.db))],
    readers: [sendingReader(platform, ask), depositReader(platform, ask), originalsReader(platform, ask)],
    performers: {
      'announce-parcel': (job) => announceParcel(platform, ask, job),
      'reserve-cell': jobs.reserve,
      'recall-deposit': jobs.recall,
      'print-transfer-sheet': (job) => printSheet(platform, ask, job),
    },
    deadlines: {
      deposit: async ({ region, stream, dueAt }) => void (await jobs.askBack(region, stream, dueAt)),
    },
    close: async () => void (await Promise.all(following.map((one) => one.close()))),
  }
}
