import assert from 'node:assert/strict'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { CaseView } from '#contracts/cases.ts'
import { readCase, region } from './case-walk.ts'
import type { Visitor } from './platform.ts'

export const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** The words of all pages of a file, without the spaces that a line break leaves. */
export async function paperText(pdf: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await loading.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  await loading.destroy()
  return squeezed(text)
}

/**
 * The papers of a case by kind, each opened by its applicant and held against the page: it says its title, its number in the register, and
 * whom it is for. A kind that is there more than once: the last one's words.
 */
export async function papersSay(visitor: Visitor, id: string, view?: CaseView): Promise<Record<string, string>> {
  const { papers, applicant, number } = view ?? (await readCase(visitor, id))
  const words: Record<string, string> = {}
  for (const { paper, kind, title, number: registered } of papers) {
    const file = await visitor.get(`/api/${region}/cases/${id}/papers/${paper}`)
    assert.equal(file.status, 200, `${paper}: ${file.body.toString().slice(0, 200)}`)
    const text = await paperText(file.body)
    const licence = kind === 'licence'
    // What a page adds to tell two of a kind apart, as （补正后）, stands on no paper.
    for (const word of [
      title.replace(/（[^）]*）$/, ''),
      applicant.name,
      ...(registered ? [registered] : []),
      ...(licence ? [] : [number]),
    ])
      assert.ok(text.includes(squeezed(word)), `${paper} lacks “${word}” in ${text}`)
    words[kind] = text
  }
  return words
}
