/**
 * Whether every text in a parsed body can be kept as it came: PostgreSQL keeps no NUL, and half of a surrogate pair is no character in any encoding.
 * Names of members count as texts.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member))
}
