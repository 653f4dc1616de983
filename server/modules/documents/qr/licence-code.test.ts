import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { suite, test } from 'node:test'
import { createCanvas, Path2D } from '@napi-rs/canvas'
import {
  decodeLicenceCode,
  encodeLicenceCode,
  holderDigest,
  UnknownLicenceCode,
  verifyLicenceCode,
} from './licence-code.ts'
import type { LicenceClaim } from './licence-code.ts'
import { qrMatrix, qrSvg } from './qr.ts'

const keys = generateKeyPairSync('ed25519')
const holder = { name: '王小明', code: '320706198506150020' }
const salt = new Uint8Array(16).fill(7)
const claim: LicenceClaim = {
  origin: 'https://yichuang.example.cn',
  identifier: '1.2.156.3005.2.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8',
  holder: holderDigest(holder, salt),
  validUntil: '2031-11-19',
  keyId: 'lyg-2026',
}
const text = encodeLicenceCode(claim, (bytes) => sign(null, bytes, keys.privateKey))

suite('licence codes', () => {
  test('a code says its claim again and is believed with the office key alone', (context) => {
    assert.deepEqual(verifyLicenceCode(text, keys.publicKey), claim)
    assert.deepEqual(decodeLicenceCode(text).claim, claim)
    context.diagnostic(`${text.length} letters, QR of ${qrMatrix(text).size - 8} modules`)
  })

  test('a licence without an end is carried', () => {
    const longest = { ...claim, validUntil: null, origin: 'http://localhost:8080' }
    const code = encodeLicenceCode(longest, (bytes) => sign(null, bytes, keys.privateKey))
    assert.deepEqual(verifyLicenceCode(code, keys.publicKey), longest)
  })

  test('a code with any one bit of any letter flipped is refused', () => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        assert.equal(verifyLicenceCode(changed.toString('utf8'), keys.publicKey), null, `letter ${at} bit ${bit}`)
        assert.equal(verifyLicenceCode(changed.toString('latin1'), keys.publicKey), null, `letter ${at} bit ${bit}`)
      }
    }
  })

  test('a code cut anywhere, or with anything behind it, is refused', () => {
    for (let length = 0; length < text.length; length += 1) {
      assert.equal(verifyLicenceCode(text.slice(0, length), keys.publicKey), null, `cut at ${length}`)
    }
    for (const more of ['A', '=', '\n', ' ', '.A', '#'])
      assert.equal(verifyLicenceCode(text + more, keys.publicKey), null)
  })

  test('another key is refused, and so is the claim of one code with the signature of another', () => {
    assert.equal(verifyLicenceCode(text, generateKeyPairSync('ed25519').publicKey), null)
    const other = encodeLicenceCode({ ...claim, validUntil: '2099-12-31' }, (bytes) =>
      sign(null, bytes, keys.privateKey),
    )
    const mixed = other.slice(0, other.lastIndexOf('.')) + text.slice(text.lastIndexOf('.'))
    assert.equal(verifyLicenceCode(mixed, keys.publicKey), null)
  })

  test('the code does not name the holder, and the digest needs the salt', () => {
    const inside = Buffer.from(text.split('.').at(-2) ?? '', 'base64url').toString('latin1')
    assert.ok(!inside.includes(holder.code) && !text.includes(holder.code))
    assert.notDeepEqual(holderDigest(holder, new Uint8Array(16).fill(8)), claim.holder)
    assert.notDeepEqual(holderDigest({ ...holder, name: '王小萌' }, salt), claim.holder)
    assert.throws(() => holderDigest(holder, new Uint8Array(4)), RangeError)
  })

  test('what cannot be written is refused before it is signed', () => {
    const wrong: Partial<LicenceClaim>[] = [
      { origin: 'https://a.cn/path' },
      { origin: 'javascript:alert(1)' },
      { identifier: '' },
      { identifier: '证照' },
      { validUntil: '2026-02-30' },
      { keyId: 'a.b' },
      { holder: new Uint8Array(3) },
    ]
    for (const one of wrong) {
      assert.throws(() => encodeLicenceCode({ ...claim, ...one }, () => assert.fail('signed')), RangeError)
    }
    assert.throws(() => decodeLicenceCode('https://example.cn/'), UnknownLicenceCode)
  })
})

suite('QR symbols', () => {
  test('the SVG draws exactly the dark modules, inside a quiet zone of four', () => {
    const { size, rows } = qrMatrix(text)
    const canvas = createCanvas(size, size)
    const context = canvas.getContext('2d')
    const dark = /<path d="([^"]+)"/.exec(qrSvg(text))?.[1]
    context.clip(new Path2D(dark ?? ''))
    context.fillRect(0, 0, size, size)
    const { data } = context.getImageData(0, 0, size, size)
    rows.forEach((row, y) =>
      row.forEach((module, x) => {
        assert.equal(data[(y * size + x) * 4 + 3] === 255, module, `module ${x},${y}`)
        if (x < 4 || y < 4 || x >= size - 4 || y >= size - 4) assert.equal(module, false)
      }),
    )
  })

  test('a text too long for a QR is refused', () => {
    assert.throws(() => qrMatrix('证'.repeat(1000)), RangeError)
  })
})
