/** Ctrl-C came while the program was still starting; what it had opened is to be closed, and that is no failure. */
export class StoppedEarly extends Error {
  override name = 'StoppedEarly'
}

/**
 * From the first thing a start opens to the last that its end closes. A signal while it starts lets the step under way end, for a step
 * broken off would leave more behind than it saves; the next one is not begun.
 */
export function openLifetime(say: (line: string) => void) {
  const closers: (() => Promise<unknown>)[] = []
  let asked = false
  let serving = false
  let closing: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    for (const close of closers.toReversed()) await close()
  }
  const lifetime = {
    /** Closed at the end, before what was opened earlier. */
    closes(close: () => Promise<unknown>): void {
      closers.push(close)
    },
    /** Between two steps of a start. @throws StoppedEarly when the program was asked to stop */
    goOn(): void {
      if (asked) throw new StoppedEarly()
    },
    /** From here on a signal ends the program by itself. @throws StoppedEarly */
    begins(): void {
      lifetime.goOn()
      serving = true
    },
    end: (): Promise<void> => (closing ??= closeAll()),
  }
  const stop = (): void => {
    if (asked) return
    asked = true
    say('正在停止 · stopping …')
    if (serving) void lifetime.end().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return lifetime
}
