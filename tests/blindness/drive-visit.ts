import assert from 'node:assert/strict'
import type { TaskView } from '#contracts/review.ts'
import { region } from '#tests/harness/case-walk.ts'
import { see } from './collect.ts'
import type { MarkedCase } from './filing.ts'
import type { Lookers } from './lookers.ts'

const at = (task: string, act?: string) => `/api/${region}/review/tasks/${task}${act ? `/${act}` : ''}`

/** 现场核查: what officers write without the place goes on to everybody; with it, it is refused. */
export async function driveVisit(
  { canaries, item }: MarkedCase,
  officers: Awaited<ReturnType<Lookers['allDrawnFor']>>,
  { act }: Pick<Lookers, 'act'>,
  today: string,
): Promise<void> {
  const [first, ...others] = officers
  const { task, seen } = first!
  const place = (await see(seen, 'the place', { method: 'GET', url: at(task.task, 'visit-place') })).json as {
    place: string
  }
  const asked = item.tasks.find((one) => one.visit)!.visit!.place
  const told = canaries.tokens.filter(({ what, text }) => what.includes(asked) && place.place.includes(text))
  assert.ok(told.length > 0, 'the place is marked')
  await act(seen, 'appointing a visit', at(task.task, 'visit-appointment'), { visitOn: today, time: '14:00' })
  const { visits } = (await see(seen, 'own task', { method: 'GET', url: at(task.task) })).json as TaskView
  const record = {
    findings: visits[0]!.points.map(({ key }) => ({ point: key, met: true, seen: '与申请一致' })),
    summary: '现场情况与申请材料一致，没有提前开工。',
    present: true,
    visitedAt: '14:05',
    position: { latitude: 34.6, longitude: 119.2, withinMetres: 12 },
  }
  const url = at(task.task, 'visit-record')
  const naming = { ...record, summary: `到达 ${place.place}，与申请材料一致。` }
  const refused = await see(seen, 'naming the place', { method: 'POST', url, body: naming })
  assert.equal((refused.json as { code: string }).code, 'review.text-names', refused.body.toString())
  await act(seen, 'recording a visit', url, record)
  for (const other of others) await act(other.seen, 'signing', at(other.task.task, 'visit-signature'), {})
}
