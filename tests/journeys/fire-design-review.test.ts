import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { SessionView } from '#contracts/identity.ts'
import { openOfficeCertificates } from '#server/modules/documents/office-certificates.ts'
import { paintPdf } from '#server/modules/documents/page-images/paint-pdf.ts'
import { verifyLicenceCode } from '#server/modules/documents/qr/licence-code.ts'
import { verifyPdf } from '#server/modules/documents/signature/verify-pdf.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { designFile, plainFile } from './design-file.ts'
import * as desk from './desk-steps.ts'
import { readQr } from './read-qr.ts'
import { answerGroup, goOn, reloadUntil, upload } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const item = itemOf('fire-design-review')
const firmName = '连云港港城物流有限公司'
const projectName = '港城物流园二期 3 号丙类仓库'
const secrets = [firmName, '港城', '91320700MA9X00011X', '王海燕', projectName]
const answers = {
  legalPerson: '沈国华',
  address: { division: '320703', town: '320703001', detail: '海棠北路 88 号' },
  projectName,
  projectCode: '2509-320703-89-01-100019',
  projectAddress: { division: '320703', town: '320703005', detail: '物流大道 6 号' },
  workKind: 'new',
  specialKind: 'explosive',
  temporary: false,
  specialDesign: false,
  useClass: 'warehouse',
  hazardClass: 'c',
  fireRating: '1',
  floorArea: 11_860,
  height: 12.6,
  storeysAbove: 1,
  storeysBelow: 0,
  systems: ['hydrant', 'sprinkler', 'alarm', 'smoke', 'lighting'],
  permittedArea: 11_860,
  permittedHeight: 12.6,
  permittedUse: 'warehouse',
  designer: { name: '江苏海岳建筑设计院有限公司', code: '91350100M000100Y43' },
  designerGrade: 'a',
}

const stage = await openStage()
let firm: Page
let acceptor: Page
let operator: Page
let number: string
let caseAddress: string
let licence: { pdf: Buffer; identifier: string }

stage.step('the agent of a firm logs in with one click, finds the item by search and reads its guide', async () => {
  firm = await stage.enter('applicant-wang-for-gangcheng', { stays: true })
  await firm.getByText('代表 连云港港城物流有限公司').waitFor()
  await picture(firm, 'home')
  await firm.getByLabel('搜索事项').fill('消防')
  await firm.getByRole('button', { name: '搜索' }).click()
  await firm.getByRole('heading', { name: '与“消防”有关的事项' }).waitFor()
  assert.equal(await firm.getByRole('link', { name: '公共场所卫生许可' }).count(), 0)
  await firm.getByRole('link', { name: '建设工程消防设计审查' }).click()
  await firm.getByRole('img', { name: /办理流程图/ }).waitFor()
  for (const words of ['承诺办结时限', '不收费', '第十一条', '行政复议', '消防设计文件'])
    await firm.getByText(words).first().waitFor()
  await picture(firm, 'guide')
})

stage.step('a wrong check digit is shown at its field and mended there', async () => {
  await firm.getByRole('button', { name: '立即申请' }).click()
  await firm.getByRole('heading', { level: 1, name: '建设单位' }).waitFor()
  await awaken(firm)
  assert.equal(await firm.locator('#field-firmName').inputValue(), firmName)
  await answerGroup(firm, item, 0, { ...answers, firmCode: '91320700MA9X00012X' })
  await firm.getByRole('button', { name: '保存并继续' }).click()
  await firm
    .getByRole('alert')
    .getByRole('link', { name: /统一社会信用代码校验不通过/ })
    .click()
  assert.equal(await firm.evaluate(() => document.activeElement?.id), 'field-firmCode')
  await picture(firm, 'apply-error')
  await firm.keyboard.press('Control+A')
  await firm.keyboard.type('91320700MA9X00011X')
  await goOn(firm, '工程项目')
})

stage.step('a draft broken off is found again under 我的办件 with everything in it', async () => {
  await answerGroup(firm, item, 1, answers)
  await firm.locator('#field-projectName').blur()
  await firm.getByText(/已自动保存/).waitFor()
  await firm.reload()
  assert.equal(await firm.locator('#field-projectName').inputValue(), projectName)
  await firm.goto('/lyg/cases')
  await picture(firm, 'cases-draft')
  await firm.getByRole('link', { name: /继续填写/ }).click()
  await firm.getByRole('heading', { level: 1, name: '建设单位' }).waitFor()
  await awaken(firm)
  await goOn(firm, '工程项目')
  assert.equal(await firm.locator('#field-projectCode').inputValue(), answers.projectCode)
  await answerGroup(firm, item, 1, answers)
  await goOn(firm, '建筑情况')
  await answerGroup(firm, item, 2, answers)
  await picture(firm, 'apply-group')
  await goOn(firm, '许可文件载明的数据')
  await answerGroup(firm, item, 3, answers)
  await goOn(firm, '设计单位')
  await answerGroup(firm, item, 4, answers)
  await goOn(firm, '上传材料')
})

