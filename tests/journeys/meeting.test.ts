import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { accept, fillDraft, itemOf, openTasks, opine, submit, todayOf } from '#tests/harness/case-walk.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goWithin, openStage, picture } from './stage.ts'

const traffic = itemOf('traffic-impact-assessment')
const stage = await openStage()
const { platform } = stage
const minutes = '会议认为路口应当渠化，出入口距离满足要求，同意据此作出审查意见。'
let convener: string
let tasks: string[]

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

async function enter(account: string, task: string): Promise<Page> {
  const page = await stage.enter(account)
  await goWithin(page, `/desk/tasks/${task}`)
  await page.getByRole('heading', { name: '会商', level: 2 }).waitFor()
  return page
}

stage.step(
  'a decider calls one meeting over two cases, on a day and with points from what the opinions differ in',
  async () => {
    const firm = await platform.as('applicant-wang-for-gangcheng')
    const acceptor = await platform.as(platform.accountOf('acceptor', traffic.intakeOffice))
    // One more than there are people who decide: somebody has two.
    for (let count = 0; count < 3; count += 1)
      await accept(acceptor, (await submit(firm, await fillDraft(firm, traffic))).case)
    const all = (role: 'reviewer' | 'decider', count: number) =>
      platform.until(
        () => openTasks(platform, role, traffic),
        (found) => found.length === count,
      )
    const reviews = await all('reviewer', 6)
    for (const { visitor, task } of reviews) await opine(visitor, task.task)
    const deciding = await all('decider', 3)
    const accounts = deciding.map(({ visitor }) => visitor.account)
    convener = accounts.find((account, at) => accounts.indexOf(account) !== at)!
    tasks = deciding.filter(({ visitor }) => visitor.account === convener).map(({ task }) => task.task)
    const page = await enter(convener, tasks[0]!)
    await page.getByRole('button', { name: '召集会商' }).click()
    await page.getByRole('textbox', { name: '议题', exact: true }).fill('路口是否需要渠化')
    await page.getByRole('radio', { name: '开会（现场或者视频）' }).check()
    await page.getByLabel('会议日期').fill(await todayOf(platform))
    await page.getByLabel('会议时间').fill('14:30')
    await page.getByRole('textbox', { name: '会议地点' }).fill('政务服务中心第一会议室')
    await page.getByRole('textbox', { name: '视频会议链接' }).fill('https://meeting.example.cn/room')
    await page.getByRole('checkbox').first().check()
    await page.getByRole('textbox', { name: /的议题$/ }).fill('出入口距离是否满足')
    await look(page, 'meeting-call')
    await page.getByRole('button', { name: '召集', exact: true }).click()
    await page.getByText('联席会议，共审议 2 件办件').waitFor()
    await page.getByRole('button', { name: '改期' }).click()
    await page.getByLabel('会议时间').fill('15:30')
    await page.getByRole('textbox', { name: '会议地点' }).fill('政务服务中心第二会议室')
    await page.getByRole('textbox', { name: '改期原因' }).fill('第一会议室另有安排')
    await look(page, 'meeting-move')
    await page.getByRole('button', { name: '确认改期' }).click()
    await page.getByText('召集人改期：第一会议室另有安排').waitFor()
    await look(page, 'meeting-moved')
  },
)

stage.step(
  'what is said is written down, those who reviewed speak, and the convener closes it with minutes',
  async () => {
    const invited = await platform.until(
      async () => (await openTasks(platform, 'reviewer', traffic)).filter(({ task }) => task.meeting),
      (found) => found.length === 4,
    )
    for (const { visitor, task } of invited) {
      const at = `/api/lyg/review/tasks/${task.task}/meetings/meeting-1/statement`
      const said = { votes: ['for'], words: '按高峰小时流量计算应当渠化。' }
      assert.equal((await visitor.send('POST', at, said)).status, 200)
    }
    const page = await enter(convener, tasks[0]!)
    await page.getByRole('textbox', { name: '记录内容' }).fill('与会人员复核了高峰小时流量。')
    await page.getByRole('button', { name: '记入会议记录' }).click()
    await page.getByText('议题1：与会人员复核了高峰小时流量。').waitFor()
    await page.getByRole('textbox', { name: '会商纪要' }).fill(minutes)
    await look(page, 'meeting-spoken')
    await page.getByRole('button', { name: '形成纪要，结束会商' }).click()
    await page.getByText('参加人员应于').waitFor()
  },
)

stage.step('whoever spoke signs the minutes', async () => {
  const toSign = await platform.until(
    async () => (await openTasks(platform, 'reviewer', traffic)).filter(({ task }) => task.meeting),
    (found) => found.length === 2,
  )
  const { visitor, task } = toSign[0]!
  const page = await enter(visitor.account!, task.task)
  await page.getByText(minutes).waitFor()
  await look(page, 'meeting-sign')
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await page.getByText('已签字，同意纪要').waitFor()
})
