import type { ParcelEvent } from '#contracts/deliveries.ts'
import { parseDay } from '#kernel/day.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'

/** A parcel whose way has ended delivers its case, or brings the result back into the queue of the window. */
export function parcelReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'case-parcel',
    wants: (type) => type === 'parcel.ended',
    async handle(event) {
      const ended = eventFrom<ParcelEvent>(event.type, event.data)
      if (ended.type !== 'ended') return
      const { state: is, company, waybill, signer, at: signedAt } = ended
      const by = { actor: 'cases', cause: event.id, region: event.region, stream: ended.case }
      await platformAct(platform, ask, by, v5(event.id, 'note-parcel'), {
        type: 'note-parcel',
        parcel: event.stream,
        outcome: is === 'signed' ? { is, company, waybill, signer, signedAt, day: parseDay(ended.day) } : { is },
      })
    },
  }
}
