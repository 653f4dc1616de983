import { setTimeout as sleep } from 'node:timers/promises'
import { visibleMaterials } from '#contracts/answers.ts'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { promisedLater } from '#contracts/deferrals.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import type { Item } from '#contracts/item.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { lyg } from '#seed/city/lyg.ts'
import { answersFor, itemOf, region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { Refused, type Client, type Clients } from './client.ts'
import { openWait } from './patience.ts'

export const firmAccount = 'applicant-wang-for-gangcheng'

/** Accounts of a role at the offices that work on an item. */
export function accountsAt(role: string, offices: readonly string[]): string[] {
  return lyg.accounts
    .filter((account) => {
      const post = lyg.posts.find((candidate) => candidate.key === account.post)
      return post?.role === role && (post.office === null || offices.includes(post.office))
    })
    .map((account) => account.id)
}

export const reviewAccounts = (item: Item): string[] => {
  const offices = item.tasks.map((task) => task.office as string)
  return ['reviewer', 'lead', 'decider'].flatMap((role) => accountsAt(role, offices))
}

/**
 * A draft with its answers and one file per required material; an upload whose outcome is unknown is looked up, not repeated.
 *
 * @param at.applicant for whom a clerk files at a window, who then notes paper where it is taken
 * @param at.about the licence that something is asked of; `item` is the item as it is for this
 * @param at.without materials that are not brought
 * @param at.commitment 告知承诺: what a promise stands in for is not brought
 */
export async function prepareDraft(
  firm: Client,
  item: Item,
  given: Record<string, unknown> = answersFor(item),
  at: { applicant?: string; mandate?: string; about?: object; without?: string[]; commitment?: true } = {},
): Promise<string> {
  const { without = [], commitment, ...opening } = at
  const { case: id } = await firm.act<{ case: string }>('POST', `/api/${region}/drafts`, {
    item: item.code,
    ...opening,
  })
  const { version, answers: before } = at.about
    ? await firm.get<DraftView>(`/api/${region}/drafts/${id}`)
    : { version: 0, answers: {} }
  const answers = at.about ? answersFor(item, before) : given
  const absent = [...without, ...(commitment ? (item.commitment?.dispenses ?? []) : [])]
  const required = visibleMaterials(item, answers).filter((one) => one.need === 'required' && !absent.includes(one.key))
  const paper = at.applicant ? required.filter((one) => one.ways.includes('paper')).map((one) => one.key) : []
  await saveDraft(firm, id, { base: version, answers, paper, ...(commitment ? { commitment } : {}) })
  const files = required.filter((one) => !paper.includes(one.key) && (at.applicant || !one.ways.includes('form')))
  for (const material of files) {
    const path = `/api/${region}/cases/${id}/files?material=${material.key}&name=${material.key}.pdf`
    try {
      await firm.act('POST', path, smallPdf(material.key))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { files } = await firm.get<DraftView>(`/api/${region}/drafts/${id}`)
      if (!files.some((file) => file.material === material.key)) throw error
    }
  }
  return id
}

/** A save that was written although nobody heard of it makes its repetition stale: then what stands there is looked at. */
async function saveDraft(firm: Client, id: string, saved: { base: number; [key: string]: unknown }): Promise<void> {
  const path = `/api/${region}/drafts/${id}`
  try {
    await firm.act('PUT', path, saved)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'draft.stale') throw error
    const standing = await firm.get<DraftView>(path)
    if (standing.version === saved.base || Object.keys(standing.answers).length === 0) throw error
  }
}

export const submitDraft = (firm: Client, draft: string, delivery: object = { deliverBy: 'electronic' }) =>
  firm.command<{ case: string; number: string }>(`/api/${region}/cases`, { draft, declaration: true, ...delivery })

export async function accept(acceptor: Client, id: string) {
  const view = await acceptor.get<CaseView>(`/api/${region}/desk/cases/${id}`)
  const answers = Object.fromEntries(view.answers.map(({ key, value }) => [key, value]))
  const item = ofMatter(itemOf(view.item), view.about?.matter ?? 'new')
  const checked = linesToCheck(item, answers, view.materials, promisedLater(view))
  return acceptor.command(`/api/${region}/cases/${id}/acceptance`, { checked })
}

