import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  accept,
  answersFor,
  decideClosure,
  fillDraft,
  itemOf,
  readCase,
  region,
  submit,
} from '#tests/harness/case-walk.ts'
import { smallPdf, type Visitor } from '#tests/harness/platform.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goOn, reloadUntil, upload } from './site-steps.ts'
import { awaken, goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const account = 'applicant-wang-for-gangcheng'
const stage = await openStage()
let page: Page
let applicant: string

stage.step('a firm chooses to promise, and what it promises needs not be handed in', async () => {
  const firm = await stage.platform.as(account)
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: item.code })
  const { case: id } = opened.json as { case: string }
  await firm.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers: answersFor(item), paper: [] })
  applicant = ((await firm.get(`/api/${region}/drafts/${id}`)).json as { applicant: { name: string } }).applicant.name
  page = await stage.enter(account, { at: `/lyg/apply/${id}/materials`, stays: true })
  await awaken(page)
  assert.equal(await page.locator('#material-testReport').count(), 1)
  await picture(page, 'site-commitment-choice')
  await Promise.all([page.waitForEvent('load'), page.getByRole('radio', { name: /签署承诺书/ }).check()])
  await awaken(page)
  assert.equal(await page.locator('#material-testReport').count(), 0)
  for (const material of ['identityProof', 'layout'])
    await upload(page, material, `${material}.pdf`, Buffer.from(smallPdf(material)))
  await picture(page, 'site-commitment-materials')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await goOn(page, '检查您的答案', '继续')
})

