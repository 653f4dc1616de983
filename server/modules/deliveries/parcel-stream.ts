import type { ParcelEvent } from '#contracts/deliveries.ts'
import { canonical } from '#kernel/canonical.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, upsert } from '#platform/table.ts'
import { parcelDecider, whereIs, type ParcelCommand, type ParcelEnv, type ParcelState } from './parcel.ts'
import { parcels } from './tables.ts'

/** 包裹 as a kind of stream: read by the party it goes to, the hall that sends it, the office whose case it is, and the supervision. */
export const parcelStream: StreamKind<ParcelState, ParcelCommand, ParcelEvent, ParcelEnv> = {
  name: 'parcel',
  decider: parcelDecider,
  project({ region, stream }, state, events, entries) {
    const { facts, announced, track, sentDay } = state
    if (!facts) return []
    const party = events[0]?.type === 'sent' ? entries[0]!.onBehalfOf : null
    const row = upsert(parcels, {
      region,
      stream,
      case_stream: facts.case,
      number: facts.number,
      company: announced?.company ?? null,
      waybill: announced?.waybill ?? null,
      state: whereIs(state),
      ended: state.end !== null,
      sent_day: sentDay,
      track: canonical(track.map(({ ref: _ref, ...entry }) => entry)),
    })
    if (!party) return [row]
    const subjects = [`party:${party}`, `window@${facts.hall}`, `intake@${facts.office}`, `supervise@${region}`]
    return [row, upsert(readers, ...subjects.map((subject) => ({ region, stream, subject })))]
  },
  effects: (_place, state, events) =>
    events.some((event) => event.type === 'sent')
      ? [
          {
            kind: 'announce-parcel',
            payload: { case: state.facts!.case, number: state.facts!.number, papers: state.facts!.papers },
          },
        ]
      : [],
}
