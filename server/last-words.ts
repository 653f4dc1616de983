import { CannotStart } from '#platform/cannot-start.ts'
import { cannotUse } from '#platform/data-folder.ts'
import { nameOf, stackOf } from '#platform/errors.ts'

/** Why the program cannot start or go on: in a sentence where somebody at the terminal can mend it. */
export function sayWhy(dataFolder: string, thrown: unknown): void {
  const error = cannotUse(dataFolder, thrown) ?? thrown
  process.stderr.write(`${error instanceof CannotStart ? error.message : String((error as Error)?.stack ?? error)}\n`)
}

/**
 * An error that nobody expected ends the process, as ever. It may quote a value in its message or in its details, which Node would print: what is printed
 * says where it arose and no more.
 */
export function sayNoMoreThanWhere(): void {
  process.on('uncaughtException', (error: unknown) => {
    const said = error instanceof Error ? stackOf(error) : nameOf(error)
    process.stderr.write(`程序出错，已停止 · stopped by an error that nobody expected: ${said}\n`)
    process.exit(1)
  })
}
