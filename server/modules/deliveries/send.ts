import type { Courier } from '#contracts/asks.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { executeAs } from '#platform/execute.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { DeliveriesNeeds } from './ask.ts'
import { parcelStream } from './parcel-stream.ts'

/** A result that was given to the courier is answered by a parcel, once: its id is said by the event. */
export function sendingReader(platform: Platform, ask: DeliveriesNeeds): Reader {
  return {
    name: 'parcels',
    wants: (type) => type === 'case.result-dispatched',
    async handle(event) {
      const dispatched = eventFrom<CaseEvent>(event.type, event.data)
      if (dispatched.type !== 'result-dispatched') return
      const found = await ask.caseOnTheWay(event.region, event.stream)
      if (!found.hall) throw new RangeError('a result is dispatched at a hall')
      const { number, hall, intakeOffice: office, applicant } = found
      await executeAs(platform.engine, 'deliveries', event.id, {
        kind: parcelStream,
        region: event.region,
        target: { stream: dispatched.parcel, fresh: true },
        commandId: v5(event.id, 'send-parcel'),
        decide: ({ day }) => ({
          command: {
            type: 'send' as const,
            case: event.stream,
            number,
            papers: dispatched.packed.length,
            hall,
            office,
          },
          env: { day },
          origin: { onBehalfOf: applicant },
        }),
      })
    },
  }
}

/**
 * Announces the parcel to the courier and notes the waybill. Run again, it asks under the same effect: the courier gives the same waybill,
 * and the rules keep the first one. Whose personal data are erased is sent nothing.
 */
export async function announceParcel(platform: Platform, ask: DeliveriesNeeds, job: Job): Promise<void> {
  const { case: caseStream, number, papers } = job.payload as { case: string; number: string; papers: number }
  if (!ask.courier) throw new Error('no courier is connected')
  const { recipient } = await ask.caseOnTheWay(job.region, caseStream)
  if (!recipient) return
  const { company, waybill } = await ask.courier.announce({
    effect: job.effect,
    reference: number,
    recipient,
    pieces: papers,
  })
  await executeAs(platform.engine, 'deliveries', null, {
    kind: parcelStream,
    region: job.region,
    target: { stream: job.stream },
    commandId: v5(job.effect, 'note-waybill'),
    decide: ({ day }) => ({ command: { type: 'note-waybill' as const, company, waybill }, env: { day } }),
  })
}

/** Asks the courier how one parcel goes. */
export async function trackParcel(
  platform: Platform,
  courier: Courier,
  { region, stream, waybill }: { region: string; stream: string; waybill: string },
): Promise<void> {
  const entries = await courier.track(waybill)
  if (entries.length === 0) return
  await executeAs(platform.engine, 'deliveries', null, {
    kind: parcelStream,
    region,
    target: { stream },
    commandId: v5(stream, 'track', ...entries.map(({ ref }) => ref).toSorted()),
    decide: ({ day }) => ({ command: { type: 'track' as const, entries }, env: { day } }),
  })
}
