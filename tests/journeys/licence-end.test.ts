import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { decideClosure, fillDraft, itemOf, readCase, region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil } from './site-steps.ts'
import { goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const account = 'applicant-wang-for-gangcheng'
const stage = await openStage()
let page: Page
let acceptor: Page
let retracted: Awaited<ReturnType<typeof licensed>>

stage.step('a licence that the public needs back is put up for retraction, and its holder is told first', async () => {
  retracted = await licensed()
  acceptor = await stage.enter(stage.platform.accountOf('acceptor', item.intakeOffice), {
    at: `/desk/cases/${retracted.id}`,
    stays: true,
  })
  await acceptor.getByRole('button', { name: '启动撤销、撤回或者注销' }).click()
  await acceptor.getByRole('radio', { name: /^撤回/ }).check()
  await acceptor.getByRole('radio', { name: /客观情况发生重大变化/ }).check()
  await acceptor
    .getByRole('textbox', { name: '认定的事实' })
    .fill('场所所在地块已划入饮用水水源一级保护区，不得保留与供水设施无关的建设项目。')
  await picture(acceptor, 'desk-retraction-open')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await acceptor.getByRole('button', { name: '启动并告知' }).click()
  await acceptor.getByText('已启动，告知书正在制作').waitFor()
  page = await stage.enter(account, { at: `/lyg/cases/${retracted.id}`, stays: true })
  await reloadUntil(page, '下载《拟撤回行政许可告知书》')
  await page.getByText('由此造成的财产损失依法给予补偿').waitFor()
  await picture(page, 'site-retraction-told')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('it is not put forward without the public need, and is decided with word of the compensation', async () => {
  await page.getByRole('textbox', { name: '陈述和申辩' }).fill('场所离水源较远，请求核实保护区的范围。')
  await page.getByRole('button', { name: '提交陈述申辩' }).click()
  await page.getByText('本机关将在听取以后报请决定').waitFor()
  await goWithin(acceptor, '/desk')
  await goWithin(acceptor, `/desk/cases/${retracted.id}`)
  await acceptor.getByRole('button', { name: '报请决定' }).click()
  await acceptor.getByRole('textbox', { name: '陈述申辩要点' }).fill('被许可人称场所离水源较远，请求核实范围。')
  const send = acceptor.getByRole('dialog').getByRole('button', { name: '报请决定' })
  assert.equal(await send.isDisabled(), true)
  await acceptor
    .getByRole('textbox', { name: '公共利益的需要' })
    .fill('水源地关系全市居民饮水安全，保护区内不能保留这一场所。')
  await picture(acceptor, 'desk-retraction-forward')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await send.click()
  await acceptor.getByText('已报请决定，正在抽取决定人').waitFor()
  await decideClosure(stage.platform, item, { id: retracted.id, holder: null, forwarded: true })
  await page.goto(`/lyg/cases/${retracted.id}`)
  await reloadUntil(page, '下载《撤回行政许可决定书》')
  await picture(page, 'site-retraction-decided')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.goto(`/lyg/verify/${retracted.identifier}`)
  await reloadUntil(page, '证照已撤回')
  await picture(page, 'site-verify-retracted')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('what another authority took away is noted with its document, and everybody sees it at once', async () => {
  const { id, identifier } = await licensed()
  await goWithin(acceptor, `/desk/cases/${id}`)
  await acceptor.getByRole('button', { name: '启动撤销、撤回或者注销' }).click()
  await acceptor.getByRole('radio', { name: /^注销/ }).check()
  await acceptor.getByRole('radio', { name: /行政许可证件依法被吊销/ }).check()
  await acceptor.getByRole('radio', { name: '行政处罚吊销许可证件' }).check()
  await acceptor
    .getByRole('textbox', { name: '认定的事实' })
    .fill('场所多次超出许可范围经营且情节严重，许可证已被依法吊销，决定已经生效。')
  await acceptor.getByLabel('作出决定的机关').fill('连云港市海州区城市管理局')
  await acceptor.getByLabel('决定书文号').fill('海城管罚字〔2026〕第18号')
  await acceptor.getByLabel('决定生效的日期').fill('2026-11-23')
  const send = acceptor.getByRole('button', { name: '启动并告知' })
  assert.equal(await send.isDisabled(), true, 'not without the scan')
  await acceptor
    .getByLabel('扫描件', { exact: true })
    .setInputFiles({ name: '处罚决定书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf('decision')) })
  await acceptor.getByText('已上传：处罚决定书.pdf').waitFor()
  await picture(acceptor, 'desk-end-elsewhere-open')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await send.click()
  await acceptor.getByText('已启动，告知书正在制作').waitFor()
  await goWithin(acceptor, '/desk')
  await goWithin(acceptor, `/desk/cases/${id}`)
  await acceptor.getByRole('link', { name: '查看扫描件' }).waitFor()
  await picture(acceptor, 'desk-end-elsewhere-noted')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await page.goto(`/lyg/verify/${identifier}`)
  await reloadUntil(page, '证照已吊销')
  await picture(page, 'site-verify-forfeited')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.goto(`/lyg/cases/${id}`)
  await reloadUntil(page, '下载《拟注销行政许可告知书》')
  await page.getByRole('link', { name: '查看扫描件' }).waitFor()
  await picture(page, 'site-end-elsewhere-told')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await decideClosure(stage.platform, item, { id, holder: null })
  await page.goto(`/lyg/verify/${identifier}`)
  await reloadUntil(page, '证照已注销')
  await picture(page, 'site-verify-cancelled')
})

/** A licence on a promise: there at once. */
async function licensed(): Promise<{ id: string; identifier: string }> {
  const firm = await stage.platform.as(account)
  const { commitment } = item
  const id = await fillDraft(firm, item, { without: commitment!.dispenses })
  const { applicant } = (await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }
  const promise = { notice: commitment!.notice.version, promise: commitment!.promise.version, name: applicant.name }
  const sent = await firm.send('POST', `/api/${region}/cases`, {
    draft: id,
    declaration: true,
    deliverBy: 'electronic',
    promise,
  })
  assert.equal(sent.status, 200, sent.body.toString())
  const view = await stage.platform.until(
    () => readCase(firm, id),
    ({ phase }) => phase === 'ready',
  )
  return { id, identifier: view.credential!.identifier }
}
