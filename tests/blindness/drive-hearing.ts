import type { z } from 'zod'
import { hearingTask } from '#contracts/hearings.ts'
import type { listPublicNotices } from '#contracts/public-notices.ts'
import { accept, readCase, region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { see, type Seen } from './collect.ts'
import { done, refusedForNaming } from './done.ts'
import { closingOf, pagesPainted } from './drive.ts'
import type { MarkedCase } from './filing.ts'
import type { OpenLookers } from './lookers.ts'

type Announced = z.infer<typeof listPublicNotices.reply>
const at = (task: string, act: string) => `/api/${region}/review/tasks/${task}/${act}`

/**
 * A marked case with others whom it touches and with a hearing. Their names, addresses and words, and what the applicant says of the hearing,
 * are marked, and so is what the applicant states; everybody looks once time and place are told and once more when the minutes lie there.
 *
 * @param passDays lets days of the platform pass
 * @param heldOn the day of the hearing, so many days after the filing
 */
export async function driveHearing(
  platform: TestPlatform,
  marked: MarkedCase,
  open: OpenLookers,
  { heldOn, passDays }: { heldOn: string; passDays: () => Promise<void> },
): Promise<Seen[]> {
  const { item, canaries, id, acceptor, applicant } = marked
  const { drawnFor, act, look, lookAfresh, all } = open(marked)
  await accept(acceptor.visitor, id)
  await pagesPainted(platform, marked)
  const { task: review, seen: reviewer } = await drawnFor('review')
  const reason = '项目东侧住宅楼的日照直接关系他人重大利益。'
  await act(reviewer, 'finding third parties', at(review.task, 'third-parties'), { reason })
  const view = (await see(reviewer, 'before the opinion', { method: 'GET', url: at(review.task, '').slice(0, -1) }))
    .json
  const opinion = closingOf(review.task, 'review', view, item)
  await act(reviewer, 'closing the review', opinion.url, opinion.body as object)
  await done(acceptor.visitor, `/desk/cases/${id}/third-parties`, {
    name: canaries.name('name of a third party'),
    address: canaries.name('address of a third party'),
  })
  const statement = `/desk/cases/${id}/third-parties/party-1/statement`
  const words = canaries.name('statement of a third party')
  const naming = `要求调整楼栋间距，联系人 ${marked.code.toLowerCase().replace(/.{4}/, '$& ')}`
  await refusedForNaming(acceptor.visitor, statement, { words, summary: naming })
  await done(acceptor.visitor, statement, { words, summary: '要求调整楼栋间距，并提供日照分析。' })
  await done(acceptor.visitor, `/desk/cases/${id}/third-parties/party-1/hearing`, {
    choice: 'waived',
    way: 'paper',
    words: canaries.name('what a third party says of a hearing'),
  })

  await done(applicant, `/cases/${id}/statement`, { words: canaries.name('own statement of the applicant') })
  const ownSummary = `/desk/cases/${id}/statement/summary`
  await refusedForNaming(acceptor.visitor, ownSummary, { summary: naming })
  await done(acceptor.visitor, ownSummary, { summary: '楼栋间距已经按照日照分析调整。' })
  await done(applicant, `/cases/${id}/statement`, { words: canaries.name('own statement that waits') })
  const { task: decision, seen: decider } = await drawnFor('decide')
  await act(decider, 'offering a hearing', at(decision.task, 'hearing'), {
    reason: '项目东侧住宅楼的日照可能受到影响，涉及重大利益。',
  })
  await done(applicant, `/cases/${id}/hearing-request`, { words: canaries.name('what is to be said at the hearing') })
  const { task: hearing, seen: chair } = await drawnFor('hear')
  await done(applicant, `/cases/${id}/hearing-recusal`, { words: canaries.name('why another chair is asked for') })
  await done(await platform.as('supervisor'), `/desk/cases/${id}/hearing-recusal/decision`, {
    outcome: 'refused',
    reason: '经核对，主持人与该事项没有直接利害关系，不需要回避。',
  })
  const letter = { by: 'party-1', way: 'written', words: canaries.name('why a third party asks for another chair') }
  await done(acceptor.visitor, `/desk/cases/${id}/hearing-recusal`, letter)
  await done(await platform.as('supervisor'), `/desk/cases/${id}/hearing-recusal/decision`, {
    by: 'party-1',
    outcome: 'refused',
    reason: '经核对，主持人与该事项没有直接利害关系，不需要回避。',
  })
  await act(chair, 'appointing', at(hearing.task, 'hearing/appointment'), {
    heldOn,
    time: '09:30',
    place: '政务服务中心三楼听证室',
    announce: true,
  })
  await look('hearing appointed')
  const { notice } = (await readCase(acceptor.visitor, id, 'desk')).publicNotices.find(
    ({ task }) => task === hearingTask,
  )!
  await passDays()
  await platform.until(
    async () => (await (await platform.as(null)).get(`/api/${region}/public-notices`)).json as Announced,
    ({ notices }) => notices.some((one) => one.notice === notice && !one.open),
  )
  await act(chair, 'taking the minutes', at(hearing.task, 'hearing/minutes'), {
    applicant: 'present',
    evidence: 'written',
    minutes:
      '主持人核对到场人员，宣布听证纪律。审查人员的书面意见宣读完毕。申请人陈述已经按照日照分析调整楼栋间距。质证完毕，申请人无补充。',
  })
  await done(applicant, `/cases/${id}/hearing-signature`, {})
  await act(chair, 'reporting', at(hearing.task, 'hearing/report'), {
    report: '听证查明日照满足标准，争议已经澄清，建议准予许可。',
  })
  await lookAfresh('hearing reported')
  await done(acceptor.visitor, ownSummary, { summary: '申请人同意听证报告的建议。' })
  await act(decider, 'deciding', at(decision.task, 'decision'), {
    outcome: 'granted',
    reasons: '',
    basis: '《中华人民共和国城乡规划法》第四十条',
    onMinutes: true,
  })
  return all()
}
