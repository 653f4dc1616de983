import type { z } from 'zod'
import type { HearingRule } from '#contracts/hearings.ts'
import type { SpecialProcedure } from '#contracts/special-procedures.ts'

/** 听证 of a licence that touches others’ major interests; five days to ask for it and twenty to hold it. */
const hearing: SpecialProcedure = {
  kind: 'hearing',
  maxDays: 25,
  basis: '《中华人民共和国行政许可法》第四十六条、第四十七条',
  bundled: false,
}

const rightToBeHeard = '《中华人民共和国行政许可法》第四十七条'

/**
 * 听证 before a licence that bears on others’ major interests: the chair is drawn in the office that decides, and its time is not counted.
 *
 * @param shows questions whose answers the announcement tells, where it is held without being asked for
 * @param others the other procedures whose time is not counted
 * @param basis articles of other laws after that of the licensing law
 */
export const heardIn = (
  office: string,
  { shows, others = [], basis }: { shows: string[]; others?: SpecialProcedure[]; basis?: string },
): { specialProcedures: SpecialProcedure[]; hearing: z.input<typeof HearingRule> } => ({
  specialProcedures: [...others, hearing],
  hearing: { office, basis: basis ? `${rightToBeHeard}；${basis}` : rightToBeHeard, shows },
})

/** 专家评审. */
export const expertReview = (maxDays: number, basis: string): SpecialProcedure => ({
  kind: 'expert-review',
  maxDays,
  basis,
  bundled: false,
})

/** 检测. */
export const testing = (maxDays: number, basis: string): SpecialProcedure => ({
  kind: 'testing',
  maxDays,
  basis,
  bundled: false,
})
