import { copy } from '../copy.ts'
import { Link } from './link.tsx'

/** In the place of an act that waits for somebody to show a document at this window. */
export function IdentifyFirst({ act }: { act: string }) {
  const words = copy.identifyFirst
  return (
    <p className="quiet no-print">
      {words.before(act)}
      <Link href="/desk/window">{words.where}</Link>
      {words.after}
    </p>
  )
}
