import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { photo as taken } from '#tests/harness/photo.ts'
import { fileKind } from './file-kind.ts'
import { cleanPhoto } from './photo-facts.ts'

const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#3a7' } }).jpeg()
const photo = await taken('zhang-san')

test('a photograph loses whoever took it and keeps the picture, upright; time and place are stated beside it', async () => {
  assert.ok(photo.includes('zhang-san'))
  const { bytes, stated } = cleanPhoto(photo)
  assert.equal(fileKind(bytes), 'jpeg')
  for (const word of ['zhang-san', 'PhoneMaker', 'SN-20260903', '2026:09:03'])
    assert.ok(!Buffer.from(bytes).includes(word), word)
  assert.equal(stated.takenAt, '2026-09-03T14:05')
  assert.ok(Math.abs(stated.place!.latitude - 34.6) < 1e-9 && Math.abs(stated.place!.longitude - 119.20833333) < 1e-6)
  const meta = await sharp(bytes).metadata()
  assert.deepEqual([meta.width, meta.height, meta.orientation, meta.xmp], [64, 48, 6, undefined])
  const pixels = (of: Uint8Array) => sharp(of).raw().toBuffer()
  assert.deepEqual(await pixels(bytes), await pixels(photo))
})

test('what stands behind the picture is cut off, and a photograph that states nothing states nothing', async () => {
  const plain = await picture().jpeg({ progressive: true }).toBuffer()
  const { bytes, stated } = cleanPhoto(Buffer.concat([plain, Buffer.from('a film of zhang-san')]))
  assert.ok(!Buffer.from(bytes).includes('zhang-san'))
  assert.deepEqual(stated, { takenAt: null, place: null })
  assert.equal((await sharp(bytes).metadata()).width, 40)
})

test('metadata that is broken hides nothing and stops nobody', () => {
  const at = photo.indexOf('Exif')
  const broken = Buffer.from(photo)
  broken.fill(0xff, at + 10, at + 14)
  assert.deepEqual(cleanPhoto(broken).stated, { takenAt: null, place: null })
})

test('a time that is none is not stated: of a camera whose clock was never set, or of a month that is not there', () => {
  for (const written of ['0000:00:00 00:00', '2026:13:40 10:00', '2026:09:03 24:61']) {
    const stated = Buffer.from(photo)
    stated.write(written, photo.indexOf('2026:09:03'), 'latin1')
    assert.equal(cleanPhoto(stated).stated.takenAt, null, written)
  }
})
