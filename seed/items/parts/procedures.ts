import type { SpecialProcedure } from '#contracts/special-procedures.ts'

/** 听证 of a licence that touches others’ major interests; five days to ask for it and twenty to hold it. */
export const hearing: SpecialProcedure = {
  kind: 'hearing',
  maxDays: 25,
  basis: '《中华人民共和国行政许可法》第四十六条、第四十七条',
  bundled: false,
}

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