stage.step(
  'the firm uploads its PDFs, is told of a file that is none, and submits for a number and a receipt',
  async () => {
    await firm.getByText('由前面填写的内容生成').waitFor()
    assert.equal(await firm.locator('#material-application').count(), 0)
    await firm.locator('#material-designFiles').setInputFiles({
      name: '设计文件.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ this is no PDF at all'),
    })
    await firm.getByText(/文件内容不是允许的格式/).waitFor()
    await upload(firm, 'designFiles', '消防设计文件.pdf', designFile())
    await upload(firm, 'planningPermit', '规划许可证.pdf', plainFile('建设工程规划许可证'))
    await picture(firm, 'apply-materials')
    await goOn(firm, '检查您的答案', '继续')
    await firm.getByText('11860 平方米').first().waitFor()
    await picture(firm, 'apply-check')
    await firm.getByLabel(/我声明/).check()
    await firm.getByRole('button', { name: '提交申请' }).click()
    await firm.getByRole('heading', { name: '申请已提交' }).waitFor()
    number = await firm.locator('.filed__number').innerText()
    assert.match(number, /^.{31}\d{12}$/)
    await picture(firm, 'apply-filed')
    const [download] = await Promise.all([
      firm.waitForEvent('download'),
      firm.getByRole('button', { name: '下载电子回执' }).click(),
    ])
    const receipt = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, string>
    assert.equal(receipt['format'], 'yichuang-receipt-1')
    await firm.getByRole('link', { name: '查看办件进度' }).click()
    await firm.getByText('正在核对材料是否齐全').waitFor()
    await reloadUntil(firm, '材料接收凭证')
    await reloadUntil(firm, '特殊建设工程消防设计审查申请表')
    caseAddress = new URL(firm.url()).pathname
    await picture(firm, 'case-intake')
  },
)

stage.step('the acceptor checks every material and answer against its standard and sends the one notice', async () => {
  acceptor = await stage.enter('acceptor-zhengwu-a', { stays: true })
  await picture(acceptor, 'desk-inbox')
  await desk.openFromInbox(acceptor, number)
  assert.equal(await acceptor.getByRole('button', { name: '受理', exact: true }).isDisabled(), true)
  await acceptor.getByRole('button', { name: '规划许可证.pdf' }).click()
  const line = acceptor.locator('[data-line]', {
    has: acceptor.getByRole('button', { name: '建设工程规划许可文件', exact: true }),
  })
  await line.getByText('不符合', { exact: true }).click()
  await line.getByRole('combobox', { name: '缺项原因' }).click()
  await acceptor.getByTitle('内容不完整').click()
  await line.getByRole('textbox', { name: /如何补正/ }).fill('规划许可证缺少附图，请补交带附图的完整文件。')
  await acceptor.getByRole('button', { name: '其余全部符合' }).click()
  assert.equal(await acceptor.getByRole('button', { name: '受理', exact: true }).isDisabled(), true)
  await picture(acceptor, 'desk-formal-check')
  await acceptor.getByRole('button', { name: '一次性补正告知' }).click()
  const dialog = acceptor.getByRole('dialog')
  await dialog.getByText('规划许可证缺少附图').waitFor()
  assert.equal(await dialog.getByRole('button', { name: '发出补正告知' }).isDisabled(), true)
  await dialog.getByRole('checkbox').check()
  await picture(acceptor, 'desk-notice')
  await desk.confirm(acceptor, '发出补正告知')
  await acceptor.getByText('补正告知已发出 · 回执已签发').waitFor()
})

