import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { CaseView } from '#contracts/cases.ts'
import { fillDraft, itemOf, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { openStage } from './stage.ts'

const stage = await openStage()
const { platform } = stage
const item = itemOf('public-venue-hygiene')
const clerkAccount = platform.accountOf('clerk')
const clerk = await platform.as(clerkAccount)
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))

async function identified(kind: 'person' | 'enterprise', name: string, code: string): Promise<string> {
  const document = kind === 'person' ? 'resident-id-card' : 'business-licence'
  const body = { kind, name, code, document }
  return ((await clerk.send('POST', `/api/${region}/window/parties`, body)).json as { party: string }).party
}

const filled = (page: Page) =>
  page.locator('main input').evaluateAll((all) => all.slice(0, 4).map((one) => (one as HTMLInputElement).value))

const facts = ['连云港港城物流有限公司', '91320700MA9X00011X', '沈国华', '13900000005']
const firmDraft = { item: 'fire-design-review' }

stage.step('the public form begins with name, code, legal person and telephone of the firm', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = (await firm.send('POST', `/api/${region}/drafts`, firmDraft)).json as { case: string }
  const page = await stage.enter('applicant-wang-for-gangcheng', { at: `/${region}/apply/${id}/1` })
  assert.deepEqual(await filled(page), facts)
})

stage.step('and so does the form at the window', async () => {
  const applicant = await identified('enterprise', facts[0]!, facts[1]!)
  const given = await clerk.send('POST', `/api/${region}/window/phones`, { party: applicant, phone: '13900000002' })
  assert.equal(given.status, 200, given.body.toString())
  const opened = await clerk.send('POST', `/api/${region}/drafts`, { ...firmDraft, applicant })
  const page = await stage.enter(clerkAccount, { at: `/desk/window/${(opened.json as { case: string }).case}` })
  await page.getByLabel('法定代表人').waitFor()
  // The telephone is the one that was just given at the window.
  assert.deepEqual(await filled(page), [...facts.slice(0, 3), '13900000002'])
})

stage.step('a clerk takes in what the notice asked for, and the case goes back to intake', async () => {
  const applicant = await identified('person', '徐若澜', '320706198506150020')
  const { case: id } = await submit(clerk, await fillDraft(clerk, item, { applicant }), 'window')
  const notice = await acceptor.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, {
    defects: [
      { about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' },
      { about: 'material', key: 'testReport', reason: 'expired', remark: '检测报告已过一年，请提交新的' },
      { about: 'field', key: 'venueAddress', reason: 'incomplete', remark: '地址请写到门牌号' },
    ],
  })
  assert.equal(notice.status, 200, notice.body.toString())
  // A paper that is set while the page is open would make the page stale.
  const told = await platform.until(
    () => readCase(acceptor, id, 'desk'),
    (view: CaseView) => view.papers.length === 2,
  )

  const page = await stage.enter(clerkAccount, { at: '/desk/corrections' })
  await page.getByRole('link', { name: told.number }).click()
  const send = page.getByRole('button', { name: '提交补正' })
  await send.click()
  await page.getByText('还有 3 项没有补正').waitFor()

  const scan = { name: '平面图.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf('plan')) }
  await page.locator('input[type=file]').first().setInputFiles(scan)
  await page.getByText('平面图.pdf').waitFor()
  await page.getByRole('checkbox', { name: '已核验纸质原件并收下' }).nth(1).check()
  await page.getByLabel('经营场所地址的详细地址').fill('郁洲南路 100 号 3 层')
  await send.click()
  await page.getByRole('dialog').getByRole('button', { name: '提交补正' }).click()
  await page.getByText('办件已回到受理环节').waitFor()

  const view = await readCase(acceptor, id, 'desk')
  assert.equal(view.phase, 'intake')
  const ways = view.materials.map(({ material, way, fileName }) => [material, way, fileName].join(' '))
  assert.ok(ways.includes('layout scan 平面图.pdf') && ways.includes('testReport paper '), ways.join('; '))
})
