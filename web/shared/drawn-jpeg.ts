export type Size = { width: number; height: number }
export type DrawnJpeg = Size & { jpeg: Blob }

const quality = 0.85

/**
 * A picture drawn anew as a JPEG: upright, on white, with nothing of what a camera wrote beside the pixels.
 *
 * @param size of the source in pixels
 * @param quarters how many quarters of a turn to the right it gets
 * @param longest the longer side is brought down to so many pixels
 * @returns null when the browser gives no picture
 */
export async function drawnJpeg(
  source: CanvasImageSource,
  size: Size,
  { quarters = 0, longest = Infinity }: { quarters?: number; longest?: number } = {},
): Promise<DrawnJpeg | null> {
  const scale = Math.min(1, longest / Math.max(size.width, size.height))
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)]
  const canvas = document.createElement('canvas')
  const [across, up] = quarters % 2 === 1 ? [height, width] : [width, height]
  canvas.width = across
  canvas.height = up
  const context = canvas.getContext('2d')
  if (!context) return null
  context.fillStyle = '#fff'
  context.fillRect(0, 0, across, up)
  context.translate(across / 2, up / 2)
  context.rotate((quarters * Math.PI) / 2)
  context.drawImage(source, -width / 2, -height / 2, width, height)
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  return jpeg && { jpeg, width: across, height: up }
}
