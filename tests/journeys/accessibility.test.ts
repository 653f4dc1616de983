import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import {
  accept,
  allChecked,
  fillDraft,
  itemOf,
  openTasks,
  opine,
  readCase,
  region,
  reviewToDecision,
  submit,
} from '#tests/harness/case-walk.ts'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { withoutContract } from '#server/without-contract.ts'
import { pageAt, pageNames, type Page as DeskPage } from '#web/desk/routes.ts'
import { confirm, identify, openFromInbox, takePages } from './desk-steps.ts'
import { faultsAtBothWidths, lookedAt, looksOfAxe, tooWide } from './faults-of-page.ts'
import { reloadUntil } from './site-steps.ts'
import { awaken, goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const stage = await openStage()
const { platform } = stage

type Cases = Record<
  | 'enquiry'
  | 'preReview'
  | 'draft'
  | 'toFile'
  | 'correcting'
  | 'windowCorrecting'
  | 'ready'
  | 'refused'
  | 'intake'
  | 'handOver'
  | 'windowIntake'
  | 'charged'
  | 'courier'
  | 'transfer'
  | 'notice'
  | 'project'
  | 'number'
  | 'code',
  string
>
let cases: Cases
let identifier: string

stage.step('cases in every phase are there to be looked at', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const file = async (deliverBy: 'electronic' | 'window' | 'courier' = 'electronic') =>
    (await submit(applicant, await fillDraft(applicant, item), deliverBy)).case
  const act = async (id: string, path: string, body: object) => {
    const { version } = await readCase(acceptor, id, 'desk')
    const answer = await acceptor.send('POST', `/api/${region}/cases/${id}/${path}`, { ...body, expects: version })
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const correcting = await file()
  await act(correcting, 'deficiency-notice', {
    defects: [
      { about: 'material', key: 'testReport', reason: 'expired', remark: '请提交一年内出具的报告' },
      { about: 'field', key: 'area', reason: 'inconsistent', remark: '与平面图标注的面积不一致' },
    ],
  })
  const refused = await file()
  await act(refused, 'intake-refusal', {
    ground: 'not-competent',
    reason: '该场所位于东海县，按照属地管辖由县级卫生健康部门实施许可。',
    competentOffice: '东海县卫生健康委员会',
  })
  const ready = await file()
  await act(ready, 'acceptance', allChecked(item))
  await reviewToDecision(platform, item)
  const windowIntake = await file('window')
  const handOver = await file('window')
  await act(handOver, 'acceptance', allChecked(item))
  await reviewToDecision(platform, item)
  const courier = await file('courier')
  await act(courier, 'acceptance', allChecked(item))
  await reviewToDecision(platform, item)
  const clerk = await platform.as('clerk-a')
  const toTakeIn = await fillDraft(clerk, item, { applicant: residentIds.party('liu-mingde') })
  const charged = (await submit(clerk, toTakeIn, 'window')).case
  const atWindow = await fillDraft(clerk, item, { applicant: residentIds.party('liu-mingde') })
  const windowCorrecting = (await submit(clerk, atWindow, 'window')).case
  await act(windowCorrecting, 'deficiency-notice', {
    defects: [{ about: 'material', key: 'testReport', reason: 'expired', remark: '请提交一年内出具的报告' }],
  })
  const transfer = await platform.until(
    async () =>
      ((await clerk.get(`/api/${region}/desk/transfers`)).json as { transfers: { transfer: string }[] }).transfers[0]
        ?.transfer,
    (found) => found !== undefined,
  )
  for (const id of [ready, handOver, courier])
    await platform.until(
      () => readCase(applicant, id),
      (view) => view.phase === 'ready',
    )
  identifier = (await readCase(applicant, ready)).credential!.identifier
  const intake = await submit(applicant, await fillDraft(applicant, item))
  const facts = '申请时提交的卫生检测报告编号在检测机构的登记中不存在，经书面核实系伪造。'
  const closure = { way: 'revocation', ground: 'fraud', facts }
  assert.equal((await acceptor.send('POST', `/api/${region}/desk/cases/${ready}/closures`, closure)).status, 200)
  const report = itemOf('eia-report')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const shown = (await submit(firm, await fillDraft(firm, report))).case
  await accept(await platform.as(platform.accountOf('acceptor', report.intakeOffice)), shown)
  const { notice } = (await readCase(firm, shown)).publicNotices[0]!
  // One enquiry waits; another is answered, and so is a pre-review with something to mend.
  const opened = async (path: string, body: object) => {
    const answer = await applicant.send('POST', `/api/${region}${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
    return (answer.json as { precase: string }).precase
  }
  const answered = async (path: string, body: object) => {
    const answer = await acceptor.send('POST', `/api/${region}/desk/precases/${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const draft = await fillDraft(applicant, item)
  const toFile = await fillDraft(applicant, item)
  await opened('/precases', { item: item.code, question: '分店需要另外申请吗？' })
  const enquiry = await opened('/precases', { item: item.code, question: '小旅馆也需要办理吗？' })
  await answered(`${enquiry}/answer`, { answer: '需要办理。' })
  const preReview = await opened(`/drafts/${draft}/pre-review`, {})
  await answered(`${preReview}/findings`, {
    defects: [{ about: 'material', key: 'testReport', reason: 'expired', remark: '请提交一年内出具的报告' }],
  })
  await submit(applicant, await fillDraft(applicant, itemOf('planning-permit')))
  const { projects }: { projects: { project: string }[] } = (await applicant.get(`/api/${region}/projects`)).json
  cases = {
    enquiry,
    preReview,
    draft,
    toFile,
    correcting,
    windowCorrecting,
    ready,
    refused,
    intake: intake.case,
    handOver,
    windowIntake,
    charged,
    courier,
    transfer: transfer!,
    notice: notice!,
    project: projects[0]!.project,
    number: intake.number,
    code: intake.queryCode,
  }
})

const absent = '/lyg/no-such-page'

const publicPages = (): string[] => [
  '/lyg/',
  '/lyg/items',
  '/lyg/items?q=%E5%8D%AB%E7%94%9F&serves=enterprise',
  '/lyg/items?q=zzz',
  '/lyg/items/shichang-050',
  '/lyg/halls',
  '/lyg/find',
  '/lyg/find/shop',
  '/lyg/items/fire-design-review',
  '/lyg/items/public-venue-hygiene',
  '/lyg/verify',
  `/lyg/verify/${identifier}`,
  `/lyg/verify/${identifier.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))}`,
  '/lyg/progress',
  '/lyg/kiosk',
  '/lyg/draws',
  '/lyg/grants',
  '/lyg/check-records',
  '/lyg/public-notices',
  `/lyg/public-notices/${cases.notice}`,
  '/login',
  absent,
]
const ownPages = (): string[] => [
  '/lyg/cases',
  `/lyg/items/${item.code}/ask`,
  '/lyg/enquiries',
  '/lyg/obligations',
  '/lyg/projects',
  '/lyg/projects?after=2026-11-23 09:00:00%2B08,00000000-0000-4000-8000-000000000000',
  `/lyg/projects/${cases.project}`,
  `/lyg/enquiries/${cases.enquiry}`,
  `/lyg/enquiries/${cases.preReview}`,
  '/lyg/reads',
  '/lyg/reads?before=1',
  '/lyg/notices',
  `/lyg/public-notices/${cases.notice}`,
  '/lyg/licences',
  '/lyg/licences?after=2026-11-23,00000000-0000-4000-8000-000000000000',
  `/lyg/apply/${cases.draft}/1`,
  `/lyg/apply/${cases.draft}/2`,
  `/lyg/apply/${cases.draft}/materials`,
  `/lyg/apply/${cases.draft}/check`,
  `/lyg/cases/${cases.intake}`,
  `/lyg/cases/${cases.correcting}`,
  `/lyg/cases/${cases.correcting}/correct`,
  `/lyg/cases/${cases.ready}`,
  `/lyg/cases/${cases.courier}`,
  `/lyg/cases/${cases.refused}`,
]

/** A share looks at the pages of the site at one commit, at those of the offices and windows at another, and at those of the review at a third. */
const parts = ['site', 'offices', 'review'] as const
const looksAt = (part: (typeof parts)[number]) => inFull || parts[commitTurn() % 3] === part

if (looksAt('site'))
  stage.step(
    'no public page has a fault that a machine can find, none scrolls sideways on a telephone, large or small',
    async () => {
      const faults: string[] = []
      for (const [account, addresses] of [
        [null, publicPages()],
        ['applicant-xu-ruolan', ownPages()],
      ] as const) {
        const page = await stage.enter(account, { narrow: true })
        for (const [at, address] of addresses.entries()) {
          const answer = await page.goto(address)
          assert.equal(answer?.status(), address === absent ? 404 : 200, address)
          await awaken(page)
          faults.push(...(await faultsAtBothWidths(page)))
          if (inFull || (Math.trunc(commitTurn() / 2) + at) % 2 === 0) faults.push(...(await tooWideWhenLarge(page)))
        }
        if (account === null) faults.push(...(await askedProgress(page)))
        else faults.push(...(await filedAndWithdrawn(page)))
        await page.goto('/lyg/')
        await page.getByRole('link', { name: '长辈版' }).click()
        await page.getByRole('link', { name: '标准版' }).waitFor()
        const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
        assert.ok(size >= 20, `letters of the large view have ${size} px`)
        const [first] = addresses
        await page.goto(first!)
        await awaken(page)
        assert.equal(await page.evaluate(() => document.documentElement.className), 'large')
        faults.push(...(await tooWide(page)))
        await page.goto(addresses.at(-1)!)
        await picture(page, account === null ? 'large-not-found' : 'large-case')
      }
      assert.deepEqual(faults, [])
    },
  )

/** 长辈版: a class of the document makes it of the same page, so it is looked at where the page stands. */
async function tooWideWhenLarge(page: Page): Promise<string[]> {
  const toggle = () => page.evaluate(() => void document.documentElement.classList.toggle('large'))
  await toggle()
  const faults = await tooWide(page)
  await toggle()
  return faults.map((each) => `large: ${each}`)
}

/** 进度查询: the code stands in no address, so what was found is seen by asking. */
async function askedProgress(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const [code, answer] of [
    ['WRONG', '没有查到'],
    [cases.code, itemOf(item.code).name],
  ] as const) {
    await page.goto('/lyg/progress')
    await page.getByLabel('办件编号').fill(cases.number)
    await page.getByLabel('查询码').fill(code)
    await page.getByRole('button', { name: '查询进度' }).click()
    await page.getByRole('heading', { level: 2, name: answer }).waitFor()
    assert.equal(new URL(page.url()).search, '')
    faults.push(...(await faultsAtBothWidths(page)))
  }
  return faults
}

/** The receipt of an application just filed, the dialog before it is withdrawn, and its page afterwards. */
async function filedAndWithdrawn(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.goto(`/lyg/apply/${cases.toFile}/check`)
  await awaken(page)
  await page.getByRole('checkbox', { name: /我声明/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  faults.push(...(await faultsAtBothWidths(page)))
  await picture(page, 'site-receipt')
  await page.getByRole('link', { name: '查看办件进度' }).click()
  await page.getByText('撤回申请', { exact: true }).click()
  await page.getByRole('button', { name: '撤回这次申请' }).click()
  await page.getByRole('dialog').waitFor()
  faults.push(...(await faultsAtBothWidths(page)))
  await page.getByRole('button', { name: '确认撤回' }).click()
  await page.getByText('您已撤回本次申请').waitFor()
  faults.push(...(await faultsAtBothWidths(page)))
  await picture(page, 'site-withdrawn')
  return faults
}

stage.step('a group of the form is filled in with the keyboard alone', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const opened = await applicant.send('POST', `/api/${region}/drafts`, { item: item.code })
  const { case: id } = opened.json as { case: string }
  const page = await stage.enter('applicant-xu-ruolan', { at: `/lyg/apply/${id}/2` })
  await awaken(page)
  const { keyboard } = page
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document
      const outline = at ? getComputedStyle(at).outlineStyle : 'none'
      return {
        id: at?.id ?? '',
        visible: outline !== 'none' || (at ? getComputedStyle(at).boxShadow !== 'none' : false),
      }
    })
  const tabTo = async (id: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await keyboard.press('Tab')
      const at = await focused()
      assert.equal(at.visible, true, `the focus on ${at.id || 'an element'} can be seen`)
      if (at.id === id) return
    }
    assert.fail(`the Tab key never reaches ${id}`)
  }
  await keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文')
  await keyboard.press('Enter')
  await tabTo('field-venueName')
  await keyboard.type('海州湾清泉宾馆')
  await keyboard.press('Tab')
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await keyboard.type('通灌南路 12 号')
  await tabTo('field-venueKind')
  await keyboard.press('Space')
  await tabTo('field-area')
  await keyboard.type('1260')
  await tabTo('field-beds')
  await keyboard.type('64')
  await tabTo('field-centralAir')
  await keyboard.press('ArrowDown')
  await tabTo('field-waterSupply')
  await keyboard.press('Space')
  await tabTo('field-workers')
  await keyboard.type('12')
  await keyboard.press('Tab')
  await keyboard.type('12')
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '上传材料' }).waitFor()
  const draft = (await applicant.get(`/api/${region}/drafts/${id}`)).json as { answers: Record<string, unknown> }
  assert.equal(draft.answers['venueKind'], 'hotel')
  assert.equal(draft.answers['beds'], 64)
  assert.equal(draft.answers['centralAir'], false)
})

