import type { ReactNode } from 'react'
import { Island } from '#web/ui/island/Island.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { CorrectForm, type CorrectData } from '../islands/CorrectForm.tsx'
import type { PageProps, Pages } from '../pages.ts'

export const correctTitle = ({ view }: Pages['correct']): string => `${copy.correct.title} - ${view.itemName}`

export function CorrectPage({ frame: { region }, guide, view }: PageProps<'correct'>): ReactNode {
  const { answers, defects, version, materials, staged, sources } = view
  const data: CorrectData = {
    region,
    item: guide.item,
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
