import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseView } from '#contracts/cases.ts'
import type { TaskSummary } from '#contracts/review.ts'
import type { Item } from '#contracts/item.ts'
import { itemOf, recipient, region } from '#tests/harness/case-walk.ts'
import { smallPdf } from '#tests/harness/platform.ts'
import { Refused, type Client, type Clients } from './client.ts'
import {
  accept,
  accountsAt,
  firmAccount,
  prepareDraft,
  reviewAccounts,
  submitDraft,
  untilReady,
  wholeCase,
} from './walk.ts'

/** What is walked to its end with at most one death on the way. Between them the walks come to every effect that cases of the two items have. */
export type Walk = { name: string; go(clients: Clients): Promise<unknown> }

const fire = itemOf('fire-design-review')
const venue = itemOf('public-venue-hygiene')
const clerkAccount = accountsAt('clerk', ['zhengwu-hall'])[0]!
const personAccount = 'applicant-xu-ruolan'
const person = { kind: 'person', name: '徐若澜', code: '320706198506150020', phone: '13900000002' }

export const walks: readonly Walk[] = [
  { name: 'online', go: (clients) => wholeCase(clients, fire) },
  { name: 'window', go: atWindow },
  { name: 'courier', go: byCourier },
  { name: 'refusals', go: refusals },
]

const caseAt = (id: string) => `/api/${region}/cases/${id}`
const acceptorOf = (clients: Clients, item: Item) => clients.as(accountsAt('acceptor', [item.intakeOffice])[0]!)

/** 咨询: asked and answered; whoever asked is told by short message. */
export async function enquiry(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { precase } = await applicant.command<{ precase: string }>(`/api/${region}/precases`, {
    item: venue.code,
    question: '已经有营业执照，还要提交身份证明吗？',
  })
  await acceptor.command(`/api/${region}/desk/precases/${precase}/answer`, { answer: '需要提交负责人的身份证明。' })
}

/** Filed from paper, one notice, corrected with a scan at the window, granted, fetched against identity and signature. */
export async function atWindow(clients: Clients): Promise<void> {
  const clerk = await clients.as(clerkAccount)
  const acceptor = await acceptorOf(clients, venue)
  const { party } = await clerk.act<{ party: string }>('POST', `/api/${region}/window/parties`, {
    ...person,
    document: 'resident-id-card',
  })
  const draft = await prepareDraft(clerk, venue, undefined, { applicant: party })
  const { case: id } = await submitDraft(clerk, draft, { deliverBy: 'window' })
  await acceptor.command(`${caseAt(id)}/deficiency-notice`, {
    defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }],
  })
  await uploadOnce(clerk, id, 'layout')
  await clerk.command(`${caseAt(id)}/correction`, { paper: [] })
  await handOriginalsOver(clerk, acceptor)
  await accept(acceptor, id)
  await untilReady(clients, await clients.as(personAccount), venue, id)
  await clerk.command(`${caseAt(id)}/hand-over`, {
    document: 'resident-id-card',
    code: person.code,
    signature: { how: 'typed', name: person.name, declared: true },
  })
}

/** 材料交接: every batch of originals that lies at the window goes to the office, which signs for it. */
async function handOriginalsOver(clerk: Client, acceptor: Client): Promise<void> {
  const at = `/api/${region}/desk/transfers`
  const deadline = performance.now() + 15_000
  for (;;) {
    const { transfers } = await clerk.get<{ transfers: { transfer: string }[] }>(`${at}?place=window`)
    for (const { transfer } of transfers) {
      await clerk.command(`${at}/${transfer}/hand-over`, {})
      await acceptor.command(`${at}/${transfer}/reception`, { missing: [] })
    }
    if (transfers.length > 0) return
    if (performance.now() > deadline) throw new Error('no originals lie at the window')
    await sleep(25)
  }
}

async function uploadOnce(clerk: Client, id: string, material: string): Promise<void> {
  try {
    await clerk.act('POST', `${caseAt(id)}/files?material=${material}&name=scan.pdf`, smallPdf(material))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { staged } = await clerk.get<CaseView>(`/api/${region}/desk/cases/${id}`)
    if (!staged.some((file) => file.material === material)) throw error
  }
}

/** Granted and sent; the parcel travels until somebody has signed for it. */
export async function byCourier(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const clerk = await clients.as(clerkAccount)
  const draft = await prepareDraft(applicant, venue)
  const { case: id } = await submitDraft(applicant, draft, { deliverBy: 'courier', recipient })
  await accept(await acceptorOf(clients, venue), id)
  await untilReady(clients, applicant, venue, id)
  await clerk.command(`${caseAt(id)}/dispatch`, { packed: ['decision', 'licence'] })
  const deadline = performance.now() + 15_000
  while ((await applicant.get<CaseView>(caseAt(id))).phase !== 'closed') {
    if (performance.now() > deadline) throw new Error('the parcel never reached its door')
    await sleep(50)
  }
}

/** One withdrawn, one refused at intake, one given back to the draw once and then refused in substance. */
async function refusals(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, fire)
  const file = async () => (await submitDraft(firm, await prepareDraft(firm, fire))).case
  await firm.command(`${caseAt(await file())}/withdrawal`, { reason: '不再办理' })
  await acceptor.command(`${caseAt(await file())}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该工程位于东海县，按照属地管辖由县级住房和城乡建设部门实施。',
    competentOffice: '东海县住房和城乡建设局',
  })
  const id = await file()
  await accept(acceptor, id)
  await returnOne(clients)
  await untilReady(clients, firm, fire, id, { outcome: 'refused' })
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** The first person who has a review gives it back. */
async function returnOne(clients: Clients): Promise<void> {
  const deadline = performance.now() + 15_000
  for (;;) {
    for (const account of reviewAccounts(fire)) {
      const reviewer = await clients.as(account)
      const { tasks } = await reviewer.get<{ tasks: TaskSummary[] }>(`/api/${region}/review/tasks`)
      const [task] = tasks.filter((one) => one.kind === 'review')
      if (!task) continue
      await reviewer.command(`/api/${region}/review/tasks/${task.task}/return`, { ground: 'illness' })
      return
    }
    if (performance.now() > deadline) throw new Error('nobody was drawn')
    await sleep(25)
  }
}