/** Looks at pages of the desk, at where they stand or at an address, and keeps what is found. */
function looker() {
  const faults: string[] = []
  const look = async (page: Page, address?: string) => {
    if (address) await goWithin(page, address)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' })
    faults.push(...(await faultsAtBothWidths(page)))
  }
  return { faults, look }
}

if (looksAt('offices'))
  stage.step('no page of the offices and windows has a fault that a machine can find', async () => {
    const { faults, look } = looker()
    const acceptor = await stage.enter('acceptor-weijian-a', { at: '/desk/inbox' })
    await look(acceptor)
    await look(acceptor, '/desk/inbox?box=correcting')
    await look(acceptor, '/desk/inbox?box=taken-over')
    await look(acceptor, '/desk/duty')
    await look(acceptor, '/desk/obligations')
    await look(acceptor, '/desk/obligations?box=answered')
    await look(acceptor, '/desk/precases')
    await look(acceptor, '/desk/precases?box=closed')
    await look(acceptor, `/desk/precases/${cases.enquiry}`)
    await look(acceptor, `/desk/precases/${cases.preReview}`)
    const { number } = await readCase(await platform.as('applicant-xu-ruolan'), cases.intake)
    await openFromInbox(acceptor, number)
    await acceptor.locator('[data-line]').first().getByText('不符合', { exact: true }).click()
    await look(acceptor)
    for (const tab of ['申请信息', '办理进度', '文书', '留言']) {
      await acceptor.getByRole('tab', { name: tab }).click()
      await look(acceptor)
    }
    await acceptor.getByRole('button', { name: '不予受理' }).click()
    await acceptor.getByRole('dialog').waitFor()
    await look(acceptor)

    await acceptor.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await acceptor.getByRole('tab', { name: '形式审查' }).click()
    await acceptor.locator('[data-line]').first().getByText('符合', { exact: true }).click()
    await acceptor.getByRole('button', { name: '其余全部符合' }).click()
    await acceptor.getByRole('button', { name: '受理', exact: true }).click()
    await acceptor.getByText('确认受理这件申请？').waitFor()
    await look(acceptor)
    await look(acceptor, `/desk/cases/${cases.ready}`)
    await acceptor.getByRole('tab', { name: '材料', exact: true }).click()
    await look(acceptor)

    await goWithin(acceptor, '/desk/search')
    await acceptor.getByRole('row').nth(1).waitFor()
    await look(acceptor)
    await acceptor.getByLabel('编号、申请人或证件号码').fill('查无此人')
    await acceptor.keyboard.press('Enter')
    await acceptor.getByText('没有符合条件的办件').waitFor()
    await look(acceptor)

    stage.leave(acceptor)
    const clerk = await stage.enter('clerk-b', { at: '/desk/window' })
    await look(clerk)
    await identify(clerk, { name: '刘明德', code: '32070319900101001X', phone: '13900000001' })
    await clerk.getByText('已登记的申请人').waitFor()
    await look(clerk)
    await look(clerk, '/desk/window/outbox')
    await look(clerk, '/desk/transfers')
    await look(clerk, '/desk/transfers?place=returned')
    await look(clerk, `/desk/transfers/${cases.transfer}`)
    await look(clerk, `/desk/hand-over/${cases.courier}`)
    await look(clerk, '/desk/hand-over')
    await look(clerk, `/desk/hand-over/${cases.handOver}`)
    await clerk.getByText('录入姓名', { exact: true }).click()
    await clerk.getByRole('checkbox', { name: '由他人代领' }).check()
    await look(clerk)
    await look(clerk, `/desk/cases/${cases.handOver}`)
    // The button comes once somebody whose choice it is has shown a document here.
    await clerk.getByRole('link', { name: '窗口收件' }).last().waitFor()
    await picture(clerk, 'desk-identify-first')
    const window = await platform.as('clerk-b')
    const known = await window.send('POST', `/api/${region}/window/parties`, {
      kind: 'person',
      name: '徐若澜',
      code: '320706198506150020',
      phone: '13900000002',
      document: 'resident-id-card',
    })
    const { party } = known.json as { party: string }
    await clerk.reload()
    await clerk.getByRole('button', { name: '变更领取方式' }).click()
    await clerk.getByRole('dialog').getByText('快递送达').click()
    await look(clerk)
    await picture(clerk, 'desk-change-delivery')
    await clerk.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await look(clerk, `/desk/cases/${cases.windowIntake}`)
    await clerk.getByRole('button', { name: '撤回申请' }).click()
    await look(clerk)
    await picture(clerk, 'desk-withdraw')
    await clerk.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await look(clerk, `/desk/cases/${cases.windowIntake}/mending`)
    await look(clerk, `/desk/cases/${cases.windowIntake}/supplying`)
    await look(clerk, '/desk/taking-in')
    await look(clerk, `/desk/cases/${cases.charged}`)
    await look(clerk, `/desk/cases/${cases.windowCorrecting}`)
    await look(clerk, '/desk/corrections')
    await look(clerk, `/desk/corrections/${cases.windowCorrecting}`)
    const filling = await fillDraft(window, item, { applicant: party })
    await look(clerk, `/desk/window/${filling}`)
    for (const step of ['下一步：核收材料', '下一步：核对并提交']) {
      await clerk.getByRole('button', { name: step }).click()
      await clerk.getByRole('button', { name: step }).waitFor({ state: 'detached' })
      await look(clerk)
      if (step === '下一步：核收材料') await lookAtCamera(clerk, look)
    }
    const filed = await submit(window, filling, 'window')
    await look(clerk, `/desk/window/${filed.case}/receipt`)

    stage.leave(clerk)
    const inspector = await stage.enter('inspector-weijian-a', { at: '/desk/checks' })
    await look(inspector)

    stage.leave(inspector)
    const operator = await stage.enter('operator', { at: '/desk/clock' })
    await look(operator)
    await look(operator, '/desk/health')
    await look(operator, '/desk/items')
    await look(operator, '/desk/posts')
    await look(operator, '/desk/calendar')
    await look(operator, '/desk/hall-hours')
    await look(operator, '/desk/items/resident-medical-insurance/rules')
    await look(operator, '/desk/items/road-occupation/form')
    await operator.getByRole('button', { name: '占用范围', exact: true }).click()
    await look(operator)
    await operator.getByRole('button', { name: '申请办理的情形', exact: true }).click()
    await look(operator)
    await operator.keyboard.press('?')
    await operator.getByRole('dialog').waitFor()
    await look(operator)
    await confirm(operator, '关闭')

    stage.leave(operator)
    assert.deepEqual(faults, [])
  })

