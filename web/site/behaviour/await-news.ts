import { listMyCases } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'

/** How often is asked, and how many times at most. */
const paces = { soon: { everyMs: 3000, times: 40 }, later: { everyMs: 60_000, times: 60 } }

/**
 * Waits on the case page for the case to move on. Asks the list of cases, which reads no personal data, and only while the page is in
 * view. Then the page is loaded again, or a bar offers that to somebody who is writing.
 */
export async function awaitNews(region: string): Promise<void> {
  const mark = document.querySelector<HTMLElement>('[data-await]')
  const pace = paces[mark?.dataset.await === 'soon' ? 'soon' : 'later']
  if (!mark?.dataset.case) return
  for (let time = 0; time < pace.times; time++) {
    await new Promise((resolve) => setTimeout(resolve, pace.everyMs))
    if (document.visibilityState !== 'visible') continue
    const version = await versionOf(region, mark.dataset.case)
    if (version === undefined) return
    if (version === Number(mark.dataset.version)) continue
    if (!isWriting()) return location.reload()
    return offer(mark)
  }
}

async function versionOf(region: string, id: string): Promise<number | undefined> {
  try {
    const { cases } = await call(listMyCases, { params: { region }, query: { limit: 50 } })
    return cases.find((each) => each.case === id)?.version
  } catch {
    // Logged out or offline: the page stays as it is, and one reload by hand tells.
    return undefined
  }
}

function isWriting(): boolean {
  return Array.from(document.querySelectorAll('form')).some((form) =>
    Array.from(new FormData(form).values()).some((value) => typeof value === 'string' && value !== ''),
  )
}

function offer(mark: HTMLElement): void {
  const link = document.createElement('a')
  link.href = location.pathname
  link.textContent = copy.case.refresh
  mark.className = 'notice'
  mark.setAttribute('role', 'status')
  mark.replaceChildren(copy.case.news, link)
}
