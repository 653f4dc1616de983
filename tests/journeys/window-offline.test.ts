import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { paintPdf } from '#server/modules/documents/page-images/paint-pdf.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { plainFile } from './design-file.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const liu = { name: '刘明德', code: '32070319900101001X', phone: '13900000001' }
const answers = {
  responsible: '刘明德',
  venueName: '海州湾清泉宾馆',
  venueAddress: { division: '320706', town: '320706012', detail: '通灌南路 12 号' },
  venueKind: 'hotel',
  area: 1260,
  beds: 64,
  centralAir: false,
  waterSupply: 'mains',
  workers: 12,
  healthCerts: 12,
}

const stage = await openStage({ offline: true })
let clerk: Page

stage.step('a window that has its link puts by what it needs without it', async () => {
  clerk = await stage.enter('clerk-a', { stays: true })
  await clerk.getByText('A03 窗口').waitFor()
  await stage.platform.until(
    async () => {
      const files = await clerk.evaluate(async () => {
        const cache = await caches.open('yichuang-desk')
        return (await cache.keys()).map((request) => new URL(request.url).pathname)
      })
      return { files, keys: (await kept(clerk)).keys }
    },
    ({ files, keys }) =>
      files.includes('/desk/') &&
      files.some((name) => name.includes('filling')) &&
      keys.includes(`guide/${region}/${item.code}`),
  )
})

stage.step(
  'the link goes: the clerk identifies, fills in, and nothing typed is lost by loading the page anew',
  async () => {
    await clerk.context().setOffline(true)
    await clerk.getByText('离线，可以继续收件；恢复后自动提交。').waitFor()
    await desk.identify(clerk, liu)
    await clerk.getByText('离线：证件已录入，恢复后自动核验登记。').waitFor()
    await clerk.getByRole('searchbox', { name: '按事项名称查找' }).fill('公共场所卫生')
    await picture(clerk, 'desk-offline-window')
    await clerk.getByRole('button', { name: '开始收件' }).first().click()
    await clerk.getByRole('heading', { level: 1, name: item.name }).waitFor()
    await desk.fillForm(clerk, item, answers)
    await clerk.getByText('离线，已暂存在本机').waitFor()
    await clerk.reload()
    await clerk.getByRole('heading', { level: 1, name: item.name }).waitFor()
    assert.equal(await clerk.locator('[data-field="venueName"] input').inputValue(), answers.venueName)
    assert.equal(await clerk.locator('[data-field="area"] input').inputValue(), '1260')
  },
)

stage.step('scans wait here with the rest; what is handed in gets a slip that says it is no receipt', async () => {
  await clerk.getByRole('button', { name: '下一步：核收材料' }).click()
  for (const name of ['申请表', '身份证明', '平面图', '卫生管理制度'])
    await clerk
      .locator('.slot', { hasText: name })
      .first()
      .getByRole('checkbox', { name: '已核验纸质原件并收下' })
      .check()
  const [scan] = await Array.fromAsync(paintPdf(plainFile('公共场所卫生检测报告')))
  await clerk
    .locator('.slot', { hasText: '公共场所卫生检测或者评价报告' })
    .locator('input[type=file]')
    .setInputFiles({ name: '检测报告扫描件.png', mimeType: 'image/png', buffer: await sharp(scan).png().toBuffer() })
  await clerk.getByText('待上传').waitFor()
  await clerk.getByRole('button', { name: '下一步：核对并提交' }).click()
  await clerk.getByRole('checkbox', { name: /申请人已当面确认或者在书面申请中写明/ }).check()
  await clerk.getByRole('button', { name: '提交申请' }).click()
  await desk.confirm(clerk, '提交申请')
  await clerk.getByRole('heading', { name: '暂存凭条', exact: true }).waitFor()
  await clerk.getByText('本凭条不是受理凭证，也不是材料接收凭证。').waitFor()
  await clerk.getByText('离线，已暂存 1 项；恢复后自动提交。').waitFor()
  await picture(clerk, 'desk-kept-slip')
  assert.deepEqual(await faultsAtBothWidths(clerk), [])
  await clerk.reload()
  await clerk.getByRole('heading', { name: '暂存凭条', exact: true }).waitFor()
  await clerk.goto('/desk/window/outbox')
  await clerk.getByText(/收件，等待提交/).waitFor()
  await picture(clerk, 'desk-outbox')
  assert.deepEqual(await faultsAtBothWidths(clerk), [])
})

stage.step('what lies on the disk can be read by nobody', async () => {
  const { keys, raw, extractable } = await kept(clerk)
  assert.ok(keys.some((key) => key.startsWith('filing/')) && keys.some((key) => key.startsWith('file/')))
  for (const secret of [liu.name, liu.code, liu.phone, answers.venueName]) assert.ok(!raw.includes(secret), secret)
  assert.equal(extractable, false)
})

