import { readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const memory = '/dev/shm'
const gigabyte = 2 ** 30
/** The test databases of a run take less than one; what a test does beside them must never lack it. */
const enough = { folder: 4 * gigabyte, machine: 8 * gigabyte }

/**
 * Where a run may keep what is lost with it, in memory: to make and remove the seven hundred files of a database costs a disk more than the database
 * itself. Null where the system has no such folder, or too little room.
 */
export function memoryFolder(name: string): string | null {
  if (!memoryHasRoom(enough.folder) || process.availableMemory() < enough.machine) return null
  removeLeft(name)
  return join(memory, `${name}-${process.pid}`)
}

/** Whether the system keeps a folder in memory, and so many bytes more may lie in it: in a container it is often small. */
export function memoryHasRoom(bytes: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= bytes
  } catch {
    return false // there is none
  }
}

/** A run that was killed could not remove its own. */
function removeLeft(name: string): void {
  for (const found of readdirSync(memory)) {
    const pid = found.startsWith(`${name}-`) ? Number(found.slice(name.length + 1)) : 0
    if (pid > 0 && !runs(pid)) rmSync(join(memory, found), { recursive: true, force: true })
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
