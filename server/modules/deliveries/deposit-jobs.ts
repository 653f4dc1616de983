import type { CaseEvent } from '#contracts/case-events.ts'
import type { Locker } from '#contracts/asks.ts'
import { executeAs } from '#platform/execute.ts'
import type { Job } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { DeliveriesNeeds } from './ask.ts'
import type { DepositCommand } from './deposit.ts'
import { depositStream } from './deposit-stream.ts'

/** A result that the window wants in a locker is answered by a stay there, once: its id is said by the event. */
export function depositReader(platform: Platform, ask: DeliveriesNeeds): Reader {
  return {
    name: 'deposits',
    wants: (type) => type === 'case.result-deposited',
    async handle(event) {
      const deposited = eventFrom<CaseEvent>(event.type, event.data)
      if (deposited.type !== 'result-deposited') return
      const { number, hall, intakeOffice: office } = await ask.caseOnTheWay(event.region, event.stream)
      if (!hall) throw new RangeError('a result is put into the locker of a hall')
      const papers = deposited.packed.length
      await executeAs(platform.engine, 'deliveries', event.id, {
        kind: depositStream,
        region: event.region,
        target: { stream: deposited.deposit, fresh: true },
        commandId: v5(event.id, 'begin-deposit'),
        decide: ({ day }) => ({
          command: { type: 'begin' as const, case: event.stream, number, papers, hall, office },
          env: { day },
        }),
      })
    },
  }
}

/** What the outside world is asked about a stay, and what it answered. */
export function depositJobs(platform: Platform, ask: DeliveriesNeeds) {
  const note = (region: string, stream: string, commandId: string, command: DepositCommand) =>
    executeAs(platform.engine, 'deliveries', null, {
      kind: depositStream,
      region,
      target: { stream },
      commandId,
      decide: ({ day }) => ({ command, env: { day } }),
    })
  const locker = (): Locker => {
    if (!ask.locker) throw new Error('no locker is connected')
    return ask.locker
  }
  const now = () => new Date(platform.wallNow()).toISOString()

  return {
    /** Repeated, it asks under the same effect, and the locker gives the same cell. Whose personal data are erased is given none. */
    async reserve({ region, stream, effect, payload }: Job): Promise<void> {
      const { case: caseStream, number, papers } = payload as { case: string; number: string; papers: number }
      const { pickUpCode } = await ask.caseOnTheWay(region, caseStream)
      const given = await locker().reserve({ effect, reference: number, code: pickUpCode, pieces: papers })
      await note(region, stream, v5(effect, 'note-cell'), { type: 'note-cell', given, at: now() })
    },

    /** Makes the code void; the locker says whether somebody was there before. */
    async recall({ region, stream, effect, payload }: Job): Promise<void> {
      const answer = await locker().recall((payload as { ticket: string }).ticket)
      await note(region, stream, v5(effect, 'note-recall'), { type: 'note-recall', ...answer })
    },

    /** Asks how one stay goes. */
    async hear(region: string, stream: string, ticket: string): Promise<void> {
      const news = await locker().news(ticket)
      if (news.length === 0) return
      const refs = [...new Set(news.map(({ ref }) => ref))].toSorted()
      await note(region, stream, v5(stream, 'hear', ...refs), { type: 'hear', news })
    },

    /** The days are over. */
    askBack: (region: string, stream: string, dueAt: string) =>
      note(region, stream, v5(stream, 'ask-back', dueAt), { type: 'ask-back' }),
  }
}
