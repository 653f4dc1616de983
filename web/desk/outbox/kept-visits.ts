import { call } from '#web/shared/call.ts'
import { outbox } from './outbox.ts'
import { createVisits, type Visits } from './visits.ts'

/** The visits of this application, kept where the window keeps its filings. */
export const visits: Visits = createVisits(outbox, call, new BroadcastChannel('yichuang-visits'))
