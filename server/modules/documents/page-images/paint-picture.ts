import sharp from 'sharp'
import { limits } from './limits.ts'
import { PageRefusal } from './page-refusal.ts'

// One picture at a time on one thread: the same bytes give the same image, and memory stays small.
sharp.cache(false)
sharp.concurrency(1)

// Sharper colour (smartSubsample) and a higher effort cost five times the time for a fifth of the bytes.
const webp = { quality: 82, alphaQuality: 100, effort: 1 } as const

/**
 * A picture turned upright, on white, at most `limits.maxWidthPx` wide, in sRGB, without any metadata.
 *
 * @throws PageRefusal 'too-large' before the pixels are decoded, 'broken' for damaged files
 */
export async function paintPicture(bytes: Uint8Array): Promise<Uint8Array> {
  const options = {
    limitInputPixels: limits.maxInputPixels,
    failOn: 'error',
    sequentialRead: true,
    unlimited: false,
  } as const
  const size = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new PageRefusal('broken')
    })
  if (size.width * size.height > limits.maxInputPixels) throw new PageRefusal('too-large')
  try {
    const page = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: limits.maxWidthPx, height: limits.maxHeightPx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .webp(webp)
      .toBuffer()
    return new Uint8Array(page)
  } catch {
    throw new PageRefusal('broken')
  }
}

/** RGBA pixels as a page image. */
export async function encodePixels(pixels: Uint8ClampedArray, width: number, height: number): Promise<Uint8Array> {
  const image = sharp(pixels, { raw: { width, height, channels: 4 } })
  return new Uint8Array(await image.removeAlpha().webp(webp).toBuffer())
}
