/**
 * Log lines hold no personal data: only members on this list are written, addresses appear as their route pattern, and messages of
 * errors are dropped where they could quote a value.
 */
const allowed = new Set([
  'level',
  'time',
  'msg',
  'reqId',
  'method',
  'route',
  'status',
  'ms',
  'name',
  'stack',
  'code',
  'reader',
  'event',
  'type',
  'kind',
  'job',
  'pid',
  'port',
  'migration',
  'backend',
  'seconds',
  'count',
  'dead',
  'database',
  'revision',
])

/** The logger's settings, with the filter that keeps personal data out. `level` is one of pino's. */
export function logOptions(level: string) {
  return {
    level,
    base: null,
    formatters: {
      log: (line: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(line).filter(([name]) => allowed.has(name))),
    },
  }
}
