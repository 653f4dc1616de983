import type { Item } from '#contracts/item.ts'
import { isComposite, mostParts } from '#contracts/item-parts.ts'
import type { FamilyView, PartView } from '#contracts/parts.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import { beforeIt, isAwaited } from '#kernel/plan-order.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import type { Session } from '#platform/session.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseState } from '../case-state.ts'
import { summaryFromRow } from '../reading/case-view.ts'
import { caseColumns } from '../reading/queries.ts'
import { endText } from './part-papers.ts'
import { calledFor } from './part-plan.ts'

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
     limit $3`,
    [region, whole, mostParts],
  )

/** Applications of a party that go on by themselves, ask for one of these items, and are of no other project than the whole. */
const readJoinable = (region: string, whole: string, applicant: string, items: readonly string[]): Statement =>
  statement(
    `select c.stream, c.number, c.item
     from cases.owners o
     join cases.cases c
       on c.region = o.region
       and c.stream = o.stream
     where o.applicant = $2
       and o.region = $1
       and c.item = any ($3::text[])
       and c.matter = 'new'
       and c.phase in ('intake', 'correcting', 'review')
       and not exists (select from cases.parts p where p.region = o.region and p.stream = o.stream)
       and not exists (
         select
         from cases.projects theirs
         join cases.projects ours
           on ours.region = theirs.region
           and ours.stream = $4
           and ours.project <> theirs.project
         where theirs.region = o.region
           and theirs.stream = o.stream)
     order by o.submitted_at desc, o.stream desc
     limit 20`,
    [region, applicant, items, whole],
  )

/** Null for a case that is neither whole nor part. */
export async function familyView(
  { db }: Pick<Platform, 'db'>,
  ask: Pick<CasesAsk, 'catalogue'>,
  region: string,
  { stream, state, item, rows, session, applicant, calendar, day }: FamilyParts,
): Promise<FamilyView | null> {
  if (!isComposite(item) && !state.whole) return null
  const called = calledFor(item, state.plain)
  const shown = isComposite(item) ? item.parts.filter(({ key }) => called.includes(key)) : []
  const joins = session.role === 'applicant' && isComposite(item) && beforeAcceptance.has(state.phase)
  const joinable = joins
    ? (
        await db.query(
          'system',
          readJoinable(
            region,
            stream,
            applicant,
            shown.map((part) => part.item),
          ),
        )
      ).rows
    : []
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
          ? endText(ended, own)
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
        joinable: joined
          ? []
          : joinable
              .filter((one) => one['item'] === part.item)
              .map((one) => ({ case: one['stream'] as never, number: one['number'] as string })),
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

const beforeAcceptance: ReadonlySet<CaseState['phase']> = new Set(['intake', 'correcting'])

type FamilyParts = {
  stream: string
  state: CaseState
  item: Item
  /** Of `readParts`. */
  rows: readonly Row[]
  session: Session
  /** Whose case it is; asked for on the applicant's own page alone. */
  applicant: string
  calendar: Calendar
  day: Day
}
