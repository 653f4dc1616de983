import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  accept,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  submit,
  withoutNotice,
} from '#tests/harness/case-walk.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { reloadUntil } from './site-steps.ts'
import { openStage, picture } from './stage.ts'

const planning = itemOf('planning-permit')
let today = '2026-09-22'
const begun = performance.now()
const stage = await openStage({
  wallNow: () => Date.parse(`${today}T01:00:00Z`) + Math.round(performance.now() - begun),
})
const { platform } = stage
const firm = 'applicant-wang-for-gangcheng'
const minutes =
  '主持人宣布听证纪律，核对到场人员。审查人员的书面意见宣读完毕。申请人陈述：已按日照分析调整楼栋间距，并提交分析图。质证完毕，各方无补充意见。'
let caseId: string
let decider: string

/** A picture where pictures are wanted, and no fault of the page at either width. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  assert.deepEqual(await faultsAtBothWidths(page), [], name)
}

/** Whoever was drawn, at the page of the task. */
async function enterTask(role: 'decider' | 'chair', heading = /^听证/): Promise<Page> {
  const [drawn] = await desk.drawn(platform, role, planning, 1)
  const page = await stage.enter(drawn!.account, { at: `/desk/tasks/${drawn!.task}` })
  await page.getByRole('heading', { name: heading }).waitFor()
  return page
}

async function enterCase(): Promise<Page> {
  const page = await stage.enter(firm, { at: `/lyg/cases/${caseId}` })
  return page
}

stage.step('whoever decides tells the applicant of the right to be heard, and can’t decide meanwhile', async () => {
  const applicant = await platform.as(firm)
  caseId = (await submit(applicant, await fillDraft(applicant, planning, { answers: withoutNotice }))).case
  await accept(await platform.as(platform.accountOf('acceptor', planning.intakeOffice)), caseId)
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', planning),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)
  const page = await enterTask('decider')
  decider = page.url()
  await picture(page, 'hearing-decider')
  await page.getByRole('button', { name: '告知听证权利' }).click()
  await page.getByRole('textbox', { name: '事由' }).fill('项目东侧住宅楼的日照可能受到影响，直接涉及他人重大利益。')
  await picture(page, 'hearing-offer')
  await desk.confirm(page, '告知申请人')
  await page.getByText('听证权利已告知申请人 · 回执已签发').waitFor()
  await page.getByText('2026年9月22日告知，2026年9月30日前（含当日）可以要求听证').waitFor()
  await picture(page, 'hearing-offered-desk')
})

stage.step('the firm reads until when it may ask, and asks', async () => {
  const page = await enterCase()
  await reloadUntil(page, '下载《听证权利告知书》')
  await page.getByText('2026年9月30日前（含当日）').waitFor()
  await look(page, 'hearing-offered-site')
  await page.getByRole('textbox', { name: '您想说明什么' }).fill('已与东侧小区业主委员会签订补偿协议，请求当面说明。')
  await page.getByRole('button', { name: '要求听证' }).click()
  await page.getByText('您已要求听证').waitFor()
  await picture(page, 'hearing-requested-site')
})

stage.step('a chair who does not review tells time and place seven working days before', async () => {
  await platform.atRest()
  today = '2026-10-10'
  const page = await enterTask('chair')
  assert.ok(!(await page.content()).includes('业主委员会'))
  await page.getByRole('button', { name: '确定听证时间和地点' }).click()
  await page
    .getByText('须在举行的七个工作日前通知，最早可在2026年10月20日举行；应于2026年10月27日前（含当日）举行')
    .waitFor()
  await page.getByLabel('哪一天举行').fill('2026-10-20')
  await page.getByRole('textbox', { name: '在哪里举行' }).fill('政务服务中心三楼听证室')
  await page.getByRole('checkbox', { name: /向社会公告，公众可以报名参加/ }).check()
  await page.getByText('系统立即发布听证公告并送达《听证通知书》').waitFor()
  await look(page, 'hearing-appoint')
  await desk.confirm(page, '通知申请人')
  await page.getByText('2026年10月20日 09:30，政务服务中心三楼听证室').waitFor()
  await page.getByText('公开举行，向社会公告', { exact: true }).waitFor()
  await picture(page, 'hearing-chair')
  const site = await enterCase()
  await reloadUntil(site, '下载《听证通知书》')
  await site.getByText('2026年10月20日 09:30', { exact: true }).waitFor()
  await site.getByText('公开举行，已向社会公告，公众可以报名参加').waitFor()
  await look(site, 'hearing-appointed-site')
  await site.getByRole('link', { name: '查看听证公告' }).click()
  await site.getByText('公告不载明申请人').waitFor()
  await look(site, 'hearing-announced-site')
  const liu = await platform.as('applicant-liu-mingde')
  const notice = new URL(site.url()).pathname.replace('/lyg/', '/api/lyg/')
  await liu.send('POST', `${notice}/comments`, { words: '我住在东侧二号楼，希望说明冬至日的日照时间。' })
})

