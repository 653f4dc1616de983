import type { readAbsence } from '#contracts/absences.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { Item } from '#contracts/item.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { fullScores, itemOf, region } from '#tests/harness/case-walk.ts'
import type { Client, Clients } from './client.ts'
import { accept, accountsAt, answerTask, firmAccount, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, fire, toldInWriting, until, uploadOnce, waiting } from './walk-parts.ts'

type Held = { who: Client; task: TaskSummary; at: string }

/** Everybody of a role who has a task of an item, once they are so many. */
async function holders(
  clients: Clients,
  role: 'reviewer' | 'decider' | 'expert',
  item: Item,
  count: number,
): Promise<Held[]> {
  const offices = item.tasks.map(({ office }) => office as string)
  let held: Held[] = []
  await until(`${count} of ${role} were never drawn`, async () => {
    held = []
    for (const account of accountsAt(role, offices)) {
      const who = await clients.as(account)
      const { tasks } = await who.get<{ tasks: TaskSummary[] }>(`/api/${region}/review/tasks`)
      held.push(...tasks.map((task) => ({ who, task, at: `/api/${region}/review/tasks/${task.task}` })))
    }
    return held.length >= count
  })
  return held
}

/** 挂起、催办、取回、退回、会商、代理: what offices do with tasks before the decision. */
export async function handled(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, fire))
  await accept(await acceptorOf(clients, fire), id)
  const reviews = fire.tasks.filter(({ kind }) => kind === 'review').length
  const held = await holders(clients, 'reviewer', fire, reviews)
  const first = held[0]!
  await first.who.command(`${first.at}/aside`, { ground: 'records', days: 1 })
  await first.who.command(`${first.at}/aside/end`, {})
  await (await clients.as('supervisor')).command(`${caseAt(id)}/urging`, {})
  await answerTask(first.who, fire, first.task, 'granted')
  await first.who.command(`${first.at}/opinion/taking-back`, {})
  for (const { who, task } of held) await answerTask(who, fire, task, 'granted')

  const lead = await waiting(clients, fire, 'merge')
  await lead.who.command(`${lead.at}/meetings`, { agenda: ['消防车道宽度是否满足要求'] })
  await lead.who.command(`${lead.at}/meetings/meeting-1/notes`, { point: 1, words: '逐段核对了车道净宽。' })
  for (const { who, at } of held)
    await who.command(`${at}/meetings/meeting-1/statement`, { votes: ['for'], words: '车道净宽符合规范，无须补充。' })
  await lead.who.command(`${lead.at}/meetings/meeting-1/minutes`, {
    minutes: '会商认为消防车道宽度满足要求，不需要补充论证，同意形成反馈意见。',
  })
  for (const { who, at } of held) await who.command(`${at}/meetings/meeting-1/signature`, {})
  const { earlier } = await lead.who.get<TaskView>(lead.at)
  const { key } = earlier.find(({ title }) => title === first.task.title)!
  await lead.who.command(`${lead.at}/sending-back`, {
    to: key,
    ground: 'unclear',
    reason: '请写明防火分区面积的计算依据。',
  })
  await answerTask(first.who, fire, first.task, 'granted')
  await answerTask(lead.who, fire, lead.task, 'granted')
  await deputed(clients)
  await untilReady(clients, firm, fire, id)
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 离岗、代理: whoever was drawn to decide leaves; a deputy takes the decision over, and it goes back with the return. */
async function deputed(clients: Clients): Promise<void> {
  const { who } = await waiting(clients, fire, 'decide')
  const at = `/api/${region}/review/absence`
  const { post, today, deputies } = await who.get<ReplyOf<typeof readAbsence>>(at)
  const deputy = deputies[0]!.post
  await who.command(`${at}/${post}`, { from: today, through: today, reason: 'travel', deputy })
  const acting = async () => (await holders(clients, 'decider', fire, 1)).some(({ task }) => task.acting)
  await until('no deputy took the decision over', acting)
  await who.command(`${at}/${post}/end`, {})
  await until('the decision never went back', async () => !(await acting()))
}

const chemical = itemOf('chemical-safety-conditions')

/** 专家评审: one of the drawn asks for a change, the firm revises, and the same one confirms it. */
export async function expertReview(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, chemical))
  await accept(await acceptorOf(clients, chemical), id)
  await toldInWriting(firm, id)
  const panel = await holders(clients, 'expert', chemical, 3)
  for (const [turn, { who, at }] of panel.entries()) {
    const scores = fullScores(await who.get<TaskView>(at))
    await who.command(`${at}/expert-opinion`, {
      verdict: turn === 0 ? 'pass-after-revision' : 'pass',
      scores,
      reasons: turn === 0 ? '后果模拟不完整，其余符合要求。' : '',
      changes: turn === 0 ? ['补充液氨储罐泄漏的后果模拟并给出参数'] : [],
    })
  }
  await uploadOnce(firm, id, 'assessment', caseAt(id))
  await firm.command(`${caseAt(id)}/revision`, {})
  const [again] = await holders(clients, 'expert', chemical, 1)
  await again!.who.command(`${again!.at}/confirmed-changes`, { found: [{ change: 'c1', done: true }] })
  await visited(clients, firm, id)
  await untilReady(clients, firm, chemical, id)
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 现场核查: appointed for today, recorded by one officer and signed by the others. */
async function visited(clients: Clients, firm: Client, id: string): Promise<void> {
  const { acceptedDay: visitOn } = await firm.get<CaseView>(caseAt(id))
  const officers = (await holders(clients, 'reviewer', chemical, 3)).filter(({ task }) => task.kind === 'site-visit')
  const [first, ...others] = officers
  await first!.who.command(`${first!.at}/visit-appointment`, { visitOn, time: '14:00' })
  const { visits } = await first!.who.get<TaskView>(first!.at)
  await first!.who.command(`${first!.at}/visit-record`, {
    findings: visits[0]!.points.map(({ key }) => ({ point: key, met: true, seen: '与申请一致' })),
    summary: '现场情况与申请材料一致，没有提前开工。',
    present: true,
    visitedAt: '14:05',
    position: { latitude: 34.6, longitude: 119.2, withinMetres: 12 },
  })
  for (const { who, at } of others) await who.command(`${at}/visit-signature`, {})
}
