import type { ReactNode } from 'react'
import type { ApplyData } from './ApplyForm.tsx'
import type { CorrectData } from './CorrectForm.tsx'

/** Parts of pages that React takes over, loaded only where a page has one. */
const islands: Record<string, (data: unknown) => Promise<ReactNode>> = {
  // The data was written by the page of the same name with this type.
  apply: async (data) => (await import('./apply.tsx')).apply(data as ApplyData),
  correct: async (data) => (await import('./correct.tsx')).correct(data as CorrectData),
}

export async function takeOver(): Promise<void> {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = place.dataset.island ?? ''
    const data = document.querySelector(`[data-island-data="${name}"]`)?.textContent
    const island = islands[name]
    if (!island || !data) continue
    const [{ hydrateRoot }, tree] = await Promise.all([import('react-dom/client'), island(JSON.parse(data))])
    hydrateRoot(place, tree)
    place.dataset.ready = ''
  }
}
