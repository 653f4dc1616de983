import type { ReactNode } from 'react'
import { Island } from '#web/ui/island/Island.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CorrectForm, type CorrectData } from '../islands/CorrectForm.tsx'
import type { PageProps, Pages } from '../pages.ts'

const supplies = ({ view }: Pages['correct']): boolean => view.can.includes('supply-deferred')

export const correctTitle = (page: Pages['correct']): string =>
  `${supplies(page) ? copy.deferral.supplyTitle : copy.correct.title} - ${page.view.itemName}`

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

export function CorrectPage({ frame: { region }, guide, view }: PageProps<'correct'>): ReactNode {
  const { answers, version, materials, staged, sources } = view
  const later = supplies({ guide, view })
  const defects = later ? promised(view) : view.defects
  const data: CorrectData = {
    region,
    item: guide.item,
    later,
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
