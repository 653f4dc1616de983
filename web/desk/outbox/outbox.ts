import { call } from '#web/shared/call.ts'
import { randomId } from '#web/shared/uuid.ts'
import { isUnsent, tryAgain, written, type Content, type Filing, type HandIn } from './filing.ts'
import { nowHere } from './now.ts'
import { openSealedStore, type SealedStore } from './sealed-store.ts'
import { sendFiling, type SendOutcome } from './send.ts'

export type OutboxState = {
  /** Whether what was kept has been read. */
  ready: boolean
  /** Oldest first: the order in which they are sent. */
  filings: readonly Filing[]
  /** False once something had no answer, until something has. */
  reachable: boolean
  sending: boolean
  signedOut: boolean
  /** False where the browser keeps nothing over a reload. */
  lasting: boolean
  /** Filings of somebody else who works at this machine. */
  others: number
}

const pauseMs = 1200
const againMs = 8000
const patienceMs = 60_000

/** At less than this the server takes no file either. */
const leastBytesPerMs = 10

/** Sends through the contract and gives up on a link that answers nothing; a file has as long as it takes on a slow line. */
const patient: typeof call = (endpoint, input) => {
  const sendingMs = input.raw instanceof Blob ? input.raw.size / leastBytesPerMs : 0
  return call(endpoint, { ...input, signal: AbortSignal.any([AbortSignal.timeout(patienceMs + sendingMs), cutOff()]) })
}

/** Aborted when the browser says that the link is down. */
function cutOff(): AbortSignal {
  const controller = new AbortController()
  if ('addEventListener' in globalThis) addEventListener('offline', () => controller.abort(), { once: true })
  return controller.signal
}

