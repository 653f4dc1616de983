import type { Item } from '#contracts/item.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import type { TestPlatform, Visitor } from '#tests/harness/platform.ts'

/** Somebody of the review zone with an open session. */
export type Viewer = { post: string; role: string; person: string; visitor: Visitor }

/** Everybody who could be drawn for a task of these items, logged in. */
export async function viewersOf(platform: TestPlatform, items: readonly Item[]): Promise<Viewer[]> {
  const offices = new Set<string>(items.flatMap((item) => tasksOfCase(item).map((task) => task.office)))
  const posts = lyg.posts.filter(
    (post) =>
      ['reviewer', 'lead', 'decider', 'head', 'chair', 'expert'].includes(post.role) && offices.has(post.office ?? ''),
  )
  return Promise.all(
    posts.map(async ({ key, role, person }) => {
      const account = lyg.accounts.find((candidate) => candidate.post === key)
      if (!account) throw new RangeError(`no account for ${key}`)
      return { post: key, role, person: residentIds.party(person), visitor: await platform.as(account.id) }
    }),
  )
}
