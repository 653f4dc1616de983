import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { fileKind } from './file-kind.ts'
import { createPaperPress } from './papers/render-paper.ts'
import { samplePapers } from './papers/sample-papers.ts'

const pdf = Buffer.from(createPaperPress().render(samplePapers['acceptance-notice'], new Date(0)))
const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#248' } })
const png = await picture.clone().png().toBuffer()
const jpeg = await picture
  .clone()
  .withExif({ IFD0: { Artist: 'somebody' } })
  .jpeg()
  .toBuffer()
const progressive = await picture.clone().jpeg({ progressive: true }).toBuffer()
const text = (words: string) => Buffer.from(words, 'utf8')

suite('what a file is', () => {
  test('papers, pictures and photographs are known by their content, and a second opinion agrees', async () => {
    const known = [
      [pdf, 'pdf', 'application/pdf'],
      [png, 'png', 'image/png'],
      [jpeg, 'jpeg', 'image/jpeg'],
      [progressive, 'jpeg', 'image/jpeg'],
    ] as const
    for (const [bytes, kind, mime] of known) {
      assert.equal(fileKind(bytes), kind)
      assert.equal((await fileTypeFromBuffer(bytes))?.mime, mime)
    }
  })

  test('other kinds are unknown, whatever a name would say', async () => {
    const others = {
      empty: Buffer.alloc(0),
      'svg called .png': text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'html called .pdf': text('<!doctype html><script>alert(1)</script>'),
      'html that speaks of PDF': text('<html>%PDF-1.7\n1 0 obj\nstartxref\n0\n%%EOF'),
      webp: await picture.clone().webp().toBuffer(),
      gif: await picture.clone().gif().toBuffer(),
      tiff: await picture.clone().tiff().toBuffer(),
      zip: Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
      'only the first bytes of a PNG': png.subarray(0, 8),
      'only the first bytes of a JPEG': jpeg.subarray(0, 4),
      'only the first line of a PDF': text('%PDF-1.7\n'),
    }
    for (const [name, bytes] of Object.entries(others)) assert.equal(fileKind(bytes), null, name)
  })

  test('a PDF whose header is not at byte 0 is refused', () => {
    for (const before of [' ', '\n', '\ufeff', '<html>', 'GIF89a']) {
      assert.equal(fileKind(Buffer.concat([text(before), pdf])), null, JSON.stringify(before))
    }
  })

  test('a file that is two things at once is refused', () => {
    const page = text('<html><script>alert(1)</script></html>')
    const archive = Buffer.from('504b030414000000', 'hex')
    const comment = (words: Buffer) => Buffer.concat([Buffer.of(0xff, 0xfe, 0, words.length + 2), words])
    const polyglots = {
      'PNG with a page behind it': Buffer.concat([png, page]),
      'PNG with a page in a text chunk': Buffer.concat([png.subarray(0, 33), chunk('tEXt', page), png.subarray(33)]),
      'JPEG with a page behind it': Buffer.concat([jpeg, page]),
      'JPEG with an archive behind it': Buffer.concat([jpeg, archive]),
      'JPEG with a PDF behind it': Buffer.concat([jpeg, pdf]),
      'JPEG with a page in a comment': Buffer.concat([jpeg.subarray(0, 2), comment(page), jpeg.subarray(2)]),
      'JPEG with an SVG in a comment': Buffer.concat([
        jpeg.subarray(0, 2),
        comment(text('<SVG onload=x>')),
        jpeg.subarray(2),
      ]),
      'PDF with a page in its first lines': Buffer.concat([text('%PDF-1.7\n%'), page, text('\n'), pdf.subarray(9)]),
    }
    for (const [name, bytes] of Object.entries(polyglots)) assert.equal(fileKind(bytes), null, name)
  })

  test('a photograph with a film behind it, as telephones make them, is a photograph', () => {
    const film = Buffer.concat([Buffer.from('0000001866747970', 'hex'), text('mp42'), Buffer.alloc(5000, 0x5a)])
    assert.equal(fileKind(Buffer.concat([jpeg, film])), 'jpeg')
  })

  test('a file cut off before its end is refused', () => {
    assert.equal(fileKind(png.subarray(0, -4)), null)
    assert.equal(fileKind(pdf.subarray(0, -3000)), null)
    assert.equal(fileKind(jpeg.subarray(0, -2)), null)
  })

  test('a view into a larger buffer is judged by its own bytes', () => {
    const larger = Buffer.concat([text('<html>'), png, text('<script>')])
    assert.equal(fileKind(new Uint8Array(larger.buffer, larger.byteOffset + 6, png.length)), 'png')
  })
})

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, text(kind), data, Buffer.alloc(4)])
}
