import assert from 'node:assert/strict'
import type { Page, Request } from 'playwright-core'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { answerGroup } from './site-steps.ts'
import { awaken, openStage, picture } from './stage.ts'

const item = itemOf('public-venue-hygiene')
const stage = await openStage()
const account = 'applicant-xu-ruolan'

let telephone: Page
let computer: Page
let draft: string

const saved = (page: Page) => page.getByText(/已自动保存/).waitFor()
const answersOf = async (): Promise<Record<string, unknown>> => {
  const visitor = await stage.platform.as(account)
  const answer = await visitor.get(`/api/${region}/drafts/${draft}`)
  return (answer.json as { answers: Record<string, unknown> }).answers
}

stage.step('an application begun on a telephone is saved field by field', async () => {
  telephone = await stage.enter(account, { narrow: true, at: `/lyg/items/${item.code}`, stays: 'altered' })
  await telephone.getByRole('button', { name: '立即申请' }).first().click()
  await telephone.waitForURL(/\/apply\/[^/]+\/1$/)
  draft = new URL(telephone.url()).pathname.split('/')[3]!
  await telephone.goto(`/lyg/apply/${draft}/2`)
  await awaken(telephone)
  await answerGroup(telephone, item, 1, { venueName: '海州湾清泉宾馆' })
  await telephone.locator('#field-venueName').blur()
  await saved(telephone)
})

stage.step('who pauses within an answer has it saved without leaving the field, and no key by itself', async () => {
  const sent: string[] = []
  const count = (request: Request) => void (request.method() === 'PUT' && sent.push(request.url()))
  telephone.on('request', count)
  const field = telephone.locator('#field-venueName')
  const saving = telephone.waitForResponse((answer) => answer.request().method() === 'PUT')
  await field.fill('海州湾')
  await field.press('End')
  await field.pressSequentially('清泉旅馆')
  await saving
  assert.equal(sent.length, 1)
  assert.equal((await answersOf())['venueName'], '海州湾清泉旅馆')
  telephone.off('request', count)
  await field.fill('海州湾清泉宾馆')
  await field.blur()
  await stage.platform.until(answersOf, (answers) => answers['venueName'] === '海州湾清泉宾馆')
})

stage.step('at a computer the list of drafts says how old it is and how long it is kept, and leads on', async () => {
  computer = await stage.enter(account, { at: '/lyg/cases', stays: true })
  const entry = computer.locator('.item', { hasText: item.name }).first()
  await entry.getByText(/上次保存 .*（今天）/).waitFor()
  await entry.getByText(/不再修改的草稿保留到2027年2月/).waitFor()
  await picture(computer, 'drafts')
  await entry.getByRole('link', { name: /继续填写/ }).click()
  await computer.waitForURL(/\/apply\//)
  await computer.goto(`/lyg/apply/${draft}/2`)
  await awaken(computer)
  assert.equal(await computer.locator('#field-venueName').inputValue(), '海州湾清泉宾馆')
  await computer.locator('#field-area').fill('1260')
  await computer.locator('#field-area').blur()
  await saved(computer)
})

stage.step('what the computer saved in another field is taken in on the telephone, and nothing is asked', async () => {
  await telephone.locator('#field-workers').fill('12')
  await telephone.locator('#field-workers').blur()
  await telephone.waitForFunction(() => document.querySelector<HTMLInputElement>('#field-area')?.value === '1260')
  await saved(telephone)
  const answers = await answersOf()
  assert.equal(answers['area'], 1260)
  assert.equal(answers['workers'], 12)
})

stage.step('in the same field the newer content is offered, and what was typed is not lost', async () => {
  await telephone.locator('#field-area').fill('1300')
  await telephone.locator('#field-area').blur()
  await telephone.waitForFunction(() => document.querySelector('.saving')?.textContent?.startsWith('已自动保存'))
  await computer.locator('#field-area').fill('1400')
  await computer.locator('#field-venueName').focus()
  const offer = computer.getByRole('alert').filter({ hasText: '这份草稿已在别处作过修改' })
  await offer.waitFor()
  assert.match(await offer.innerText(), /1300[\s\S]*1400/)
  // The focus stays where somebody goes on writing.
  assert.equal(await computer.evaluate(() => document.activeElement?.id), 'field-venueName')
  assert.equal((await answersOf())['area'], 1300)
  await picture(computer, 'draft-newer')
  await offer.getByRole('button', { name: '载入较新的内容' }).click()
  await offer.waitFor({ state: 'detached' })
  assert.equal(await computer.locator('#field-area').inputValue(), '1300')
  assert.equal(await computer.locator('#field-workers').inputValue(), '12')
  assert.equal(await computer.evaluate(() => document.activeElement?.id), 'field-area')
})

stage.step('or what was typed is kept over it', async () => {
  await telephone.locator('#field-area').fill('1310')
  await telephone.locator('#field-area').blur()
  await telephone.waitForFunction(() => document.querySelector('.saving')?.textContent?.startsWith('已自动保存'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await computer.locator('#field-area').fill('1400')
  await computer.locator('#field-area').blur()
  await computer.getByRole('button', { name: '保留我在本页填写的内容' }).click()
  await saved(computer)
  assert.equal((await answersOf())['area'], 1400)
})

stage.step('a draft is deleted from the list after one more question', async () => {
  await computer.goto('/lyg/cases')
  const entry = computer.locator('.item', { hasText: item.name }).first()
  await entry.getByText('删除这份草稿').click()
  await entry.getByRole('button', { name: '确定删除' }).click()
  await computer.getByText('您还没有提交过申请').waitFor()
})
