import { saysAtLeast } from '#contracts/text-length.ts'
import type { z } from 'zod'
import type { Score, Verdict } from '#contracts/case-events.ts'
import type { Criterion } from '#contracts/item.ts'

type CriterionRow = z.infer<typeof Criterion>
export type VerdictName = z.infer<typeof Verdict>

/** A line of the sheet while it is being filled. */
export type Line = { met: boolean | null; points: number | null; finding: string }
export type Lines = Readonly<Record<string, Line>>

export const emptyLine: Line = { met: null, points: null, finding: '' }

/** 符合 gives all points of the criterion and 不符合 none, until the reviewer writes other points. */
export function withMet(line: Line, met: boolean, criterion: Pick<CriterionRow, 'points'>): Line {
  const untouched = line.points === null || line.points === (line.met === true ? criterion.points : 0)
  return { ...line, met, points: untouched ? (met ? criterion.points : 0) : line.points }
}

export type Sheet = {
  total: number
  full: number
  done: number
  /** Titles of veto elements marked 不符合: one of them fails the sheet alone. */
  vetoed: string[]
  reached: boolean
  /** Nothing is marked 不符合: whatever the total, it cannot be failed. */
  sound: boolean
  complete: boolean
  scores: z.infer<typeof Score>[]
}

export const findingLength = { min: 2, max: 500 } as const

/** Total, pass mark and completeness of the sheet as it stands. */
export function sheetOf(criteria: readonly CriterionRow[], passMark: number, lines: Lines): Sheet {
  const scores = criteria.flatMap((criterion) => {
    const line = lines[criterion.key] ?? emptyLine
    return isDone(line, criterion)
      ? [{ criterion: criterion.key, points: line.points ?? 0, met: line.met === true, finding: line.finding.trim() }]
      : []
  })
  const total = criteria.reduce((sum, criterion) => sum + (lines[criterion.key]?.points ?? 0), 0)
  const vetoed = criteria
    .filter((criterion) => criterion.veto && lines[criterion.key]?.met === false)
    .map((criterion) => criterion.title)
  const reached = total >= passMark && vetoed.length === 0
  const complete = scores.length === criteria.length
  return {
    total,
    full: criteria.reduce((sum, criterion) => sum + criterion.points, 0),
    done: scores.length,
    vetoed,
    reached,
    sound: complete && scores.every(({ met }) => met),
    complete,
    scores,
  }
}

export function isDone(line: Line, criterion: Pick<CriterionRow, 'points'>): boolean {
  if (line.met === null || line.points === null || !Number.isInteger(line.points)) return false
  const finding = line.finding.trim().length
  return (
    line.points >= 0 && line.points <= criterion.points && finding >= findingLength.min && finding <= findingLength.max
  )
}

/** Reasons of an opinion other than 通过 have at least this many characters, as has the summary of a merge. */
export const leastReasons = 10

export type Gap = 'sheet' | 'verdict' | 'reasons' | 'not-reached' | 'vetoed' | 'sound'

/** What keeps an opinion from being sent; an empty list means it may go. */
export function gapsOf(sheet: Sheet | null, verdict: VerdictName | null, reasons: string): Gap[] {
  const gaps: Gap[] = []
  if (sheet !== null && !sheet.complete) gaps.push('sheet')
  if (verdict === null) gaps.push('verdict')
  const vetoed = sheet !== null && sheet.complete && sheet.vetoed.length > 0
  if (vetoed && verdict !== null && verdict !== 'fail') gaps.push('vetoed')
  else if (verdict === 'pass' && sheet !== null && sheet.complete && !sheet.reached) gaps.push('not-reached')
  else if (verdict === 'fail' && sheet?.sound) gaps.push('sound')
  if (verdict !== null && verdict !== 'pass' && !saysAtLeast(reasons, leastReasons)) gaps.push('reasons')
  return gaps
}
