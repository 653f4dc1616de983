import assert from 'node:assert/strict'
import { lyg } from '#seed/city/lyg.ts'
import { identify } from './desk-steps.ts'
import { faultsAtBothWidths } from './faults-of-page.ts'
import { openStage, picture } from './stage.ts'

const stage = await openStage()
const account = 'applicant-xu-ruolan'
const xu = lyg.parties.find(({ key }) => key === 'xu-ruolan')!

stage.step('a person changes the number on a telephone, and reads that they did', async () => {
  const telephone = await stage.enter(account, { narrow: true, at: '/lyg/notices' })
  await telephone.getByText('还没有变更过联系电话和通知设置。').waitFor()
  await telephone.getByRole('textbox', { name: '新的手机号码' }).fill('13955550041')
  await telephone.getByRole('button', { name: '变更联系电话' }).click()
  await telephone.getByText('联系电话已变更。').waitFor()
  await telephone.getByText('现在使用的号码：139****0041').waitFor()
  const change = telephone.getByRole('listitem').filter({ hasText: '登录账号' })
  assert.match(await change.innerText(), /变更联系电话[\s\S]*本人/)
})

stage.step('a clerk who is told another number with the document changes it, and says so', async () => {
  const clerk = await stage.enter('clerk-a', { at: '/desk/window' })
  await identify(clerk, { name: xu.name, code: xu.code, phone: '13955550042' })
  await clerk.getByText('联系电话已变更，回执已签发').waitFor()
  await clerk.getByText('13955550042').waitFor()
  await picture(clerk, 'contact-changed-at-window')
  assert.deepEqual(await faultsAtBothWidths(clerk), [])
})

stage.step('the person finds the window among the changes, and what is chosen anew', async () => {
  const page = await stage.enter(account, { at: '/lyg/notices' })
  const atWindow = page.getByRole('listitem').filter({ hasText: '当面核对居民身份证' })
  assert.match(await atWindow.innerText(), /政务服务中心.*A03/)
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('通知设置已保存。').waitFor()
  assert.equal(await page.getByRole('heading', { name: '修改通知设置' }).count(), 0, 'nothing new was chosen')
  await page.getByRole('checkbox', { name: '办理结果已经交寄' }).uncheck()
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByRole('heading', { name: '修改通知设置' }).waitFor()
  await picture(page, 'contact-changes')
  assert.deepEqual(await faultsAtBothWidths(page), [])
})
