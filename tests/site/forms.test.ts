import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, suite, test } from 'node:test'
import fastify, { type FastifyInstance } from 'fastify'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { encodeLicenceCode } from '#server/modules/documents/qr/licence-code.ts'
import { callThrough, registerSite } from '#server/site/index.ts'
import { borrowBrowser, type BorrowedBrowser } from '#tests/harness/browser.ts'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { loadAxe } from '#tests/journeys/faults-of-page.ts'
import { samples } from '#web/site/fixtures/pages.ts'
import { draft, genuine } from '#web/site/fixtures/views.ts'
import { bareSite, type BuiltSite } from './built-site.ts'
import { fakeApi } from './fake-api.ts'

let site: BuiltSite
let borrowed: BorrowedBrowser
let app: FastifyInstance
let base: string
let state: ReturnType<typeof fakeApi>
let context: BrowserContext
let page: Page
const faults: string[] = []

before(async () => {
  site = await bareSite()
  borrowed = await borrowBrowser()
})
beforeEach(async () => {
  await context?.close()
  await app?.close()
  app = fastify()
  app.addHook('onSend', async (_request, reply) => {
    void reply.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'",
    )
  })
  state = fakeApi(app)
  app.get<{ Params: { title: string } }>('/sample/:title', (request, reply) => {
    const sample = samples.find((each) => each.title === request.params.title)
    return reply
      .type('text/html')
      .send(sample && (site.renderPage as (name: string, props: unknown) => string)(sample.name, sample.props))
  })
  await registerSite(app, { call: callThrough(app), dist: site.dist })
  base = await app.listen({ port: 0, host: '127.0.0.1' })
  context = await borrowed.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'yichuang_session', value: 'zhang', url: base }])
  page = await context.newPage()
  faults.length = 0
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
})
after(async () => {
  await context?.close()
  await borrowed.leave()
  await app.close()
  site.remove()
})

const open = async (path: string): Promise<void> => {
  await page.goto(base + path)
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-island]')).every((island) => 'ready' in island.dataset),
  )
}
const apply = (step: string): string => `/lyg/apply/${draft.case}/${step}`
const pdf = (name: string, bytes = 2000) => ({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 'x') })

