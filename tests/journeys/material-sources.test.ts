import assert from 'node:assert/strict'
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
} from '#tests/harness/case-walk.ts'
import { awaken, openStage, picture } from './stage.ts'

const planning = itemOf('planning-permit')
const fire = itemOf('fire-design-review')
const stage = await openStage()
const account = 'applicant-wang-for-gangcheng'

let page: Page
let draft: string

stage.step('a firm holds a planning permit of this platform, and begins a fire design review', async () => {
  const { platform } = stage
  const firm = await platform.as(account)
  const answers = answersFor(planning)
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
  page = await stage.enter(account)
  await page.goto(`/lyg/apply/${draft}/materials`)
  await awaken(page)
  const section = page.locator('section.material', { hasText: '建设工程规划许可文件' })
  await section.getByText('已为您找到').waitFor()
  await picture(page, 'found')
  await section.getByRole('button', { name: '使用这份：建设工程规划许可证' }).click()
  await section.getByText('已用您的电子证照代替').waitFor()
  assert.equal(await section.locator('input[type=file]').count(), 0)
  await picture(page, 'stands-in')
  await section.getByRole('button', { name: '改为上传' }).click()
  await section.locator('input[type=file]').waitFor()
  await section.getByRole('button', { name: '使用这份：建设工程规划许可证' }).click()
  await section.getByText('已用您的电子证照代替').waitFor()
})

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
