import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { fillDraft, itemOf, readCase, reviewToDecision } from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil } from './site-steps.ts'
import { awaken, goWithin, openStage, picture } from './stage.ts'

const restaurant = itemOf('open-restaurant')
const stage = await openStage()
const { platform } = stage
const wang = 'applicant-wang-for-gangcheng'
let caseId: string

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

stage.step('the guide says what it is made of, and the shortest way through it', async () => {
  const page = await stage.enter(null, { at: '/lyg/items/building-project' })
  await page.getByText('最长的一路：建设工程规划许可 → 消防设计审查').waitFor()
  await look(page, 'composite-guide-building')
  await page.goto('/lyg/items/open-restaurant')
  await page.getByRole('link', { name: '食品经营许可' }).first().waitFor()
  await look(page, 'composite-guide')
})

stage.step('one form is checked and submitted once', async () => {
  const visitor = await platform.as(wang)
  caseId = await fillDraft(visitor, restaurant, { answers: { advertises: true, runsVenue: false } })
  const page = await stage.enter(wang, { at: `/lyg/apply/${caseId}/1` })
  await awaken(page)
  const route = page.getByRole('region', { name: '用时最短的办理路线' })
  await route.getByText('户外广告设置审批').first().waitFor()
  await look(page, 'composite-route')
  const advertises = page.getByRole('group', { name: /户外广告/ })
  await advertises.getByRole('radio', { name: '否', exact: true }).check()
  await route.getByText('户外广告设置审批').waitFor({ state: 'detached' })
  await route.getByText('需要办理下列 1 个事项').waitFor()
  await advertises.getByRole('radio', { name: '是', exact: true }).check()
  await route.getByText('需要办理下列 2 个事项').waitFor()
  await page.getByText(/^已自动保存/).waitFor()
  await page.goto(`/lyg/apply/${caseId}/check`)
  await awaken(page)
  await page.getByText('需要办理下列 2 个事项').waitFor()
  await page.getByRole('checkbox', { name: /保证|真实/ }).check()
  await look(page, 'composite-check')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('办件编号').first().waitFor()
})

stage.step('it is taken in once, and goes to each office', async () => {
  const { number } = await readCase(await platform.as(wang), caseId)
  const page = await stage.enter('acceptor-zhengwu-a')
  await desk.openFromInbox(page, number)
  await desk.accept(page)
  await goWithin(page, `/desk/cases/${caseId}`)
  await page.getByRole('heading', { name: '包含的事项' }).waitFor()
  await look(page, 'composite-desk')
  await page.getByRole('button', { name: '提请延长期限' }).click()
  await page.getByRole('textbox', { name: '延长理由' }).fill('两个部门的现场核查不能在期限内全部完成。')
  await look(page, 'composite-extend')
  await desk.confirm(page, '提请审批')
  await page.getByText('已提请延长办理期限，等待本级人民政府负责人审批 · 回执已签发').waitFor()
  await look(page, 'composite-extension-asked')
  const own = await stage.enter(wang, { at: `/lyg/cases/${caseId}` })
  await reloadUntil(own, `${number}-03`)
  await look(own, 'composite-case')
  await own.getByRole('link', { name: '食品经营许可' }).click()
  await own.getByText('本办件是下列申请的一部分').waitFor()
  await look(own, 'composite-part')
})

stage.step('decided by each office, received as one', async () => {
  await reviewToDecision(platform, itemOf('food-business'))
  await reviewToDecision(platform, itemOf('outdoor-advertising'), 'refused')
  const visitor = await platform.as(wang)
  await platform.until(
    () => readCase(visitor, caseId),
    ({ phase }) => phase === 'ready',
  )
  const page = await stage.enter(wang, { at: `/lyg/cases/${caseId}` })
  await reloadUntil(page, '办理结果汇总单')
  await page.getByText('户外广告设置审批：不予').waitFor()
  await look(page, 'composite-ready')
  await page.getByRole('button', { name: /签收/ }).click()
  await page.getByText('已办结：各项已办结').waitFor()
})
