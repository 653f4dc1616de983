import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { fileKind } from '#server/modules/documents/file-kind.ts'
import { paintPdf } from '#server/modules/documents/page-images/paint-pdf.ts'
import { boundBytes, picturesAsPdf } from '#web/shared/pictures-as-pdf.ts'

const colours = [
  { r: 255, g: 0, b: 0 },
  { r: 0, g: 0, b: 255 },
]
const sizes = [
  { width: 300, height: 400 },
  { width: 800, height: 600 },
]
const pictures = await Promise.all(
  sizes.map(async (size, at) => ({
    ...size,
    jpeg: new Uint8Array(
      await sharp({ create: { ...size, channels: 3, background: colours[at]! } })
        .jpeg()
        .toBuffer(),
    ),
  })),
)
const bound = async () => new Uint8Array(await picturesAsPdf(pictures).arrayBuffer())

test('pictures bound at the window are one PDF that the platform takes and whose pages it paints in their order', async () => {
  const bytes = await bound()
  assert.equal(fileKind(bytes), 'pdf')
  const pages = await Array.fromAsync(paintPdf(bytes))
  assert.equal(pages.length, 2)
  for (const [at, page] of pages.entries()) {
    const { dominant } = await sharp(page).stats()
    const { r, g, b } = colours[at]!
    assert.ok(Math.abs(dominant.r - r) < 16 && Math.abs(dominant.g - g) < 16 && Math.abs(dominant.b - b) < 16)
    const { width, height } = await sharp(page).metadata()
    assert.ok(Math.abs(width / height - sizes[at]!.width / sizes[at]!.height) < 0.01)
  }
})

test('what was bound says nothing of who bound it, when and with what: equal pictures are equal bytes', async () => {
  const bytes = await bound()
  assert.deepEqual(bytes, await bound())
  const text = Buffer.from(bytes).toString('latin1')
  for (const word of ['/Info', '/ID', '/Metadata', 'Producer', 'Creator', 'Title', 'Author', 'Date', 'Exif', 'xpacket'])
    assert.equal(text.includes(word), false, word)
})

test('how large it will be is told before, and never too small', async () => {
  const bytes = await bound()
  const told = boundBytes(pictures.map(({ jpeg }) => jpeg.length))
  assert.ok(told >= bytes.length && told < bytes.length + 3000, `${told} told, ${bytes.length} bound`)
})
