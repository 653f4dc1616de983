import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { lyg } from '#seed/city/lyg.ts'
import { answersFor, itemOf } from '#tests/harness/case-walk.ts'
import { paperText } from '#tests/harness/paper-text.ts'
import * as desk from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { goWithin, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const xu = lyg.parties.find(({ key }) => key === 'xu-ruolan')!
const stage = await openStage()
const answers = answersFor(item, { centralAir: false }) as Parameters<typeof desk.fillForm>[2]
let clerk: Page

async function look(name: string): Promise<void> {
  await picture(clerk, name)
  assert.deepEqual(await faultsAtBothWidths(clerk), [], name)
}

/** Opens the item for whoever stands here and fills in its form. */
async function begin(): Promise<void> {
  await clerk.getByRole('searchbox', { name: '按事项名称查找' }).fill('公共场所卫生许可')
  const found = clerk.getByRole('listitem').filter({ hasText: item.name })
  await found.getByRole('button', { name: '开始收件' }).click()
  await clerk.getByRole('heading', { level: 1, name: item.name }).waitFor()
  await desk.fillForm(clerk, item, answers)
  await clerk.getByRole('button', { name: '下一步：核收材料' }).click()
}

async function takeIn(...names: string[]): Promise<void> {
  for (const name of names)
    await clerk
      .locator('.slot', { hasText: name })
      .first()
      .getByRole('checkbox', { name: '已核验纸质原件并收下' })
      .check()
}

async function handIn(): Promise<void> {
  await clerk.getByRole('checkbox', { name: /申请人已当面确认或者在书面申请中写明/ }).check()
  await clerk.getByRole('button', { name: '提交申请' }).click()
  await desk.confirm(clerk, '提交申请')
  await clerk.locator('.slip').waitFor()
}

stage.step('whoever is registered shows the document and says no phone again', async () => {
  clerk = await stage.enter('clerk-a', { stays: true })
  await clerk.getByRole('textbox', { name: '姓名' }).fill(xu.name)
  await clerk.getByRole('textbox', { name: '身份证号码' }).fill(xu.code)
  await clerk.getByRole('button', { name: '核验身份' }).click()
  await clerk.getByText('已登记的申请人', { exact: true }).waitFor()
  await clerk.getByText(xu.phone!).waitFor()
  await clerk.getByText('申请人没有本平台发的证照。').waitFor()
  await look('desk-window-known')
})

stage.step('告知承诺: the person reads and signs at the window, and is decided on the spot', async () => {
  await begin()
  await clerk.getByRole('radio', { name: /告知承诺：签署承诺书/ }).check()
  await clerk.locator('.slot', { hasText: '公共场所卫生检测或者评价报告' }).getByText('由承诺代替，不收').waitFor()
  assert.ok((await clerk.getByRole('link', { name: /^空白表（PDF）：/ }).count()) > 0)
  await look('desk-filling-promise-materials')
  await takeIn('申请表', '身份证明', '平面图')
  await clerk.getByRole('button', { name: '下一步：核对并提交' }).click()
  const submit = clerk.getByRole('button', { name: '提交申请' })
  assert.ok(await submit.isDisabled(), 'nothing is handed in unsigned')
  await clerk.getByRole('checkbox', { name: /自愿作出上列承诺/ }).check()
  await clerk.getByRole('textbox', { name: '承诺人（签署）' }).fill('别人')
  await clerk.getByText(`签署的名称应当与申请人一致：${xu.name}`).waitFor()
  await clerk.getByRole('textbox', { name: '承诺人（签署）' }).fill(xu.name)
  await look('desk-filling-promise')
  await handIn()
  await clerk.getByRole('button', { name: '查看办件' }).click()
  await clerk.getByRole('tab', { name: /^文书/ }).click()
  for (let at = 0; at < 20 && (await clerk.getByRole('link', { name: /公共场所卫生许可证/ }).count()) === 0; at += 1) {
    await clerk.waitForTimeout(500)
    await clerk.reload()
    await clerk.getByRole('tab', { name: /^文书/ }).click()
  }
  for (const paper of ['受理通知书', '告知承诺书', '公共场所卫生许可证'])
    await clerk.getByRole('link', { name: new RegExp(paper) }).waitFor()
  await look('desk-promise-papers')
})

stage.step('变更: of the licence that was given, with what it was given for', async () => {
  await goWithin(clerk, '/desk/window')
  await desk.identify(clerk, { name: xu.name, code: xu.code, phone: '13955550002' })
  await clerk.getByText('在窗口提供').waitFor()
  await clerk.getByRole('button', { name: '申请变更：公共场所卫生许可证' }).waitFor()
  await look('desk-window-licences')
  await clerk.getByRole('button', { name: '申请变更：公共场所卫生许可证' }).click()
  await clerk.getByText('内容已从原申请带入').waitFor()
  assert.equal(await clerk.locator('[data-field="venueName"] input').inputValue(), answers['venueName'])
  await look('desk-filling-change')
})

stage.step('容缺: what is minor comes later, against a promise', async () => {
  await goWithin(clerk, '/desk/window')
  await desk.identify(clerk, { name: xu.name, code: xu.code, phone: '13955550002' })
  await begin()
  await takeIn('申请表', '身份证明', '平面图', '公共场所卫生检测或者评价报告')
  const rules = clerk.locator('.slot', { hasText: '卫生管理制度' })
  await rules.getByRole('checkbox', { name: /容缺后补/ }).check()
  await look('desk-filling-later-materials')
  await clerk.getByRole('button', { name: '下一步：核对并提交' }).click()
  await clerk.getByRole('checkbox', { name: /补齐上述材料/ }).check()
  await look('desk-filling-later')
  await handIn()
  await clerk.getByRole('button', { name: '形式审查并受理' }).click()
  await clerk.getByText('容缺').first().waitFor()
})

stage.step(
  '不予受理: the window that the commission has charged refuses in its own name, and hands over the paper',
  async () => {
    await goWithin(clerk, '/desk/window')
    await desk.identify(clerk, { name: xu.name, code: xu.code, phone: '13955550002' })
    await begin()
    await takeIn('申请表', '身份证明', '平面图', '公共场所卫生检测或者评价报告', '卫生管理制度')
    await clerk.getByRole('button', { name: '下一步：核对并提交' }).click()
    await handIn()
    await clerk.getByRole('button', { name: '形式审查并受理' }).click()
    await clerk.getByText(/本事项已授权综合窗口受理/).waitFor()
    await clerk.getByRole('button', { name: '不予受理' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByRole('radio', { name: '依法不属于本机关职权范围' }).check()
    await dialog
      .getByRole('textbox', { name: '具体理由' })
      .fill('该场所位于东海县，按照属地管辖由县级卫生健康部门实施许可。')
    await dialog.getByRole('textbox', { name: '有权办理的机关' }).fill('东海县卫生健康委员会')
    await look('desk-window-refusal')
    await desk.confirm(clerk, '作出不予受理决定')
    await clerk.getByText('不予受理决定已作出 · 回执已签发').waitFor()
    const paper = clerk.getByRole('link', { name: '打印不予受理通知书' })
    await paper.waitFor()
    await look('desk-window-refused')
    const pdf = await clerk.request.get(new URL((await paper.getAttribute('href'))!, clerk.url()).href)
    assert.equal(pdf.status(), 200)
    const text = await paperText(await pdf.body())
    for (const words of [
      '不予受理通知书',
      xu.name,
      '连云港市卫生健康委员会授权综合窗口受理',
      '该场所位于东海县',
      '请向东海县卫生健康委员会申请',
      '连云港市人民政府',
      '连云港市海州区人民法院',
    ])
      assert.ok(text.includes(words), `the paper lacks “${words}”: ${text}`)
  },
)
