import { readBlankForm } from '#contracts/blank-forms.ts'
import { blankForm, letterForm, sampleForm, type FormPaper } from '#contracts/form-paper.ts'
import type { Item, Material } from '#contracts/item.ts'
import { query, type Route } from '#platform/index.ts'
import { notFound } from '#platform/refusal.ts'
import type { DocumentsNeeds } from './ask.ts'
import type { PressProcess } from './papers/press-process.ts'

/** How many set forms are kept; each is some 100 KB. */
const mostKept = 200

/**
 * 空白表、样表, set when somebody first asks and kept: anybody may ask, so that what setting costs is bounded by what is published. A form
 * belongs to a revision, which never changes.
 */
export function blankFormRoutes(needs: Pick<DocumentsNeeds, 'catalogue'>, press: PressProcess): Route[] {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  function set(region: string, name: string, item: Item, paper: FormPaper): Promise<Uint8Array<ArrayBuffer>> {
    const before = kept.get(name)
    if (before) return before
    const bytes = needs.catalogue.office(region, item.intakeOffice).then((office) =>
      press.render(
        {
          kind: 'application-form',
          ...paper,
          office: office.name,
          documentNumber: item.code,
          paperNumber: '',
          issuedOn: formDay,
          seal: null,
          qr: null,
          specimen: false,
          caseNumber: null,
          applicant: null,
          declaredOn: null,
          materials: [],
        },
        new Date(`${formDay}T00:00:00Z`),
      ),
    )
    kept.set(name, bytes)
    // What could not be set is tried again.
    bytes.catch(() => kept.delete(name))
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return bytes
  }

  return [
    query(readBlankForm, {
      async reply(_found, { params: { region, item: code, material: key, look } }) {
        const item = await needs.catalogue.item(region, code)
        const material = item.materials.find((one) => one.key === key)
        const paper = material && formOf(item, material, look)
        if (!paper) throw notFound()
        const bytes = await set(region, `${region}/${item.code}/${item.revision}/${key}/${look}`, item, paper)
        return { bytes, mediaType: 'application/pdf', fileName: `${item.code}-${key}-${look}.pdf` }
      },
    }),
  ]
}

/** A day that stands in the metadata of forms, which say nothing about a day of their own. */
const formDay = '2026-01-01'

function formOf(item: Item, material: Material, look: 'blank' | 'sample'): FormPaper | null {
  if (material.ways.includes('form')) return look === 'blank' ? blankForm(item) : sampleForm(item)
  return material.letter === undefined ? null : letterForm(item, material.letter, look)
}
