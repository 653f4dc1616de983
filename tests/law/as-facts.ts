// The log of a case as the oracle reads it: the days on which things happened and what the applicant was told, never a day that our rules computed.
import type { CaseEvent } from '#contracts/case-events.ts'
import { extensionTask } from '#contracts/extensions.ts'
import type { Item, Limit } from '#contracts/item.ts'
import type { Fact, ItemLaw, LawOfLimit } from './case-facts.ts'
import type { z } from 'zod'

/** What an item says of its limits. */
export function lawOf(item: Item): ItemLaw {
  const bundled = item.specialProcedures.filter((one) => one.bundled).map(({ kind }) => kind)
  return {
    decision: lawOfLimit(item.statutory),
    // 捆绑计算 binds the promise; the limit of the law leaves the time out all the same.
    promise: { ...lawOfLimit(item.promised), bundled },
    ...(item.extension && { extension: item.extension.days, extendsPromise: item.extension.promised }),
    ...(item.parts.length === 0 && { internal: item.internalDays ?? 5 }),
    deliversRefusals: true,
  }
}

function lawOfLimit({ days, unit, from }: z.infer<typeof Limit>): LawOfLimit {
  return { days, unit: unit === 'working' ? 'working-days' : 'calendar-days', from }
}

/** The facts in one event; none for what moves no limit. Deemed acceptance is no fact: the oracle must find it. */
export function factsOf(event: CaseEvent, item: Item): Fact[] {
  switch (event.type) {
    case 'submitted': {
      const until = event.about?.timely ? event.about.validUntil : null
      const received: Fact = { on: event.day, is: 'received' }
      return until ? [received, { on: event.day, is: 'renewal-asked', until }] : [received]
    }
    case 'deficiency-notified':
      return [{ on: event.day, is: 'deficiency-told' }]
    case 'corrected': // 当场更正 moves no limit
      return event.onTheSpot ? [] : [{ on: event.day, is: event.type }]
    case 'refused-at-intake':
    case 'withdrawn':
    case 'delivered':
      return [{ on: event.day, is: event.type }]
    case 'accepted':
      return event.deemed ? [] : [{ on: event.recordedDay, is: 'accepted' }]
    case 'task-opened': {
      // What is asked of a head is due with the limit itself.
      if (event.task === extensionTask) return []
      const { limitDays } = item.tasks.find(({ key }) => key === event.task)!
      return [{ on: event.day, is: 'step-opened', step: event.task, days: limitDays }]
    }
    case 'opinion-given':
    case 'feedback-merged':
      return [{ on: event.day, is: 'step-closed', step: event.task }]
    case 'decided':
      return [
        { on: event.day, is: 'step-closed', step: event.task },
        { on: event.day, is: event.outcome },
      ]
    case 'parts-settled':
      return [{ on: event.day, is: event.outcome }]
    case 'special-procedure-begun': {
      const { day: on, procedure, kind, expectedDays: needs } = event
      return [{ on, is: 'procedure-begun', procedure, kind, told: null, needs }]
    }
    case 'paper-issued': {
      // What the applicant is told in writing is what the paper says, from the day on which there is one.
      const procedure = /^special-procedure-notice-(.+)$/.exec(event.paper)?.[1]
      return procedure ? [{ on: event.day, is: 'told-in-writing', procedure }] : []
    }
    case 'task-put-aside':
      return [{ on: event.day, is: 'step-put-aside', step: event.task, days: event.days }]
    case 'task-taken-up':
      return [{ on: event.day, is: 'step-taken-up', step: event.task }]
    case 'referred':
      return [{ on: event.day, is: 'sent-up' }]
    case 'limit-extended':
      return [{ on: event.day, is: 'extended', days: event.days }]
    case 'special-procedure-ended':
      return [{ on: event.day, is: 'procedure-ended', procedure: event.procedure }]
    default:
      return []
  }
}
