import type { Locator, Page } from 'playwright-core'
import { partsOf } from '#contracts/answer-parts.ts'
import { answerText } from '#contracts/answer.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { openTasks } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { goWithin } from './stage.ts'

/** The accounts to which the draw gave a task of this kind, found as they themselves would: each looks into its own list. */
export async function drawn(
  platform: TestPlatform,
  role: 'reviewer' | 'lead' | 'decider' | 'head' | 'chair' | 'expert',
  item: Item,
  count: number,
): Promise<{ account: string; task: string; title: string; code: string }[]> {
  const found = await platform.until(
    () => openTasks(platform, role, item),
    (tasks) => tasks.length >= count,
  )
  return found.map(({ visitor, task }) => ({
    account: visitor.account!,
    task: task.task,
    title: task.title,
    code: task.code,
  }))
}

/** Answers the question of a dialog with the button of this name. */
export async function confirm(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Photographs so many pages of a material; they wait in the dialog. */
export async function takePages(slot: Locator, pages: number): Promise<Locator> {
  await slot.getByRole('button', { name: '高拍仪拍摄' }).click()
  const camera = slot.page().getByRole('dialog', { name: /^高拍仪拍摄/ })
  for (let page = 1; page <= pages; page += 1) {
    await camera.getByRole('button', { name: '拍摄', exact: true }).click()
    await camera.getByRole('button', { name: `第 ${page} 页` }).waitFor()
  }
  return camera
}

/** Photographs so many pages of a material into its slot. */
export async function photograph(slot: Locator, pages: number): Promise<void> {
  const camera = await takePages(slot, pages)
  await camera.getByRole('button', { name: /^放入材料/ }).click()
  await camera.waitFor({ state: 'detached' })
}

/** Opens the first case of an inbox that has this number. */
export async function openFromInbox(page: Page, number: string): Promise<void> {
  const link = page.getByRole('link', { name: number })
  const stands = page.url().endsWith('/desk/inbox') && (await link.isVisible())
  if (!stands) await goWithin(page, '/desk/inbox')
  await link.click()
  await page.getByRole('tab', { name: '形式审查' }).waitFor()
}

/** Marks everything as conforming and accepts the case. */
export async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: '其余全部符合' }).click()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await confirm(page, '受理')
  await page.getByText('已受理 · 回执已签发').waitFor()
}

/** Fills in the scoring sheet with every criterion met, and gives the verdict. */
export async function fillSheet(page: Page, criteria: number, finding: string): Promise<void> {
  for (let at = 0; at < criteria; at += 1) {
    const criterion = page.locator('fieldset.criterion').nth(at)
    await criterion.getByText('符合', { exact: true }).click()
    await criterion.getByRole('textbox', { name: '认定情况' }).fill(finding)
  }
  await page.getByRole('radio', { name: '通过', exact: true }).check()
}

export async function sendOpinion(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交审查意见' }).click()
  await confirm(page, '提交审查意见')
  await page.getByText('审查意见已提交 · 回执已签发').waitFor()
}

/** Writes the lead's merged text and sends it. */
export async function merge(page: Page, summary: string): Promise<void> {
  await page.getByRole('radio', { name: '通过', exact: true }).check()
  await page.getByRole('textbox', { name: '汇总意见' }).fill(summary)
  await page.getByRole('button', { name: '提交汇总意见' }).click()
  await confirm(page, '提交汇总意见')
  await page.getByText('汇总意见已提交 · 回执已签发').waitFor()
}

export async function decide(
  page: Page,
  outcome: '准予许可' | '不予许可',
  reasons: string,
  basis: string,
): Promise<void> {
  await page.getByRole('radio', { name: outcome }).check()
  await page.getByRole('textbox', { name: /^理由/ }).fill(reasons)
  await page.getByRole('textbox', { name: '法律依据' }).fill(basis)
  await page.getByRole('button', { name: '作出决定' }).click()
  await confirm(page, '作出决定')
  await page.getByText('决定已作出 · 回执已签发').waitFor()
}

/** The operator moves the platform's day forward. */
export async function moveClock(page: Page, days: number): Promise<void> {
  const stands = page.url().endsWith('/desk/clock') && !(await page.getByText(/平台日期已到/).isVisible())
  if (!stands) await goWithin(page, '/desk/clock')
  await page.getByRole('spinbutton', { name: '向前拨动的天数' }).fill(String(days))
  await page.getByRole('button', { name: '拨动时钟' }).click()
  await confirm(page, '拨动时钟')
  await page.getByText(/平台日期已到/).waitFor()
}

/** Types what the document of the person at the window says. */
export async function identify(page: Page, person: { name: string; code: string; phone: string }): Promise<void> {
  await page.getByRole('textbox', { name: '姓名' }).fill(person.name)
  await page.getByRole('textbox', { name: '身份证号码' }).fill(person.code)
  await page.getByRole('textbox', { name: '手机号码' }).fill(person.phone)
  await page.getByRole('button', { name: '核验身份' }).click()
}

/** Fills in the clerk's form; the questions are the same as on the public site. */
export async function fillForm(
  page: Page,
  item: Item,
  answers: Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>>>>,
): Promise<void> {
  for (const field of visibleFields(item, answers)) {
    const answer = answers[field.key]
    const place = page.locator(`[data-field="${field.key}"]`)
    if (answer === undefined) continue
    if (typeof answer === 'object') {
      await fillParts(page, field, answer)
      continue
    }
    const text = answerText({ ...field, unit: undefined }, answer)
    if (field.type === 'choice' && (field.options?.length ?? 0) > 5) {
      await place.getByRole('combobox').click()
      await page.getByTitle(text, { exact: true }).click()
    } else if (field.type === 'choice' || field.type === 'yes-no') {
      await place.getByRole('radio', { name: text, exact: true }).check()
    } else await place.getByRole(field.type === 'number' ? 'spinbutton' : 'textbox').fill(text)
  }
}

/** The parts of one answer, each under the label of the whole and its own; long lists are menus. */
async function fillParts(page: Page, field: Field, answer: Readonly<Record<string, string>>): Promise<void> {
  const composite = { ...field, type: field.type as 'address' }
  for (const part of partsOf(composite, answer)) {
    const label = `${field.label}的${part.label}`
    const text = answerText(part, answer[part.key])
    if (part.type === 'choice') {
      await page.getByRole('combobox', { name: label }).click()
      await page.getByTitle(text, { exact: true }).click()
    } else await page.getByRole('textbox', { name: label }).fill(text)
  }
}

/** Draws something like 刘 on the pad, stroke by stroke. */
export async function sign(page: Page): Promise<void> {
  const box = (await page.locator('.signature-pad').boundingBox())!
  const strokes = [
    [0.3, 0.2, 0.34, 0.3],
    [0.2, 0.36, 0.46, 0.34],
    [0.42, 0.36, 0.2, 0.8],
    [0.24, 0.46, 0.46, 0.78],
    [0.6, 0.3, 0.6, 0.62],
    [0.74, 0.18, 0.74, 0.8],
  ] as const
  for (const [x, y, toX, toY] of strokes) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height)
    await page.mouse.down()
    await page.mouse.move(box.x + toX * box.width, box.y + toY * box.height, { steps: 8 })
    await page.mouse.up()
  }
  await page.getByRole('img', { name: '签名板，已签名' }).waitFor()
}
