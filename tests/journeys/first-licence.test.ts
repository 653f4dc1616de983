import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openOfficeCertificates } from '#server/modules/documents/office-certificates.ts'
import { verifyPdf } from '#server/modules/documents/signature/verify-pdf.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { plainFile } from './design-file.ts'
import * as desk from './desk-steps.ts'
import { answerGroup, goOn, reloadUntil, upload } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

/** A firm that never had a licence here: it says what it opens, and is asked only what its answers make needful. */
const item = itemOf('public-venue-hygiene')
const answers = {
  responsible: '邵佳宁',
  venueName: '云台山泉酒店',
  venueAddress: { division: '320706', town: '320706012', detail: '花果山大道 18 号' },
  venueKind: 'hotel',
  area: 3600,
  beds: 120,
  centralAir: true,
  waterSupply: 'mains',
  workers: 30,
  healthCerts: 30,
}

const stage = await openStage()
let firm: Page
let number: string
let caseAddress: string

stage.step('the firm says what it opens and is led to the licence, whose name it does not know', async () => {
  firm = await stage.enter('applicant-ma-for-yuntai', { stays: true })
  await firm.goto('/lyg/')
  await firm.getByRole('link', { name: '我要开店，需要办什么？' }).click()
  await firm.getByRole('link', { name: '理发、美容、住宿、洗浴' }).click()
  await picture(firm, 'first-lead')
  const hotel = firm.getByRole('listitem').filter({ has: firm.getByRole('heading', { name: '宾馆、旅馆' }) })
  await hotel.getByRole('link', { name: item.name }).click()
  await firm.getByRole('heading', { level: 1, name: item.name }).waitFor()
  await firm.getByText('仅在下列情形需要').first().waitFor()
  await firm.getByRole('button', { name: '立即申请' }).first().click()
  await firm.getByRole('heading', { level: 1, name: '申请人' }).waitFor()
  await awaken(firm)
})

stage.step('what the account knows is filled in already', async () => {
  assert.equal(await firm.locator('#field-applicantName').inputValue(), '连云港云台山泉酒店管理有限公司')
  assert.equal(await firm.locator('#field-applicantCode').inputValue(), '91320706MA9X0002XC')
  assert.equal(await firm.locator('#field-responsible').inputValue(), '邵佳宁')
  await goOn(firm, '经营场所')
})

stage.step('each situation asks its own questions and takes back those of another', async () => {
  const asked = (key: string) => firm.locator(`[name="${key}"]`).count()
  assert.deepEqual([await asked('beds'), await asked('poolWater')], [0, 0])
  await firm.locator('input[name="venueKind"][value="pool"]').check()
  await firm.locator('input[name="poolWater"]').first().waitFor()
  assert.equal(await asked('beds'), 0)
  await firm.locator('input[name="venueKind"][value="hotel"]').check()
  await firm.locator('#field-beds').waitFor()
  assert.equal(await asked('poolWater'), 0)
  await answerGroup(firm, item, 1, { ...answers, centralAir: false })
  await picture(firm, 'first-situation')
  await goOn(firm, '上传材料')
})

stage.step('an answer decides which materials are asked for', async () => {
  await firm.locator('#material-layout').waitFor({ state: 'attached' })
  assert.equal(await firm.locator('#material-airReport').count(), 0)
  await firm.getByRole('link', { name: '返回上一步' }).click()
  await firm.getByRole('heading', { level: 1, name: '经营场所' }).waitFor()
  await awaken(firm)
  await answerGroup(firm, item, 1, answers)
  await goOn(firm, '上传材料')
  for (const material of item.materials.filter((one) => !one.ways.includes('form')))
    await upload(firm, material.key, `${material.name}.pdf`, plainFile(material.name))
  await picture(firm, 'first-materials')
  await goOn(firm, '检查您的答案', '继续')
})

stage.step('the firm checks its answers, submits and holds a number and a receipt', async () => {
  await firm.getByText('花果山大道 18 号').waitFor()
  await picture(firm, 'first-check')
  const pledged = await firm.locator('details', { hasText: '封存摘要' }).locator('.code').first().textContent()
  await firm.getByLabel(/我声明/).check()
  await firm.getByRole('button', { name: '提交申请' }).click()
  await firm.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  number = await firm.locator('.filed__number').first().innerText()
  const kept = firm.locator('details', { hasText: '封存摘要' })
  const toKeep = await kept.locator('.code').allTextContents()
  assert.equal(toKeep[0], pledged)
  await kept.locator('summary').click()
  await picture(firm, 'first-filed')
  await firm.getByRole('link', { name: '查看办件进度' }).click()
  await reloadUntil(firm, '材料接收凭证')
  caseAddress = new URL(firm.url()).pathname
  // By the same two somebody finds the draws again, whichever of both pages was kept.
  assert.deepEqual(await kept.locator('.code').allTextContents(), toKeep)
})

stage.step('the office accepts it, whoever is drawn reviews it, and the decider grants it', async () => {
  const acceptor = await stage.enter('acceptor-weijian-a')
  await desk.openFromInbox(acceptor, number)
  await desk.accept(acceptor)
  stage.leave(acceptor)
  const [review] = await desk.drawn(stage.platform, 'reviewer', item, 1)
  const reviewer = await stage.enter(review!.account)
  await reviewer.getByRole('link', { name: review!.code }).click()
  await reviewer.getByRole('heading', { level: 1, name: review!.title }).waitFor()
  await reviewer.getByText('集中空调').first().waitFor()
  assert.ok(!(await reviewer.content()).includes('云台山泉'), 'the reviewer does not learn who applies')
  await desk.fillSheet(reviewer, item.sheets[0]!.criteria.length, '平面图和检测报告已逐项核对，符合卫生标准')
  await desk.sendOpinion(reviewer)
  stage.leave(reviewer)
  const [deciding] = await desk.drawn(stage.platform, 'decider', item, 1)
  const decider = await stage.enter(deciding!.account)
  await decider.getByRole('link', { name: deciding!.code }).click()
  await decider.getByRole('radio', { name: '准予许可' }).waitFor()
  await desk.decide(
    decider,
    '准予许可',
    '场所选址、布局、设施和检测结果符合国家卫生标准。',
    '《公共场所卫生管理条例》第四条；《公共场所卫生管理条例实施细则》第二十二条',
  )
})

stage.step('the firm is shown its first licence, signed by the office, with its own name on it', async () => {
  await firm.goto(caseAddress)
  const name = '下载《公共场所卫生许可证》'
  await reloadUntil(firm, name)
  await picture(firm, 'first-ready')
  const [download] = await Promise.all([firm.waitForEvent('download'), firm.getByRole('link', { name }).click()])
  const offices = openOfficeCertificates({
    keys: testKeys,
    folder: join(stage.platform.dataFolder, 'keys'),
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2049-12-31T23:59:59Z'),
    makes: 'none',
  })
  const verdict = verifyPdf(readFileSync(await download.path()), [await offices.authorityPem()])
  assert.equal(verdict.ok, true, JSON.stringify(verdict))
  assert.equal(verdict.signer, '连云港市卫生健康委员会')
  await firm.getByRole('link', { name: '核验这份证照' }).click()
  await firm.getByRole('heading', { name: '证照有效' }).waitFor()
  await firm.getByText('连云港云台山泉酒店管理有限公司', { exact: true }).waitFor()
  await firm.goto(caseAddress)
  await firm.getByRole('button', { name: '签收结果' }).click()
  await firm.getByText('准予许可，结果已经送达').waitFor()
})
