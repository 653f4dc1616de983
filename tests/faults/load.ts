import { setTimeout as sleep } from 'node:timers/promises'
import type { Item } from '#contracts/item.ts'
import type { TaskSummary } from '#contracts/review.ts'
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
  brokenOff: unknown[]
  refusals(): string[]
  stop(): Promise<void>
}

/**
 * People at work: firms file, acceptors accept, firms withdraw every other case, and whoever is drawn answers. Whoever meets an error goes on.
 *
 * @param options.drafts filled in before: what the servers get is then mostly commands
 * @param options.mayFile asked before each case that is filed: every one has papers to print and pages to paint in the end
 * @param options.mostCases accepted for review; what is filed beyond is withdrawn, for each reviewed case has papers to print at the end
 */
export function startLoad(options: {
  clients: Clients
  item: Item
  drafts: string[]
  workers: number
  mostCases: number
  mayFile?: () => boolean
  answers?: Record<string, unknown>
  filed?: (id: string, number: string) => void
}): Load {
  const { clients, item, drafts } = options
  const load: Load = { finished: 0, submitted: 0, brokenOff: [], refusals, stop }
  let stopping = false
  let reviewed = 0

  async function work(): Promise<void> {
    const firm = await clients.as(firmAccount)
    const acceptor = await clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!)
    for (let round = 0; !stopping; round += 1) {
      while (!stopping && options.mayFile?.() === false) await sleep(20)
      const draft = drafts.pop() ?? (await prepareDraft(firm, item, options.answers))
      if (stopping) return
      const { case: id, number } = await submitDraft(firm, draft)
      options.filed?.(id, number)
      load.submitted += 1
      if (round % 2 === 1 || reviewed >= options.mostCases)
        await firm.command(`/api/${region}/cases/${id}/withdrawal`, { reason: '不再办理' })
      else {
        reviewed += 1
        await accept(acceptor, id)
      }
      load.finished += 1
      // Cases are to be in every stage when the blow comes, not to be many: each one's pages are painted in the end.
      await sleep(250)
    }
  }
  /** Whoever finds nothing on any desk looks less and less often, until a case is accepted: the servers are to be busy with commands. */
  async function desks(): Promise<void> {
    for (let known = 0, pause = 150; !stopping;) {
      const given = await deskRound(clients, item)
      pause = given > 0 || known < reviewed ? 150 : Math.min(2 * pause, 2_400)
      known = reviewed
      for (const next = performance.now() + pause; !stopping && known === reviewed && performance.now() < next;)
        await sleep(20)
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
export function watchReviewers(item: Item) {
  const canaries = openCanaries()
  const answers = markedAnswers(item, canaries)
  const { name, code, phone, legalPerson } = lyg.parties.find((party) => party.key === 'gangcheng')!
  for (const text of [name, code, phone, legalPerson, '港城物流', '王海燕']) if (text) canaries.watch('the firm', text)
  const reviewers = new Set(reviewAccounts(item))
  const sent = new Map<string, Buffer>()
  const statuses = new Map<number, number>()
  const ids: string[] = []
  let stopping = false

  async function pry(clients: Clients): Promise<void> {
    const reviewer = await clients.as(accountsAt('reviewer', [item.tasks[0]!.office])[0]!)
    const base = `/api/${region}/review/tasks`
    const ask = (path: string) => reviewer.get(path).catch(refusedOnly)
    const { tasks } = await reviewer.get<{ tasks: TaskSummary[] }>(base)
    for (const { task } of tasks.slice(0, 2)) {
      await ask(`${base}/${task}`)
      await reviewer.act('POST', `${base}/${task}/opinion`, { verdict: '王' }).catch(refusedOnly)
    }
    for (const id of ids.slice(-2)) {
      await ask(`/api/${region}/cases/${id}`)
      await ask(`${base}/${id}`)
    }
  }
  return {
    answers,
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
    pry(clients: Clients) {
      const running = (async () => {
        while (!stopping) {
          await pry(clients).catch(() => {})
          await sleep(350)
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
