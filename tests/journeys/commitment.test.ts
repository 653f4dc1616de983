import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { answersFor, itemOf, region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goOn, reloadUntil, upload } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const account = 'applicant-wang-for-gangcheng'
const stage = await openStage()
let page: Page
let applicant: string

stage.step('a firm chooses to promise, and what it promises needs not be handed in', async () => {
  const firm = await stage.platform.as(account)
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: item.code })
  const { case: id } = opened.json as { case: string }
  await firm.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers: answersFor(item), paper: [] })
  applicant = ((await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }).applicant.name
  page = await stage.enter(account)
  await page.goto(`/lyg/apply/${id}/materials`)
  await awaken(page)
  assert.equal(await page.locator('#material-testReport').count(), 1)
  await picture(page, 'site-commitment-choice')
  await Promise.all([page.waitForEvent('load'), page.getByRole('radio', { name: /签署承诺书/ }).check()])
  await awaken(page)
  assert.equal(await page.locator('#material-testReport').count(), 0)
  for (const material of ['identityProof', 'layout'])
    await upload(page, material, `${material}.pdf`, Buffer.from(smallPdf(material)))
  await picture(page, 'site-commitment-materials')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await goOn(page, '检查您的答案', '继续')
})

stage.step('it reads the notice, signs the promise, and has its licence in the same session', async () => {
  await page.getByRole('checkbox', { name: /我声明/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: '请阅读告知书和承诺书，并勾选' }).waitFor()
  await picture(page, 'site-commitment-unsigned')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.getByRole('checkbox', { name: /自愿作出上列承诺/ }).check()
  await page.getByLabel('承诺人（签署）').fill('别的单位')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: `签署的名称应当与申请人一致：${applicant}` }).waitFor()
  await page.getByLabel('承诺人（签署）').fill(applicant)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  await page.getByText('决定正在当场作出').waitFor()
  await picture(page, 'site-commitment-filed')
  await page.getByRole('link', { name: '查看办件进度' }).click()
  await reloadUntil(page, '下载《公共场所卫生许可证》')
  await reloadUntil(page, '下载《告知承诺书》')
  await page.getByText('本办件以告知承诺方式办理').waitFor()
  await picture(page, 'site-commitment-decided')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('the office that checks finds the promise on its list and has it put right', async () => {
  const inspector = await stage.enter('inspector-weijian-a')
  await inspector.getByRole('heading', { level: 1, name: '承诺核查' }).waitFor()
  const row = inspector.getByRole('row').filter({ hasText: '待核查' })
  await row.waitFor()
  await picture(inspector, 'desk-promises')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await row.getByRole('link').click()
  await inspector.getByRole('button', { name: '登记核查结论' }).click()
  await inspector.getByText('与承诺不符，责令限期整改').click()
  await inspector.getByLabel('核查情况').fill('卫生检测报告已经超过一年，其余与承诺一致。')
  await inspector.getByLabel('核查人员').fill('凌云志、霍思敏')
  await picture(inspector, 'desk-promise-check')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await inspector.getByRole('button', { name: '提交结论' }).click()
  await inspector.getByText('核查结论已登记').waitFor()
  await picture(inspector, 'desk-promise-checked')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await page.reload()
  await reloadUntil(page, '下载《责令限期整改通知书》')
  await picture(page, 'site-commitment-to-rectify')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})
