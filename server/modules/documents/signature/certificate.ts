import { BitString, Integer, OctetString, Utf8String } from 'asn1js'
import type { KeyObject } from 'node:crypto'
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { AttributeTypeAndValue, AuthorityKeyIdentifier, BasicConstraints, Certificate, Extension, Time } from 'pkijs'

/** A certificate and its private key (PKCS #8), both PEM. */
export type Identity = { certificatePem: string; privateKeyPem: string }

export type KeyKind = 'rsa-2048' | 'ecdsa-p256'

export type CertificateWish = {
  /** common name of the subject, for instance 连云港市行政审批局 */
  name: string
  notBefore: Date
  notAfter: Date
  keyKind: KeyKind
  /** gives so many random bytes, for the serial number; keys come from the operating system's generator */
  random(bytes: number): Uint8Array
}

/** A key that is ready to sign. */
export type Signer = { certificate: Certificate; certificateDer: Uint8Array<ArrayBuffer>; key: CryptoKey }

const oid = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
}

// Bits of keyUsage from the left: digitalSignature 0, nonRepudiation 1, keyCertSign 5, cRLSign 6.
const signsDocuments = { unusedBits: 6, byte: 0b1100_0000 }
const signsCertificates = { unusedBits: 1, byte: 0b0000_0110 }

/** A self-signed root for the demonstration. */
export async function createAuthority(wish: CertificateWish): Promise<Identity> {
  const keys = await createKeys(wish.keyKind)
  const certificate = await draft(wish, keys.publicKey)
  certificate.issuer = certificate.subject
  certificate.extensions = [
    extension(oid.basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER(), {
      critical: true,
    }),
    keyUsage(signsCertificates),
    subjectKeyIdentifier(certificate),
  ]
  await certificate.sign(keys.privateKey, 'SHA-256')
  return toIdentity(certificate, keys.privateKey)
}

/** A certificate with which an office signs papers, issued by the authority. */
export async function issueSigningCertificate(authority: Identity, wish: CertificateWish): Promise<Identity> {
  const issuer = await openSigner(authority)
  const keys = await createKeys(wish.keyKind)
  const certificate = await draft(wish, keys.publicKey)
  certificate.issuer = issuer.certificate.subject
  const issuerKey = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: keyDigest(issuer.certificate) }),
  })
  certificate.extensions = [
    extension(oid.basicConstraints, new BasicConstraints({ cA: false }).toSchema().toBER(), { critical: true }),
    keyUsage(signsDocuments),
    subjectKeyIdentifier(certificate),
    extension(oid.authorityKeyIdentifier, issuerKey.toSchema().toBER(), { critical: false }),
  ]
  await certificate.sign(issuer.key, 'SHA-256')
  return toIdentity(certificate, keys.privateKey)
}

/** @throws Error when the PEM texts are no certificate and key, or do not belong together */
export async function openSigner(identity: Identity): Promise<Signer> {
  const parsed = new X509Certificate(identity.certificatePem)
  const privateKey = createPrivateKey(identity.privateKeyPem)
  if (!parsed.checkPrivateKey(privateKey)) throw new Error('the private key does not belong to the certificate')
  const certificateDer = new Uint8Array(parsed.raw)
  const pkcs8 = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }))
  return {
    certificate: Certificate.fromBER(certificateDer),
    certificateDer,
    key: await crypto.subtle.importKey('pkcs8', pkcs8, algorithmOf(privateKey), false, ['sign']),
  }
}

function algorithmOf(key: KeyObject): { name: string; hash: string } | { name: string; namedCurve: string } {
  if (key.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return { name: 'ECDSA', namedCurve: 'P-256' }
  throw new Error('only RSA and ECDSA P-256 keys sign papers')
}

async function createKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  if (kind === 'ecdsa-p256') {
    return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  }
  const publicExponent = Uint8Array.of(1, 0, 1)
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent }
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function draft(wish: CertificateWish, publicKey: CryptoKey): Promise<Certificate> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: serialNumber(wish.random(16)) })
  certificate.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: oid.commonName, value: new Utf8String({ value: wish.name }) }),
  )
  certificate.notBefore = new Time({ value: wish.notBefore })
  certificate.notAfter = new Time({ value: wish.notAfter })
  await certificate.subjectPublicKeyInfo.importKey(publicKey)
  return certificate
}

/** Positive and without a leading zero byte, as DER wants it. */
function serialNumber(random: Uint8Array): ArrayBuffer {
  const bytes = new Uint8Array(random)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.buffer
}

function keyUsage(usage: { unusedBits: number; byte: number }): Extension {
  const bits = new BitString({ unusedBits: usage.unusedBits, valueHex: Uint8Array.of(usage.byte).buffer })
  return extension(oid.keyUsage, bits.toBER(), { critical: true })
}

function subjectKeyIdentifier(certificate: Certificate): Extension {
  const digest = new OctetString({ valueHex: keyDigest(certificate) })
  return extension(oid.subjectKeyIdentifier, digest.toBER(), { critical: false })
}

function keyDigest(certificate: Certificate): ArrayBuffer {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  return new Uint8Array(createHash('sha256').update(key).digest().subarray(0, 20)).buffer
}

function extension(extnID: string, extnValue: ArrayBuffer, { critical }: { critical: boolean }): Extension {
  return new Extension({ extnID, critical, extnValue })
}

async function toIdentity(certificate: Certificate, key: CryptoKey): Promise<Identity> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return {
    certificatePem: new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString(),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
}
