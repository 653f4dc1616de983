import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import type { QueryState } from '../query.ts'
import { FailureNotice } from './failure-notice.tsx'

/** The three states of something that is read: on its way, failed, there. What was there stays while it is read again. */
export function Reading<T>({ query, children }: { query: QueryState<T>; children: (data: T) => ReactNode }) {
  if (query.data === null && query.failure === null)
    return (
      <output aria-label={copy.common.loading} className="reading">
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </output>
    )
  return (
    <>
      <FailureNotice failure={query.failure} title={copy.failure.queryTitle} onReload={query.reload} />
      {query.data !== null && children(query.data)}
    </>
  )
}
