import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inspect } from 'node:util'
import { deflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createPaperPress } from '../papers/render-paper.ts'
import { samplePapers } from '../papers/sample-papers.ts'
import { createAuthority, issueSigningCertificate, openSigner } from './certificate.ts'
import type { CertificateWish, Identity, KeyKind } from './certificate.ts'
import { signPdf } from './sign-pdf.ts'
import { verifyPdf } from './verify-pdf.ts'

const office = '连云港市行政审批局'
const signingTime = new Date('2026-11-20T08:30:00Z')
const words = { reason: '准予行政许可', location: '江苏连云港', signingTime }
const paper = createPaperPress().render(samplePapers['decision-granted'], new Date('2026-11-20T08:00:00Z'))

const authority = await createAuthority(wish('一窗演示根证书', 'ecdsa-p256'))
const offices: Record<KeyKind, Identity> = {
  'rsa-2048': await issueSigningCertificate(authority, wish(office, 'rsa-2048')),
  'ecdsa-p256': await issueSigningCertificate(authority, wish(office, 'ecdsa-p256')),
}
const trusted = [authority.certificatePem]

suite('signed papers', () => {
  for (const kind of ['rsa-2048', 'ecdsa-p256'] as const) {
    test(`a paper signed with ${kind} is believed, names its office and time, and still begins with the unsigned paper`, async () => {
      const signed = await signPdf(paper, await openSigner(offices[kind]), words)
      assert.deepEqual(verifyPdf(signed, trusted), { ok: true, signer: office, signingTime, coversWholeFile: true })
      assert.ok(Buffer.from(signed.subarray(0, paper.length)).equals(paper))
    })

    test(`openssl believes a paper signed with ${kind}, and its certificate attribute`, async (context) => {
      if (!hasOpenssl()) {
        context.diagnostic('no openssl on this machine: only our own verifier was asked')
        return
      }
      const signed = await signPdf(paper, await openSigner(offices[kind]), words)
      assert.match(askOpenssl(signed, signed), /successful/)
      const changed = new Uint8Array(signed)
      changed[100] = (changed[100] ?? 0) ^ 1
      assert.throws(() => askOpenssl(signed, changed))
    })

    test(`each of 200 flipped bits anywhere in a file signed with ${kind} is found`, async () => {
      const signed = await signPdf(paper, await openSigner(offices[kind]), words)
      for (let round = 0; round < 200; round += 1) {
        const at = randomInt(signed.length)
        const bit = randomInt(8)
        assert.equal(verifyPdf(flipped(signed, at, bit), trusted).ok, false, `byte ${at} bit ${bit}`)
      }
    })

    test(`a bit flipped in any byte of the signature itself is found, made with ${kind}`, async () => {
      const signed = await signPdf(paper, await openSigner(offices[kind]), words)
      const { start, end } = gapOf(signed)
      const meaningful = Buffer.from(signed).toString('latin1').slice(start, end).replace(/0*>$/, '').length
      // Two digits behind the bracket stand for a byte: of one the first is flipped, of the next the second.
      for (let at = start; at < start + meaningful + 40; at += 1) {
        if ((at - start) % 4 > 1) continue
        assert.equal(verifyPdf(flipped(signed, at, at % 8), trusted).ok, false, `byte ${at}`)
      }
    })
  }

  test('a signed paper still opens, shows its signature field and its words', async () => {
    const signed = await signPdf(paper, await openSigner(offices['rsa-2048']), words)
    const loading = getDocument({ data: new Uint8Array(signed), verbosity: 0 })
    const document = await loading.promise
    const fields = await document.getFieldObjects()
    assert.equal(inspect(fields).includes('Signature1'), true)
    const { items } = await (await document.getPage(1)).getTextContent()
    assert.ok(items.some((item) => 'str' in item && item.str.includes('准予行政许可')))
    await loading.destroy()
  })

  test('bytes appended behind a signature are found, and so is a cut', async () => {
    const signed = await signPdf(paper, await openSigner(offices['rsa-2048']), words)
    const longer = new Uint8Array([...signed, 0x0a])
    assert.deepEqual(verifyPdf(longer, trusted).coversWholeFile, false)
    assert.equal(verifyPdf(longer, trusted).ok, false)
    assert.equal(verifyPdf(signed.subarray(0, -1), trusted).ok, false)
    assert.equal(verifyPdf(signed.subarray(0, signed.length >> 1), trusted).ok, false)
  })

  test('a second office may sign after the first, and its signature covers the first', async () => {
    const once = await signPdf(paper, await openSigner(offices['rsa-2048']), words)
    const second = await issueSigningCertificate(authority, wish('连云港市自然资源和规划局', 'ecdsa-p256'))
    const twice = await signPdf(once, await openSigner(second), words)
    const verdict = verifyPdf(twice, trusted)
    assert.equal(verdict.ok, true)
    assert.equal(verdict.signer, '连云港市自然资源和规划局')
    assert.equal(verifyPdf(flipped(twice, gapOf(once).start + 20, 0), trusted).ok, false)
  })

  test('a file with cross-reference and object streams is signed in the same style', async () => {
    const signed = await signPdf(pdfOfStreams(), await openSigner(offices['rsa-2048']), words)
    assert.equal(verifyPdf(signed, trusted).ok, true)
    const loading = getDocument({ data: new Uint8Array(signed), verbosity: 0, stopAtErrors: true })
    const document = await loading.promise
    assert.equal(inspect(await document.getFieldObjects()).includes('Signature1'), true)
    await loading.destroy()
    assert.doesNotMatch(Buffer.from(signed).toString('latin1'), /\ntrailer/)
  })

  test('nobody believes an office whose authority is not trusted, although the name is the same', async () => {
    const stranger = await createAuthority(wish('一窗演示根证书', 'ecdsa-p256'))
    const impostor = await issueSigningCertificate(stranger, wish(office, 'ecdsa-p256'))
    const signed = await signPdf(paper, await openSigner(impostor), words)
    const verdict = verifyPdf(signed, trusted)
    assert.ok(!verdict.ok && /trusted authority/.test(verdict.reason))
    assert.equal(verifyPdf(signed, []).ok, false)
  })

  test('a root does not sign papers, and a certificate is believed only in its time', async () => {
    const byRoot = verifyPdf(await signPdf(paper, await openSigner(authority), words), trusted)
    assert.ok(!byRoot.ok && /not for signing papers/.test(byRoot.reason))
    const late = { ...words, signingTime: new Date('2035-01-01T00:00:00Z') }
    const verdict = verifyPdf(await signPdf(paper, await openSigner(offices['rsa-2048']), late), trusted)
    assert.ok(!verdict.ok && /not valid at the signing time/.test(verdict.reason))
  })

  test('unsigned, empty and foreign files are answered, not thrown at', () => {
    for (const bytes of [
      paper,
      new Uint8Array(),
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('<html>'),
      randomBytes(5000),
    ]) {
      assert.equal(verifyPdf(bytes, trusted).ok, false)
    }
  })

  test('a key that does not belong to the certificate cannot sign', async () => {
    const mixed = { certificatePem: offices['rsa-2048'].certificatePem, privateKeyPem: authority.privateKeyPem }
    await assert.rejects(openSigner(mixed), /does not belong/)
  })
})

