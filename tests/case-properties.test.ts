import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { chargeFor } from '#contracts/posts.ts'
import { CaseEvent } from '#contracts/case-events.ts'
import { CheckFinding } from '#contracts/commitment-events.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { publicVenueHygiene } from '#seed/items/public-venue-hygiene.ts'
import { energyCommitment } from '#seed/items/energy-commitment.ts'
import { remoteTreatmentFiling } from '#seed/items/remote-treatment-filing.ts'
import { residentMedicalInsurance } from '#seed/items/resident-medical-insurance.ts'
import { china } from '#seed/calendars/china.ts'
import type { Item } from '#contracts/item.ts'
import { caseDecider, type CaseCommand } from '#server/modules/cases/case.ts'
import type { PromiseGiven } from '#server/modules/cases/ways/commitment-rules.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import { withAdded } from '#server/modules/cases/handling/added-tasks.ts'
import { noCase, type CaseState } from '#server/modules/cases/case-state.ts'

const commitment = `c1:${'a'.repeat(64)}`
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const promisedOf = (item: Item): PromiseGiven => ({
  fact: {
    notice: item.commitment?.notice.version ?? '2026-1',
    promise: '2026-1',
    dispensed: (item.commitment?.dispenses ?? ['testReport']).slice(0, 1),
    sealed: commitment,
  },
  barred: false,
  bySelf: true,
})

/** Answers on which rules of an item turn, besides none at all. */
const ruled = { status: 'resident', group: 'ordinary', elsewhere: false }
const plainOf = (item: Item) =>
  item.decisionRules ? fc.constantFrom({}, ruled, { ...ruled, elsewhere: true }) : fc.constant({})

const toCheck = (item: Item) => linesToCheck(item, {}, [])

