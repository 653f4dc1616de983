import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
// oxlint-disable-next-line import/no-unassigned-import -- a script that builds web/dist when it is stale
import '../../scripts/build-web.ts'
import { borrowBrowser } from '#tests/harness/browser.ts'
import type { AssembleOptions } from '#server/assemble.ts'
import { lentBrowsers, type Stays } from './lent-browsers.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'

const root = join(import.meta.dirname, '../..')

/** The one address of all journeys of a process: what a browser has fetched and compiled for one serves the next. */
let port = 0

/** What any page of the journey complained about: errors of scripts and of the content policy. */
let faults: string[] = []

/** Monday 09:00 in Beijing, so that no journey meets a weekend it did not ask for. */
const monday = Date.parse('2026-11-23T01:00:00Z')

export type Stage = {
  platform: TestPlatform
  base: string
  /**
   * Somebody at a browser of their own; nobody for `null`. The first on each side of the counter logs in with one click on the log-in page,
   * which leads where it leads; whoever comes later, or begins at an address (`at`), is logged in by what the click sends.
   * Who comes inside a step leaves with it, unless they stay (`stays`), and everybody leaves with the journey: the next has that browser, emptied.
   */
  enter(account: string | null, options?: { narrow?: boolean; at?: string; stays?: Stays }): Promise<Page>
  /** Somebody has gone before their step is over: the next has their browser, emptied. */
  leave(page: Page): void
  /** One step of a journey; after one that failed the rest cannot be walked. */
  step(title: string, walk: () => Promise<void>): void
}

/** `offline`: the browsers keep the files of the desk, as those of people do; elsewhere that is work for nothing. */
export type StageOptions = Partial<AssembleOptions> & { offline?: boolean }

/**
 * The real server on a free port over a database of its own, with the demonstration city and the built web, and one browser.
 * To be awaited at the top of a test file: everything is closed at the end of the file.
 */
export async function openStage({ offline = false, ...options }: StageOptions = {}): Promise<Stage> {
  port = await freePort(port)
  const base = `http://localhost:${port}`
  const begun = performance.now()
  faults = []
  // Before the server's own end, for what a browser leaves to the next journey it empties at an address of this one.
  after(() => end())
  let end = (): Promise<void> => Promise.resolve()
  const platform = await testPlatform({
    publicOrigin: base,
    leaves: [],
    dist: join(root, 'web/dist'),
    wallNow: () => monday + Math.round(performance.now() - begun),
    ...options,
  })
  await platform.app.listen({ port, host: '127.0.0.1' })
  const { browser, leave } = await borrowBrowser()
  let stuck: string | null = null
  /** Where a click on the log-in page has led, by the side of the counter. */
  const ledTo = new Map<'applicant' | 'staff', string>()
  const browsers = lentBrowsers(base, () => openPage(browser, base, offline), !offline)
  end = async () => {
    const complaints = [...faults]
    await leave(stuck === null ? await browsers.leave() : [])
    assert.deepEqual(complaints, [], 'no page had a fault')
  }
  return {
    platform,
    base,
    step(title, walk) {
      void test(title, async () => {
        if (stuck !== null) assert.fail(`the journey ended at “${stuck}”`)
        try {
          await browsers.duringStep(walk)
        } catch (error) {
          stuck = title
          await keepLastLooks(browser)
          throw error
        }
      })
    },
    leave: browsers.giveBack,
    async enter(account, { narrow = false, at, stays = false } = {}) {
      const page = await browsers.lend(stays)
      const size = narrow ? { width: 360, height: 740 } : { width: 1280, height: 900 }
      const { width, height } = page.viewportSize()!
      if (width !== size.width || height !== size.height) await page.setViewportSize(size)
      const side = account?.startsWith('applicant-') ? 'applicant' : 'staff'
      const to = at ?? (account === null ? undefined : ledTo.get(side))
      if (account !== null && to !== undefined) await logIn(page, account)
      await page.goto(to ?? (account === null ? 'about:blank' : '/login'))
      if (account === null || to !== undefined) return page
      const card = page.locator(`[data-log-in="${account}"]`)
      if (!(await card.isVisible())) await page.locator('details').filter({ has: card }).locator('summary').click()
      await card.click()
      await page.waitForURL((address) => address.pathname !== '/login')
      ledTo.set(side, side === 'staff' ? '/desk/' : new URL(page.url()).pathname)
      return page
    },
  }
}

async function openPage(browser: Browser, base: string, offline: boolean): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => void faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A refused request is logged by the browser itself; whether it was rightly refused is the test's affair.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  return page
}

async function logIn(page: Page, account: string): Promise<void> {
  const answer = await page.request.post('/api/demonstration/session', {
    data: { account },
    headers: { 'command-id': randomUUID() },
  })
  assert.ok(answer.ok(), `${account} is not logged in: ${answer.status()} ${await answer.text()}`)
}

async function keepLastLooks(browser: Browser): Promise<void> {
  const folder = process.env['YICHUANG_SCREENSHOTS']
  if (!folder) return
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [at, page] of pages.entries()) await page.screenshot({ path: join(folder, `failed-${at}.png`) })
}

/**
 * Goes to a page of the desk as its own links do, so that the application is not loaded and compiled again; what was typed is not asked about.
 * Who stands there already has the page loaded anew.
 */
export async function goWithin(page: Page, address: string): Promise<void> {
  const at = () => page.url().slice(new URL(page.url()).origin.length)
  if (!at().startsWith('/desk/')) return void (await page.goto(address))
  // Before its first page is drawn the application goes where it leads by itself.
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  if (at() === address) return void (await page.reload())
  await page.evaluate((to) => {
    history.pushState(history.state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, address)
}

/** This one, or another where somebody has it. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (wanted === 0) throw error
    return freePort(0)
  }
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until the forms of a public page have come alive: what is typed before is lost. */
export async function awaken(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-island]')).every((island) => 'ready' in island.dataset),
  )
}

/** Keeps a picture of the whole page when the run was asked for pictures, wide and as on a telephone. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['YICHUANG_SCREENSHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const size = page.viewportSize()
  await page.getByRole('heading').first().waitFor()
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' })
  // What sticks to the window's edge would else stand in the middle of the picture.
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.screenshot({ path: join(folder, `${name}-360.png`), fullPage: true, animations: 'disabled' })
  if (size) await page.setViewportSize(size)
}
