import { statement, type Statement } from '#platform/db.ts'

/** How many tasks are read at a time. */
const batch = 200

/** The post that acts for this one, if it is there. */
export const deputyOf = (region: string, grant: string): Statement =>
  statement(
    `select d.id, d.person, d.desk
     from access.grants g
     join access.grants d
       on d.id = g.deputy
       and d.revoked_at is null
       and not d.away
     where g.region = $1
       and g.id = $2`,
    [region, grant],
  )

/** The post, as long as it is held. */
export const postItself = (region: string, grant: string): Statement =>
  statement(`select id, person, desk from access.grants where region = $1 and id = $2 and revoked_at is null`, [
    region,
    grant,
  ])

const onDeskOf =
  (when: string) =>
  (region: string, grant: string, after: string): Statement =>
    statement(
      `select t.task, t.task_key, t.acting, a.stream
     from access.grants g
     join cases.review_tasks t
       on t.region = g.region
       and t.desk = g.desk
       and not t.done
     join log.aliases a
       on a.region = t.region
       and a.alias = t.task
     where g.region = $1
       and g.id = $2
       and t.task > $3
       ${when}
     order by t.task
     limit $4`,
      [region, grant, after, batch],
    )

/** Open tasks of the desk of whoever is away; none once they are back. */
export const leftBy = onDeskOf('and g.away')

/** Open tasks of the post's desk. */
export const lyingOn = onDeskOf('')

/** Open tasks that a deputy of the post took over. */
export const deputedBy = (region: string, grant: string, after: string): Statement =>
  statement(
    `select t.task, t.task_key, t.acting, a.stream
     from cases.deputed_tasks s
     join cases.review_tasks t
       on t.region = s.region
       and t.task = s.task
       and not t.done
     join log.aliases a
       on a.region = t.region
       and a.alias = t.task
     where s.region = $1
       and s.post = $2
       and t.task > $3
     order by t.task
     limit $4`,
    [region, grant, after, batch],
  )

/** A task of a case that was opened again while whoever had answered it is away, or after that post has ended. */
export const reopenedFor = (region: string, stream: string, key: string, after: string): Statement =>
  statement(
    `select t.task, t.task_key, t.acting, a.stream, g.revoked_at is not null as ended
     from log.aliases a
     join cases.review_tasks t
       on t.region = a.region
       and t.task = a.alias
       and t.task_key = $3
       and not t.done
     join access.grants g
       on g.region = t.region
       and g.desk = t.desk
       and (g.away or g.revoked_at is not null)
     where a.region = $1
       and a.stream = $2
       and t.task > $4
     order by t.task
     limit $5`,
    [region, stream, key, after, batch],
  )
