/** Text without blanks around it; undefined when none is left. */
export function readText(typed: string): string | undefined {
  return typed.trim() || undefined
}
