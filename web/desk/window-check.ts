import { saysAtLeast } from '#contracts/text-length.ts'
import { parseResidentId } from '#kernel/codes/resident-id.ts'
import { parseUscc } from '#kernel/codes/uscc.ts'
import type { copy } from './copy.ts'

export type PartyKind = 'person' | 'enterprise'
export type CodeFault = keyof typeof copy.codes

/** What is wrong with a number read off a document; null when its check digit is right. Letters may be typed small. */
export function codeFault(kind: PartyKind, typed: string): CodeFault | null {
  const code = normalCode(typed)
  if (code === '') return 'required'
  const parsed = kind === 'person' ? parseResidentId(code) : parseUscc(code)
  return parsed.ok ? null : parsed.reason
}

/** The code as it is sent: without spaces, letters large. */
export function normalCode(typed: string): string {
  return typed.replaceAll(/\s/g, '').toUpperCase()
}

export type Identity = { kind: PartyKind; name: string; code: string; phone: string }

/**
 * Faults by field of what a clerk typed of the person at the window; empty when it may be sent.
 *
 * @param known whoever was registered before needs not say the phone again, so it may be blank
 */
export function identityFaults(
  identity: Identity,
  known: { phone: 'needed' | 'optional' } = { phone: 'needed' },
): Partial<Record<'name' | 'code' | 'phone', CodeFault>> {
  const code = codeFault(identity.kind, identity.code)
  return {
    ...(!saysAtLeast(identity.name, 2) && { name: 'name' as const }),
    ...(code !== null && { code }),
    ...(!(known.phone === 'optional' && identity.phone.trim() === '') &&
      !/^1[3-9]\d{9}$/.test(identity.phone.trim()) && { phone: 'phone' as const }),
  }
}

const kinds: Record<string, readonly string[]> = {
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpeg: ['image/jpeg'],
}

/** What is wrong with a file for this slot, told before it is sent; the server looks at the content itself. */
export function fileFault(
  file: { type: string; size: number },
  slot: { formats: readonly string[]; maxBytes: number },
): 'too-large' | 'wrong-format' | null {
  if (file.size > slot.maxBytes) return 'too-large'
  // Some scanners' drivers give files no type: then only the server can tell.
  if (file.type === '') return null
  return slot.formats.some((format) => kinds[format]?.includes(file.type)) ? null : 'wrong-format'
}

/** Values of the `accept` attribute for the formats of a slot. */
export function acceptOf(formats: readonly string[]): string {
  return formats.flatMap((format) => kinds[format] ?? []).join(',')
}
