import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { materialsInForm, visibleMaterials } from '#contracts/answers.ts'
import type { FormDesign } from '#contracts/form-design.ts'
import { Field, type Item } from '#contracts/item.ts'
import { answersFor, readCase, region, submit } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goOn, linesOf, upload } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const code = 'remote-treatment-filing'
const maps = 'http://tiles.localhost'
const stage = await openStage({
  ground: { layers: [`${maps}/{z}/{x}/{y}`], credit: '示例地图服务，审图号：GS（2026）0000号' },
})
const { platform } = stage
const liu = await platform.as('applicant-liu-mingde')
const newest = async () => ((await liu.get(`/api/${region}/items/${code}`)).json as { item: Item }).item

let operator: Page
let applicant: Page
let clerk: Page
let item: Item
let draft: string

stage.step(
  'an operator adds a question to a form, sees it as applicants will, and publishes the next revision',
  async () => {
    operator = await stage.enter('operator', { at: '/desk/items', stays: true })
    await operator.getByRole('searchbox', { name: '搜索事项名称' }).fill('异地就医')
    await operator
      .getByRole('link', { name: /设计表单：.*异地就医/ })
      .first()
      .click()
    await operator.getByRole('heading', { level: 1, name: /表单设计/ }).waitFor()
    await operator.getByRole('region', { name: '编辑问题：姓名' }).waitFor()
    await operator.getByRole('button', { name: '在“就医备案”中添加问题' }).click()
    const edit = operator.getByRole('region', { name: /编辑问题/ })
    await edit.getByRole('textbox', { name: '问题' }).fill('紧急联系人')
    await edit.getByRole('combobox', { name: '题型' }).click()
    await operator.getByTitle('人员', { exact: true }).click()
    const preview = operator.getByRole('region', { name: '预览' })
    await preview.getByRole('group', { name: '紧急联系人' }).getByLabel('姓名').fill('李敏')
    await picture(operator, 'desk-form-design')
    await operator.getByRole('button', { name: '在“就医备案”中添加问题' }).click()
    await edit.getByRole('combobox', { name: '题型' }).click()
    await operator.getByTitle('文件（材料）', { exact: true }).click()
    await edit.getByRole('combobox', { name: '上传哪项材料' }).click()
    await operator.getByTitle('转诊转院意见', { exact: true }).click()
    await edit.getByRole('textbox', { name: '问题' }).fill('转诊转院意见')
    await picture(operator, 'desk-form-design-file')
    assert.equal(await preview.getByText('转诊转院意见').count(), 0, 'it is asked when its material is called for')
    await operator.getByRole('button', { name: '紧急联系人', exact: true }).click()
    await edit.getByRole('combobox', { name: '审查人员能否看到' }).click()
    await operator.getByTitle('显示', { exact: true }).click()
    await operator.getByText('字段“紧急联系人”含个人信息，不能向审查人员显示').waitFor()
    assert.equal(await operator.getByRole('button', { name: '发布新版本' }).isDisabled(), true)
    await operator
      .getByRole('button', { name: '撤 销' })
      .or(operator.getByRole('button', { name: '撤销' }))
      .click()
    await operator.getByText('字段“紧急联系人”含个人信息').waitFor({ state: 'detached' })
    await operator.getByRole('button', { name: '发布新版本' }).click()
    await desk.confirm(operator, '发布新版本')
    await operator.getByText('第 2 版已发布').waitFor()
    assert.ok((await newest()).form[1]!.fields.some((field) => field.label === '紧急联系人' && field.type === 'person'))
  },
)

stage.step('what is not published is asked about before the page is left', async () => {
  await operator.getByRole('button', { name: /上移“紧急联系人”/ }).click()
  await operator.getByRole('link', { name: '运行状况' }).click()
  await operator.getByRole('dialog').waitFor()
  await operator.keyboard.press('Escape')
  assert.match(operator.url(), /\/form$/)
})

