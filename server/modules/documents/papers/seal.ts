/** Size of the square the seal is drawn in; a unit is a tenth of a millimetre, so the ring measures 40 mm. */
const box = 420
const centre = box / 2
const ringRadius = 196
const red = '#d7000f'

/**
 * The picture of a round office seal: the office name along the upper arc, a five-pointed star, `sealText` below it.
 *
 * A picture only. What makes a paper authentic is its signature.
 *
 * @param officeName shown in full; long names are set closer and smaller
 * @param sealText for instance 行政审批专用章; empty: none
 */
export function sealSvg(officeName: string, sealText: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" width="42mm" height="42mm">`,
    `<g fill="${red}" font-family="Noto Serif SC" font-weight="700" text-anchor="middle">`,
    `<circle cx="${centre}" cy="${centre}" r="${ringRadius}" fill="none" stroke="${red}" stroke-width="11"/>`,
    `<path d="${starPath(centre, centre - 4, 58)}"/>`,
    ...arcText(officeName),
    ...footText(sealText),
    '</g></svg>',
  ].join('')
}

function starPath(x: number, y: number, radius: number): string {
  const inner = radius * 0.381966
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2
    const reach = index % 2 === 0 ? radius : inner
    return `${fixed(x + reach * Math.cos(angle))} ${fixed(y + reach * Math.sin(angle))}`
  })
  return `M${points.join('L')}Z`
}

/** Letters stand upright on the arc, at most 236 degrees of it, never closer than their own width. */
function arcText(text: string): string[] {
  const letters = Array.from(text)
  const sweepDegrees = Math.min(236, letters.length * 24.5)
  const step = letters.length > 1 ? sweepDegrees / (letters.length - 1) : 0
  const room = step === 0 ? 50 : (((step * Math.PI) / 180) * 150) / 1.02
  const size = Math.min(50, Math.max(20, room))
  const baseline = ringRadius - 16 - size * 0.86
  return letters.map((letter, index) => {
    const degrees = letters.length > 1 ? index * step - sweepDegrees / 2 : 0
    return `<text x="${centre}" y="${fixed(centre - baseline)}" font-size="${fixed(size)}" transform="rotate(${fixed(degrees)} ${centre} ${centre})">${escaped(letter)}</text>`
  })
}

function footText(text: string): string[] {
  const letters = Array.from(text)
  if (letters.length === 0) return []
  const size = Math.min(36, 232 / letters.length)
  const step = size * 1.04
  const start = centre - (step * (letters.length - 1)) / 2
  return letters.map(
    (letter, index) =>
      `<text x="${fixed(start + index * step)}" y="${centre + 118}" font-size="${fixed(size)}">${escaped(letter)}</text>`,
  )
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(letter: string): string {
  return letter.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
