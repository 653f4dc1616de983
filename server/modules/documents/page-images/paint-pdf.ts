import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { limits } from './limits.ts'
import { PageRefusal } from './page-refusal.ts'
import { encodePixels } from './paint-picture.ts'

const pdfjs = packageFolder('pdfjs-dist')
let fontsRegistered = false

/**
 * Paints every page of a PDF; text without an embedded font is set in Noto Sans SC.
 *
 * @throws PageRefusal for a file that is broken, locked by a password or too long
 */
export async function* paintPdf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  registerFallbackFonts()
  const loading = getDocument({
    // A copy: pdf.js takes the buffer away from its caller.
    data: new Uint8Array(bytes),
    cMapUrl: join(pdfjs, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, 'standard_fonts') + sep,
    wasmUrl: join(pdfjs, 'wasm') + sep,
    iccUrl: join(pdfjs, 'iccs') + sep,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: limits.maxInputPixels,
    canvasMaxAreaInBytes: limits.maxInputPixels * 4,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise.catch((error: unknown) => {
      throw refusalOf(error)
    })
    if (document.numPages > limits.maxPages) throw new PageRefusal('too-many-pages')
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number).catch((error: unknown) => {
        throw refusalOf(error)
      })
      const plain = page.getViewport({ scale: 1 })
      const scale = Math.min(limits.maxWidthPx / plain.width, limits.maxHeightPx / plain.height)
      if (!Number.isFinite(scale) || scale <= 0) throw new PageRefusal('broken')
      const viewport = page.getViewport({ scale })
      const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
      const context = canvas.getContext('2d')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pdf.js is typed for a browser; it draws with what @napi-rs/canvas implements
      const canvasContext = context as unknown as CanvasRenderingContext2D
      await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
      yield await encodePixels(pixels.data, canvas.width, canvas.height)
      page.cleanup()
    }
  } finally {
    await loading.destroy()
  }
}

function refusalOf(error: unknown): PageRefusal {
  const name = error instanceof Error ? error.name : ''
  return new PageRefusal(name === 'PasswordException' ? 'locked' : 'broken')
}

/** pdf.js asks for a font it does not find by its generic family; those names must know Chinese. */
function registerFallbackFonts(): void {
  if (fontsRegistered) return
  const sans = packageFolder('@expo-google-fonts/noto-sans-sc')
  for (const [folder, file] of [
    ['400Regular', 'NotoSansSC_400Regular.ttf'],
    ['700Bold', 'NotoSansSC_700Bold.ttf'],
  ] as const) {
    for (const family of ['sans-serif', 'serif', 'monospace'])
      GlobalFonts.registerFromPath(join(sans, folder, file), family)
  }
  fontsRegistered = true
}

function packageFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
}
