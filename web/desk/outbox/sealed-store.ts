/** Where the window keeps what it can't send yet: sealed records by name. */
export type SealedStore = {
  /** False where the browser keeps nothing: then a reload loses what was not sent. */
  lasting: boolean
  put: (name: string, value: unknown) => Promise<void>
  /** Undefined for what was never put, was wiped, or was sealed with a key that is gone. */
  get: (name: string) => Promise<unknown>
  /** Names that begin so. */
  names: (prefix: string) => Promise<string[]>
  remove: (name: string) => Promise<void>
  /** Everything, and the key with it. */
  wipe: () => Promise<void>
}

type Row = { name: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

/**
 * Records in IndexedDB, sealed by AES-GCM with a key that scripts can use and never read out; a record can't stand in another's place.
 * Where the browser has neither (a page over plain HTTP), a store in memory.
 */
export async function openSealedStore(database: string): Promise<SealedStore> {
  if (!('indexedDB' in globalThis) || !globalThis.crypto?.subtle) return memoryStore()
  try {
    return await browserStore(database)
  } catch {
    return memoryStore()
  }
}

async function browserStore(database: string): Promise<SealedStore> {
  const opening = indexedDB.open(database, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('keys')
    opening.result.createObjectStore('records', { keyPath: 'name' })
  })
  const db = await settled(opening)
  const store = (name: 'keys' | 'records', mode: IDBTransactionMode = 'readonly') =>
    db.transaction(name, mode).objectStore(name)

  // Asked for each time: another tab may have wiped it.
  const key = async (): Promise<CryptoKey> => {
    const kept = (await settled(store('keys').get('key'))) as CryptoKey | undefined
    if (kept) return kept
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    try {
      await settled(store('keys', 'readwrite').add(fresh, 'key'))
      return fresh
    } catch {
      return (await settled(store('keys').get('key'))) as CryptoKey
    }
  }
  const bound = (name: string) => new TextEncoder().encode(name)

  return {
    lasting: true,
    async put(name, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const bytes = value instanceof Blob ? await value.arrayBuffer() : new TextEncoder().encode(JSON.stringify(value))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bound(name) },
        await key(),
        bytes,
      )
      await settled(store('records', 'readwrite').put({ name, iv, sealed } satisfies Row))
    },
    async get(name) {
      const row = (await settled(store('records').get(name))) as Row | undefined
      if (!row) return undefined
      try {
        const bytes = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: row.iv, additionalData: bound(name) },
          await key(),
          row.sealed,
        )
        return name.startsWith('file/') ? new Blob([bytes]) : (JSON.parse(new TextDecoder().decode(bytes)) as unknown)
      } catch {
        return undefined
      }
    },
    async names(prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uFFFF`)
      return (await settled(store('records').getAllKeys(range))) as string[]
    },
    async remove(name) {
      await settled(store('records', 'readwrite').delete(name))
    },
    async wipe() {
      await settled(store('keys', 'readwrite').clear())
      await settled(store('records', 'readwrite').clear())
    },
  }
}

/** The same for as long as the page lives. */
export function memoryStore(): SealedStore {
  const records = new Map<string, unknown>()
  return {
    lasting: false,
    put: (name, value) => Promise.resolve(void records.set(name, value)),
    get: (name) => Promise.resolve(records.get(name)),
    names: (prefix) => Promise.resolve([...records.keys()].filter((name) => name.startsWith(prefix))),
    remove: (name) => Promise.resolve(void records.delete(name)),
    wipe: () => Promise.resolve(records.clear()),
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}
