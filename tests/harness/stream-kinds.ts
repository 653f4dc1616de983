import type { z } from 'zod'
import { AssessmentEvent } from '#contracts/assessments.ts'
import { CaseEvent, GrantEvent } from '#contracts/case-events.ts'
import { CredentialEvent } from '#contracts/credentials.ts'
import { ParcelEvent, TransferEvent } from '#contracts/deliveries.ts'
import { DutyEvent } from '#contracts/duty.ts'
import { ExpertEvent } from '#contracts/experts.ts'
import { ItemEvent } from '#contracts/form-design.ts'
import { CalendarEvent } from '#contracts/calendars.ts'
import { HallEvent } from '#contracts/halls.ts'
import { OfficeEvent } from '#contracts/office-reminders.ts'
import { ClockEvent } from '#contracts/identity.ts'
import { EffectEvent } from '#contracts/operations.ts'
import { MandateEvent } from '#contracts/mandates.ts'
import { ObligationEvent } from '#contracts/obligation-events.ts'
import { DepositEvent } from '#contracts/lockers.ts'
import { PartyEvent } from '#contracts/parties.ts'
import { PrecaseEvent } from '#contracts/precase-events.ts'
import { streamKinds as kinds, type AnyKind } from '#server/stream-kinds.ts'

export type { AnyKind }

const contracts: Record<string, z.ZodDiscriminatedUnion | undefined> = {
  assessment: AssessmentEvent,
  calendar: CalendarEvent,
  case: CaseEvent,
  credential: CredentialEvent,
  deposit: DepositEvent,
  duty: DutyEvent,
  effect: EffectEvent,
  expert: ExpertEvent,
  grant: GrantEvent,
  hall: HallEvent,
  item: ItemEvent,
  mandate: MandateEvent,
  obligation: ObligationEvent,
  office: OfficeEvent,
  parcel: ParcelEvent,
  party: PartyEvent,
  'platform-clock': ClockEvent,
  precase: PrecaseEvent,
  transfer: TransferEvent,
}

/** Every kind of stream that the modules write, with the contract of its events: what history, projections and effects are checked over. */
export const streamKinds = kinds.map((stream) => {
  const events = contracts[stream.name]
  if (!events) throw new RangeError(`no contract of the events of ${stream.name}`)
  return { stream, events }
})
