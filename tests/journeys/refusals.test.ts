import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { accept, fillDraft, itemOf, opine, openTasks, readCase, region, submit } from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { reloadUntil } from './site-steps.ts'
import { goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const fire = itemOf('fire-design-review')
const stage = await openStage()
const person = await stage.enter('applicant-xu-ruolan')
const acceptor = await stage.enter('acceptor-weijian-a')

/** What leads up to the act under test is done without a browser; its own walk is in another journey. */
async function filed(): Promise<{ case: string; number: string }> {
  const applicant = await stage.platform.as('applicant-xu-ruolan')
  return submit(applicant, await fillDraft(applicant, item))
}

const open = async (page: Page, id: string): Promise<void> => void (await page.goto(`/lyg/cases/${id}`))

stage.step('what is not this office’s affair is not accepted, with reasons and the right office', async () => {
  const { case: id, number } = await filed()
  await desk.openFromInbox(acceptor, number)
  await acceptor.getByRole('button', { name: '不予受理' }).click()
  const dialog = acceptor.getByRole('dialog')
  const send = dialog.getByRole('button', { name: '作出不予受理决定' })
  assert.equal(
    await dialog.getByText('补正后仍不齐全').count(),
    0,
    'without a notice nobody is refused for what is missing',
  )
  await dialog.getByRole('radio', { name: '隐瞒有关情况或者提供虚假材料' }).check()
  await dialog.getByRole('checkbox', { name: '公共场所卫生管理制度' }).check()
  await picture(acceptor, 'desk-refusal-untrue')
  await dialog.getByRole('radio', { name: '依法不属于本机关职权范围' }).check()
  await dialog.getByRole('textbox', { name: '具体理由' }).fill('场所在东海县')
  assert.equal(await send.isDisabled(), true, 'too short a reason')
  await dialog
    .getByRole('textbox', { name: '具体理由' })
    .fill('该场所位于东海县，按照属地管辖由县级卫生健康部门实施许可。')
  assert.equal(await send.isDisabled(), true, 'no office named')
  await dialog.getByRole('textbox', { name: '有权办理的机关' }).fill('东海县卫生健康委员会')
  await dialog.getByText('连云港市人民政府申请行政复议').waitFor()
  await picture(acceptor, 'desk-refusal')
  await desk.confirm(acceptor, '作出不予受理决定')
  await acceptor.getByText('不予受理决定已作出 · 回执已签发').waitFor()
  await open(person, id)
  await reloadUntil(person, '下载《不予受理通知书》')
  const text = await person.locator('main').innerText()
  for (const words of [
    '东海县卫生健康委员会',
    '按照属地管辖',
    '六十日内',
    '连云港市人民政府申请行政复议',
    '提起行政诉讼',
  ])
    assert.ok(text.includes(words), `the page does not say ${words}`)
  await picture(person, 'case-refused-at-intake')
})

stage.step('a permit refused names its reasons, its articles and both remedies, and leads to the review', async () => {
  const { case: id, number } = await filed()
  await desk.openFromInbox(acceptor, number)
  await desk.accept(acceptor)
  const [review] = await stage.platform.until(
    () => openTasks(stage.platform, 'reviewer', item),
    (found) => found.length === 1,
  )
  await opine(review!.visitor, review!.task.task, 'fail')
  const [deciding] = await desk.drawn(stage.platform, 'decider', item, 1)
  const decider = await stage.enter(deciding!.account)
  await decider.getByRole('link', { name: deciding!.code }).click()
  await decider.getByRole('radio', { name: '不予许可' }).check()
  await decider.getByRole('checkbox', { name: '查明申请人隐瞒有关情况或者提供虚假材料' }).check()
  await decider.getByRole('combobox', { name: '不实的材料或者填报的内容' }).fill('卫生管理')
  await decider.getByTitle('公共场所卫生管理制度').click()
  await picture(decider, 'review-decision-untrue')
  await decider.getByRole('checkbox', { name: '查明申请人隐瞒有关情况或者提供虚假材料' }).uncheck()
  await desk.decide(
    decider,
    '不予许可',
    '检测报告显示空气细菌总数超过限值，清洗消毒间未独立设置，不符合许可条件。',
    '《公共场所卫生管理条例》第四条；GB 37488-2019',
  )
  await open(person, id)
  await reloadUntil(person, '下载《不予行政许可决定书》')
  const text = await person.locator('main').innerText()
  for (const words of ['不予许可', '空气细菌总数超过限值', 'GB 37488-2019', '连云港市海州区人民法院提起行政诉讼'])
    assert.ok(text.includes(words), `the page does not say ${words}`)
  const remedy = person.getByRole('link', { name: '网上申请行政复议' })
  assert.equal(await remedy.getAttribute('href'), item.remedies.reconsiderationUrl)
  await picture(person, 'case-refused')
})

stage.step(
  'an applicant takes the application back, with a reason and a confirmation, and nothing more can be done to it',
  async () => {
    const { case: id, number } = await filed()
    await open(person, id)
    await person.getByText('撤回申请', { exact: true }).click()
    await person.getByLabel('撤回原因').fill('经营计划有变')
    await person.getByRole('button', { name: '撤回这次申请' }).click()
    const dialog = person.getByRole('dialog', { name: '确定撤回这次申请吗？' })
    await dialog.getByText('撤回后不能恢复').waitFor()
    await picture(person, 'case-withdrawing')
    await dialog.getByRole('button', { name: '确认撤回' }).click()
    await person.getByText('您已撤回本次申请').waitFor()
    await picture(person, 'case-withdrawn')
    await goWithin(acceptor, '/desk/inbox?box=closed')
    await acceptor.getByRole('link', { name: number }).click()
    await acceptor.getByRole('tab', { name: '申请信息' }).waitFor()
    await acceptor.getByText('经营计划有变').waitFor()
    assert.equal(await acceptor.getByRole('button', { name: '受理', exact: true }).count(), 0)
  },
)

stage.step(
  'an office silent for five working days has accepted, from the day it received the application',
  async () => {
    const operator = await stage.enter('operator')
    const { case: id, number } = await filed()
    const other = await stage.platform.as('applicant-wang-for-gangcheng')
    const noticed = await submit(other, await fillDraft(other, fire))
    const intake = await stage.platform.as(stage.platform.accountOf('acceptor', fire.intakeOffice))
    const { version } = await readCase(intake, noticed.case, 'desk')
    const notice = await intake.send('POST', `/api/${region}/cases/${noticed.case}/deficiency-notice`, {
      defects: [{ about: 'material', key: 'planningPermit', reason: 'incomplete', remark: '请补交规划许可的附图' }],
      expects: version,
    })
    assert.equal(notice.status, 200, notice.body.toString())

    await desk.moveClock(operator, 7)
    await open(person, id)
    await person.getByText('平台日期：2026年11月30日 星期一').waitFor()
    await person.getByText('已收到您的申请').waitFor()
    assert.equal(await person.getByText('视为受理').count(), 0, 'the fifth working day is not over')
    await desk.moveClock(operator, 1)
    await picture(operator, 'desk-clock-moved')
    await open(person, id)
    await reloadUntil(person, '视为受理')
    await person.getByText('平台日期：2026年12月1日 星期二').waitFor()
    const facts = (await person.locator('.status').innerText()).replaceAll(/\s+/g, ' ')
    assert.match(facts, /受理日期 2026年11月23日（逾期未告知，视为受理）/)
    await picture(person, 'case-deemed')
    await goWithin(acceptor, '/desk/inbox?box=running')
    const row = acceptor.getByRole('row', { name: new RegExp(number) })
    await row.getByText('逾期视为受理').waitFor()
    await picture(acceptor, 'desk-running')
    assert.equal((await readCase(other, noticed.case)).phase, 'correcting', 'who was told in time still has to correct')
  },
)

stage.step(
  'the supervisor reads everything and can do nothing; the operator sees that the platform is well',
  async () => {
    const supervisor = await stage.enter('supervisor', { at: '/desk/inbox?box=running' })
    await supervisor.getByText('监督查看：只读').waitFor()
    await picture(supervisor, 'desk-supervisor')
    await supervisor.locator('a.row-link').first().click()
    await supervisor.getByRole('tab', { name: '办理进度' }).click()
    for (const act of ['受理', '不予受理', '一次性补正告知'])
      assert.equal(await supervisor.getByRole('button', { name: act, exact: true }).count(), 0)
    await picture(supervisor, 'desk-case-timeline')
    await goWithin(supervisor, '/desk/health')
    await supervisor.getByText('已连接').waitFor()
    await picture(supervisor, 'desk-health')
  },
)

stage.step(
  'once accepted, an application is taken back with the consent of whoever took it in, who may decline',
  async () => {
    const { case: id, number } = await filed()
    await accept(await stage.platform.as('acceptor-weijian-a'), id)
    const ask = async () => {
      await open(person, id)
      await person.getByText('撤回申请', { exact: true }).click()
      await person.getByLabel('撤回原因').fill('店面已经转让，不再经营')
      await person.getByRole('button', { name: '撤回这次申请' }).click()
      await person.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
      await person.getByRole('heading', { name: '撤回申请待确认' }).waitFor()
    }
    const answer = async (act: string) => {
      await goWithin(acceptor, '/desk/inbox?box=withdrawing')
      await acceptor.getByRole('link', { name: number }).click()
      await acceptor.getByText('店面已经转让').waitFor()
      await acceptor.getByRole('button', { name: act, exact: true }).click()
    }
    await ask()
    await picture(person, 'case-withdrawal-waits')
    await person.getByRole('button', { name: '取消撤回，继续办理' }).click()
    await person.getByText('撤回申请', { exact: true }).waitFor()
    await ask()
    await answer('不同意撤回')
    const dialog = acceptor.getByRole('dialog')
    await dialog.getByRole('radio', { name: '重大利益关系' }).check()
    await dialog
      .getByRole('textbox', { name: '具体理由' })
      .fill('本申请直接涉及相邻经营者的重大利益，须继续审查后作出决定。')
    await picture(acceptor, 'desk-withdrawal-declined')
    await desk.confirm(acceptor, '不同意撤回')
    await acceptor.getByText('已答复不同意撤回，办件继续 · 回执已签发').waitFor()
    await open(person, id)
    await person.getByText('相邻经营者的重大利益').first().waitFor()
    await picture(person, 'case-withdrawal-declined')
    await ask()
    await answer('同意撤回')
    await picture(acceptor, 'desk-withdrawal-waits')
    await desk.confirm(acceptor, '同意撤回')
    await acceptor.getByText('已同意撤回，办件终止 · 回执已签发').waitFor()
    await open(person, id)
    await person.getByText('同意撤回，终止办理').first().waitFor()
    await reloadUntil(person, '下载《撤回申请终止办理通知书》')
    await picture(person, 'case-withdrawal-confirmed')
  },
)
