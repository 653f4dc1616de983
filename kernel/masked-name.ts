/** A natural person's name as a public page may show it, 王*燕: first and last character, of two the first alone. */
export function maskedName(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= 2) return characters.length === 2 ? `${characters[0]}*` : '*'
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

/** A number of 18 characters as a paper or a page may show it: the region and the last four. */
export const maskedCode = (code: string): string => `${code.slice(0, 6)}${'*'.repeat(8)}${code.slice(-4)}`
