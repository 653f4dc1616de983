import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Material } from '#contracts/item.ts'
import type { Canaries } from './canaries.ts'

/** An upload whose pages show nothing about anybody, and whose every other corner names its owner. */
export type MarkedFile = { name: string; bytes: Buffer }

/** One after another of the formats that a material takes. */
export async function markedFile(material: Material, canaries: Canaries, turn: number): Promise<MarkedFile> {
  const format = material.formats[turn % material.formats.length]!
  const what = `${material.key}.${format}`
  const name = `${canaries.name(`file name of ${what}`)}.${format === 'jpeg' ? 'jpg' : format}`
  switch (format) {
    case 'pdf':
      return { name, bytes: markedPdf(what, canaries) }
    case 'png':
      return { name, bytes: await markedPng(what, canaries) }
    case 'jpeg':
      return { name, bytes: await markedJpeg(what, canaries) }
  }
}

const xmpOf = (creator: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${creator}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

/** Document information, metadata stream, attachment, bookmark, annotation that does not print, and a comment: none is on the page. */
function markedPdf(what: string, canaries: Canaries): Buffer {
  const utf16 = (text: string) => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
  const named = (where: string) => utf16(canaries.name(`${where} of ${what}`))
  const xmp = xmpOf(canaries.name(`XMP of ${what}`))
  const attached = deflateSync(canaries.name(`attachment of ${what}`))
  const page = 'BT /F1 18 Tf 60 760 Td (Sheet A-01, scale 1:100) Tj ET'
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /Outlines 8 0 R /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [12 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Metadata /Subtype /XML /Length ${Buffer.byteLength(xmp)} >>\nstream\n${xmp}\nendstream`,
    `<< /Title ${named('title')} /Author ${named('author')} /Creator ${named('creator')} /Producer ${named('producer')} >>`,
    '<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>',
    `<< /Title ${named('bookmark')} /Parent 8 0 R /Dest [3 0 R /Fit] >>`,
    `<< /Type /Filespec /F (a) /UF ${named('name of the attachment')} /EF << /F 11 0 R >> >>`,
    Buffer.concat([
      Buffer.from(`<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${attached.length} >>\nstream\n`),
      attached,
      Buffer.from('\nendstream'),
    ]),
    `<< /Type /Annot /Subtype /Text /F 2 /Rect [60 60 80 80] /Contents ${named('note')} >>`,
  ]
  let file = Buffer.from(`%PDF-1.6\n%${canaries.name(`comment of ${what}`)}\n`)
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file = Buffer.concat([
      file,
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(tail)])
}

/** A plain drawing: the same pixels for everybody. */
function drawing() {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="white"/><rect x="30" y="30" width="180" height="100" fill="none" stroke="black" stroke-width="3"/></svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' })
}

const exifOf = (what: string, canaries: Canaries) => ({
  IFD0: {
    Artist: canaries.name(`EXIF artist of ${what}`),
    ImageDescription: canaries.name(`EXIF description of ${what}`),
    Copyright: canaries.name(`EXIF copyright of ${what}`),
  },
})

async function markedPng(what: string, canaries: Canaries): Promise<Buffer> {
  const png = await drawing()
    .withExif(exifOf(what, canaries))
    .withXmp(xmpOf(canaries.name(`XMP of ${what}`)))
    .png()
    .toBuffer()
  const text = (keyword: string, value: string) => chunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${value}`))
  const squeezed = chunk(
    'zTXt',
    Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(canaries.name(`zTXt of ${what}`))]),
  )
  const afterHeader = 8 + 25
  return Buffer.concat([
    png.subarray(0, afterHeader),
    text('Author', canaries.name(`iTXt of ${what}`)),
    squeezed,
    png.subarray(afterHeader),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}

async function markedJpeg(what: string, canaries: Canaries): Promise<Buffer> {
  const jpeg = await drawing()
    .withExif(exifOf(what, canaries))
    .withXmp(xmpOf(canaries.name(`XMP of ${what}`)))
    .jpeg({ quality: 90 })
    .toBuffer()
  const comment = Buffer.from(canaries.name(`comment of ${what}`))
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  const behind = Buffer.from(canaries.name(`bytes behind the end of ${what}`))
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2), behind])
}