if (looksAt('review'))
  stage.step('no page of the review and the supervision has a fault that a machine can find', async () => {
    const { faults, look } = looker()
    const intake = await platform.as('acceptor-weijian-a')
    await accept(intake, cases.intake)
    const [review] = await platform.until(
      () => openTasks(platform, 'reviewer', item),
      (found) => found.length > 0,
    )
    const reviewer = await stage.enter(review!.visitor.account, { at: '/desk/tasks' })
    await look(reviewer)
    await look(reviewer, `/desk/tasks/${review!.task.task}`)
    await reviewer.getByRole('button', { name: '启动特别程序' }).click()
    await reviewer.getByRole('dialog').waitFor()
    await look(reviewer)
    await reviewer.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await reviewer.getByRole('dialog').waitFor({ state: 'detached' })
    await reviewer.getByRole('button', { name: '更多' }).click()
    await reviewer.getByRole('menuitem', { name: '挂起' }).click()
    await reviewer.getByRole('dialog').waitFor()
    await look(reviewer)
    await reviewer.getByRole('dialog').getByText('等待调阅档案').click()
    await reviewer.getByRole('dialog').getByRole('button', { name: '挂起' }).click()
    await reviewer.getByText('期满自动恢复').waitFor()
    await look(reviewer)
    await picture(reviewer, 'desk-task-aside')
    await reviewer.getByRole('button', { name: '恢复办理' }).click()
    await reviewer.getByText('任务已恢复').waitFor()
    await reviewer.getByRole('button', { name: '更多' }).click()
    await look(reviewer)
    await reviewer.getByRole('menuitem', { name: '退回重新抽取' }).click()
    await reviewer.getByRole('dialog').waitFor()
    await look(reviewer)
    await reviewer.getByRole('dialog').getByText('因病不能').click()
    await reviewer.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await reviewer.getByText('内容不再向您显示').waitFor()
    await look(reviewer)
    await look(reviewer, '/desk/tasks?box=done')
    await look(reviewer, '/desk/posts/own')
    stage.leave(reviewer)
    await lookAtMergeAndDecision(look)
    await lookAtOpening(look)
    await lookAtErasure(look)
    await look(await stage.enter(null, { at: '/desk/' }))
    assert.deepEqual(faults, [])
  })

