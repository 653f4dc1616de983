import assert from 'node:assert/strict'
import { openStage, picture } from './stage.ts'

const stage = await openStage()

stage.step(
  'somebody who wants to open a restaurant finds the licence by saying so, and begins the application',
  async () => {
    const page = await stage.enter('applicant-liu-mingde', { at: '/lyg/' })
    await page.getByRole('searchbox', { name: '搜索事项' }).fill('我要开饭店')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.getByText('常用说法：开饭店').first().waitFor()
    await picture(page, 'found-by-everyday-words')
    await page.getByRole('link', { name: '食品经营许可（新办）' }).click()
    await page.getByRole('button', { name: '立即申请' }).waitFor()
  },
)

stage.step('what is nowhere leads on to questions, and those to an item that the platform does not run', async () => {
  const page = await stage.enter(null, { at: `/lyg/items?q=${encodeURIComponent('星际旅行签证官')}` })
  await page.getByText('没有找到事项').waitFor()
  await page.getByRole('link', { name: '按情况找事项' }).click()
  await page.getByRole('link', { name: '我要开店，需要办什么？' }).click()
  await page.getByRole('link', { name: '卖烟、书报、快递代收' }).click()
  await page.getByRole('link', { name: '烟草专卖零售许可证' }).click()
  await page.getByText('办事指南还在完善').waitFor()
  assert.equal(await page.getByRole('link', { name: '拨打 12345 咨询' }).getAttribute('href'), 'tel:12345')
  await page.getByRole('link', { name: '查看大厅地址和值守单位' }).click()
  await page.getByRole('heading', { name: '今日网上值守' }).waitFor()
})

stage.step('a choice narrows the list to as many items as it said, and is taken back', async () => {
  const page = await stage.enter(null, { at: '/lyg/items?serves=person' })
  await page.getByText('主题', { exact: true }).click()
  const choice = page.getByRole('navigation', { name: '缩小范围' }).getByRole('link', { name: /^婚姻登记/ })
  const count = /\d+$/.exec((await choice.innerText()).trim())![0]
  await choice.click()
  await page.getByText(`共 ${count} 项`).waitFor()
  await page.getByRole('link', { name: '取消“婚姻登记”' }).click()
  await page.waitForURL('**/items?serves=person')
})