const field = (over: object) => Field.parse({ sight: 'blind', ...over })
const group: FormDesign['form'][number] = {
  title: '各种题型',
  forBasis: '测试设定',
  fields: [
    field({ key: 'spent', label: '已支付费用', type: 'money', class: 'plain', max: 1_000_000_00 }),
    field({ key: 'limit', label: '申请额度', type: 'money', class: 'plain', max: 1_000_000_00 }),
    field({ key: 'clinic', label: '就诊机构', type: 'firm' }),
    field({ key: 'plot', label: '住所范围', type: 'area', around: { longitude: 119.22, latitude: 34.6 } }),
    field({ key: 'proof', label: '住所证明', type: 'file', material: 'settlementProof', hint: '与住所范围一致。' }),
    field({
      key: 'visits',
      label: '就诊记录',
      type: 'table',
      minRows: 1,
      maxRows: 3,
      columns: [
        { key: 'day', label: '日期', type: 'date' },
        { key: 'paid', label: '费用', type: 'money' },
      ],
    }),
    field({
      key: 'truth',
      label: '真实性承诺',
      type: 'declaration',
      class: 'plain',
      statement: { version: '1', text: '以上内容真实。' },
    }),
  ],
}
const shown = [
  '江苏省连云港市海州区幸福路街道郁洲南路 8 号',
  '李敏（公民身份号码 11010519491231002X，手机号码 13900001234）',
  '1,020.30 元（大写：壹仟零贰拾元叁角整）',
  '港城医院（统一社会信用代码 91350100M000100Y43）',
  '面积 120 平方米',
  '住所证明.pdf',
]

stage.step(
  'a form with every kind of question is filled in on the public site, and what is wrong is told in sentences',
  async () => {
    const before = await newest()
    const agent = await platform.as('operator')
    const answer = await agent.send('POST', `/api/${region}/items/${code}/form`, {
      form: [...before.form, group],
      holds: [
        {
          condition: { lte: [{ answer: 'spent' }, { answer: 'limit' }] },
          message: '已支付费用不能大于申请额度',
          at: 'spent',
        },
      ],
      basedOn: before.revision,
    })
    assert.equal(answer.status, 200, answer.body.toString())
    item = await newest()
    draft = await begun(liu)
    applicant = await stage.enter('applicant-liu-mingde', { at: `/${region}/apply/${draft}/1`, stays: 'altered' })
    await awaken(applicant)
    await applicant.route(`${maps}/**`, (request) => request.fulfill({ contentType: 'image/svg+xml', body: tile }))
    await applicant.getByLabel('县区').selectOption('海州区')
    await applicant.getByLabel('乡镇、街道').selectOption('幸福路街道')
    await applicant.getByLabel('详细地址').fill('郁洲南路 8 号')
    await goOn(applicant, '就医备案')
    const contact = applicant.getByRole('group', { name: '紧急联系人' })
    await contact.getByLabel('姓名').fill('李敏')
    await contact.getByLabel('公民身份号码').fill('11010519491231002x')
    await contact.getByLabel('手机号码').fill('139 0000 1234')
    await goOn(applicant, '各种题型')

    await onGround(applicant)
    await applicant.getByLabel('已支付费用').fill('1,020.30')
    await applicant.getByText('大写：壹仟零贰拾元叁角整').waitFor()
    await applicant.getByLabel('申请额度').fill('1000')
    await applicant.getByLabel('单位名称').fill('港城医院')
    await applicant.getByLabel('统一社会信用代码').fill('91350100M000100Y44')
    await corners(applicant, [
      [0, 0],
      [12, 10],
      [12, 0],
      [0, 10],
    ])
    const visits = applicant.getByRole('group', { name: '就诊记录第 1 行' })
    await visits.getByLabel('日期').fill('2026-01-15')
    await visits.getByLabel('费用').fill('20')
    await applicant.getByRole('button', { name: '保存并继续' }).click()
    const summary = applicant.getByRole('alert')
    for (const sentence of [
      '已支付费用不能大于申请额度',
      '就诊机构的统一社会信用代码校验不通过，请对照营业执照逐位核对',
      '住所范围的边线相交或者不能围成一个范围，请按顺序填写界址点',
      '请阅读“真实性承诺”并勾选同意',
      '请提交异地居住或者工作证明',
    ])
      await summary.getByRole('link', { name: sentence }).waitFor()
    await picture(applicant, 'questions-errors')
    assert.deepEqual(await faultsAtBothWidths(applicant), [])

    await applicant.getByLabel('申请额度').fill('2000')
    await applicant.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
    await corners(applicant, [
      [0, 0],
      [12, 0],
      [12, 10],
      [0, 10],
    ])
    await applicant.getByText('4 个界址点，面积 120 平方米').waitFor()
    await onTheMap(applicant)
    await keptAtOnce(applicant)
    await applicant.getByLabel('我已阅读并同意以上内容').check()
    await kept(({ truth }) => truth !== undefined)
    await upload(applicant, 'settlementProof', '住所证明.pdf', Buffer.from(smallPdf('settlementProof')))
    await picture(applicant, 'questions-filled')
    assert.deepEqual(await faultsAtBothWidths(applicant), [])
    await goOn(applicant, '上传材料')
    assert.equal(await applicant.locator('#material-settlementProof').count(), 0, 'it was asked for in the form')
    const asked = materialsInForm(item)
    const due = visibleMaterials(item, answersFor(item)).filter(
      (material) => material.need === 'required' && !asked.includes(material.key),
    )
    for (const material of due) {
      const sent = await liu.upload(
        `/api/${region}/cases/${draft}/files?material=${material.key}&name=a.pdf`,
        smallPdf(material.key),
      )
      assert.equal(sent.status, 200, sent.body.toString())
    }
    await applicant.goto(`/${region}/apply/${draft}/check`)
    await awaken(applicant)
    const text = await applicant.locator('main').innerText()
    for (const words of shown) assert.ok(text.includes(words), words)
    await picture(applicant, 'questions-check')
    assert.deepEqual(await faultsAtBothWidths(applicant), [])
  },
)