/** 高拍仪: its picture, a page that was taken, and the question before pages are lost. */
async function lookAtCamera(clerk: Page, look: (page: Page) => Promise<void>): Promise<void> {
  const camera = await takePages(clerk.locator('.slot', { hasText: '高拍仪拍摄' }).first(), 2)
  await look(clerk)
  await camera.getByRole('button', { name: '第 1 页' }).click()
  await look(clerk)
  await picture(clerk, 'desk-camera-look')
  await camera.getByRole('button', { name: '关闭' }).last().click()
  await clerk.getByText('还有 2 页没有放入材料，要放弃吗？').last().waitFor()
  await look(clerk)
  await clerk.getByRole('button', { name: '放弃并关闭' }).click()
  await camera.waitFor({ state: 'detached' })
}

/** 启封 from the proposal to the name, and what whoever was behind the code reads of it. */
async function lookAtOpening(look: (page: Page, address?: string) => Promise<void>): Promise<void> {
  const supervisor = await stage.enter('supervisor', { at: '/desk/duty' })
  await look(supervisor)
  await look(supervisor, '/desk/inbox?box=refused')
  await look(supervisor, '/desk/late-steps')
  await look(supervisor, '/desk/over-internal')
  await look(supervisor, '/desk/over-internal?box=decided')
  await look(supervisor, '/desk/consistency')
  await look(supervisor, '/desk/consistency?item=public-venue-hygiene')
  await look(supervisor, '/desk/copies')
  await look(supervisor, '/desk/openings')
  await goWithin(supervisor, `/desk/cases/${cases.handOver}`)
  await supervisor.getByRole('button', { name: '提请启封' }).click()
  const dialog = supervisor.getByRole('dialog')
  await dialog.getByLabel('启封哪个环节').getByRole('radio').first().check()
  await dialog.getByText('投诉举报核查').click()
  await dialog.getByLabel('文书文号').fill('连政督〔2026〕12号')
  await look(supervisor)
  await picture(supervisor, 'desk-seal-proposal')
  await dialog.getByRole('button', { name: '提请启封' }).click()
  await supervisor.getByText('须由另一名监督人员确认').waitFor()
  await look(supervisor)
  stage.leave(supervisor)
  const second = await stage.enter('supervisor-b', { at: '/desk/openings' })
  await second.getByText('投诉举报核查').first().waitFor()
  await look(second)
  await picture(second, 'desk-seal-openings')
  await second.locator('a.row-link').first().click()
  await second.getByText('您是第二人').waitFor()
  await look(second)
  await picture(second, 'desk-seal-second')
  await second.getByRole('button', { name: '同意启封' }).click()
  await second.getByRole('button', { name: '查看姓名' }).click()
  await second.getByText('连云港市卫生健康委员会').waitFor()
  await look(second)
  await picture(second, 'desk-seal-name')
  stage.leave(second)
  for (const account of ['reviewer-weijian-a', 'reviewer-weijian-b', 'reviewer-weijian-c']) {
    const reviewer = await stage.enter(account, { at: '/desk/own-openings' })
    await look(reviewer)
    await picture(reviewer, `desk-own-openings-${account}`)
    stage.leave(reviewer)
  }
  const applicant = await stage.enter('applicant-xu-ruolan', { at: `/lyg/cases/${cases.handOver}` })
  await applicant.getByRole('heading', { name: '启封记录' }).waitFor()
  await picture(applicant, 'site-seal-opening')
  stage.leave(applicant)
}

