import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Fact, ItemLaw, LimitName, Reckoning, Told } from './case-facts.ts'
import { civilCalendar } from './civil-days.ts'
import { publishedNotices } from './holiday-notices.ts'
import { lastDayForHearingNotice, reckon } from './oracle.ts'

const calendar = civilCalendar(publishedNotices())
const ordinary: ItemLaw = { decision: { days: 20, unit: 'working-days' }, extension: 10 }
const joint: ItemLaw = { decision: { days: 45, unit: 'working-days' }, extension: 15 }

const ask = (facts: readonly Fact[], law: ItemLaw = ordinary, until?: string) => reckon(facts, law, calendar, until)

function limit(reckoning: Reckoning, name: LimitName) {
  const found = reckoning.limits.findLast((each) => each.name === name)
  assert.ok(found, `no limit ${name}`)
  return found
}

/** The last day of a limit as known on a day; without one, on the last day that was looked at. */
function lastDay(reckoning: Reckoning, name: LimitName, on?: string) {
  const { days } = limit(reckoning, name)
  const row = on === undefined ? days.at(-1) : days.find(({ day }) => day === on)
  assert.ok(row, `nothing known of ${name}`)
  return row.lastDay
}

suite('the calendar', () => {
  const workingDays = (prefix: string) =>
    calendar.days.filter(({ day, works }) => works && day.startsWith(prefix)).length

  test('2025 and 2026 have 248 working days each', () => {
    assert.equal(workingDays('2025'), 248)
    assert.equal(workingDays('2026'), 248)
  })

  test('the months of 2026 have the working days of the worked table', () => {
    const months = Array.from({ length: 12 }, (_, at) => workingDays(`2026-${String(at + 1).padStart(2, '0')}`))
    assert.deepEqual(months, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
  })

  test('every leap day and every end of a month is there once', () => {
    assert.equal(calendar.days.filter(({ day }) => day.endsWith('-02-29')).length, 3)
    assert.equal(calendar.days.length, 10 * 365 + 3)
    assert.equal(calendar.days.at(-1)?.day, '2032-12-31')
  })
})

suite('worked examples of the law', () => {
  const received: Fact = { on: '2026-02-09', is: 'received' }
  const accepted: Fact = { on: '2026-04-20', is: 'accepted' }

  test('第五十条: a renewal accepted on 2026-04-20 of a licence until 2026-05-08 is decided by then', () => {
    const renewal: Fact = { on: '2026-04-20', is: 'renewal-asked', until: '2026-05-08' }
    const begun: Fact = {
      on: '2026-04-21',
      is: 'procedure-begun',
      procedure: 'p',
      kind: 'testing',
      told: { on: '2026-04-21', days: 9 },
    }
    assert.equal(lastDay(ask([renewal, accepted], ordinary, '2026-04-21'), 'decision'), '2026-05-08')
    assert.equal(lastDay(ask([renewal, accepted, begun], ordinary, '2026-04-22'), 'decision'), '2026-05-08')
  })

  test('internal: accepted on 2026-04-20 it is decided by 2026-04-27, later for what 第四十五条 leaves out and while it is sent up', () => {
    const law: ItemLaw = { ...ordinary, internal: 5 }
    assert.equal(lastDay(ask([accepted], law, '2026-04-21'), 'internal'), '2026-04-27')
    const told = { on: '2026-04-23', days: 2 }
    const begun: Fact = { on: '2026-04-23', is: 'procedure-begun', procedure: 'p', kind: 'testing', told }
    assert.equal(lastDay(ask([accepted, begun], law, '2026-04-24'), 'internal'), '2026-04-30')
    const above = limit(ask([accepted, { on: '2026-04-23', is: 'sent-up' }], law, '2026-04-30'), 'internal').days.at(-1)
    assert.deepEqual([above?.used, above?.left, above?.lastDay], [2, 3, null])
  })

  test('第三十二条: received on Monday 2026-02-09, the one notice is due on the make-up Saturday 2026-02-14', () => {
    assert.equal(lastDay(ask([received], ordinary, '2026-02-10'), 'intake'), '2026-02-14')
  })

  test('第三十二条: in silence it is accepted from the day of receipt, and decided by 2026-03-13', () => {
    const last = ask([received], ordinary, '2026-02-14')
    assert.equal(last.accepted, null)
    const after = ask([received], ordinary, '2026-02-15')
    assert.deepEqual(after.accepted, { day: '2026-02-09', deemed: true })
    assert.equal(lastDay(after, 'decision'), '2026-03-13')
    assert.equal(limit(after, 'decision').knownFrom, '2026-02-15')
  })

  test('第四十二条: extended by 10 it is decided by 2026-03-27', () => {
    const facts: Fact[] = [received, { on: '2026-03-13', is: 'extended', days: 10 }]
    assert.equal(lastDay(ask(facts, ordinary, '2026-03-14'), 'decision'), '2026-03-27')
  })

  test('第四十二条: joint handling takes until 2026-04-20, extended by 15 until 2026-05-13', () => {
    assert.equal(lastDay(ask([received], joint, '2026-03-02'), 'decision'), '2026-04-20')
    const facts: Fact[] = [received, { on: '2026-04-20', is: 'extended', days: 15 }]
    assert.equal(lastDay(ask(facts, joint), 'decision'), '2026-05-13')
  })

  test('第四十二条: accepted on 2026-04-20, decided by 2026-05-20 over May Day and its make-up Saturday', () => {
    assert.equal(lastDay(ask([accepted], ordinary, '2026-04-21'), 'decision'), '2026-05-20')
  })

  test('第四十五条: with an expert review from 2026-04-27 to 2026-05-15 it is decided by 2026-06-08', () => {
    const facts: Fact[] = [
      accepted,
      {
        on: '2026-04-27',
        is: 'procedure-begun',
        procedure: 'a',
        kind: 'expert-review',
        told: { on: '2026-04-27', days: 12 },
      },
      { on: '2026-05-15', is: 'procedure-ended', procedure: 'a' },
    ]
    const reckoned = ask(facts)
    assert.equal(lastDay(reckoned, 'decision'), '2026-06-08')
    // Told of twelve working days on the first day, everybody knows it from then on.
    assert.equal(lastDay(reckoned, 'decision', '2026-04-27'), '2026-06-08')
  })

  test('第四十四条: decided on 2026-06-10, delivered by 2026-06-25', () => {
    const facts: Fact[] = [
      { on: '2026-06-08', is: 'accepted' },
      { on: '2026-06-10', is: 'granted' },
    ]
    assert.equal(lastDay(ask(facts, ordinary, '2026-06-11'), 'delivery'), '2026-06-25')
  })

  test('第四十七条: told of the right on 2026-09-22, a hearing is asked for by 2026-09-30; asked on 2026-09-28, held by 2026-10-30', () => {
    const facts: Fact[] = [
      { on: '2026-09-22', is: 'hearing-right-told' },
      { on: '2026-09-28', is: 'hearing-asked' },
    ]
    const reckoned = ask(facts, ordinary, '2026-09-29')
    assert.equal(lastDay(reckoned, 'hearing-request'), '2026-09-30')
    assert.equal(lastDay(reckoned, 'hearing'), '2026-10-30')
  })

  test('第四十八条: for a hearing on 2026-10-20 notice is in time until the make-up Saturday 2026-10-10', () => {
    assert.equal(lastDayForHearingNotice('2026-10-20', calendar), '2026-10-10')
  })

  test('5 days from 2025-09-24 end on 2025-09-30, 20 days on 2025-10-28', () => {
    assert.equal(lastDay(ask([{ on: '2025-09-24', is: 'received' }], ordinary, '2025-09-25'), 'intake'), '2025-09-30')
    assert.equal(lastDay(ask([{ on: '2025-09-24', is: 'accepted' }], ordinary, '2025-09-25'), 'decision'), '2025-10-28')
  })

  test('20 days from 2024-02-05 end on 2024-03-08', () => {
    assert.equal(lastDay(ask([{ on: '2024-02-05', is: 'accepted' }], ordinary, '2024-02-06'), 'decision'), '2024-03-08')
  })

  test('民法典 第二百零三条: 60 calendar days from a receipt on 2026-03-02 end after May Day, on 2026-05-06', () => {
    const law: ItemLaw = { decision: { days: 60, unit: 'calendar-days', from: 'receipt' } }
    const facts: Fact[] = [
      { on: '2026-03-02', is: 'received' },
      { on: '2026-03-05', is: 'accepted' },
    ]
    const reckoned = ask(facts, law, '2026-05-07')
    assert.equal(lastDay(reckoned, 'decision', '2026-03-05'), '2026-05-06')
    const rows = limit(reckoned, 'decision').days
    assert.deepEqual(rows.filter(({ left }) => left === 0).map(({ day, over }) => [day, over])[0], ['2026-05-01', 0])
    assert.deepEqual(rows.at(-1), {
      day: '2026-05-07',
      is: 'counted',
      used: 60,
      left: 0,
      paused: 0,
      over: 1,
      lastDay: '2026-05-06',
      provisional: false,
    })
  })

  test('a decision of 2026-09-24 is published by 2026-10-12', () => {
    const facts: Fact[] = [
      { on: '2026-09-22', is: 'accepted' },
      { on: '2026-09-24', is: 'refused' },
    ]
    assert.equal(lastDay(ask(facts, ordinary, '2026-09-25'), 'publication'), '2026-10-12')
  })
})

suite('what the articles say beyond the worked dates', () => {
  const begun = (on: string, procedure: string, told: Told = { on, days: 30 }): Fact => ({
    on,
    is: 'procedure-begun',
    procedure,
    kind: 'testing',
    told,
  })
  const ended = (on: string, procedure: string): Fact => ({ on, is: 'procedure-ended', procedure })
  const accepted: Fact = { on: '2026-06-01', is: 'accepted' }

  test('the day of acceptance is not counted, the day of the decision is', () => {
    const { days } = limit(ask([accepted, { on: '2026-06-03', is: 'granted' }]), 'decision')
    assert.deepEqual(
      days.map(({ day, used, left }) => [day, used, left]),
      [
        ['2026-06-01', 0, 20],
        ['2026-06-02', 1, 19],
        ['2026-06-03', 2, 18],
      ],
    )
  })

  test('第四十五条: a procedure of which nobody was told in writing stops nothing', () => {
    const reckoned = ask([accepted, begun('2026-06-02', 'a', null), ended('2026-06-12', 'a')])
    assert.equal(lastDay(reckoned, 'decision'), lastDay(ask([accepted], ordinary, '2026-06-12'), 'decision'))
    assert.equal(reckoned.struck.length, 1)
  })

  test('第四十五条: told late, it stops from the day of telling', () => {
    const { days } = limit(
      ask([accepted, begun('2026-06-02', 'a', { on: '2026-06-04', days: 30 })], ordinary, '2026-06-05'),
      'decision',
    )
    assert.deepEqual(
      days.map((row) => row.is),
      ['start', 'counted', 'counted', 'paused', 'paused'],
    )
  })

  test('第四十五条: a paper that is given out later stops from its own day, and after the end nothing', () => {
    const needs: Fact = {
      on: '2026-06-02',
      is: 'procedure-begun',
      procedure: 'a',
      kind: 'testing',
      told: null,
      needs: 2,
    }
    const paper = (on: string): Fact => ({ on, is: 'told-in-writing', procedure: 'a' })
    const days = (...facts: Fact[]) =>
      limit(ask([accepted, needs, ...facts], ordinary, '2026-06-09'), 'decision').days.map((row) => row.is)
    assert.deepEqual(days(paper('2026-06-04')).slice(0, 8), [
      'start',
      'counted',
      'counted',
      'paused',
      'paused',
      'paused',
      'paused',
      'paused',
    ])
    assert.deepEqual(days(ended('2026-06-03', 'a'), paper('2026-06-04')).slice(0, 5), [
      'start',
      'counted',
      'counted',
      'counted',
      'counted',
    ])
  })

  test('第四十五条: it stops no limit for longer than was told: the day of beginning and so many working days after it', () => {
    const facts = [accepted, begun('2026-06-04', 'a', { on: '2026-06-04', days: 2 })]
    const { days } = limit(ask(facts, ordinary, '2026-06-10'), 'decision')
    assert.deepEqual(
      days.map((row) => row.is),
      ['start', 'counted', 'counted', 'paused', 'paused', 'paused', 'paused', 'paused', 'counted', 'counted'],
    )
    assert.equal(days.at(-1)?.paused, 3)
  })

  test('a step has its own working days and waits for special procedures like the decision', () => {
    const facts: Fact[] = [accepted, { on: '2026-06-02', is: 'step-opened', step: 'one', days: 3 }]
    assert.equal(lastDay(ask(facts), 'step:one'), '2026-06-05')
    assert.equal(
      lastDay(ask([...facts, begun('2026-06-04', 'a', { on: '2026-06-04', days: 1 })]), 'step:one'),
      '2026-06-09',
    )
  })

  test('第四十五条 knows no 挂起: the step stands still for as long as was asked or until it is taken up, and every other limit runs on', () => {
    const law: ItemLaw = { ...ordinary, promise: { days: 10, unit: 'working-days' }, internal: 5 }
    const accepts: Fact = { on: '2026-04-20', is: 'accepted' }
    const opened: Fact[] = [accepts, { on: '2026-04-20', is: 'step-opened', step: 'one', days: 5 }]
    const aside: Fact[] = [...opened, { on: '2026-04-22', is: 'step-put-aside', step: 'one', days: 2 }]
    const last = (facts: readonly Fact[], name: LimitName) => lastDay(ask(facts, law, '2026-04-27'), name)
    assert.equal(last(opened, 'step:one'), '2026-04-27')
    assert.equal(last(aside, 'step:one'), '2026-04-30')
    assert.equal(last([...aside, { on: '2026-04-23', is: 'step-taken-up', step: 'one' }], 'step:one'), '2026-04-29')
    for (const name of ['decision', 'promise', 'internal'] as const)
      assert.equal(last(aside, name), last([accepts], name))
  })

  test('第四十五条: a day on which two procedures run is left out once, and a procedure of one day takes that day', () => {
    const facts = [
      accepted,
      begun('2026-06-02', 'a'),
      begun('2026-06-03', 'b'),
      ended('2026-06-04', 'a'),
      ended('2026-06-05', 'b'),
      begun('2026-06-09', 'c'),
      ended('2026-06-09', 'c'),
    ]
    const { days } = limit(ask(facts, ordinary, '2026-06-10'), 'decision')
    assert.deepEqual(
      days.map((row) => row.is),
      ['start', 'paused', 'paused', 'paused', 'paused', 'rest', 'rest', 'counted', 'paused', 'counted'],
    )
  })

  test('捆绑计算: where procedures are counted in, they stop nothing', () => {
    const facts = [accepted, begun('2026-06-02', 'a')]
    const reckoned = ask(facts, { ...ordinary, decision: { ...ordinary.decision, bundled: ['testing'] } }, '2026-06-10')
    assert.equal(lastDay(reckoned, 'decision'), lastDay(ask([accepted], ordinary, '2026-06-10'), 'decision'))
  })

  test('第四十五条: a procedure that begins after the last day moves nothing', () => {
    const facts = [accepted, begun('2026-07-10', 'a'), ended('2026-07-20', 'a')]
    assert.equal(lastDay(ask(facts), 'decision'), lastDay(ask([accepted], ordinary, '2026-06-02'), 'decision'))
  })

  test('第四十二条: extended once, by no more than the law allows, and before the last day is over', () => {
    const plus = (on: string, days = 10): Fact => ({ on, is: 'extended', days })
    const reasons = (...facts: Fact[]) => ask([accepted, ...facts]).struck.map(({ because }) => because)
    assert.deepEqual(reasons(plus('2026-06-05'), plus('2026-06-08')), ['第四十二条: only once'])
    assert.deepEqual(reasons(plus('2026-06-05', 11)), ['第四十二条: more days than the law allows'])
    assert.deepEqual(reasons(plus('2026-07-10')), ['第四十二条: the limit had run out'])
  })

  test('第三十二条: corrected papers have their own five days, and silence accepts from their receipt', () => {
    const facts: Fact[] = [
      { on: '2026-06-01', is: 'received' },
      { on: '2026-06-08', is: 'deficiency-told' },
      { on: '2026-07-01', is: 'corrected' },
    ]
    const reckoned = ask(facts, ordinary, '2026-07-09')
    assert.deepEqual(reckoned.accepted, { day: '2026-07-01', deemed: true })
    assert.equal(limit(reckoned, 'intake').from, '2026-07-01')
  })

  test('第三十二条: a notice after the fifth day is none, and late acceptance does not move the day', () => {
    const facts: Fact[] = [
      { on: '2026-06-01', is: 'received' },
      { on: '2026-06-09', is: 'deficiency-told' },
      { on: '2026-06-10', is: 'accepted' },
    ]
    const reckoned = ask(facts)
    assert.deepEqual(reckoned.accepted, { day: '2026-06-01', deemed: true })
    assert.equal(reckoned.struck.length, 2)
  })

  test('what lies beyond the published notices is provisional', () => {
    const rows = (on: string) => limit(ask([{ on, is: 'accepted' }], ordinary, '2026-12-15'), 'decision').days
    assert.equal(rows('2026-12-01').at(-1)?.provisional, false)
    assert.equal(rows('2026-12-07').at(-1)?.provisional, true)
  })
})
