import type { TransferEvent } from '#contracts/deliveries.ts'
import { canonical } from '#kernel/canonical.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, upsert } from '#platform/table.ts'
import { signers, transfers } from './tables.ts'
import { transferDecider, type TransferCommand, type TransferEnv, type TransferState } from './transfer.ts'

/** 材料交接 as a kind of stream: read by the hall that took the originals in, the office they go to, and the supervision. */
export const transferStream: StreamKind<TransferState, TransferCommand, TransferEvent, TransferEnv> = {
  name: 'transfer',
  decider: transferDecider,
  project({ region, stream }, state, events, entries) {
    const { facts } = state
    if (!facts) return []
    const row = upsert(transfers, {
      region,
      stream,
      case_stream: facts.case,
      number: facts.number,
      item: facts.item,
      revision: facts.revision,
      materials: facts.materials,
      missing: canonical(state.missing),
      returned: state.returned,
      hall: facts.hall,
      office: facts.office,
      place: state.place,
      sheet: state.sheet,
      taken_day: state.takenDay,
      handed_at: state.handedOverAt,
      received_at: state.receivedAt,
    })
    return [
      row,
      ...events.flatMap((event, index) => {
        switch (event.type) {
          case 'originals-taken':
            return [
              upsert(
                readers,
                ...[`window@${facts.hall}`, `intake@${facts.office}`, `supervise@${region}`].map((subject) => ({
                  region,
                  stream,
                  subject,
                })),
              ),
            ]
          case 'handed-over':
          case 'received':
            return [upsert(signers, { region, stream, act: event.type, signer: entries[index]!.actor })]
          case 'originals-returned':
            return []
        }
      }),
    ]
  },
  effects: (_place, _state, events) =>
    events.flatMap((event) =>
      event.type === 'handed-over' || event.type === 'received'
        ? [{ kind: 'print-transfer-sheet', key: event.type, payload: { act: event.type } }]
        : [],
    ),
}

/** Name of the sheet under its case: one when it is handed over, one with both signatures. */
export const sheetName = (stream: string, act: 'handed-over' | 'received'): string =>
  `transfer-${stream.slice(0, 8)}-${act === 'received' ? 'signed' : 'open'}`
