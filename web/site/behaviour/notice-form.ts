import { chooseNotices, dispensable } from '#contracts/notices.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { once, say } from './outcome.ts'

/** Sends which notices are wanted; the page then says that it was kept. */
export function watchNoticeForm(region: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.notices === undefined) return
    event.preventDefault()
    void once(form, async () => {
      const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="wanted"]')]
      const refused = new Set(boxes.filter((box) => !box.checked).map((box) => box.value))
      try {
        await call(chooseNotices, {
          params: { region },
          body: { unwanted: dispensable.filter((notice) => refused.has(notice)) },
        })
        location.assign(`${addresses.notices(region)}?saved=1`)
      } catch (error) {
        say(form, explain(error))
      }
    })
  })
}
