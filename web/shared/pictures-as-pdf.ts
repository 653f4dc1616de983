/** One page: a JPEG in colour, as a browser's canvas gives it, and how many pixels it has. */
export type PagePicture = { jpeg: Uint8Array; width: number; height: number }

/** The longer side of an A4 sheet in points: whatever a page was on, it is shown as large as one. */
const longSide = 842

/**
 * Pictures bound into one PDF, a page each, in their order.
 *
 * It says nothing but the pictures: no title, no date, no program, no id; so equal pictures give equal bytes, and what a reviewer is shown of it
 * names nobody. The pictures lie in it as they are, not coded again.
 *
 * @param pictures at least one
 */
export function picturesAsPdf(pictures: readonly PagePicture[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const starts: number[] = []
  let length = 0
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : new Uint8Array(part)
    parts.push(bytes)
    length += bytes.length
  }
  const object = (body: string, stream?: Uint8Array) => {
    starts.push(length)
    write(`${starts.length} 0 obj\n${body}\n`)
    if (stream) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  const page = (at: number) => 3 + at * 3
  write('%PDF-1.7\n')
  write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)) // tells programs that move files that this one is not text
  object('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pictures.map((_, at) => `${page(at)} 0 R`).join(' ')
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`)
  for (const [at, { jpeg, width, height }] of pictures.entries()) {
    const scale = longSide / Math.max(width, height)
    const [across, up] = [width, height].map((side) => (side * scale).toFixed(2))
    const drawn = new TextEncoder().encode(`q ${across} 0 0 ${up} 0 0 cm /P Do Q`)
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] /Contents ${page(at) + 1} 0 R /Resources << /XObject << /P ${page(at) + 2} 0 R >> >> >>`,
    )
    object(`<< /Length ${drawn.length} >>`, drawn)
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    )
  }
  const table = length
  const lines = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  write(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${lines.join('')}`)
  write(`trailer\n<< /Size ${starts.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return new Blob(parts, { type: 'application/pdf' })
}

/** How many bytes a document of pictures of so many bytes has at most. */
export const boundBytes = (pictures: readonly number[]): number =>
  pictures.reduce((sum, bytes) => sum + bytes + 700, 700)
