import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import { confinement, residentMegabytes, startConfined } from '../confined-process.ts'
import { createPaperPress } from '../papers/render-paper.ts'
import { samplePapers } from '../papers/sample-papers.ts'
import { limits } from './limits.ts'
import { PageRefusal } from './page-refusal.ts'
import type { PageRefusalCode } from './page-refusal.ts'
import { createPageRenderer } from './render-pages.ts'

const renderer = createPageRenderer()
const press = createPaperPress()
const paper = press.render(samplePapers['decision-granted'], new Date('2026-11-20T08:00:00Z'))
const canary = 'CANARY-张三-320706198506150020'

after(() => renderer.close())

suite('page images', () => {
  test('a paper becomes one WebP picture a page, 1600 pixels wide, with ink where words are', async () => {
    const { pages, mediaType } = await renderer.render(paper, 'application/pdf')
    assert.equal(mediaType, 'image/webp')
    assert.equal(pages.length, 1)
    const [page] = pages
    const picture = await sharp(page).metadata()
    assert.deepEqual([picture.format, picture.width, picture.height], ['webp', 1600, 2263])
    assert.ok((await inkOf(page)) > 0.02)
  })

  test('equal uploads give equal pictures, also from another process', async () => {
    const photo = await photograph()
    const other = createPageRenderer()
    try {
      assert.deepEqual(await other.render(paper, 'application/pdf'), await renderer.render(paper, 'application/pdf'))
      assert.deepEqual(await other.render(photo, 'image/jpeg'), await renderer.render(photo, 'image/jpeg'))
    } finally {
      other.close()
    }
  })

  test('Chinese text without an embedded font shows', async () => {
    for (const font of ['STSong-Light', 'SimSun']) {
      const { pages } = await renderer.render(pdfWithoutFont(font, '连云港市行政审批局'), 'application/pdf')
      const blank = await renderer.render(pdfWithoutFont(font, '　　　'), 'application/pdf')
      const [page] = pages
      assert.ok((await inkOf(page)) > (await inkOf(blank.pages[0])) + 0.01, font)
      // Nine different letters, not nine equal boxes for a letter that is missing.
      assert.equal(new Set(await letterInks(page, 9)).size, 9, font)
    }
  })

  test('nothing of EXIF, GPS, XMP, PDF properties or text layers is left in the pictures', async () => {
    const named = { ...samplePapers['acceptance-notice'], paperNumber: canary }
    const uploads = [
      [await photograph(), 'image/jpeg'],
      [
        await sharp(await photograph())
          .keepMetadata()
          .png()
          .toBuffer(),
        'image/png',
      ],
      [press.render(named, new Date(0)), 'application/pdf'],
      [pdfWithoutFont('STSong-Light', '字', `/Info << /Title (${canary}) /Author (${canary}) >>`), 'application/pdf'],
    ] as const
    for (const [bytes, mediaType] of uploads) {
      const { pages } = await renderer.render(bytes, mediaType)
      for (const page of pages) assertNoCanary(page)
      const picture = await sharp(pages[0]).metadata()
      assert.deepEqual(
        [picture.exif, picture.xmp, picture.iptc, picture.icc],
        [undefined, undefined, undefined, undefined],
      )
    }
  })

  test('a photograph taken upright stands upright', async () => {
    const [page] = (await renderer.render(await photograph(), 'image/jpeg')).pages
    const { width, height } = await sharp(page).metadata()
    assert.deepEqual([width, height], [300, 400])
  })

  test('a wide picture is brought down to 1600 pixels', async () => {
    const wide = await sharp({ create: { width: 5000, height: 1000, channels: 3, background: '#135' } })
      .png()
      .toBuffer()
    const { width, height } = await sharp((await renderer.render(wide, 'image/png')).pages[0]).metadata()
    assert.deepEqual([width, height], [1600, 320])
  })

  test('a picture of 20,000 by 20,000 pixels in a few bytes is refused quickly', async (context) => {
    const bomb = pngBomb(20_000)
    const start = performance.now()
    await refused(renderer.render(bomb, 'image/png'), 'too-large')
    const elapsed = performance.now() - start
    context.diagnostic(`${bomb.length} bytes refused in ${elapsed.toFixed(0)} ms`)
    assert.ok(elapsed < 5000)
  })

  test('broken, locked, mislabelled and endless files are refused by their reason, and the next upload is painted', async () => {
    const broken = Buffer.from(paper)
    broken.fill(0x20, 20, broken.length - 4000)
    await refused(renderer.render(broken, 'application/pdf'), 'broken')
    await refused(renderer.render(pngBomb(100).subarray(0, -20), 'image/png'), 'unknown-kind')
    await refused(renderer.render(pngWithDamage(), 'image/png'), 'broken')
    await refused(renderer.render(paper, 'image/png'), 'unknown-kind')
    await refused(renderer.render(Buffer.from('<svg/>'), 'image/png'), 'unknown-kind')
    await refused(renderer.render(pdfOfPages(limits.maxPages + 1), 'application/pdf'), 'too-many-pages')
    assert.equal((await renderer.render(paper, 'application/pdf')).pages.length, 1)
  })

  test('a page of absurd size is painted within the bounds', async () => {
    const { pages } = await renderer.render(pdfOfPages(1, '[0 0 14400 1000000]'), 'application/pdf')
    const { width, height } = await sharp(pages[0]).metadata()
    assert.ok(width <= limits.maxWidthPx && height <= limits.maxHeightPx)
  })

  test('an upload that takes too long or too much memory is stopped, and the next one is painted', async () => {
    const slow = createPageRenderer({ timeoutMs: 300, residentMegabytes: 900 })
    const heavy = createPageRenderer({ timeoutMs: 30_000, residentMegabytes: 90 })
    try {
      const start = performance.now()
      await refused(slow.render(endlessPdf(), 'application/pdf'), 'too-slow')
      await refused(heavy.render(paper, 'application/pdf'), 'too-heavy')
      assert.ok(performance.now() - start < 10_000)
      assert.equal((await renderer.render(paper, 'application/pdf')).pages.length, 1)
    } finally {
      slow.close()
      heavy.close()
    }
  })

  test('many uploads at once are painted one after another, each gets its own', async () => {
    const widths = [10, 20, 30, 40]
    const pictures = await Promise.all(
      widths.map(async (width) => {
        const png = await sharp({ create: { width, height: 10, channels: 3, background: '#fff' } })
          .png()
          .toBuffer()
        return sharp((await renderer.render(png, 'image/png')).pages[0]).metadata()
      }),
    )
    assert.deepEqual(
      pictures.map((one) => one.width),
      widths,
    )
  })

  test('the painting process has no secrets of the server in its environment and a small memory at rest', async (context) => {
    process.env['PAGE_SECRET'] = canary
    const child = startConfined(fileURLToPath(new URL('./page-worker.ts', import.meta.url)), limits.heapMegabytes)
    try {
      await sleep(700)
      const held = child.pid === undefined ? null : residentMegabytes(child.pid)
      context.diagnostic(`${held?.toFixed(0)} MB at rest`)
      if (held === null) return
      assert.ok(held < limits.residentMegabytes / 2)
      assert.ok(!readFileSync(`/proc/${child.pid}/environ`).includes(canary))
      assert.equal(child.exitCode, null)
    } finally {
      child.kill('SIGKILL')
      delete process.env['PAGE_SECRET']
    }
  })
})