export type Outcome = 'granted' | 'refused'

/** Every drawn person, or of them those that are named, answers what lies on their desk. @returns how many answers were given */
export async function deskRound(
  clients: Clients,
  item: Item,
  outcome: Outcome = 'granted',
  who: readonly string[] = reviewAccounts(item),
): Promise<number> {
  let given = 0
  for (const account of who) {
    const client = await clients.as(account)
    const { tasks } = await client.get<{ tasks: TaskSummary[] }>(`/api/${region}/review/tasks`)
    for (const task of tasks) given += (await answerTask(client, item, task, outcome)) ? 1 : 0
  }
  return given
}

/** @returns whether it was there to be answered */
export async function answerTask(
  client: Client,
  item: Item,
  { task, kind }: TaskSummary,
  outcome: Outcome,
): Promise<boolean> {
  const path = `/api/${region}/review/tasks/${task}`
  const verdict = outcome === 'granted' ? 'pass' : 'fail'
  const reasons = outcome === 'granted' ? '' : '经审查，申请不符合国家技术标准的强制性条文，详见各项结论。'
  try {
    switch (kind) {
      case 'review': {
        const view = await client.get<TaskView>(path)
        await client.command(`${path}/opinion`, {
          verdict,
          scores: (view.sheet?.criteria ?? []).map(({ key, points }) => ({
            criterion: key,
            points: verdict === 'pass' ? points : 0,
            met: verdict === 'pass',
            finding: verdict === 'pass' ? '经核对，符合要求' : '经核对，不符合要求',
          })),
          reasons,
        })
        return true
      }
      case 'merge':
        await client.command(`${path}/feedback`, {
          verdict,
          summary: '各单位意见已汇总，结论一致，同意报请决定。',
        })
        return true
      case 'decide':
        await client.command(`${path}/decision`, {
          outcome,
          reasons,
          basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
          overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
        })
        return true
      case 'extend':
        await client.command(`${path}/extension/answer`, { approves: true })
        return true
      case 'close':
      case 'hear':
      case 'expert':
      case 'site-visit':
        return false
    }
  } catch (error) {
    // Withdrawn meanwhile, or answered by this very person in an attempt that another worker of the test made.
    if (error instanceof Refused && error.status < 500) return false
    throw error
  }
}

/** From the acceptance to the result that lies ready. */
export async function untilReady(
  clients: Clients,
  firm: Client,
  item: Item,
  id: string,
  { withinMs = 20_000, outcome = 'granted' }: { withinMs?: number; outcome?: Outcome } = {},
): Promise<CaseView> {
  const wait = openWait(withinMs)
  for (;;) {
    const view = await firm.get<CaseView>(`/api/${region}/cases/${id}`)
    if (view.phase === 'ready' || view.phase === 'closed') return view
    if (wait.isOver())
      throw new Error(`the case is still ${view.phase} long after ${withinMs} ms: ${JSON.stringify(view.timeline)}`)
    if ((await deskRound(clients, item, outcome)) === 0) await sleep(25)
  }
}

export const receive = (firm: Client, id: string) => firm.command(`/api/${region}/cases/${id}/receipt`, {})
export const rate = (firm: Client, id: string) =>
  firm.command(`/api/${region}/cases/${id}/rating`, { stars: 5, tags: ['efficiency'], remark: '' })

/** One whole case: filed, accepted, reviewed by whoever is drawn, granted, received, rated. */
export async function wholeCase(
  clients: Clients,
  item: Item,
  options: { rated?: boolean; withinMs?: number } = {},
): Promise<string> {
  const firm = await clients.as(firmAccount)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, item))
  await accept(await clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!), id)
  await untilReady(clients, firm, item, id, options.withinMs === undefined ? {} : { withinMs: options.withinMs })
  await receive(firm, id)
  if (options.rated !== false) await rate(firm, id)
  return id
}
