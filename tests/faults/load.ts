import { setTimeout as sleep } from 'node:timers/promises'
import type { Item } from '#contracts/item.ts'
import type { TaskSummary } from '#contracts/review.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { openCanaries, markedAnswers } from '#tests/blindness/canaries.ts'
import { region } from '#tests/harness/case-walk.ts'
import { lyg } from '#seed/city/lyg.ts'
import type { Answered, Clients } from './client.ts'
import { Refused } from './client.ts'
import { accept, accountsAt, deskRound, firmAccount, prepareDraft, reviewAccounts, submitDraft } from './walk.ts'

/** What a load has been through so far. */
export type Load = {
  finished: number
  submitted: number
  /** Cases that the clock had accepted before the people at work were done with them. */
  outrun: number
  brokenOff: unknown[]
  refusals(): string[]
  stop(): Promise<void>
}

/** What is applied for, and drafts of it that were filled in before: what the servers get is then mostly commands. */
export type Matter = { item: Item; drafts: string[]; answers?: Record<string, unknown> }

export type Rows = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

const postOf = (account: string) => lyg.accounts.find(({ id }) => id === account)!.post

/**
 * People at work: firms file, talk with the office, and withdraw; of some cases acceptors accept, and whoever is drawn answers. Whoever meets an error goes on.
 *
 * @param options.rows reads as the database's owner: who was drawn is sealed, and without that everybody who could be would look again and again
 * @param options.reviewed what is accepted for review, by turns, every other case as long as `mayReview` says so
 * @param options.withdrawn what is withdrawn again; each has papers to print and pages to paint in the end, so something small will do
 * @param options.messages so many are written under a case before that; under one that is reviewed, one
 * @param options.turn waited for before each command; without it, people rest a moment after each case
 */
export function startLoad(options: {
  clients: Clients
  rows: Rows
  reviewed: readonly Matter[]
  withdrawn: Matter
  workers: number
  mayReview: (reviewed: number) => boolean
  messages?: number
  turn?: () => Promise<void>
  filed?: (id: string, number: string) => void
}): Load {
  const { clients, rows, turn } = options
  const load: Load = { finished: 0, submitted: 0, outrun: 0, brokenOff: [], refusals, stop }
  let stopping = false
  let reviewed = 0

  async function work(): Promise<void> {
    const firm = await clients.as(firmAccount)
    const acceptorOf = (matter: Matter) => clients.as(accountsAt('acceptor', [matter.item.intakeOffice])[0]!)
    for (let round = 0; !stopping; round += 1) {
      const isReviewed = round % 2 === 0 && options.mayReview(reviewed)
      const matter = isReviewed ? options.reviewed[reviewed++ % options.reviewed.length]! : options.withdrawn
      const acceptor = await acceptorOf(matter)
      const draft = matter.drafts.pop() ?? (await prepareDraft(firm, matter.item, matter.answers))
      if (!(await hasTurn())) return
      const { case: id, number } = await submitDraft(firm, draft)
      options.filed?.(id, number)
      load.submitted += 1
      const messages = options.messages ?? 0
      try {
        for (let n = 0; n < (isReviewed ? Math.min(1, messages) : messages); n += 1) {
          if (!(await hasTurn())) return
          const text = `第 ${n + 1} 次留言`
          await (n % 2 === 0 ? firm : acceptor).command(`/api/${region}/cases/${id}/messages`, { text })
        }
        if (!(await hasTurn())) return
        if (isReviewed) await accept(acceptor, id)
        else await firm.command(`/api/${region}/cases/${id}/withdrawal`, { reason: '不再办理' })
        load.finished += 1
      } catch (error) {
        if (!(error instanceof Refused && (await hasClockActed(id)))) throw error
        load.outrun += 1
      }
      // Cases are to be in every stage when the blow comes, not to be many: each one's pages are painted in the end.
      if (!turn) await sleep(250)
    }
  }
  async function hasTurn(): Promise<boolean> {
    if (!stopping) await turn?.()
    return !stopping
  }
  async function hasClockActed(stream: string): Promise<boolean> {
    return (await rows(`select from log.events where stream = $1 and actor = 'clock' limit 1`, [stream])).length > 0
  }
  /** Whoever has something on their desk looks at it. */
  async function desks(): Promise<void> {
    while (!stopping) {
      const drawn = new Set(
        (
          await rows(
            `select distinct s.grant_id::text as post
             from cases.review_tasks t
             join sealed.assignments s
               on s.region = t.region
               and s.alias = t.task
             where not t.done`,
            [],
          )
        ).map((row) => row['post']),
      )
      for (const { item } of options.reviewed) {
        const who = reviewAccounts(item).filter((account) => drawn.has(residentIds.grant(region, postOf(account))))
        if (!stopping && who.length > 0) await deskRound(clients, item, 'granted', who)
      }
      await sleep(150)
    }
  }
  const insist = async (job: () => Promise<void>) => {
    while (!stopping)
      try {
        await job()
      } catch (error) {
        load.brokenOff.push(error)
        await sleep(20)
      }
  }
  const running = Promise.all([...Array.from({ length: options.workers }, () => insist(work)), insist(desks)])
  /** Refusals for certain: none of these people asks for what is not theirs to ask. */
  function refusals(): string[] {
    return load.brokenOff.flatMap((error) =>
      error instanceof Refused && error.status < 500 ? [error.message.replaceAll(/[0-9a-f-]{36}/g, '…')] : [],
    )
  }
  async function stop(): Promise<void> {
    stopping = true
    await running
  }
  return load
}

