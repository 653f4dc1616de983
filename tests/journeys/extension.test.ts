import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { CaseView } from '#contracts/cases.ts'
import { dayText } from '#kernel/day.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, submit } from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil } from './site-steps.ts'
import { openStage, picture } from './stage.ts'

const venue = itemOf('public-venue-hygiene')
const begun = performance.now()
const stage = await openStage({
  wallNow: () => Date.parse('2026-10-12T01:00:00Z') + Math.round(performance.now() - begun),
})
const { platform } = stage
const applicant = 'applicant-xu-ruolan'
const reason = '场所改建，需要会同属地疾病预防控制机构核实通风和用水情况。'
let caseId: string

const statutory = async () => {
  const view: CaseView = await readCase(await platform.as(applicant), caseId)
  return view.clocks.find(({ key }) => key === 'statutory')!
}

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

async function enterTask(role: 'decider' | 'head'): Promise<Page> {
  const [drawn] = await desk.drawn(platform, role, venue, 1)
  const page = await stage.enter(drawn!.account, { at: `/desk/tasks/${drawn!.task}` })
  await page.getByRole('heading', { name: '延长办理期限' }).waitFor()
  return page
}

stage.step('whoever decides asks for more days, and says why', async () => {
  const person = await platform.as(applicant)
  caseId = (await submit(person, await fillDraft(person, venue))).case
  await accept(await platform.as(platform.accountOf('acceptor', venue.intakeOffice)), caseId)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', venue),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)
  const page = await enterTask('decider')
  await page.getByRole('button', { name: '提请延长期限' }).click()
  await page.getByRole('textbox', { name: '延长理由' }).fill(reason)
  await look(page, 'extension-propose')
  await desk.confirm(page, '提请审批')
  await page.getByText('已提请延长办理期限，等待机关负责人审批 · 回执已签发').waitFor()
  await look(page, 'extension-proposed')
})

stage.step('the head of the office finds it on the own list, reads why, and approves', async () => {
  const before = await statutory()
  const [drawn] = await desk.drawn(platform, 'head', venue, 1)
  const page = await stage.enter(drawn!.account, { at: '/desk/tasks' })
  const own = page.locator(`a[href$="/desk/tasks/${drawn!.task}"]`).first()
  await own.waitFor()
  await look(page, 'extension-list-of-head')
  await own.click()
  await page.getByText(reason).waitFor()
  assert.ok(!(await page.content()).includes('徐若澜'), 'a head is not told who applies either')
  await page.getByRole('radio', { name: '同意延长', exact: true }).check()
  await look(page, 'extension-answer')
  await page.getByRole('button', { name: '提交审批意见' }).click()
  await page.getByText('已批准延长，告知书已发出 · 回执已签发').waitFor()
  await look(page, 'extension-answered')
  const after = await statutory()
  assert.deepEqual([before.extendedBy, after.extendedBy], [0, 10])
  assert.ok(after.due! > before.due!, `${before.due} became ${after.due}`)
})

stage.step('the applicant reads the new last day and why, and has the notice', async () => {
  const page = await stage.enter(applicant, { at: `/lyg/cases/${caseId}` })
  await reloadUntil(page, '下载《延长期限告知书》')
  const { due } = await statutory()
  await page.getByText(`至${dayText(due!)}；理由：${reason}`).waitFor()
  await look(page, 'extension-site')
})

stage.step('the applicant does without the short messages that no law demands', async () => {
  const page = await stage.enter(applicant, { at: '/lyg/cases' })
  await page.getByRole('link', { name: '通知设置' }).first().click()
  const free = page.getByRole('checkbox')
  await free.first().uncheck()
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('通知设置已保存。').waitFor()
  assert.equal(await page.getByRole('checkbox').first().isChecked(), false)
  await look(page, 'notices-saved')
})

stage.step('a clerk notes a mandate, acts in the name of who gave it, and takes it back', async () => {
  const clerk = await stage.enter('clerk-a', { at: '/desk/window' })
  await desk.identify(clerk, { name: '徐若澜', code: '320706198506150020', phone: '13900000002' })
  await clerk.getByRole('button', { name: '登记授权委托书' }).click()
  const [name, code] = ['祁连月', '320706198808080021']
  await clerk.locator('.mandates').getByText('自然人', { exact: true }).click()
  await clerk.getByRole('textbox', { name: '委托人姓名' }).fill(name)
  await clerk.getByRole('textbox', { name: /^委托人身份证/ }).fill(code)
  await clerk.getByRole('textbox', { name: '签署日期' }).fill('2026-10-10')
  await clerk.getByRole('textbox', { name: /^有效期至/ }).fill('2026-12-31')
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.getByText('该证件号码尚未在本平台登记').waitFor()
  await clerk.getByRole('textbox', { name: '委托人手机号码' }).fill('13900000088')
  await look(clerk, 'mandate-form')
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.getByText(`正在以“${name}”的名义办理`).waitFor()
  await look(clerk, 'mandate-used')
  await clerk.getByRole('button', { name: '改为本人办理' }).click()
  await clerk.getByRole('button', { name: '撤销', exact: true }).first().click()
  await desk.confirm(clerk, '撤销')
  await clerk.getByText('还没有登记这位来办人的有效授权。').waitFor()
})

stage.step('an operator sets the hours of a hall, and everybody reads them', async () => {
  const operator = await stage.enter('operator', { at: '/desk/hall-hours' })
  await operator.getByRole('textbox', { name: '星期六', exact: true }).fill('09:10-11:20')
  await operator.getByRole('button', { name: '保存并公布' }).click()
  await operator.getByText('已公布 · 回执已签发').waitFor()
  await look(operator, 'hours-set')
  const page = await stage.enter(null, { at: '/lyg/halls' })
  await page.getByText(/09:10/).first().waitFor()
  await picture(page, 'hours-site')
})