stage.step('the firm reads what is missing and mends it; the days of mending do not count', async () => {
  operator = await stage.enter('operator', { stays: true })
  await picture(operator, 'desk-clock')
  await desk.moveClock(operator, 1)
  await firm.goto(caseAddress)
  await firm.getByRole('heading', { name: '需要补正的内容' }).waitFor()
  await firm.getByText('规划许可证缺少附图').first().waitFor()
  await picture(firm, 'case-correcting')
  await firm.getByRole('link', { name: '开始补正' }).first().click()
  await awaken(firm)
  await upload(firm, 'planningPermit', '规划许可证含附图.pdf', plainFile('建设工程规划许可证及附图'))
  await picture(firm, 'correct')
  await firm.getByRole('button', { name: '提交补正' }).click()
  await firm.getByText('正在核对材料是否齐全').waitFor()
})

stage.step(
  'a second notice is impossible: there is no button, and a direct request is refused with the article',
  async () => {
    await desk.openFromInbox(acceptor, number)
    await acceptor.getByRole('button', { name: '受理', exact: true }).waitFor()
    assert.equal(await acceptor.getByRole('button', { name: '一次性补正告知' }).count(), 0)
    const session = (await (await acceptor.request.get('/api/session')).json()) as SessionView & { csrf: string }
    const refused = await acceptor.request.post(`/api/lyg/cases/${caseAddress.split('/').at(-1)}/deficiency-notice`, {
      headers: { 'x-csrf-token': session.csrf, 'command-id': crypto.randomUUID(), origin: stage.base },
      data: {
        defects: [{ about: 'material', key: 'designFiles', reason: 'incomplete', remark: '请补交总平面图的电子文件' }],
      },
    })
    assert.equal(refused.status(), 409)
    const problem = (await refused.json()) as { code: string; detail: string; basis: string }
    assert.equal(problem.code, 'case.no-notice-left')
    assert.match(problem.basis, /《中华人民共和国行政许可法》第三十二条第一款第四项/)
    await desk.accept(acceptor)
    await picture(acceptor, 'desk-accepted')
  },
)

stage.step(
  'four drawn reviewers see codes and page images, never the firm, and fill in their sheets without seeing each other',
  async () => {
    const tasks = await desk.drawn(stage.platform, 'reviewer', item, 4)
    assert.equal(new Set(tasks.map((task) => task.code)).size, 4)
    const offices = new Set(tasks.map(({ account }) => account.split('-')[1]))
    assert.deepEqual(offices, new Set(['guodong', 'yingji', 'zhujian', 'ziran']))
    for (const [at, task] of tasks.entries()) {
      const page = await stage.enter(task.account)
      if (at === 0) await picture(page, 'desk-tasks')
      await page.getByRole('link', { name: task.code }).click()
      await page.getByRole('heading', { level: 1, name: task.title }).waitFor()
      await page.waitForFunction(
        () => (document.querySelector<HTMLImageElement>('.page-image img')?.naturalWidth ?? 0) > 500,
      )
      await page.getByRole('button', { name: '下一页' }).click()
      await page.getByText('2 / 3').waitFor()
      const seen = await page.content()
      for (const secret of [...secrets, number, caseAddress.split('/').at(-1)!])
        assert.ok(!seen.includes(secret), `${task.account} sees ${secret}`)
      const sheet = item.sheets.find((one) =>
        item.tasks.some((each) => each.title === task.title && each.sheet === one.key),
      )!
      await desk.fillSheet(page, sheet.criteria.length, '图纸第 2 页及说明书已逐项核对，满足规范限值')
      await page.getByText('达到合格线', { exact: true }).waitFor()
      if (at === 0) await picture(page, 'desk-review')
      await desk.sendOpinion(page)
      assert.equal(await page.getByRole('button', { name: '提交审查意见' }).count(), 0)
      stage.leave(page)
    }
  },
)

stage.step('the lead merges four opinions into one text, and the decider decides blind', async () => {
  const [leading] = await desk.drawn(stage.platform, 'lead', item, 1)
  const lead = await stage.enter(leading!.account)
  await lead.getByRole('link', { name: leading!.code }).click()
  await lead.getByText('各部门意见对照').waitFor()
  assert.equal((await lead.getByRole('columnheader').count()) >= 4, true)
  await desk.merge(lead, '四个单位均认为消防设计文件符合强制性标准，评分均达到合格线，建议准予许可。')
  await picture(lead, 'desk-merge')
  stage.leave(lead)
  await desk.moveClock(operator, 2)
  const [deciding] = await desk.drawn(stage.platform, 'decider', item, 1)
  const decider = await stage.enter(deciding!.account)
  await decider.getByRole('link', { name: deciding!.code }).click()
  await decider.getByText('四个单位均认为').waitFor()
  const seen = await decider.content()
  for (const secret of [...secrets, number]) assert.ok(!seen.includes(secret), `the decider sees ${secret}`)
  await picture(decider, 'desk-decide')
  await desk.decide(
    decider,
    '准予许可',
    '消防设计文件符合国家工程建设消防技术标准，申请材料齐全。',
    '《中华人民共和国消防法》第十二条；《建设工程消防设计审查验收管理暂行规定》第二十三条',
  )
})

