import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import type { FamilyView, PartView } from '#contracts/parts.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { summaryFromRow } from '../reading/case-view.ts'
import { caseColumns } from '../reading/queries.ts'
import { endText } from './part-papers.ts'
import { beforeIt, calledFor, isAwaited } from './part-plan.ts'

/** The parts of a whole, as far as the session may read them. */
export const readParts = (region: string, whole: string): Statement =>
  statement(
    `select p.part, ${caseColumns}
     from cases.parts p
     join cases.cases c
       on c.region = p.region
       and c.stream = p.stream
     where p.region = $1
       and p.whole = $2
     limit 20`,
    [region, whole],
  )

/** Null for a case that is neither whole nor part. */
export async function familyView(
  ask: Pick<CasesAsk, 'catalogue'>,
  region: string,
  { state, item, rows, session, calendar, day }: FamilyParts,
): Promise<FamilyView | null> {
  if (!isComposite(item) && !state.whole) return null
  const called = calledFor(item, state.plain)
  const shown = isComposite(item) ? item.parts.filter(({ key }) => called.includes(key)) : []
  const parts = await Promise.all(
    shown.map(async (part): Promise<PartView> => {
      const { openedDay = null, joined = null, ended = null } = state.parts[part.key] ?? {}
      const own = await ask.catalogue.item(region, part.item, part.revision)
      const row = rows.find((one) => one['part'] === part.key)
      const summary = row && summaryFromRow(row, own, calendar, day)
      const over = state.phase === 'closed' || state.decision !== null
      const running = openedDay !== null || joined !== null
      const phase = ended ? 'ended' : running ? 'running' : over ? 'dropped' : 'awaited'
      const before = beforeIt(item.plan, part.key).filter((key) => called.includes(key))
      return {
        part: part.key,
        title: part.title,
        officeName: (await ask.catalogue.office(region, part.office)).name,
        case: summary?.case ?? null,
        number: summary?.number ?? joined?.number ?? null,
        state: phase,
        text: ended
          ? endText(ended.how, own)
          : phase === 'running'
            ? (summary?.statusText ?? '正在分送实施机关')
            : phase === 'dropped'
              ? '未办理'
              : state.acceptedDay
                ? '等待前一事项'
                : '等待受理',
        after: before.map((key) => item.parts.find((one) => one.key === key)!.title),
        how: ended?.how ?? null,
        due: ended ? null : (summary?.due ?? null),
        left: ended ? null : (summary?.left ?? null),
        unit: summary?.unit ?? 'working',
        overdue: !ended && (summary?.overdue ?? false),
        maySplit:
          session.role === 'applicant' &&
          state.phase === 'review' &&
          openedDay !== null &&
          ended === null &&
          !isAwaited(item.plan, part.key) &&
          Object.entries(state.parts).some(
            ([key, other]) => key !== part.key && other.ended?.how !== 'split' && other.ended?.how !== 'withdrawn',
          ),
      }
    }),
  )
  const { whole } = state
  return {
    whole: whole && {
      case: whole.case as never,
      number: whole.number,
      readable: session.role === 'applicant' || session.office === whole.office,
    },
    parts,
  }
}

type FamilyParts = {
  state: CaseState
  item: Item
  /** Of `readParts`. */
  rows: readonly Row[]
  session: Session
  calendar: Calendar
  day: Day
}