stage.step('the link comes back: exactly one case, with its receipt', async () => {
  await clerk.context().setOffline(false)
  await clerk.getByText(/已提交，办件编号 [0-9A-Z]{43}/).waitFor()
  await clerk.evaluate(() => dispatchEvent(new Event('online')))
  await clerk.getByRole('link', { name: '打印材料接收凭证' }).click()
  const slip = clerk.locator('.slip')
  await slip.getByRole('heading', { name: '材料接收凭证' }).waitFor()
  const text = await slip.innerText()
  assert.equal((text.match(/纸质原件/g) ?? []).length, 4)
  assert.equal((text.match(/扫描件/g) ?? []).length, 1)
  const person = await stage.enter('applicant-liu-mingde', { at: `/${region}/cases` })
  await person.getByRole('link', { name: item.name }).first().waitFor()
  assert.equal(await person.getByRole('link', { name: item.name }).count(), 1)
})

stage.step('what the rules refuse stands in the list with its sentence; the clerk mends it or lets it go', async () => {
  await clerk.goto('/desk/window')
  await clerk.context().setOffline(true)
  await clerk.getByText('离线，可以继续收件；恢复后自动提交。').waitFor()
  await desk.identify(clerk, { ...liu, name: '刘明得' })
  await clerk.getByRole('searchbox', { name: '按事项名称查找' }).fill('公共场所卫生')
  await clerk.getByRole('button', { name: '开始收件' }).first().click()
  await clerk.locator('[data-field="venueName"] input').fill('朝阳浴室')
  await clerk.getByText('离线，已暂存 1 项；恢复后自动提交。').waitFor()
  await clerk.goto('/desk/window/outbox')
  await clerk.getByText('草稿，尚未保存到系统').waitFor()
  await clerk.context().setOffline(false)
  await clerk.getByText('该号码登记的名称与您填写的不一致').first().waitFor()
  await picture(clerk, 'desk-outbox-refused')
  assert.deepEqual(await faultsAtBothWidths(clerk), [])
  await clerk.getByRole('textbox', { name: '姓名' }).fill(liu.name)
  await clerk.getByRole('button', { name: '核验身份' }).click()
  await clerk.getByText('草稿，尚未保存到系统').waitFor({ state: 'detached' })
  await clerk.getByRole('button', { name: '从列表移除' }).click()
  await clerk.getByText('没有暂存件，收的件都已提交。').waitFor()
  await clerk.goto('/desk/window')
  await clerk.getByRole('link', { name: item.name }).click()
  assert.equal(await clerk.locator('[data-field="venueName"] input').inputValue(), '朝阳浴室')
})

stage.step('to throw something away, and to log out over it, takes a second word; then nothing stays', async () => {
  await clerk.context().setOffline(true)
  await clerk.locator('[data-field="venueName"] input').fill('朝阳浴室二店')
  await clerk.getByText('离线，已暂存 1 项；恢复后自动提交。').waitFor()
  await clerk.getByRole('button', { name: '退出登录' }).click()
  await clerk.getByRole('dialog').getByText('退出登录会清除本机暂存的 1 项').waitFor()
  await clerk.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await clerk.getByRole('link', { name: '查看暂存件' }).click()
  await clerk.getByRole('button', { name: '删除' }).click()
  await desk.confirm(clerk, '删除')
  await clerk.getByText('没有暂存件，收的件都已提交。').waitFor()
  await clerk.context().setOffline(false)
  await clerk.getByRole('button', { name: '退出登录' }).click()
  await clerk.getByRole('heading', { name: '登录工作台' }).waitFor()
  const { keys, raw } = await kept(clerk)
  assert.deepEqual([keys, raw], [[], ''])
})

/** Everything that the browser keeps for the window, as whoever reads its database would find it. */
async function kept(page: Page): Promise<{ keys: string[]; raw: string; extractable: boolean | null }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('unread')))
      })
    const db = await settled(indexedDB.open('yichuang-window'))
    try {
      const all = async (name: string) => settled(db.transaction(name).objectStore(name).getAll())
      const rows = (await all('records')) as { name: string; sealed: ArrayBuffer }[]
      const [key] = (await all('keys')) as CryptoKey[]
      const text = new TextDecoder()
      return {
        keys: rows.map((row) => row.name),
        raw: rows.map((row) => row.name + text.decode(row.sealed)).join(' '),
        extractable: key?.extractable ?? null,
      }
    } finally {
      db.close()
    }
  })
}