stage.step('the firm sees used and left working days and gets a signed licence whose code proves itself', async () => {
  await firm.goto(caseAddress)
  await reloadUntil(firm, '下载《建设工程消防设计审查意见书》')
  const clocks = await firm.getByRole('list').filter({ hasText: '承诺' }).first().innerText()
  assert.match(clocks.replaceAll(/\s+/g, ' '), /已用 2 个工作日 剩余 5 个工作日/)
  await picture(firm, 'case-ready')
  const [download] = await Promise.all([
    firm.waitForEvent('download'),
    firm.getByRole('link', { name: '下载《建设工程消防设计审查意见书》' }).click(),
  ])
  const pdf = readFileSync(await download.path())
  const offices = openOfficeCertificates({
    keys: testKeys,
    folder: join(stage.platform.dataFolder, 'keys'),
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2049-12-31T23:59:59Z'),
    makes: 'none',
  })
  const verdict = verifyPdf(pdf, [await offices.authorityPem()])
  assert.equal(verdict.ok, true, JSON.stringify(verdict))
  assert.equal(verdict.signer, '连云港市住房和城乡建设局')
  const [page] = await Array.fromAsync(paintPdf(pdf))
  const code = await readQr(page!)
  const claim = verifyLicenceCode(code, testKeys.evidence.publicKey)
  assert.ok(claim, 'the code is signed by this platform')
  licence = { pdf, identifier: claim.identifier }
  await firm.getByText(claim.identifier).first().waitFor()
  const anybody = await stage.enter(null, { at: '/lyg/verify' })
  await picture(anybody, 'verify')
  await anybody.getByLabel('证照标识或二维码内容').fill(code)
  await anybody.getByRole('button', { name: '核验' }).click()
  await anybody.getByRole('heading', { name: '证照有效' }).waitFor()
  await anybody.getByText('二维码由本平台签名').waitFor()
  await picture(anybody, 'verify-genuine')
})

stage.step(
  'what is not the issued licence is called so: one changed character in the code, one changed byte in the file',
  async () => {
    const offices = openOfficeCertificates({
      keys: testKeys,
      folder: join(stage.platform.dataFolder, 'keys'),
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2049-12-31T23:59:59Z'),
      makes: 'none',
    })
    const changed = Buffer.from(licence.pdf)
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    assert.equal(verifyPdf(changed, [await offices.authorityPem()]).ok, false)
    const anybody = await stage.enter(null, { at: '/lyg/verify' })
    const other = licence.identifier.replace(/\d(?=\.[^.]*$)/, (digit) => String((Number(digit) + 1) % 10))
    await anybody.getByLabel('证照标识或二维码内容').fill(other)
    await anybody.getByRole('button', { name: '核验' }).click()
    await anybody.getByRole('heading', { name: '没有查到这份证照' }).waitFor()
    await picture(anybody, 'verify-unknown')
  },
)

stage.step('the firm receives the result and rates once; a second rating is impossible', async () => {
  await firm.goto(caseAddress)
  await firm.getByRole('button', { name: '签收结果' }).click()
  await firm.getByText('准予许可，结果已经送达').waitFor()
  await firm.getByRole('radio', { name: '非常满意' }).check()
  await firm.getByRole('checkbox', { name: '办理效率' }).check()
  await firm.getByLabel(/意见或建议/).fill('两个工作日办结，全程没有跑一次。')
  await picture(firm, 'case-rate')
  await firm.getByRole('button', { name: '提交评价' }).click()
  await firm.getByText('感谢您的评价').waitFor()
  assert.equal(await firm.getByRole('button', { name: '提交评价' }).count(), 0)
  await picture(firm, 'case-closed')
  const session = (await (await firm.request.get('/api/session')).json()) as { csrf: string }
  const again = await firm.request.post(`/api${caseAddress}/rating`, {
    headers: { 'x-csrf-token': session.csrf, 'command-id': crypto.randomUUID(), origin: stage.base },
    data: { stars: 1, tags: [], remark: null },
  })
  assert.equal(again.status(), 409)
  assert.equal(((await again.json()) as { code: string }).code, 'rating.once')
})
