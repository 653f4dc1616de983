import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noCase, type CaseState } from '#server/modules/cases/case-state.ts'
import { ownDueOf } from '#server/modules/cases/reading/own-due.ts'

const due = (day: string) => ({ day, provisional: false, calendar: 'c' })
const reviewed = { ...noCase, phase: 'review' } as CaseState
const hearing = { requestBy: '2026-04-27', waivedDay: null, requestedDay: null, held: null } as unknown as NonNullable<
  CaseState['hearing']
>
const panel = (handedInDay: string | null) =>
  ({ revision: { due: due('2026-04-24'), handedInDay }, closed: null }) as unknown as CaseState['panels'][string]

test('what the applicant has to do first is what is marked, and nothing that was done or is not theirs', () => {
  assert.equal(ownDueOf(reviewed), null)
  assert.deepEqual(ownDueOf({ ...reviewed, hearing }), { what: 'hearing', day: '2026-04-27' })
  assert.deepEqual(ownDueOf({ ...reviewed, hearing, panels: { experts: panel(null) } }), {
    what: 'revision',
    day: '2026-04-24',
  })
  assert.deepEqual(ownDueOf({ ...reviewed, hearing, panels: { experts: panel('2026-04-22') } }), {
    what: 'hearing',
    day: '2026-04-27',
  })
  assert.equal(ownDueOf({ ...reviewed, hearing: { ...hearing, waivedDay: '2026-04-22' } }), null)
  assert.equal(ownDueOf({ ...noCase, phase: 'closed', hearing }), null)
})

test('a holder who is told that a licence may end has days to state, until then and until it is put forward', () => {
  const closure = {
    closure: 'closure1',
    stateBy: '2026-04-27',
    statedDay: null,
    forward: null,
    decided: null,
  } as unknown as CaseState['closures'][number]
  const closed = { ...noCase, phase: 'closed' } as CaseState
  assert.deepEqual(ownDueOf({ ...closed, closures: [closure] }), { what: 'statement', day: '2026-04-27' })
  assert.equal(ownDueOf({ ...closed, closures: [{ ...closure, statedDay: '2026-04-22' }] }), null)
})

test('an applicant whose matter bears on others has days to state, until it is stated or done without', () => {
  const awaited = { by: '2026-04-27', after: 0 }
  const own = { awaited, waivedDay: null, said: [] }
  assert.deepEqual(ownDueOf({ ...reviewed, ownStatements: own }), { what: 'statement', day: '2026-04-27' })
  assert.equal(ownDueOf({ ...reviewed, ownStatements: { ...own, waivedDay: '2026-04-22' } }), null)
  const said = [{ day: '2026-04-22', summary: null, passedDay: null }]
  assert.equal(ownDueOf({ ...reviewed, ownStatements: { ...own, said } }), null)
})
