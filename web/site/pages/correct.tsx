import type { ReactNode } from 'react'
import { Island } from '#web/ui/island/Island.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CorrectForm, correctWords, type CorrectData } from '../islands/CorrectForm.tsx'
import type { PageProps, Pages } from '../pages.ts'

/** What is handed in on this page; a correction goes before everything. */
const modeOf = ({ can }: Pages['correct']['view']): CorrectData['mode'] =>
  can.includes('correct') ? 'correct' : can.includes('hand-in-revision') ? 'revise' : 'supply'

export const correctTitle = (page: Pages['correct']): string =>
  `${correctWords[modeOf(page.view)].title} - ${page.view.itemName}`

/** 容缺后补 asks like a correction: one block for each material that was promised. */
const promised = (view: Pages['correct']['view']): Pages['correct']['view']['defects'] =>
  (view.deferral?.materials ?? [])
    .filter(({ state }) => state === 'awaited' || state === 'returned')
    .map(({ material, name, remark }) => ({
      about: 'material',
      key: material,
      name,
      reason: 'missing',
      reasonText: copy.deferral.asked,
      remark: remark ?? copy.deferral.askedText,
    }))

/** 专家评审后的修改: one block for each material that the experts saw. */
const revised = (view: Pages['correct']['view']): Pages['correct']['view']['defects'] =>
  view.panels
    .filter(({ standing }) => standing === 'revising')
    .flatMap(({ materials }) => materials)
    .filter(({ key }) => view.materials.some(({ material }) => material === key))
    .map(({ key, name }) => ({
      about: 'material',
      key,
      name,
      reason: 'incomplete',
      reasonText: copy.experts.reviseAsked,
      remark: copy.experts.reviseText,
    }))

export function CorrectPage({ frame: { region }, guide, view }: PageProps<'correct'>): ReactNode {
  const { answers, version, materials, staged, sources } = view
  const mode = modeOf(view)
  const defects = mode === 'supply' ? promised(view) : mode === 'revise' ? revised(view) : view.defects
  const data: CorrectData = {
    region,
    item: guide.item,
    mode,
    view: { case: view.case, answers, defects, version, materials, staged, sources },
  }
  return (
    <>
      <p className="above-title">
        <a href={addresses.case(region, view.case)}>{view.itemName}</a>
      </p>
      <Island name="correct" data={data}>
        <CorrectForm {...data} />
      </Island>
    </>
  )
}
