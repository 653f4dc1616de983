import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

const minutes = 5

/** A pass to the papers of one result, good for five minutes; it stands on its own signature and is kept nowhere. */
export function printPass(keys: Pick<Keys, 'derive'>, region: string, stream: string, nowMs: number): string {
  const said = `${stream}.${nowMs + minutes * 60_000}`
  return `${said}.${signatureOf(keys, region, said)}`
}

/** @returns the case it opens; null when it is none of ours, of another region, or too old */
export function openPass(keys: Pick<Keys, 'derive'>, region: string, pass: string, nowMs: number): string | null {
  const [stream = '', until = '', signature = ''] = pass.split('.')
  const right = signatureOf(keys, region, `${stream}.${until}`)
  return sameText(signature, right) && nowMs <= Number(until) ? stream : null
}

/** Compares without telling by the time it takes how much was right. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

const signatureOf = (keys: Pick<Keys, 'derive'>, region: string, said: string) =>
  createHmac('sha256', keys.derive('print-pass')).update(`${region}/${said}`).digest('base64url')
