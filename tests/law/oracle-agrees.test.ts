import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { inFull } from '#tests/harness/commit-turn.ts'
import { factsOf, lawOf } from './as-facts.ts'
import type { Fact } from './case-facts.ts'
import { openFile, type CaseFile } from './case-file.ts'
import { checkDay, checkDues, seen } from './compare-clocks.ts'
import { randomCases, walk, type RandomCase } from './random-case.ts'

/** Case-days that a run compares, others at each; `YICHUANG_ORACLE=…` asks for more. */
const demanded = Number(process.env['YICHUANG_ORACLE'] ?? (inFull ? 1_000_000 : 80_000))

/** One case, each day of it. */
function compare(random: RandomCase) {
  const facts: Fact[] = []
  let item: Item
  let ours: Calendar
  let file: CaseFile
  try {
    walk(random, {
      begin(terms) {
        item = terms.item
        ours = terms.calendars.ours
        file = openFile(random.start, lawOf(item), terms.calendars.civil)
      },
      notice(day, { ours: after, civil }) {
        ours = after
        file.hangUp(day, civil)
      },
      event(event) {
        for (const fact of factsOf(event, item)) {
          facts.push(fact)
          file.happen(fact)
        }
        if (event.type === 'accepted') file.comeTo(event.recordedDay)
        checkDues(event, file)
      },
      day(day, state) {
        file.comeTo(day)
        file.endDay()
        checkDay(day, state, item, ours, file)
      },
    })
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${facts.map((fact) => JSON.stringify(fact)).join('\n')}`, {
      cause: error,
    })
  }
  seen.cases += 1
}

test(`our rules and the oracle say the same on ${demanded} days of cases`, (context) => {
  while (seen.days < demanded) fc.assert(fc.property(randomCases, compare), { numRuns: 1000 })
  context.diagnostic(JSON.stringify(seen))
})

test('the cases above went all the ways there are', () => {
  const { cases, clocks, days } = seen
  assert.ok(seen.extended > cases / 50, `only ${seen.extended} of ${cases} were extended`)
  assert.ok(seen.decided > cases / 2, `only ${seen.decided} of ${cases} came to a decision`)
  assert.ok(seen.deemed > cases / 10, `only ${seen.deemed} of ${cases} were accepted by silence`)
  assert.ok(seen.paused > clocks / 20, `only ${seen.paused} of ${clocks} looks were at a paused clock`)
  assert.ok(seen.internal > clocks / 10, `only ${seen.internal} of ${clocks} looks were at an internal limit`)
  assert.ok(seen.overlaps > days / 40, `on only ${seen.overlaps} of ${days} days two procedures went on`)
  assert.ok(seen.recomputed > cases / 20, `only ${seen.recomputed} of ${cases} had limits counted anew`)
  assert.ok(seen.aside > cases / 10, `only ${seen.aside} steps of ${cases} cases were laid aside`)
  assert.ok(seen.takenUp > cases / 20, `only ${seen.takenUp} steps of ${cases} cases were taken up again`)
  assert.ok(seen.ranOn > days / 500, `on only ${seen.ranOn} of ${days} days a limit ran on over 挂起`)
  assert.ok(seen.makeUp > clocks / 500, `only ${seen.makeUp} of ${clocks} looks counted a make-up day`)
  assert.ok(seen.yearEnds > clocks / 50, `only ${seen.yearEnds} of ${clocks} looks were at a clock past a year's end`)
  assert.ok(seen.untold > days / 100, `on only ${seen.untold} of ${days} days nobody had been told`)
  assert.ok(seen.toldLate > cases / 40, `only ${seen.toldLate} of ${cases} were told on a later day`)
  assert.ok(seen.overdue > clocks / 20, `only ${seen.overdue} of ${clocks} looks were at a clock that had run out`)
})
