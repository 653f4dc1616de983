import { listLateSteps, type LateStep } from '#contracts/late-steps.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { tasksOfCase } from '../review/task-definitions.ts'

/** 环节超期台账 of the supervision. */
export function lateRoutes(ask: CasesAsk): Route[] {
  return [
    query(listLateSteps, {
      read: ({ params, query: { box, limit, after } }) => [list(params.region, box === 'open', limit + 1, after)],
      async reply({ rows, day }, { params, query: { limit } }) {
        const [calendar, offices] = await Promise.all([
          ask.catalogue.calendar(params.region),
          ask.catalogue.offices(params.region),
        ])
        const found = rows[0]!.rows
        const steps: LateStep[] = []
        for (const row of found.slice(0, limit)) {
          const item = await ask.catalogue.item(params.region, row['item'] as string, row['revision'] as number)
          const task = [...item.tasks, ...tasksOfCase(item)].find((one) => one.key === row['task'])!
          const closed = row['closed_text'] as string | null
          const due = parseDay(row['due_text'] as string)
          const next = row['next_text'] as string | null
          steps.push({
            case: row['stream'] as LateStep['case'],
            number: row['number'] as string,
            itemName: item.name,
            step: task.title,
            office: task.referral?.to ?? offices.find((one) => one.id === task.office)?.name ?? task.office,
            due,
            late: Math.max(0, workingDaysBetween(due, closed === null ? day : parseDay(closed), calendar)),
            state: row['state'] as LateStep['state'],
            acted: row['acted'] as LateStep['acted'],
            nextAfter: next === null ? null : parseDay(next),
            closedDay: closed === null ? null : parseDay(closed),
          })
        }
        const last = found.length > limit ? found[limit - 1] : undefined
        return { steps, next: last ? `${last['due_text'] as string},${last['step'] as string}` : null }
      },
    }),
  ]
}

/** Soonest due first. `after` is `<due_day>,<step>`. */
function list(region: string, open: boolean, limit: number, after: string | undefined): Statement {
  const [due, step] = after?.split(',') ?? []
  return statement(
    `select l.step, l.stream, l.task, l.item, l.revision, l.state, l.due_day::text as due_text, l.closed_day::text as closed_text, l.acted,
            l.next_day::text as next_text, c.number
     from (
       select own.*
       from cases.late_steps own
       where own.region = $1
         and own.waits = $2
         and (own.due_day, own.step) > (coalesce($3::date, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
       order by own.due_day, own.step
       limit $5
     ) l
     join cases.cases c
       on c.region = $1
       and c.stream = l.stream
     order by l.due_day, l.step`,
    [region, open, due ?? null, step ?? null, limit],
  )
}
