import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { startCourierSimulator, takenParcels } from '#server/adapters/courier/simulator.ts'
import { accept, fillDraft, itemOf, readCase, reviewToDecision, submit } from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { reloadUntil } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-courier-journey-'))
const file = join(folder, 'courier.log')
const carrier = await startCourierSimulator({ file, now: () => Date.now() })
const stage = await openStage({ courier: { url: carrier.url, everyMs: 200 } })
after(async () => {
  await stage.platform.stop()
  await carrier.close()
  rmSync(folder, { recursive: true, force: true })
})
const item = itemOf('public-venue-hygiene')
const address = '连云港市海州区通灌南路 12 号 3 幢 502 室'
let person: Page
let clerk: Page
let id: string
let number: string

stage.step(
  'the applicant names an agent, then asks for a courier instead, and each time is told what is wrong',
  async () => {
    const applicant = await stage.platform.as('applicant-liu-mingde')
    ;({ case: id, number } = await submit(applicant, await fillDraft(applicant, item)))
    person = await stage.enter('applicant-liu-mingde', { at: `/lyg/cases/${id}`, stays: true })
    await awaken(person)
    await person.getByText('变更领取方式').click()
    await person.getByRole('radio', { name: '由他人到窗口代领' }).check()
    await person.getByRole('textbox', { name: '代领人姓名' }).fill('徐若澜')
    await person.getByRole('textbox', { name: '代领人公民身份号码' }).fill('320706198506150021')
    await person.getByRole('button', { name: '确认变更' }).click()
    await person.getByText('请填写代领人的 18 位公民身份号码').waitFor()
    await person.getByRole('textbox', { name: '代领人公民身份号码' }).fill('320706198506150020')
    await person.getByRole('button', { name: '确认变更' }).click()
    await person.getByText('徐若澜（320706********0020，由您指定）').waitFor()
    await picture(person, 'case-agent-chosen')
    await awaken(person)
    await person.getByText('变更领取方式').click()
    await person.getByRole('radio', { name: '快递寄给我' }).check()
    await person.getByRole('textbox', { name: '收件地址' }).fill('通灌路')
    await person.getByRole('button', { name: '确认变更' }).click()
    await person.getByText('请填写到门牌号的详细地址').waitFor()
    await person.getByRole('textbox', { name: '收件地址' }).fill(address)
    await person.getByRole('button', { name: '确认变更' }).click()
    await person.getByText(address).first().waitFor()
    await picture(person, 'case-courier-chosen')
  },
)

stage.step('the result is packed against the list and given to the courier, with a label to print', async () => {
  const acceptor = await stage.platform.as(stage.platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, id)
  await reviewToDecision(stage.platform, item)
  const applicant = await stage.platform.as('applicant-liu-mingde')
  await stage.platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
  clerk = await stage.enter('clerk-a', { at: '/desk/hand-over', stays: true })
  await picture(clerk, 'desk-hand-over-courier')
  await clerk.getByRole('link', { name: number }).click()
  await clerk.getByText(address).waitFor()
  assert.equal(await clerk.getByRole('button', { name: '封装并通知快递' }).isDisabled(), true)
  for (const box of await clerk
    .getByRole('group', { name: /装箱清单/ })
    .getByRole('checkbox')
    .all())
    await box.check()
  await picture(clerk, 'desk-dispatch')
  await clerk.getByRole('button', { name: '封装并通知快递' }).click()
  await desk.confirm(clerk, '封装并通知快递')
  await clerk.getByText('已交寄 · 回执已签发').waitFor()
  const [parcel] = await stage.platform.until(
    async () => takenParcels(file),
    (found) => found.length === 1,
  )
  await stage.platform.until(
    async () => {
      await clerk.reload()
      await clerk.getByRole('heading', { name: '快递' }).waitFor()
      return clerk.getByText(parcel!.waybill).count()
    },
    (shown) => shown > 0,
  )
  await picture(clerk, 'desk-dispatched')
})

stage.step('the applicant follows the parcel until it is signed for, and finds the 送达回执', async () => {
  const { waybill } = takenParcels(file)[0]!
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
  carrier.tell(waybill, [
    { ref: '1', state: 'collected', at: at(3), place: '连云港市政务服务中心', signer: null },
    { ref: '2', state: 'out-for-delivery', at: at(2), place: '海州区投递部', signer: null },
  ])
  await reloadUntil(person, '派送中')
  await picture(person, 'case-courier-under-way')
  carrier.tell(waybill, [
    { ref: '1', state: 'collected', at: at(3), place: '连云港市政务服务中心', signer: null },
    { ref: '2', state: 'out-for-delivery', at: at(2), place: '海州区投递部', signer: null },
    { ref: '3', state: 'signed', at: at(1), place: '海州区投递部', signer: 'household' },
  ])
  await reloadUntil(person, '送达回执')
  await person.getByText('已签收').first().waitFor()
  await picture(person, 'case-courier-delivered')
})