stage.step('it reads the notice, signs the promise, and has its licence in the same session', async () => {
  await page.getByRole('checkbox', { name: /我声明/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: '请阅读告知书和承诺书，并勾选' }).waitFor()
  await picture(page, 'site-commitment-unsigned')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.getByRole('checkbox', { name: /自愿作出上列承诺/ }).check()
  await page.getByLabel('承诺人（签署）').fill('别的单位')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: `签署的名称应当与申请人一致：${applicant}` }).waitFor()
  await page.getByLabel('承诺人（签署）').fill(applicant)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  await page.getByText('决定正在当场作出').waitFor()
  await picture(page, 'site-commitment-filed')
  await page.getByRole('link', { name: '查看办件进度' }).click()
  await reloadUntil(page, '下载《公共场所卫生许可证》')
  await reloadUntil(page, '下载《告知承诺书》')
  await page.getByText('本办件以告知承诺方式办理').waitFor()
  await picture(page, 'site-commitment-decided')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('the office that checks finds the promise on its list and has it put right', async () => {
  const inspector = await stage.enter('inspector-weijian-a')
  await inspector.getByRole('heading', { level: 1, name: '核查与检查' }).waitFor()
  const row = inspector.getByRole('row').filter({ hasText: '待核查' })
  await row.waitFor()
  await picture(inspector, 'desk-promises')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await row.getByRole('link').click()
  await inspector.getByRole('button', { name: '登记核查结论' }).click()
  await inspector.getByText('与承诺不符，责令限期整改').click()
  await inspector.getByRole('textbox', { name: '核查情况' }).fill('卫生检测报告已经超过一年，其余与承诺一致。')
  await inspector.getByRole('textbox', { name: '核查人员' }).fill('凌云志、霍思敏')
  await inspector.getByRole('checkbox', { name: /均已在记录上签字/ }).check()
  await picture(inspector, 'desk-promise-check')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await inspector.getByRole('button', { name: '提交结论' }).click()
  await inspector.getByText('核查结论已登记').waitFor()
  await picture(inspector, 'desk-promise-checked')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await page.reload()
  await reloadUntil(page, '下载《责令限期整改通知书》')
  await picture(page, 'site-commitment-to-rectify')
  await page.getByRole('link', { name: '查看本证照公开的监督检查记录' }).click()
  await page.getByText('责令限期整改，应于').waitFor()
  await picture(page, 'site-check-records')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.goBack()
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step(
  'for cause its licence is inspected by whoever is drawn, point by point, and the holder has the record',
  async () => {
    const id = /cases\/([0-9a-f-]{36})/.exec(page.url())![1]!
    await send(await stage.platform.as('inspector-weijian-a'), `cases/${id}/promise-check`, {
      finding: 'true',
      report: '复核时检测报告已经补齐，与承诺一致，已记录在案。',
      officers: ['凌云志', '霍思敏'],
      signed: true,
    })
    const supervisor = await stage.enter('supervisor-b', { at: `/desk/cases/${id}` })
    await supervisor.getByRole('button', { name: '要求监督检查' }).click()
    await supervisor.getByLabel('线索').fill('有顾客反映用品用具没有一客一换，并提供了当天的照片。')
    await picture(supervisor, 'desk-inspection-order')
    assert.deepEqual(await faultsAtBothWidths(supervisor), [])
    await supervisor.getByRole('button', { name: '要求检查', exact: true }).click()
    await supervisor.getByText('已要求检查').waitFor()

    let drawn = ''
    await stage.platform.until(
      async () => {
        for (const one of ['a', 'b', 'c']) {
          const inspector = await stage.platform.as(`inspector-weijian-${one}`)
          if ((await readCase(inspector, id, 'desk')).can.includes('record-inspection'))
            drawn = `inspector-weijian-${one}`
        }
        return drawn
      },
      (found) => found !== '',
    )
    const inspector = await stage.enter(drawn)
    const row = inspector.getByRole('row').filter({ hasText: '待检查' })
    await row.waitFor()
    await picture(inspector, 'desk-checks')
    assert.deepEqual(await faultsAtBothWidths(inspector), [])
    await row.getByRole('link').first().click()
    await inspector.getByRole('button', { name: '登记检查记录' }).click()
    for (const { title } of item.supervision!.points) {
      const result = title === '用品用具清洗消毒' ? '不符合' : '符合'
      await inspector
        .getByRole('radiogroup', { name: `${title}：结果` })
        .getByText(result, { exact: true })
        .click()
      await inspector.getByRole('textbox', { name: `${title}：检查情况` }).fill('已现场查看。')
    }
    await inspector.getByText('发现问题，责令限期改正').click()
    await inspector
      .getByRole('textbox', { name: '检查情况和处理意见' })
      .fill('保洁柜没有使用，其余检查内容均符合要求，已当场告知。')
    await inspector.getByRole('checkbox', { name: /均已在检查记录上签字/ }).check()
    await picture(inspector, 'desk-inspection-record')
    assert.deepEqual(await faultsAtBothWidths(inspector), [])
    await inspector.getByRole('button', { name: '提交记录' }).click()
    await inspector.getByText('检查记录已登记').waitFor()
    await picture(inspector, 'desk-inspected')
    await page.reload()
    await reloadUntil(page, '下载《监督检查记录》')
    await page.getByText('期满后复查').waitFor()
    await picture(page, 'site-inspected')
    assert.deepEqual(await faultsAtBothWidths(page), [])
  },
)

stage.step('what is handed over the office settles with its reason, which the holder reads', async () => {
  const id = /cases\/([0-9a-f-]{36})/.exec(page.url())![1]!
  const points = item.supervision!.points.map(({ key }) => ({ point: key, met: false, seen: '已现场查看' }))
  const record = { points, report: '限期届满后复查，保洁柜仍未使用，各项检查内容均不符合要求。', signed: true }
  const found = { ...record, points: points.map((one) => ({ ...one, met: true })), finding: 'clear' }
  const supervisor = await stage.platform.as('supervisor-b')
  const reason = '有顾客再次反映用品用具没有一客一换，并提供了当天的照片。'
  await send(await drawnFor(id), `cases/${id}/inspections/inspection1/record`, found)
  await send(supervisor, `cases/${id}/inspection-order`, { reason })
  const path = `cases/${id}/inspections/inspection2/record`
  await send(await drawnFor(id), path, { ...record, finding: 'handed-over' })
  const acceptor = await stage.enter(stage.platform.accountOf('acceptor', item.intakeOffice), {
    at: `/desk/cases/${id}`,
  })
  await acceptor.getByText('检查发现的问题已移送本单位处理').waitFor()
  await picture(acceptor, 'desk-handed-over')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await acceptor.getByRole('button', { name: '登记处理情况' }).click()
  await acceptor.getByLabel('处理情况和依据').fill('已由执法机构立案处理，依法作出警告的处罚决定，证照继续有效。')
  await picture(acceptor, 'desk-hand-over-settle')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await acceptor.getByRole('button', { name: '登记', exact: true }).click()
  await acceptor.getByText('处理情况已登记').waitFor()
  await picture(acceptor, 'desk-hand-over-settled')
  assert.equal(await acceptor.getByRole('button', { name: '登记处理情况' }).count(), 0)
  await page.reload()
  await reloadUntil(page, '移送事项已处理')
  await picture(page, 'site-hand-over-settled')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  await page.goto(`/lyg/items/${item.code}`)
  await picture(page, 'site-guide-supervised')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('a filing takes effect at once, and a draw says whether somebody comes to look', async () => {
  const firm = await stage.platform.as(account)
  const energy = itemOf('energy-commitment')
  const { notice, promise } = energy.commitment!
  const id = await fillDraft(firm, energy, { without: energy.commitment!.dispenses })
  await send(firm, 'cases', {
    draft: id,
    declaration: true,
    deliverBy: 'electronic',
    promise: { notice: notice.version, promise: promise.version, name: applicant },
  })
  await ready(firm, id)
  await page.goto(`/lyg/cases/${id}`)
  await reloadUntil(page, '抽取核查对象')
  await page.getByText(/按 30% 的比例随机抽查，本备案(未)?被抽中/).waitFor()
  await picture(page, 'site-filing-drawn')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('whoever promised falsely is barred until the office confirms that it was put right', async () => {
  const firm = await stage.platform.as(account)
  const { commitment } = item
  const id = await fillDraft(firm, item, { without: commitment!.dispenses })
  const promise = { notice: commitment!.notice.version, promise: commitment!.promise.version, name: applicant }
  await send(firm, 'cases', { draft: id, declaration: true, deliverBy: 'electronic', promise })
  await ready(firm, id)
  const inspector = await stage.enter('inspector-weijian-a')
  await goWithin(inspector, `/desk/cases/${id}`)
  await inspector.getByRole('button', { name: '登记核查结论' }).click()
  await inspector.getByText('虚假承诺，拟撤销许可').click()
  await inspector.getByText('提交后即启动撤销程序').waitFor()
  await inspector
    .getByRole('textbox', { name: '核查情况' })
    .fill('现场集中空调通风系统与承诺的不一致，检测报告系伪造。')
  await inspector.getByRole('textbox', { name: '核查人员' }).fill('谭广源、尹若溪')
  await inspector.getByRole('checkbox', { name: /均已在记录上签字/ }).check()
  await picture(inspector, 'desk-promise-false')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await inspector.getByRole('button', { name: '提交结论' }).click()
  await inspector.getByText('核查结论已登记').waitFor()
  await goWithin(inspector, `/desk/cases/${id}`)
  await inspector.getByText('依职权撤销').first().waitFor()
  assert.equal(await inspector.getByRole('button', { name: '登记核查结论' }).count(), 0)
  await picture(inspector, 'desk-promise-closing')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await page.goto(`/lyg/cases/${id}`)
  await reloadUntil(page, '下载《拟撤销行政许可告知书》')
  await picture(page, 'site-promise-closing')
  assert.deepEqual(await faultsAtBothWidths(page), [])
  const acceptor = await stage.enter(stage.platform.accountOf('acceptor', item.intakeOffice), {
    at: `/desk/cases/${id}`,
  })
  await acceptor.getByText('依职权撤销').first().waitFor()
  await picture(acceptor, 'desk-promise-closure')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await decideClosure(stage.platform, item, { id, holder: firm })
  await goWithin(inspector, '/desk')
  await goWithin(inspector, `/desk/cases/${id}`)
  await inspector.getByRole('button', { name: '确认失信修复' }).click()
  await inspector.getByLabel('纠正情况和确认依据').fill('已改造通风系统并重新检测，现场复核合格，准予修复。')
  await picture(inspector, 'desk-promise-repair')
  assert.deepEqual(await faultsAtBothWidths(inspector), [])
  await inspector.getByRole('button', { name: '确认已修复' }).click()
  await inspector.getByText('失信修复已确认').waitFor()
  await page.goto(`/lyg/cases/${id}`)
  await page.getByText('可以再次适用告知承诺').first().waitFor()
  await picture(page, 'site-promise-repaired')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})

stage.step('whoever takes in an instant item decides it in the same screen', async () => {
  const person = await stage.platform.as('applicant-liu-mingde')
  const { case: id } = await submit(person, await fillDraft(person, itemOf('remote-treatment-filing')))
  const acceptor = await stage.enter('acceptor-zhengwu-a', { at: `/desk/cases/${id}` })
  await acceptor.getByRole('button', { name: '其余全部符合' }).click()
  await acceptor.getByRole('button', { name: '受理并当场决定' }).click()
  await acceptor.getByText('不再抽取决定人员').waitFor()
  await picture(acceptor, 'desk-instant')
  assert.deepEqual(await faultsAtBothWidths(acceptor), [])
  await acceptor.getByRole('button', { name: '作出决定' }).click()
  await acceptor.getByText('已受理并当场作出决定').waitFor()
  assert.equal((await ready(person, id)).decision?.made, 'instant')
})

stage.step('who decides instant items on the spot is named on the page of posts', async () => {
  const person = await stage.platform.as('applicant-liu-mingde')
  const { case: id } = await submit(person, await fillDraft(person, itemOf('remote-treatment-filing')))
  const acceptor = await stage.enter('acceptor-zhengwu-b', { at: `/desk/cases/${id}` })
  await acceptor.getByRole('button', { name: '其余全部符合' }).click()
  assert.equal(await acceptor.getByRole('button', { name: '受理并当场决定' }).count(), 0)
  const operator = await stage.enter('operator', { at: '/desk/posts?office=zhengwu' })
  await operator.getByText('市医疗保障局即办件授权书').waitFor()
  await operator.getByRole('link', { name: '李国栋' }).click()
  await operator.getByRole('radio', { name: '授权当场决定即办件' }).check()
  await operator.getByRole('combobox', { name: '授权单位' }).click()
  await operator.getByRole('combobox', { name: '授权单位' }).fill('医疗保障')
  await operator.getByTitle('连云港市医疗保障局').last().click()
  await operator.getByLabel('依据').fill('市医疗保障局即办件授权书〔2026〕2号')
  await picture(operator, 'desk-post-charge')
  assert.deepEqual(await faultsAtBothWidths(operator), [])
  await operator.getByRole('button', { name: '授权当场决定即办件' }).click()
  await operator.getByText('市医疗保障局即办件授权书〔2026〕2号').waitFor()
  await picture(operator, 'desk-posts-charged')
  assert.deepEqual(await faultsAtBothWidths(operator), [])
  await acceptor.reload()
  await acceptor.getByRole('button', { name: '其余全部符合' }).click()
  await acceptor.getByRole('button', { name: '受理并当场决定' }).waitFor()
})

stage.step('a refusal by rules explains itself, and a person reviews it when asked', async () => {
  const person = await stage.platform.as('applicant-liu-mingde')
  const insurance = itemOf('resident-medical-insurance')
  const { case: id } = await submit(person, await fillDraft(person, insurance, { answers: { elsewhere: true } }))
  await accept(await stage.platform.as('acceptor-zhengwu-a'), id)
  await ready(person, id)
  const liu = await stage.enter('applicant-liu-mingde')
  for (const code of [insurance.code, 'remote-treatment-filing', 'energy-commitment']) {
    await liu.goto(`/lyg/items/${code}`)
    assert.deepEqual(await faultsAtBothWidths(liu), [])
    await picture(liu, `site-guide-${code}`)
  }
  await liu.goto(`/lyg/cases/${id}`)
  await picture(liu, 'site-ruled')
  assert.deepEqual(await faultsAtBothWidths(liu), [])
  await liu.getByRole('link', { name: '查看决定说明' }).click()
  await liu.getByRole('heading', { level: 1, name: '决定说明' }).waitFor()
  await picture(liu, 'site-why')
  assert.deepEqual(await faultsAtBothWidths(liu), [])
  await liu.getByRole('link', { name: '返回办件' }).click()
  await liu.locator('summary', { hasText: '要求人工办理' }).click()
  await liu.getByRole('button', { name: '要求人工办理' }).click()
  await liu.getByText('该决定不再执行').first().waitFor()
  await picture(liu, 'site-person-asked')
  assert.deepEqual(await faultsAtBothWidths(liu), [])
})

stage.step(
  'an operator changes rules row by row, tries them on what was decided before, and publishes them',
  async () => {
    const person = await stage.platform.as('applicant-liu-mingde')
    const { case: id } = await submit(person, await fillDraft(person, itemOf('resident-medical-insurance')))
    await accept(await stage.platform.as('acceptor-zhengwu-a'), id)
    await ready(person, id)
    const operator = await stage.enter(stage.platform.accountOf('operator'), {
      at: '/desk/items/resident-medical-insurance/rules',
    })
    await operator.getByRole('heading', { level: 1, name: '自动审批规则' }).waitFor()
    const first = operator.getByRole('group', { name: /^第 1 条/ })
    await first.getByLabel('规则名称').fill('已在外地参保')
    await operator.getByText('修改', { exact: true }).waitFor()
    await operator.getByText('规则已经修改，请使用新的版本号。').waitFor()
    await operator.getByLabel('版本号').fill('2027-1')
    await operator.getByRole('button', { name: '添加规则' }).click()
    await operator.getByText('第 3 条：请填写规则名称').waitFor()
    const third = operator.getByRole('group', { name: /^第 3 条/ })
    // By keyboard alone: a group of conditions, and one inside it that none of may hold.
    const press = async (name: string, within = third) => {
      await within.getByRole('button', { name, exact: true }).focus()
      await operator.keyboard.press('Enter')
    }
    await press('添加条件组')
    const outer = third.getByRole('group', { name: '条件组 1', exact: true })
    await press('添加条件组', outer)
    const inner = third.getByRole('group', { name: '条件组 1.2', exact: true })
    await inner.getByRole('combobox', { name: '条件组 1.2：怎样算符合' }).focus()
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await operator.keyboard.press(key)
    await inner.getByTitle('都不满足').waitFor()
    await press('添加条件', inner)
    assert.equal(await inner.getByRole('button', { name: '添加条件组' }).count(), 0, 'three deep, and no deeper')
    await picture(operator, 'desk-rules-draft')
    assert.deepEqual(await faultsAtBothWidths(operator), [])
    await operator
      .getByRole('group', { name: /^第 3 条/ })
      .getByRole('button', { name: '删除这一条' })
      .click()
    await operator.getByRole('button', { name: /试算$/ }).click()
    await operator.getByText(/试算 \d+ 件/).waitFor()
    await picture(operator, 'desk-rule-trial')
    assert.deepEqual(await faultsAtBothWidths(operator), [])
    await operator.getByRole('button', { name: '发布规则' }).click()
    await operator.getByRole('dialog').getByRole('button', { name: '发布规则' }).click()
    await operator.getByText('规则已发布，事项为第 2 版').waitFor()
    await picture(operator, 'desk-rules-published')
    assert.deepEqual(await faultsAtBothWidths(operator), [])
  },
)

async function send(visitor: Visitor, path: string, body: object): Promise<void> {
  const answer = await visitor.send('POST', `/api/${region}/${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}

/** Whoever was drawn to inspect it and may record. */
async function drawnFor(id: string): Promise<Visitor> {
  const inspectors = await Promise.all(['a', 'b', 'c'].map((one) => stage.platform.as(`inspector-weijian-${one}`)))
  const drawn = await stage.platform.until(
    async () => {
      const views = await Promise.all(inspectors.map((one) => readCase(one, id, 'desk')))
      return inspectors.find((_one, place) => views[place]!.can.includes('record-inspection'))
    },
    (found) => found !== undefined,
  )
  return drawn!
}

const ready = (visitor: Visitor, id: string) =>
  stage.platform.until(
    () => readCase(visitor, id),
    (view) => view.phase === 'ready',
  )
