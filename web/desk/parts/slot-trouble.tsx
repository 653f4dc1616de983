import type { Failure } from '../failure.ts'
import { FailureNotice } from './failure-notice.tsx'

/** Why a file did not go into its slot: what is wrong with the file, or with sending it. */
export type NotBrought = { fault: string } | { failure: Failure }

export function SlotTrouble({ trouble }: { trouble: NotBrought | null }) {
  if (trouble === null) return null
  if ('failure' in trouble) return <FailureNotice failure={trouble.failure} />
  return (
    <p className="field-error" role="alert">
      {trouble.fault}
    </p>
  )
}
