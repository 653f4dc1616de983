import assert from 'node:assert/strict'
import { fillDraft, itemOf, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { moveClock } from './desk-steps.ts'
import { reloadUntil } from './site-steps.ts'
import { goWithin, openStage, picture } from './stage.ts'

const stage = await openStage()
const { platform } = stage
const item = itemOf('public-venue-hygiene')
const applicant = await platform.as('applicant-xu-ruolan')
const filed = await submit(applicant, await fillDraft(applicant, item))

const passedOn = (steps: number) =>
  platform.until(
    () => readCase(applicant, filed.case),
    ({ intake }) => intake.passedOn.length === steps,
  )

stage.step('an office arranges who answers online', async () => {
  const page = await stage.enter('acceptor-weijian-a', { at: '/desk/duty' })
  await page.getByLabel('2026年11月24日值守人员').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '吴振宇' }).click()
  await picture(page, 'desk-duty')
  await page.getByRole('button', { name: '保存安排' }).click()
  await page.getByText('值守安排已保存').waitFor()
})

/** The operator moves the day, and leaves. */
async function daysPass(days: number): Promise<void> {
  const operator = await stage.enter('operator', { at: '/desk/clock' })
  await moveClock(operator, days)
  stage.leave(operator)
}

stage.step('two working days later the deputy has it, and is told why', async () => {
  await daysPass(3)
  const page = await stage.enter('acceptor-zhengwu-a')
  await passedOn(1)
  await goWithin(page, '/desk/inbox?box=taken-over')
  await page.getByRole('link', { name: filed.number }).waitFor()
  await picture(page, 'desk-taken-over')
  await goWithin(page, `/desk/cases/${filed.case}`)
  await page.getByText('值守单位逾期未处理').waitFor()
  await picture(page, 'desk-case-taken-over')
})

stage.step('at a window an error is mended on the spot', async () => {
  const { case: id } = await submit(applicant, await fillDraft(applicant, item), 'window')
  const page = await stage.enter('clerk-a', { at: `/desk/cases/${id}` })
  await page.getByRole('link', { name: '当场更正' }).click()
  await page.getByRole('checkbox', { name: '经营面积' }).check()
  await picture(page, 'desk-mending')
  await page.getByRole('button', { name: '更正选定的 1 项' }).click()
  await page.getByLabel('经营面积').fill('30')
  await picture(page, 'desk-mending-form')
  await page.getByRole('button', { name: '提交更正' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交更正' }).click()
  await page.getByText('已当场更正').waitFor()
  assert.equal((await readCase(applicant, id)).answers.find(({ key }) => key === 'area')?.value, 30)
})

stage.step('then the supervision, who sees whose day it was', async () => {
  await daysPass(2)
  const page = await stage.enter('supervisor')
  await passedOn(2)
  await goWithin(page, '/desk/inbox?box=unanswered')
  await page.getByRole('link', { name: filed.number }).waitFor()
  await picture(page, 'desk-unanswered')
  await goWithin(page, `/desk/cases/${filed.case}`)
  await page.getByText('2026年11月24日 吴振宇').waitFor()
  await picture(page, 'desk-case-unanswered')
})

stage.step(
  'after five working days it is accepted as of its receipt, and applicant and supervision read so',
  async () => {
    await daysPass(3)
    const page = await stage.enter('applicant-xu-ruolan', { at: `/${region}/cases/${filed.case}` })
    await reloadUntil(page, '视为受理')
    await page.getByText('2026年11月23日').first().waitFor()
    stage.leave(page)
    const supervisor = await stage.enter('supervisor', { at: `/desk/cases/${filed.case}` })
    await supervisor.getByText('逾期视为受理').waitFor()
    await picture(supervisor, 'desk-case-deemed')
    assert.equal(await supervisor.getByRole('button', { name: '受理', exact: true }).count(), 0)
  },
)
