import { statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'

const batch = 200

/**
 * 离职转办: with the end of a post its open tasks go back to the draw at once, and so does a task that is opened again for somebody whose
 * post has ended. Costs what lies on the desk; repeated after a crash, each task is drawn anew once.
 */
export const leaverReader = (platform: Platform, ask: CasesAsk): Reader => ({
  name: 'leavers',
  wants: (type) => type === 'grant.revoked' || type === 'case.task-sent-back',
  async handle(event) {
    if (event.type === 'grant.revoked') await redrawAll(platform, ask, event, null)
    else await redrawAll(platform, ask, event, event.stream)
  },
})

/** @param of one case, all posts; null: of the post that the event ended, all cases */
async function redrawAll(platform: Platform, ask: CasesAsk, event: Recorded, of: string | null): Promise<void> {
  const { region } = event
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await platform.db.query(
      'system',
      of === null
        ? statement(
            `select t.task, t.task_key, a.stream
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
             order by t.task
             limit $4`,
            [region, event.stream, after, batch],
          )
        : statement(
            `select t.task, t.task_key, a.stream
             from log.aliases a
             join cases.review_tasks t
               on t.region = a.region
               and t.task = a.alias
               and not t.done
             join access.grants g
               on g.region = t.region
               and g.desk = t.desk
               and g.revoked_at is not null
             where a.region = $1
               and a.stream = $2
               and t.task > $3
             order by t.task
             limit $4`,
            [region, of, after, batch],
          ),
    )
    for (const row of rows) {
      const stream = row['stream'] as string
      const task = row['task_key'] as string
      const ref = row['task'] as string
      await executeAs(
        platform.engine,
        'draw',
        event.id,
        caseAct({
          region,
          target: { stream },
          commandId: v5(event.id, stream, task),
          decide: async ({ state, day }) => ({
            command: { type: 'redraw-task', task, ref, cause: 'left' },
            env: await caseEnv(ask, region, state, day),
          }),
        }),
      )
    }
    const last = rows.at(-1)
    if (!last) return
    after = last['task'] as string
  }
}
