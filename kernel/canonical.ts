const depthLimit = 256

/**
 * The one text of a plain JSON value (RFC 8785, JSON Canonicalization Scheme): what is hashed, signed and stored.
 *
 * Member names are sorted by UTF-16 code units; negative zero is written 0.
 *
 * @throws TypeError for what JSON cannot say exactly: undefined (also as a member or a hole), functions, symbols,
 *   bigint, NaN, infinities, lone surrogates, objects with a class (Date, Map, …), nesting deeper than 256 or cyclic
 * @source RFC 8785
 */
export function canonical(value: unknown): string {
  return written(value, 0)
}

function written(value: unknown, depth: number): string {
  if (depth > depthLimit) throw new TypeError('canonical JSON: nested too deep, or cyclic')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return string(value)
  if (typeof value !== 'object') throw new TypeError(`canonical JSON: no ${typeof value}`)
  // Array.from visits holes as undefined, which are refused; map would skip them.
  if (Array.isArray(value)) return `[${Array.from(value, (part: unknown) => written(part, depth + 1)).join(',')}]`
  return object(value, depth)
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON: no ${value}`)
  return JSON.stringify(value)
}

function string(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('canonical JSON: lone surrogate')
  return JSON.stringify(value)
}

function object(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('canonical JSON: not a plain object')
  if (Object.getOwnPropertySymbols(value).length > 0) throw new TypeError('canonical JSON: no symbol as a name')
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${string(name)}:${written(member, depth + 1)}`)
  return `{${members.join(',')}}`
}
