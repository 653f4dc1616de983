import type { CaseEvent } from '#contracts/case-events.ts'
import type { RegisterStatus } from '#contracts/credential-life.ts'
import type { Item } from '#contracts/item.ts'
import { offersMatter } from '#contracts/item-matter.ts'
import { matterTitles, renewalLeadDays, type AboutLicence, type LicenceMatter } from '#contracts/matters.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { deliveredBy } from '../papers/paper-rules.ts'

/** A licence as the register knows it on the day of filing. */
export type FiledLicence = {
  credential: string
  identifier: string
  validUntil: string | null
  status: RegisterStatus
}

export type MatterCommand = { type: 'renewal-clock-ran-out' }

const ended: Record<Exclude<FiledLicence['status'], 'valid' | 'suspended'>, string> = {
  expired: '过期',
  revoked: '被撤销',
  retracted: '被撤回',
  forfeited: '被吊销',
  cancelled: '注销',
}

/**
 * What an application says of the licence that it is about: only what the item offers, only while the licence stands.
 *
 * @throws RuleViolation `matter.…`
 * @source 行政许可法 第四十九条 (变更), 第五十条 (延续, thirty days before the end), 第七十条
 */
export function aboutLicence(matter: LicenceMatter, licence: FiledLicence, item: Item, day: Day): AboutLicence {
  demand(offersMatter(item, matter), 'matter.not-offered')
  const { credential, identifier, validUntil } = licence
  const past = validUntil !== null && day > parseDay(validUntil)
  const status = licence.status === 'valid' && past ? 'expired' : licence.status
  if (status !== 'valid' && status !== 'suspended')
    // A licence that ran out may still be struck from the register.
    demand(status === 'expired' && matter === 'cancellation', 'matter.licence-ended', {
      status: ended[status],
      matter: matterTitles[matter],
    })
  demand(matter !== 'renewal' || validUntil !== null, 'matter.nothing-to-renew')
  const timely = matter === 'renewal' ? day <= lastTimelyDay(validUntil!, item) : null
  return { matter, credential, identifier, validUntil, timely }
}

/** The last day on which a renewal is asked for in time. */
export function lastTimelyDay(validUntil: string, item: Pick<Item, 'matters'>): Day {
  const rule = item.matters.find(({ matter }) => matter === 'renewal')
  return addDays(parseDay(validUntil), -(rule?.leadDays ?? renewalLeadDays))
}

/**
 * 视为准予延续: who asked in time, and to whom nobody had answered on the licence's last day, goes on. What was handed back for correction and
 * not corrected by that day waits for the applicant, not for the office.
 *
 * @source 行政许可法 第五十条第二款
 */
export function decideMatter(_command: MatterCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { day } = env
  const until = deemedAfter(state)
  if (until === null || day <= parseDay(until)) return []
  return [
    {
      type: 'deemed-renewed',
      validUntil: until,
      basis: '《中华人民共和国行政许可法》第五十条第二款',
      deliverDue: deliveredBy(env, addDays(parseDay(until), 1)),
      day: addDays(parseDay(until), 1),
      recordedDay: day,
    },
  ]
}

/** The last day by which silence has not yet renewed; null where it never will, as where the case was answered before. */
export function deemedAfter({ about, phase, withdrawing, receivedDay, setAside }: CaseState): string | null {
  const waits = phase === 'intake' || phase === 'review'
  if (!waits || setAside || withdrawing.asked || !about?.timely || about.validUntil === null) return null
  return receivedDay <= about.validUntil ? about.validUntil : null
}

export function foldDeemedRenewal(
  state: CaseState,
  { basis, day, deliverDue }: Extract<CaseEvent, { type: 'deemed-renewed' }>,
): CaseState {
  return {
    ...state,
    phase: 'issuing',
    intakeDue: null,
    deliverDue: deliverDue ?? null,
    decision: { outcome: 'granted', reasons: '', basis, made: 'silence', why: null, noPlace: false, deferred: [], day },
  }
}