/** 销毁个人信息 of a withdrawn case: the proposal, the second person's word, and what is left on the applicant's page. */
async function lookAtErasure(look: (page: Page, address?: string) => Promise<void>): Promise<void> {
  const liu = await platform.as('applicant-liu-mingde')
  const { case: id } = await submit(liu, await fillDraft(liu, item))
  const withdrawn = await liu.send('POST', `/api/${region}/cases/${id}/withdrawal`, { reason: '' })
  assert.equal(withdrawn.status, 200)
  const supervisor = await stage.enter('supervisor', { at: `/desk/cases/${id}` })
  await supervisor.getByRole('button', { name: '提请销毁个人信息' }).click()
  const dialog = supervisor.getByRole('dialog')
  await dialog.getByText('生效裁判').click()
  await dialog.getByLabel('文书文号').fill('连档销〔2026〕3号')
  await look(supervisor)
  await picture(supervisor, 'desk-erasure-proposal')
  await dialog.getByRole('button', { name: '提请销毁个人信息' }).click()
  await supervisor.getByText('须由另一名监督人员确认').waitFor()
  await look(supervisor)
  stage.leave(supervisor)
  const second = await stage.enter('supervisor-b', { at: `/desk/cases/${id}` })
  await second.getByRole('button', { name: '确认销毁' }).click()
  await look(second)
  await picture(second, 'desk-erasure-second')
  await second.getByRole('dialog').getByRole('button', { name: '确认销毁' }).click()
  await second.getByRole('heading', { name: '个人信息已按规定销毁' }).waitFor()
  await look(second)
  await picture(second, 'desk-erased')
  stage.leave(second)
  const applicant = await stage.enter('applicant-liu-mingde', { at: `/lyg/cases/${id}` })
  await applicant.getByRole('heading', { name: '个人信息已按规定销毁' }).waitFor()
  await look(applicant)
  await picture(applicant, 'site-erased')
}

