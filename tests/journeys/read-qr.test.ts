import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { qrSvg } from '#server/modules/documents/qr/qr.ts'
import { readQr } from './read-qr.ts'

const drawn = (text: string, side: number): Promise<Uint8Array> =>
  sharp(Buffer.from(qrSvg(text)), { density: 600 })
    .resize(side, side)
    .extend({ top: 90, left: 40, background: '#fff' })
    .png()
    .toBuffer()

test('the reader of QR symbols reads short and long texts alike', async () => {
  for (const length of [1, 20, 60, 120, 180, 230, 300, 500]) {
    const text = `https://yichuang.example.cn/verify#${'aB3-_'.repeat(100).slice(0, length)}`
    assert.equal(await readQr(await drawn(text, 640)), text)
  }
})

test('and refuses a page that has none', async () => {
  const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await assert.rejects(readQr(blank), /three finder patterns/)
})