function wish(name: string, keyKind: KeyKind): CertificateWish {
  const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2031-01-01T00:00:00Z')]
  return { name, keyKind, notBefore, notAfter, random: (bytes) => randomBytes(bytes) }
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = new Uint8Array(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 << bit)
  return changed
}

function gapOf(signed: Uint8Array): { start: number; end: number } {
  const text = Buffer.from(signed).toString('latin1')
  const range = /\/ByteRange \[0 (\d+) (\d+) \d+ *\]/g
  const [found] = [...text.matchAll(range)].slice(-1)
  return { start: Number(found?.[1]), end: Number(found?.[2]) }
}

function hasOpenssl(): boolean {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL')
  } catch {
    return false
  }
}

/** `openssl cms -verify` over the signature of one file and the bytes around it in another. */
function askOpenssl(signed: Uint8Array, content: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'signed-paper-'))
  try {
    const { start, end } = gapOf(signed)
    const hex = Buffer.from(signed.subarray(start + 1, end - 1)).toString('latin1')
    writeFileSync(join(folder, 'root.pem'), authority.certificatePem)
    writeFileSync(join(folder, 'signature.der'), Buffer.from(hex, 'hex'))
    writeFileSync(join(folder, 'content'), Buffer.concat([content.subarray(0, start), content.subarray(end)]))
    const when = String(Math.floor(signingTime.getTime() / 1000))
    const files = ['-in', 'signature.der', '-content', 'content', '-CAfile', 'root.pem', '-out', 'out']
    const options = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-purpose',
      'any',
      '-attime',
      when,
      ...files,
    ]
    return execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'openssl', ...options], {
      cwd: folder,
      encoding: 'utf8',
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A small PDF 1.5 whose catalog and page stand in an object stream. */
function pdfOfStreams(): Uint8Array {
  const values = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
  ]
  const offsets = values.map((_, index) => values.slice(0, index).join(' ').length + (index > 0 ? 1 : 0))
  const head = offsets.map((offset, index) => `${index + 1} ${offset}`).join(' ') + ' '
  const packed = deflateSync(Buffer.from(head + values.join(' ')))
  let text = '%PDF-1.5\n'
  const container = text.length
  text += `4 0 obj\n<</Type/ObjStm/N 3/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`
  const at = text.length
  const row = (kind: number, middle: number, last: number) => [kind, middle >> 8, middle & 255, last]
  const rows = [row(0, 0, 255), row(2, 4, 0), row(2, 4, 1), row(2, 4, 2), row(1, container, 0), row(1, at, 0)]
  // PNG predictor "up", as most writers use it.
  const coded = rows.map((one, index) => [
    2,
    ...one.map((byte, column) => (byte - (rows[index - 1]?.[column] ?? 0)) & 255),
  ])
  const table = deflateSync(Buffer.from(coded.flat()))
  text += `5 0 obj\n<</Type/XRef/Size 6/Root 1 0 R/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${table.length}>>\nstream\n${table.toString('latin1')}\nendstream\nendobj\n`
  return Buffer.from(`${text}startxref\n${at}\n%%EOF\n`, 'latin1')
}
