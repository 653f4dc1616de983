/** A mobile number without the blanks, hyphens and country code people write it with. */
export function readPhone(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return digits.replace(/^(\+|00)86/, '') || undefined
}
