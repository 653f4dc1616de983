import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { deserialize, serialize } from 'node:v8'
import { openWorkers, type Workers } from '#server/modules/documents/index.ts'
import type { PageImages, PageMediaType } from '#server/modules/documents/page-images/render-pages.ts'
import { PageRefusal, type PageRefusalCode } from '#server/modules/documents/page-images/page-refusal.ts'
import type { PaperContent } from '#server/modules/documents/papers/content.ts'
import { IncompletePaper, missingFrom } from '#server/modules/documents/papers/incomplete.ts'
import { PaperNotSet } from '#server/modules/documents/papers/paper-not-set.ts'

/*
 * One typesetter and one painter for all processes of a run: to start them costs a third of a second each, as much as thirty papers. The runner keeps
 * them and says with `YICHUANG_TEST_WORKERS` where they are asked; whoever finds no such address has workers of its own.
 */

type Job = { paper: PaperContent; madeAt: Date } | { upload: Uint8Array; mediaType: PageMediaType }
type Outcome =
  | { paper: Uint8Array }
  | PageImages
  | { notSet: string }
  | { refused: PageRefusalCode }
  | { broken: string }

/** Keeps the workers for whoever asks at the address, until they are closed. A system that cannot listen in the folder has no address: there each process has its own. */
export async function keepWorkers(folder: string): Promise<{ address: string | null; close(): void }> {
  const workers = openWorkers()
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    onMessages<{ id: number; job: Job }>(socket, async ({ id, job }) => {
      const outcome = await done(workers, job)
      if (socket.writable) send(socket, { id, outcome })
    })
  })
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\yichuang-workers-${process.pid}` : join(folder, 'workers')
  const listens = await new Promise<boolean>((resolve) =>
    server.on('error', () => resolve(false)).listen(address, () => resolve(true)),
  )
  return {
    address: listens ? address : null,
    close() {
      workers.close()
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

async function done({ press, renderer }: Workers, job: Job): Promise<Outcome> {
  try {
    if ('paper' in job) return { paper: await press.render(job.paper, job.madeAt) }
    return await renderer.render(job.upload, job.mediaType)
  } catch (error) {
    if (error instanceof PaperNotSet) return { notSet: error.message }
    if (error instanceof PageRefusal) return { refused: error.code }
    return { broken: String(error) }
  }
}

/** Those of the run, and where there is none, own ones. What is under way when they are closed fails. */
export function borrowedWorkers(): Workers {
  const address = process.env['YICHUANG_TEST_WORKERS']
  return address === undefined ? openWorkers() : workersAt(address)
}

/** As `openWorkers`, but of those kept at the address. */
export function workersAt(address: string): Workers {
  const waiting = new Map<number, PromiseWithResolvers<Outcome>>()
  let socket: Socket | null = null
  let asked = 0
  let closed = false

  function connected(): Socket {
    if (socket) return socket
    const opened = connect(address)
    opened.on('error', () => {}).on('close', lost)
    onMessages<{ id: number; outcome: Outcome }>(opened, ({ id, outcome }) => {
      waiting.get(id)?.resolve(outcome)
      waiting.delete(id)
      if (waiting.size === 0) opened.unref()
    })
    return (socket = opened)
  }

  function lost(): void {
    socket = null
    for (const { reject } of waiting.values()) reject(new Error('the workers of the run are gone'))
    waiting.clear()
  }

  function ask(job: Job): Promise<Outcome> {
    if (closed) throw new Error('the workers are closed')
    const outcome = Promise.withResolvers<Outcome>()
    waiting.set((asked += 1), outcome)
    // While something is waited for, it keeps this process from ending.
    send(connected().ref(), { id: asked, job })
    return outcome.promise
  }

  const close = (): void => {
    closed = true
    socket?.destroy()
  }
  return {
    press: {
      async render(content, madeAt) {
        const missing = missingFrom(content)
        if (missing !== null) throw new IncompletePaper(content.kind, missing)
        const outcome = await ask({ paper: content, madeAt })
        if ('paper' in outcome) return new Uint8Array(outcome.paper)
        throw 'notSet' in outcome ? new PaperNotSet(outcome.notSet) : new Error(JSON.stringify(outcome))
      },
      close,
    },
    renderer: {
      async render(upload, mediaType) {
        const outcome = await ask({ upload, mediaType })
        if ('pages' in outcome) return outcome
        throw 'refused' in outcome ? new PageRefusal(outcome.refused) : new Error(JSON.stringify(outcome))
      },
      close,
    },
    close,
  }
}

const head = 4

function send(socket: Socket, message: unknown): void {
  const body = serialize(message)
  const length = Buffer.alloc(head)
  length.writeUInt32BE(body.length)
  socket.cork()
  socket.write(length)
  socket.write(body)
  socket.uncork()
}

/** Each message whole, however its bytes come. */
function onMessages<Message>(socket: Socket, heard: (message: Message) => unknown): void {
  let parts: Buffer[] = []
  let held = 0
  let wanted = head
  let inBody = false
  socket.on('data', (part: Buffer) => {
    parts.push(part)
    held += part.length
    while (held >= wanted) {
      const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
      const taken = bytes.subarray(0, wanted)
      parts = [bytes.subarray(wanted)]
      held -= wanted
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are this file
      if (inBody) heard(deserialize(taken) as Message)
      wanted = inBody ? head : taken.readUInt32BE()
      inBody = !inBody
    }
  })
}