/** Any command, sensible or not, addressed at any task of the item. */
function commands(item: Item): fc.Arbitrary<CaseCommand> {
  const task = fc.constantFrom(...tasksOfCase(item).map((definition) => definition.key), 'nowhere')
  const verdict = fc.constantFrom('pass' as const, 'pass-after-revision' as const, 'fail' as const)
  const reasons = fc.constantFrom('', '理由不足', '经审查不符合国家标准强制性条文的规定，理由充分详实')
  const materials = fc.constantFrom(
    [],
    item.materials.map((material) => ({
      material: material.key,
      file: uuid(9),
      way: 'upload' as const,
      content: commitment,
      mediaType: 'application/pdf',
      bytes: 1,
    })),
  )
  const scores = fc.boolean().map((met) =>
    item.sheets.flatMap((sheet) =>
      sheet.criteria.map((criterion) => ({
        criterion: criterion.key,
        points: met ? criterion.points : 0,
        met,
        finding: '已核对',
      })),
    ),
  )
  return fc.oneof(
    fc.record({
      type: fc.constant('submit' as const),
      number: fc.constant('N1'),
      hall: fc.constantFrom(null, 'hall'),
      applicant: fc.constant(commitment),
      applicantKind: fc.constantFrom('person' as const, 'enterprise' as const),
      plain: plainOf(item),
      sealed: fc.constant(commitment),
      materials,
      deliverBy: fc.constantFrom('electronic' as const, 'window' as const),
      draw: fc.constant({ pledge: '0'.repeat(64), contribution: '' }),
      promise: fc.constantFrom(null, promisedOf(item)),
    }),
    fc.constant({ type: 'take-in-at-once' as const }),
    fc.record({
      type: fc.constant('decide-on-the-spot' as const),
      charges: fc.constantFrom([], [chargeFor('decide-on-the-spot', item.office)]),
      checked: fc.constantFrom([], toCheck(item)),
      applies: fc.constant(toCheck(item)),
      outcome: fc.constantFrom('granted' as const, 'refused' as const),
      reasons,
      basis: fc.constantFrom('', '《消防法》第十二条'),
    }),
    fc.constant({ type: 'ask-for-person' as const, here: true }),
    fc.record({
      type: fc.constant('check-promise' as const),
      finding: fc.constantFrom(...CheckFinding.options),
      report: fc.constant('现场与承诺一致，卫生检测报告和管理制度均已具备。'),
      officers: fc.constantFrom(1, 2),
      sealed: fc.constant(commitment),
      rectifyDays: fc.constantFrom(null, 3),
      signed: fc.boolean(),
      licence: fc.constantFrom(null, { status: 'valid' as const, validUntil: null }),
    }),
    fc.record({ type: fc.constant('repair-promise' as const), reason: reasons }),
    fc.record({ type: fc.constant('order-check' as const), reason: reasons }),
    fc.constant({ type: 'take-back-promise' as const, sealed: commitment, here: true }),
    fc.constant({ type: 'accept' as const, checked: toCheck(item), applies: toCheck(item) }),
    fc.record({
      type: fc.constant('notify-deficiency' as const),
      defects: fc.constantFrom(
        [],
        [{ about: 'material' as const, key: item.materials[0]!.key, reason: 'missing' as const, remark: '请补充提交' }],
      ),
    }),
    fc.record({
      type: fc.constant('correct' as const),
      materials,
      plain: fc.constant({}),
      sealed: fc.constant(null),
      answered: fc.constant([]),
      moot: fc.constant([]),
    }),
    fc.record({
      type: fc.constant('refuse-at-intake' as const),
      ground: fc.constantFrom(
        'no-licence-needed' as const,
        'not-competent' as const,
        'incomplete-after-notice' as const,
        'false-material' as const,
      ),
      reason: reasons,
      competentOffice: fc.constantFrom(null, '市应急管理局'),
      untrue: fc.constantFrom([], [{ about: 'field' as const, key: item.form[0]!.fields[0]!.key }]),
    }),
    fc.record({
      type: fc.constant('withdraw' as const),
      reason: fc.constantFrom(null, commitment),
      confirmed: fc.boolean(),
      here: fc.constant(true),
    }),
    fc.record({
      type: fc.constant('send-message' as const),
      from: fc.constantFrom('applicant' as const, 'office' as const),
      message: fc.constant(uuid(9)),
      text: fc.constant(commitment),
    }),
    fc.record({
      type: fc.constant('see-messages' as const),
      by: fc.constantFrom('applicant' as const, 'office' as const),
    }),
    fc.constant({ type: 'intake-clock-ran-out' as const }),
    fc.constant({ type: 'note-fraud' as const, revokedDay: '2026-05-08' }),
    fc.record({
      type: fc.constant('intake-watch-ran-out' as const),
      deputy: fc.constantFrom(null, 'zhengwu'),
    }),
    fc.record({ type: fc.constant('allow-second-notice' as const), reason: reasons }),
    fc.record({
      type: fc.constant('examine-refusal' as const),
      finding: fc.constantFrom('in-order' as const, 'not-in-order' as const),
      words: reasons,
    }),
    task.map((key) => ({
      type: 'assign' as const,
      drawn: [{ task: key, code: `CODE-${key}`, label: '审查人员', person: commitment, draw: draw }],
    })),
    fc.record({
      type: fc.constant('return-task' as const),
      task,
      ground: fc.constantFrom('recusal' as const, 'illness' as const, 'expertise' as const),
    }),
    fc.record({
      type: fc.constant('put-aside' as const),
      task,
      ground: fc.constantFrom('records' as const, 'absence' as const),
      days: fc.constantFrom(1, 3, 5),
    }),
    fc.record({ type: fc.constant('take-up' as const), task }),
    fc.record({
      type: fc.constant('send-back' as const),
      task,
      to: task,
      ground: fc.constantFrom('unclear' as const, 'materials' as const),
      reason: reasons,
    }),
    fc.record({ type: fc.constant('take-back-answer' as const), task }),
    fc.record({
      type: fc.constant('add-review' as const),
      task,
      how: fc.constantFrom('before' as const, 'parallel' as const, 'after' as const),
      office: fc.constant('weijian'),
      section: fc.constant('卫生监督处'),
      reason: reasons,
      known: fc.boolean(),
    }),
    fc.record({ type: fc.constant('ask-draft' as const), task, reason: reasons }),
    task.map((key) => ({ type: 'remove-review' as const, task: key, added: `${key}Added1` })),
    fc.record({
      type: fc.constant('urge' as const),
      by: fc.constantFrom('applicant' as const, 'supervision' as const),
    }),
    fc.record({ type: fc.constant('urge' as const), by: fc.constant('task' as const), task }),
    fc.record({
      type: fc.constant('begin-procedure' as const),
      task,
      kind: fc.constantFrom('expert-review' as const, 'testing' as const, 'auction' as const),
      expectedDays: fc.constantFrom(1, 5, 40),
      reason: reasons,
    }),
    fc.record({
      type: fc.constant('end-procedure' as const),
      task,
      procedure: fc.constantFrom('expert-review-1', 'testing-1', 'testing-2'),
      result: reasons,
    }),
    fc.record({ type: fc.constant('propose-extension' as const), task, reason: reasons }),
    fc.record({
      type: fc.constant('answer-extension' as const),
      task: fc.constantFrom('extension', 'nowhere'),
      approves: fc.boolean(),
      reason: reasons,
    }),
    fc.record({ type: fc.constant('give-opinion' as const), task, verdict, scores, reasons }),
    fc.record({ type: fc.constant('merge-feedback' as const), task, verdict, summary: reasons }),
    fc.record({
      type: fc.constant('decide' as const),
      task,
      outcome: fc.constantFrom('granted' as const, 'refused' as const),
      reasons,
      basis: fc.constantFrom('', '《消防法》第十二条'),
    }),
    fc
      .constantFrom('decision', 'licence', 'acceptance-notice')
      .map((kind) => ({ type: 'record-paper' as const, paper: kind, kind, file: uuid(8), content: commitment })),
    fc.constant({
      type: 'note-credential' as const,
      credential: uuid(7),
      identifier: 'I',
      serial: 'S',
      validFrom: '2026-01-05',
      validUntil: null,
    }),
    fc.record({
      type: fc.constant('hand-over' as const),
      by: fc.constantFrom('electronic' as const, 'window' as const),
      identityMatches: fc.boolean(),
    }),
  )
}

