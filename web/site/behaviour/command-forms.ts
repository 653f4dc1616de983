import { intentId, intentOf, settleIntent } from '#web/shared/intent.ts'
import { explain, ReceiptPending, Refused } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { caseCommands } from './case-commands.ts'
import { once, say } from './outcome.ts'

/** Sends the forms of the case page as commands; afterwards the page is loaded with what they changed. */
export function watchCommandForms(region: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset.command) return
    event.preventDefault()
    void once(form, () => send(form, region, event.submitter))
  })
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-close-dialog]'))
      event.target.closest('dialog')?.close()
  })
}

/** A form with a dialog asks there once more; what is pressed in the dialog is the answer. */
async function send(form: HTMLFormElement, region: string, pressed: HTMLElement | null): Promise<void> {
  const { command = '', case: id = '', version } = form.dataset
  const act = caseCommands[command]
  if (!act) return
  const filled = new FormData(form, pressed)
  const fault = act.check(filled, form)
  mark(form, fault?.input)
  if (fault) {
    say(form, fault.message)
    const input = form.elements.namedItem(fault.input)
    const first = input instanceof RadioNodeList ? input[0] : input
    if (first instanceof HTMLElement) first.focus()
    return
  }
  say(form, '')
  const dialog = form.querySelector<HTMLDialogElement>('dialog[data-confirm]')
  if (dialog && !dialog.open) return dialog.showModal()
  dialog?.close()
  const intent = intentOf(`${command}:${id}:${version}`, [...filled])
  try {
    const { receipt } = await act.send(filled, {
      params: { region, case: id },
      commandId: intentId(intent),
    })
    settleIntent(intent)
    location.assign(`${addresses.case(region, id)}${receipt.position === null ? '' : `?after=${receipt.position}`}`)
  } catch (error) {
    if (error instanceof ReceiptPending) return location.assign(addresses.case(region, id))
    if (error instanceof Refused) settleIntent(intent)
    say(form, explain(error))
  }
}

function mark(form: HTMLFormElement, wrong: string | undefined): void {
  for (const input of form.elements) {
    if (!input.hasAttribute('name')) continue
    if (input.getAttribute('name') === wrong) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }
}
