import assert from 'node:assert/strict'
import { addWorkingDays } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'
import { accept, itemOf, opine, region } from '../harness/case-walk.ts'
import type { TestPlatform } from '../harness/platform.ts'
import type { Thing } from './things.ts'

type Drawn = { account: string; thing: Thing }
type Made = {
  platform: TestPlatform
  /** Files a case of a firm. */
  file(name: string): Promise<Thing>
  tasksOf(name: string, of: Thing, kind: 'review' | 'decide' | 'hear'): Promise<Drawn[]>
  /** The clock of the platform that makes the things; it only goes forward. */
  clock: { behindMs: number }
}

const day = 86_400_000
const minutes =
  '主持人宣布听证纪律，核对到场人员。审查人员的书面意见宣读完毕，申请人陈述、申辩并提交日照分析图，质证完毕，各方无补充意见，听证结束。'

/** Cases with a hearing in every state that a command waits for; a hearing takes weeks, so two of them began four weeks ago. */
export async function hearingCases({ platform, file, tasksOf, clock }: Made) {
  const planning = itemOf('planning-permit')
  const send = async (account: string, path: string, body: object) => {
    const answer = await (await platform.as(account)).send('POST', `/api/${region}${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const at = (task: Thing) => `/review/tasks/${task.id}/hearing`

  async function deciding(name: string): Promise<{ of: Thing; decide: Drawn }> {
    const of = await file(name)
    await accept(await platform.as(platform.accountOf('acceptor', planning.intakeOffice)), of.id)
    const [review] = await tasksOf('', of, 'review')
    await opine(await platform.as(review!.account), review!.thing.id)
    const [decide] = await tasksOf(`decision on ${name}`, of, 'decide')
    return { of, decide: decide! }
  }
  async function offered(name: string): Promise<Thing> {
    const { of, decide } = await deciding(name)
    await send(decide.account, at(decide.thing), { reason: '项目东侧住宅楼的日照可能受到影响。' })
    return of
  }
  async function requested(name: string): Promise<{ of: Thing; chair: Drawn }> {
    const of = await offered(name)
    await send('applicant-wang-for-gangcheng', `/cases/${of.id}/hearing-request`, { words: '请当面听取意见' })
    const [chair] = await tasksOf(`hearing of ${name}`, of, 'hear')
    return { of, chair: chair! }
  }
  async function appointed(name: string) {
    const made = await requested(name)
    const heldOn = addWorkingDays(dayBehind(), 8, china)
    await send(made.chair.account, `${at(made.chair.thing)}/appointment`, {
      heldOn,
      time: '09:30',
      place: '三楼听证室',
    })
    return made
  }
  const dayBehind = () => {
    const today = new Date(Date.now() - clock.behindMs + 8 * 3_600_000).toISOString().slice(0, 10)
    return parseDay(today)
  }

  clock.behindMs = 28 * day
  const toHold = await appointed('case of a firm, to be heard')
  const held = await appointed('case of a firm, heard')
  clock.behindMs = 0
  await send(held.chair.account, `${at(held.chair.thing)}/minutes`, {
    applicant: 'present',
    evidence: 'written',
    minutes,
  })
  const toAppoint = await requested('case of a firm that asked to be heard')
  const toRecuseByLetter = await requested('case of a firm whose letter asks for another chair')
  const recused = await requested('case of a firm that asks for another chair')
  await send('applicant-wang-for-gangcheng', `/cases/${recused.of.id}/hearing-recusal`, {
    words: '主持人与本项目的施工单位有直接利害关系。',
  })
  const toOrder = await deciding('case of a firm, to be heard of the authority’s own motion')
  const toOffer = await deciding('case of a firm, to be told of a hearing')
  const toPassOn = await deciding('case of a firm that stated something')
  await send('applicant-wang-for-gangcheng', `/cases/${toPassOn.of.id}/statement`, { words: '日照分析已经补充。' })
  const toDoWithout = await deciding('case of a firm that others are told of')
  await send(toDoWithout.decide.account, `/review/tasks/${toDoWithout.decide.thing.id}/third-parties`, {
    reason: '项目东侧住宅楼的日照可能受到影响。',
  })
  return {
    cases: {
      toPassOn: toPassOn.of,
      toDoWithout: toDoWithout.of,
      toAsk: await offered('case of a firm, told of a hearing'),
      toWaive: await offered('case of a firm, to do without a hearing'),
      toHold: toHold.of,
      held: held.of,
      toRecuse: toAppoint.of,
      toRecuseByLetter: toRecuseByLetter.of,
      recused: recused.of,
      toOffer: toOffer.of,
      toState: toOrder.of,
    },
    tasks: {
      orderHearing: toOrder.decide,
      offerHearing: toOffer.decide,
      appointHearing: toAppoint.chair,
      holdHearing: toHold.chair,
    },
    heldOn: addWorkingDays(dayBehind(), 8, china),
    minutes,
  }
}
