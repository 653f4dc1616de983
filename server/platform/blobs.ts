import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { seal, unseal } from './vault.ts'

/**
 * Stored bytes under random ids, each sealed with the key of its stream. A blob is written whole and durable before its id is named
 * anywhere, and never again: of two who write the same id, the second leaves what the first has stored.
 */
export type Blobs = {
  put(id: string, key: Buffer, bytes: Uint8Array): Promise<void>
  /** @throws when the blob is missing, or was changed since */
  get(id: string, key: Buffer): Promise<Buffer>
  remove(id: string): Promise<void>
  /** Removes what a server that died while it wrote has left half-written, once it has lain for so long. */
  tidy(restMs: number): Promise<void>
}

/**
 * Blobs in files under one folder, which is made with the first of them; its methods throw RangeError for an id that
 * is no uuid.
 */
export function openBlobs(folder: string): Blobs {
  const parts = join(folder, 'parts')
  const pathOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new RangeError('a blob id is a uuid')
    return join(folder, id.slice(0, 2), id)
  }
  return {
    async put(id, key, bytes) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await mkdir(parts, { recursive: true, mode: 0o700 })
      const part = join(parts, randomUUID())
      const file = await open(part, 'wx', 0o600)
      try {
        await file.writeFile(seal(key, bytes, id))
        await file.sync()
      } finally {
        await file.close()
      }
      try {
        await link(part, path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      } finally {
        await rm(part, { force: true })
      }
      await syncFolder(dirname(path))
    },
    get: async (id, key) => unseal(key, await readFile(pathOf(id)), id),
    remove: (id) => rm(pathOf(id), { force: true }),
    async tidy(restMs) {
      const names = await readdir(parts).catch(() => [])
      for (const name of names) {
        const age = await stat(join(parts, name)).then(
          ({ mtimeMs, ctimeMs }) => performance.timeOrigin + performance.now() - Math.max(mtimeMs, ctimeMs),
          () => -1,
        )
        if (age >= restMs) await rm(join(parts, name), { force: true })
      }
    },
  }
}

/** The name of a new file is durable only with its folder. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