stage.step(
  'trade secrets come up, and it is closed: the announcement ends, and the firm reads that it is not public',
  async () => {
    const page = await enterTask('chair')
    await page.getByRole('button', { name: '改期' }).click()
    await page.getByLabel('哪一天举行').fill('2026-10-20')
    await page.getByRole('textbox', { name: '在哪里举行' }).fill('政务服务中心三楼听证室')
    await page.getByRole('radio', { name: '不公开举行：涉及商业秘密' }).check()
    await page.getByLabel('不公开的理由').fill('日照分析所依据的户型和造价属于企业未公开的经营信息。')
    await page.getByText('不发布听证公告；已经发布的随即终止报名').waitFor()
    await look(page, 'hearing-appoint-closed')
    await desk.confirm(page, '通知申请人')
    await page.getByText('不公开举行：涉及商业秘密').waitFor()
    await picture(page, 'hearing-chair-closed')
    const site = await enterCase()
    await site.getByText('不公开举行：涉及商业秘密（行政许可法第五条第二款）').waitFor()
    await site.getByText('户型和造价属于企业未公开的经营信息').waitFor()
    await look(site, 'hearing-closed-site')
    await site.getByRole('link', { name: '查看听证公告' }).click()
    await site.getByText('听证改为不公开举行，公告和报名终止').waitFor()
    await look(site, 'hearing-announcement-ended-site')
  },
)

stage.step('the firm asks for another chair, and is told of the one that is drawn', async () => {
  const site = await enterCase()
  await site.getByText('申请主持人回避', { exact: true }).click()
  await look(site, 'hearing-recusal-site')
  const why = '主持人的近亲属是东侧小区业主委员会的委员。'
  await site.getByRole('textbox', { name: '为什么应当回避' }).fill(why)
  await site.getByRole('button', { name: '申请回避' }).click()
  await site.getByText('正在等待监督人员在2026年10月14日前（含当日）决定').waitFor()
  const page = await stage.enter('supervisor', { at: '/desk/inbox?box=recusal' })
  await page.getByText(/由您在 3 个工作日内决定/).waitFor()
  await look(page, 'hearing-recusal-inbox')
  await page.goto(new URL(`/desk/cases/${caseId}`, page.url()).href)
  await page.getByRole('button', { name: '决定是否回避' }).click()
  await page.getByText(why).last().waitFor()
  await page.getByRole('radio', { name: '同意回避', exact: true }).check()
  await look(page, 'hearing-recusal-desk')
  await desk.confirm(page, '提交决定')
  await page.getByText('回避申请已决定 · 回执已签发').waitFor()
  await picture(page, 'hearing-recusal-granted-desk')
  await reloadUntil(site, '下载《听证通知书（更换主持人后）》')
  await site.getByText('同意，重新随机抽取主持人').first().waitFor()
  await look(site, 'hearing-recusal-granted-site')
})

stage.step(
  'the office writes down a letter against the other chair, and the firm reads why it is declined',
  async () => {
    const page = await stage.enter(platform.accountOf('acceptor', planning.intakeOffice), {
      at: `/desk/cases/${caseId}`,
    })
    await page.getByRole('button', { name: '登记申请回避' }).click()
    await page.getByRole('textbox', { name: '理由' }).fill('来信：主持人曾在东侧小区的开发企业任职。')
    await look(page, 'hearing-recusal-letter')
    await desk.confirm(page, '登记')
    await page.getByText('回避申请已登记 · 回执已签发').waitFor()
    const decides = await stage.enter('supervisor', { at: `/desk/cases/${caseId}` })
    await decides.getByRole('button', { name: '决定是否回避' }).click()
    await decides.getByRole('radio', { name: '不同意回避' }).check()
    const answer = '经核对，主持人没有在该开发企业任职的经历，与本事项没有直接利害关系。'
    await decides.getByRole('textbox', { name: '理由' }).fill(answer)
    await desk.confirm(decides, '提交决定')
    await decides.getByText('回避申请已决定 · 回执已签发').waitFor()
    await picture(decides, 'hearing-recusal-decided-desk')
    const site = await enterCase()
    await site.getByText(`不同意：${answer}`).first().waitFor()
    await look(site, 'hearing-recusal-decided-site')
  },
)

stage.step('what was said of the announcement is answered, under its number', async () => {
  const page = await stage.enter(platform.accountOf('acceptor', planning.intakeOffice), {
    at: `/desk/cases/${caseId}`,
  })
  await page.getByRole('button', { name: '答复意见' }).click()
  await page.getByRole('textbox', { name: '意见要点' }).fill('要求说明冬至日的日照时间。')
  await page.getByRole('textbox', { name: '答复', exact: true }).fill('听证时由设计单位说明，分析图一并公布。')
  await desk.confirm(page, '公布答复')
  await page.getByText('答复已公布 · 回执已签发').waitFor()
  await page.getByText('第1条').waitFor()
  await look(page, 'hearing-comment-desk')
})

