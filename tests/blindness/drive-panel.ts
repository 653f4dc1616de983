import assert from 'node:assert/strict'
import type { TaskView } from '#contracts/review.ts'
import { accept, fullScores, region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { see, type Seen } from './collect.ts'
import { closingOf, pagesPainted } from './drive.ts'
import { done } from './done.ts'
import { driveVisit } from './drive-visit.ts'
import type { MarkedCase } from './filing.ts'
import type { OpenLookers } from './lookers.ts'
import { markedFile } from './marked-files.ts'

const at = (task: string, act = '') => `/api/${region}/review/tasks/${task}${act && `/${act}`}`

/**
 * A marked case before drawn experts and the officers of a visit, then with a review that is added, a helper who drafts, a task that is given
 * back and a meeting. Everybody looks when the applicant has revised, and once more when all of it lies before whoever decides.
 */
export async function drivePanel(
  platform: TestPlatform,
  marked: MarkedCase,
  open: OpenLookers,
  today: string,
): Promise<Seen[]> {
  const { item, id, acceptor, applicant, canaries } = marked
  const lookers = open(marked)
  const { allDrawnFor, drawnFor, act, look, lookAfresh, all } = lookers
  const viewOf = async (seen: Seen, task: string) =>
    (await see(seen, 'own task', { method: 'GET', url: at(task) })).json as TaskView
  await accept(acceptor.visitor, id)
  await pagesPainted(platform, marked)

  const experts = await allDrawnFor('expert', 3)
  for (const [turn, { task, seen }] of experts.entries())
    await act(seen, 'scoring', at(task.task, 'expert-opinion'), {
      verdict: turn === 0 ? 'pass-after-revision' : 'pass',
      scores: fullScores(await viewOf(seen, task.task)),
      reasons: turn === 0 ? '后果模拟不完整，其余符合要求。' : '',
      changes: turn === 0 ? ['补充液氨储罐泄漏的后果模拟并给出参数'] : [],
    })
  const material = item.materials.find(({ key }) => key === 'assessment')!
  const { name, bytes } = await markedFile(material, canaries, 1)
  const path = `/api/${region}/cases/${id}/files?material=${material.key}&name=${encodeURIComponent(name)}`
  const uploaded = await applicant.upload(path, bytes)
  assert.equal(uploaded.status, 200, uploaded.body.toString())
  const { file } = uploaded.json as { file: string }
  canaries.watch('file id of the revision', file)
  marked.files.push(file)
  await done(applicant, `/cases/${id}/revision`, {})

  const officers = await allDrawnFor('site-visit', 3)
  await driveVisit(platform, marked, officers, lookers, today)
  await pagesPainted(platform, marked)
  const some = [...experts.slice(0, 2), ...officers.slice(0, 2)].map(({ seen }) => seen)
  await look('revised', some)
  const again = await drawnFor('expert')
  await act(again.seen, 'confirming', at(again.task.task, 'confirmed-changes'), {
    found: [{ change: 'c1', done: true, remark: '已补充参数。' }],
  })

  const [left] = await allDrawnFor('review', 2)
  await act(left!.seen, 'giving back', at(left!.task.task, 'return'), { ground: 'recusal' })
  const [first] = await platform.until(
    () => allDrawnFor('review', 2),
    (found) =>
      found.length === 2 &&
      found.every(({ task }) => task.task !== left!.task.task || task.person !== left!.task.person),
  )
  const { sections } = await viewOf(first!.seen, first!.task.task)
  const elsewhere = sections.find(({ office }) => item.tasks.some((task) => task.office === office))!
  await act(first!.seen, 'adding a review', at(first!.task.task, 'added'), {
    how: 'before',
    office: elsewhere.office,
    section: elsewhere.section,
    reason: '请核实与相邻危险品仓库的安全距离。',
  })
  await act(first!.seen, 'asking for a draft', at(first!.task.task, 'draft'), { reason: '请草拟防火间距部分的意见。' })
  // The added ones first: what they were asked for is waited for.
  const isOwn = (one: { task: { key: string } }) => item.tasks.some(({ key }) => key === one.task.key)
  const reviews = await platform.until(
    () => allDrawnFor('review', 5),
    // Whatever is asked is asked once more, and a second review is added with it.
    (found) => found.length === 5 && found.filter(isOwn).length === 2,
  )
  for (const { task, seen } of reviews.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)))) {
    const ask = closingOf(task.task, 'review', await viewOf(seen, task.task), item)
    await act(seen, 'closing a review', ask.url, ask.body as object)
  }

  const decision = await drawnFor('decide')
  await act(decision.seen, 'calling a meeting', at(decision.task.task, 'meetings'), {
    agenda: ['与居住区的距离是否满足要求'],
    sitting: { heldOn: today, time: '09:30', place: '第一会议室', link: 'https://meeting.example.cn/1' },
  })
  await act(decision.seen, 'moving the meeting', at(decision.task.task, 'meetings/meeting-1/sitting'), {
    heldOn: today,
    time: '10:30',
    place: '第二会议室',
    link: null,
    reason: '会议室另有安排',
  })
  await act(decision.seen, 'noting', at(decision.task.task, 'meetings/meeting-1/notes'), {
    point: 1,
    words: '逐项核对了距离的计算依据。',
  })
  for (const { task, seen } of reviews) {
    const { can } = await viewOf(seen, task.task)
    if (can.includes('speak-at-meeting'))
      await act(seen, 'speaking', at(task.task, 'meetings/meeting-1/statement'), {
        votes: ['for'],
        words: '距离符合标准，无须补充。',
      })
  }
  await act(decision.seen, 'closing the meeting', at(decision.task.task, 'meetings/meeting-1/minutes'), {
    minutes: '会商认为距离满足要求，不需要补充论证，同意作出决定。',
  })
  for (const { task, seen } of reviews) {
    const { can } = await viewOf(seen, task.task)
    if (can.includes('sign-meeting'))
      await act(seen, 'signing the minutes', at(task.task, 'meetings/meeting-1/signature'), {})
  }
  await lookAfresh('panel, visit and meeting over', [
    decision.seen,
    ...reviews.map(({ seen }) => seen),
    left!.seen,
    ...some.slice(1, 3),
  ])
  const decide = closingOf(decision.task.task, 'decide', await viewOf(decision.seen, decision.task.task), item)
  await act(decision.seen, 'deciding', decide.url, decide.body as object)
  return all()
}
