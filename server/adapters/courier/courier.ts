import { z } from 'zod'
import type { Courier } from '#contracts/asks.ts'
import { TrackEntry } from '#contracts/deliveries.ts'

/** The courier did not answer, or not what was asked. Says the status only: a parcel names a person and a door. */
export class CourierFailed extends Error {
  override name = 'CourierFailed'
}

const Announced = z.object({ company: z.string().min(2).max(40), waybill: z.string().regex(/^[A-Z0-9-]{6,40}$/) })
const Track = z.object({ entries: z.array(TrackEntry).max(500) })

/**
 * 快递 over HTTP. `POST <url>/parcels` with the effect as `idempotency-key` answers with company and waybill, the same ones however often
 * it is asked; `GET <url>/parcels/<waybill>/track` answers with all that is known, in any order.
 *
 * @param options.timeoutMs for the whole exchange
 */
export function openCourier(options: { url: string; fetch?: typeof fetch; timeoutMs?: number }): Courier {
  const send = options.fetch ?? fetch

  async function exchange<T>(path: string, shape: z.ZodType<T>, init: RequestInit): Promise<T> {
    let response: Response
    try {
      response = await send(`${options.url}${path}`, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 5_000),
      })
    } catch {
      throw new CourierFailed('the courier cannot be reached')
    }
    const answer = shape.safeParse(response.ok ? await response.json().catch(() => null) : null)
    if (!answer.success) throw new CourierFailed(`the courier answered ${response.status}`)
    return answer.data
  }

  return {
    announce: ({ effect, ...parcel }) =>
      exchange('/parcels', Announced, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': effect },
        body: JSON.stringify(parcel),
      }),
    track: async (waybill) =>
      (await exchange(`/parcels/${encodeURIComponent(waybill)}/track`, Track, { method: 'GET' })).entries,
  }
}
