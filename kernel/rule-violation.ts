/**
 * The rules say no: an answer for the person who asked, never a bug.
 *
 * `code` names the rule (`case.no-notice-left`); the text and the article shown to people are looked up by it.
 * `detail` holds plain JSON that completes the text, and never personal data: it is logged.
 */
export class RuleViolation extends Error {
  readonly code: string
  readonly detail?: Record<string, unknown>

  constructor(code: string, detail?: Record<string, unknown>) {
    super(code)
    this.name = 'RuleViolation'
    this.code = code
    if (detail) this.detail = detail
  }
}

/**
 * States a rule; what follows may rely on it.
 *
 * @throws RuleViolation with `code` when the condition is false, null, undefined, 0 or ''
 */
export function demand(condition: unknown, code: string, detail?: Record<string, unknown>): asserts condition {
  if (!condition) throw new RuleViolation(code, detail)
}
