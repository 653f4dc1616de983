import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  accept,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  submit,
  todayOf,
  visitAt,
} from '#tests/harness/case-walk.ts'
import { lyg } from '#seed/city/lyg.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goWithin, openStage, picture } from './stage.ts'

const transport = itemOf('hazardous-goods-transport')
const stage = await openStage()
const { platform } = stage
const applicant = 'applicant-wang-for-gangcheng'
const nameOf = (account: string) => lyg.parties.find(({ key }) => key === account)!.name
let caseId: string
let principal: string
let deputy: string

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

stage.step('a case is copied to whoever supervises what comes of it, who reads it without a name', async () => {
  const firm = await platform.as(applicant)
  caseId = (await submit(firm, await fillDraft(firm, transport))).case
  const sender = await stage.enter(platform.accountOf('acceptor', transport.intakeOffice), {
    at: `/desk/cases/${caseId}`,
  })
  await sender.getByRole('button', { name: '抄送' }).click()
  const dialog = sender.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '单位', exact: true }).click()
  await sender.getByText('连云港市卫生健康委员会', { exact: true }).last().click()
  await dialog.getByRole('radio', { name: /凌云志/ }).check()
  await dialog.getByRole('radio', { name: '需要做好后续监管' }).check()
  await look(sender, 'copy-send')
  await dialog.getByRole('button', { name: '抄送', exact: true }).click()
  await sender.getByText('已抄送 · 回执已签发').waitFor()

  const reader = await stage.enter('inspector-weijian-a', { at: '/desk/copies' })
  await reader.getByRole('heading', { level: 1 }).waitFor()
  await look(reader, 'copies')
  await reader.getByRole('link', { name: /./ }).filter({ hasText: /\d{6}/ }).first().click()
  await reader.getByText('抄送件只供阅知').waitFor()
  await look(reader, 'copy')
  await reader.getByRole('button', { name: '我已阅知' }).click()
  await reader.getByText('已登记阅知 · 回执已签发').waitFor()
})

stage.step('two heads sign one after the other before the decision', async () => {
  await accept(await platform.as(platform.accountOf('acceptor', transport.intakeOffice)), caseId)
  const reviews = await platform.until(
    () => openTasks(platform, 'reviewer', transport),
    (found) => found.length === 4,
  )
  for (const { visitor, task } of reviews.filter((one) => one.task.kind === 'review')) await opine(visitor, task.task)
  await visitAt(platform, transport, await todayOf(platform))
  for (const place of [1, 2]) {
    const [signer] = await desk.drawn(platform, 'reviewer', transport, 1)
    const page = await stage.enter(signer!.account, { at: `/desk/tasks/${signer!.task}` })
    await page.getByRole('heading', { name: `签发前会签（${place}/2）` }).waitFor()
    await page.getByText('2 人依次会签').waitFor()
    await page.getByRole('radio', { name: '不同意' }).check()
    await page.getByText('请写明理由，至少 10 个字').waitFor()
    await page.getByRole('radio', { name: '同意', exact: true }).check()
    await look(page, `signing-${place}`)
    await page.getByRole('button', { name: '签署', exact: true }).click()
    await desk.confirm(page, '签署')
    await page.getByText('已签署 · 回执已签发').waitFor()
    stage.leave(page)
  }
})

stage.step('whoever was drawn to decide leaves, and a deputy of equal duty decides for them', async () => {
  const [drawn] = await desk.drawn(platform, 'decider', transport, 1)
  principal = drawn!.account
  deputy = lyg.posts.find(
    ({ role, office, key }) => role === 'decider' && office === 'jiaotong' && key !== principal,
  )!.key
  const away = await stage.enter(principal, { at: `/desk/tasks/${drawn!.task}` })
  await away.getByRole('heading', { name: '签发前会签' }).waitFor()
  await look(away, 'signing-read')
  await goWithin(away, '/desk/posts/own')
  await away.getByRole('radio', { name: '出差' }).check()
  await away.getByRole('combobox', { name: '代理人' }).click()
  await away.getByText(nameOf(deputy), { exact: true }).last().click()
  await look(away, 'absence')
  await away.getByRole('button', { name: '登记离岗' }).click()
  await away.getByText('离岗已登记 · 回执已签发').waitFor()
  await look(away, 'absence-appointed')
  stage.leave(away)

  const [taken] = await desk.drawn(platform, 'decider', transport, 1)
  assert.equal(taken!.account, deputy)
  const page = await stage.enter(deputy, { at: `/desk/tasks/${taken!.task}` })
  await page.getByText('由您代为办理').waitFor()
  await look(page, 'deputy-task')
  await desk.decide(page, '准予许可', '', '《中华人民共和国道路运输条例》第二十四条')
  const told = await platform.until(
    async () => readCase(await platform.as(applicant), caseId),
    ({ phase }) => phase === 'ready',
  )
  assert.ok(told.timeline.some(({ who }) => who === '代决定人'))
})
