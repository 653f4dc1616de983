import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { verticesOf } from '#contracts/answer-parts.ts'
import { visibleFields } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { awaken } from './stage.ts'

export type Answers = Readonly<
  Record<
    string,
    | string
    | number
    | boolean
    | readonly string[]
    | Readonly<Record<string, string>>
    | { readonly vertices: readonly { readonly x: number; readonly y: number }[] }
  >
>

/** Fills in the questions of one group as far as they are answered here; what an answer makes needful is asked in turn. */
export async function answerGroup(page: Page, item: Item, group: number, answers: Answers): Promise<void> {
  const keys = new Set(item.form[group]?.fields.map((field) => field.key))
  for (const field of visibleFields(item, answers)) {
    const answer = answers[field.key]
    if (!keys.has(field.key) || answer === undefined) continue
    if (typeof answer === 'boolean')
      await page.locator(`input[name="${field.key}"][value="${answer ? 'yes' : 'no'}"]`).check()
    else if (Array.isArray(answer))
      for (const one of answer) await page.locator(`input[name="${field.key}"][value="${one}"]`).check()
    else if (field.type === 'area') await page.locator(`#field-${field.key}`).fill(linesOf(answer))
    else if (typeof answer === 'object') await answerParts(page, field, answer)
    else if (field.type === 'choice') await page.locator(`input[name="${field.key}"][value="${answer}"]`).check()
    else await page.locator(`#field-${field.key}`).fill(String(answer))
  }
}

/** The corners of an area as they are typed. */
export function linesOf(answer: unknown): string {
  const vertices = verticesOf(answer)
  assert.ok(vertices, `no corners in ${JSON.stringify(answer)}`)
  return vertices.map(({ x, y }) => `${x} ${y}`).join('\n')
}

/** The parts of one answer in the order in which they are asked: the town only once the county is chosen. */
async function answerParts(page: Page, field: Field, answer: object): Promise<void> {
  for (const [key, text] of Object.entries(answer)) {
    const part = page.locator(`[name="${field.key}-${key}"]`)
    if (key === 'division' || key === 'town') await part.selectOption(String(text))
    else await part.fill(String(text))
  }
}

/** Saves the group and arrives at the next step, which has this heading. */
export async function goOn(page: Page, heading: string, button = '保存并继续'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  await awaken(page)
}

/** Chooses a file for a material and waits until the server has it. */
export async function upload(page: Page, material: string, name: string, bytes: Buffer): Promise<void> {
  await page.locator(`#material-${material}`).setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes })
  await page.getByRole('button', { name: `移除文件 ${name}` }).waitFor()
}

/** Loads the case page again until it says this; the background has its own pace. */
export async function reloadUntil(page: Page, words: string | RegExp): Promise<void> {
  const deadline = performance.now() + 15_000
  for (;;) {
    const text = await page.locator('main').innerText()
    if (typeof words === 'string' ? text.includes(words) : words.test(text)) return
    if (performance.now() > deadline) assert.fail(`the page never said ${String(words)} but:\n${text}`)
    await new Promise((resolve) => setTimeout(resolve, 400))
    await page.reload()
  }
}
