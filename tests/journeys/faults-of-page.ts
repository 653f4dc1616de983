import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { commitTurn, inFull } from '#tests/harness/commit-turn.ts'

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

const widths = { telephone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const

/** Paths of the pages that a machine has looked at in this process. */
export const lookedAt = new Set<string>()

/** How often axe has looked in this process. */
export const looksOfAxe = { own: 0, other: 0 }

/** Kinds of pages, their ids left out, at which axe has looked in this process, and how many looks there were at all. */
const known = new Set<string>()
let looks = 0

/** What a machine finds wrong with a page as it stands, on a telephone and at a desk; the page keeps the size that it had. */
export async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const { pathname } = new URL(page.url())
  lookedAt.add(pathname)
  const kind = pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
  const inTurn = inFull ? 'both' : widthInTurn(Math.trunc(commitTurn() / 4) + looks++, !known.has(kind))
  known.add(kind)
  const before = page.viewportSize() ?? widths.desk
  const other = before.width === widths.telephone.width ? widths.desk : widths.telephone
  const faults: string[] = []
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  if (inTurn === 'both' || inTurn === 'own') faults.push(...(await violations(page, 'own')))
  faults.push(...(await tooWide(page)))
  await page.setViewportSize(other)
  if (inTurn === 'both' || inTurn === 'other') faults.push(...(await violations(page, 'other')))
  faults.push(...(await tooWide(page)))
  await page.setViewportSize(before)
  return faults
}

/**
 * At which width axe looks in a share of the run: the width that the page has, the other one, or neither.
 *
 * @param turn  another whole number for each look, and for the same look at each commit
 * @param first  whether axe has not looked at this kind of page before: then it does, at one of both widths
 */
export function widthInTurn(turn: number, first: boolean): 'own' | 'other' | null {
  const turns = first ? (['own', 'other'] as const) : (['own', null, 'other', null] as const)
  return turns[turn % turns.length] ?? null
}

/**
 * Loads axe into a page, which is once enough for as long as the document stands. It is run by the debugger, which no page policy stops;
 * and as a script, not as a text that one evaluates: so the next document of the same page finds it compiled.
 */
export async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  const session = await page.context().newCDPSession(page)
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: axe })
  await session.detach()
  assert.equal(exceptionDetails, undefined, 'axe is loaded')
}

/** What axe finds, of whatever impact. */
async function violations(page: Page, width: 'own' | 'other'): Promise<string[]> {
  looksOfAxe[width] += 1
  // At its own width colours are looked at, which takes most of the time; they are the same at every width.
  const without = width === 'own' ? [] : ['color-contrast']
  await loadAxe(page)
  const { found, checked } = await page.evaluate(async (without) => {
    type Result = { id: string; impact: string; nodes: { html: string }[] }
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Result[]; passes: Result[] }> }
    }
    const { violations, passes } = await axe.run({
      resultTypes: ['violations'],
      rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    })
    return {
      found: violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
      checked: passes.length,
    }
  }, without)
  assert.ok(checked > 10, `${page.url()}: ${checked} rules were checked`)
  return found.map((each) => `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} px: ${each}`)
}

/** Where a page scrolls sideways, the innermost elements that reach beyond its edge and are not in a box that scrolls by itself. */
export async function tooWide(page: Page): Promise<string[]> {
  const beyond = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return null
    const outside = (element: Element) =>
      element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('[tabindex="0"], .visually-hidden')
    return Array.from(document.querySelectorAll('body *'))
      .filter((element) => outside(element) && !Array.from(element.children).some(outside))
      .map((element) => element.outerHTML.slice(0, 120))
  })
  return beyond
    ? [
        `${new URL(page.url()).pathname} is wider than ${page.viewportSize()?.width} px: ${beyond.slice(0, 3).join(' | ')}`,
      ]
    : []
}
