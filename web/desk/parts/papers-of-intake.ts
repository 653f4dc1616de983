import type { CaseView } from '#contracts/cases.ts'

type Paper = CaseView['papers'][number]

/** What an act of the intake leads to. */
export type TakenIn = 'refused' | 'correcting' | 'accepted'

/** How a case was taken in last; null where it is at another step. */
export function takenIn({ phase, ending }: Pick<CaseView, 'phase' | 'ending'>): TakenIn | null {
  if (ending === 'refused-at-intake') return 'refused'
  if (phase === 'correcting') return 'correcting'
  return phase === 'review' || phase === 'deciding' ? 'accepted' : null
}

/**
 * The papers of the last act of the intake, each null until it is set, which happens in the background: of a second 补正告知 its own notice and
 * not the first, with 容缺 the notice of what is still to come beside that of the acceptance.
 */
export function papersOfIntake(
  view: Pick<CaseView, 'phase' | 'ending' | 'papers' | 'timeline' | 'deferral'>,
): (Paper | null)[] {
  const of = (kind: string) => view.papers.findLast((one) => one.kind === kind) ?? null
  switch (takenIn(view)) {
    case 'refused':
      return [of('intake-refusal')]
    case 'correcting': {
      const current = view.timeline.find(({ key }) => key === 'deficiency')?.paper
      return [view.papers.find(({ paper }) => paper === current) ?? null]
    }
    case 'accepted':
      return [of('acceptance-notice'), ...(view.deferral?.due ? [of('deferral-notice')] : [])]
    case null:
      return []
  }
}
