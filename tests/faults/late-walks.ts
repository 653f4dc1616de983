import type { CaseView } from '#contracts/cases.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import type { PostLine } from '#contracts/posts.ts'
import type { TaskView } from '#contracts/review.ts'
import { addDays, daysBetween, parseDay } from '#kernel/day.ts'
import { residentIds } from '#server/modules/identity/seed.ts'
import { answersFor, itemOf, region } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { accept, answerTask, firmAccount, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, clerkAccount, newFirm, until, view, waiting, type World } from './walk-parts.ts'

const road = itemOf('road-occupation')
const traffic = itemOf('traffic-impact-assessment')
const permit = itemOf('planning-permit')
const goods = itemOf('hazardous-goods-transport')

/** 加签、减签, and a fee that is paid by voucher once the permit is granted. */
export async function addedAndPaid(clients: Clients): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, road)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, road))
  await accept(acceptor, id)
  const { who, at } = await waiting(clients, road, 'review')
  const { sections } = await who.get<TaskView>(at)
  const { office, section } = sections[0]!
  const reason = '请核实与相邻地下管线的安全距离。'
  await who.command(`${at}/added`, { how: 'before', office, section, reason })
  const { added } = await who.get<TaskView>(at)
  await who.command(`${at}/added/${added[0]!.key}/removal`, {})
  await untilReady(clients, firm, road, id)
  let owed: ObligationSummary | undefined
  await until('no fee was owed', async () => {
    const { obligations } = await acceptor.get<{ obligations: ObligationSummary[] }>(
      `/api/${region}/desk/obligations?limit=100`,
    )
    owed = obligations.find((one) => one.case === id && one.kind === 'fee')
    return owed !== undefined
  })
  const payment = `/api/${region}/desk/obligations/${owed!.obligation}/payment`
  await acceptor.command(payment, { voucher: '3207260001234567' })
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 环节超期: one office is silent until the clock takes it for no opinion; meanwhile the end of a post is appointed for a day that no walk sees. */
export async function officeSilent(clients: Clients, world: World): Promise<void> {
  const firm = await clients.as(firmAccount)
  const operator = await clients.as('operator')
  const { posts, today } = await operator.get<{ posts: PostLine[]; today: string }>(`/api/${region}/desk/posts?limit=1`)
  const day = addDays(parseDay(today), 20_000)
  await operator.command(`/api/${region}/desk/posts/${posts[0]!.post}/end`, { reason: 'left', day })
  const acceptor = residentIds.grant(region, 'acceptor-zhengwu-b')
  for (const how of ['given', 'taken-back'])
    await operator.command(`/api/${region}/desk/posts/${acceptor}/charges`, {
      charge: 'decide-on-the-spot',
      office: 'yibao',
      how,
      basis: '即办件授权书〔2026〕1号',
    })
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, traffic))
  await accept(await acceptorOf(clients, traffic), id)
  const answering = { ...traffic, tasks: traffic.tasks.filter(({ key }) => key === 'traffic') }
  const { who, task } = await waiting(clients, answering, 'review')
  await answerTask(who, traffic, task, 'granted')
  // Reminded, supervised and taken for no opinion, rung by rung.
  await world.passDays(20)
  const { who: decider, task: decision } = await waiting(clients, traffic, 'decide')
  await answerTask(decider, traffic, decision, 'granted')
  await until('the case was never ready', async () => (await view(firm, id)).phase === 'ready')
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 公示: commented on once, answered; on its last day the decision is drafted, the clock ends it, and then the decision falls. */
export async function publicNotice(clients: Clients, world: World): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, permit)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, permit))
  await accept(acceptor, id)
  const liu = await clients.as('applicant-liu-mingde')
  const { notice, since, until: last } = (await view(firm, id)).publicNotices[0]!
  const words = '新楼离我家太近，请说明日照影响。'
  await liu.command(`/api/${region}/public-notices/${notice!}/comments`, { words })
  const desk = `/api/${region}/desk/cases/${id}`
  const { publicNotices } = await acceptor.get<CaseView>(desk)
  const { comment } = publicNotices[0]!.comments[0]!
  await acceptor.command(`${desk}/notice-comments/${comment!}/answer`, {
    gist: '要求说明日照影响。',
    answer: '已要求建设单位补充日照分析，并列入规划许可的附图。',
  })
  const { who, task } = await waiting(clients, permit, 'review')
  await answerTask(who, permit, task, 'granted')
  await world.passDays(daysBetween(parseDay(since), parseDay(last)))
  await waiting(clients, permit, 'decide')
  await world.passDays(1)
  await untilReady(clients, firm, permit, id)
  await firm.command(`${caseAt(id)}/receipt`, {})
}

/** 虚假材料: refused at intake; a firm that no other walk knows may not ask again for a year. */
export async function barred(clients: Clients): Promise<void> {
  const clerk = await clients.as(clerkAccount)
  const { party } = await newFirm(clerk)
  await clerk.command(`/api/${region}/window/phones`, { party, phone: '13955550020' })
  const draft = await prepareDraft(clerk, goods, answersFor(goods), { applicant: party })
  const { case: id } = await submitDraft(clerk, draft, { deliverBy: 'window' })
  const acceptor = await acceptorOf(clients, goods)
  await acceptor.command(`${caseAt(id)}/intake-refusal`, {
    ground: 'false-material',
    reason: '所附车辆检测报告经核验系伪造，报告编号与出具机构登记不符。',
    competentOffice: null,
    untrue: [{ about: 'field', key: goods.form[0]!.fields[0]!.key }],
  })
}
