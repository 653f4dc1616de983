/**
 * The program cannot start or go on, for a reason that the person at the terminal can mend: shown as it is, without a stack.
 *
 * The message is a Chinese sentence, a newline and the same in English.
 */
export class CannotStart extends Error {
  override name = 'CannotStart'

  constructor(chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options)
  }
}
