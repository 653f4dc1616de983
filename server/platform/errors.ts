import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import pg from 'pg'
import type { Problem } from '#contracts/problem.ts'
import { rules, type RuleCode } from '#contracts/rules.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { Defect } from './defect.ts'
import { Refusal } from './refusal.ts'

/** Codes of outages: the world is away, and the same command may be sent again under the same id. */
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '25P03',
  '08006',
  '08003',
  '40P01', // a deadlock: the loser was rolled back whole
  '55P03',
])

/** The second wall spoke: a right that the database role or one of its functions does not have. */
const insufficientPrivilege = '42501'

/**
 * The body of a refusal, worded by its rule; an unknown code is told as a defect.
 *
 * @param request id under which the log knows the request
 * @param detail what fills the places in the rule's sentence and in its article, where each item has its own
 */
export function problem(
  status: number,
  code: string,
  request: string,
  errors?: Problem['errors'],
  detail?: Record<string, unknown>,
): Problem {
  const rule = rules[code as keyof typeof rules] ?? rules['platform.defect']
  return {
    type: `https://yichuang.example/problems/${code}`,
    title: fill(rule.text, detail ?? {}).split('。')[0] ?? rule.text,
    status,
    code,
    detail: fill(rule.text, detail ?? {}),
    basis: rule.basis && fill(rule.basis, detail ?? {}),
    instance: request,
    ...(errors ? { errors } : {}),
  }
}

const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function fill(text: string, detail: Record<string, unknown>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => shown(detail[name]))
}

/** Three kinds of failure, told apart: the rules say no, a bug, the world is away. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error: Error & { code?: string; statusCode?: number } = thrown
    const answer = (body: Problem) => answerWith(reply, body)
    if (error instanceof RuleViolation) {
      const errors = error.detail?.['errors'] as Problem['errors'] | undefined
      return answer(problem(errors ? 422 : 409, error.code, request.id, errors, error.detail))
    }
    if (error instanceof Refusal) {
      if (error.retryAfterSeconds) void reply.header('retry-after', String(error.retryAfterSeconds))
      return answer(problem(error.status, error.code, request.id, error.errors))
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const errors = error.validation.map((issue) => ({ path: issue.instancePath, message: issue.message ?? '' }))
      return answer(
        problem(
          error.validationContext === 'params' ? 404 : 400,
          error.validationContext === 'params' ? 'request.not-found' : 'request.invalid',
          request.id,
          errors,
        ),
      )
    }
    const fault = faultOfRequest(error)
    if (fault) return answer(problem(fault.status, fault.code, request.id))
    if (error.code === insufficientPrivilege) {
      request.log.error({ stack: stackOf(error), code: error.code }, 'the database refused what the platform allowed')
      return answer(problem(403, 'session.not-permitted', request.id))
    }
    if (isOutage(error)) {
      request.log.warn({ code: error.code }, 'outage')
      void reply.header('retry-after', '2')
      return answer(problem(503, 'platform.outage', request.id))
    }
    request.log.error({ name: nameOf(error), stack: stackOf(error), code: error.code }, 'defect')
    return answer(problem(500, 'platform.defect', request.id))
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .send(JSON.stringify(problem(404, 'request.not-found', request.id))),
  )
}

/** What the server itself finds wrong with a request, before anything of ours has looked at it; null for any other error. */
export function faultOfRequest(error: {
  code?: string
  statusCode?: number
}): { status: number; code: RuleCode } | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'request.too-large' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'request.media-type' }
  const { statusCode: status = 500 } = error
  return status >= 400 && status < 500 ? { status, code: 'request.malformed' } : null
}

const answerWith = (reply: FastifyReply, body: Problem) =>
  reply
    .status(body.status)
    .header('x-problem', body.code)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(body))

/** Refuses from beside the route. */
export function refuseWith(reply: FastifyReply, status: number, code: RuleCode): void {
  void answerWith(reply, problem(status, code, reply.request.id))
}

/** Whether the world is away (database, network) rather than the code wrong: worth another try. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message } = error as { code?: string; message?: string }
  return (
    (code !== undefined && away.has(code)) ||
    /terminat|timeout exceeded when trying to connect|Connection ended|not queryable/i.test(message ?? '')
  )
}

/** Errors whose message is a code, or was written for the log. */
const safe = [Refusal, RuleViolation, Defect]

/**
 * Where an error arose and what it calls itself, for the log. Its message is left out: it may quote a value, and so may one that an engine
 * or a library wrote.
 */
export function stackOf(error: Error): string {
  const { name, message, stack = '' } = error
  const head = `${name}: ${message}`
  const start = message === '' ? 0 : stack.indexOf(message)
  // A stack that its message does not begin was written when the message was another; nobody knows where that one ended.
  const below = stack.startsWith(head)
    ? stack.slice(head.length)
    : start >= 0
      ? stack.slice(start + message.length)
      : ''
  const frames = below.split('\n').filter((line) => /^\s+at .*[\w)]$/.test(line))
  const said =
    error instanceof pg.DatabaseError
      ? `${error.code ?? ''} ${error.constraint ?? ''} ${error.table ?? ''} ${error.routine ?? ''}`
      : safe.some((kind) => error instanceof kind)
        ? message
        : nameOf(error)
  return [said, ...frames].join('\n')
}

/** An instance can call itself anything; its class can't. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : 'unknown'
}
