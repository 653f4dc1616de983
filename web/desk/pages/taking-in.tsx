import { copy } from '../copy.ts'
import { BoxedCases } from '../parts/boxed-cases.tsx'

/** 待受理: what was filed at a window of this hall, of items whose authority has charged the windows with the acceptance. */
export function TakingInPage() {
  return (
    <BoxedCases
      box="intake"
      title={copy.takingIn.list}
      about={copy.takingIn.about}
      empty={copy.takingIn.empty}
      href={(id) => `/desk/cases/${id}`}
    />
  )
}
