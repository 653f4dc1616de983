import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { startRegisterSimulator } from '#server/adapters/register/simulator.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'
import { openCanaries } from './canaries.ts'
import type { Seen } from './collect.ts'
import { driveHearing } from './drive-hearing.ts'
import { driveClosure, driveNotice, drivePart, driveSilence } from './drive-others.ts'
import { drivePanel } from './drive-panel.ts'
import { driveDeferral, drivePromise } from './drive-promise.ts'
import { fileMarked, registered, type MarkedCase } from './filing.ts'
import { beyondTheRegister } from './public-register.ts'
import { inWords } from './search.ts'
import { viewersOf } from './viewers.ts'
import { searchBesidePlaces } from './visit-places.ts'

let today = Date.parse('2026-03-10T02:00:00Z')
let platform: TestPlatform

before(async () => {
  const register = await startRegisterSimulator({ find: registered, now: () => today })
  closeBeforeDrop(() => register.close())
  platform = await testPlatform({ wallNow: () => today, logLevel: 'silent', leaves: [], register })
})

/** Nothing of a marked case was found in what the review zone was sent; no answer was a fault. `told`: what the law has published. */
async function nothingFound(marked: MarkedCase, seen: readonly Seen[], told?: RegExp): Promise<void> {
  const untold = seen.map(({ viewer, pieces }) => ({
    viewer,
    pieces: pieces.filter(({ source }) => !told?.test(source)),
  }))
  const pieces = untold.flatMap((one) => one.pieces)
  assert.ok(pieces.length > 100, `${pieces.length} pieces were seen`)
  assert.deepEqual(inWords(beyondTheRegister(await searchBesidePlaces(marked, untold))), [])
  assert.deepEqual(
    pieces.filter(({ source }) => / → 5\d\d /.test(source)).map(({ source }) => source),
    [],
  )
}

let ways = 0
/** Every other one at one commit, the others at another, in a share one of six; all of them with `YICHUANG_FAULTS=all`. */
function way(sentence: string, goes: () => Promise<void>): void {
  ways += 1
  if (allTurns || (ways + commitTurn()) % (inFull ? 2 : 6) === 0) test(sentence, goes)
}

way(
  'neither chair nor decider learns at a hearing who applies or whom it touches, and what they said is passed on by nobody',
  async () => {
    const item = itemOf('planning-permit')
    const marked = await fileMarked(platform, item, openCanaries(), 'site')
    const seen = await driveHearing(platform, marked, await viewersOf(platform, [item]), {
      heldOn: '2026-03-24',
      passDays: () => (today += 14 * 86_400_000),
    })
    assert.ok(
      seen.some(
        ({ viewer, pieces }) => viewer.role === 'chair' && pieces.some(({ source }) => source.includes('→ 200')),
      ),
      'a chair looked',
    )
    await nothingFound(marked, seen)
  },
)

way(
  'neither drawn experts nor whoever reviews beside them, helps, meets or decides learns whose it is; officers know the place alone',
  async () => {
    const item = itemOf('chemical-safety-conditions')
    const marked = await fileMarked(platform, item, openCanaries(), 'site')
    const day = new Date(today).toISOString().slice(0, 10)
    const seen = await drivePanel(platform, marked, await viewersOf(platform, [item]), day)
    await nothingFound(marked, seen)
  },
)

way(
  'what is said of a public notice, and an office that was silent, tell no reviewer who applies or who commented',
  async () => {
    const report = itemOf('eia-report')
    const marked = await fileMarked(platform, report, openCanaries(), 'site')
    const afterThreeWeeks = () => void (today += 21 * 86_400_000)
    // The law has this applicant published, on a page of its own.
    const seen = await driveNotice(platform, marked, await viewersOf(platform, [report]), afterThreeWeeks)
    await nothingFound(marked, seen, /\/public-notices/)
    const traffic = itemOf('traffic-impact-assessment')
    const late = await fileMarked(platform, traffic, openCanaries(), 'site')
    await nothingFound(late, await driveSilence(platform, late, await viewersOf(platform, [traffic]), afterThreeWeeks))
  },
)

way('who reviews a part learns nothing of the whole, of its other parts, or of what a register said', async () => {
  const whole = await fileMarked(platform, itemOf('open-restaurant'), openCanaries(), 'site', {
    verified: ['subjectProof'],
  })
  await nothingFound(
    whole,
    await drivePart(platform, whole, 'food', await viewersOf(platform, [itemOf('food-business')])),
  )
})

way('who decides to end a licence reads what the office put forward, and not whose it is', async () => {
  const item = itemOf('public-venue-hygiene')
  const marked = await fileMarked(platform, item, openCanaries(), 'site', 'commitment')
  await nothingFound(marked, await driveClosure(platform, marked, await viewersOf(platform, [item])))
})

way('what is promised, brought later, sent back or taken back tells nobody who reviews whose it is', async () => {
  const item = itemOf('public-venue-hygiene')
  const everybody = await viewersOf(platform, [item])
  const later = 'rulesOfHygiene'
  const deferred = await fileMarked(platform, item, openCanaries(), 'site', { later: [later] })
  await nothingFound(deferred, await driveDeferral(platform, deferred, everybody, later))
  const promised = await fileMarked(platform, item, openCanaries(), 'site', 'commitment')
  await nothingFound(promised, await drivePromise(platform, promised, everybody))
})
