import type { Page } from 'playwright-core'
import type { SessionView } from '#contracts/identity.ts'
import { goWithin, type Stage } from '#tests/journeys/stage.ts'
import type { Drawn } from './owner.ts'
import { renamed } from './transcript.ts'
import type { Viewer } from './viewers.ts'

/** The desk as it is built, in a browser, before these people. */
export type Screens = {
  /**
   * What stands on the screen of whoever has the task, on its page and in its row of the list, with their own name and all opaque ids left out.
   *
   * @param codes under which people work on the case
   */
  rendered(task: Drawn, codes: readonly string[], plant?: (page: Page) => Promise<void>): Promise<string>
}

export function openScreens({ enter, leave }: Stage, viewers: readonly Viewer[]): Screens {
  return {
    async rendered(task, codes, plant = async () => {}) {
      const { visitor } = viewers.find(({ person }) => person === task.person)!
      const page = await enter(visitor.account, { at: `/desk/tasks/${task.task}` })
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' })
      await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete))
      await plant(page)
      const own = await page.evaluate(shown)
      await goWithin(page, `/desk/tasks${task.done ? '?box=done' : ''}`)
      const link = page.locator(`a[href$="/desk/tasks/${task.task}"]`).first()
      const row = page.getByRole('row').filter({ has: link })
      await row.waitFor()
      const listed = await row.evaluate((element) => element.outerHTML)
      leave(page)
      const who = (await visitor.get('/api/session')).json as SessionView
      const anybody = [own, listed].join('\n').replaceAll(who.name, '‹name›').replaceAll(who.title, '‹title›')
      return renamed(anybody, codes)
    },
  }
}

/** The title, all elements with all attributes, and the words as they are seen. Styles and scripts are the same files for everybody. */
function shown(): string {
  const whole = document.documentElement.cloneNode(true) as HTMLElement
  for (const element of whole.querySelectorAll('style, link, script')) element.remove()
  return [document.title, whole.outerHTML, document.body.innerText].join('\n')
}