stage.step('the same answers stand in the case, and the declaration word by word', async () => {
  const { case: id } = await submit(liu, draft)
  const view = await readCase(liu, id)
  const textOf = (key: string) => view.answers.find((answer) => answer.key === key)?.text
  assert.equal(textOf('address'), shown[0])
  assert.equal(textOf('truth'), '已同意（版本 1）：以上内容真实。')
  assert.equal(textOf('visits'), '1. 日期 2026年1月15日，费用 20 元（大写：贰拾元整）')
})

stage.step('a clerk fills in the same questions at the window', async () => {
  const account = platform.accountOf('clerk')
  const hand = await platform.as(account)
  const found = await hand.send('POST', `/api/${region}/window/parties`, {
    kind: 'person',
    name: '刘明德',
    code: '32070319900101001X',
    phone: '13900000001',
    document: 'resident-id-card',
  })
  const id = await begun(hand, (found.json as { party: string }).party)
  clerk = await stage.enter(account, { at: `/desk/window/${id}`, stays: true })
  await clerk.getByRole('heading', { level: 1, name: item.name }).waitFor()
  await desk.fillForm(clerk, item, {
    address: { division: '320706', town: '320706012', detail: '郁洲南路 8 号' },
    clinic: { name: '港城医院', code: '91350100M000100Y43' },
  })
  const place = (key: string) => clerk.locator(`[data-field="${key}"]`)
  await place('spent').getByRole('textbox').fill('1020.3')
  await clerk.getByText('大写：壹仟零贰拾元叁角整').waitFor()
  await place('plot').getByRole('textbox').fill('0 0\n12 0\n12 10')
  await place('plot').getByText('3 个界址点，面积 60 平方米').waitFor()
  await place('plot').getByRole('textbox').fill('0 0\n12 0\n12 10\n0 10')
  await place('plot').getByText('4 个界址点，面积 120 平方米').waitFor()
  await onTheMap(clerk)
  await place('plot')
    .getByRole('button', { name: /^界址点 4，/ })
    .press('Shift+ArrowUp')
  const drawn = await place('plot').getByRole('textbox').inputValue()
  assert.notEqual(drawn, '0 0\n12 0\n12 10\n0 10')
  await kept(({ plot }) => plot !== undefined && linesOf(plot) === drawn, hand, id)
  await clerk.reload()
  await place('plot')
    .getByText(/4 个界址点，面积/)
    .waitFor()
  assert.equal(await place('plot').getByRole('textbox').inputValue(), drawn)
  await place('visits').getByLabel('就诊记录第 1 行日期').fill('2026-01-15')
  await place('visits').getByRole('textbox', { name: '就诊记录第 1 行费用' }).fill('20')
  await place('truth').getByRole('checkbox').check()
  const scan = clerk.locator('.slot').filter({ has: clerk.getByRole('heading', { name: /住所证明/ }) })
  await scan
    .locator('input[type=file]')
    .setInputFiles({ name: '户口簿.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf('proof')) })
  await scan.getByText('户口簿.pdf').waitFor()
  await picture(clerk, 'desk-questions')
  assert.deepEqual(await faultsAtBothWidths(clerk), [])
  await clerk.locator('.steps').getByText('核收材料').click()
  await clerk.getByRole('button', { name: '下一步：核对并提交' }).waitFor()
  assert.equal(await scan.count(), 0, 'it was taken in where the form asks for it')
})

/** A draft with whatever the old questions ask answered, so that only the new ones are left. */
async function begun(who: typeof liu, party?: string): Promise<string> {
  const opened = await who.send('POST', `/api/${region}/drafts`, { item: code, ...(party ? { applicant: party } : {}) })
  const id = (opened.json as { case: string }).case
  const left = new Set([...group.fields.map((one) => one.key), 'address'])
  const answers = Object.fromEntries(
    Object.entries(answersFor(item)).filter(([key]) => !left.has(key) && !key.startsWith('q')),
  )
  const saved = await who.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers, paper: [] })
  assert.equal(saved.status, 200, saved.body.toString())
  return id
}

