import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseSummary } from '#contracts/cases.ts'
import type { LateStep } from '#contracts/late-steps.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { verifyProjections } from '#platform/verify.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene as item } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { countedOf } from '#server/modules/cases/clocks/clock-views.ts'
import { acceptedOn, drawnFor, due, sealed, submittedFor } from './harness/case-given.ts'
import { accept, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const ref = '00000000-0000-4000-8000-000000000007'
const comment = '00000000-0000-4000-8000-000000000008'
const envOn = (day: string, calendar: Calendar = china) => ({ item, calendar, day: parseDay(day), newRef: () => ref })
const stateOf = (events: readonly CaseEvent[]) => fold(caseDecider, events)
const does = (events: readonly CaseEvent[], command: CaseCommand, day: string, calendar?: Calendar): CaseEvent[] => [
  ...events,
  ...caseDecider.decide(command, stateOf(events), envOn(day, calendar)),
]
/** A day off that is declared late. */
const dayOff = (day: string): Calendar => ({
  ...china,
  revision: 'later',
  holidays: { ...china.holidays, [day]: '临时放假' },
})
const moves = (events: readonly CaseEvent[], day: string, off: string): Record<string, string> => {
  const after = does(events, { type: 'recompute-limits', notice: '关于调整休息日的通知' }, day, dayOff(off)).at(-1)!
  assert.ok(after.type === 'limits-recomputed')
  return Object.fromEntries(after.moved.map(({ limit, from, to }) => [limit, `${from.day} ${to.day}`]))
}
const rang = { type: 'office-clock-ran-out' as const }
const overdueOn = (events: readonly CaseEvent[], day: string) =>
  caseDecider
    .decide(rang, stateOf(events), envOn(day))
    .map((event) => event.type === 'office-overdue' && `${event.limit} ${event.due.day}`)
const rowsAfter = (events: readonly CaseEvent[]) => {
  const entry = { version: events.length, recordedAt: '2026-09-03T02:00:00.000Z', actor: 'clock' }
  const place = { region: 'lianyungang', stream: '00000000-0000-4000-8000-00000000000a' }
  const changes = caseStream.project(place as never, stateOf(events), [events.at(-1)!], [entry] as never)
  return changes.flatMap((change) => ('upsert' in change ? change.upsert : []))
}
const boxAfter = (events: readonly CaseEvent[], subject: string) => {
  const row = rowsAfter(events).find((one) => String(one['subject']).startsWith(subject))
  return row && `${String(row['box'])} ${String(row['due_day'])}`
}
const clockAfter = (events: readonly CaseEvent[]) => rowsAfter(events).find(({ name }) => name === 'office')?.['due_at']

const accepted: CaseEvent[] = [
  submittedFor(item, '2026-09-01', '2026-09-08'),
  acceptedOn('2026-09-01', '2026-09-30', '2026-09-18'),
  { type: 'task-opened', task: 'decide', ref, due: due('2026-09-08'), late: null, day: '2026-09-01' },
  drawnFor('decide', ref),
]
const stated = does(accepted, { type: 'state-own', sealed, here: true }, '2026-09-01')
const found = does(
  accepted,
  { type: 'find-third-parties', task: 'decide', reason: '排风口正对相邻住宅，直接关系他人重大利益。' },
  '2026-09-01',
)
const announced = does(
  found,
  { type: 'announce-third-parties', count: 40, whom: '场所东侧住宅小区的全体业主' },
  '2026-09-01',
)
const said = does(announced, { type: 'comment-on-notice', notice: ref, comment, sealed, bounded: false }, '2026-09-02')
const answer: CaseCommand = {
  type: 'answer-comment',
  comment,
  gist: '要求降低噪声',
  answer: '已要求申请人加装消声设施。',
}

suite('单位待办 beside the steps of the plan', () => {
  test('what the applicant stated is passed on within two working days, and past them the supervision is told once', () => {
    const [last] = stated.slice(-1)
    assert.ok(last?.type === 'applicant-stated' && last.passOnBy?.day === '2026-09-03')
    assert.equal(boxAfter(stated, 'intake@'), 'to-pass-on 2026-09-03')
    assert.equal(clockAfter(stated), '2026-09-03T16:00:00.000Z')
    assert.deepEqual(overdueOn(stated, '2026-09-03'), [])
    assert.deepEqual(overdueOn(stated, '2026-09-04'), ['pass-on:1 2026-09-03'])
    const late = does(stated, rang, '2026-09-04')
    assert.deepEqual(overdueOn(late, '2026-09-07'), [])
    assert.equal(clockAfter(late), undefined)
    const listed = () => rowsAfter(late).find(({ task }) => task === 'pass-on:1')
    assert.deepEqual(
      [listed()?.['state'], listed()?.['acted'], listed()?.['due_day']],
      ['open', 'supervise', '2026-09-03'],
    )
    const passed = does(
      late,
      { type: 'pass-statement-on', summary: '通风设备已经更换，以检测报告为证。' },
      '2026-09-07',
    )
    const settled = rowsAfter(passed).find(({ task }) => task === 'pass-on:1')
    assert.deepEqual([settled?.['state'], settled?.['closed_day']], ['answered', '2026-09-07'])
    const again = does(passed, { type: 'state-own', sealed, here: true }, '2026-09-08')
    assert.deepEqual(overdueOn(again, '2026-09-11'), ['pass-on:2 2026-09-10'])
  })

  test('what nobody waits for any more is moot, not done', () => {
    const late = does(stated, rang, '2026-09-04')
    const gone = [...late, { type: 'withdrawn', consent: 'not-needed', day: '2026-09-07' } as unknown as CaseEvent]
    const row = rowsAfter(gone).find(({ task }) => task === 'pass-on:1')
    assert.deepEqual([row?.['state'], row?.['closed_day']], ['moot', '2026-09-07'])
  })

  test('others who are concerned are told within two working days', () => {
    assert.equal(boxAfter(found, 'intake@'), 'to-pass-on 2026-09-03')
    assert.deepEqual(overdueOn(found, '2026-09-04'), ['tell:others 2026-09-03'])
    assert.deepEqual(overdueOn(announced, '2026-09-04'), [])
  })

  test('what is said of a 公示 lies in the same box until it is answered, with five working days for each day’s', () => {
    assert.equal(boxAfter(said, 'intake@'), 'to-pass-on 2026-09-09')
    assert.deepEqual(overdueOn(said, '2026-09-10'), ['comments:2026-09-02 2026-09-09'])
    const answered = does(said, answer, '2026-09-03')
    assert.match(String(boxAfter(answered, 'intake@')), /^running/)
    assert.deepEqual(overdueOn(answered, '2026-09-10'), [])
  })

  test('the office is reminded of each on the working day before it, and the list marks it', () => {
    assert.deepEqual(countedOf(stateOf(stated)).office, [{ what: 'pass-on', day: '2026-09-03' }])
    const near = does(stated, { type: 'remind-clock-ran-out' }, '2026-09-02')
    const reminded = near.at(-1)!
    assert.ok(reminded.type === 'reminded' && reminded.limits.some(({ limit }) => limit === 'pass-on:1'))
    assert.deepEqual(countedOf(stateOf(near)).office, [{ what: 'pass-on', day: '2026-09-03', reminded: true }])
  })

  test('a holiday moves each of them, the box and the clock with it', () => {
    assert.equal(moves(stated, '2026-09-02', '2026-09-03')['pass-on:1'], '2026-09-03 2026-09-04')
    assert.equal(moves(found, '2026-09-02', '2026-09-03')['tell:others'], '2026-09-03 2026-09-04')
    assert.equal(moves(said, '2026-09-02', '2026-09-03')['comments:2026-09-02'], '2026-09-09 2026-09-10')
    const notice = { type: 'recompute-limits' as const, notice: '通知' }
    const moved = does(said, notice, '2026-09-02', dayOff('2026-09-03'))
    assert.equal(boxAfter(moved, 'intake@'), 'to-pass-on 2026-09-10')
    assert.equal(clockAfter(moved), '2026-09-10T16:00:00.000Z')
    assert.deepEqual(overdueOn(moved, '2026-09-10'), [])
  })

  test('the 公告 to those who are concerned lies open for the added day', () => {
    const notice = { type: 'recompute-limits' as const, notice: '通知' }
    const after = does(announced, notice, '2026-09-02', dayOff('2026-09-03'))
    assert.equal(moves(announced, '2026-09-02', '2026-09-03')['announcement'], '2026-09-08 2026-09-09')
    const { notices, thirdParties } = stateOf(after)
    assert.deepEqual([notices['others']?.until, thirdParties?.announced?.due], ['2026-09-09', '2026-09-09'])
    assert.ok(
      rowsAfter(after).some(({ name, due_at }) => name === 'notice:others' && due_at === '2026-09-09T16:00:00.000Z'),
    )
    assert.ok(rowsAfter(after).some(({ task, until }) => task === 'others' && until === '2026-09-09'))
    const over = { type: 'notice-clock-ran-out' as const, task: 'others' }
    assert.deepEqual(caseDecider.decide(over, stateOf(after), envOn('2026-09-09', dayOff('2026-09-03'))), [])
  })

  const opened: CaseEvent[] = does(
    [
      ...accepted,
      {
        type: 'decided',
        task: 'decide',
        code: 'CODE-decide',
        outcome: 'granted',
        reasons: '',
        basis: '',
        deliverDue: due('2026-09-16'),
        day: '2026-09-01',
      },
      { type: 'delivered', by: 'electronic', day: '2026-09-01', identityChecked: false, originals: [], proof: null },
      {
        type: 'credential-noted',
        credential: '00000000-0000-4000-8000-000000000009',
        identifier: '1.2.156.3005.2.X',
        serial: 'X',
        validFrom: '2026-09-01',
        validUntil: '2030-08-31',
        day: '2026-09-01',
      },
    ],
    {
      type: 'open-closure',
      way: 'revocation',
      ground: 'beyond-powers',
      facts: '发证机关对该项目没有审批权限，属于超越法定职权作出准予许可的决定。',
      licence: { status: 'valid', validUntil: '2030-08-31' },
    },
    '2026-09-01',
  )
  const forward = { type: 'put-closure-forward' as const, closure: 'closure1', summary: '', interest: '' }

  test('a proceeding whose holder had their days is put forward within five working days after them', () => {
    assert.equal(boxAfter(opened, 'intake@'), 'running 2026-09-15')
    assert.deepEqual(overdueOn(opened, '2026-09-15'), [])
    const late = does(opened, rang, '2026-09-16')
    assert.deepEqual(overdueOn(opened, '2026-09-16'), ['put-forward:closure1 2026-09-15'])
    const row = rowsAfter(does(late, forward, '2026-09-17')).find(({ task }) => task === 'put-forward:closure1')
    assert.equal(row?.['state'], 'answered')
  })

  test('with the statement the days to put it forward begin, and then it is due when it is to be decided', () => {
    const heard = does(opened, { type: 'state-on-closure', closure: 'closure1', sealed }, '2026-09-02')
    assert.equal(boxAfter(heard, 'intake@'), 'running 2026-09-09')
    const put = does(heard, { ...forward, summary: '持证人称审批权限有委托书为据。' }, '2026-09-03')
    assert.equal(boxAfter(put, 'intake@'), `running ${stateOf(put).tasks['closure1']!.due.day}`)
  })

  test('a holiday in the days of the holder moves those of the office after them', () =>
    assert.deepEqual(moves(opened, '2026-09-02', '2026-09-04'), {
      'closure-statement': '2026-09-08 2026-09-09',
      'put-forward:closure1': '2026-09-15 2026-09-16',
    }))
})

test('单位逾期未办: the box says until when, the supervision lists what was not done by then, and that it was', async () => {
  let ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
  const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
  const hygiene = itemOf(item.code)
  const liu = await platform.as('applicant-liu-mingde')
  const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const words = '通风设备已经更换，请看检测报告。'
  const path = (rest: string) => `/api/${region}${rest}`
  assert.equal((await liu.send('POST', path(`/cases/${id}/statement`), { words })).status, 200)

  const inBox = async (box: string) =>
    ((await acceptor.get(path(`/desk/cases?box=${box}`))).json as { cases: CaseSummary[] }).cases.find(
      (one) => one.case === id,
    )
  const late = async (box: string) =>
    ((await supervisor.get(path(`/desk/late-steps?box=${box}`))).json as { steps: LateStep[] }).steps.filter(
      (one) => one.case === id,
    )
  const moveTo = (day: string) => {
    ahead = Date.parse(`${day}T01:00:00Z`) - Date.now()
  }
  assert.deepEqual((await inBox('to-pass-on'))?.waits, {
    what: 'pass-on',
    day: '2026-04-22',
    left: 2,
    overdue: false,
    reminded: false,
  })
  assert.match(
    (await readCase(liu, id)).timeline.find(({ key }) => key === 'own-statement-1')!.note!,
    /4月22日前（含当日）转交/,
  )
  moveTo('2026-04-21')
  const near = await platform.until(
    () => inBox('to-pass-on'),
    (row) => row?.waits?.reminded === true,
  )
  assert.equal(near?.waits?.left, 1)
  assert.deepEqual(await late('open'), [])
  moveTo('2026-04-23')
  const [open] = await platform.until(
    () => late('open'),
    (steps) => steps.length === 1,
  )
  assert.deepEqual(
    [open?.step, open?.due, open?.late, open?.acted, open?.nextAfter],
    ['转交申请人的陈述申辩', '2026-04-22', 1, 'supervise', null],
  )
  assert.equal((await inBox('overdue'))?.case, id)
  const entry = (await readCase(liu, id)).timeline.find(({ title }) => title === '逾期未办，转监管督办')
  assert.match(entry!.note!, /转交申请人的陈述申辩的期限至.*4月22日届满/)
  const summary = '通风设备已经更换，以检测报告为证。'
  assert.equal((await acceptor.send('POST', path(`/desk/cases/${id}/statement/summary`), { summary })).status, 200)
  const [settled] = await late('settled')
  assert.deepEqual([settled?.state, settled?.closedDay], ['answered', '2026-04-23'])
  assert.deepEqual([await late('open'), await inBox('to-pass-on')], [[], undefined])
  await platform.atRest()
  assert.deepEqual((await verifyProjections(platform.platform, caseStream)).differences, [])
})
