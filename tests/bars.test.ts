import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statement } from '#platform/db.ts'
import { fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { testPlatform } from './harness/platform.ts'

let ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
const fire = itemOf('fire-design-review')
const at = `/api/${region}`

test('虚假材料 in a whole: of its parts that bear on health those that use it may not be applied for on their own either, and the others may', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const restaurant = itemOf('open-restaurant')
  const acceptor = await platform.as(platform.accountOf('acceptor', restaurant.intakeOffice))
  const answers = { advertises: true, runsVenue: true }
  const { case: id } = await submit(firm, await fillDraft(firm, restaurant, { answers }))
  const refused = await acceptor.send('POST', `${at}/cases/${id}/intake-refusal`, {
    ground: 'false-material',
    reason: '所附设备布局和操作流程平面图与现场不符，系套用其他场所的图纸。',
    competentOffice: null,
    untrue: [{ about: 'material', key: 'layout' }],
  })
  assert.equal(refused.status, 200, refused.body.toString())

  const said = '在2027年4月20日前（含当日）不得再次申请食品经营许可'
  const view = await platform.until(
    () => readCase(firm, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'intake-refusal'),
  )
  assert.match(view.timeline.map(({ note }) => note ?? '').join('；'), new RegExp(said))
  const paper = (await papersSay(firm, id, view))['intake-refusal']!
  assert.match(paper, /前（含当日）不得再次申请食品经营许可。/)
  assert.match(paper, /材料或者填报的内容不实：设备布局和操作流程平面图。/)
  assert.deepEqual(view.refusal?.untrue, ['设备布局和操作流程平面图'])
  assert.match(paper, /并给予警告/)

  const mine = (await firm.get(`${at}/bars`)).json as { bars: { case: string; item: string; itemName: string }[] }
  assert.deepEqual(
    mine.bars.map((one) => [one.case, one.item, one.itemName]),
    [[id, 'food-business', itemOf('food-business').name]],
  )

  ahead += 86_400_000
  const next = await platform.as('applicant-wang-for-gangcheng')
  const file = async (code: string) => {
    const draft = await fillDraft(next, itemOf(code))
    return next.send('POST', `${at}/cases`, { draft, declaration: true, deliverBy: 'electronic', recipient: null })
  }
  assert.equal(((await file('food-business')).json as { code: string }).code, 'case.barred')
  for (const code of ['public-venue-hygiene', 'outdoor-advertising']) {
    const other = await file(code)
    assert.equal(other.status, 200, other.body.toString())
  }
  ahead -= 86_400_000
})

test('虚假材料: refused at intake, the applicant may not ask for the same licence for a year, and is told until when', async () => {
  let firm = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const { case: id } = await submit(firm, await fillDraft(firm, fire))
  const refused = await acceptor.send('POST', `${at}/cases/${id}/intake-refusal`, {
    ground: 'false-material',
    reason: '所附建设工程规划许可证经核验系伪造，证书编号与发证机关登记不符。',
    competentOffice: null,
    untrue: [{ about: 'field', key: 'projectCode' }],
  })
  assert.equal(refused.status, 200, refused.body.toString())
  const told = (await readCase(firm, id)).timeline.map(({ title, note }) => `${title} ${note ?? ''}`).join('；')
  assert.match(told, /2027年4月20日/)

  const again = async (item = fire, answers = {}) => {
    const draft = await fillDraft(firm, item, { answers })
    return firm.send('POST', `${at}/cases`, {
      draft,
      declaration: true,
      deliverBy: 'electronic',
      recipient: null,
    })
  }
  const barred = await again()
  assert.equal(barred.status, 409)
  const { code, detail } = barred.json as { code: string; detail: string }
  assert.equal(code, 'case.barred')
  assert.match(detail, /2027年4月20日/)

  const building = { savesEnergy: true, temporary: false, workKind: 'new' }
  const within = await again(itemOf('building-project'), building)
  assert.equal((within.json as { code: string }).code, 'parts.barred', 'nor as a part of a whole')

  // Found elsewhere it counts here too: the law speaks of the licence, not of the authority.
  for (const table of ['cases.owners', 'cases.bars'])
    await platform.platform.db.query(
      'system',
      statement(`update ${table} set region = 'xuzhou' where region = $1 and stream = $2`, [region, id]),
    )
  assert.equal(((await again()).json as { code: string }).code, 'case.barred')

  ahead += 366 * 86_400_000
  firm = await platform.as('applicant-wang-for-gangcheng')
  assert.equal((await again()).status, 200, 'the day after the bar')
})
