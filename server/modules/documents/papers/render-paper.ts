import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { qrSvg } from '../qr/qr.ts'
import type { PaperContent } from './content.ts'
import { IncompletePaper, missingFrom } from './incomplete.ts'
import { PaperNotSet } from './paper-not-set.ts'
import { sealSvg } from './seal.ts'

export type PaperPress = {
  /**
   * The paper as PDF/A-2b. Equal content and instant give equal bytes.
   *
   * @param madeAt stands in the file's metadata as its creation date; the metadata name no person
   * @throws IncompletePaper when the law demands more than the content says
   * @throws PaperNotSet when the content cannot be typeset
   */
  render(content: PaperContent, madeAt: Date): Uint8Array<ArrayBuffer>
}

const templates = fileURLToPath(new URL('./templates', import.meta.url))

/** Results kept from earlier renderings are dropped after so many papers, so a name does not stay in memory. */
const cacheAge = 2

/** Opens the press; fonts are read once (about 50 ms). One press per process is enough: rendering is synchronous. It holds about 100 MB. */
export function createPaperPress(): PaperPress {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontFolders() }] })
  return {
    render(content, madeAt) {
      const missing = missingFrom(content)
      if (missing !== null) throw new IncompletePaper(content.kind, missing)
      try {
        return typeset(compiler, content, madeAt)
      } finally {
        compiler.evictCache(cacheAge)
      }
    },
  }
}

function typeset(compiler: NodeCompiler, content: PaperContent, madeAt: Date): Uint8Array<ArrayBuffer> {
  const document = content.kind === 'licence' ? onOnePage(compiler, content) : compiled(compiler, content, 1)
  try {
    return new Uint8Array(
      compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(madeAt.getTime() / 1000) }),
    )
  } catch (error) {
    // The compiler's message quotes the text it could not set; a name must not reach a log.
    const letters = /could not be displayed/.test(String(error)) ? 'no font has one of its letters' : 'PDF/A refused it'
    throw new PaperNotSet(`${content.kind}: ${letters}`)
  }
}

/** A licence is one leaf: long contents are set smaller, in three steps, and in two columns where the leaf is broad. */
function onOnePage(compiler: NodeCompiler, content: PaperContent): NodeTypstDocument {
  for (const scale of [1, 0.85, 0.7]) {
    const document = compiled(compiler, content, scale)
    if (document.numOfPages === 1) return document
  }
  throw new PaperNotSet(`${content.kind}: does not fit on one page`)
}

function compiled(compiler: NodeCompiler, content: PaperContent, scale: number): NodeTypstDocument {
  const result = compiler.compile({
    mainFilePath: join(templates, `${content.kind}.typ`),
    inputs: {
      content: JSON.stringify(content),
      seal: content.seal === null ? '' : sealSvg(content.seal.officeName, content.seal.sealText),
      qr: content.qr === null ? '' : qrSvg(content.qr),
      scale: String(scale),
    },
  })
  if (result.result !== null) return result.result
  throw new PaperNotSet(`${content.kind}: ${reasonOf(result.takeError()?.shortDiagnostics)}`)
}

function reasonOf(diagnostics: unknown): string {
  if (!Array.isArray(diagnostics)) return 'unknown'
  return diagnostics.map((one: { message?: unknown }) => String(one.message)).join('; ')
}

function fontFolders(): string[] {
  const serif = fontPackage('@expo-google-fonts/noto-serif-sc')
  const sans = fontPackage('@expo-google-fonts/noto-sans-sc')
  return [join(serif, '400Regular'), join(serif, '700Bold'), join(sans, '400Regular'), join(sans, '700Bold')]
}

function fontPackage(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
}
