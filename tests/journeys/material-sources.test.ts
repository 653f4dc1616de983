import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
  withoutNotice,
} from '#tests/harness/case-walk.ts'
import { lyg } from '#seed/city/lyg.ts'
import { startRegisterSimulator } from '#server/adapters/register/simulator.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { takePages } from './desk-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const planning = itemOf('planning-permit')
const fire = itemOf('fire-design-review')
const insurance = itemOf('resident-medical-insurance')
const people = new Map(lyg.parties.map((party) => [party.code, party]))
const register = await startRegisterSimulator({ find: (code) => people.get(code) ?? null, now: () => Date.now() })
const stage = await openStage({ register })
after(() => register.close())
const account = 'applicant-wang-for-gangcheng'

let page: Page
let draft: string

stage.step('a firm holds a planning permit of this platform, and begins a fire design review', async () => {
  const { platform } = stage
  const firm = await platform.as(account)
  const answers = answersFor(planning, withoutNotice)
  const { case: id } = await submit(firm, await fillDraft(firm, planning, { answers }))
  const acceptor = await platform.as(platform.accountOf('acceptor', planning.intakeOffice))
  await accept(acceptor, id)
  await reviewToDecision(platform, planning, 'granted', answers)
  await platform.until(
    () => readCase(firm, id),
    ({ credential }) => credential !== null,
  )
  draft = await fillDraft(firm, fire, { answers: { temporary: false, workKind: 'new' } })
  const { files } = (await firm.get(`/api/${region}/drafts/${draft}`)).json as {
    files: { file: string; material: string }[]
  }
  const permit = files.find((file) => file.material === 'planningPermit')!
  await firm.send('DELETE', `/api/${region}/cases/${draft}/files/${permit.file}`)
})

stage.step('the permit is found, and stands in with one press', async () => {
  page = await stage.enter(account, { at: `/lyg/apply/${draft}/materials`, stays: true })
  await awaken(page)
  const section = page.locator('section.material', { hasText: '建设工程规划许可文件' })
  await section.getByText('已为您找到').waitFor()
  await picture(page, 'found')
  await section.getByRole('button', { name: '使用这份：建设工程规划许可证' }).click()
  await section.getByText('已用您的电子证照代替').waitFor()
  assert.equal(await section.locator('input[type=file]').count(), 0)
  await picture(page, 'stands-in')
  await section.getByRole('button', { name: '改为上传' }).click()
  await section.locator('input[type=file]').first().waitFor()
  await section.getByRole('button', { name: '使用这份：建设工程规划许可证' }).click()
  await section.getByText('已用您的电子证照代替').waitFor()
})

stage.step(
  'at a window nothing is photographed while what is at hand is asked for, and no key leaves the camera with its pages',
  async () => {
    const { platform } = stage
    const clerkAccount = platform.accountOf('clerk')
    const clerk = await platform.as(clerkAccount)
    const firm = people.get('91320700MA9X00011X')!
    const shown = {
      kind: 'enterprise',
      name: firm.name,
      code: firm.code,
      phone: '13900000002',
      document: 'business-licence',
    }
    const { party } = (await clerk.send('POST', `/api/${region}/window/parties`, shown)).json as { party: string }
    const id = await fillDraft(clerk, fire, {
      applicant: party,
      answers: { temporary: false, workKind: 'new' },
      without: ['planningPermit'],
    })
    const desk = await stage.enter(clerkAccount, { at: `/desk/window/${id}`, stays: 'altered' })
    await desk.getByRole('button', { name: '下一步：核收材料' }).click()
    const slot = desk.locator('.slot', { hasText: '建设工程规划许可文件' })
    const photograph = slot.getByRole('button', { name: '高拍仪拍摄' })
    const answer = Promise.withResolvers<void>()
    await desk.route('**/sources', async (route) => {
      await answer.promise
      await route.abort()
    })
    await slot.getByRole('button', { name: '使用这份' }).click()
    assert.equal(await photograph.isDisabled(), true)
    assert.equal(await slot.locator('input[type=file]').isDisabled(), true)
    await picture(desk, 'desk-asking')
    answer.resolve()
    await slot.getByRole('alert').waitFor()
    await desk.unroute('**/sources')
    const camera = await takePages(slot, 1)
    await desk.keyboard.press('Control+Enter')
    await camera.getByRole('button', { name: /^放入材料/ }).click()
    await camera.waitFor({ state: 'detached' })
    await slot.getByText(/-拍摄1\.pdf/).waitFor()
  },
)

stage.step('the check says where it comes from, and so does the case', async () => {
  await page.goto(`/lyg/apply/${draft}/check`)
  await awaken(page)
  await page.getByText(/建设工程规划许可证（证照标识/).waitFor()
  await page.locator('#declaration input, input#declaration').first().check()
  await page.getByRole('button', { name: '提交申请', exact: true }).click()
  await page
    .getByText(/办件编号/)
    .first()
    .waitFor()
  await page.goto(`/lyg/cases/${draft}`)
  await page.getByText('申请内容').first().click()
  await page.getByText('以电子证照代替，免提交').waitFor()
  await picture(page, 'case')
})

stage.step('a person consents, the register confirms, and no identity card is asked for', async () => {
  const liu = await stage.platform.as('applicant-liu-mingde')
  const id = await fillDraft(liu, insurance, { without: ['identity'] })
  stage.leave(page)
  page = await stage.enter('applicant-liu-mingde', { at: `/lyg/apply/${id}/materials`, stays: true })
  await awaken(page)
  const section = page.locator('section.material', { hasText: '居民身份证或者户口簿' })
  await section.getByRole('button', { name: '同意并核验' }).click()
  await section.getByText('请阅读并勾选同意后再核验').waitFor()
  await section.getByRole('checkbox').check()
  register.misbehave('error')
  await section.getByRole('button', { name: '同意并核验' }).click()
  await section.getByText('没有核验成功：公安部门的系统暂时没有应答').waitFor()
  await picture(page, 'check-away')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await section.getByRole('button', { name: '同意并核验' }).click()
  await section.getByText('居民身份信息核验一致，不用提交').waitFor()
  assert.equal(await section.locator('input[type=file]').count(), 0)
  await picture(page, 'check-verified')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await submit(liu, id)
  const acceptor = await stage.enter(stage.platform.accountOf('acceptor', insurance.intakeOffice), {
    at: `/desk/cases/${id}`,
  })
  await acceptor.getByText(/查询编号 HY/).waitFor()
  await picture(acceptor, 'check-desk')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
})
