/** A refusal by the platform itself: not law, not a bug. Codes and texts stand in `contracts/rules.ts`. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly errors?: { path: string; message: string }[]
  readonly retryAfterSeconds?: number

  constructor(status: number, code: string, more: { errors?: Refusal['errors']; retryAfterSeconds?: number } = {}) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    if (more.errors) this.errors = more.errors
    if (more.retryAfterSeconds) this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** A foreign object answers exactly like a missing one. */
export const notFound = () => new Refusal(404, 'request.not-found')
