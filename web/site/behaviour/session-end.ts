import { watchSession, type SessionTurn } from '#web/shared/session-end.ts'
import { copy } from '../copy.ts'

const words = copy.sessionEnd

/** Follows the session of the page: shows the dialog that its turn calls for, and covers the page when it has ended. */
export function followSession(): void {
  const place = document.querySelector<HTMLElement>('[data-session-left]')
  if (!place) return
  const dialog = (turn: SessionTurn) => place.querySelector<HTMLDialogElement>(`dialog[data-session="${turn}"]`)
  const all = (what: string) => place.querySelectorAll<HTMLElement>(`[data-session-${what}]`)
  const inside = (what: string) => all(what)[0]

  function show(turn: SessionTurn, secondsLeft: number): void {
    if (turn === 'another') return location.reload()
    for (const other of ['ending', 'last', 'ended'] as const) if (other !== turn) dialog(other)?.close()
    const shown = dialog(turn)
    if (shown && !shown.open) shown.showModal()
    for (const each of all('seconds')) each.replaceChildren(words.left(secondsLeft))
  }

  const { dataset } = place
  const session = watchSession({ secondsLeft: Number(dataset.sessionLeft), who: dataset.sessionWho ?? '' }, show)
  for (const each of all('stay')) each.addEventListener('click', () => void session.stay())
  inside('look')?.addEventListener('click', () => {
    inside('answer')?.replaceChildren('')
    void session.look().then(() => inside('answer')?.replaceChildren(words.notYet))
  })
  // The Escape key uncovers nothing.
  dialog('ended')?.addEventListener('cancel', (event) => event.preventDefault())
}
