/**
 * A number as people type it: full-width digits and separators between thousands are read. What is no number stays text, so that the
 * check can say so.
 */
export function readNumber(typed: string): number | string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
  if (plain === '') return undefined
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed.trim()
}
