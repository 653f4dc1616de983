import { randomUUID } from 'node:crypto'
import type { readDuty } from '#contracts/duty.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { ExpertView } from '#contracts/experts.ts'
import type { FormDesign } from '#contracts/form-design.ts'
import type { Item } from '#contracts/item.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { lyg } from '#seed/city/lyg.ts'
import { region } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { prepareDraft, submitDraft } from './walk.ts'
import { acceptorOf, caseAt, clerkAccount, person, venue, type World } from './walk-parts.ts'

/** 服务时间、表单、值守安排、授权: what offices and applicants set beside any case. */
export async function offices(clients: Clients, world: World): Promise<void> {
  const operator = await clients.as('operator')
  const acceptor = await acceptorOf(clients, venue)
  const today = await world.today()
  const morning = [{ from: '08:30', to: '11:30' }]
  await operator.command(`/api/${region}/halls/zhengwu-hall/hours`, {
    counter: null,
    // Another each time: what is so already is no fact.
    hours: {
      workday: morning,
      restday: [],
      days: [{ day: today, spans: morning, why: `设备检修 ${randomUUID().slice(0, 8)}` }],
    },
  })
  await publish(operator, 'remote-treatment-filing')
  const { roster, people, days } = await acceptor.get<ReplyOf<typeof readDuty>>(`/api/${region}/desk/duty`)
  const { day, person: before } = days.at(-1)!
  const { person: next } = people.find((one) => one.person !== before)!
  await acceptor.command(`/api/${region}/duty/${roster}`, { days: [{ day, person: next }] })
  await keepRoll(operator)
  await underMandate(clients, today)
}

async function publish(operator: Client, code: string): Promise<void> {
  const { item } = await operator.get<{ item: Item }>(`/api/${region}/items/${code}`)
  const { form, holds, revision } = structuredClone(item)
  form[0]!.title = `${form[0]!.title.replace(/（.*/, '')}（第 ${revision + 1} 版）`
  const design: FormDesign = { form, holds }
  await operator.command(`/api/${region}/items/${code}/form`, { ...design, basedOn: revision })
}

/** 专家库: one of them gets another rank, and is suspended from the draw for a while. */
async function keepRoll(operator: Client): Promise<void> {
  const { experts } = await operator.get<{ experts: ExpertView[] }>(`/api/${region}/desk/experts?limit=1`)
  const { expert, employer, ties, rank } = experts[0]!
  const at = `/api/${region}/experts/${expert}`
  await operator.command(at, { rank: rank === '教授' ? '高级工程师' : '教授', employer, ties })
  await operator.command(`${at}/suspension`, { reason: '本人申请暂停' })
  await operator.command(`${at}/suspension`, { reason: null })
}

/** 授权委托书: noted at the window, filed under once, taken back. */
async function underMandate(clients: Clients, today: Day): Promise<void> {
  const clerk = await clients.as(clerkAccount)
  const { party: agent } = await clerk.act<{ party: string }>('POST', `/api/${region}/window/parties`, {
    ...person,
    document: 'resident-id-card',
  })
  const { kind, name, code } = lyg.parties.find(({ key }) => key === 'liu-mingde')!
  const at = `/api/${region}/window`
  const { mandate, principal: applicant } = await clerk.command<{ mandate: string; principal: string }>(
    `${at}/mandates`,
    {
      agent,
      principal: { kind, name, code },
      acts: ['file', 'fetch'],
      items: [venue.code],
      signedOn: today,
      validUntil: addDays(today, 30),
      document: 'original',
    },
  )
  const draft = await prepareDraft(clerk, venue, undefined, { applicant, mandate })
  const { case: id } = await submitDraft(clerk, draft, { deliverBy: 'window' })
  await clerk.command(`${at}/mandate-revocations`, { mandate, present: agent })
  await (await clients.as('applicant-liu-mingde')).command(`${caseAt(id)}/withdrawal`, { reason: '改日再办' })
}
