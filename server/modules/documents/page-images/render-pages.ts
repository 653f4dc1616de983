import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { residentMegabytes, startConfined } from '../confined-process.ts'
import { fileKind } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { limits } from './limits.ts'
import { PageRefusal } from './page-refusal.ts'
import type { PageRefusalCode } from './page-refusal.ts'
import type { PageAnswer, PageJob } from './page-worker.ts'

export type PageMediaType = 'application/pdf' | 'image/png' | 'image/jpeg'

export type PageImages = { pages: Uint8Array[]; mediaType: 'image/webp' }

export type PageRenderer = {
  /**
   * The pages of an upload as pictures for blind review: re-encoded, no metadata, no names of files. Equal bytes give
   * equal pictures. One upload is painted at a time; further ones wait.
   *
   * @throws PageRefusal with a code for everything that cannot or must not be painted
   */
  render(bytes: Uint8Array, mediaType: PageMediaType): Promise<PageImages>
  /** Ends the painting process; what is being painted is refused as too-heavy. */
  close(): void
}

export type PageBounds = { timeoutMs: number; residentMegabytes: number }

const kinds: Record<PageMediaType, FileKind> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpeg' }
const worker = fileURLToPath(new URL('./page-worker.ts', import.meta.url))
const watchEveryMs = 50

/** The process starts with the first upload, stays warm, and is started anew after a failure. */
export function createPageRenderer(bounds: PageBounds = limits): PageRenderer {
  let child: ChildProcess | null = null
  let last: Promise<unknown> = Promise.resolve()
  let jobs = 0
  let closed = false

  function end(): void {
    child?.kill('SIGKILL')
    child = null
  }

  async function paint(bytes: Uint8Array, kind: FileKind): Promise<PageImages> {
    if (closed) throw new PageRefusal('too-heavy')
    child ??= startConfined(worker, limits.heapMegabytes)
    jobs += 1
    try {
      const outcome = await pagesFrom(child, { job: jobs, kind, bytes }, bounds)
      if (!outcome.idle) end()
      if ('refused' in outcome) throw new PageRefusal(outcome.refused)
      return { pages: outcome.pages, mediaType: 'image/webp' }
    } finally {
      // A process that a large upload has blown up is not kept; the next one starts small.
      const held = child?.pid === undefined ? null : residentMegabytes(child.pid)
      if (held !== null && held > bounds.residentMegabytes / 2) end()
    }
  }

  return {
    async render(bytes, mediaType) {
      if (bytes.length > limits.maxInputBytes) throw new PageRefusal('too-large')
      const kind = fileKind(bytes)
      if (kind === null || kind !== kinds[mediaType]) throw new PageRefusal('unknown-kind')
      const turn = last.then(() => paint(bytes, kind))
      last = turn.catch(() => undefined)
      return turn
    },
    close() {
      closed = true
      end()
    },
  }
}

/** `idle`: the process has answered and waits for the next upload; otherwise it must be ended. */
type Outcome = { pages: Uint8Array[]; idle: true } | { refused: PageRefusalCode; idle: boolean }

function pagesFrom(child: ChildProcess, job: PageJob, bounds: PageBounds): Promise<Outcome> {
  return new Promise((resolve) => {
    const pages: Uint8Array[] = []
    let size = 0
    const timer = setTimeout(() => stop('too-slow'), bounds.timeoutMs)
    const watch = setInterval(() => {
      const held = child.pid === undefined ? null : residentMegabytes(child.pid)
      if (held !== null && held > bounds.residentMegabytes) stop('too-heavy')
    }, watchEveryMs)

    function onMessage(answer: PageAnswer): void {
      if (answer.job !== job.job) return
      if ('refused' in answer) return settle({ refused: answer.refused, idle: true })
      if ('done' in answer) return settle({ pages, idle: true })
      pages.push(answer.page)
      size += answer.page.length
      if (pages.length > limits.maxPages) stop('too-many-pages')
      else if (size > limits.maxOutputBytes) stop('too-large')
    }
    function onEnd(): void {
      stop('too-heavy')
    }
    function stop(refused: PageRefusalCode): void {
      settle({ refused, idle: false })
    }
    function settle(outcome: Outcome): void {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      resolve(outcome)
    }

    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(job, (error) => {
      if (error !== null) stop('too-heavy')
    })
  })
}
