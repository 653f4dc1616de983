import type { Hit } from './search.ts'

/** Looks after the licence was granted; before it the register may tell nothing of it. */
const granted = 'ready|closed|decided on a promise|a closure put forward|a licence revoked'
const register = new RegExp(String.raw`^(?:${granted}): \S+ GET /api/\w+/credentials(?:\?\S*)? → 200 \(body\)$`)
/** 监督检查记录: which licence was looked at stands there under its identifier (行政许可法 第六十一条), and nothing of whose it is. */
const checks = new RegExp(String.raw`^(?:${granted}): \S+ GET /api/\w+/check-records(?:\?\S*)? → 200 \(body\)$`)
/** A page of them ends with the id of its last record; shown to a reviewer anywhere else it is found. */
const recorded = /^(?:identifier of |event id of case\.promise-checked$)/
const published = /^(?:firm's name|firm's code|identifier of |text of case\.paper-numbered of the decision$)/

/**
 * What law publishes to everybody is no leak: once a licence is granted, the register says which firm holds it, with the
 * 统一社会信用代码 and the number of the decision that 双公示 tells, and under which identifier (行政许可法 第四十条). It names no case and no hour of a day, and nothing else of whoever holds it; whatever else is found there stays a hit.
 */
export const beyondTheRegister = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    ({ token, source }) =>
      !(register.test(source) && published.test(token.what)) && !(checks.test(source) && recorded.test(token.what)),
  )
