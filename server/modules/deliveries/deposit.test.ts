import { describe, test } from 'node:test'
import type { DepositEvent, LockerNews } from '#contracts/lockers.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { depositDecider, type DepositCommand } from './deposit.ts'

const on = (day: string) => specification(depositDecider, { day: parseDay(day) })
const id = '44444444-4444-4444-8444-444444444444'
const facts = { case: id, number: 'N1', papers: 2, hall: 'hall', office: 'office' }
const place = { locker: '东侧', cell: '07' }
const begun: DepositEvent = { type: 'begun', ...facts, day: '2026-02-12' }
const given: DepositEvent = { type: 'cell-given', ticket: 'D1', ...place, day: '2026-02-12' }
const storedAt = '2026-02-12T02:00:00.000Z'
const stored: DepositEvent = {
  type: 'stored',
  case: id,
  ...place,
  at: storedAt,
  until: '2026-02-17',
  day: '2026-02-12',
}
const takenAt = '2026-02-14T02:00:00.000Z'
const ended = (state: 'taken-out' | 'not-fetched' | 'not-stored', at: string, day: string): DepositEvent => ({
  type: 'ended',
  case: id,
  state,
  ...place,
  at,
  day,
})
const asked: DepositEvent = { type: 'recall-asked', ticket: 'D1', day: '2026-02-18' }
const news = (...states: LockerNews['state'][]): DepositCommand => ({
  type: 'hear',
  news: states.map((state) => ({ ref: state, state, at: state === 'stored' ? storedAt : takenAt })),
})

describe('a result in a locker', () => {
  test('can be fetched for five days from when the door was shut on it', () =>
    on('2026-02-12').given(begun, given).when(news('stored')).then(stored))
  test('is noted once, however often it is told', () =>
    on('2026-02-13').given(begun, given, stored).when(news('stored', 'stored')).then())
  test('that was taken out before anybody heard that it lay there is both, in the right order', () =>
    on('2026-02-14')
      .given(begun, given)
      .when(news('taken-out', 'stored', 'taken-out'))
      .then({ ...stored, until: '2026-02-19', day: '2026-02-14' }, ended('taken-out', takenAt, '2026-02-14')))
  test('is delivered when it is taken out, on the day on which that was', () =>
    on('2026-02-16')
      .given(begun, given, stored)
      .when(news('stored', 'taken-out'))
      .then(ended('taken-out', takenAt, '2026-02-14')))
  test('is asked back once when its days are over', () =>
    on('2026-02-18').given(begun, given, stored).when({ type: 'ask-back' }).then(asked))
  test('is not asked back twice', () =>
    on('2026-02-18').given(begun, given, stored, asked).when({ type: 'ask-back' }).then())
  test('that was fetched in the last moment stays delivered, whatever was asked', () =>
    on('2026-02-18')
      .given(begun, given, stored, asked)
      .when({ type: 'note-recall', state: 'taken-out', at: takenAt })
      .then(ended('taken-out', takenAt, '2026-02-14')))
  test('that nobody fetched goes back', () =>
    on('2026-02-18')
      .given(begun, given, stored, asked)
      .when({ type: 'note-recall', state: 'recalled', at: '2026-02-18T01:00:00.000Z' })
      .then(ended('not-fetched', '2026-02-18T01:00:00.000Z', '2026-02-18')))
  test('whose door was never shut on it lies where it lay', () =>
    on('2026-02-13')
      .given(begun, given, { ...asked, day: '2026-02-13' })
      .when({ type: 'note-recall', state: 'recalled', at: '2026-02-13T01:00:00.000Z' })
      .then(ended('not-stored', '2026-02-13T01:00:00.000Z', '2026-02-13')))
  test('for which no cell is free is told so', () =>
    on('2026-02-12')
      .given(begun)
      .when({ type: 'note-cell', given: null, at: storedAt })
      .then({ type: 'ended', case: id, state: 'no-cell', locker: null, cell: null, at: storedAt, day: '2026-02-12' }))
  test('hears nothing more after its end', () =>
    on('2026-02-19')
      .given(begun, given, stored, ended('taken-out', takenAt, '2026-02-14'))
      .when(news('taken-out'))
      .then())
})
