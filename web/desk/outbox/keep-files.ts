/** Has the files of this application kept by the browser, with the pages that a window needs without its link. */
export async function keepFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/desk/service-worker.js', { scope: '/desk/' })
    await Promise.all([
      import('../pages/window.tsx'),
      import('../pages/filling.tsx'),
      import('../pages/outbox.tsx'),
      import('../pages/kept-slip.tsx'),
    ])
    const { active } = await navigator.serviceWorker.ready
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    active?.postMessage(performance.getEntriesByType('resource').map((one) => one.name))
  } catch {
    // Without it the window still works until it is reloaded.
  }
}
