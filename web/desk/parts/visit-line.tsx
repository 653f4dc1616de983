import { copy } from '../copy.ts'
import { useVisits } from '../outbox/use-visits.ts'
import { Link } from './link.tsx'

const { kept } = copy.visit

/** Whether the link is there, and which records of visits stand on this device only. */
export function VisitLine() {
  const { drafts, reachable, signedOut, lasting } = useVisits()
  const queued = drafts.filter(({ handIn }) => handIn !== null)
  const refused = drafts.filter(({ refused }) => refused !== null)
  const told = !reachable || (signedOut && queued.length > 0) || queued.length > 0 || refused.length > 0
  return (
    <output className={told ? 'outbox-line no-print' : undefined}>
      {told && (
        <>
          {!reachable && kept.awayLine} {kept.line({ queued: queued.length, refused: refused.length, signedOut })}
          {!reachable && !lasting && kept.fleeting}{' '}
          {[...queued, ...refused].map(({ task, title }) => (
            <Link key={task} href={`/desk/tasks/${task}`}>
              {title}
            </Link>
          ))}
        </>
      )}
    </output>
  )
}
