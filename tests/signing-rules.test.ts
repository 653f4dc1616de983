import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord, Verdict } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { votesNeeded, type Awaits } from '#contracts/signing.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { openTasks } from '#kernel/plan.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { china } from '#seed/calendars/china.ts'
import { energyReview } from '#seed/items/energy-review.ts'
import { reviewsSignedThenDecision } from '#seed/items/parts/plans.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import { withAdded } from '#server/modules/cases/handling/added-tasks.ts'
import { timelineOf } from '#server/modules/cases/reading/timeline.ts'
import { signingOutcome } from '#server/modules/cases/signing/signing-outcome.ts'
import { withSigners } from '#server/modules/cases/signing/signers.ts'

const basis = '会签的规定'
/** One review, what several sign, the decision. */
const itemOf = (awaits: Omit<Awaits, 'basis'>): Item =>
  withSigners({
    ...energyReview,
    tasks: [
      { key: 'one', title: '审查', kind: 'review', office: 'fagai', limitDays: 5, sees: [] },
      {
        key: 'sign',
        title: '签发前会签',
        kind: 'review',
        office: 'fagai',
        limitDays: 2,
        sees: [],
        awaits: { ...awaits, basis },
      },
      { key: 'final', title: '决定', kind: 'decide', office: 'fagai', limitDays: 2, sees: [] },
    ],
    plan: {
      series: [...(reviewsSignedThenDecision('sign', 'one') as { series: [] }).series.slice(0, 1), { task: 'final' }],
    },
    sheets: [],
    extension: undefined,
    specialProcedures: [],
  } as unknown as Item)

const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const commitment = `c1:${'0'.repeat(64)}`

