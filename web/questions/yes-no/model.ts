/** The two answers and what stands for them in the form of a page, in the order in which they are offered. */
export const yesOrNo = [
  { answer: true, value: 'yes' },
  { answer: false, value: 'no' },
] as const
