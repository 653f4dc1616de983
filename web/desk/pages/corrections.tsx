import { copy } from '../copy.ts'
import { BoxedCases } from '../parts/boxed-cases.tsx'

/** 补正中: cases of this hall whose applicants were told what is missing, for whoever comes back with it. */
export function CorrectionsPage() {
  return (
    <BoxedCases
      box="correcting"
      title={copy.correction.list}
      about={copy.correction.about}
      href={(id) => `/desk/corrections/${id}`}
    />
  )
}
