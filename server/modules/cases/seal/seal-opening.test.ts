import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { SealDocument } from '#contracts/seal-grounds.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { evolve } from '../case-fold.ts'
import { noCase, type CaseState } from '../case-state.ts'
import { decideOpening, standingOf, type OpeningCommand } from './seal-opening.ts'

const calendar: Calendar = {
  region: 'test',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: {},
  workdays: {},
}

type Env = Parameters<typeof decideOpening>[2]
const decider: Decider<CaseState, OpeningCommand, CaseEvent, Env> = {
  initial: noCase,
  evolve,
  decide: decideOpening,
}
const on = (day: string) => specification(decider, { calendar, day: parseDay(day) })

const opening = '55555555-5555-4555-8555-555555555555'
const due = (day: string) => ({ day, provisional: false, calendar: calendar.revision })
const opened: CaseEvent = {
  type: 'task-opened',
  task: 'review',
  ref: '66666666-6666-4666-8666-666666666666',
  due: due('2026-03-20'),
  day: '2026-03-02',
}
const drawn: CaseEvent = {
  type: 'assignee-drawn',
  task: 'review',
  ref: '66666666-6666-4666-8666-666666666666',
  code: 'ABCD-2345',
  label: '审查人员',
  person: `c1:${'0'.repeat(64)}`,
  draw: {
    algorithm: 'a',
    purpose: 'p',
    roll: [],
    rollHash: '',
    seed: '',
    seedProof: '',
    chosen: '',
    degenerate: false,
  },
}
const asked = {
  type: 'propose-opening',
  opening,
  task: 'review',
  ground: 'discipline',
  document: '连纪立〔2026〕12号',
} as const
const proposed: CaseEvent = {
  type: 'seal-opening-proposed',
  opening,
  task: 'review',
  code: 'ABCD-2345',
  ground: 'discipline',
  document: '连纪立〔2026〕12号',
  due: due('2026-03-09'),
  day: '2026-03-02',
}
const until = '2026-03-04T01:00:00.000Z'
const confirm = { type: 'confirm-opening', opening, proposedIt: false, until } as const
const refuse = { type: 'refuse-opening', opening, proposedIt: false, reason: 'not-necessary' } as const
const wasOpened: CaseEvent = { type: 'seal-opened', opening, code: 'ABCD-2345', until, day: '2026-03-03' }
const wasRefused: CaseEvent = { type: 'seal-opening-refused', opening, reason: 'not-necessary', day: '2026-03-03' }

describe('启封', () => {
  test('a proposal names the code, the ground and the document, and waits five working days', () =>
    on('2026-03-02').given(opened, drawn).when(asked).then(proposed))
  test('behind a task for which nobody was drawn there is no seal', () =>
    on('2026-03-02').given(opened).when(asked).refused('seal.nobody-drawn'))
  test('one proposal waits at a time', () =>
    on('2026-03-03').given(opened, drawn, proposed).when(asked).refused('seal.already-proposed'))
  test('after a refusal it may be proposed again', () =>
    on('2026-03-04')
      .given(opened, drawn, proposed, wasRefused)
      .when(asked)
      .then({ ...proposed, due: due('2026-03-11'), day: '2026-03-04' }))
  test('another person opens it, on the last day too', () =>
    on('2026-03-09')
      .given(opened, drawn, proposed)
      .when(confirm)
      .then({ ...wasOpened, day: '2026-03-09' }))
  test('the day after, nobody does', () =>
    on('2026-03-10').given(opened, drawn, proposed).when(confirm).refused('seal.proposal-lapsed'))
  test('whoever proposed it is not the second person', () =>
    on('2026-03-03')
      .given(opened, drawn, proposed)
      .when({ ...confirm, proposedIt: true })
      .refused('seal.second-person'))
  test('the second person may refuse', () =>
    on('2026-03-03').given(opened, drawn, proposed).when(refuse).then(wasRefused))
  test('what was refused is not opened afterwards, and what was opened not refused', () => {
    on('2026-03-03').given(opened, drawn, proposed, wasRefused).when(confirm).refused('seal.not-proposed')
    on('2026-03-03').given(opened, drawn, proposed, wasOpened).when(refuse).refused('seal.not-proposed')
    on('2026-03-03').given(opened, drawn).when(confirm).refused('seal.not-proposed')
  })
  test('opened, it is open until its last moment and then over', () => {
    const one = { openedDay: '2026-03-03', refused: null, until, due: { day: '2026-03-09' } }
    assert.equal(standingOf(one, '2026-03-04T00:59:59.999Z', parseDay('2026-03-04')), 'opened')
    assert.equal(standingOf(one, until, parseDay('2026-03-04')), 'over')
  })
  test('a document is a number, and no sentence', () => {
    for (const number of ['连纪立〔2026〕12号', '（2026）苏07行初15号', '（2026）苏0706行审3号'])
      assert.equal(SealDocument.safeParse(number).success, true, number)
    for (const text of ['张三的举报信', '连纪立〔2026〕12号 张三', '连纪立[2026]12号', ''])
      assert.equal(SealDocument.safeParse(text).success, false, text)
  })
})
