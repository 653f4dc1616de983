import { useState } from 'react'

/** Pages of a list that only knows its next cursor: the cursors behind us are kept here, per list. */
export function usePaging(list: string) {
  const [trail, setTrail] = useState<{ list: string; cursors: string[] }>({ list, cursors: [] })
  const cursors = trail.list === list ? trail.cursors : []
  return {
    after: cursors.at(-1),
    paging: (next: string | null | undefined) => ({
      page: cursors.length + 1,
      onPrevious: cursors.length > 0 ? () => setTrail({ list, cursors: cursors.slice(0, -1) }) : null,
      onNext: next ? () => setTrail({ list, cursors: [...cursors, next] }) : null,
    }),
  }
}
