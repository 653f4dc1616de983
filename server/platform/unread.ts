import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RuleCode } from '#contracts/rules.ts'
import { problem, refuseWith } from './errors.ts'

/** What can't be led to any route: an address that is none, or one that is too long. */
export function answerNoAddress({ statusCode }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  refuseWith(reply.header('x-content-type-options', 'nosniff'), statusCode ?? 400, 'request.malformed')
}

/** An `Expect` that nobody here can meet. */
export function answerNoExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(problem(417, 'request.malformed', randomUUID()))
  response
    .writeHead(417, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    })
    .end(body)
}

const refusals: Record<string, readonly [status: number, code: RuleCode]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request.too-slow'],
  HPE_HEADER_OVERFLOW: [431, 'request.headers-too-large'],
}

/** What never became a request, since it is no HTTP or did not end: nobody can be asked but the socket. */
export function answerNoRequest({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  // An answer that has begun is not followed by another head.
  const { _httpMessage: begun } = socket as Socket & { _httpMessage?: { headersSent?: boolean } }
  if (begun?.headersSent) return void socket.destroy()
  const [status, rule] = refusals[code ?? ''] ?? [400, 'request.malformed']
  const body = JSON.stringify(problem(status, rule, randomUUID()))
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    )
  socket.destroySoon()
}
