import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

/** The way to the public keys, for those who check by themselves. */
export const EvidenceKeys = (): ReactNode => (
  <p className="evidence-keys">
    {copy.verify.keysText}
    <a href={addresses.evidenceKeys}>{copy.verify.keys}</a>
  </p>
)
