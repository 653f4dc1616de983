import type { CaseEvent, DeliverBy, ParcelSigner } from '#contracts/case-events.ts'
import type { Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'
import { originalsToCheck, type LooksAtOriginals } from './originals.ts'

/** What was signed at a window: the commitment to what the vault holds of it. */
export type Signed = { how: 'drawn' | 'typed'; content: string; agent: boolean }

export type DeliveryCommand =
  | { type: 'choose-delivery'; deliverBy: DeliverBy; hall: string | null; recipient: string | null }
  | {
      type: 'hand-over'
      by: 'electronic' | 'window'
      identityMatches: boolean
      originals?: readonly string[]
      signed?: Signed | null
    }
  | { type: 'dispatch'; parcel: string; packed: readonly string[] }
  | {
      type: 'note-parcel'
      parcel: string
      outcome:
        | { is: 'signed'; company: string; waybill: string; signer: ParcelSigner; signedAt: string; day: Day }
        | { is: 'refused' | 'undeliverable' | 'lost' }
    }

/** Papers that are the result, by kind: what a parcel must hold. */
export const resultKinds: readonly string[] = ['decision', 'licence']

/**
 * 送达: the result reaches the party by the way the party chose, with proof of receipt.
 *
 * @source 行政许可法 第四十四条 (ten working days to issue and deliver); 民事诉讼法 第八十七条, 第九十条, 第九十一条 (receipt by signature, electronically, by post)
 */
export function decideDelivery(
  command: DeliveryCommand,
  state: CaseState,
  { day, item }: { day: Day; item: LooksAtOriginals },
): CaseEvent[] {
  switch (command.type) {
    case 'choose-delivery':
      demand(state.phase !== 'none' && state.phase !== 'closed', 'case.ended')
      demand(!state.dispatched, 'delivery.under-way')
      demand(command.deliverBy !== 'courier' || command.recipient, 'delivery.needs-recipient')
      return [
        {
          type: 'delivery-chosen',
          deliverBy: command.deliverBy,
          hall: state.hall ?? (command.deliverBy === 'electronic' ? null : command.hall),
          recipient: command.deliverBy === 'courier' ? command.recipient : null,
          day,
        },
      ]

    case 'hand-over': {
      demandResult(state)
      demand(!state.dispatched, 'delivery.under-way')
      demand(state.deliverBy === command.by, 'case.other-delivery')
      if (command.by === 'electronic')
        return [{ type: 'delivered', by: 'electronic', day, identityChecked: false, proof: null }]
      demand(command.identityMatches, 'case.identity-mismatch')
      const originals = originalsToCheck(item, state)
      const unchecked = originals.filter(({ key }) => !command.originals?.includes(key))
      const names = unchecked.map(({ name }) => name).join('、')
      demand(unchecked.length === 0, 'delivery.originals-unchecked', { names })
      demand(command.signed, 'delivery.needs-signature')
      return [
        {
          type: 'delivered',
          by: 'window',
          day,
          identityChecked: true,
          ...(originals.length > 0 ? { originals: originals.map(({ key }) => key) } : {}),
          proof: { way: 'signature', ...command.signed },
        },
      ]
    }

    case 'dispatch': {
      demandResult(state)
      demand(state.deliverBy === 'courier', 'case.other-delivery')
      demand(!state.dispatched, 'delivery.under-way')
      const result = state.papers.filter(({ kind }) => resultKinds.includes(kind)).map(({ paper }) => paper)
      demand(
        result.every((paper) => command.packed.includes(paper)) && command.packed.every((one) => result.includes(one)),
        'delivery.packing-incomplete',
      )
      return [{ type: 'result-dispatched', parcel: command.parcel, packed: [...new Set(command.packed)], day }]
    }

    case 'note-parcel': {
      if (state.phase !== 'ready' || state.dispatched?.parcel !== command.parcel) return []
      const { parcel, outcome } = command
      if (outcome.is !== 'signed') return [{ type: 'parcel-came-back', parcel, reason: outcome.is, day }]
      const { company, waybill, signer, signedAt } = outcome
      return [
        {
          type: 'delivered',
          by: 'courier',
          day: outcome.day,
          identityChecked: false,
          proof: { way: 'parcel', parcel, company, waybill, signer, signedAt },
        },
      ]
    }
  }
}

function demandResult(state: CaseState): void {
  demand(state.phase !== 'closed', state.deliveredDay ? 'case.delivered-already' : 'case.ended')
  demand(state.phase === 'ready', 'case.not-ready')
}
