import type { ReactNode } from 'react'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

/** The way to the public keys, for those who check by themselves. */
export const EvidenceKeys = (): ReactNode => (
  <p className="field__hint">
    {copy.verify.keysText}
    <a className="solo" href={addresses.evidenceKeys}>
      {copy.verify.keys}
    </a>
  </p>
)
