import type { PartyId } from '#contracts/ids.ts'
import { changePhone, chooseNotices, dispensable } from '#contracts/notices.ts'
import { recipientRules } from '#contracts/recipient.ts'
import { call } from '#web/shared/call.ts'
import { explain, Refused } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { once, say } from './outcome.ts'

/** Sends which notices are wanted, or the number that they go to; the page then says that it was kept. */
export function watchNoticeForm(region: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    if (form.dataset.phone !== undefined) {
      event.preventDefault()
      void once(form, () => sendPhone(region, form))
    }
    if (form.dataset.notices === undefined) return
    event.preventDefault()
    void once(form, async () => {
      const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="wanted"]')]
      const refused = new Set(boxes.filter((box) => !box.checked).map((box) => box.value))
      try {
        await call(chooseNotices, {
          params: { region },
          body: { party: form.dataset.party as PartyId, unwanted: dispensable.filter((notice) => refused.has(notice)) },
        })
        location.assign(`${addresses.notices(region)}?saved=1`)
      } catch (error) {
        if (nothingNew(error)) return location.assign(`${addresses.notices(region)}?saved=1`)
        say(form, explain(error))
      }
    })
  })
}

/** What was chosen is what was chosen before: it stands as it was saved. */
const nothingNew = (error: unknown): boolean =>
  error instanceof Refused && error.problem.code === 'command.nothing-to-do'

async function sendPhone(region: string, form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form).get('phone')
  const phone = typeof typed === 'string' ? typed.trim() : ''
  if (!recipientRules.phone.fits(phone)) return say(form, recipientRules.phone.message)
  try {
    await call(changePhone, { params: { region }, body: { party: form.dataset.party as PartyId, phone } })
    location.assign(`${addresses.notices(region)}?saved=phone`)
  } catch (error) {
    say(form, explain(error))
  }
}
