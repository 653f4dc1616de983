import { deputyRoles, mostAbsentDays, type AbsenceReason } from '#contracts/absences.ts'
import type { GrantEvent } from '#contracts/case-events.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Grant } from './grant.ts'

/** 离岗 as it stands. */
export type Absence = { from: string; through: string; reason: AbsenceReason; deputy: string | null; began: boolean }

/** What is true of the post that is to act meanwhile. */
export type DeputyFacts = {
  grant: string
  role: string
  office: string | null
  person: string
  held: boolean
  away: { from: string; through: string } | null
}

export type AbsenceCommand =
  | {
      type: 'appoint-absence'
      from: string
      through: string
      reason: AbsenceReason
      deputy: DeputyFacts | null
      today: string
    }
  | { type: 'end-absence'; today: string }
  | { type: 'absence-day-came'; today: string }

/** 离岗 from a day to a day, and who acts meanwhile: somebody of equal duty who is there. It begins and ends by the clock. */
export function decideAbsence(command: AbsenceCommand, { granted, revoked, absence }: Grant): GrantEvent[] {
  const { today } = command
  switch (command.type) {
    case 'appoint-absence': {
      const { from, through, reason, deputy } = command
      demand(granted && !revoked, 'post.ended')
      demand(!absence, 'absence.already')
      const last = addDays(parseDay(from), mostAbsentDays - 1)
      demand(from >= today && through >= from && through <= last, 'absence.days', { limit: mostAbsentDays })
      if (deputy) {
        demand(
          deputyRoles.some((role) => role === granted.role),
          'absence.no-deputy',
        )
        const { role, office, person, held, away } = deputy
        const equal = held && role === granted.role && office === granted.office && person !== granted.person
        demand(equal, 'absence.not-equal')
        demand(!away || away.through < from || away.from > through, 'absence.deputy-away')
      }
      const appointed: GrantEvent = {
        type: 'absence-appointed',
        from,
        through,
        reason,
        deputy: (deputy?.grant ?? null) as Extract<GrantEvent, { type: 'absence-appointed' }>['deputy'],
        day: today,
      }
      return from === today ? [appointed, { type: 'absence-began', day: today }] : [appointed]
    }
    case 'end-absence':
      demand(absence, 'absence.none')
      return [{ type: 'absence-ended', day: today }]
    case 'absence-day-came':
      if (!absence || revoked) return []
      if (absence.through < today) return [{ type: 'absence-ended', day: today }]
      return !absence.began && absence.from <= today ? [{ type: 'absence-began', day: today }] : []
  }
}

export function foldAbsence(
  absence: Absence | null,
  event: Extract<GrantEvent, { type: 'absence-appointed' | 'absence-began' | 'absence-ended' }>,
): Absence | null {
  switch (event.type) {
    case 'absence-appointed': {
      const { from, through, reason, deputy } = event
      return { from, through, reason, deputy, began: false }
    }
    case 'absence-began':
      return absence && { ...absence, began: true }
    case 'absence-ended':
      return null
  }
}
