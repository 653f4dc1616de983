import type { Answers } from './steps.ts'

/** A field that was changed on this page and elsewhere, to different answers. */
export type Clash = { key: string; typed: unknown; newer: unknown }

/**
 * Two ways in which one draft was written on, as one; in a clash `answers` has what was typed on this page.
 *
 * @param base what both went on from; `typed` is this page's, `newer` what was saved elsewhere
 */
export function merged(base: Answers, typed: Answers, newer: Answers): { answers: Answers; clashes: Clash[] } {
  const keys = [...new Set([...Object.keys(typed), ...Object.keys(newer), ...Object.keys(base)])]
  const answers: Answers = {}
  const clashes: Clash[] = []
  for (const key of keys) {
    const mine = !equal(typed[key], base[key])
    const theirs = !equal(newer[key], base[key])
    const value = mine ? typed[key] : newer[key]
    if (value !== undefined) answers[key] = value
    if (mine && theirs && !equal(typed[key], newer[key])) clashes.push({ key, typed: typed[key], newer: newer[key] })
  }
  return { answers, clashes }
}

/** What of `after` is not as it was before; undefined for what is not there any more. */
export function changes(before: Answers, after: Answers): Answers {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(keys.filter((key) => !equal(before[key], after[key])).map((key) => [key, after[key]]))
}

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
