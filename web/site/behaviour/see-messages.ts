import { seeMessages } from '#contracts/cases.ts'
import { call } from '#web/shared/call.ts'

/** Notes unread messages as read once they have come into view. */
export function seeUnreadMessages(region: string): void {
  const list = document.querySelector<HTMLElement>('[data-see-messages]')
  if (!list) return
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    watcher.disconnect()
    // Without an answer they stay unread, and are noted at the next visit.
    call(seeMessages, { params: { region, case: list.dataset.seeMessages ?? '' }, body: {} }).catch(() => undefined)
  })
  watcher.observe(list)
}
