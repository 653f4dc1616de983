/** What reading a code gives: its parts, or the first reason why it is none. */
export type Parsed<Parts, Fault extends string> =
  | ({ readonly ok: true } & Readonly<Parts>)
  | { readonly ok: false; readonly reason: Fault }

/** Registers hold codes whose check digit was always wrong: an import that keeps one waives the check, on record. */
export type CheckDigits = 'required' | 'waived'

/** The failure with this reason. */
export function fault<Fault extends string>(reason: Fault): { readonly ok: false; readonly reason: Fault } {
  return { ok: false, reason }
}
