import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { hostsOf, withGround, type Ground } from './ground.ts'

/** Names of built files carry a hash of their content, so a browser may keep them for good. */
const forGood = { maxAge: '1y', immutable: true } as const

/** Files of the public site under `/static/site/`, and the staff application under `/desk/`. */
export async function serveFiles(app: FastifyInstance, dist: string, ground: Ground | null): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(dist, 'site/assets'),
    prefix: '/static/site/assets/',
    decorateReply: false,
    index: false,
    ...forGood,
  })
  await app.register(fastifyStatic, {
    root: join(dist, 'desk/assets'),
    prefix: '/desk/assets/',
    decorateReply: false,
    index: false,
    ...forGood,
  })

  const icon = await readFile(join(dist, 'site/favicon.svg'))
  app.get('/static/site/favicon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  )

  // The application reads its route from the address: every page of it is the same document, and never kept.
  const worker = await readFile(join(dist, 'desk/service-worker.js'))
  app.get('/desk/service-worker.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker),
  )
  app.get('/desk', (_request, reply) => reply.redirect('/desk/'))
  const policy = deskPolicy(hostsOf(ground))
  app.get('/desk/*', async (_request, reply) => {
    const page = withGround(await readFile(join(dist, 'desk/index.html'), 'utf8'), ground)
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy)
      .send(page)
  })
}

/** Its components write their styles into the page as they are used; scripts stay as strict as everywhere. */
const deskPolicy = (imageHosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...imageHosts].join(' '),
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
