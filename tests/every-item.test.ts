import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Item } from '#contracts/item.ts'
import { lyg } from '#seed/city/lyg.ts'
import { answersFor, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

// Monday before Qingming and May Day, so that the limits cross holidays, make-up days and the end of a rest.
const firstDay = '2026-03-02'
const ahead = Date.parse(`${firstDay}T01:00:00Z`) - Date.now()
const started = await testPlatform({ wallNow: () => Date.now() + ahead })

const loggedIn = new Map<string | null, Promise<Visitor>>()
/** The same platform, at which everybody logs in once. */
const platform: TestPlatform = {
  ...started,
  as(account) {
    const visitor = loggedIn.get(account) ?? started.as(account)
    loggedIn.set(account, visitor)
    return visitor
  },
}

const applicantOf = (item: Item) =>
  platform.as(item.serves.includes('enterprise') ? 'applicant-wang-for-gangcheng' : 'applicant-liu-mingde')

/** From an empty draft to the decision, with the result to be fetched. */
async function decided(item: Item, outcome: 'granted' | 'refused', given: Record<string, unknown> = {}) {
  const answers = answersFor(item, given)
  const applicant = await applicantOf(item)
  const { case: id } = await submit(applicant, await fillDraft(applicant, item, { answers }))
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const { version } = await readCase(acceptor, id, 'desk')
  const accepted = await acceptor.send('POST', `/api/${region}/cases/${id}/acceptance`, { expects: version })
  assert.equal(accepted.status, 200, accepted.body.toString())
  await reviewToDecision(platform, item, outcome, answers)
  return await platform.until(
    () => readCase(applicant, id),
    (view) => view.phase === 'ready',
  )
}

suite('every item is carried to a licence within its own limits', () => {
  for (const item of lyg.items)
    test(`${item.name}: ${limitText(item)}`, async () => {
      const ready = await decided(item, 'granted')
      assert.equal(ready.decision?.outcome, 'granted')
      assert.ok(ready.credential?.identifier)
      const licence = ready.papers.find((paper) => paper.kind === 'licence')
      assert.equal(licence?.title, item.outcome.title)
      assert.equal(ready.acceptedDay, firstDay)
      const due = (title: string) => {
        const { unit, limitDays, due: day, provisional } = ready.clocks.find((clock) => clock.title === title)!
        return { unit, days: limitDays, day, provisional }
      }
      const counted = ({ unit, days }: Item['promised']) => ({
        unit,
        days,
        day: lastDay(firstDay, unit, days),
        provisional: false,
      })
      assert.deepEqual(due('法定办理时限'), counted(item.statutory))
      assert.deepEqual(due('承诺办理时限'), counted(item.promised))
    })
})

suite('an item of every kind of power can end in a refusal', () => {
  const kinds = [...new Set(lyg.items.map((item) => item.power))]
  // The last of its kind, since the first ones are refused in the browser.
  for (const item of kinds.map((power) => lyg.items.findLast((one) => one.power === power)!))
    test(`${item.power}: ${item.name}`, async () => {
      const ready = await decided(item, 'refused')
      assert.equal(ready.decision?.outcome, 'refused')
      assert.equal(ready.credential, null)
      assert.deepEqual(
        ready.papers.map((paper) => paper.kind).filter((kind) => kind === 'licence'),
        [],
      )
    })
})

test('works that touch traffic safety are reviewed by the police as well, and decided after both', async () => {
  const ready = await decided(itemOf('highway-works'), 'granted', { affectsTraffic: true })
  assert.equal(ready.decision?.outcome, 'granted')
})

test('an urgent repair of a pipe is taken in with the papers of its own situation', async () => {
  const ready = await decided(itemOf('road-occupation'), 'granted', { situation: 'repair' })
  assert.deepEqual(ready.materials.map((one) => one.material).toSorted(), [
    'application',
    'repairRecord',
    'restoration',
  ])
})

test('whoever applied finds each of their cases once', async () => {
  const visitor = await platform.as('applicant-liu-mingde')
  const { cases } = (await visitor.get(`/api/${region}/cases`)).json as { cases: { case: string }[] }
  assert.ok(cases.length >= 2)
  assert.equal(new Set(cases.map((one) => one.case)).size, cases.length)
})

suite('the day count of this test', () => {
  const worked: [string, 'working' | 'calendar', number, string][] = [
    ['2026-03-02', 'calendar', 60, '2026-05-06'],
    ['2026-02-09', 'working', 5, '2026-02-14'],
    ['2026-02-09', 'working', 20, '2026-03-13'],
    ['2026-04-20', 'working', 20, '2026-05-20'],
    ['2026-02-09', 'working', 45, '2026-04-20'],
  ]
  for (const [from, unit, days, day] of worked)
    test(`${days} ${unit} days after ${from} end on ${day}`, () => assert.equal(lastDay(from, unit, days), day))
})

/** The last day of a limit, counted day by day from the rows of the calendar; the starting day is not counted. */
function lastDay(from: string, unit: 'working' | 'calendar', days: number): string {
  let day = from
  for (let counted = 0; counted < days;) {
    day = after(day)
    if (unit === 'calendar' || isWorkday(day)) counted += 1
  }
  // 民法典 第二百零三条: a last day on which offices rest moves to the first day after the rest.
  while (!isWorkday(day)) day = after(day)
  return day
}

function after(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function isWorkday(day: string): boolean {
  const { holidays, workdays } = lyg.calendar as { holidays: Record<string, string>; workdays: Record<string, string> }
  if (holidays[day] !== undefined) return false
  return workdays[day] !== undefined || ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function limitText({ statutory, promised }: Item): string {
  const text = ({ unit, days }: Item['promised']) => `${days} ${unit} days`
  return `${text(statutory)} by law, ${text(promised)} promised`
}
