import type { CaseView } from '#contracts/cases.ts'

/** Which case an act is about, at the head of its dialog. */
export function CaseLine({ view }: { view: CaseView }) {
  return (
    <p>
      <b className="case-number">{view.number}</b> {view.itemName} · {view.applicant.name}
    </p>
  )
}
