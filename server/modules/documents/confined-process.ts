import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** Starts a process of our own for one heavy task, with an empty environment: no secret of the server is in it. */
export function startConfined(script: string, heapMegabytes: number): ChildProcess {
  const child = spawn(process.execPath, [...confinement(heapMegabytes), script], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
  })
  // A failure while it has nothing to do concerns nobody; without a listener it would end the server.
  child.on('error', () => undefined)
  return child
}

/** Flags of Node for it: a small heap; no network, no writing, no further processes; it reads the program's own files only. */
export function confinement(heapMegabytes: number): string[] {
  const readable = [here, packagesFolder(), join(dirname(packagesFolder()), 'package.json')]
  return [
    `--max-old-space-size=${heapMegabytes}`,
    '--permission',
    '--allow-addons',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disable-warning=SecurityWarning',
  ]
}

/** Megabytes the process holds in memory; null where the system does not tell. */
export function residentMegabytes(pid: number): number | null {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return null
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(path, 'latin1'))
  return found === null ? null : Number(found[1]) / 1024
}

function packagesFolder(): string {
  return dirname(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))))
}
