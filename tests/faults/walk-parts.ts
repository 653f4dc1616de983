import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import type { TaskSummary } from '#contracts/review.ts'
import { usccCheckCharacter } from '#kernel/codes/uscc.ts'
import type { Day } from '#kernel/day.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { Refused, type Client, type Clients } from './client.ts'
import { openWait } from './patience.ts'
import { accountsAt, reviewAccounts } from './walk.ts'

/** What is walked to its end with at most one death on the way. The walks come to the effects in `effects.txt`. */
export type Walk = { name: string; go(clients: Clients, world: World): Promise<unknown> }

/** What happens around a platform without anybody asking it. */
export type World = {
  /** The platform's day moves on; whoever made the world takes it back when the walk is over and nothing waits. */
  passDays(days: number): Promise<void>
  /** The nightly sweeps of these modules, now. Bytes that nothing names count as having lain long enough. */
  sweep(...modules: ('cases' | 'documents' | 'operations')[]): Promise<void>
  /** The operator of short messages refuses the next one. */
  refuseMessage(): void
  /** How many short messages he has taken over. */
  messages(): number
  /** A job that has failed once has failed for good. @returns whether there was one */
  giveUp(kind: string): Promise<boolean>
  /** The commands of a stream that made events of this type, as the log names them. */
  commandsOf(stream: string, type: string): Promise<string[]>
  /** The platform's day. */
  today(): Promise<Day>
  /** Until nothing is due that has not been done. */
  ticked(): Promise<void>
  /** Every cell that was given is shut on its result; somebody with the code opens every one that is shut. */
  locker: { put(): void; take(): void }
}

export const fire = itemOf('fire-design-review')
export const venue = itemOf('public-venue-hygiene')
export const clerkAccount = accountsAt('clerk', ['zhengwu-hall'])[0]!
export const personAccount = 'applicant-xu-ruolan'
export const person = { kind: 'person', name: '徐若澜', code: '320706198506150020', phone: '13900000002' }

export const caseAt = (id: string) => `/api/${region}/cases/${id}`
export const acceptorOf = (clients: Clients, item: Item) => clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!)

export const view = (client: Client, id: string) => client.get<CaseView>(caseAt(id))

/** 特别程序告知书 is set: only from then on its days are not counted. */
export const toldInWriting = (applicant: Client, id: string): Promise<void> =>
  until('nobody was told in writing of the special procedure', async () =>
    (await view(applicant, id)).papers.some(({ kind }) => kind === 'special-procedure-notice'),
  )

/** A firm that no other walk knows, before a window with its licence. */
export async function newFirm(clerk: Client): Promise<{ party: string }> {
  const body = `91320706MA${String(randomInt(10_000_000)).padStart(7, '0')}`
  const shown = {
    kind: 'enterprise',
    name: `连云港市海州区${body.slice(-7)}号有限公司`,
    code: body + usccCheckCharacter(body),
    phone: person.phone,
    document: 'business-licence',
  }
  await clerk.command(`/api/${region}/window/registrations`, shown)
  return clerk.act<{ party: string }>('POST', `/api/${region}/window/parties`, shown)
}

export async function until(otherwise: string, holds: () => Promise<boolean>): Promise<void> {
  const wait = openWait(15_000)
  while (!(await holds())) {
    if (wait.isOver()) throw new Error(otherwise)
    await sleep(50)
  }
}

export async function uploadOnce(client: Client, id: string, material: string, seenAt: string): Promise<void> {
  try {
    await client.act('POST', `${caseAt(id)}/files?material=${material}&name=scan.pdf`, smallPdf(material))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { staged } = await client.get<CaseView>(seenAt)
    if (!staged.some((file) => file.material === material)) throw error
  }
}

function accountsFor(item: Item, kind: TaskSummary['kind']): string[] {
  if (kind === 'hear') return accountsAt('chair', [item.hearing!.office])
  if (kind === 'extend') return accountsAt('head', [item.extension!.office])
  return reviewAccounts(item)
}

/** The first person who has a task of this kind on the desk, other than those that are known. */
export async function waiting(
  clients: Clients,
  item: Item,
  kind: TaskSummary['kind'],
  known: readonly string[] = [],
): Promise<{ who: Client; task: TaskSummary; at: string }> {
  const wait = openWait(15_000)
  for (;;) {
    for (const account of accountsFor(item, kind)) {
      const who = await clients.as(account)
      const { tasks } = await who.get<{ tasks: TaskSummary[] }>(`/api/${region}/review/tasks`)
      const task = tasks.find((one) => one.kind === kind && !known.includes(one.task))
      if (task) return { who, task, at: `/api/${region}/review/tasks/${task.task}` }
    }
    if (wait.isOver()) throw new Error(`nobody was drawn to ${kind}`)
    await sleep(25)
  }
}

/** 销毁: proposed by one of the supervision, confirmed by another, once the last paper is out. */
export async function erase(clients: Clients, id: string): Promise<void> {
  const proposer = await clients.as('supervisor')
  const confirmer = await clients.as('supervisor-b')
  const at = `/api/${region}/desk/cases/${id}`
  await until('the last paper was not printed', async () => {
    const { papers } = await proposer.get<CaseView>(at)
    return papers.some(({ kind }) => kind === 'termination-notice')
  })
  const { erasure } = await proposer.command<{ erasure: string }>(`${at}/erasures`, {
    ground: 'judgment',
    document: '连档销〔2026〕3号',
  })
  await confirmer.command(`${at}/erasures/${erasure}/confirmation`, {})
}
