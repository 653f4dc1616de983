import { z } from 'zod'

/** 启封依据: for what the law lets a seal be opened. There is no other. */
export const SealGround = z.enum(['reconsideration', 'litigation', 'discipline', 'complaint', 'accountability'])
export type SealGround = z.infer<typeof SealGround>

/** The grounds in words, each with the law it rests on. */
export const sealGrounds: Record<SealGround, { text: string; basis: string }> = {
  reconsideration: { text: '行政复议答复和举证', basis: '《中华人民共和国行政复议法》第四十八条' },
  litigation: { text: '行政诉讼举证', basis: '《中华人民共和国行政诉讼法》第三十四条、第六十七条' },
  discipline: { text: '纪检监察机关调查', basis: '《中华人民共和国监察法》第十八条' },
  complaint: { text: '投诉举报核查', basis: '《中华人民共和国行政许可法》第十条第一款' },
  accountability: { text: '行政许可责任追究', basis: '《中华人民共和国行政许可法》第七十二条至第七十五条' },
}

/** 不同意启封的理由: a ground and no words of one's own, which could name somebody. */
export const RefusedOpening = z.enum(['ground-not-shown', 'document-differs', 'not-necessary'])
export type RefusedOpening = z.infer<typeof RefusedOpening>

/** The reasons against opening in words. */
export const refusedOpenings: Record<RefusedOpening, string> = {
  'ground-not-shown': '法定依据不足',
  'document-differs': '文书与本办件不符',
  'not-necessary': '不启封也能查明',
}

/** 文号 of the document that asks for it, and nothing beside: 连纪立〔2026〕12号, （2026）苏07行初15号. */
export const SealDocument = z
  .string()
  .trim()
  .regex(
    /^(\p{Script=Han}{1,12}〔20\d\d〕\d{1,6}号|（20\d\d）\p{Script=Han}\d{2,4}\p{Script=Han}{2,3}\d{1,6}号)$/u,
    '请按“连纪立〔2026〕12号”或“（2026）苏07行初15号”的写法填写文号',
  )