/** 暂存: what a window has taken in and the server does not have yet. One way for both: with the link up it is sent a moment later. */
export function createOutbox(opening: Promise<SealedStore>, ask: typeof call = patient) {
  let state: OutboxState = {
    ready: false,
    filings: [],
    reachable: true,
    sending: false,
    signedOut: false,
    lasting: true,
    others: 0,
  }
  let writing: Promise<unknown> = Promise.resolve()
  let sending: Promise<unknown> = Promise.resolve()
  let owner = ''
  const listeners = new Set<() => void>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const other = 'BroadcastChannel' in globalThis ? new BroadcastChannel('yichuang-outbox') : null

  const set = (change: Partial<OutboxState>) => {
    state = { ...state, ...change }
    listeners.forEach((listener) => listener())
  }
  const find = (id: string) => state.filings.find((one) => one.id === id) ?? null
  /** One write after another, so that the newest content is what stays. */
  const write = (work: (store: SealedStore) => Promise<void>): Promise<void> => {
    const done = writing.then(async () => work(await opening))
    writing = done.catch(() => undefined)
    return done
  }
  const replace = (id: string, filing: Filing | null) => {
    const rest = state.filings.map((one) => (one.id === id ? filing : one)).filter((one) => one !== null)
    const filings = filing && !find(id) ? [...rest, filing] : rest
    set({ filings })
  }
  /** Other tabs of this browser read again. */
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  const tell = () => other?.postMessage('changed')
  const keep = (filing: Filing): Promise<void> => {
    replace(filing.id, filing)
    return write((store) => store.put(`filing/${filing.id}`, filing)).then(tell)
  }
  const change = async (id: string, to: (filing: Filing) => Filing): Promise<void> => {
    const filing = find(id)
    if (filing) await keep(to(filing))
  }
  const forget = (id: string): Promise<void> => {
    const files = find(id)?.files ?? []
    clearTimeout(timers.get(id))
    replace(id, null)
    return write(async (store) => {
      await store.remove(`filing/${id}`)
      for (const file of files) await store.remove(`file/${id}/${file.id}`)
    }).then(tell)
  }

  const sendNow = async (id: string): Promise<SendOutcome> => {
    const filing = find(id)
    if (!filing || !isUnsent(filing)) return 'sent'
    set({ sending: true })
    const outcome = await sendFiling(
      {
        read: () => find(id),
        change: (to) => change(id, to),
        bytesOf: async (file) => {
          const bytes = await (await opening).get(`file/${id}/${file}`)
          if (!(bytes instanceof Blob)) throw new Error('the bytes of a kept file are gone')
          return bytes
        },
      },
      ask,
    ).finally(() => set({ sending: false }))
    set({ reachable: outcome !== 'waits', signedOut: outcome === 'signed-out' })
    if (outcome === 'waits') later()
    return outcome
  }
  /** One filing at a time, over all tabs of this browser. */
  const send = (id: string): Promise<SendOutcome> => {
    const done = sending.then(() => alone(() => sendNow(id)))
    sending = done.catch(() => undefined)
    return done
  }
  let again: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(again)
    again = setTimeout(() => void flush(), againMs)
  }
  const flush = async (): Promise<void> => {
    for (const { id } of state.filings.filter((one) => isUnsent(one) && !one.refused)) {
      const outcome = await send(id)
      if (outcome === 'waits' || outcome === 'signed-out') return
    }
  }

  const load = async () => {
    const store = await opening
    const found: Filing[] = []
    let others = 0
    for (const name of await store.names('filing/')) {
      const filing = (await store.get(name)) as Filing | undefined
      if (!filing) continue
      if (filing.owner !== owner) others += 1
      else if (isUnsent(filing) || filing.sent || find(filing.id)) found.push(filing)
      else await store.remove(name)
    }
    found.sort((one, two) => (one.savedAt < two.savedAt ? -1 : 1))
    set({ ready: true, filings: found, lasting: store.lasting, others })
  }
  other?.addEventListener('message', () => {
    if (owner !== '') void load()
  })

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => state,
    find,
    /** Reads what this member of staff left here, and sends it when it can. */
    async start(whose: string): Promise<void> {
      if (owner === whose) return
      owner = whose
      await load()
      void flush()
    },
    flush,
    send,
    keep,
    /** The link is back, or gone. */
    linked(up: boolean) {
      set({ reachable: up })
      if (up) void flush()
    },
    /** What was typed: kept at once, sent a moment after the last change. */
    write(id: string, content: Content) {
      const filing = find(id)
      if (!filing || written(filing, content) === filing) return
      void keep({ ...written(filing, content), refused: null, handIn: null })
      clearTimeout(timers.get(id))
      timers.set(
        id,
        setTimeout(() => void send(id), pauseMs),
      )
    },
    async addFile(id: string, material: string, file: File, { upload }: { upload?: string } = {}): Promise<void> {
      const tried = upload !== undefined
      const kept = { id: upload ?? randomId(), material, name: file.name, bytes: file.size, sent: null, tried }
      await write((store) => store.put(`file/${id}/${kept.id}`, file))
      await change(id, (filing) => ({ ...filing, files: [...filing.files, kept], refused: null, handIn: null }))
    },
    async removeFile(id: string, file: string): Promise<void> {
      await change(id, (filing) => ({ ...filing, files: filing.files.filter((one) => one.id !== file) }))
      await write((store) => store.remove(`file/${id}/${file}`))
    },
    /** 提交: stands in the queue from now on; answers what came of it at once. */
    async handIn(id: string, body: HandIn['body']): Promise<SendOutcome> {
      const handIn = { commandId: randomId(), body, at: nowHere() }
      await change(id, (filing) => ({ ...filing, refused: null, handIn }))
      return send(id)
    },
    async retry(id: string): Promise<SendOutcome> {
      await change(id, tryAgain)
      return send(id)
    },
    change,
    forget,
    /** A page is left: what the server has needs no copy here. */
    leave(id: string) {
      const filing = find(id)
      if (filing && !isUnsent(filing) && !filing.sent) void forget(id)
    },
    /** 退出登录: nothing of it stays, the key neither. */
    async wipe(): Promise<void> {
      owner = ''
      set({ filings: [] })
      await write((store) => store.wipe())
    },
    async remember(name: string, value: unknown): Promise<void> {
      await write((store) => store.put(name, value))
    },
    async recall(name: string): Promise<unknown> {
      return (await opening).get(name)
    },
    /** Names of what was put by, that begin so. */
    async names(prefix: string): Promise<string[]> {
      return (await opening).names(prefix)
    },
    /** Whether what is put by outlives the page. */
    async lasting(): Promise<boolean> {
      return (await opening).lasting
    },
    async drop(name: string): Promise<void> {
      await write((store) => store.remove(name))
    },
  }
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('yichuang-outbox', work) : work()
}

export type Outbox = ReturnType<typeof createOutbox>

/** The one of this application. */
export const outbox: Outbox = createOutbox(openSealedStore('yichuang-window'))
