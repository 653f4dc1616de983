import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'

const item: Item = publicVenueHygiene
const reason = `c1:${'a'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const on = (day: string) =>
  specification(caseDecider, {
    item,
    calendar: china,
    day: parseDay(day),
    newRef: () => '00000000-0000-4000-8000-000000000001',
  })
const submitted = {
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: reason,
  applicantKind: 'person',
  plain: {},
  sealed: reason,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: item.revision,
  intakeOffice: item.intakeOffice,
  day: '2026-04-20',
  intakeDue: due('2026-04-27'),
} as const satisfies CaseEvent
const acceptedUntil = (legal: string): CaseEvent => ({
  type: 'accepted',
  deemed: false,
  day: '2026-04-21',
  recordedDay: '2026-04-21',
  statutoryDue: due(legal),
  promisedDue: due(legal),
  checked: [],
})
const accepted = acceptedUntil('2026-05-21')
const asked: CaseEvent = { type: 'withdrawal-requested', sealed: reason, due: due('2026-04-27'), day: '2026-04-22' }
const ask = { type: 'withdraw' as const, reason, confirmed: true, here: true }
const decline = {
  type: 'decline-withdrawal' as const,
  ground: 'interests-of-others' as const,
  reason: '本申请直接涉及相邻经营者的重大利益，已经告知听证权利，须继续审查。',
}
const withdrawn = (consent: 'given' | 'silence', day: string): CaseEvent => ({
  type: 'withdrawn',
  reason: null,
  sealed: reason,
  consent,
  day,
})

suite('撤回, before the acceptance', () => {
  test('is free: neither a reason nor anybody’s consent is needed', () =>
    on('2026-04-21')
      .given(submitted)
      .when({ type: 'withdraw', reason: null, confirmed: false, here: true })
      .then({ type: 'withdrawn', reason: null, sealed: null, consent: 'not-needed', day: '2026-04-21' }))
  test('is recorded at a window for whoever stands there, and for nobody else', () => {
    const nobody = { ...ask, here: false }
    on('2026-04-21').given(submitted).when(nobody).refused('window.nobody-to-give-up')
    on('2026-04-22').given(submitted, accepted).when(nobody).refused('window.nobody-to-give-up')
    on('2026-04-23')
      .given(submitted, accepted, asked)
      .when({ type: 'recall-withdrawal', here: false })
      .refused('window.nobody-here')
  })
  test('is done once', () =>
    on('2026-04-22')
      .given(submitted, { type: 'withdrawn', reason: '项目调整', day: '2026-04-21' })
      .when(ask)
      .refused('case.ended'))
})

suite('撤件, after the acceptance', () => {
  test('is asked for, with a reason; the office has three working days', () =>
    on('2026-04-22').given(submitted, accepted).when(ask).then(asked))
  test('is answered before the legal limit of the case ends, however near that is', () =>
    on('2026-04-22')
      .given(submitted, acceptedUntil('2026-04-23'))
      .when(ask)
      .then({ ...asked, due: due('2026-04-23') }))
  test('has three working days also where the legal limit is over', () =>
    on('2026-04-22').given(submitted, acceptedUntil('2026-04-21')).when(ask).then(asked))
  test('is not asked for without a reason', () =>
    on('2026-04-22')
      .given(submitted, accepted)
      .when({ ...ask, reason: null })
      .refused('case.withdrawal-needs-reason'))
  test('and not without the applicant’s own confirmation', () =>
    on('2026-04-22')
      .given(submitted, accepted)
      .when({ ...ask, confirmed: false, here: true })
      .refused('case.withdrawal-unconfirmed'))
  test('is not asked for twice at a time', () =>
    on('2026-04-22').given(submitted, accepted, asked).when(ask).refused('case.withdrawal-waits'))
  test('ends the case once the office consents', () =>
    on('2026-04-23')
      .given(submitted, accepted, asked)
      .when({ type: 'confirm-withdrawal' })
      .then(withdrawn('given', '2026-04-23')))
  test('ends the case when the office is silent past its limit', () =>
    on('2026-04-28')
      .given(submitted, accepted, asked)
      .when({ type: 'withdrawal-clock-ran-out' })
      .then(withdrawn('silence', '2026-04-28')))
  test('is still open on the last day of the limit', () =>
    on('2026-04-27').given(submitted, accepted, asked).when({ type: 'withdrawal-clock-ran-out' }).then())
  test('is declined on a ground and with reasons, and may be asked for again', () => {
    const declined: CaseEvent = {
      type: 'withdrawal-declined',
      ground: decline.ground,
      reason: decline.reason,
      day: '2026-04-23',
    }
    on('2026-04-23').given(submitted, accepted, asked).when(decline).then(declined)
    on('2026-04-23').given(submitted, accepted, asked, declined).when(decline).refused('case.withdrawal-not-asked')
    on('2026-04-22').given(submitted, accepted, asked, declined).when(ask).then(asked)
  })
  test('is not declined without reasons', () =>
    on('2026-04-23')
      .given(submitted, accepted, asked)
      .when({ ...decline, reason: '须继续审查' })
      .refused('case.withdrawal-refusal-needs-reason'))
  test('is not declined after the limit, for then it is withdrawn', () =>
    on('2026-04-28').given(submitted, accepted, asked).when(decline).refused('case.withdrawal-answer-late'))
  test('is taken back by the applicant, and a late alarm then changes nothing', () => {
    const recalled: CaseEvent = { type: 'withdrawal-recalled', day: '2026-04-23' }
    on('2026-04-23').given(submitted, accepted, asked).when({ type: 'recall-withdrawal', here: true }).then(recalled)
    on('2026-04-28').given(submitted, accepted, asked, recalled).when({ type: 'withdrawal-clock-ran-out' }).then()
    on('2026-04-23')
      .given(submitted, accepted, asked, recalled)
      .when({ type: 'confirm-withdrawal' })
      .refused('case.withdrawal-not-asked')
  })
})

suite('while a withdrawal waits', () => {
  const [task] = item.tasks.filter(({ kind }) => kind === 'decide')
  const opened: CaseEvent = {
    type: 'task-opened',
    task: task!.key,
    ref: '00000000-0000-4000-8000-000000000001',
    due: due('2026-04-24'),
    day: '2026-04-21',
  }
  const drawn = {
    type: 'assignee-drawn',
    task: task!.key,
    ref: '00000000-0000-4000-8000-000000000001',
    code: 'CODE',
    label: '决定人',
    person: reason,
    draw: {} as never,
  } as CaseEvent
  const decide = {
    type: 'decide' as const,
    task: task!.key,
    outcome: 'granted' as const,
    reasons: '',
    basis: '《公共场所卫生管理条例》第四条',
  }
  test('nobody decides, and the limit runs on', () =>
    on('2026-04-23').given(submitted, accepted, opened, drawn, asked).when(decide).refused('decision.withdrawal-waits'))
  test('asked of a whole, nobody decides its parts before the last day that the law gives for each', () => {
    const { number, intakeOffice: office } = submitted
    const of = { case: '33333333-3333-4333-8333-333333333333', number, part: 'one', office, receivedDay: '2026-04-20' }
    const alone = [submitted, acceptedUntil('2026-04-24'), opened, drawn]
    const part: CaseEvent[] = [...alone, { type: 'joined-whole', whole: of, day: '2026-04-21' }]
    const held = { ...decide, wholeWithdrawing: true }
    on('2026-04-23')
      .given(...part)
      .when(held)
      .refused('decision.withdrawal-waits')
    const decides = (day: string, events: CaseEvent[], command: typeof decide): void => {
      const env = { item, calendar: china, day: parseDay(day), newRef: () => '' }
      assert.equal(caseDecider.decide(command, fold(caseDecider, events), env)[0]?.type, 'decided')
    }
    decides('2026-04-24', part, held)
    decides('2026-04-23', part, decide)
    // What goes on alone has nothing to do with the whole any more.
    decides('2026-04-23', [...part, { type: 'left-whole', day: '2026-04-22' }], held)
  })
  test('after the decision nothing is withdrawn any more', () =>
    on('2026-04-23')
      .given(submitted, accepted, opened, drawn, { ...decide, type: 'decided', code: 'CODE', day: '2026-04-22' })
      .when(ask)
      .refused('case.decided-already'))
})
