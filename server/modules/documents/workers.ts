import { createPageRenderer, type PageRenderer } from './page-images/render-pages.ts'
import { openPressProcess, type PressProcess } from './papers/press-process.ts'

/** The processes beside the server in which papers are set and pages are painted. Each starts with the first thing to do. */
export type Workers = {
  press: PressProcess
  renderer: PageRenderer
  /** Ends both; what is under way fails. */
  close(): void
}

export function openWorkers(): Workers {
  const press = openPressProcess()
  const renderer = createPageRenderer()
  return {
    press,
    renderer,
    close() {
      renderer.close()
      press.close()
    },
  }
}
