import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { startLockerSimulator } from '#server/adapters/locker/simulator.ts'
import { accept, fillDraft, itemOf, readCase, reviewToDecision, submit } from '#tests/harness/case-walk.ts'
import { reloadUntil } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-kiosk-journey-'))
const machine = await startLockerSimulator({ file: join(folder, 'locker.log'), now: () => Date.now() })
const stage = await openStage({ locker: { url: machine.url, everyMs: 200 } })
after(async () => {
  await stage.platform.stop()
  await machine.close()
  rmSync(folder, { recursive: true, force: true })
})
const item = itemOf('public-venue-hygiene')
let person: Page
let kiosk: Page
let id: string
let number: string
let tail: string

stage.step('the applicant wants the result from a locker, and the clerk puts it there', async () => {
  const applicant = await stage.platform.as('applicant-liu-mingde')
  ;({ case: id, number } = await submit(applicant, await fillDraft(applicant, item), 'locker'))
  await accept(await stage.platform.as(stage.platform.accountOf('acceptor', item.intakeOffice)), id)
  await reviewToDecision(stage.platform, item)
  const { applicant: who } = await stage.platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
  tail = who.code.slice(-6)
  const clerk = await stage.enter('clerk-a', { at: '/desk/hand-over' })
  await clerk.getByRole('link', { name: number }).click()
  assert.equal(await clerk.getByRole('button', { name: '申请格口' }).isDisabled(), true)
  const lines = clerk.getByRole('group', { name: '放入的文书' }).getByRole('checkbox')
  await lines.first().waitFor()
  for (const line of await lines.all()) await line.check()
  await clerk.getByRole('button', { name: '申请格口' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '申请格口' }).click()
  await clerk.getByText('已分配格口，请放入并关好柜门').waitFor()
  await picture(clerk, 'desk-locker')
  machine.put(machine.deposits()[0]!.ticket)
  await clerk.getByText('已入柜，等待取件').waitFor()
})

stage.step('the applicant reads the code; nobody comes, and it goes back to the window', async () => {
  person = await stage.enter('applicant-liu-mingde', { narrow: true, at: `/lyg/cases/${id}`, stays: true })
  await reloadUntil(person, machine.deposits()[0]!.code)
  await picture(person, 'case-locker-code')
  const operator = await stage.platform.as(stage.platform.accountOf('operator'))
  await operator.send('POST', '/api/lyg/demonstration/clock', { forwardDays: 7 })
  await reloadUntil(person, '变更领取方式')
})

stage.step('the applicant chooses the kiosk instead, prints there, and the result counts as delivered', async () => {
  await awaken(person)
  await person.getByText('变更领取方式').click()
  await person.getByRole('radio', { name: '自助打印' }).check()
  await person.getByRole('button', { name: '确认变更' }).click()
  await person.getByText('还没有打印，可以打印 3 次。').waitFor()
  const code = (await person.locator('.pick-up-code').textContent()) ?? ''
  await picture(person, 'case-kiosk-code')
  kiosk = await stage.enter(null, { stays: true })
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto('/lyg/kiosk')
  await awaken(kiosk)
  await kiosk.getByRole('button', { name: '核对并打印' }).click()
  await kiosk.getByText('请填写办件编号', { exact: true }).waitFor()
  await picture(kiosk, 'kiosk')
  await kiosk.getByLabel('办件编号').fill(`https://example.test/lyg/progress?number=${number}`)
  await kiosk.getByLabel('取件码').fill('AAAA-AAAA')
  await kiosk.getByLabel('证件号码后六位').fill(tail)
  await kiosk.getByRole('button', { name: '核对并打印' }).click()
  await kiosk.getByText('请核对后再试', { exact: false }).waitFor()
  await kiosk.getByLabel('取件码').fill(code.toLowerCase())
  await kiosk.getByRole('button', { name: '核对并打印' }).click()
  await kiosk.getByRole('button', { name: '打印《公共场所卫生许可证》' }).waitFor()
  await picture(kiosk, 'kiosk-printing')
  await kiosk.getByRole('button', { name: '结束，清除屏幕' }).click()
  await kiosk.getByLabel('办件编号').waitFor()
  assert.equal(await kiosk.getByLabel('办件编号').inputValue(), '')
  await reloadUntil(person, '已打印 1 次，还可以打印 2 次。')
  await picture(person, 'case-printed')
})