const draw = {
  algorithm: 'yichuang-draw-1',
  purpose: 'p',
  roll: [{ candidate: 'a', weight: 1 }],
  rollHash: 'h',
  secret: 's',
  contribution: 'c',
  seed: 's',
  seedProof: 'x',
  keeps: null,
  chosen: 'a',
  degenerate: true,
}

function run(item: Item, script: readonly { command: CaseCommand; daysLater: number }[]) {
  let state = noCase
  let day: Day = parseDay('2026-01-05')
  let refs = 100
  const events: CaseEvent[] = []
  for (const { command, daysLater } of script) {
    day = addDays(day, daysLater)
    const env: CaseEnv = {
      item: withAdded(item, state.handling.added),
      calendar: china,
      day,
      newRef: () => uuid((refs += 1)),
    }
    const before = JSON.stringify(state)
    try {
      const caused = caseDecider.decide(command, state, env)
      events.push(...caused)
      state = fold(caseDecider, caused, state)
    } catch (refused) {
      if (!(refused instanceof RuleViolation)) throw refused
    }
    assert.ok(JSON.stringify(state) === before || events.length > 0)
  }
  return { state, events }
}

/** The straight way through an item: without it, chance would hardly ever come to a decision. */
function straight(item: Item, outcome: 'granted' | 'refused', plain: Record<string, unknown>): CaseCommand[] {
  const verdict = outcome === 'granted' ? 'pass' : 'fail'
  const reasons = '经审查不符合国家标准强制性条文的规定，理由充分详实'
  const assign = (key: string): CaseCommand => ({
    type: 'assign',
    drawn: [{ task: key, code: `CODE-${key}`, label: '审查人员', person: commitment, draw }],
  })
  return [
    {
      type: 'submit',
      number: 'N1',
      hall: null,
      applicant: commitment,
      applicantKind: 'person',
      plain,
      sealed: commitment,
      materials: [],
      deliverBy: 'electronic',
      draw: { pledge: '0'.repeat(64), contribution: '' },
    },
    { type: 'accept', checked: toCheck(item), applies: toCheck(item) },
    ...item.tasks.flatMap((task): CaseCommand[] => {
      const scores = item.sheets
        .filter((sheet) => sheet.key === task.sheet)
        .flatMap((sheet) =>
          sheet.criteria.map((criterion) => ({
            criterion: criterion.key,
            points: outcome === 'granted' ? criterion.points : 0,
            met: outcome === 'granted',
            finding: '已核对',
          })),
        )
      if (task.kind === 'review')
        return [assign(task.key), { type: 'give-opinion', task: task.key, verdict, scores, reasons }]
      if (task.kind === 'merge')
        return [assign(task.key), { type: 'merge-feedback', task: task.key, verdict, summary: reasons }]
      return [assign(task.key), { type: 'decide', task: task.key, outcome, reasons, basis: '《消防法》第十二条' }]
    }),
    {
      type: 'note-credential',
      credential: uuid(7),
      identifier: 'I',
      serial: 'S',
      validFrom: '2026-01-05',
      validUntil: null,
    },
    { type: 'record-paper', paper: 'decision', kind: 'decision', file: uuid(8), content: commitment },
    { type: 'record-paper', paper: 'licence', kind: 'licence', file: uuid(8), content: commitment },
    { type: 'hand-over', by: 'electronic', identityMatches: true },
  ] as CaseCommand[]
}

/** The straight way with anything thrown in between, and sometimes broken off or with a step left out. */
function scriptsOf(item: Item) {
  const step = fc.record({ command: commands(item), daysLater: fc.integer({ min: 0, max: 2 }) })
  return fc
    .tuple(
      fc.constantFrom('granted' as const, 'refused' as const),
      plainOf(item),
      fc.array(fc.tuple(fc.nat(40), step), { maxLength: 12 }),
      fc.option(fc.nat(30), { freq: 3 }),
    )
    .map(([outcome, plain, thrown, without]) => {
      const script = straight(item, outcome, plain).map((command) => ({ command, daysLater: 0 }))
      if (without !== null && without < script.length) script.splice(without, 1)
      for (const [place, one] of thrown) script.splice(Math.min(place, script.length), 0, one)
      return script
    })
}

