/** Says something went wrong, near what was pressed: in its form, else at the top of the page. */
export function say(near: Element, message: string): void {
  const place = near.closest('form')?.querySelector('[data-outcome]') ?? document.querySelector('[data-outcome]')
  if (!(place instanceof HTMLElement)) return
  place.textContent = message
  place.tabIndex = -1
  if (message) place.focus()
}

/** Lets one press be one act: further presses wait for the first. */
export async function once(pressed: HTMLElement, act: () => Promise<void>): Promise<void> {
  if (pressed.getAttribute('aria-disabled') === 'true') return
  pressed.setAttribute('aria-disabled', 'true')
  try {
    await act()
  } finally {
    pressed.removeAttribute('aria-disabled')
  }
}