/** A case under review, to which each command adds what it makes; whoever is asked is drawn at once. */
function caseOf(item: Item) {
  let ids = 0
  const newRef = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`
  let events: CaseEvent[] = [
    {
      type: 'submitted',
      number: 'N1',
      hall: null,
      applicant: commitment,
      applicantKind: 'enterprise',
      plain: {},
      sealed: commitment,
      materials: [],
      deliverBy: 'electronic',
      item: item.code,
      revision: 1,
      intakeOffice: item.intakeOffice,
      day: '2026-03-02',
      intakeDue: due('2026-03-09'),
    },
    {
      type: 'accepted',
      deemed: false,
      day: '2026-03-02',
      recordedDay: '2026-03-02',
      statutoryDue: due('2026-03-30'),
      promisedDue: due('2026-03-16'),
      checked: [],
    },
    { type: 'task-opened', task: 'one', ref: newRef(), due: due('2026-03-09'), day: '2026-03-02' },
  ]
  const state = () => fold(caseDecider, events)
  const drawn = () => {
    for (const [task, { code, ref, verdict }] of Object.entries(state().tasks))
      if (code === null && verdict === null)
        events = [
          ...events,
          {
            type: 'assignee-drawn',
            task,
            ref,
            code: `CODE-${task}`,
            label: '签署人员',
            person: commitment,
            draw: {} as DrawRecord,
          },
        ]
  }
  drawn()
  const did = (command: CaseCommand): CaseEvent[] => {
    const now = state()
    const env = { item: withAdded(item, now.handling.added), calendar: china, day: parseDay('2026-03-03'), newRef }
    const made = caseDecider.decide(command, now, env)
    events = [...events, ...made]
    drawn()
    return [...made]
  }
  const answer = (task: string, verdict: Verdict = 'pass') =>
    did({
      type: 'give-opinion',
      task,
      verdict,
      scores: [],
      reasons: verdict === 'pass' ? '' : '设施与规定的间距不一致，不能同意。',
    })
  const open = () => Object.entries(state().tasks).flatMap(([key, { verdict }]) => (verdict === null ? [key] : []))
  const grant = () =>
    did({ type: 'decide', task: 'final', outcome: 'granted', reasons: '', basis: '《节约能源法》第十五条' })
  answer('one')
  return { did, answer, open, grant, state }
}

const refused = (code: string, act: () => unknown) =>
  assert.throws(act, (error) => error instanceof RuleViolation && error.code === code)
const signers = (people: number) => Array.from({ length: people }, (_, place) => `signSigner${place + 1}`)

suite('会签', () => {
  test('all are asked at once, and the decision opens when everybody has signed', () => {
    const one = caseOf(itemOf({ how: 'together', people: 2 }))
    assert.deepEqual(one.open(), signers(2))
    one.answer('signSigner2')
    assert.deepEqual(one.open(), ['signSigner1'])
    one.answer('signSigner1')
    assert.deepEqual(one.open(), ['final'])
    assert.equal(one.grant()[0]!.type, 'decided')
  })

  test('in order the next is asked when the one before has agreed', () => {
    const one = caseOf(itemOf({ how: 'in-order', people: 3 }))
    assert.deepEqual(one.open(), ['signSigner1'])
    one.answer('signSigner1')
    assert.deepEqual(one.open(), ['signSigner2'])
    one.answer('signSigner2', 'fail')
    assert.deepEqual(one.open(), ['final'], 'the third is not asked any more')
    refused('decision.against-failure', one.grant)
  })

  test('one who does not agree fails it', () => {
    const one = caseOf(itemOf({ how: 'together', people: 2 }))
    one.answer('signSigner1', 'fail')
    one.answer('signSigner2')
    refused('decision.against-failure', one.grant)
  })

  test('who signs answers yes or no, and gives the reason of a no', () => {
    const one = caseOf(itemOf({ how: 'together', people: 2 }))
    refused('signing.yes-or-no', () => one.answer('signSigner1', 'pass-after-revision'))
    const no = { type: 'give-opinion', task: 'signSigner1', verdict: 'fail', scores: [], reasons: '' } as const
    refused('task.reasons-required', () => one.did(no))
  })

  test('a signature is nobody else’s to draft, but a review may be added beside it and taken away again', () => {
    const one = caseOf(itemOf({ how: 'together', people: 2 }))
    const reason = '请就周边间距补充审查'
    refused('signing.own-hand', () => one.did({ type: 'ask-draft', task: 'signSigner1', reason }))
    const added = {
      type: 'add-review',
      task: 'signSigner1',
      how: 'parallel',
      office: 'fagai',
      section: '处',
      reason,
      known: true,
    } as const
    one.did(added)
    assert.deepEqual(one.open().toSorted(), ['signSigner1', 'signSigner1Added1', 'signSigner2'])
    one.did({ type: 'remove-review', task: 'signSigner1', added: 'signSigner1Added1' })
    assert.deepEqual(one.open(), signers(2))
  })

  test('the decider sends a signature back once, and it is given anew by the same person', () => {
    const one = caseOf(itemOf({ how: 'together', people: 2 }))
    one.answer('signSigner1')
    one.answer('signSigner2', 'fail')
    const back = {
      type: 'send-back',
      task: 'final',
      to: 'signSigner2',
      ground: 'contradictory',
      reason: '不同意的理由与审查结论不符，请再核对',
    } as const
    one.did(back)
    assert.equal(one.state().tasks['signSigner2']!.code, 'CODE-signSigner2')
    one.answer('signSigner2')
    assert.equal(one.grant()[0]!.type, 'decided')
  })
})

suite('或签', () => {
  for (const verdict of ['pass', 'fail'] as const)
    test(`whoever answers first answers for all: ${verdict}`, () => {
      const item = itemOf({ how: 'first', people: 3 })
      const one = caseOf(item)
      assert.deepEqual(one.open(), signers(3))
      const made = one.answer('signSigner2', verdict)
      assert.deepEqual(
        made.filter(({ type }) => type === 'task-released').map((event) => ('task' in event ? event.task : '')),
        ['signSigner1', 'signSigner3'],
      )
      assert.deepEqual(one.open(), ['final'])
      assert.deepEqual(
        timelineOf(one.state(), item, china, parseDay('2026-03-03'))
          .filter(({ title }) => title.startsWith('签发前会签'))
          .map(({ title, state }) => [title, state]),
        [['签发前会签（2/3）', 'done']],
        'nobody reads that signatures are awaited which nobody will give',
      )
      refused('task.not-open', () => one.answer('signSigner1'))
      if (verdict === 'fail') refused('decision.against-failure', one.grant)
      else assert.equal(one.grant()[0]!.type, 'decided')
    })
})

suite('票签', () => {
  test('the votes that pass it', () => {
    const needed = (people: number, passes: Awaits['passes']) => votesNeeded({ people, passes })
    assert.deepEqual(
      [2, 3, 4, 5].map((people) => needed(people, 'majority')),
      [2, 2, 3, 3],
    )
    assert.deepEqual(
      [3, 4, 5, 6].map((people) => needed(people, 'two-thirds')),
      [2, 3, 4, 4],
    )
    assert.equal(needed(5, 'unanimous'), 5)
  })

  test('a minority that does not agree does not stop it', () => {
    const one = caseOf(itemOf({ how: 'vote', people: 3, passes: 'majority' }))
    one.answer('signSigner1', 'fail')
    one.answer('signSigner2')
    assert.deepEqual(one.open(), ['signSigner3'], 'everybody votes, whatever the others said')
    one.answer('signSigner3')
    assert.equal(one.grant()[0]!.type, 'decided')
  })

  test('an equal vote has not passed', () => {
    const one = caseOf(itemOf({ how: 'vote', people: 4, passes: 'majority' }))
    for (const [place, verdict] of (['pass', 'fail', 'pass', 'fail'] as const).entries())
      one.answer(`signSigner${place + 1}`, verdict)
    assert.deepEqual(one.open(), ['final'])
    refused('decision.against-failure', one.grant)
  })
})

test('the plan and what is read of the signatures come to the same', () => {
  const rules: Omit<Awaits, 'basis'>[] = [
    { how: 'together', people: 3 },
    { how: 'in-order', people: 3 },
    { how: 'first', people: 3 },
    { how: 'vote', people: 3, passes: 'majority' },
    { how: 'vote', people: 3, passes: 'two-thirds' },
    { how: 'vote', people: 3, passes: 'unanimous' },
  ]
  for (const rule of rules) {
    const item = itemOf(rule)
    for (const picks of everyOrder(signers(3)))
      for (let bits = 0; bits < 8; bits += 1) {
        const closed: Record<string, Verdict> = { one: 'pass' }
        for (const key of picks) {
          const { open } = openTasks(item.plan, closed, {})
          if (!open.includes(key)) continue
          closed[key] = (bits >> (Number(key.at(-1)) - 1)) % 2 === 0 ? 'pass' : 'fail'
        }
        const { open } = openTasks(item.plan, closed, {})
        const outcome = signingOutcome(
          { ...rule, basis },
          signers(3).map((key) => closed[key] ?? null),
        )
        assert.equal(outcome !== 'open', open.includes('final'), JSON.stringify({ rule, closed }))
      }
  }
})

const everyOrder = (keys: readonly string[]): string[][] =>
  keys.length === 0
    ? [[]]
    : keys.flatMap((key) => everyOrder(keys.filter((one) => one !== key)).map((rest) => [key, ...rest]))
