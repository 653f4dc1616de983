import type { Item } from '#contracts/item.ts'
import { listLateSteps, type LateStep } from '#contracts/late-steps.ts'
import { OfficeWait, officeWaitTitles } from '#contracts/office-waits.ts'
import { roles } from '#contracts/permissions.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { tasksOfCase } from '../review/task-definitions.ts'
import { ofIntake } from './office-waits.ts'

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
          const { step, office } = whatAndWhose(row, item)
          const closed = row['closed_text'] as string | null
          const due = parseDay(row['due_text'] as string)
          const next = row['next_text'] as string | null
          steps.push({
            case: row['stream'] as LateStep['case'],
            number: row['number'] as string,
            itemName: item.name,
            step,
            office: offices.find((one) => one.id === office)?.name ?? office,
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

/** A step of the plan and its office, or what is waited for beside them. */
function whatAndWhose(row: Row, item: Item): { step: string; office: string } {
  const key = row['task'] as string
  const wait = OfficeWait.safeParse(key.split(':')[0])
  if (key.includes(':') && wait.success)
    return {
      step: officeWaitTitles[wait.data],
      office: ofIntake({ what: wait.data }) ? (row['intake_office'] as string) : roles.supervisor.title,
    }
  const task = [...item.tasks, ...tasksOfCase(item)].find((one) => one.key === key)!
  return { step: task.title, office: task.referral?.to ?? task.office }
}

/** Soonest due first. `after` is `<due_day>,<step>`. */
function list(region: string, open: boolean, limit: number, after: string | undefined): Statement {
  const [due, step] = after?.split(',') ?? []
  return statement(
    `select l.step, l.stream, l.task, l.item, l.revision, l.state, l.due_day::text as due_text, l.closed_day::text as closed_text, l.acted,
            l.next_day::text as next_text, c.number, c.intake_office
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
