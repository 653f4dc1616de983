import { createHash } from 'node:crypto'

const namespace = Buffer.from('7c1f4b0a3c5e4d6f8a9b0c1d2e3f4a5b', 'hex')

/** Name-based id (RFC 9562 version 5): the same parts give the same id. */
export function v5(...parts: string[]): string {
  const hash = createHash('sha1').update(namespace).update(parts.join('\u0000')).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
