import type { CaseView } from '#contracts/cases.ts'

/** What an accepted case waits for at a window, which materials can be brought for it, and the last day as it was told; null where none was. */
export type Awaited = { what: 'revision' | 'deferred'; materials: readonly string[]; due: string | null }

/** Beside a correction: the one revision after 专家评审, and what 容缺 left for later. A case may wait for both, each with a limit of its own. */
export function awaitedAtWindow({
  can,
  panels,
  materials,
  deferral,
}: Pick<CaseView, 'can' | 'panels' | 'materials' | 'deferral'>): Awaited[] {
  const awaited: Awaited[] = []
  if (can.includes('hand-in-revision')) {
    const panel = panels.find(({ standing }) => standing === 'revising')
    const filed = new Set(materials.map(({ material }) => material))
    awaited.push({
      what: 'revision',
      materials: (panel?.materials ?? []).map(({ key }) => key).filter((key) => filed.has(key)),
      due: panel?.due ?? null,
    })
  }
  if (can.includes('supply-deferred'))
    awaited.push({
      what: 'deferred',
      materials: (deferral?.materials ?? [])
        .filter(({ state }) => state === 'awaited' || state === 'returned')
        .map(({ material }) => material),
      due: deferral?.due ?? null,
    })
  return awaited
}
