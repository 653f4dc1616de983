import assert from 'node:assert/strict'
import type { TaskView } from '#contracts/review.ts'
import { region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { freshCommand, type Ask } from './asks.ts'
import { see, sweep, sweepAsNobody, type Seen } from './collect.ts'
import {
  changePhoneMarked,
  correctMarked,
  handOverMarked,
  rateMarked,
  talkMarked,
  transferMarked,
  watchLog,
  type MarkedCase,
} from './filing.ts'
import type { Drawn } from './owner.ts'
import { accept, todayOf } from '#tests/harness/case-walk.ts'
import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { startedByReview } from '#server/modules/cases/review/task-acts.ts'
import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import { driveVisit } from './drive-visit.ts'
import type { Viewer } from './viewers.ts'
import { openTurns } from './whose-turn.ts'

/** The answer that closes a task, the same whoever applies. */
export function closingOf(task: string, kind: string, view: TaskView, item: MarkedCase['item']): Ask {
  const url = `/api/${region}/review/tasks/${task}`
  switch (kind) {
    case 'review': {
      // What may be changed afterwards is told, too: an element that is no veto and not met.
      const amiss = view.sheet?.criteria.find(({ veto }) => !veto)?.key
      return {
        method: 'POST',
        url: `${url}/opinion`,
        body: {
          // 会签 has no sheet, and is 同意 or 不同意.
          verdict: amiss ? 'pass-after-revision' : 'pass',
          scores: (view.sheet?.criteria ?? []).map(({ key, points }) => ({
            criterion: key,
            points,
            met: key !== amiss,
            finding: key === amiss ? '个别表述前后不一致' : '经核对，符合要求',
          })),
          reasons: '个别表述需要修改，详见各项结论。',
        },
      }
    }
    case 'merge':
      return {
        method: 'POST',
        url: `${url}/feedback`,
        body: {
          // What the reviews above ask to be changed stands in the feedback.
          verdict: item.sheets.some(({ criteria }) => criteria.some(({ veto }) => !veto))
            ? 'pass-after-revision'
            : 'pass',
          summary: '各单位意见已汇总，结论一致，同意报请决定。',
        },
      }
    case 'decide':
      return {
        method: 'POST',
        url: `${url}/decision`,
        body: {
          outcome: 'granted',
          reasons: '',
          basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
          overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
        },
      }
    default:
      throw new RangeError(`no closing for a task of kind ${kind}`)
  }
}

/**
 * Takes a marked case from its filing to its end while those of the review zone who could be drawn, drawn or not, look at everything: at every
 * stage whose tasks it has changed and one of the others, and at the end all of them.
 *
 * @returns what each of them saw
 */
export async function driveAndLook(
  platform: TestPlatform,
  marked: MarkedCase,
  everybody: readonly Viewer[],
): Promise<Seen[]> {
  const { owner, item } = marked
  const all = new Map<string, Seen>()
  const seenBy = (viewer: Viewer): Seen => {
    const known = all.get(viewer.post) ?? { viewer, pieces: [] }
    all.set(viewer.post, known)
    return known
  }
  const drawn = () => owner.tasksOf(marked.id)
  /** Those who were drawn, and of each role one who was not. */
  const lookers = async (): Promise<[Viewer[], Viewer[]]> => {
    const persons = new Set((await drawn()).map((task) => task.person))
    const others = ['reviewer', 'lead', 'decider', 'head', 'chair'].flatMap((role) =>
      everybody.filter((viewer) => viewer.role === role && !persons.has(viewer.person)).slice(0, 1),
    )
    return [everybody.filter((viewer) => persons.has(viewer.person)), others]
  }
  const act = async (seen: Seen, stage: string, url: string, body: object) => {
    const ask: Ask = { method: 'POST', url, body }
    const answer = await see(seen, stage, ask)
    assert.equal(answer.status, 200, answer.body.toString())
    await see(seen, `${stage} again`, ask)
    return answer
  }
  let stages = 0
  const whoLooks = openTurns()
  const look = async (stage: string) => {
    await watchLog(marked)
    const isThere = stage === 'ready'
    const looking = whoLooks((await lookers()).flat(), await drawn(), isThere)
    // What takes no session of the review answers whoever looks as it answers nobody: it is asked with every id by one of them at every third
    // stage (of a share, every ninth), at other stages for another commit; when everything is there, by one of each role (of a share, of one role).
    const asksAll = isThere || allTurns || (stages + commitTurn()) % (inFull ? 3 : 9) === 0
    const inTurn = asksAll ? looking[stages % looking.length] : undefined
    const ofEach = isThere ? [...Map.groupBy(looking, ({ role }) => role).values()].map(([first]) => first) : []
    const ofRoles = inFull ? ofEach : ofEach.filter((_one, at) => at === commitTurn() % ofEach.length)
    const extentFor = (viewer: Viewer) => {
      if (viewer === inTurn) return 'every route'
      return ofRoles.includes(viewer) || (isThere && allTurns) ? 'each route' : 'routes of the review'
    }
    stages += 1
    await Promise.all([
      ...looking.map((viewer) => sweep(platform, marked, seenBy(viewer), stage, extentFor(viewer), isThere)),
      sweepAsNobody(platform, marked, seenBy(looking[0]!), stage),
    ])
  }
  const close = async (task: Drawn) => {
    const seen = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const stage = `closing ${task.key}`
    const own = `/api/${region}/review/tasks/${task.task}`
    const ask = closingOf(task.task, task.kind, (await see(seen, stage, { method: 'GET', url: own })).json, item)
    for (const other of ['opinion', 'feedback', 'decision'])
      for (const body of [
        {},
        { ...(ask.body as object), verdict: 'fail', reasons: '', basis: '', summary: '' },
        ask.body,
      ])
        if (!ask.url.endsWith(other) || body !== ask.body)
          await see(seen, stage, { method: 'POST', url: `${own}/${other}`, body })
    const command = { 'command-id': freshCommand() }
    const done = await see(seen, stage, ask, undefined, command)
    assert.equal(done.status, 200, done.body.toString())
    await see(seen, `${stage} once more`, ask, undefined, command)
    await see(seen, `${stage} again`, ask)
  }
  /** Whoever gave a task back goes on looking, with everything that they knew of it. */
  const giveBack = async (task: Drawn) => {
    const seen = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const own = `/api/${region}/review/tasks/${task.task}`
    await see(seen, 'before giving back', { method: 'GET', url: own })
    const ask = { method: 'POST', url: `${own}/return`, body: { ground: 'recusal' } }
    const done = await see(seen, 'giving back', ask)
    assert.equal(done.status, 200, done.body.toString())
    await see(seen, 'giving back again', ask)
  }

  /** Puts a task aside and takes it up again, while everybody looks. */
  const putAside = async (task: Drawn) => {
    const seen = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const url = `/api/${region}/review/tasks/${task.task}/aside`
    const put = await see(seen, 'putting aside', { method: 'POST', url, body: { ground: 'records', days: 1 } })
    assert.equal(put.status, 200, put.body.toString())
    await see(seen, 'putting aside again', { method: 'POST', url, body: { ground: 'records', days: 1 } })
    await look('put aside')
    const up = await see(seen, 'taking up', { method: 'POST', url: `${url}/end`, body: {} })
    assert.equal(up.status, 200, up.body.toString())
  }

  /** Has the answer before a decision given once more, while everybody looks. */
  const sendBack = async (task: Drawn) => {
    const seen = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const own = `/api/${region}/review/tasks/${task.task}`
    const view = (await see(seen, 'before sending back', { method: 'GET', url: own })).json as TaskView
    const reason = `请写明结论所依据的条款${freshCommand().slice(0, 13)}`
    const to = view.earlier[0]!.key
    const body = { to, ground: 'unclear', reason }
    const sent = await see(seen, 'sending back', { method: 'POST', url: `${own}/sending-back`, body })
    assert.equal(sent.status, 200, sent.body.toString())
    await see(seen, 'urging', { method: 'POST', url: `${own}/urging`, body: {} })
    await look('sent back')
    const [open] = (await drawn()).filter(({ kind, done, key }) => kind !== 'extend' && !done && key === to)
    // Told to whoever is to answer again, and to no other reviewer.
    marked.procedures.push({ person: open!.person, text: reason })
    await close(open!)
  }

  /** A special procedure under one task, while everybody looks. */
  const holdProcedure = async (task: Drawn, kind: string) => {
    const seen = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const own = `/api/${region}/review/tasks/${task.task}/procedures`
    const words = (what: string) => {
      const text = `${what}${freshCommand().slice(0, 13)}`
      marked.procedures.push({ person: task.person, text })
      return text
    }
    const begin = { kind, expectedDays: 2, reason: words('需要先行检验评审，以确认各项指标 ') }
    const begun = await see(seen, 'beginning a procedure', { method: 'POST', url: own, body: begin })
    assert.equal(begun.status, 200, begun.body.toString())
    await see(seen, 'beginning it again', { method: 'POST', url: own, body: begin })
    await look('procedure under way')
    const end = { method: 'POST', url: `${own}/${kind}-1/end`, body: { result: words('结果符合要求，可以继续审查 ') } }
    const ended = await see(seen, 'ending a procedure', end)
    assert.equal(ended.status, 200, ended.body.toString())
    await see(seen, 'ending it again', end)
  }

  /** More time, asked for under one task and granted by a head, while everybody looks. */
  const extendLimit = async (task: Drawn) => {
    const asking = seenBy(everybody.find((viewer) => viewer.person === task.person)!)
    const reason = `需要会同相邻区县核实有关情况${freshCommand().slice(0, 13)}`
    marked.procedures.push({ person: task.person, text: reason })
    const url = `/api/${region}/review/tasks/${task.task}/extension`
    const asked = await see(asking, 'asking for more time', { method: 'POST', url, body: { reason } })
    assert.equal(asked.status, 200, asked.body.toString())
    await see(asking, 'asking again', { method: 'POST', url, body: { reason } })
    const isAsked = ({ kind, done }: Drawn) => kind === 'extend' && !done
    const [head] = (await platform.until(drawn, (tasks) => tasks.some(isAsked))).filter(isAsked)
    await look('head drawn')
    const seen = seenBy(everybody.find((viewer) => viewer.person === head!.person)!)
    const answer = { method: 'POST', url: `/api/${region}/review/tasks/${head!.task}/extension/answer` }
    const granted = await see(seen, 'granting more time', { ...answer, body: { approves: true } })
    assert.equal(granted.status, 200, granted.body.toString())
    await see(seen, 'granting it again', { ...answer, body: { approves: true } })
  }

  /** 会签: each signer in turn, while everybody looks. */
  const sign = async () => {
    for (const { key, awaits } of item.tasks)
      for (let place = 1; place <= (awaits?.people ?? 0); place += 1) {
        const isNext = (one: Drawn) => one.key === `${key}Signer${place}` && !one.done
        const next = (await platform.until(drawn, (tasks) => tasks.some(isNext))).find(isNext)!
        await look(`${next.key} drawn`)
        await close(next)
      }
  }

  await look('filed')
  if (!marked.clerk) await talkMarked(marked)
  if (!marked.clerk) await correctMarked(marked)
  if (marked.clerk) await transferMarked(platform, marked)
  await accept(marked.acceptor.visitor, marked.id)
  const officers = tasksOfCase(item).filter((task) => task.kind === 'site-visit').length
  if (officers > 0) {
    const going = (one: Drawn) => one.kind === 'site-visit'
    const tasks = (await platform.until(drawn, (all) => all.filter(going).length === officers)).filter(going)
    const seen = tasks.map((task) => ({ task, seen: seenBy(everybody.find(({ person }) => person === task.person)!) }))
    await driveVisit(platform, marked, seen, { act }, await todayOf(platform))
  }
  for (const kind of ['review', 'merge', 'decide']) {
    // Signatures are asked for when the reviews before them are in.
    const awaited = item.tasks.filter((task) => task.kind === kind && !task.awaits).length
    if (awaited === 0) continue
    await platform.until(drawn, (tasks) => tasks.filter((task) => task.kind === kind).length === awaited)
    if (kind === 'review') {
      await pagesPainted(platform, marked)
      await changePhoneMarked(marked)
      await giveBack((await drawn()).find((one) => one.kind === kind)!)
      await platform.until(
        drawn,
        (tasks) => tasks.filter((task) => task.kind === kind && !task.done).length === awaited,
      )
    }
    if (kind === 'review') await putAside((await drawn()).find((one) => one.kind === kind && !one.done)!)
    const [allowed] = startedByReview(item)
    if (kind === 'review' && allowed)
      await holdProcedure(
        (await drawn()).find((one) => one.kind === kind && !one.done)!,
        allowed.kind,
      )
    if (kind === 'decide' && item.extension)
      await extendLimit((await drawn()).find((one) => one.kind === kind && !one.done)!)
    await look(`${kind} drawn`)
    if (kind === 'decide') await sendBack((await drawn()).find((one) => one.kind === kind && !one.done)!)
    for (const task of (await drawn()).filter((one) => one.kind === kind && !one.done)) await close(task)
    if (kind === 'review') await sign()
  }
  await platform.until(
    () => owner.sql(`select phase from cases.cases where stream = $1`, [marked.id]),
    (rows) => rows[0]?.['phase'] === 'ready',
  )
  await look('ready')
  if (!marked.clerk) {
    const chosen = await marked.applicant.send('POST', `/api/${region}/cases/${marked.id}/delivery-choice`, {
      deliverBy: 'electronic',
    })
    assert.equal(chosen.status, 200, chosen.body.toString())
  }
  if (marked.clerk) await handOverMarked(marked)
  else {
    const received = await marked.applicant.send('POST', `/api/${region}/cases/${marked.id}/receipt`, {})
    assert.equal(received.status, 200, received.body.toString())
    await rateMarked(marked)
  }
  await look('closed')
  return [...all.values()]
}

export async function pagesPainted(
  platform: TestPlatform,
  { owner, id }: Pick<MarkedCase, 'owner' | 'id'>,
): Promise<void> {
  await platform.until(
    () =>
      owner.sql(
        `select count(*)::int as n from documents.files f
         where f.stream = $1 and not exists (select from documents.pages p where p.region = f.region and p.file = f.id)`,
        [id],
      ),
    (rows) => rows[0]?.['n'] === 0,
  )
}