/** Four opinions side by side, as the lead and then the decider have them before them. */
async function lookAtMergeAndDecision(look: (page: Page, address?: string) => Promise<void>): Promise<void> {
  const fire = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, fire))
  const intake = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  await accept(intake, id)
  const open = (role: 'reviewer' | 'lead' | 'decider', count: number) =>
    platform.until(
      () => openTasks(platform, role, fire),
      (found) => found.length >= count,
    )
  for (const { visitor, task } of await open('reviewer', 4)) await opine(visitor, task.task)
  const [leading] = await open('lead', 1)
  const lead = await stage.enter(leading!.visitor.account, { at: `/desk/tasks/${leading!.task.task}` })
  await look(lead)
  stage.leave(lead)
  const merged = await leading!.visitor.send('POST', `/api/${region}/review/tasks/${leading!.task.task}/feedback`, {
    verdict: 'pass',
    summary: '各单位意见已汇总，结论一致，同意报请决定。',
  })
  assert.equal(merged.status, 200, merged.body.toString())
  const [deciding] = await open('decider', 1)
  const decider = await stage.enter(deciding!.visitor.account, { at: `/desk/tasks/${deciding!.task.task}` })
  await look(decider)
  stage.leave(decider)
}

stage.step('a telephone shows the case of a person without cutting anything off', async () => {
  const page = await stage.enter('applicant-xu-ruolan', { narrow: true, at: `/lyg/cases/${cases.ready}` })
  await reloadUntil(page, '下载《公共场所卫生许可证》')
  const cut = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('main *'))
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'hidden',
      )
      .filter((element) => !element.matches('.visually-hidden'))
      .map((element) => element.outerHTML.slice(0, 100)),
  )
  assert.deepEqual(cut, [])
})

