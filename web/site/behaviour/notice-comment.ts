import { commentOnNotice } from '#contracts/public-notices.ts'
import { call } from '#web/shared/call.ts'
import { intentId, intentOf, settleIntent } from '#web/shared/intent.ts'
import { explain, Refused } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { once, say } from './outcome.ts'

/** Sends a comment on 公示; the page that follows says that it was received. */
export function watchNoticeComment(region: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset.noticeComment) return
    event.preventDefault()
    void once(form, () => send(form, region))
  })
}

async function send(form: HTMLFormElement, region: string): Promise<void> {
  const notice = form.dataset.noticeComment ?? ''
  const input = form.querySelector('textarea')
  const words = input?.value.trim() ?? ''
  if (words.length < 5) {
    input?.setAttribute('aria-invalid', 'true')
    say(form, copy.publicNotices.missing)
    input?.focus()
    return
  }
  input?.removeAttribute('aria-invalid')
  say(form, '')
  const intent = intentOf(`comment:${notice}`, words)
  try {
    await call(commentOnNotice, { params: { region, notice }, body: { words }, commandId: intentId(intent) })
    settleIntent(intent)
    location.assign(`${addresses.publicNotice(region, notice)}?said=1`)
  } catch (error) {
    if (error instanceof Refused) settleIntent(intent)
    say(form, explain(error))
  }
}
