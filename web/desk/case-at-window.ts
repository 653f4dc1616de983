import { useState } from 'react'
import { readDeskCase } from '#contracts/cases.ts'
import { readGuide } from '#contracts/catalogue.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useQuery } from './query.ts'
import { useSession } from './session.ts'

/** A case with its item, as it is after what was just taken in at the window. */
export function useCaseAtWindow(id: string) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const after = receipt?.position ?? undefined
  const view = useQuery(readDeskCase, {
    params: { region: session.region, case: CaseId.parse(id) },
    query: after === undefined ? {} : { after },
  })
  const guide = useQuery(
    readGuide,
    view.data === null
      ? null
      : { params: { region: session.region, item: view.data.item }, query: { revision: view.data.revision } },
  )
  return { view, guide, receipt, setReceipt }
}
