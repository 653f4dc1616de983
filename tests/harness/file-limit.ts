// Loaded before each test file: a file that does not end is broken off by itself and says what still held it.
import process from 'node:process'

let limit: NodeJS.Timeout | undefined

/** Another limit for this file than that of all: for what takes long on a slow machine because it does no less there. */
export function limitFile(limitMs: number): void {
  clearTimeout(limit)
  if (limitMs === 0) return
  limit = setTimeout(() => {
    const held = [...new Set(process.getActiveResourcesInfo())].join(', ')
    process.stderr.write(`did not end within ${limitMs / 1000} s and was broken off; still open: ${held}\n`)
    process.exit(1)
  }, limitMs).unref() // what runs to its end is not kept waiting
}

/** Zero where none was asked for. */
export const usualMs = Number(process.env['YICHUANG_FILE_LIMIT_MS'] ?? 0)
limitFile(usualMs)