test('the painting process reads no file outside the program, writes none, starts nothing', () => {
  const tries = [
    `require('fs').readFileSync('/etc/hosts')`,
    `require('fs').readFileSync(${JSON.stringify(process.execPath.replace(/node_modules.*/, 'var/keys'))})`,
    `require('fs').writeFileSync(${JSON.stringify(import.meta.filename)} + '.x', '')`,
    `require('child_process').spawnSync('id')`,
    `new (require('worker_threads').Worker)('0', { eval: true })`,
  ]
  const code = `const answers = [${tries.map((one) => `() => ${one}`).join()}].map((go) => { try { go(); return 'done' } catch (error) { return error.code } }); console.log(answers.join())`
  const answers = execFileSync(process.execPath, [...confinement(limits.heapMegabytes), '--eval', code], {
    encoding: 'utf8',
    env: {},
  }).trim()
  assert.equal(answers, tries.map(() => 'ERR_ACCESS_DENIED').join(','))
})

async function refused(painted: Promise<unknown>, code: PageRefusalCode): Promise<void> {
  await assert.rejects(painted, (error) => error instanceof PageRefusal && error.code === code)
}

/** Share of dark pixels. */
async function inkOf(page: Uint8Array | undefined): Promise<number> {
  const { channels } = await sharp(page).greyscale().threshold(128).stats()
  return 1 - (channels[0]?.mean ?? 255) / 255
}

