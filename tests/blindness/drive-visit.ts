import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { TaskView } from '#contracts/review.ts'
import { region } from '#tests/harness/case-walk.ts'
import { photo } from '#tests/harness/photo.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { see } from './collect.ts'
import type { MarkedCase } from './filing.ts'
import type { Lookers } from './lookers.ts'

const at = (task: string, act?: string) => `/api/${region}/review/tasks/${task}${act ? `/${act}` : ''}`

/** 现场核查: what officers write without the place goes on to everybody; with it, it is refused. */
export async function driveVisit(
  platform: TestPlatform,
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
  const file = randomUUID()
  canaries.watch('file id of a photograph', file)
  const artist = canaries.name('who is named in a photograph')
  const brought = await seen.viewer.visitor.upload(`${at(task.task, 'visit-photos')}?file=${file}`, await photo(artist))
  assert.equal(brought.status, 200, brought.body.toString())
  await act(seen, 'recording a visit', url, { ...record, photos: [{ file, point: visits[0]!.points[0]!.key }] })
  const [other] = others
  const shown = at(other!.task.task, 'visit-photos/1')
  await platform.until(
    () => other!.seen.viewer.visitor.get(shown),
    ({ status }) => status === 200,
  )
  await see(other!.seen, 'a photograph', { method: 'GET', url: shown })
  for (const other of others) await act(other.seen, 'signing', at(other.task.task, 'visit-signature'), {})
}
