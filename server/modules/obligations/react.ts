import type { CaseEvent } from '#contracts/case-events.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { ObligationsNeeds } from './ask.ts'
import type { ObligationCommand } from './obligation.ts'
import { obligationOf, obligationStream } from './obligation-stream.ts'

const wanted = new Set([
  'case.accepted',
  'case.deferred-supplied',
  'case.deferred-checked',
  'case.decided',
  'case.withdrawn',
])

/** 义务 begin with a fact of a case and end with one; what has none of them is left alone. */
export function caseReader(platform: Platform, ask: ObligationsNeeds): Reader {
  return {
    name: 'obligations',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const event = eventFrom<CaseEvent>(recorded.type, recorded.data)
      if (event.type === 'accepted') {
        if (event.deferral) await open(platform, ask, recorded, event.deferral)
        return
      }
      const command = commandFor(event)
      if (command) await act(platform, ask, recorded, command)
    },
  }
}

function commandFor(event: CaseEvent): ObligationCommand | null {
  switch (event.type) {
    case 'deferred-supplied':
      return { type: 'answer' }
    case 'deferred-checked':
      return { type: event.complete ? 'keep' : 'reopen' }
    case 'withdrawn':
      return { type: 'release' }
    case 'decided':
      return event.outcome === 'refused' ? { type: 'release' } : null
    default:
      return null
  }
}

async function open(
  platform: Platform,
  ask: ObligationsNeeds,
  recorded: Recorded,
  terms: NonNullable<Extract<CaseEvent, { type: 'accepted' }>['deferral']>,
): Promise<void> {
  const owed = await ask.caseOwed(recorded.region, recorded.stream)
  await act(
    platform,
    ask,
    recorded,
    {
      type: 'open',
      kind: 'deferred-material',
      owedBy: 'party',
      office: owed.intakeOffice,
      case: recorded.stream,
      number: owed.number,
      item: owed.item,
      revision: owed.revision,
      what: terms.materials,
      consequence: terms.consequence,
      limitDays: terms.limitDays,
      since: terms.since,
    },
    owed.applicant,
  )
}

/** A case without such an obligation has a stream without events, for which the rules find nothing to do. */
async function act(
  platform: Platform,
  ask: ObligationsNeeds,
  { region, stream, id }: Recorded,
  command: ObligationCommand,
  debtor?: string,
): Promise<void> {
  const calendar = await ask.catalogue.calendar(region)
  await executeAs(platform.engine, 'obligations', id, {
    kind: obligationStream,
    region,
    target: { stream: obligationOf(stream, 'deferred-material'), fresh: true },
    commandId: v5(id, 'obligation', command.type),
    decide: ({ day }) => ({ command, env: { calendar, day }, ...(debtor ? { origin: { onBehalfOf: debtor } } : {}) }),
  })
}
