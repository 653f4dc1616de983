import { askAgain, askEnquiry, closeEnquiry } from '#contracts/precases.ts'
import { call } from '#web/shared/call.ts'
import { intentId, intentOf, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { once, say } from './outcome.ts'

/** Sends the forms of 咨询 as commands; afterwards the page of the enquiry is shown with what they changed. */
export function watchPrecaseForms(region: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset.precaseCommand) return
    event.preventDefault()
    void once(form, () => send(form, region))
  })
}

async function send(form: HTMLFormElement, region: string): Promise<void> {
  const { precaseCommand = '', item = '', precase = '', version = '' } = form.dataset
  const filled = new FormData(form)
  const given = filled.get(precaseCommand === 'close' ? 'satisfied' : 'question')
  const text = typeof given === 'string' ? given.trim() : ''
  const missing = precaseCommand === 'close' ? text === '' : text.length < 5
  const input = form.querySelector<HTMLElement>('textarea, input')
  if (missing) input?.setAttribute('aria-invalid', 'true')
  else input?.removeAttribute('aria-invalid')
  if (missing) {
    say(form, precaseCommand === 'close' ? copy.precases.closeMissing : copy.precases.questionMissing)
    input?.focus()
    return
  }
  say(form, '')
  const intent = intentOf(`${precaseCommand}:${item}${precase}:${version}`, text)
  const commandId = intentId(intent)
  const params = { region, precase }
  try {
    const done = await sent()
    settleIntent(intent)
    const { position } = done.receipt
    location.assign(`${addresses.precase(region, done.precase)}${position === null ? '' : `?after=${position}`}`)
  } catch (error) {
    if (error instanceof ReceiptPending) return location.assign(addresses.precases(region))
    if (error instanceof Refused) settleIntent(intent)
    say(form, explain(error))
  }

  async function sent() {
    if (precaseCommand === 'ask')
      return call(askEnquiry, { params: { region }, body: { item, question: text }, commandId })
    if (precaseCommand === 'ask-again')
      return { ...(await call(askAgain, { params, body: { question: text }, commandId })), precase }
    return { ...(await call(closeEnquiry, { params, body: { satisfied: text === 'yes' }, commandId })), precase }
  }
}
