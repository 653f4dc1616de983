import type { ReactNode } from 'react'
import { Island } from '#web/ui/island/Island.tsx'
import { copy } from '../copy.ts'
import { ApplyForm, type ApplyData } from '../islands/ApplyForm.tsx'
import { prefilled, stepsOf } from '../islands/steps.ts'
import type { PageProps, Pages } from '../pages.ts'
import { OnlyAlone } from '../parts/Parts.tsx'

export function applyTitle({ guide, draft, step }: Pages['apply']): string {
  const title =
    stepsOf(guide.item, prefilled(guide.item, draft)).find((each) => each.key === step)?.title ?? copy.apply.check
  return `${title} - ${copy.apply.title(guide.item.name)}`
}

export function ApplyPage({
  frame,
  guide,
  draft,
  step,
  returnToCheck,
  preReview = null,
}: PageProps<'apply'>): ReactNode {
  const data: ApplyData = { region: frame.region, item: guide.item, draft, step, returnToCheck, preReview }
  return (
    <>
      <OnlyAlone guide={guide} />
      <Island name="apply" data={data}>
        <ApplyForm {...data} />
      </Island>
    </>
  )
}
