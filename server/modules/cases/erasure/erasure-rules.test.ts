import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { evolve } from '../case-fold.ts'
import { noCase, type CaseState } from '../case-state.ts'
import { decideErasure, destroyed, isErased, type ErasureCommand } from './erasure-rules.ts'

const calendar: Calendar = {
  region: 'test',
  revision: '2026',
  coveredUntil: parseDay('2036-12-31'),
  holidays: {},
  workdays: {},
}
type Env = Parameters<typeof decideErasure>[2]
const decider: Decider<CaseState, ErasureCommand, CaseEvent, Env> = { initial: noCase, evolve, decide: decideErasure }
const on = (day: string) => specification(decider, { calendar, day: parseDay(day) })

const erasure = '77777777-7777-4777-8777-777777777777'
const document = '连档销〔2026〕3号'
const withdrawn: CaseEvent = { type: 'withdrawn', day: '2026-03-02' }
const asked = { type: 'propose-erasure', erasure, ground: 'judgment', document } as const
const proposed: CaseEvent = {
  type: 'erasure-proposed',
  erasure,
  ground: 'judgment',
  document,
  due: { day: '2026-03-10', provisional: false, calendar: '2026' },
  day: '2026-03-03',
}
const confirm = { type: 'confirm-erasure', erasure, proposedIt: false } as const
const erased: CaseEvent = { type: 'erased', erasure, ground: 'judgment', day: '2026-03-04' }

describe('销毁个人信息', () => {
  test('what is still being handled is not destroyed', () =>
    on('2026-03-03').given().when(asked).refused('erasure.case-open'))
  test('a whole is not destroyed while a part of it is being handled', () => {
    on('2026-03-03')
      .given(withdrawn)
      .when({ ...asked, partsOpen: true })
      .refused('erasure.case-open')
    on('2026-03-04')
      .given(withdrawn, proposed)
      .when({ ...confirm, partsOpen: true })
      .refused('erasure.case-open')
  })
  test('a proposal names the ground and the document, and waits five working days', () =>
    on('2026-03-03').given(withdrawn).when(asked).then(proposed))
  test('one proposal waits at a time', () =>
    on('2026-03-04').given(withdrawn, proposed).when(asked).refused('erasure.already-proposed'))
  test('another person confirms it, on the last day too', () =>
    on('2026-03-10')
      .given(withdrawn, proposed)
      .when(confirm)
      .then({ ...erased, day: '2026-03-10' }))
  test('the day after nobody does, and it may be proposed again', () => {
    on('2026-03-11').given(withdrawn, proposed).when(confirm).refused('erasure.lapsed')
    on('2026-03-11')
      .given(withdrawn, proposed)
      .when(asked)
      .then({ ...proposed, due: { ...proposed.due, day: '2026-03-18' }, day: '2026-03-11' })
  })
  test('whoever proposed it is not the second person', () =>
    on('2026-03-04')
      .given(withdrawn, proposed)
      .when({ ...confirm, proposedIt: true })
      .refused('erasure.second-person'))
  test('what nobody proposed is not confirmed', () =>
    on('2026-03-04').given(withdrawn).when(confirm).refused('erasure.not-proposed'))
  test('what is destroyed is destroyed once', () => {
    on('2026-03-05').given(withdrawn, proposed, erased).when(confirm).refused('erasure.done')
    on('2026-03-05').given(withdrawn, proposed, erased).when(asked).refused('erasure.done')
  })

  const over = { ...asked, ground: 'retention-over' } as const
  test('files are kept ten years from the year after the end, whatever the day of the end', () => {
    on('2036-12-31').given(withdrawn).when(over).refused('erasure.retained')
    on('2037-01-01')
      .given(withdrawn)
      .when(over)
      .then({
        ...proposed,
        ground: 'retention-over',
        due: { day: '2037-01-08', provisional: true, calendar: '2026' },
        day: '2037-01-01',
      })
  })
  test('afterwards a page has no name to show', () => {
    const state = [withdrawn, proposed, erased].reduce(evolve, noCase)
    assert.equal(isErased(state), true)
    assert.deepEqual(destroyed(state).answers.values, {})
    assert.match(destroyed(state).applicant.name, /已按规定销毁/)
  })
})
