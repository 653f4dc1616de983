import type { ReactNode } from 'react'
import type { ApplyData } from './ApplyForm.tsx'
import type { CorrectData } from './CorrectForm.tsx'

/** Parts of pages that React takes over, loaded only where a page has one. */
const islands: Record<string, (data: unknown) => Promise<ReactNode>> = {
  // The data was written by the page of the same name with this type.
  apply: async (data) => (await import('./apply.tsx')).apply(data as ApplyData),
  correct: async (data) => (await import('./correct.tsx')).correct(data as CorrectData),
}

/** A part is ready once React has taken it over, not when it was told to: what is typed in between would be lost. */
export async function takeOver(): Promise<void> {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = place.dataset.island ?? ''
    const data = document.querySelector(`[data-island-data="${name}"]`)?.textContent
    const island = islands[name]
    if (!island || !data) continue
    const [{ awake, hydrateRoot }, tree] = await Promise.all([import('./awake.tsx'), island(JSON.parse(data))])
    const drawn = place.innerHTML
    hydrateRoot(
      place,
      awake(tree, () => (place.dataset.ready = '')),
      {
        // The browser drew something else than the server: the page works, but this is a fault of ours, and rare enough to say where.
        onRecoverableError(error) {
          reportError(error)
          setTimeout(() => console.error(`island ${name}: ${difference(drawn, place.innerHTML)}`))
        },
      },
    )
  }
}

/** Where two texts part. */
function difference(server: string, browser: string): string {
  let at = 0
  while (at < server.length && server[at] === browser[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  return `the server drew ${around(server)}, the browser ${around(browser)}`
}
