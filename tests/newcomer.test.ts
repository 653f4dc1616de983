import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { visibleFields, visibleMaterials } from '#contracts/answers.ts'
import type { DraftView } from '#contracts/cases.ts'
import { leastEffort } from '#contracts/effort.ts'
import type { Item } from '#contracts/item.ts'
import { prefillOf } from '#contracts/prefill.ts'
import { lyg } from '#seed/city/lyg.ts'
import { answersFor, region, submit } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'
import { closeBeforeDrop } from './harness/postgres.ts'
import { bareSite } from './site/built-site.ts'

/**
 * Somebody who has never been here applies for each item, page by page as the server draws them: counted are the pages that are opened and the
 * boxes on them that were empty and had to be typed into. In a real browser the same is counted by `journeys/newcomer.test.ts`.
 */
const allowance = 6

let platform: TestPlatform
before(async () => {
  const site = await bareSite()
  closeBeforeDrop(async () => site.remove())
  platform = await testPlatform({ dist: site.dist })
})

suite('a newcomer needs no more than the item asks and a few steps or boxes besides', () => {
  for (const item of lyg.items.filter(({ channels }) => channels.includes('site')))
    test(item.name, async () => {
      const walk = await walked(item)
      const least = leastEffort(item, walk.answers, walk.known)
      const spent = `${walk.pages.length} pages and ${walk.typed.length} boxes of ${least.steps} and ${least.typed}`
      assert.ok(
        walk.pages.length + walk.typed.length <= least.steps + least.typed + allowance,
        `${spent}: ${walk.pages.join(' ')} ${walk.typed.join(' ')}`,
      )
      assert.ok(walk.typed.length >= least.typed, `a walk that types less than the least was not counted: ${spent}`)
    })
})

type Walk = {
  answers: Record<string, unknown>
  known: Parameters<typeof leastEffort>[2]
  pages: string[]
  typed: string[]
}

/** From the first page to the receipt, by what the pages themselves lead to. */
async function walked(item: Item): Promise<Walk> {
  const visitor = await platform.as(
    item.serves.includes('enterprise') ? 'applicant-wang-for-gangcheng' : 'applicant-liu-mingde',
  )
  const pages: string[] = []
  const open = async (path: string) => {
    pages.push(path)
    return await drawn(visitor, path)
  }
  assert.match(await open(`/${region}/`), /<input[^>]*name="q"/)
  const guide = `/${region}/items/${item.code}`
  const found = await open(`/${region}/items?q=${encodeURIComponent(item.shortName)}`)
  assert.ok(found.includes(`href="${guide}"`), `${item.name} is not found by “${item.shortName}”`)
  assert.ok((await open(guide)).includes(`data-open-draft="${item.code}"`))

  const opened = await visitor.send('POST', `/api/${region}/drafts`, { item: item.code })
  assert.equal(opened.status, 200, opened.body.toString())
  const { case: id } = opened.json as { case: string }
  const draft = (await visitor.get(`/api/${region}/drafts/${id}`)).json as DraftView
  const fields = item.form.flatMap((group) => group.fields)
  const filled = fields.flatMap((field) => {
    const value = prefillOf(field, draft.applicant)
    return field.prefill === undefined || value === undefined ? [] : [{ key: field.key, what: field.prefill, value }]
  })
  const answers = requiredOf(item, answersFor(item, Object.fromEntries(filled.map(({ key, value }) => [key, value]))))
  const typed: string[] = []
  const given: Record<string, unknown> = {}
  const brought: string[] = []
  let base = 0
  for (let step: string | null = `/${region}/apply/${id}/1`; step !== null;) {
    const first = await open(step)
    const before = boxes(first)
    const asked = item.form[Number(step.split('/').at(-1)) - 1]?.fields ?? []
    for (const { key } of asked) if (answers[key] !== undefined) given[key] = answers[key]
    const saved = await visitor.send('PUT', `/api/${region}/drafts/${id}`, { base, answers: given, paper: [] })
    assert.equal(saved.status, 200, saved.body.toString())
    base = (saved.json as { version: number }).version
    const page = await drawn(visitor, step)
    for (const material of slots(page)) await bring(visitor, id, material)
    brought.push(...slots(page))
    const after = boxes(page)
    const wasFilled = new Set(before.filter(({ value }) => value !== '').map(({ name }) => name))
    typed.push(...after.filter(({ name, value }) => value !== '' && !wasFilled.has(name)).map(({ name }) => name))
    const left = after.filter(({ required, value }) => required && value === '').map(({ name }) => name)
    assert.deepEqual(left, [], `left empty on ${step}`)
    step = stepAfter(page)
  }
  const due = visibleMaterials(item, answers).filter(({ need, ways }) => need === 'required' && !ways.includes('form'))
  const asked = due.map(({ key }) => key).toSorted()
  assert.deepEqual(brought.filter((key) => asked.includes(key)).toSorted(), asked, 'each material is asked for, once')
  await submit(visitor, id)
  return { answers, known: new Set(filled.map(({ what }) => what)), pages, typed }
}

/** What has to be answered; whoever is in a hurry leaves the rest. */
function requiredOf(item: Item, answers: Record<string, unknown>): Record<string, unknown> {
  const required = visibleFields(item, answers).filter((field) => field.required && !field.computed)
  return Object.fromEntries(required.map(({ key }) => [key, answers[key]]))
}

async function bring(visitor: Visitor, id: string, material: string): Promise<void> {
  const path = `/api/${region}/cases/${id}/files?material=${material}&name=${material}.pdf`
  const uploaded = await visitor.upload(path, smallPdf(material))
  assert.equal(uploaded.status, 200, uploaded.body.toString())
}

async function drawn(visitor: Visitor, path: string): Promise<string> {
  const page = await visitor.get(path)
  assert.equal(page.status, 200, path)
  return page.body.toString()
}

type Box = { name: string; value: string; required: boolean }

/** The boxes of a page that something is typed into. */
function boxes(page: string): Box[] {
  const main = page.slice(page.indexOf('<main'))
  return [...main.matchAll(/<input ([^>]*)>|<textarea ([^>]*)>([^<]*)</g)].flatMap(([, input, area, text]) => {
    const tag = input ?? area ?? ''
    const attribute = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(tag)?.[1]
    if (input && !['text', 'tel', 'date'].includes(attribute('type') ?? 'text')) return []
    const value = area === undefined ? (attribute('value') ?? '') : (text ?? '').trim()
    return [{ name: attribute('name') ?? '', value, required: attribute('aria-required') === 'true' }]
  })
}

/** The materials that a page takes files for. */
function slots(page: string): string[] {
  return [...page.matchAll(/<input id="material-([^"]+)" type="file"/g)].map(([, material]) => material!)
}

/** The step behind the current one in the list of steps that stands over every page; null on the last. */
function stepAfter(page: string): string | null {
  const list = /<ol class="steps">.*?<\/ol>/s.exec(page)?.[0] ?? ''
  const steps = [...list.matchAll(/<a href="([^"]*\/apply\/[^"]*)"( aria-current="step")?/g)]
  const here = steps.findIndex(([, , current]) => current !== undefined)
  assert.ok(here >= 0, 'no step is the current one')
  return steps[here + 1]?.[1] ?? null
}
