import type { Fact, StreamKind } from '#platform/stream.ts'
import { assessmentStream } from './modules/assessments/assessment-stream.ts'
import { caseStream } from './modules/cases/case-stream.ts'
import { calendarStream } from './modules/catalogue/calendar-stream.ts'
import { hallStream } from './modules/catalogue/hall-stream.ts'
import { itemStream } from './modules/catalogue/item-stream.ts'
import { officeStream } from './modules/catalogue/office-stream.ts'
import { credentialStream } from './modules/credentials/credential-stream.ts'
import { depositStream } from './modules/deliveries/deposit-stream.ts'
import { parcelStream } from './modules/deliveries/parcel-stream.ts'
import { transferStream } from './modules/deliveries/transfer-stream.ts'
import { clockStream } from './modules/identity/clock.ts'
import { dutyStream } from './modules/identity/duty.ts'
import { grantStream } from './modules/identity/grant.ts'
import { expertStream } from './modules/identity/experts.ts'
import { mandateStream } from './modules/identity/mandate.ts'
import { partyStream } from './modules/identity/party.ts'
import { effectStream } from './modules/operations/effect-stream.ts'
import { obligationStream } from './modules/obligations/obligation-stream.ts'
import { precaseStream } from './modules/precases/precase-stream.ts'

/** A kind of stream of which only the log's own text is folded and projected. */
export type AnyKind = StreamKind<unknown, never, Fact, never>

const kinds = [
  caseStream,
  precaseStream,
  obligationStream,
  parcelStream,
  depositStream,
  transferStream,
  credentialStream,
  assessmentStream,
  itemStream,
  hallStream,
  officeStream,
  calendarStream,
  grantStream,
  clockStream,
  dutyStream,
  effectStream,
  expertStream,
  mandateStream,
  partyStream,
]

/**
 * Every kind of stream that the modules write: what `npm run verify` folds. `tests/event-history.test.ts` compares it with the modules'
 * sources, so a kind that is added is missed there and nowhere silently.
 */
// What is folded and projected is read from the log; the types of each kind are its own.
export const streamKinds = kinds as readonly unknown[] as readonly AnyKind[]

/** What has a stream's id and no event of it, and why: the rest of the tables is held against the log by `npm run verify`. */
export const streamless = {
  // What an applicant prepares has its id, key and files before it is filed.
  begun: ['cases.drafts'],
  apart: [
    // The number of a paper, under an id of the paper's own.
    'platform.registers',
    // What a discarded draft leaves, until the sweep.
    'documents.files',
    'documents.papers',
    'documents.page_keys',
    // Made before the command that opens a part of a composite, and left there when it is refused.
    'vault.keys',
  ],
} as const
