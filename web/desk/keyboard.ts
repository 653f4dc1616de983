import { useEffect, useEffectEvent } from 'react'

const isDialogOpen = (): boolean => document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null

/** Whether keys belong to something else now: a text is being written, or a dialog is open. */
function taken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey || event.metaKey || event.defaultPrevented) return true
  if (isDialogOpen()) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}

/** Single keys of a page, by their `KeyboardEvent.key`; silent while somebody writes or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || taken(event)) return
    const act = keys[event.key]
    if (act === undefined) return
    // Arrow keys inside a group of radio buttons choose within the group.
    if (event.key.startsWith('Arrow') && event.target instanceof HTMLInputElement) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}

/** Ctrl+Enter (or ⌘+Enter) submits, also out of a text that is being written; while a dialog is open that dialog (`inDialog`), and not the page under it. */
export function useSubmitKey(submit: (() => void) | null, { inDialog = false }: { inDialog?: boolean } = {}): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return
    if (submit === null || event.defaultPrevented || (!inDialog && isDialogOpen())) return
    event.preventDefault()
    submit()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}
