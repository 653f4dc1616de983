import type { z } from 'zod'
import type { TaskDefinition } from '#contracts/item.ts'
import { sections } from '#seed/city/staff.ts'

type Task = z.input<typeof TaskDefinition>
type Visit = NonNullable<Task['visit']>

/** 现场核查 by two officers of the office that decides: what they look at, where, and why they have to know the place. */
export const twoOfficersLook = (
  office: string,
  {
    title = '现场核查',
    limitDays,
    ...visit
  }: Omit<Visit, 'teams' | 'noticeDays'> & { title?: string; limitDays: number },
): Task => ({
  key: 'visit',
  title,
  kind: 'site-visit',
  office,
  limitDays,
  whenLate: {
    ladder: [
      { after: 0, act: 'remind' },
      { after: 2, act: 'supervise' },
    ],
    basis: visit.basis,
  },
  visit: { teams: [{ office, section: sections.siteVisits, people: 2 }], noticeDays: 0, ...visit },
})
