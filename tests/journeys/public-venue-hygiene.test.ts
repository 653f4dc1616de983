import assert from 'node:assert/strict'
import type { Locator, Page, Route } from 'playwright-core'
import sharp from 'sharp'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import { paintPdf } from '#server/modules/documents/page-images/paint-pdf.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { plainFile } from './design-file.ts'
import * as desk from './desk-steps.ts'
import { reloadUntil } from './site-steps.ts'
import { goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const liu = { name: '刘明德', code: '32070319900101001X', phone: '13900000001' }
const stranger = {
  name: '欧阳晓峰',
  code: `32070519880808123${residentIdCheckCharacter('32070519880808123')}`,
  phone: '13912345678',
}
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

const stage = await openStage()
let clerk: Page
let person: Page
let number: string
let caseId: string

stage.step(
  'a clerk checks identities at the window: a wrong check digit is caught, somebody new is registered, somebody known is found',
  async () => {
    clerk = await stage.enter('clerk-a', { stays: 'altered' })
    await clerk.getByText('A03 窗口').waitFor()
    await picture(clerk, 'desk-window')
    await desk.identify(clerk, { ...stranger, code: '320705198808081230' })
    await clerk.getByText('校验码不对，请对照证件再录一次').waitFor()
    await desk.identify(clerk, stranger)
    await clerk.getByText('首次办理，已登记').waitFor()
    await clerk.getByRole('button', { name: '换一位申请人' }).click()
    await desk.identify(clerk, liu)
    await clerk.getByText('已登记的申请人').waitFor()
  },
)

stage.step('the clerk files for the person present: form, paper originals noted, one scan uploaded', async () => {
  await clerk.getByRole('button', { name: '开始收件' }).first().waitFor()
  assert.equal(
    await clerk.getByText('建设工程消防设计审查').count(),
    0,
    'what only firms may ask for is not offered to a person',
  )
  await clerk.getByRole('searchbox', { name: '按事项名称查找' }).fill('卫生')
  const found = clerk.getByRole('listitem').filter({ hasText: '开始收件' })
  await found.nth(1).waitFor({ state: 'detached' })
  assert.match(await found.innerText(), new RegExp(item.name))
  await picture(clerk, 'desk-window-identified')
  await found.getByRole('button', { name: '开始收件' }).click()
  await clerk.getByRole('heading', { level: 1, name: item.name }).waitFor()
  assert.equal(await clerk.locator('[data-field="applicantCode"] input').inputValue(), liu.code)
  await desk.fillForm(clerk, item, answers)
  await picture(clerk, 'desk-filling-form')
  await clerk.getByRole('button', { name: '下一步：核收材料' }).click()
  for (const name of ['申请表', '身份证明', '平面图', '卫生管理制度'])
    await clerk
      .locator('.slot', { hasText: name })
      .first()
      .getByRole('checkbox', { name: '已核验纸质原件并收下' })
      .check()
  await clerk.getByText('必要材料还没有核收').waitFor()
  const [scan] = await Array.fromAsync(paintPdf(plainFile('公共场所卫生检测报告')))
  await clerk
    .locator('.slot', { hasText: '公共场所卫生检测或者评价报告' })
    .locator('input[type=file]')
    .setInputFiles({ name: '检测报告扫描件.png', mimeType: 'image/png', buffer: await sharp(scan).png().toBuffer() })
  await clerk.getByText('检测报告扫描件.png').waitFor()
  const layout = clerk.locator('.slot', { hasText: '平面图' }).first()
  await photographRefusedOnce(layout)
  await desk.photograph(layout, 1)
  await layout.getByText(/-拍摄2\.pdf/).waitFor()
  assert.equal(await clerk.getByText('必要材料还没有核收').count(), 0)
  await picture(clerk, 'desk-filling-materials')
  await clerk.getByRole('button', { name: '下一步：核对并提交' }).click()
  await clerk.getByText('住宿场所（宾馆、旅店、招待所）').waitFor()
  await clerk.getByRole('checkbox', { name: /申请人已当面确认或者在书面申请中写明/ }).check()
  await picture(clerk, 'desk-filling-confirm')
  await clerk.getByRole('button', { name: '提交申请' }).click()
  await desk.confirm(clerk, '提交申请')
})

/** Two pages, one of them turned on a slow machine; a server that refuses them once loses none, and is asked again. */
async function photographRefusedOnce(slot: Locator): Promise<void> {
  const detail = '这项材料的文件暂时不能接收，请稍后再传。'
  const problem = { type: 'about:blank', title: '未能办理', status: 422, code: 'file.kind', detail, basis: null }
  const refuse = (route: Route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  await clerk.route('**/files?*', refuse)
  const camera = await desk.takePages(slot, 2)
  await camera.getByRole('button', { name: '第 2 页' }).click()
  await camera.getByRole('button', { name: '向右旋转' }).click()
  await camera.getByRole('button', { name: '前移' }).click()
  await camera.getByRole('button', { name: '第 1 页', pressed: true }).waitFor()
  await picture(clerk, 'desk-camera-page')
  await clerk.evaluate(() => {
    const { toBlob } = HTMLCanvasElement.prototype
    HTMLCanvasElement.prototype.toBlob = function (...given) {
      HTMLCanvasElement.prototype.toBlob = toBlob
      setTimeout(() => toBlob.apply(this, given), 700)
    }
  })
  await camera.getByRole('button', { name: '向右旋转' }).click()
  await camera.getByRole('button', { name: '放入材料（2 页）' }).click()
  await camera.getByText(detail).waitFor()
  await camera.getByText('材料没有放入，拍下的页都还在。').waitFor()
  await picture(clerk, 'desk-camera-refused')
  assert.equal(await slot.getByText(/-拍摄/).count(), 0)
  await clerk.unroute('**/files?*', refuse)
  await camera.getByRole('button', { name: '再传一次' }).click()
  await camera.waitFor({ state: 'detached' })
  await slot.getByText(/-拍摄1\.pdf/).waitFor()
}

stage.step(
  'the receipt names the number, every material and the day until which the office must answer, and prints',
  async () => {
    const slip = clerk.locator('.slip')
    await slip.getByRole('heading', { name: '材料接收凭证' }).waitFor()
    const text = (await slip.innerText()).replaceAll(/\s+/g, ' ')
    number = /\b[0-9A-Z]{43}\b/.exec(text)?.[0] ?? ''
    assert.equal(number.length, 43)
    assert.match(text, /2026年11月30日前（含当日）作出受理决定；逾期不告知的，自收到申请材料之日起即为受理/)
    assert.equal((text.match(/纸质原件/g) ?? []).length, 4)
    assert.equal((text.match(/扫描件/g) ?? []).length, 2, text)
    await clerk.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await clerk.getByRole('button', { name: '打印凭证' }).click()
    assert.equal(await clerk.locator('body').getAttribute('data-printed'), 'yes')
    await clerk.emulateMedia({ media: 'print' })
    assert.equal(await clerk.getByRole('navigation').isVisible(), false)
    await picture(clerk, 'desk-slip-print')
    await clerk.emulateMedia({ media: 'screen' })
    await picture(clerk, 'desk-slip')
  },
)

stage.step(
  'the receipt leads to the check list, and the window that the commission has charged accepts and prints its notice',
  async () => {
    await clerk.getByRole('button', { name: '形式审查并受理' }).click()
    await clerk.getByText(/本事项已授权综合窗口受理/).waitFor()
    await picture(clerk, 'desk-window-check')
    await desk.accept(clerk)
    await clerk.getByRole('link', { name: '打印受理通知书' }).waitFor()
    assert.equal(await clerk.getByRole('button', { name: '不予受理' }).count(), 0, 'nothing is left to judge')
    await picture(clerk, 'desk-window-accepted')
  },
)

stage.step('the person finds the same case on the own page', async () => {
  person = await stage.enter('applicant-liu-mingde', { at: '/lyg/cases', stays: true })
  await person.getByText(number).waitFor()
  await picture(person, 'cases')
  await person.getByRole('link', { name: item.name }).click()
  caseId = new URL(person.url()).pathname.split('/').at(-1)!
  await person.getByText('综合窗口人员（经授权）').first().waitFor()
  await person.getByText('申请内容', { exact: true }).click()
  await person.getByText('检测报告扫描件.png').waitFor()
  await person.getByText('海州湾清泉宾馆').waitFor()
})

stage.step('the paper originals go to the back office by a sheet that two people sign', async () => {
  await clerk.getByRole('link', { name: /纸质原件 4 件/ }).click()
  await clerk.getByRole('button', { name: '交出并打印交接单' }).click()
  await desk.confirm(clerk, '交出并打印交接单')
  await clerk.getByText('交接已记录 · 回执已签发').waitFor()
  await clerk.getByText(/^交〔2026〕\d+号$/).waitFor()
  await picture(clerk, 'desk-transfer-handed-over')
  const acceptor = await stage.enter('acceptor-weijian-a', { at: '/desk/transfers' })
  await picture(acceptor, 'desk-transfers')
  await acceptor.getByRole('link', { name: number }).click()
  await acceptor.getByRole('checkbox', { name: /平面图.*缺件/ }).check()
  await acceptor.getByRole('textbox', { name: /平面图.*缺件说明/ }).fill('装订册内未见平面图原件')
  await picture(acceptor, 'desk-transfer-received')
  await acceptor.getByRole('button', { name: '清点签收' }).click()
  await desk.confirm(acceptor, '清点签收')
  await acceptor.getByText('缺件：装订册内未见平面图原件').waitFor()
})

stage.step('a drawn reviewer scores, a decider grants', async () => {
  const [reviewing] = await desk.drawn(stage.platform, 'reviewer', item, 1)
  const reviewer = await stage.enter(reviewing!.account)
  await reviewer.getByRole('link', { name: reviewing!.code }).click()
  await reviewer.waitForFunction(
    () => (document.querySelector<HTMLImageElement>('.page-image img')?.naturalWidth ?? 0) > 500,
  )
  const seen = await reviewer.content()
  for (const secret of [liu.name, liu.code, liu.phone, number, '海州湾', '通灌南路', caseId])
    assert.ok(!seen.includes(secret), `the reviewer sees ${secret}`)
  await desk.fillSheet(reviewer, item.sheets[0]!.criteria.length, '检测报告各项指标均在限值以内')
  await picture(reviewer, 'desk-review-paper')
  await desk.sendOpinion(reviewer)
  stage.leave(reviewer)
  const [deciding] = await desk.drawn(stage.platform, 'decider', item, 1)
  const decider = await stage.enter(deciding!.account)
  await decider.getByRole('link', { name: deciding!.code }).click()
  await desk.decide(decider, '准予许可', '卫生条件符合要求，评分达到合格线。', '《公共场所卫生管理条例》第四条')
  await picture(decider, 'desk-decided')
})

stage.step('the result is handed over only to whoever shows the applicant’s document', async () => {
  await reloadUntilListed(clerk)
  await picture(clerk, 'desk-hand-over')
  await clerk.getByRole('link', { name: number }).click()
  await clerk.getByRole('textbox', { name: '身份证号码' }).fill('320706198506150020')
  await clerk.getByRole('checkbox', { name: /我已当面核对证件/ }).check()
  assert.equal(
    await clerk.getByRole('button', { name: '核对无误，出件' }).isDisabled(),
    true,
    'nothing changes hands unsigned',
  )
  await desk.sign(clerk)
  await picture(clerk, 'desk-hand-over-signed')
  await clerk.getByRole('button', { name: '核对无误，出件' }).click()
  await desk.confirm(clerk, '核对无误，出件')
  await clerk.getByText('出示的证件号码与申请人不一致，不能出件').waitFor()
  await picture(clerk, 'desk-hand-over-refused')
  await clerk.getByRole('textbox', { name: '身份证号码' }).fill(liu.code)
  await clerk.getByRole('button', { name: '核对无误，出件' }).click()
  await desk.confirm(clerk, '核对无误，出件')
  await clerk.getByText('已出件 · 回执已签发').waitFor()
  await clerk.getByText('已送达申请人').waitFor()
  await picture(clerk, 'desk-handed-over')
})

stage.step('the page of the person says that it is closed, and takes one rating', async () => {
  await person.goto(`/lyg/cases/${caseId}`)
  await reloadUntil(person, '准予许可，结果已经送达')
  await person.getByRole('radio', { name: '满意', exact: true }).check()
  await person.getByRole('button', { name: '提交评价' }).click()
  await person.getByText('感谢您的评价').waitFor()
  await picture(person, 'case-closed-window')
})

async function reloadUntilListed(page: Page): Promise<void> {
  await stage.platform.until(
    async () => {
      await goWithin(page, '/desk/hand-over')
      await page.getByRole('heading', { level: 1, name: '待出件' }).waitFor()
      await page.locator('table.list, .empty').first().waitFor()
      return page.getByRole('link', { name: number }).count()
    },
    (listed) => listed === 1,
  )
}
