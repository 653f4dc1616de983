import type { DepositEvent } from '#contracts/lockers.ts'
import { parseDay } from '#kernel/day.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'
import type { DeliveryCommand } from './delivery-rules.ts'

/** A result that lies in a locker can be fetched; taken out it is delivered, and else it is back in the queue of the window. */
export function depositNewsReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'case-deposit',
    wants: (type) => type === 'deposit.stored' || type === 'deposit.ended',
    async handle(event) {
      const news = eventFrom<DepositEvent>(event.type, event.data)
      if (news.type !== 'stored' && news.type !== 'ended') return
      const outcome = outcomeOf(news)
      const by = { actor: 'cases', cause: event.id, region: event.region, stream: news.case }
      await platformAct(platform, ask, by, v5(event.id, 'note-deposit'), {
        type: 'note-deposit',
        deposit: event.stream,
        outcome,
      })
    },
  }
}

function outcomeOf(
  news: Extract<DepositEvent, { type: 'stored' | 'ended' }>,
): Extract<DeliveryCommand, { type: 'note-deposit' }>['outcome'] {
  const { locker, cell, at } = news
  if (news.type === 'stored') return { is: 'stored', locker: news.locker, cell: news.cell, until: news.until }
  return news.state === 'taken-out'
    ? { is: 'taken-out', locker: locker ?? '', cell: cell ?? '', takenAt: at, day: parseDay(news.day) }
    : { is: news.state }
}
