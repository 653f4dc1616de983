import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startConfined } from '../confined-process.ts'
import type { PaperContent } from './content.ts'
import { IncompletePaper, missingFrom } from './incomplete.ts'
import { PaperNotSet } from './paper-not-set.ts'
import type { PressAnswer, PressJob } from './press-worker.ts'

export type PressProcess = {
  /**
   * The paper as PDF/A-2b, as `PaperPress` sets it. One is set at a time; further ones wait.
   *
   * @throws IncompletePaper when the law demands more than the content says
   * @throws PaperNotSet when the content cannot be typeset
   * @throws Error when the process ended or took too long; the paper may be tried again
   */
  render(content: PaperContent, madeAt: Date): Promise<Uint8Array<ArrayBuffer>>
  /** Ends the process; what is being set fails. */
  close(): void
}

export type PressBounds = { timeoutMs: number; idleMs: number; papers: number; heapMegabytes: number }

/** `papers`: after so many the process is started anew, because the typesetter keeps a little of each. */
const usual: PressBounds = { timeoutMs: 60_000, idleMs: 60_000, papers: 300, heapMegabytes: 128 }

const worker = fileURLToPath(new URL('./press-worker.ts', import.meta.url))

/** The process starts with the first paper and ends when none has been asked for a while. */
export function openPressProcess(bounds: PressBounds = usual): PressProcess {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let jobs = 0
  let closed = false

  function end(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }

  async function set(content: PaperContent, madeAt: Date): Promise<Uint8Array<ArrayBuffer>> {
    if (closed) throw new Error('the press is closed')
    clearTimeout(idle)
    child ??= started(bounds)
    jobs += 1
    try {
      const answer = await answerFrom(child, { job: jobs, content, madeAt }, bounds.timeoutMs)
      if ('paper' in answer) return new Uint8Array(answer.paper)
      throw answer.notSet === null ? new Error('the press failed') : new PaperNotSet(answer.notSet)
    } catch (error) {
      if (!(error instanceof PaperNotSet)) end()
      throw error
    } finally {
      if (jobs % bounds.papers === 0) end()
      else idle = setTimeout(end, bounds.idleMs).unref()
    }
  }

  return {
    render(content, madeAt) {
      const missing = missingFrom(content)
      if (missing !== null) return Promise.reject(new IncompletePaper(content.kind, missing))
      const turn = last.then(() => set(content, madeAt))
      last = turn.catch(() => undefined)
      return turn
    },
    close() {
      closed = true
      end()
    },
  }
}

/** Nobody stays for it: while a paper is being set, its time limit keeps the server from ending. */
function started({ heapMegabytes }: PressBounds): ChildProcess {
  const child = startConfined(worker, heapMegabytes)
  child.unref()
  child.channel?.unref()
  return child
}

function answerFrom(child: ChildProcess, job: PressJob, timeoutMs: number): Promise<PressAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('the press took too long'))), timeoutMs)
    const onMessage = (answer: PressAnswer) => {
      if (answer.job === job.job) settle(() => resolve(answer))
    }
    const onEnd = () => settle(() => reject(new Error('the press process ended')))
    function settle(outcome: () => void): void {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      outcome()
    }
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(job, (error) => {
      if (error !== null) onEnd()
    })
  })
}
