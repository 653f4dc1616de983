import { addDays } from '#kernel/day.ts'
import { answersFor, itemOf, region, withoutNotice } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { accept, answerTask, firmAccount, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, caseAt, toldInWriting, waiting, type World } from './walk-parts.ts'

const planning = itemOf('planning-permit')

/** 利害关系人、陈述申辩、延长期限、听证: others are found and told, the firm states what it has to say to that, the head gives more days, the firm asks to be heard and by another chair, and the decision rests on the minutes. */
export async function heard(clients: Clients, world: World): Promise<void> {
  const firm = await clients.as(firmAccount)
  const acceptor = await acceptorOf(clients, planning)
  const { case: id } = await submitDraft(firm, await prepareDraft(firm, planning, answersFor(planning, withoutNotice)))
  await accept(acceptor, id)
  const review = await waiting(clients, planning, 'review')
  await review.who.command(`${review.at}/third-parties`, { reason: '项目东侧住宅楼的日照直接关系他人重大利益。' })
  await answerTask(review.who, planning, review.task, 'granted')
  const others = `/api/${region}/desk/cases/${id}/third-parties`
  await acceptor.command(others, { name: '海州湾小区业主委员会', address: '通灌南路 88 号 2 幢 301 室' })
  await acceptor.command(`${others}/party-1/statement`, {
    words: '我是业主委员会的负责人，新楼会挡住我们的阳光。',
    summary: '要求调整楼栋间距，并提供日照分析。',
  })
  await acceptor.command(`${others}/party-1/hearing`, { choice: 'waived', way: 'paper' })

  await firm.command(`${caseAt(id)}/statement`, { words: '我公司已经按照日照分析调整楼栋间距。' })
  await acceptor.command(`/api/${region}/desk/cases/${id}/statement/summary`, {
    summary: '楼栋间距已经按照日照分析调整。',
  })

  const decision = await waiting(clients, planning, 'decide')
  await decision.who.command(`${decision.at}/extension`, { reason: '需要会同相邻区县核实交通组织方案。' })
  const head = await waiting(clients, planning, 'extend')
  await head.who.command(`${head.at}/extension/answer`, { approves: true })

  await decision.who.command(`${decision.at}/hearing`, { reason: '项目东侧住宅楼的日照可能受到影响，涉及重大利益。' })
  await firm.command(`${caseAt(id)}/hearing-request`, { words: '我公司已与东侧业主委员会签订补偿协议。' })
  await toldInWriting(firm, id)
  await waiting(clients, planning, 'hear')
  await firm.command(`${caseAt(id)}/hearing-recusal`, { words: '主持人的近亲属是东侧小区业主委员会的委员。' })
  const supervisor = await clients.as('supervisor')
  await supervisor.command(`/api/${region}/desk/cases/${id}/hearing-recusal/decision`, { outcome: 'granted' })
  const chair = await waiting(clients, planning, 'hear')
  const heldOn = addDays(await world.today(), 14)
  await chair.who.command(`${chair.at}/hearing/appointment`, { heldOn, time: '09:30', place: '政务服务中心三楼听证室' })
  await world.passDays(14)
  await chair.who.command(`${chair.at}/hearing/minutes`, {
    applicant: 'present',
    evidence: 'written',
    minutes:
      '主持人核对到场人员，宣布听证纪律。审查人员的书面意见宣读完毕。申请人陈述已经按照日照分析调整楼栋间距。质证完毕，申请人无补充。',
  })
  await firm.command(`${caseAt(id)}/hearing-signature`, {})
  await chair.who.command(`${chair.at}/hearing/report`, {
    report: '听证查明日照满足标准，争议已经澄清，建议准予许可。',
  })
  await decision.who.command(`${decision.at}/decision`, {
    outcome: 'granted',
    reasons: '',
    basis: '《中华人民共和国城乡规划法》第四十条',
    onMinutes: true,
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  })
  await untilReady(clients, firm, planning, id)
  await firm.command(`${caseAt(id)}/receipt`, {})
}
