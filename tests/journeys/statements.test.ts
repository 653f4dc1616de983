import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { residentIds } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, openTasks, region, submit } from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goWithin, openStage, picture } from './stage.ts'

const hygiene = itemOf('public-venue-hygiene')
const stage = await openStage()
const { platform } = stage
const reason = '场所排风口正对相邻住宅，直接关系他人重大利益。'
const applicant = 'applicant-liu-mingde'
let caseId: string
let reviewing: { account: string; task: string }

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

stage.step('where others are concerned the applicant is asked, and states', async () => {
  const liu = await platform.as(applicant)
  caseId = (await submit(liu, await fillDraft(liu, hygiene))).case
  await accept(await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice)), caseId)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', hygiene),
    (found) => found.length > 0,
  )
  reviewing = { account: review!.visitor.account!, task: review!.task.task }
  const page = await stage.enter(applicant, { at: `/lyg/cases/${caseId}` })
  await page.getByText('我要陈述、申辩').waitFor()
  await look(page, 'statement-offered-site')
  const found = await review!.visitor.send('POST', `/api/${region}/review/tasks/${reviewing.task}/third-parties`, {
    reason,
  })
  assert.equal(found.status, 200, found.body.toString())
  await page.reload()
  await page.getByText('期限届满以前不作出决定；已经陈述或者声明不作陈述的，不再等待').waitFor()
  await look(page, 'statement-asked-site')
  await page.getByRole('button', { name: '提交陈述申辩' }).click()
  await page.getByText('请写明陈述申辩的内容').first().waitFor()
  await page.getByRole('textbox', { name: '陈述和申辩' }).fill('通风设备已经更换，排风口不再朝向住宅，请看检测报告。')
  await page.getByRole('button', { name: '提交陈述申辩' }).click()
  await page.getByText('正在由受理单位转交审查人员').waitFor()
  await look(page, 'statement-made-site')
})

stage.step('the intake passes it on, and the reviewer reads what was passed on', async () => {
  const page = await stage.enter(platform.accountOf('acceptor', hygiene.intakeOffice), {
    at: '/desk/inbox?box=to-pass-on',
  })
  await page.getByText('办完以前不能作出决定').waitFor()
  await page.getByRole('row').nth(1).waitFor()
  await look(page, 'statement-inbox-desk')
  await goWithin(page, `/desk/cases/${caseId}`)
  await page.getByText('等待转交，转交以前不能作出决定').waitFor()
  await look(page, 'statement-waits-desk')
  await page.getByRole('button', { name: '转交陈述要点' }).click()
  await page.getByRole('textbox', { name: '陈述要点' }).fill('通风设备已经更换，以检测报告为证。')
  await picture(page, 'statement-pass-desk')
  await desk.confirm(page, '转交')
  await page.getByText('陈述申辩已转交 · 回执已签发').waitFor()
  const reviewer = await stage.enter(reviewing.account, { at: `/desk/tasks/${reviewing.task}` })
  await reviewer.getByText('通风设备已经更换，以检测报告为证。').waitFor()
  assert.ok(!(await reviewer.content()).includes('不再朝向住宅'))
  await look(reviewer, 'statement-passed-review')
})

stage.step('more than thirty who are concerned are told by an announcement', async () => {
  const page = await stage.enter(platform.accountOf('acceptor', hygiene.intakeOffice), {
    at: `/desk/cases/${caseId}`,
  })
  await page.getByRole('button', { name: '公告告知' }).click()
  await page.getByRole('spinbutton', { name: '大致人数' }).fill('120')
  await page.getByRole('textbox', { name: '告知对象' }).fill('场所北侧海州湾小区一至四号楼的全体住户。')
  await look(page, 'announce-desk')
  await desk.confirm(page, '发布公告')
  await page.getByText('利害关系人公告已发布 · 回执已签发').waitFor()
  await look(page, 'announced-desk')
  await page.getByRole('button', { name: '告知利害关系人' }).click()
  await page.getByRole('textbox', { name: '姓名或者名称' }).fill('海州湾小区业主委员会')
  await page.getByRole('textbox', { name: '送达地址或者联系电话' }).fill('通灌南路 88 号')
  await desk.confirm(page, '登记并制作告知书')
  await page.getByRole('button', { name: '登记陈述申辩' }).click()
  await page.getByRole('textbox', { name: '陈述原文' }).fill('我们没有意见，不陈述。')
  await page.getByRole('textbox', { name: '陈述要点' }).fill('利害关系人放弃陈述、申辩。')
  await page.getByRole('checkbox', { name: '放弃陈述、申辩' }).check()
  await look(page, 'waiver-desk')
  await desk.confirm(page, '登记并转交')
  await page.getByText('放弃陈述、申辩：利害关系人放弃陈述、申辩。').waitFor()
  const site = await stage.enter(applicant, { at: `/lyg/cases/${caseId}` })
  await look(site, 'announced-own-site')
  await site.getByRole('link', { name: '查看利害关系人公告' }).click()
  await site.getByRole('heading', { name: '我要陈述、申辩' }).waitFor()
  assert.ok(!(await site.locator('main').innerText()).includes('刘明德'))
  await look(site, 'announced-site')
})

stage.step('a window writes it down for whoever stands there, and nobody else', async () => {
  const clerk = await platform.as('clerk-a')
  const draft = await fillDraft(clerk, hygiene, { applicant: residentIds.party('liu-mingde') })
  const filed = (await submit(clerk, draft, 'window')).case
  await accept(await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice)), filed)
  const page = await stage.enter('clerk-a', { at: `/desk/cases/${filed}` })
  await page.getByRole('heading', { name: '申请人陈述申辩' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '登记申请人陈述申辩' }).count(), 0)
  await look(page, 'statement-nobody-window')
  await goWithin(page, '/desk/window')
  await desk.identify(page, { name: '刘明德', code: '32070319900101001X', phone: '13900000001' })
  await page.getByText('已登记的申请人').waitFor()
  await goWithin(page, `/desk/cases/${filed}`)
  await page.getByRole('button', { name: '登记申请人陈述申辩' }).click()
  await page.getByRole('textbox', { name: '陈述原文' }).fill('补充检测报告的编号，已写在申请表里。')
  await picture(page, 'statement-window')
  await desk.confirm(page, '登记')
  await page.getByText('申请人陈述申辩已登记 · 回执已签发').waitFor()
})

stage.step('what is not passed on in time is overdue on the desk, and in the list of the supervision', async () => {
  const operator = await platform.as(platform.accountOf('operator'))
  assert.equal((await operator.send('POST', `/api/${region}/demonstration/clock`, { forwardDays: 3 })).status, 200)
  const page = await stage.enter(platform.accountOf('supervisor'), { at: '/desk/late-steps' })
  await page.getByText('转交申请人的陈述申辩').waitFor()
  await look(page, 'statement-late-desk')
  const acceptor = await stage.enter(platform.accountOf('acceptor', hygiene.intakeOffice), {
    at: '/desk/inbox?box=overdue',
  })
  await acceptor.getByText('转交申请人的陈述申辩').waitFor()
  await look(acceptor, 'statement-overdue-desk')
})
