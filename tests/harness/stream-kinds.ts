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
import { ObligationEvent } from '#contracts/obligation-events.ts'
import { DepositEvent } from '#contracts/lockers.ts'
import { PrecaseEvent } from '#contracts/precase-events.ts'
import type { Fact, StreamKind } from '#platform/stream.ts'
import { assessmentStream } from '#server/modules/assessments/assessment-stream.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { calendarStream } from '#server/modules/catalogue/calendar-stream.ts'
import { hallStream } from '#server/modules/catalogue/hall-stream.ts'
import { itemStream } from '#server/modules/catalogue/item-stream.ts'
import { officeStream } from '#server/modules/catalogue/office-stream.ts'
import { credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { depositStream } from '#server/modules/deliveries/deposit-stream.ts'
import { parcelStream } from '#server/modules/deliveries/parcel-stream.ts'
import { transferStream } from '#server/modules/deliveries/transfer-stream.ts'
import { clockStream } from '#server/modules/identity/clock.ts'
import { dutyStream } from '#server/modules/identity/duty.ts'
import { grantStream } from '#server/modules/identity/grant.ts'
import { expertStream } from '#server/modules/identity/experts.ts'
import { effectStream } from '#server/modules/operations/effect-stream.ts'
import { obligationStream } from '#server/modules/obligations/obligation-stream.ts'
import { precaseStream } from '#server/modules/precases/precase-stream.ts'

export type AnyKind = StreamKind<unknown, never, Fact, never>

/**
 * Every kind of stream that the modules write, with the contract of its events: what history, projections and effects are checked over.
 * `tests/event-history.test.ts` compares it with the modules' sources, so a kind that is added is missed there and nowhere silently.
 */
export const streamKinds = [
  { stream: caseStream, events: CaseEvent },
  { stream: precaseStream, events: PrecaseEvent },
  { stream: obligationStream, events: ObligationEvent },
  { stream: parcelStream, events: ParcelEvent },
  { stream: depositStream, events: DepositEvent },
  { stream: transferStream, events: TransferEvent },
  { stream: credentialStream, events: CredentialEvent },
  { stream: assessmentStream, events: AssessmentEvent },
  { stream: itemStream, events: ItemEvent },
  { stream: hallStream, events: HallEvent },
  { stream: officeStream, events: OfficeEvent },
  { stream: calendarStream, events: CalendarEvent },
  { stream: grantStream, events: GrantEvent },
  { stream: clockStream, events: ClockEvent },
  { stream: dutyStream, events: DutyEvent },
  { stream: effectStream, events: EffectEvent },
  { stream: expertStream, events: ExpertEvent },
].map((one) => ({
  // What is folded and projected is read from the log; the types of each kind are its own.
  stream: one.stream as unknown as AnyKind,
  events: one.events as z.ZodDiscriminatedUnion,
}))
