import type { Piece } from './search.ts'

const allowed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

/** What is wrong with the page images among the pieces: other formats than WebP, chunks that hold anything but pixels, bytes behind the end. */
export function faultsOfImages(pieces: readonly Piece[]): string[] {
  return pieces
    .filter((piece) => piece.source.endsWith('(page image)') && piece.bytes.length > 0)
    .flatMap(({ source, bytes }) => faultsOf(bytes).map((fault) => `${fault} in ${source}`))
}

function faultsOf(bytes: Buffer): string[] {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return ['not a WebP image']
  const faults: string[] = []
  const end = 8 + bytes.readUInt32LE(4)
  if (end !== bytes.length) faults.push('bytes behind the end of the image')
  for (let at = 12; at + 8 <= end;) {
    const kind = bytes.toString('latin1', at, at + 4)
    if (!allowed.has(kind)) faults.push(`a chunk ${JSON.stringify(kind)} that holds no pixels`)
    const size = bytes.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return faults
}