async function corners(page: Page, vertices: readonly (readonly [number, number])[]): Promise<void> {
  await page.getByLabel('住所范围').fill(vertices.map((vertex) => vertex.join(' ')).join('\n'))
}

/** The map opens about the city, on the pictures of the service that this platform has joined, and says whose they are. */
async function onGround(page: Page): Promise<void> {
  await page.getByText('底图：示例地图服务，审图号：GS（2026）0000号').waitFor()
  await page.getByText(/图中心：东 40428\d{3} 米，北 383\d{4} 米。约为东经 119\.2/).waitFor()
  const pictures = page.locator('.map image')
  assert.ok((await pictures.count()) >= 4)
  const answer = await page.request.get(page.url())
  assert.match(answer.headers()['content-security-policy']!, /img-src 'self' data: blob: http:\/\/tiles\.localhost;/)
  await picture(page, 'questions-ground')
}

const tile =
  '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#e8efe0" stroke="#9a9"/><path d="M0 90L256 130M120 0L150 256" stroke="#fff" stroke-width="14"/></svg>'

/** Waits until the draft holds such answers: no field is left meanwhile. */
async function kept(
  holds: (answers: Record<string, unknown>) => boolean,
  who: typeof liu = liu,
  of: string = draft,
): Promise<void> {
  const read = async () =>
    ((await who.get(`/api/${region}/drafts/${of}`)).json as { answers: Record<string, unknown> }).answers
  await platform.until(read, holds)
}

/** What is drawn, a day that is picked and a row that is taken out stand in the draft as soon as the hand is off, and again on the page that is opened anew. */
async function keptAtOnce(page: Page): Promise<void> {
  const lines = page.getByRole('textbox', { name: '住所范围' })
  const before = await lines.inputValue()
  const of = ({ plot }: Record<string, unknown>) => (plot as { vertices: unknown[] }).vertices.length
  await page.getByRole('button', { name: /^界址点图/ }).click({ position: { x: 20, y: 200 } })
  const drawn = await lines.inputValue()
  assert.notEqual(drawn, before)
  await kept((answers) => of(answers) === 5)
  await page.getByRole('button', { name: /^添加一行.*就诊记录/ }).click()
  await page.getByRole('group', { name: '就诊记录第 2 行' }).getByLabel('日期').fill('2026-01-16')
  await kept(({ visits }) => (visits as unknown[]).length === 2)
  await page.getByRole('button', { name: '删除就诊记录第 2 行' }).click()
  await kept(({ visits }) => (visits as unknown[]).length === 1)
  await page.reload()
  await awaken(page)
  assert.equal(await lines.inputValue(), drawn)
  await page.getByRole('button', { name: /^界址点 5，/ }).press('Delete')
  await kept((answers) => of(answers) === 4)
  assert.equal(await lines.inputValue(), before)
}

/** A corner set by a click, moved by a key, dragged, and taken back each time; what stood before stands again. */
async function onTheMap(page: Page): Promise<void> {
  const lines = page.getByRole('textbox', { name: '住所范围' })
  const before = await lines.inputValue()
  await page.getByRole('button', { name: '显示全部' }).click()
  await page.getByRole('button', { name: /^界址点图/ }).click({ position: { x: 20, y: 200 } })
  await page.getByText(/5 个界址点，面积/).waitFor()
  const fifth = page.getByRole('button', { name: /^界址点 5，/ })
  const set = await lines.inputValue()
  await fifth.press('ArrowLeft')
  assert.notEqual(await lines.inputValue(), set)
  await fifth.dragTo(page.getByRole('button', { name: /^界址点图/ }), { targetPosition: { x: 60, y: 190 } })
  await picture(page, 'questions-map')
  await page.getByRole('button', { name: '在界址点 2 和 3 之间添加界址点' }).press('Enter')
  await page.getByText(/6 个界址点，面积/).waitFor()
  const between = page.getByRole('button', { name: /^界址点 3，/ })
  assert.ok(await between.evaluate((corner) => corner === document.activeElement))
  await between.press('Delete')
  const undo = page.getByRole('button', { name: '撤销', exact: true })
  for (const _ of ['the corner taken out', 'the one put in', 'the drag', 'the key']) await undo.click()
  assert.equal(await lines.inputValue(), set)
  await fifth.press('Delete')
  assert.equal(await lines.inputValue(), before)
}
