import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statement } from '#platform/db.ts'
import { fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

let ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
const fire = itemOf('fire-design-review')
const at = `/api/${region}`

test('虚假材料: refused at intake, the applicant may not ask for the same licence for a year, and is told until when', async () => {
  let firm = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const { case: id } = await submit(firm, await fillDraft(firm, fire))
  const refused = await acceptor.send('POST', `${at}/cases/${id}/intake-refusal`, {
    ground: 'false-material',
    reason: '所附建设工程规划许可证经核验系伪造，证书编号与发证机关登记不符。',
    competentOffice: null,
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
