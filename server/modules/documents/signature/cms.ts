import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { createHash, verify, X509Certificate } from 'node:crypto'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { Signer } from './certificate.ts'

/** Detached CMS signatures as PAdES-B-B wants them: contentType, messageDigest and ESS signing-certificate-v2 are signed, nothing else. */

const oid = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
}

/** Signs a SHA-256 digest; the answer is DER. */
export async function signDigest(digest: Uint8Array, signer: Signer): Promise<Buffer> {
  const signed = draft(digest, signer.certificate, signer.certificateDer)
  await signed.sign(signer.key, 0, 'SHA-256')
  const algorithm = signatureAlgorithm(new X509Certificate(signer.certificateDer))
  const [signerInfo] = signed.signerInfos
  // pkijs leaves out the NULL that RFC 3370 wants after sha256WithRSAEncryption.
  if (signerInfo !== undefined && algorithm !== null) signerInfo.signatureAlgorithm = algorithm
  return derOf(signed)
}

export type Checked = { fault: string } | { fault: null; certificate: X509Certificate }

/** What is wrong with a signature over a digest; null and the certificate when nothing is. Never throws. */
export function checkDigestSignature(der: Buffer, digest: Uint8Array): Checked {
  try {
    return checked(der, digest)
  } catch {
    // pkijs and asn1js throw errors of no particular kind at structures they do not expect.
    return { fault: 'signature is not readable' }
  }
}

function checked(der: Buffer, digest: Uint8Array): Checked {
  const signed = parsed(der)
  if (signed === null) return { fault: 'signature is not readable' }
  const [signerInfo] = signed.signerInfos
  const [certificate] = signed.certificates ?? []
  if (signed.signerInfos.length !== 1 || signed.certificates?.length !== 1) return { fault: 'not exactly one signer' }
  if (signerInfo?.signedAttrs === undefined || !(certificate instanceof Certificate)) return { fault: 'no signer' }
  const x509 = new X509Certificate(Buffer.from(certificate.toSchema(false).toBER()))
  const algorithm = signatureAlgorithm(x509)
  if (algorithm === null) return { fault: 'signature algorithm does not fit the key' }
  // Written anew from the digest and the certificate, and compared as a whole: so nothing that the signature does not
  // cover (names, numbers, algorithms, attributes without signature) can differ by a bit.
  const expected = draft(digest, certificate, new Uint8Array(x509.raw))
  const [expectedInfo] = expected.signerInfos
  if (expectedInfo === undefined) return { fault: 'no signer' }
  expected.digestAlgorithms.push(sha256())
  expectedInfo.digestAlgorithm = sha256()
  expectedInfo.signatureAlgorithm = algorithm
  expectedInfo.signature = new OctetString({ valueHex: signerInfo.signature.getValue() })
  if (!derOf(expected).equals(der)) return { fault: 'content was changed' }
  const covered = setOf(signedAttributes(digest, new Uint8Array(x509.raw)))
  const right = verify('sha256', covered, x509.publicKey, Buffer.from(signerInfo.signature.getValue()))
  return right ? { fault: null, certificate: x509 } : { fault: 'signature is wrong' }
}

function draft(digest: Uint8Array, certificate: Certificate, certificateDer: Uint8Array): SignedData {
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: signedAttributes(digest, certificateDer) }),
  })
  return new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate],
    signerInfos: [signerInfo],
  })
}

function sha256(): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new Null() })
}

function signatureAlgorithm(certificate: X509Certificate): AlgorithmIdentifier | null {
  const kind = certificate.publicKey.asymmetricKeyType
  if (kind === 'rsa') return new AlgorithmIdentifier({ algorithmId: oid.rsaWithSha256, algorithmParams: new Null() })
  return kind === 'ec' ? new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }) : null
}

/** The signed attributes in DER order (by their encoding); parties that sort and parties that do not then hash the same bytes. */
function signedAttributes(digest: Uint8Array, certificateDer: Uint8Array): Attribute[] {
  const certificateDigest = new Uint8Array(createHash('sha256').update(certificateDer).digest())
  // ESSCertIDv2 with its default hash algorithm SHA-256, which DER leaves out.
  const certId = new Sequence({ value: [new OctetString({ valueHex: certificateDigest })] })
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
    new Attribute({ type: oid.messageDigest, values: [new OctetString({ valueHex: new Uint8Array(digest) })] }),
    new Attribute({
      type: oid.signingCertificateV2,
      values: [new Sequence({ value: [new Sequence({ value: [certId] })] })],
    }),
  ]
  return attributes.toSorted((left, right) => Buffer.compare(encoded(left), encoded(right)))
}

function encoded(attribute: Attribute): Buffer {
  return Buffer.from(attribute.toSchema().toBER())
}

/** The bytes a signature over attributes is made of: the SET, with its universal tag. */
function setOf(attributes: Attribute[]): Buffer {
  const bytes = Buffer.from(new SignedAndUnsignedAttributes({ type: 0, attributes }).toSchema().toBER())
  bytes[0] = 0x31
  return bytes
}

function derOf(signed: SignedData): Buffer {
  const content = signed.toSchema(true)
  return Buffer.from(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content }).toSchema().toBER())
}

function parsed(der: Buffer): SignedData | null {
  const info = ContentInfo.fromBER(new Uint8Array(der))
  return info.contentType === ContentInfo.SIGNED_DATA ? new SignedData({ schema: info.content }) : null
}