/** Two that people review, and a third of the tries for one that is filed on a promise, an instant one and one with rules. */
const looked: readonly (readonly [Item, number])[] = [
  [fireDesignReview, 600],
  [publicVenueHygiene, 600],
  [energyCommitment, 200],
  [remoteTreatmentFiling, 200],
  [residentMedicalInsurance, 200],
]
for (const [item, tries] of looked) {
  const scripts = scriptsOf(item)
  const reached = { decided: 0, delivered: 0 }

  test(`${item.shortName}: any commands in any order end in events that the contract admits and a state that folds again`, () =>
    fc.assert(
      fc.property(scripts, (script) => {
        const { state, events } = run(item, script)
        for (const event of events) CaseEvent.parse(event)
        assert.deepEqual(fold(caseDecider, JSON.parse(JSON.stringify(events)) as CaseEvent[]), state)
      }),
      { numRuns: Math.ceil((tries * 2) / 3) },
    ))

  test(`${item.shortName}: whatever is tried, the law of the case holds`, () =>
    fc.assert(
      fc.property(scripts, (script) => {
        const { state, events } = run(item, script)
        const count = (type: CaseEvent['type']) => events.filter((event) => event.type === type).length
        for (const once of [
          'submitted',
          'accepted',
          'refused-at-intake',
          'withdrawn',
          'promised',
          'promise-repaired',
          'person-asked',
          'credential-noted',
        ] as const)
          assert.ok(count(once) <= 1, `${once} more than once`)
        // 要求人工办理 sets one decision aside, and what followed from it.
        for (const again of ['decided', 'result-ready', 'delivered'] as const)
          assert.ok(count(again) <= 1 + count('person-asked'), `${again} too often`)
        // One notice, and one more for each that a supervisor has allowed.
        assert.ok(count('deficiency-notified') <= item.returns + count('second-notice-allowed'))
        const place = (type: CaseEvent['type']) => events.findIndex((event) => event.type === type)
        if (count('decided') > 0) {
          assert.ok(count('accepted') === 1 && place('accepted') < place('decided'))
          assert.equal(count('refused-at-intake'), 0)
          if (count('person-asked') === 0) assert.equal(count('withdrawn'), 0)
          assert.ok(
            reviewsOf(item, state).every((verdict) => verdict !== null),
            'decided before every opinion was in',
          )
        }
        if (state.decision?.outcome === 'granted') assert.ok(!reviewsOf(item, state).includes('fail'))
        if (count('decided') > 0)
          assert.ok(
            state.procedures.every((one) => one.endedDay !== null),
            'decided while a special procedure went on',
          )
        if (count('delivered') > 0) assert.ok(place('result-ready') >= 0 && place('result-ready') < place('delivered'))
        if (count('decided') > 0) reached.decided += 1
        if (count('delivered') > 0) reached.delivered += 1
        if (state.ending) assert.equal(state.phase, 'closed')
        assert.equal(
          new Set(events.flatMap((event) => (event.type === 'task-opened' ? [event.task] : []))).size,
          count('task-opened'),
        )
      }),
      { numRuns: tries },
    ))

  test(`${item.shortName}: the tries above reach decisions and deliveries`, () => {
    assert.ok(reached.decided >= tries / 10, `only ${reached.decided} of ${tries} came to a decision`)
    assert.ok(reached.delivered >= tries / 30, `only ${reached.delivered} of ${tries} were delivered`)
  })
}

const reviewsOf = (item: Item, state: CaseState) =>
  item.tasks
    .filter((task) => task.kind === 'review' && state.tasks[task.key])
    .map((task) => state.tasks[task.key]!.verdict)

test('rules decide what they hold for, and nobody else has set a decision aside', () =>
  fc.assert(
    fc.property(scriptsOf(residentMedicalInsurance), (script) => {
      const { state, events } = run(residentMedicalInsurance, script)
      const byRules = events.filter((event) => event.type === 'decided' && event.made === 'rules')
      for (const event of byRules) if (event.type === 'decided') assert.ok(event.why?.looked.at(-1)?.holds)
      if (!state.setAside) return
      assert.equal(state.setAside.decision.made, 'rules')
      assert.equal(state.setAside.decision.outcome, 'refused')
      assert.notEqual(state.decision?.made, 'rules')
    }),
    { numRuns: 100 },
  ))
