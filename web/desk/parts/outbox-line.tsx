import { copy } from '../copy.ts'
import { isUnsent } from '../outbox/filing.ts'
import { useOutbox } from '../outbox/use-outbox.ts'
import { Link } from './link.tsx'

/** 离线，已暂存 n 项: whether the link is there, and what stands on this machine only. */
export function OutboxLine() {
  const { filings, reachable, signedOut, lasting } = useOutbox()
  const unsent = filings.filter((one) => isUnsent(one) && !one.refused).length
  const refused = filings.filter((one) => one.refused !== null).length
  // While somebody types with the link up, what is a second old is nothing to tell.
  const queued = filings.some((one) => one.handIn !== null && one.sent === null && !one.refused)
  const told = !reachable || signedOut || refused > 0 || queued
  const { line } = copy.outbox
  return (
    <output className={told ? 'outbox-line no-print' : undefined}>
      {told && (
        <>
          {!reachable && line.away(unsent)}
          {reachable && signedOut && line.signedOut(unsent)}
          {reachable && !signedOut && queued && line.queued(unsent)}
          {refused > 0 && ` ${line.refused(refused)}`}
          {!reachable && !lasting && ` ${line.fleeting}`} <Link href="/desk/window/outbox">{line.list}</Link>
        </>
      )}
    </output>
  )
}
