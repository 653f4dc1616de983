import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Figures } from './figures.ts'

export type Answer = { status: number; body: Buffer; cookie: string | null; json: never }

/** Somebody logged in, speaking over real sockets that stay open. Every request is timed under its name. */
export type Visitor = {
  account: string
  get(name: string, path: string): Promise<Answer>
  send(name: string, method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer>
  upload(name: string, path: string, bytes: Buffer): Promise<Answer>
}

export type Sockets = { open(account: string): Promise<Visitor>; close(): void }

/** @throws Error, from every request, when the answer is not 200: a bench that is refused measures nothing */
export function openSockets(origin: string, figures: Figures): Sockets {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })

  function call(method: string, path: string, headers: Record<string, string>, body: Buffer | null): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const all = Buffer.concat(parts)
          resolve({
            status: response.statusCode ?? 0,
            body: all,
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
            get json() {
              return JSON.parse(all.toString('utf8')) as never
            },
          })
        })
      })
      sent.on('error', reject)
      sent.end(body ?? undefined)
    })
  }

  async function timed(
    name: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Buffer | null,
  ) {
    const start = performance.now()
    const answer = await call(method, path, headers, body)
    if (answer.status !== 200)
      throw new Error(
        `${name}: ${method} ${path} answered ${answer.status}: ${answer.body.toString('utf8').slice(0, 400)}`,
      )
    figures.took(name, performance.now() - start)
    return answer
  }

  const json = (body: unknown) => Buffer.from(JSON.stringify(body))
  return {
    async open(account) {
      const opened = await timed(
        'log in',
        'POST',
        '/api/demonstration/session',
        { 'content-type': 'application/json' },
        json({ account }),
      )
      const own = { cookie: opened.cookie ?? '', 'x-csrf-token': (opened.json as { csrf: string }).csrf }
      return {
        account,
        get: (name, path) => timed(name, 'GET', path, { cookie: own.cookie }, null),
        send: (name, method, path, body) =>
          timed(
            name,
            method,
            path,
            { ...own, 'content-type': 'application/json', 'command-id': randomUUID() },
            json(body),
          ),
        upload: (name, path, bytes) =>
          timed(name, 'POST', path, { ...own, 'content-type': 'application/octet-stream' }, bytes),
      }
    },
    close: () => agent.destroy(),
  }
}
