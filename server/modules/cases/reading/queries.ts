import { countBoxes as counted, listBoxes } from '#platform/boxes.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { CaseTask } from '../review/task-definitions.ts'

/** The draft and its wrapped key, as far as the session may see them. */
export function readDraftRow(region: string, stream: string): Statement {
  return statement(draftRow(), [region, stream])
}

/** The same, and whether whoever it is for stands at the window that files it. */
export function readDraftToFile(region: string, stream: string): Statement {
  return statement(draftRow(', access.present(d.applicant) as here'), [region, stream])
}

const draftRow = (more = '') =>
  `select d.item, d.revision, d.matter, d.credential, d.applicant, d.owner, d.at_window, d.mandate, d.sealed, d.version, d.updated_at, k.wrapped${more}
     from cases.drafts d
     join vault.keys k
       on k.region = d.region
       and k.stream = d.stream
     where d.region = $1
       and d.stream = $2`

/** Envelope facts of a case that its events' data don't hold. */
export function readOwner(region: string, stream: string): Statement {
  return statement(
    `select applicant, filed_by, channel, submitted_at::text as submitted_at from cases.owners where region = $1 and stream = $2`,
    [region, stream],
  )
}

export const caseColumns = `c.stream, c.version, c.number, c.item, c.revision, c.matter, c.phase, c.ending, c.deemed, c.deliver_by, c.dispatched, c.withdrawing, c.unread_by_applicant, c.unread_by_office, c.due_day::text as due_text, c.counted,
  c.submitted_day::text as submitted_text, c.accepted_day::text as accepted_text, c.decided_day::text as decided_text`

/** Cases of the parties the session acts for, newest first. `after` is `<submitted_at>,<stream>` of the last one seen. */
export function listOwned(region: string, limit: number, after: string | undefined): Statement {
  const [at, stream] = after?.split(',') ?? []
  return statement(
    `select ${caseColumns}, o.submitted_at::text as submitted_at_text
     from (
       select distinct substr(s, 7)::uuid as applicant
       from unnest(access.subjects()) s
       where s like 'party:%'
     ) p
     cross join lateral (
       select own.region, own.stream, own.submitted_at
       from cases.owners own
       where own.applicant = p.applicant
         and own.region = $1
         and (own.submitted_at, own.stream) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by own.submitted_at desc, own.stream desc
       limit $4
     ) o
     join cases.cases c
       on c.region = o.region
       and c.stream = o.stream
     order by o.submitted_at desc, o.stream desc
     limit $4`,
    [region, at ?? null, stream ?? null, limit],
  )
}

/** Boxes in which a day may pass that somebody of the office owes. */
export const overdueBoxes = [
  'intake',
  'taken-over',
  'unanswered',
  'running',
  'urged',
  'recusal',
  'withdrawing',
  'to-pass-on',
  'hand-over',
]

/** One box of the desks the session sits at, soonest due first. `after` is `<due_day>,<stream>`. */
export const listBox = (
  region: string,
  boxes: readonly string[],
  overdueOn: string | null,
  limit: number,
  after: string | undefined,
): Statement =>
  listBoxes(
    { list: 'cases', of: 'cases.cases c', columns: `${caseColumns}, b.box, b.due_day::text as box_due` },
    { region, boxes, overdueOn, limit, after },
  )

/** How many lie in each box, counted to 999. */
export const countBoxes = (region: string, today: string): Statement =>
  counted(
    'cases',
    region,
    {
      intake: ['intake'],
      correcting: ['correcting'],
      running: ['running'],
      withdrawing: ['withdrawing'],
      'to-pass-on': ['to-pass-on'],
      'hand-over': ['hand-over'],
      'taken-over': ['taken-over'],
      unanswered: ['unanswered'],
      refused: ['refused'],
      urged: ['urged'],
      recusal: ['recusal'],
      overdue: overdueBoxes,
    },
    today,
  )

const taskColumns = `task, code, kind, task_key, item, revision, matter, due_day::text as due_day, held_through::text as held_through, aside_through::text as aside_through, urged, reminded, sees, done, returned, meeting, meeting_moved, acting`

/** The desk's own review tasks, soonest due first; with the open ones what a moved meeting is told by. `after` is `<due_day>,<task>`. */
export function listReviewTasks(
  region: string,
  { done, kinds }: { done: boolean; kinds: readonly CaseTask['kind'][] | null },
  limit: number,
  after: string | undefined,
): Statement {
  const [due, task] = after?.split(',') ?? []
  return statement(
    `select ${taskColumns}
     from (
       select * from cases.review_tasks where region = $1 and desk = (select access.desk()) and done = $2${
         done
           ? ''
           : `
       union all
       select * from cases.review_tasks where region = $1 and desk = (select access.desk()) and done and meeting_moved`
       }
     ) review_tasks
     where ($6::text[] is null or kind = any ($6))
       and (review_tasks.due_day, review_tasks.task) > (coalesce($3::date, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
     order by review_tasks.due_day, review_tasks.task
     limit $5`,
    [region, done, due ?? null, task ?? null, limit, kinds],
  )
}

export function readReviewTask(region: string, task: string): Statement {
  return statement(`select ${taskColumns} from cases.review_tasks where region = $1 and task = $2`, [region, task])
}

/** Open review tasks per desk of these offices: the load that a draw weighs. */
export function loadsAt(region: string, offices: readonly string[]): Statement {
  return statement(
    `select g.desk, (
       select count(*)::int
       from cases.review_tasks t
       where t.region = $1
         and t.desk = g.desk
         and t.done = false) as n
     from access.grants g
     where g.region = $1
       and g.office = any ($2::text[])
       and g.role = any ('{reviewer,lead,decider,head,chair,expert}')
       and g.revoked_at is null`,
    [region, offices],
  )
}

/** Persons who already hold a duty in this case, with its class, or were told of it by a copy: they are not drawn. */
export function readDuties(region: string, stream: string): Statement {
  return statement(
    `select person, duty from sealed.duties where region = $1 and stream = $2
     union all
     select g.person, 'copied'
     from cases.copies c
     join access.grants g
       on g.desk = c.desk
     where c.region = $1
       and c.stream = $2`,
    [region, stream],
  )
}
