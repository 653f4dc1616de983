import { createHash, createHmac, randomBytes } from 'node:crypto'
import { commitment } from '#kernel/commitment.ts'
import { seal, unseal } from '#platform/vault.ts'
import type { StatedByCamera } from './photo-facts.ts'

/**
 * What is known of a file and names its owner or its content; lies sealed with the stream's key. `sha256` and `salt` are hex; `stated`
 * is what the camera of a photograph said of itself.
 */
export type FileFacts = { name: string; sha256: string; salt: string; stated?: StatedByCamera }

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export type FilePlace = { region: string; stream: string; file: string }

const boundTo = (at: FilePlace) => `${at.region}/${at.stream}/file/${at.file}`

/** The facts of fresh bytes, and the commitment that may stand in the log. */
export function factsOf(name: string, bytes: Uint8Array): { facts: FileFacts; content: string } {
  const facts = { name: plainName(name), sha256: hexOf(sha256(bytes)), salt: randomBytes(32).toString('hex') }
  return { facts, content: commitment(facts.sha256, facts.salt, sha256) }
}

export function sealFacts(key: Buffer, at: FilePlace, facts: FileFacts): Buffer {
  return seal(key, Buffer.from(JSON.stringify(facts)), boundTo(at))
}

export function openFacts(key: Buffer, at: FilePlace, sealed: Uint8Array): FileFacts {
  return JSON.parse(unseal(key, sealed, boundTo(at)).toString('utf8')) as FileFacts
}

/** Signs that are not seen but turn the direction of reading can show a file under another ending. */
function plainName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim() || '未命名文件'
}

/** Commitment to a paper as it is delivered. Its salt follows from the stream's key, so that a repeated print commits to the same. */
export function paperCommitment(key: Buffer, blob: string, bytes: Uint8Array): string {
  const salt = createHmac('sha256', key).update(`paper-salt/${blob}`).digest('hex')
  return commitment(hexOf(sha256(bytes)), salt, sha256)
}