/** Lets the open sessions of the browsers end in so many seconds; the clock that counts them is the database's own. */
const sessionsEndIn = (seconds: number) =>
  platform.platform.db.pools.system.query(
    `update access.sessions set expires_at = now() + $1 * interval '1 second' where ended_at is null`,
    [seconds],
  )

stage.step('who is about to be logged out can stay, and after the end nothing typed is lost', async () => {
  const account = 'applicant-xu-ruolan'
  const page = await stage.enter(account, { narrow: true })
  await sessionsEndIn(100)
  await page.goto(`/lyg/apply/${cases.draft}/2`)
  await page.getByRole('heading', { name: '登录即将到期' }).waitFor()
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await picture(page, 'site-session-ending')
  await page.getByRole('button', { name: '继续使用' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator('#field-venueName').fill('海州湾清泉宾馆（二店）')
  await sessionsEndIn(-1)
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('heading', { name: '登录已到期' }).waitFor()
  await page.keyboard.press('Escape')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await picture(page, 'site-session-ended')
  await page.getByRole('button', { name: '我已登录，继续' }).click()
  await page.getByText('还没有登录').waitFor()
  const opening = page.waitForEvent('popup')
  await page.getByRole('link', { name: '在新窗口登录' }).click()
  const other = await opening
  await other.getByText('您的登录已到期').waitFor()
  await other.locator(`[data-log-in="${account}"]`).click()
  await other.waitForURL('**/lyg/cases')
  await other.close()
  await page.getByRole('button', { name: '我已登录，继续' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('heading', { level: 1, name: '上传材料' }).waitFor()
  const draft = await (await page.request.get(`/api/${region}/drafts/${cases.draft}`)).json()
  assert.equal((draft as { answers: Record<string, unknown> }).answers['venueName'], '海州湾清泉宾馆（二店）')
})

stage.step('a desk whose session has ended is covered, and goes on where it was after the log-in', async () => {
  const account = 'acceptor-weijian-a'
  const desk = await stage.enter(account)
  await sessionsEndIn(100)
  await desk.goto('/desk/search')
  await desk.getByText('登录即将到期').waitFor()
  await picture(desk, 'desk-session-ending')
  await desk.getByRole('button', { name: '继续使用' }).click()
  await desk.getByText('登录即将到期').waitFor({ state: 'hidden' })
  await desk.getByLabel('编号、申请人或证件号码').fill('徐若澜')
  await sessionsEndIn(-1)
  await desk.keyboard.press('Enter')
  await desk.getByText('登录已到期').waitFor()
  assert.deepEqual(await faultsAtBothWidths(desk), [])
  await picture(desk, 'desk-session-ended')
  const title = lyg.accounts.find((one) => one.id === account)!.title
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: title.replace(/^.*? · /, '') })
    .click()
  await desk.getByText('登录已到期').waitFor({ state: 'hidden' })
  assert.equal(await desk.getByLabel('编号、申请人或证件号码').inputValue(), '徐若澜')
})

/** Pages that another journey looks at, for it has what they show: its file, and words of it that lead there. */
const elsewhere: Record<string, { file: string; words: string }> = {
  'kept-slip': { file: 'window-offline.test.ts', words: 'await faultsAtBothWidths(clerk)' },
  'copied-case': { file: 'signing.test.ts', words: "look(reader, 'copy')" },
  experts: { file: 'experts.test.ts', words: "'/desk/experts'" },
  '/:region/cases/:case/why': { file: 'commitment.test.ts', words: "'查看决定说明'" },
}
/** Addresses of the site that lead on and show nothing of their own. */
const leadOn = ['/', '/:region', '/:region/apply/:case', '/verify', '/view']

stage.step('every page that has an address was looked at', async () => {
  const fewest = inFull ? { own: 130, other: 130 } : { own: 8, other: 8 }
  for (const width of ['own', 'other'] as const)
    assert.ok(looksOfAxe[width] >= fewest[width], `axe looked ${looksOfAxe[width]} times at the ${width} width`)
  const shown = new Set([...lookedAt].filter((path) => path.startsWith('/desk')).map((path) => pageAt(path).page))
  assert.deepEqual(
    pageNames.filter((name) => inFull && !shown.has(name) && elsewhere[name] === undefined),
    [],
    'pages of the desk that nobody has looked at',
  )
  if (!inFull) assert.ok(shown.size >= { site: 0, offices: 25, review: 9 }[parts[commitTurn() % 3]!], `${shown.size}`)
  for (const [name, { file, words }] of Object.entries(elsewhere)) {
    assert.ok(!shown.has(name as DeskPage['page']), `${name} is looked at here after all`)
    const journey = readFileSync(new URL(file, import.meta.url), 'utf8')
    assert.ok(journey.includes(words) && /axe|faultsAtBothWidths/.test(journey), `${file} looks at ${name}`)
  }
  const site = withoutContract.filter(
    (address) => /^\/(?!(metrics|api|static|desk)(\/|$))/.test(address) && !leadOn.includes(address),
  )
  const fits = (address: string) => new RegExp(`^${address.replaceAll(/:[a-z]+/g, '[^/]+').replace('/*', '/.+')}$`)
  assert.deepEqual(
    site.filter(
      (address) =>
        looksAt('site') && elsewhere[address] === undefined && ![...lookedAt].some((path) => fits(address).test(path)),
    ),
    [],
    'pages of the site that nobody has looked at',
  )
})