stage.step('it is held, and the firm confirms the minutes', async () => {
  today = '2026-10-20'
  const page = await enterTask('chair')
  await page.getByRole('button', { name: '记录听证笔录' }).click()
  await page.getByRole('textbox', { name: '听证笔录' }).fill(minutes)
  await look(page, 'hearing-minutes')
  await desk.confirm(page, '提交笔录')
  await page.getByText('听证笔录已记录 · 回执已签发').waitFor()
  const site = await enterCase()
  await site.getByText(minutes).waitFor()
  await look(site, 'hearing-minutes-site')
  await site.getByRole('button', { name: '确认笔录无误' }).click()
  await site.getByText('听证笔录已经确认，等待主持人提交听证报告').waitFor()
  await page.reload()
  await page.getByRole('button', { name: '提交听证报告' }).click()
  await page.getByRole('textbox', { name: '听证报告' }).fill('听证查明日照满足标准，争议已经澄清，建议准予许可。')
  await desk.confirm(page, '提交报告')
  await page.getByText('听证报告已提交 · 回执已签发').waitFor()
  await picture(page, 'hearing-reported-desk')
})

stage.step('the decision rests on the minutes, and says so', async () => {
  const page = await enterTask('decider')
  assert.equal(new URL(page.url()).pathname, new URL(decider).pathname)
  await page.getByText(minutes).waitFor()
  // Every review has passed it: a refusal has to name what it rests on, of what the case has and of nothing else.
  await page.getByRole('radio', { name: '不予许可' }).check()
  const findings = page.getByRole('radiogroup', { name: '据以认定的事实' }).getByRole('radio')
  assert.deepEqual(await findings.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent)), [
    '听证笔录记载的事实',
  ])
  await page.getByText('审查均已通过，不予许可须指明据以认定的事实').waitFor()
  await findings.last().check()
  await page.getByText('审查均已通过，不予许可须指明据以认定的事实').waitFor({ state: 'hidden' })
  await look(page, 'hearing-refusal-finding')
  await page.getByRole('radio', { name: '准予许可' }).check()
  await page.getByRole('textbox', { name: '法律依据' }).fill('《中华人民共和国城乡规划法》第四十条')
  await page.getByText('举行了听证，请确认决定根据听证笔录作出').waitFor()
  await page.getByRole('checkbox', { name: /本决定根据听证笔录作出/ }).check()
  await look(page, 'hearing-decision')
  await page.getByRole('button', { name: '作出决定' }).click()
  await desk.confirm(page, '作出决定')
  await page.getByText('决定已作出 · 回执已签发').waitFor()
  const site = await enterCase()
  await reloadUntil(site, '下载《准予行政许可决定书》')
  await picture(site, 'hearing-decided-site')
})

stage.step('a refusal rests on what was said of a notice, and names which', async () => {
  const applicant = await platform.as(firm)
  const { case: id } = await submit(
    applicant,
    await fillDraft(applicant, planning, { answers: { projectName: '新浦路北侧商业楼' } }),
  )
  const acceptor = await platform.as(platform.accountOf('acceptor', planning.intakeOffice))
  await accept(acceptor, id)
  const [open] = (await readCase(acceptor, id, 'desk')).publicNotices
  const liu = await platform.as('applicant-liu-mingde')
  const words = '我住在北侧三号楼，图上的间距与现状不符。'
  const commented = await liu.send('POST', `/api/lyg/public-notices/${open!.notice}/comments`, { words })
  assert.equal(commented.status, 200, commented.body.toString())
  const [said] = (await readCase(acceptor, id, 'desk')).publicNotices[0]!.comments
  const answer = { gist: '反映图上的间距与现状不符。', answer: '已到现场测量，按实测间距复核。' }
  const answered = await acceptor.send(
    'POST',
    `/api/lyg/desk/cases/${id}/notice-comments/${said!.comment}/answer`,
    answer,
  )
  assert.equal(answered.status, 200, answered.body.toString())
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', planning),
    (found) => found.length > 0,
  )
  await opine(review!.visitor, review!.task.task)
  await platform.atRest()
  today = '2026-11-10'
  const page = await enterTask('decider', /^公示公告/)
  await page.getByRole('radio', { name: '不予许可' }).check()
  await page.getByRole('radio', { name: '公示、公告期间提出的意见' }).check()
  await page.getByText('请选出据以认定的公示、公告意见').waitFor()
  await page.getByRole('combobox', { name: '据以认定的公示、公告意见' }).click()
  await page.getByText('批前公示意见第1条：反映图上的间距与现状不符。').click()
  await page.getByText('请选出据以认定的公示、公告意见').waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  assert.ok(!(await page.content()).includes(words))
  await look(page, 'refusal-comment-picked')
})
