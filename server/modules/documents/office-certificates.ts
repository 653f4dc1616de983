import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Keys } from '#platform/keys.ts'
import { v5 } from '#platform/uuid.ts'
import { seal, unseal } from '#platform/vault.ts'
import { createAuthority, issueSigningCertificate, openSigner } from './signature/certificate.ts'
import type { CertificateWish, Identity, Signer } from './signature/certificate.ts'

/** 电子签名认证证书 of the offices that issue papers. */
export type OfficeCertificates = {
  /** @throws when the office has no certificate and none may be made for it */
  signerOf(office: string): Promise<Signer>
  /** The root that vouches for the offices, PEM. */
  authorityPem(): Promise<string>
}

export type CertificateTerms = {
  keys: Keys
  folder: string
  notBefore: Date
  notAfter: Date
  /** Whether this platform is its own authority; otherwise the certificates must be there. */
  makes: 'demonstration-certificates' | 'none'
}

const authorityName = '一窗演示根证书（不具法律效力）'

/**
 * Certificates and private keys, each in one file of the folder, sealed with a key derived from the root secret; made once and then
 * kept. RSA, because its signature over equal bytes is equal: a repeated print gives the same file.
 */
export function openOfficeCertificates(terms: CertificateTerms): OfficeCertificates {
  const key = terms.keys.derive('office-keys')
  const signers = new Map<string, Promise<Signer>>()
  let root: Promise<Identity> | null = null

  const wish = (name: string): CertificateWish => ({
    name,
    notBefore: terms.notBefore,
    notAfter: terms.notAfter,
    keyKind: 'rsa-2048',
    random: (bytes) => randomBytes(bytes),
  })

  function authority(): Promise<Identity> {
    root ??= kept('authority', () => createAuthority(wish(authorityName))).catch((error: unknown) => {
      root = null
      throw error
    })
    return root
  }

  async function kept(name: string, make: () => Promise<Identity>): Promise<Identity> {
    const path = join(terms.folder, `${v5('office-certificate', name)}.sealed`)
    const found = await readIfThere(path)
    if (found) return opened(found, name)
    if (terms.makes === 'none') throw new Error('an office has no certificate to sign papers with')
    await keepFirst(path, seal(key, Buffer.from(JSON.stringify(await make())), name))
    return opened(await readFile(path), name)
  }

  const opened = (sealed: Buffer, name: string) => JSON.parse(unseal(key, sealed, name).toString('utf8')) as Identity

  return {
    signerOf(office) {
      let signer = signers.get(office)
      if (!signer) {
        signer = kept(`office/${office}`, async () => issueSigningCertificate(await authority(), wish(office))).then(
          openSigner,
        )
        signer.catch(() => signers.delete(office))
        signers.set(office, signer)
      }
      return signer
    },
    authorityPem: async () => (await authority()).certificatePem,
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Of several servers that make one at the same time the first is kept, whole. */
async function keepFirst(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, bytes, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}
