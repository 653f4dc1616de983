import { fenFromYuan, isFen, yuanOf } from '#kernel/money.ts'

/**
 * An amount in 分 from yuan as people type them: full-width digits, commas, ￥ and 元 are read. What is no amount stays text, so that the
 * check can say so.
 */
export function readMoney(typed: string): number | string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,，¥元]/g, '')
  if (plain === '') return undefined
  try {
    return fenFromYuan(plain)
  } catch {
    return typed.trim()
  }
}

/** The amount in the box: yuan without separators. */
export function writeMoney(answer: unknown): string {
  if (typeof answer === 'number' && isFen(answer)) return yuanOf(answer).replace(/\.00$/, '')
  return typeof answer === 'string' ? answer : ''
}