/**
 * I9 under faults: a reviewer who also asks for what is none of their business, while servers die. Everything that any reviewer is
 * sent is kept: status, headers and body of answers and of refusals alike.
 */
export function watchReviewers(items: readonly Item[], others: Item) {
  const canaries = openCanaries()
  const answers = new Map([...items, others].map((item) => [item.code, markedAnswers(item, canaries)]))
  const { name, code, phone, legalPerson } = lyg.parties.find((party) => party.key === 'gangcheng')!
  for (const text of [name, code, phone, legalPerson, '港城物流', '王海燕']) if (text) canaries.watch('the firm', text)
  const reviewers = new Set(items.flatMap(reviewAccounts))
  const sent = new Map<string, Buffer>()
  const statuses = new Map<number, number>()
  const ids: string[] = []
  let stopping = false

  async function pry(clients: Clients): Promise<void> {
    const reviewer = await clients.as(accountsAt('reviewer', [items[0]!.tasks[0]!.office])[0]!)
    const base = `/api/${region}/review/tasks`
    const ask = (path: string) => reviewer.get(path).catch(refusedOnly)
    const { tasks } = await reviewer.get<{ tasks: TaskSummary[] }>(base)
    for (const { task } of tasks.slice(0, 1)) {
      await ask(`${base}/${task}`)
      await reviewer.act('POST', `${base}/${task}/opinion`, { verdict: '王' }).catch(refusedOnly)
    }
    for (const id of ids.slice(-1)) {
      await ask(`/api/${region}/cases/${id}`)
      await ask(`${base}/${id}`)
    }
  }
  return {
    answersFor: (item: Item) => answers.get(item.code)!,
    filed(id: string, number: string) {
      ids.push(id)
      canaries.watch('case', id)
      canaries.watch('case number', number)
    },
    seen(account: string, asked: { path: string }, { status, headers, body }: Answered) {
      if (!reviewers.has(account)) return
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const bytes = Buffer.concat([Buffer.from(`${status} ${JSON.stringify([...headers])}\n`), body])
      sent.set(`${asked.path} ${bytes.toString('latin1')}`, bytes)
    },
    pry(clients: Clients, turn: () => Promise<void>) {
      const running = (async () => {
        while (!stopping) {
          await pry(clients).catch(() => {})
          if (!stopping) await turn()
        }
      })()
      return async () => {
        stopping = true
        await running
      }
    },
    sent: () => [...sent.values()],
    statuses: () => Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b)),
    words: () => canaries.tokens.filter((token) => token.kind === 'whole').map((token) => token.text),
  }
}

function refusedOnly(error: unknown): void {
  if (!(error instanceof Refused)) throw error
}
