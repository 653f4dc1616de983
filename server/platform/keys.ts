import { createHmac, createPrivateKey, createPublicKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { LoginRole } from './db.ts'

/** The root secret and everything derived from it. A key-management service can stand behind the same shape. */
export type Keys = {
  /** 32 bytes for one named purpose. */
  derive(purpose: string): Buffer
  passwordOf(role: LoginRole): string
  /** Signs receipts, draws and codes. */
  evidence: { keyId: string; privateKey: KeyObject; publicKey: KeyObject }
}

const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Kept, because the same few are asked for with each command. */
const mostDerived = 200

/**
 * Everything derived from a root secret; the same secret always gives the same keys.
 *
 * @throws RangeError when the secret has not 32 bytes
 */
export function keysFrom(root: Buffer): Keys {
  if (root.length !== 32) throw new RangeError('the root secret has 32 bytes')
  const derived = new Map<string, Buffer>()
  const derive = (purpose: string) => {
    const before = derived.get(purpose)
    if (before) return before
    const key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `yichuang/${purpose}`, 32))
    derived.set(purpose, key)
    if (derived.size > mostDerived) derived.delete(derived.keys().next().value as string)
    return key
  }
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Ed25519, derive('evidence')]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  const keyId = createHmac('sha256', 'yichuang-key-id')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16)
  return {
    derive,
    passwordOf: (role) => createHmac('sha256', derive('database')).update(role).digest('hex'),
    evidence: { keyId, privateKey, publicKey },
  }
}

/**
 * Reads the root secret from `<folder>/keys/root.key`, or makes it once with mode 0600.
 *
 * @throws CannotStart when the file holds no key
 */
export function openKeys(folder: string): Keys {
  const path = join(folder, 'keys', 'root.key')
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeOnce(path, randomBytes(32).toString('hex'))
  }
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new CannotStart(
      `密钥文件 ${path} 已损坏（应为 64 位十六进制数）。请从备份恢复：没有它，已经加密的内容读不出来。`,
      `The key file ${path} is damaged: 64 hexadecimal digits belong there. Restore it from a backup: nothing that was sealed can be read without it.`,
    )
  return keysFrom(Buffer.from(text, 'hex'))
}

/** Whole, durable and never over another: what a lost or torn root secret has sealed, nobody opens again. */
function writeOnce(path: string, text: string): void {
  const part = `${path}.${randomBytes(8).toString('hex')}`
  const file = openSync(part, 'wx', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(part)
  }
}
