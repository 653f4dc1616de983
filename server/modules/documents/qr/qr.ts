import { encode } from 'uqr'

export type QrMatrix = {
  /** modules per side, quiet zone included */
  size: number
  /** true: dark; rows from the top */
  rows: boolean[][]
}

/** Light modules on each side, as ISO/IEC 18004 demands. */
const quietZone = 4

/**
 * The QR symbol of a text, error correction M, quiet zone included.
 *
 * @throws RangeError when the text is longer than a QR holds (2,331 bytes of UTF-8)
 */
export function qrMatrix(text: string): QrMatrix {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > 2331) throw new RangeError(`a QR holds 2331 bytes, not ${bytes}`)
  const code = encode(text, { ecc: 'M', boostEcc: false, border: quietZone })
  return { size: code.size, rows: code.data }
}

/** The QR symbol as one SVG path, black on white, one unit per module; the size is the page's affair. */
export function qrSvg(text: string): string {
  const { size, rows } = qrMatrix(text)
  const path = rows.flatMap((row, y) => darkRuns(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

function darkRuns(row: boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (!dark) return
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
