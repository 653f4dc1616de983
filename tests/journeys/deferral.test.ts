import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { accept, fillDraft, itemOf } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil, upload } from './site-steps.ts'
import { awaken, goWithin, openStage, picture } from './stage.ts'

const hygiene = itemOf('public-venue-hygiene')
const stage = await openStage()
const { platform } = stage
const liu = 'applicant-liu-mingde'
const acceptor = 'acceptor-weijian-a'
const rules = '公共场所卫生管理制度'
let caseId: string

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

stage.step('容缺: a minor material is not brought, and promised for', async () => {
  caseId = await fillDraft(await platform.as(liu), hygiene, { without: ['rulesOfHygiene'] })
  const page = await stage.enter(liu, { at: `/lyg/apply/${caseId}/materials` })
  await awaken(page)
  await page.getByText('这是次要材料，可以容缺').waitFor()
  await page.getByRole('button', { name: '继续', exact: true }).click()
  await page.getByRole('heading', { name: '容缺受理', exact: true }).waitFor()
  await awaken(page)
  await page.getByRole('checkbox', { name: /保证|真实/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('请作出容缺承诺，或者返回上传所缺的材料').first().waitFor()
  await look(page, 'deferral-promise')
  await page.getByRole('checkbox', { name: /承诺在受理后 5 个工作日内补齐/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请编号').or(page.getByText('办件编号')).first().waitFor()
})

stage.step('it is accepted without it, and the applicant is told what to supply by when', async () => {
  await accept(await platform.as(acceptor), caseId)
  const page = await stage.enter(liu, { at: `/lyg/cases/${caseId}` })
  await reloadUntil(page, '容缺受理通知书')
  await page.getByText('承诺后补的材料，应于2026年11月30日前（含当日）补齐').waitFor()
  await look(page, 'deferral-case')
  await page.goto('/lyg/obligations')
  await page.getByRole('link', { name: `容缺材料补齐：${rules}` }).waitFor()
  await look(page, 'deferral-owed')
})

stage.step('supplied, checked piece by piece, confirmed', async () => {
  const page = await stage.enter(liu, { at: `/lyg/cases/${caseId}` })
  await page.getByRole('link', { name: '补交容缺材料' }).click()
  await awaken(page)
  await upload(page, 'rulesOfHygiene', '制度.pdf', Buffer.from(smallPdf('rules')))
  await look(page, 'deferral-supply')
  await page.getByRole('button', { name: '提交补交的材料' }).click()
  await page.getByText('已提交，等待核对').waitFor()

  const office = await stage.enter(acceptor, { at: '/desk/obligations?box=answered' })
  await office.getByText(rules).first().waitFor()
  await look(office, 'deferral-desk-list')
  await goWithin(office, `/desk/cases/${caseId}`)
  await office.getByRole('button', { name: '核对补交的材料' }).click()
  await office.getByRole('radio', { name: '符合要求' }).check()
  await look(office, 'deferral-desk-check')
  await desk.confirm(office, '提交核对结果')
  await office.getByText('核对结果已提交 · 回执已签发').waitFor()

  await page.reload()
  await reloadUntil(page, '确认补齐通知书')
  await page.goto('/lyg/obligations')
  await reloadUntil(page, '已履行')
})
