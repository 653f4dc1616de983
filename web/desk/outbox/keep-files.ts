/** Has the files of this application kept by the browser, with the pages that a window, or an officer at the place, needs without a link. */
export async function keepFiles(work: 'window' | 'visits'): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/desk/service-worker.js', { scope: '/desk/' })
    await (work === 'window'
      ? Promise.all([
          import('../pages/window.tsx'),
          import('../pages/filling.tsx'),
          import('../pages/outbox.tsx'),
          import('../pages/kept-slip.tsx'),
        ])
      : Promise.all([import('../pages/tasks.tsx'), import('../pages/task.tsx')]))
    const { active } = await navigator.serviceWorker.ready
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    active?.postMessage(performance.getEntriesByType('resource').map((one) => one.name))
  } catch {
    // Without it the window still works until it is reloaded.
  }
}
