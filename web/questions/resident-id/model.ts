/** A code as its register writes it: half-width, in capitals, without blanks. */
export function readCode(typed: string): string | undefined {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() || undefined
}
