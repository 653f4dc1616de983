import type { VisitDraft } from './visits.ts'

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What both wrote in one place stays, one behind the other; what one says whole already is not said twice. */
function bothWords(mine: string, theirs: string, before: string): string {
  const grown = grownIn(theirs, before, mine)
  if (grown !== null) return grown
  if (mine.includes(theirs)) return mine
  return theirs.includes(mine) ? theirs : `${theirs}\n${mine}`
}

/**
 * Words that stand in a text as lines of their own, behind which they were put by an earlier merge, as they go on by now; null where they don't. Within
 * a line nothing is put together: of a measured 3 that became 30 here and 35 there nobody may make 350.
 */
function grownIn(text: string, before: string, now: string): string | null {
  if (before === '') return null
  const at = `\n${text}\n`.lastIndexOf(`\n${before}\n`)
  return at < 0 ? null : text.slice(0, at) + now + text.slice(at + before.length)
}

/**
 * One record on which two pages of this device wrote, as one: what only one of them changed is as that one left it, words that both wrote are both
 * kept, and of what can only be one thing this page's counts, which shows it.
 *
 * @param base what both went on from; `mine` is this page's, `theirs` what lies on the device
 */
export function mergedVisit(base: VisitDraft, mine: VisitDraft, theirs: VisitDraft): VisitDraft {
  const pick = <K extends keyof VisitDraft>(key: K): VisitDraft[K] =>
    same(mine[key], base[key]) ? theirs[key] : mine[key]
  const text = (own: string, other: string, before: string): string => {
    if (own === before) return other
    return other === before || own === other ? own : bothWords(own, other, before)
  }
  const nothing = { met: null, seen: '' }
  const points = [...new Set([...Object.keys(theirs.found), ...Object.keys(mine.found)])]
  const found = points.map((point) => {
    const [before, own, other] = [base, mine, theirs].map((one) => one.found[point] ?? nothing)
    const met = own!.met === before!.met ? other!.met : own!.met
    return [point, { met, seen: text(own!.seen, other!.seen, before!.seen) }] as const
  })
  const gone = base.photos.filter(
    ({ file }) => ![mine, theirs].every((one) => one.photos.some((kept) => kept.file === file)),
  )
  const photos = [
    ...theirs.photos,
    ...mine.photos.filter(({ file }) => !theirs.photos.some((one) => one.file === file)),
  ]
  return {
    ...mine,
    found: Object.fromEntries(found),
    summary: text(mine.summary, theirs.summary, base.summary),
    present: pick('present'),
    visitedOn: pick('visitedOn'),
    visitedAt: pick('visitedAt'),
    position: pick('position'),
    photos: photos.filter(({ file }) => !gone.some((one) => one.file === file)),
  }
}
