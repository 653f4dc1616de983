import assert from 'node:assert/strict'
import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { othersTask } from '#contracts/third-parties.ts'
import { accept, readCase, region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { see, type Seen } from './collect.ts'
import { done, refusedForNaming } from './done.ts'
import { closingOf, pagesPainted } from './drive.ts'
import type { MarkedCase } from './filing.ts'
import { watchLog } from './filing.ts'
import type { Lookers, OpenLookers } from './lookers.ts'
import { newApplicant } from './people.ts'

const at = (task: string, act = '') => `/api/${region}/review/tasks/${task}${act && `/${act}`}`

/** Answers the first open task of a kind. @returns what its holder has seen */
async function opine({ drawnFor, act }: Lookers, item: Item, kind = 'review'): Promise<Seen> {
  const { task, seen } = await drawnFor(kind)
  const view = (await see(seen, 'before the opinion', { method: 'GET', url: at(task.task) })).json
  const ask = closingOf(task.task, kind, view, item)
  await act(seen, 'closing the review', ask.url, ask.body as object)
  return seen
}

/** 公示: somebody with a marked name comments in marked words; who decides learns what the office answered, without either. */
export async function driveNotice(
  platform: TestPlatform,
  marked: MarkedCase,
  open: OpenLookers,
  passDays: () => Promise<void>,
): Promise<Seen[]> {
  const { item, id, acceptor, canaries } = marked
  const lookers = open(marked)
  await accept(acceptor.visitor, id)
  await pagesPainted(platform, marked)
  const [announced] = (await readCase(acceptor.visitor, id, 'desk')).publicNotices
  const notice = announced!.notice!
  const name = canaries.name('name of who comments')
  const person = { kind: 'person' as const, name, code: canaries.residentId('code of who comments'), legalPerson: null }
  const neighbour = await newApplicant(platform, { ...person, phone: canaries.phone('phone of who comments') }, null)
  await done(neighbour.visitor, `/public-notices/${notice}/comments`, { words: canaries.name('words of who comments') })
  const [comment] = ((await readCase(acceptor.visitor, id, 'desk')) satisfies CaseView).publicNotices[0]!.comments
  marked.notices.push(notice, comment!.comment!)
  const answerAt = `/desk/cases/${id}/notice-comments/${comment!.comment}/answer`
  const answer = { gist: '要求说明异味防治措施。', answer: '已要求建设单位补充除臭装置的参数。' }
  await refusedForNaming(acceptor.visitor, answerAt, { ...answer, gist: `${name}要求说明异味防治措施。` })
  await refusedForNaming(acceptor.visitor, answerAt, { ...answer, answer: `已转告${marked.code}，请其补充参数。` })
  await done(acceptor.visitor, answerAt, answer)
  const reviewer = await opine(lookers, item)
  for (const { key } of item.tasks.filter((task) => task.notice)) {
    await platform.until(
      () => readCase(acceptor.visitor, id, 'desk'),
      ({ publicNotices }) => publicNotices.some(({ task }) => task === key),
    )
    await passDays()
  }
  const decider = await lookers.drawnFor('decide')
  await lookers.lookAfresh('public notice over', [decider.seen, reviewer])
  await announceToOthers(lookers, marked, decider, async (to) =>
    done(neighbour.visitor, `/public-notices/${to}/comments`, {
      words: canaries.name('words of who comments on an announcement'),
    }),
  )
  await lookers.lookAfresh('others announced', [decider.seen, reviewer])
  return lookers.all()
}

/** 利害关系人公告: whoever decides finds that others are concerned, and the office tells them by a public notice; somebody answers it. */
async function announceToOthers(
  { act }: Lookers,
  { id, code, acceptor, notices }: MarkedCase,
  { task, seen }: Awaited<ReturnType<Lookers['drawnFor']>>,
  comment: (notice: string) => Promise<void>,
): Promise<void> {
  const find = `/api/${region}/review/tasks/${task.task}/third-parties`
  await act(seen, 'finding third parties', find, { reason: '项目异味直接关系周边住户的重大利益。' })
  const announcement = `/desk/cases/${id}/third-parties/announcement`
  await refusedForNaming(acceptor.visitor, announcement, { count: 120, whom: `${code}项目周边一公里以内的住户。` })
  await done(acceptor.visitor, announcement, { count: 120, whom: '项目周边一公里以内的全体住户。' })
  const { publicNotices } = await readCase(acceptor.visitor, id, 'desk')
  const { notice } = publicNotices.find(({ task: of }) => of === othersTask)!
  notices.push(notice!)
  await comment(notice!)
}

/** 逾期视为无意见: one of two offices is silent; the other, who decides, and the silent one look. */
export async function driveSilence(
  platform: TestPlatform,
  marked: MarkedCase,
  open: OpenLookers,
  passDays: () => Promise<void>,
): Promise<Seen[]> {
  const lookers = open(marked)
  await accept(marked.acceptor.visitor, marked.id)
  await pagesPainted(platform, marked)
  const reviews = await lookers.allDrawnFor('review', 2)
  const { task, seen } = reviews.find((one) => one.task.key === 'traffic')!
  const view = (await see(seen, 'before the opinion', { method: 'GET', url: at(task.task) })).json
  const ask = closingOf(task.task, 'review', view, marked.item)
  await lookers.act(seen, 'closing the review', ask.url, ask.body as object)
  await passDays()
  const decision = await lookers.drawnFor('decide')
  await lookers.lookAfresh('an office was silent', [decision.seen, ...reviews.map((one) => one.seen)])
  return lookers.all()
}

/** 一件事: the reviewers of one part look; ids and numbers of the whole and of its other parts are watched like their own. */
export async function drivePart(
  platform: TestPlatform,
  whole: MarkedCase,
  part: string,
  open: OpenLookers,
): Promise<Seen[]> {
  const { id, acceptor, applicant, canaries, item } = whole
  await accept(acceptor.visitor, id)
  const { family } = await platform.until(
    () => readCase(applicant, id),
    (view) => view.family !== null && view.family.parts.filter(({ case: of }) => of !== null).length >= 2,
  )
  const parts = family!.parts.flatMap((one) =>
    one.case && one.number ? [{ ...one, case: one.case, number: one.number }] : [],
  )
  for (const one of parts) {
    canaries.watch(`case id of the part ${one.part}`, one.case)
    canaries.watch(`number of the part ${one.part}`, one.number)
  }
  await watchLog(whole)
  const own = parts.find((one) => one.part === part)!
  const partItem = item.parts.find(({ key }) => key === part)!
  const marked: MarkedCase = {
    ...whole,
    id: own.case,
    number: own.number,
    item: await publishedItem(applicant, partItem.item),
  }
  const lookers = open(marked)
  await pagesPainted(platform, marked)
  const reviewer = await opine(lookers, marked.item)
  const decider = await lookers.drawnFor('decide')
  await lookers.lookAfresh(`part ${part} before its decision`, [decider.seen, reviewer])
  await opine(lookers, marked.item, 'decide')
  return lookers.all()
}

async function publishedItem(visitor: MarkedCase['applicant'], code: string): Promise<Item> {
  return ((await visitor.get(`/api/${region}/items/${code}`)).json as { item: Item }).item
}

/** 依职权撤销: the holder states in marked words; who decides reads what the office put forward, which may name nobody. */
export async function driveClosure(platform: TestPlatform, marked: MarkedCase, open: OpenLookers): Promise<Seen[]> {
  const { canaries, id, acceptor, applicant, owner, code } = marked
  const lookers = open(marked)
  await platform.until(
    () => owner.sql(`select phase from cases.cases where stream = $1`, [id]),
    (rows) => rows[0]?.['phase'] === 'ready',
  )
  const facts = '经复核，准予许可时场所不具备规定的卫生条件，检测报告可以证明。'
  const opened = { way: 'revocation', ground: 'unqualified', facts }
  const closures = `/desk/cases/${id}/closures`
  await refusedForNaming(acceptor.visitor, closures, {
    ...opened,
    facts: `${facts}当事人：${code.split('').join(' ')}。`,
  })
  const inspector = await platform.as(platform.accountOf('inspector', 'weijian'))
  const found = {
    finding: 'false',
    report: facts,
    officers: [canaries.name('officer who went', 30), canaries.name('the other officer', 30)],
    signed: true,
  }
  await refusedForNaming(inspector, `/cases/${id}/promise-check`, { ...found, report: `${facts}当事人：${code}。` })
  await done(inspector, `/cases/${id}/promise-check`, found)
  const words = canaries.name('statement of a holder')
  await done(applicant, `/cases/${id}/closures/closure1/statement`, { words })
  const forward = { summary: '当事人称已经整改，请求不予撤销。', interest: '撤销不会对公共利益造成重大损害。' }
  const proposal = `${closures}/closure1/proposal`
  await refusedForNaming(acceptor.visitor, proposal, { ...forward, interest: `影响 ${code.toLowerCase()} 一家。` })
  await done(acceptor.visitor, proposal, forward)
  const { task, seen } = await lookers.drawnFor('close')
  await lookers.look('a closure put forward', [seen])
  const reasons = '准予许可时不具备法定条件，事实清楚，依法予以撤销。'
  const decided = await lookers.act(seen, 'deciding a closure', at(task.task, 'closure'), { outcome: 'ended', reasons })
  assert.equal(decided.status, 200)
  await lookers.lookAfresh('a licence revoked', [seen])
  return lookers.all()
}