/** Ink of each letter of the one line on the page of `pdfWithoutFont`: 40 points each, from x 20 on, page 400 wide. */
async function letterInks(page: Uint8Array | undefined, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const area = { left: Math.round((20 + index * 40) * 4), top: 0, width: 160, height: 400 }
      const pixels = await sharp(page).extract(area).greyscale().threshold(128).raw().toBuffer()
      return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(pixels))).toString('hex')
    }),
  )
}

function assertNoCanary(bytes: Uint8Array): void {
  const file = Buffer.from(bytes)
  for (const word of ['CANARY', '320706198506150020', '张三']) {
    const utf8 = Buffer.from(word, 'utf8')
    const little = Buffer.from(word, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const writing of [utf8, little, big]) {
      assert.ok(!file.includes(writing), word)
      for (const shift of [0, 1, 2]) {
        const coded = Buffer.concat([Buffer.alloc(shift), writing])
          .toString('base64')
          .slice(Math.ceil((shift * 4) / 3), -4)
        if (coded.length >= 6) assert.ok(!file.includes(coded), `${word} in base64`)
      }
    }
  }
}

async function photograph(): Promise<Buffer> {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '34/1 36/1 0/1', GPSAreaInformation: canary }
  const exif = { IFD0: { Artist: canary, Copyright: canary, ImageDescription: canary }, IFD3: gps }
  const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${canary}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const photo = sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a5' } })
  const bytes = await photo.withExif(exif).withXmp(xmp).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  assert.ok(bytes.includes('CANARY'), 'the photograph must carry what is looked for')
  return bytes
}

function pdf(objects: string[], more = ''): Buffer {
  let text = '%PDF-1.4\n'
  const places = objects.map((value, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${value}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

/** One line of Chinese in a font that is named and not embedded. */
function pdfWithoutFont(font: string, words: string, more = ''): Buffer {
  const hex = Buffer.from(words, 'utf16le').swap16().toString('hex')
  const content = `BT /F 40 Tf 20 30 Td <${hex}> Tj ET`
  return pdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 100] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>`,
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>`,
      `<< /Type /FontDescriptor /FontName /${font} /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>`,
    ],
    more,
  )
}

function pdfOfPages(count: number, box = '[0 0 10 10]'): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ')
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox ${box} >>`
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    ...Array.from({ length: count }, () => page),
  ])
}

/** Forms that draw each other, eight deep and twenty wide: 20 to the power of 8 drawings. */
function endlessPdf(): Buffer {
  const draw = '/X Do '.repeat(20)
  const forms = Array.from({ length: 8 }, (_, depth) => {
    const content = depth === 7 ? '0 0 5 5 re f' : draw
    const inner = depth === 7 ? '' : `/Resources << /XObject << /X ${depth + 5} 0 R >> >>`
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] ${inner} /Length ${content.length} >>\nstream\n${content}\nendstream`
  })
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] /Contents ${forms.length + 4} 0 R /Resources << /XObject << /X 4 0 R >> >> >>`
  const content = `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    ...forms,
    content,
  ])
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A white square, one bit a pixel. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const pixels = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngWithDamage(): Buffer {
  const good = pngBomb(100)
  const damaged = Buffer.from(good)
  damaged.fill(0xff, 45, 55)
  return damaged
}
