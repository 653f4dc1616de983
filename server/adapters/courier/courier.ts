import { z } from 'zod'
import type { Courier } from '#contracts/asks.ts'
import { TrackEntry } from '#contracts/deliveries.ts'
import { openExchange, type Reach } from '../exchange.ts'

/** The courier did not answer, or not what was asked. Says the status only: a parcel names a person and a door. */
export class CourierFailed extends Error {
  override name = 'CourierFailed'
}

const Announced = z.object({ company: z.string().min(2).max(40), waybill: z.string().regex(/^[A-Z0-9-]{6,40}$/) })
const Track = z.object({ entries: z.array(TrackEntry).max(500) })

/**
 * 快递 over HTTP. `POST <url>/parcels` with the effect as `idempotency-key` answers with company and waybill, the same ones however often
 * it is asked; `GET <url>/parcels/<waybill>/track` answers with all that is known, in any order.
 */
export function openCourier(reach: Reach): Courier {
  const { ask, tell } = openExchange(reach, 'the courier', CourierFailed)
  return {
    announce: ({ effect, ...parcel }) => tell('/parcels', effect, parcel, Announced),
    track: async (waybill) =>
      (await ask(`/parcels/${encodeURIComponent(waybill)}/track`, Track, { method: 'GET' })).entries,
  }
}
