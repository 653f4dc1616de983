import type { Page } from 'playwright-core'
import { followed } from '#tests/harness/followed.ts'

/** Whether somebody stays when their step is over; `altered`: scripts, routes or listeners are added to the page, so that nobody else ever has it. */
export type Stays = boolean | 'altered'

/** Pages that people of a journey have one after another, each in a browser of its own. */
export type LentBrowsers = {
  /** One that nobody has, as if it were new. Given back at the end of the step inside which it was lent, unless its person stays. */
  lend(stays: Stays): Promise<Page>
  giveBack(page: Page): void
  /** Walks a step; where it fails, its pages stand as they are. */
  duringStep(walk: () => Promise<void>): Promise<void>
  /** At the end of a journey, while its server still answers: empties what is not altered, and answers all that the next one in this process begins with. */
  leave(): Promise<readonly Page[]>
}

/** What a journey left, at the address that the next one of this process has too. */
const left: Page[] = []
/** More than so many at one time few journeys need. */
const mostLeft = 4

/**
 * To open a browser and let it load and compile the desk costs twice what it costs to empty one: cookies, what pages store, and the tabs beside the first go;
 * what was fetched and compiled stays, and the page's process: by way of an empty page it would be another.
 *
 * @param again  whether one that was given back is lent again
 */
export function lentBrowsers(base: string, open: () => Promise<Page>, again: boolean): LentBrowsers {
  const free: Page[] = again ? left.splice(0) : []
  const ofJourney = new Set<Page>()
  let ofStep: Set<Page> | null = null

  function giveBack(page: Page): void {
    ofStep?.delete(page)
    ofJourney.delete(page)
    if (again) free.push(page)
  }

  return {
    giveBack,
    async lend(stays) {
      const page = (await nextEmptied(free, base)) ?? (await open())
      if (stays === true) ofJourney.add(page)
      else if (!stays) ofStep?.add(page)
      return page
    },
    async duringStep(walk) {
      ofStep = new Set()
      await walk()
      for (const page of ofStep) giveBack(page)
      ofStep = null
    },
    async leave() {
      // One that cannot be emptied any more is closed like the others.
      const whole = again && followed.byOthers ? [...free, ...ofJourney].slice(0, mostLeft - left.length) : []
      for (const page of whole) if (await emptied(page, base).catch(() => false)) left.push(page)
      return left
    },
  }
}

/** The one that was given back first: what it still asked for has been answered. */
async function nextEmptied(free: Page[], base: string): Promise<Page | undefined> {
  for (let page = free.shift(); page !== undefined; page = free.shift()) if (await emptied(page, base)) return page
  return undefined
}

async function emptied(page: Page, base: string): Promise<boolean> {
  if (page.isClosed() || !page.url().startsWith(`${base}/`)) return false
  const context = page.context()
  for (const other of context.pages()) if (other !== page) await other.close()
  await page.evaluate(() => sessionStorage.clear())
  // A document of the same process without scripts: whoever still stood in the desk would have its database closed in the middle of a read.
  await page.goto(`${base}/api/health`)
  const session = await context.newCDPSession(page)
  const storageTypes = 'cookies,local_storage,indexeddb,cache_storage'
  await session.send('Storage.clearDataForOrigin', { origin: base, storageTypes })
  await session.detach()
  return true
}
