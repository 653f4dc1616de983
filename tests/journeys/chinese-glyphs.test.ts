import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borrowBrowser } from '#tests/harness/browser.ts'

const { browser, leave } = await borrowBrowser()
after(() => leave())

/** Draws each character alone and answers its picture as text, so that two can be compared. */
async function pictures(characters: string, font: string): Promise<string[]> {
  const page = await browser.newPage()
  const drawn = await page.evaluate(
    ([characters, font]) =>
      Array.from(characters ?? '').map((character) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
        const pen = canvas.getContext('2d')
        if (!pen) throw new Error('no canvas')
        pen.font = font ?? ''
        pen.fillText(character, 4, 52)
        return canvas.toDataURL()
      }),
    [characters, font],
  )
  await page.close()
  return drawn
}

test('every Chinese character has a shape of its own and none is the box of a missing glyph', async () => {
  for (const font of ['48px sans-serif', 'bold 48px sans-serif', '48px serif', '48px "Microsoft YaHei"']) {
    const drawn = await pictures('连云港市政务服务', font)
    assert.equal(new Set(drawn).size, 7, `${font}: 务 occurs twice, the other six are different`)
    const [missing = ''] = await pictures('\u{10FFFF}', font)
    assert.ok(!drawn.includes(missing), `${font} draws boxes`)
  }
})

test('a Chinese character is as wide as its font size', async () => {
  const page = await browser.newPage()
  await page.setContent(
    '<h1 style="font: 40px sans-serif; display: inline-block">连云港市政务服务</h1><p><b>一窗</b> 不见面审批 case 2026-001</p>',
  )
  assert.equal(await page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().width), 320)
  if (process.env['YICHUANG_SCREENSHOTS'])
    await page.screenshot({ path: `${process.env['YICHUANG_SCREENSHOTS']}/glyphs.png` })
  await page.close()
})
