import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { fillDraft, itemOf, region } from '#tests/harness/case-walk.ts'
import { awaken, goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const stage = await openStage()
const { platform } = stage
const question = '我打算开一家二十间客房的小旅馆，需要办理公共场所卫生许可吗？'
let person: Page
let officer: Page
let enquiry: string
let draft: string
let caseNumber: string

stage.step('somebody reads a guide, is led through the log-in to the question, and asks it', async () => {
  const visitor = await stage.enter(null, { at: `/lyg/items/${item.code}`, stays: true })
  await visitor.getByRole('link', { name: '我要咨询' }).click()
  await visitor.waitForURL(/\/login\?next=/)
  await visitor.locator('[data-log-in="applicant-liu-mingde"]').click()
  await visitor.getByRole('heading', { level: 1, name: `咨询：${item.name}` }).waitFor()
  await visitor.getByRole('button', { name: '提交咨询' }).click()
  await visitor.getByText('请写下您的问题，至少 5 个字。').waitFor()
  await visitor.getByRole('textbox', { name: '您的问题' }).fill(question)
  await picture(visitor, 'precase-ask')
  await visitor.getByRole('button', { name: '提交咨询' }).click()
  await visitor.getByText(/受理单位将在.*前（含当日）答复/).waitFor()
  enquiry = await visitor.locator('.status .code').innerText()
  assert.match(enquiry, /^ZX\d{12}$/)
  await picture(visitor, 'precase-waiting')
  person = visitor
})

stage.step('the office finds it in its box with the days left, begins with a common phrase and answers', async () => {
  officer = await stage.enter('acceptor-weijian-a', { stays: true })
  await officer.getByRole('link', { name: '咨询预审' }).click()
  await officer.getByRole('button', { name: /待答复咨询\s*1/ }).waitFor()
  await officer.getByText('剩余 2 个工作日').waitFor()
  await picture(officer, 'desk-precases')
  await officer.keyboard.press('j')
  await officer.keyboard.press('Enter')
  await officer.getByText(question).waitFor()
  await officer.getByRole('combobox', { name: '插入常用语' }).click()
  await officer.getByText('需要办理', { exact: true }).click()
  const answer = officer.getByRole('textbox', { name: '答复内容' })
  await answer.fill(`${await answer.inputValue()}小旅馆属于住宿场所。`)
  await picture(officer, 'desk-enquiry')
  await answer.press('Control+Enter')
  await officer.getByText('已答复 · 回执已签发').waitFor()
  await picture(officer, 'desk-enquiry-answered')
})

stage.step('whoever asked reads the answer, asks on, and closes the enquiry content', async () => {
  await person.goto('/lyg/cases')
  await person.getByRole('link', { name: '我的咨询和预审' }).click()
  await picture(person, 'precases')
  await person.getByRole('link', { name: `咨询：${item.name}` }).click()
  await person.getByText('小旅馆属于住宿场所。').waitFor()
  await picture(person, 'precase-answered')
  await person.getByRole('textbox', { name: '您的问题' }).fill('房间还在装修，可以先申请吗？')
  await person.getByRole('button', { name: '提交追问' }).click()
  await person.getByText('房间还在装修').waitFor()
  await goWithin(officer, '/desk/precases')
  await officer.getByRole('link', { name: enquiry }).click()
  await officer.getByRole('textbox', { name: '答复内容' }).fill('装修完成并取得检测报告之后再申请。')
  await officer.getByRole('button', { name: '提交答复' }).click()
  await officer.getByText('已答复 · 回执已签发').waitFor()
  await person.reload()
  await person.getByRole('button', { name: '结束咨询' }).click()
  await person.getByText('请选择是否满意。').waitFor()
  await person.getByLabel('解决了，满意').check()
  await person.getByRole('button', { name: '结束咨询' }).click()
  await person.getByText('已结束：满意').waitFor()
})

stage.step('the draft is handed in for a look before it is filed', async () => {
  draft = await fillDraft(await platform.as('applicant-liu-mingde'), item)
  await person.goto(`/lyg/apply/${draft}/check`)
  await awaken(person)
  await picture(person, 'apply-pre-review')
  await person.getByRole('button', { name: '提交预审' }).click()
  await person.getByRole('heading', { level: 1, name: `预审：${item.name}` }).waitFor()
  await person.getByText('等待预审', { exact: true }).waitFor()
  await picture(person, 'pre-review-waiting')
})

stage.step('the office marks what is to be mended, with originals beside it, and answers', async () => {
  await goWithin(officer, '/desk/precases?box=pre-review')
  await officer.getByRole('button', { name: /待预审\s*1/ }).waitFor()
  await officer.getByRole('link', { name: /^YS/ }).click()
  await officer.getByRole('button', { name: '答复：可以申报' }).waitFor()
  // The first line is the application form, which was filled in online and has no file.
  await officer.keyboard.press('j')
  await officer.keyboard.press('j')
  await officer.keyboard.press('n')
  await officer.locator('.original-body iframe, .original-body img').waitFor()
  await officer.getByRole('combobox', { name: '缺项原因' }).click()
  await officer.locator('.ant-select-item-option', { hasText: '看不清' }).click()
  assert.equal(await officer.getByRole('button', { name: '答复：需要修改 1 处' }).isDisabled(), true)
  await officer.locator('.defect textarea').fill('扫描件看不清，请重新上传')
  await picture(officer, 'desk-pre-review')
  await officer.getByRole('button', { name: '答复：需要修改 1 处' }).click()
  await officer.getByText('已答复 · 回执已签发').waitFor()
})

stage.step(
  'the applicant mends the draft by the notes, hands it in again and is told that it can be filed',
  async () => {
    await person.goto(`/lyg/apply/${draft}/materials`)
    await person.getByRole('heading', { name: '预审意见' }).waitFor()
    await person.getByText('扫描件看不清，请重新上传').waitFor()
    await picture(person, 'apply-pre-review-notes')
    await person.goto(`/lyg/apply/${draft}/check`)
    await awaken(person)
    await person.getByRole('button', { name: '修改后再次提交预审' }).click()
    await person.getByText(/第 2 次提交预审/).waitFor()
    await goWithin(officer, '/desk/precases?box=pre-review')
    await officer.getByRole('link', { name: /^YS/ }).click()
    await officer.getByRole('button', { name: '答复：可以申报' }).click()
    await officer.getByText('已答复 · 回执已签发').waitFor()
    await person.reload()
    await person.getByText('预审通过，可以申报').waitFor()
    await picture(person, 'pre-review-fit')
  },
)

stage.step('the application is filed, and the earlier answers stand beside it on both sides', async () => {
  await person.getByRole('link', { name: '去提交申请' }).click()
  await person.getByRole('heading', { level: 1, name: '检查您的答案' }).waitFor()
  await awaken(person)
  await person.locator('#declaration').check()
  await person.getByRole('button', { name: '提交申请' }).click()
  caseNumber = await person.locator('.filed__number').first().innerText()
  const liu = await platform.as('applicant-liu-mingde')
  await platform.until(
    async () => (await liu.get(`/api/${region}/cases/${draft}/precases`)).json as { precases: object[] },
    ({ precases }) => precases.length === 2,
  )
  await person.goto(`/lyg/cases/${draft}`)
  await person.getByText('申报前的咨询和预审').click()
  await person.getByText('小旅馆属于住宿场所。').waitFor()
  await picture(person, 'case-before-filing')

  await goWithin(officer, '/desk/inbox')
  await officer.getByRole('link', { name: caseNumber }).click()
  await officer.getByRole('tab', { name: '申报前 2' }).click()
  await officer.getByText('小旅馆属于住宿场所。').waitFor()
  await officer.getByText('扫描件看不清，请重新上传').waitFor()
  await picture(officer, 'desk-case-before-filing')
  // The limit of acceptance counts from the filing, whatever went before.
  await officer.getByText('共 5 个工作日').waitFor()
  const view = await liu.get(`/api/${region}/cases/${draft}`)
  const [clock] = (view.json as { clocks: { used: number; due: string }[] }).clocks
  assert.deepEqual([clock?.used, clock?.due], [0, '2026-11-30'])
})