suite('filling in an application', () => {
  test('names at the top what is wrong, leads to the field, and goes on once it is right', async () => {
    await open(apply('1'))
    await page.getByLabel('负责人身份证号码').fill('110105194912310021')
    await page.getByRole('button', { name: '保存并继续' }).click()
    const summary = page.getByRole('alert').filter({ hasText: '请修改以下内容' })
    await summary.getByRole('link', { name: '负责人身份证号码校验不通过，请逐位核对' }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-personId')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('11010519491231002x')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.waitForURL(`**${apply('2')}`)
    assert.equal(state.draft.answers['personId'], '11010519491231002X')
    assert.equal(state.draft.answers['code'], '91350100M000100Y43')
    assert.deepEqual(faults, [])
  })
  test('saves a field as one leaves it, and asks what an answer makes needful', async () => {
    await open(apply('2'))
    await page.getByRole('radio', { name: '宾馆、旅店' }).check()
    assert.equal(await page.getByLabel('最大水深').count(), 0)
    await page.getByRole('radio', { name: '游泳场所' }).check()
    await page.getByLabel('最大水深').fill('２．５')
    await page.getByLabel('最大水深').blur()
    await page.getByText('已自动保存 10:03').waitFor()
    assert.equal(state.draft.answers['depth'], 2.5)
  })
  test('refuses a file by its kind before it is sent, shows what the server says of another, and takes the third', async () => {
    await open(apply('materials'))
    const report = page.locator('section', { has: page.getByRole('heading', { name: '卫生检测报告' }) })
    const input = report.locator('input[type=file]:not([capture])')
    await input.setInputFiles({ ...pdf('报告.docx') })
    await report.getByText('“报告.docx”不是允许的格式，请上传 PDF 文件。').waitFor()
    await input.setInputFiles(pdf('virus.pdf'))
    await report.getByText('“virus.pdf”的内容不是允许的格式。').waitFor()
    await input.setInputFiles(pdf('报告.pdf'))
    await report.getByText('2 KB · 已上传').waitFor()
    await input.setInputFiles(pdf('新报告.pdf', 5000))
    await report.getByText('5 KB · 已上传').waitFor()
    assert.deepEqual(
      state.draft.files.filter((file) => file.material === 'report').map((file) => file.name),
      ['新报告.pdf'],
    )
    await report.getByRole('button', { name: '移除文件 新报告.pdf' }).click()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('link', { name: '请提交卫生检测报告' }).waitFor()
  })
  test('binds what a telephone photographs into one document, and leaves a page out that was dropped', async () => {
    await open(apply('materials'))
    const report = page.locator('section', { has: page.getByRole('heading', { name: '卫生检测报告' }) })
    const camera = report.locator('input[capture=environment]')
    const photo = await sharp({ create: { width: 300, height: 400, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer()
    const shot = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo }
    await camera.setInputFiles({ ...shot, buffer: Buffer.from('no picture') })
    await report.getByText('没有读出照片').waitFor()
    for (const pages of [1, 2, 3]) {
      await camera.setInputFiles(shot)
      await report.getByText(`已拍 ${pages} 页`).waitFor()
    }
    await report.getByRole('button', { name: '移除第 2 页' }).click()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('link', { name: '“卫生检测报告”拍好的照片还没有上传' }).waitFor()
    assert.ok(page.url().endsWith(apply('materials')))
    await report.getByRole('button', { name: '合成 PDF 上传（2 页）' }).click()
    await report.getByText('· 已上传').waitFor()
    assert.deepEqual(
      state.draft.files.filter((file) => file.material === 'report').map((file) => file.name),
      ['卫生检测报告-拍照1.pdf'],
    )
  })
  test('is submitted once however often the button is pressed, and gives a receipt to keep', async () => {
    state.draft.files.push({ ...draft.files[0]!, material: 'report', name: '报告.pdf' })
    await open(apply('check'))
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('link', { name: '请阅读并勾选声明' }).waitFor()
    await page.getByLabel('我声明').check()
    await page.getByRole('button', { name: '提交申请' }).dblclick()
    await page.getByText('LYG20261123000043').waitFor()
    assert.equal(new Set(state.submissions).size, 1)
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载电子回执' }).click(),
    ])
    assert.equal(download.suggestedFilename(), 'LYG20261123000043.json')
    assert.equal(
      (JSON.parse(readFileSync(await download.path(), 'utf8')) as { commandId: string }).commandId,
      state.submissions[0],
    )
  })
  test('is repeated under the same id when no answer came', async () => {
    state.draft.files.push({ ...draft.files[0]!, material: 'report', name: '报告.pdf' })
    await open(apply('check'))
    const ids: (string | undefined)[] = []
    await page.route('**/api/lyg/cases', (route) => {
      ids.push(route.request().headers()['command-id'])
      return ids.length === 1 ? route.abort() : route.continue()
    })
    await page.getByLabel('我声明').check()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('网络没有响应').waitFor()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('LYG20261123000043').waitFor()
    assert.equal(ids.length, 2)
    assert.equal(ids[0], ids[1])
  })
})

test('a comment on a public notice is repeated under the same id when no answer came', async () => {
  await open('/sample/public-notice')
  const ids: (string | undefined)[] = []
  await page.route('**/comments', (route) => {
    ids.push(route.request().headers()['command-id'])
    return ids.length === 1 ? route.abort() : route.fulfill({ json: {} })
  })
  await page.getByLabel('意见和理由').fill('请说明噪声的防治措施。')
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByText('网络没有响应').waitFor()
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.waitForURL('**?said=1')
  assert.ok(ids.length === 2 && ids[0] && ids[0] === ids[1], String(ids))
})

test('a comment that was reworded after no answer came is not taken for the one before', async () => {
  await open('/sample/public-notice')
  const ids: (string | undefined)[] = []
  const already = { code: 'notice.commented-already', status: 422, detail: '已经提出过意见', basis: null }
  await page.route('**/comments', (route) => {
    ids.push(route.request().headers()['command-id'])
    if (ids.length === 1) return route.abort()
    return ids[1] === ids[0] ? route.fulfill({ json: {} }) : route.fulfill({ status: 422, json: already })
  })
  await page.getByLabel('意见和理由').fill('请说明噪声的防治措施。')
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByText('网络没有响应').waitFor()
  await page.getByLabel('意见和理由').fill('请说明噪声和粉尘的防治措施。')
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByText('已经提出过意见').waitFor({ timeout: 5_000 })
  assert.ok(ids[0] && ids[1] && ids[0] !== ids[1], String(ids))
})

suite('acting on a case', () => {
  const caseAt = (place: number): string => `/lyg/cases/${draft.case.replace(/.$/, String(place))}`
  test('a withdrawal after the acceptance needs a reason, and a dialog says what it means', async () => {
    await open(caseAt(1))
    await page.getByText('撤回申请').first().click()
    const withdraw = page.getByRole('button', { name: '撤回这次申请' })
    await withdraw.click()
    await page.getByText('请填写撤回原因').waitFor()
    await page.getByLabel('撤回原因').fill('计划有变')
    await withdraw.click()
    const dialog = page.getByRole('dialog', { name: '确定撤回这次申请吗？' })
    await dialog.getByText('确认后不能恢复').waitFor()
    await dialog.getByRole('button', { name: '先不撤回' }).click()
    assert.deepEqual(state.submissions, [])
    await withdraw.click()
    await dialog.getByRole('button', { name: '确认撤回' }).click()
    await page.waitForURL('**?after=7')
    assert.equal(state.submissions.length, 1)
  })
  test('a rating is sent with its grade', async () => {
    await open(caseAt(4))
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('请选择满意程度').waitFor()
    await page.getByRole('radio', { name: '基本满意' }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.waitForURL('**?after=7')
  })
  test('a correction asks for what the notice names and for nothing else', async () => {
    await open(`${caseAt(2)}/correct`)
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.getByRole('link', { name: '请重新上传卫生检测报告' }).waitFor()
    await page.getByRole('link', { name: '请按要求修改营业面积' }).waitFor()
    await page.locator('input[type=file]:not([capture])').setInputFiles(pdf('新报告.pdf'))
    await page.getByText('已上传').waitFor()
    await page.getByLabel('营业面积').fill('900')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.waitForURL('**?after=7')
    assert.equal(state.submissions.length, 1)
  })
})

suite('logging in', () => {
  test('leads back to where one was, and staff to their desk', async () => {
    await context.clearCookies()
    await open('/lyg/cases')
    await page.getByRole('button', { name: '张小海（申请人）' }).click()
    await page.waitForURL('**/lyg/cases')
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL('**/lyg/')
    await open('/login')
    await page.getByRole('button', { name: '受理人员' }).click()
    await page.waitForURL('**/desk/')
  })
})

suite('verifying a licence', () => {
  test('a scanned code is asked for as one arrives', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const { identifier } = genuine
    const claim = { origin: base, identifier, holder: new Uint8Array(16), validUntil: null, keyId: 'k' }
    await page.goto(encodeLicenceCode(claim, (bytes) => sign(null, bytes, privateKey)))
    await page.getByRole('heading', { name: '二维码系伪造' }).waitFor()
    assert.match(page.url(), new RegExp(`/lyg/verify/${identifier}\\?code=`))
  })
})

suite('for everybody', () => {
  test('no page breaks a rule that a machine can check, none is wider than a phone, no target is too small for a thumb', async () => {
    const found: string[] = []
    let asked = 0
    for (const [at, { title }] of samples.entries()) {
      await open(`/sample/${title}`)
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
      })
      // A share of the run measures every page, and asks axe about every other one.
      if (inFull || (commitTurn() + at) % 2 === 0) {
        asked += 1
        found.push(...(await broken(title)))
      }
      const narrow = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
      const small = await page.evaluate(() =>
        Array.from(document.querySelectorAll('a, button, input, select, summary, textarea'), (target) => {
          const box = (target.closest('.choice') ?? target).getBoundingClientRect()
          return box.height > 1 && box.height < 43.5 ? target.outerHTML.slice(0, 120) : ''
        }).filter(Boolean),
      )
      found.push(...small.map((each) => `${title}: small ${each}`), ...(narrow ? [] : [`${title}: too wide`]))
    }
    assert.deepEqual(found, [])
    assert.deepEqual(faults, [])
    assert.ok(asked >= (inFull ? 65 : 32), `axe was asked about ${asked} pages`)
  })
})

/** The rules that the page breaks as it stands. */
async function broken(title: string): Promise<string[]> {
  await loadAxe(page)
  const { violations, checked } = await page.evaluate(async () => {
    type Result = { id: string; nodes: { html: string }[] }
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Result[]; passes: Result[] }> }
    }
    const { violations, passes } = await axe.run({ resultTypes: ['violations'] })
    return {
      violations: violations.map((each) => `${each.id}: ${each.nodes[0]?.html.slice(0, 120)}`),
      checked: passes.length,
    }
  })
  assert.ok(checked > 10, `${title}: ${checked} rules were checked`)
  return violations.map((each) => `${title}: ${each}`)
}
