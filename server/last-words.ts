import { nameOf, stackOf } from '#platform/errors.ts'

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
