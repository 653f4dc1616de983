import { openPrinted, printResult } from '#contracts/self-print.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { once, say } from './outcome.ts'

const words = copy.kiosk
/** How long nobody may touch the machine before the next one finds it empty. */
const idleMs = 90_000

/** 自助打印: one call is one print; its papers are fetched with the pass, which lives in this page alone. */
export function watchKiosk(region: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-kiosk]')
  const shown = document.querySelector<HTMLElement>('[data-kiosk-result]')
  if (!form || !shown) return
  wipeWhenIdle(region)
  form.addEventListener('reset', () => {
    say(form, '')
    form.querySelector('input')?.focus()
  })
  shown.querySelector('[data-kiosk-end]')?.addEventListener('click', () => location.replace(addresses.kiosk(region)))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void once(form, () => print(form, shown, region))
  })
}

async function print(form: HTMLFormElement, shown: HTMLElement, region: string): Promise<void> {
  const typed = (name: string) => {
    const input = form.elements.namedItem(name)
    return input instanceof HTMLInputElement ? input.value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() : ''
  }
  const body = { number: numberIn(typed('number')), code: typed('code'), tail: typed('tail') }
  const missing = (['number', 'code', 'tail'] as const).find((name) => body[name] === '')
  for (const input of form.querySelectorAll('input'))
    if (input.name === missing) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  if (missing) {
    say(form, words.missing[missing])
    form.querySelector<HTMLInputElement>(`[name="${missing}"]`)?.focus()
    return
  }
  say(form, '')
  try {
    const printed = await call(printResult, { params: { region }, body })
    show(shown, region, printed)
    form.reset()
    form.hidden = true
    shown.hidden = false
    shown.focus()
  } catch (error) {
    say(form, explain(error))
  }
}

/** What a scanner reads from the code on the receipt is an address that holds the number. */
const numberIn = (typed: string): string => /[?&]NUMBER=([0-9A-Z]+)/.exec(typed)?.[1] ?? typed

function show(shown: HTMLElement, region: string, { itemName, papers, left, pass }: ReplyOf<typeof printResult>): void {
  const text = (name: string, said: string) => {
    const place = shown.querySelector(`[data-kiosk-${name}]`)
    if (place) place.textContent = said
  }
  text('item', itemName)
  text('left', words.left(left))
  const list = shown.querySelector('[data-kiosk-papers]')
  list?.replaceChildren(
    ...papers.map(({ paper, title }) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button'
      button.textContent = words.print(title)
      button.addEventListener('click', () => {
        void once(button, async () => {
          text('outcome', '')
          try {
            const bytes = await call(openPrinted, { params: { region }, body: { pass, paper } })
            await sendToPrinter(shown, title, new Uint8Array(bytes))
          } catch (error) {
            text('outcome', explain(error))
          }
        })
      })
      const line = document.createElement('li')
      line.append(button)
      return line
    }),
  )
}

/** The browser prints the sealed file as it is; where it can't show one, it is opened for whoever stands there. */
async function sendToPrinter(shown: HTMLElement, title: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.title = title
  frame.className = 'kiosk__sheet'
  shown.querySelector('.kiosk__sheet')?.remove()
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true })
    frame.src = url
    shown.append(frame)
  })
  frame.contentWindow?.focus()
  frame.contentWindow?.print()
}

function wipeWhenIdle(region: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => location.replace(addresses.kiosk(region)), idleMs)
  }
  for (const touched of ['input', 'pointerdown', 'keydown']) document.addEventListener(touched, again)
}
