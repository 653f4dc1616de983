import { DeliverBy, type CaseEvent, type ParcelSigner } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { printsAtMost } from '#contracts/self-print.ts'
import type { Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'
import { decisionPaper } from '../ways/set-aside.ts'
import { agentOn, type AgentNamed } from './agent-rules.ts'
import { originalsToCheck, type LooksAtOriginals } from './originals.ts'

/** What was signed at a window: the commitment to what the vault holds of it. */
export type Signed = { how: 'drawn' | 'typed'; content: string; agent: boolean }

export type DeliveryCommand =
  /** `here`: it is the applicant's own act, or at a window somebody who may make it stands there. */
  | {
      type: 'choose-delivery'
      deliverBy: DeliverBy
      hall: string | null
      recipient: string | null
      agent?: AgentNamed | null
      here: boolean
    }
  | {
      type: 'hand-over'
      by: 'electronic' | 'window' | 'agent'
      /** The document shown is the applicant's, or of the agent who was named. */
      identityMatches: boolean
      originals?: readonly string[]
      signed?: Signed | null
    }
  | { type: 'dispatch'; parcel: string; packed: readonly string[] }
  | { type: 'deposit'; deposit: string; packed: readonly string[] }
  | {
      type: 'note-deposit'
      deposit: string
      outcome:
        | { is: 'stored'; locker: string; cell: string; until: string }
        | { is: 'taken-out'; locker: string; cell: string; takenAt: string; day: Day }
        | { is: 'not-fetched' | 'not-stored' | 'no-cell' }
    }
  | { type: 'print'; codeMatches: boolean; shown: 'applicant' | 'filer' | null }
  | {
      type: 'note-parcel'
      parcel: string
      outcome:
        | { is: 'signed'; company: string; waybill: string; signer: ParcelSigner; signedAt: string; day: Day }
        | { is: 'refused' | 'undeliverable' | 'lost' }
    }

/** Papers that are the result, by kind: what a parcel must hold. */
export const resultKinds: readonly string[] = ['cover-sheet', 'joint-feedback', 'decision', 'licence']

/** Ways on which a hall gives the result out; on the others the applicant takes it without anybody. */
export const byHall = (way: DeliverBy): boolean => way !== 'electronic' && way !== 'self-print'

/** The ways for which a result waits in 待出件; rows and boxes go by the same. */
export const hallWays: readonly DeliverBy[] = DeliverBy.options.filter(byHall)

/** A parcel or a stay in a locker that has begun and not ended; then the way cannot change. */
export const onTheWay = ({ dispatched, deposited }: Pick<CaseState, 'dispatched' | 'deposited'>) =>
  dispatched ?? deposited

/** The papers of the result, by name, the decision first: they are printed at once and done in any order. */
export const resultPapers = ({ papers, setAside }: Pick<CaseState, 'papers' | 'setAside'>): string[] =>
  resultKinds.flatMap((kind) =>
    papers
      .filter((one) => one.kind === kind && (kind !== 'decision' || one.paper === decisionPaper({ setAside })))
      .map(({ paper }) => paper),
  )

/** How often a result may still be printed at kiosks. */
export const printsLeft = ({ prints }: Pick<CaseState, 'prints'>, item: Pick<Item, 'prints'>): number =>
  Math.max(0, (item.prints ?? printsAtMost) - prints.length)

/** Whether a kiosk may print now: the result is ready, or was fetched at a kiosk before. */
export const printable = ({ phase, deliverBy, proof }: Pick<CaseState, 'phase' | 'deliverBy' | 'proof'>): boolean =>
  deliverBy === 'self-print' && (phase === 'ready' || proof?.way === 'self-print')

/**
 * 送达: the result reaches the party by the way the party chose, with proof of receipt.
 *
 * @source 行政许可法 第四十四条 (ten working days to issue and deliver); 民事诉讼法 第八十七条, 第九十条, 第九十一条 (receipt by signature, electronically, by post)
 */
export function decideDelivery(
  command: DeliveryCommand,
  state: CaseState,
  { day, item }: { day: Day; item: LooksAtOriginals & Pick<Item, 'prints'> },
): CaseEvent[] {
  switch (command.type) {
    case 'choose-delivery': {
      demand(state.phase !== 'none' && state.phase !== 'closed', 'case.ended')
      demand(!onTheWay(state), 'delivery.under-way')
      demand(state.whole === null, 'delivery.of-whole')
      demand(command.here, 'window.nobody-here')
      demand(command.deliverBy !== 'courier' || command.recipient, 'delivery.needs-recipient')
      const agent = agentOn(command)
      return [
        {
          type: 'delivery-chosen',
          deliverBy: command.deliverBy,
          hall: state.hall ?? (byHall(command.deliverBy) ? command.hall : null),
          recipient: command.deliverBy === 'courier' ? command.recipient : null,
          ...(agent && { agent }),
          day,
        },
      ]
    }

    case 'hand-over': {
      demandResult(state)
      demand(!onTheWay(state), 'delivery.under-way')
      demand(state.deliverBy === command.by, 'case.other-delivery')
      if (command.by === 'electronic')
        return [{ type: 'delivered', by: 'electronic', day, identityChecked: false, proof: null }]
      demand(command.identityMatches, command.by === 'agent' ? 'delivery.other-agent' : 'case.identity-mismatch')
      const originals = originalsToCheck(item, state)
      const unchecked = originals.filter(({ key }) => !command.originals?.includes(key))
      const names = unchecked.map(({ name }) => name).join('、')
      demand(unchecked.length === 0, 'delivery.originals-unchecked', { names })
      demand(command.signed, 'delivery.needs-signature')
      return [
        {
          type: 'delivered',
          by: command.by,
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
      demand(!onTheWay(state), 'delivery.under-way')
      return [{ type: 'result-dispatched', parcel: command.parcel, packed: packedWhole(command.packed, state), day }]
    }

    case 'deposit': {
      demandResult(state)
      demand(state.deliverBy === 'locker', 'case.other-delivery')
      demand(!onTheWay(state), 'delivery.under-way')
      return [{ type: 'result-deposited', deposit: command.deposit, packed: packedWhole(command.packed, state), day }]
    }

    case 'note-deposit': {
      if (state.phase !== 'ready' || state.deposited?.deposit !== command.deposit) return []
      const { deposit, outcome } = command
      switch (outcome.is) {
        case 'stored': {
          const { locker, cell, until } = outcome
          return state.deposited.at ? [] : [{ type: 'result-in-locker', deposit, locker, cell, until, day }]
        }
        case 'taken-out': {
          const { locker, cell, takenAt } = outcome
          const proof = { way: 'locker' as const, deposit, locker, cell, takenAt }
          return [{ type: 'delivered', by: 'locker', day: outcome.day, identityChecked: false, proof }]
        }
        case 'not-fetched':
        case 'not-stored':
        case 'no-cell':
          return [{ type: 'deposit-came-back', deposit, reason: outcome.is, day }]
      }
    }

    // A wrong code, a wrong document and a case that goes another way are refused alike: nobody learns by trying which case is there.
    case 'print': {
      demand(command.codeMatches && command.shown && printable(state), 'print.unknown')
      demand(printsLeft(state, item) > 0, 'print.no-print-left', { most: item.prints ?? printsAtMost })
      const printed: CaseEvent = { type: 'result-printed', papers: resultPapers(state), day }
      if (state.phase === 'closed') return [printed]
      const proof = { way: 'self-print' as const, shown: command.shown }
      return [printed, { type: 'delivered', by: 'self-print', day, identityChecked: true, proof }]
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

/** The whole result and nothing else. @throws RuleViolation `delivery.packing-incomplete` */
function packedWhole(packed: readonly string[], state: CaseState): string[] {
  const result = resultPapers(state)
  demand(
    result.every((paper) => packed.includes(paper)) && packed.every((one) => result.includes(one)),
    'delivery.packing-incomplete',
  )
  return [...new Set(packed)]
}
