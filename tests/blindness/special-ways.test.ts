import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { startRegisterSimulator } from '#server/adapters/register/simulator.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { allTurns, commitTurn, inFull } from '#tests/harness/commit-turn.ts'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'
import { openStage } from '#tests/journeys/stage.ts'
import { openCanaries } from './canaries.ts'
import type { Seen } from './collect.ts'
import { driveHearing } from './drive-hearing.ts'
import { driveClosure, driveNotice, drivePart, driveSilence } from './drive-others.ts'
import { drivePanel } from './drive-panel.ts'
import { driveDeferral, drivePromise } from './drive-promise.ts'
import { fileMarked, registered, type MarkedCase, type Promising } from './filing.ts'
import { openScreens } from './on-screen.ts'
import { beyondTheRegister } from './public-register.ts'
import { inWords } from './search.ts'
import { driveSideBySide, type Drive } from './side-by-side.ts'
import { viewersOf } from './viewers.ts'
import { searchBesidePlaces } from './visit-places.ts'

let today = Date.parse('2026-03-10T02:00:00Z')
const register = await startRegisterSimulator({ find: registered, now: () => today })
closeBeforeDrop(() => register.close())
const stage = await openStage({ wallNow: () => today, logLevel: 'silent', leaves: [], register })
const { platform } = stage

/** A page repeats the address at which it was asked for; `rendered-pages.test.ts` looks at pages. */
const repeated = new RegExp(`GET /${region}/cases/`)

/** Nothing of a marked case was found in what the review zone was sent; no answer was a fault. `told`: what the law has published. */
async function nothingFound(marked: MarkedCase, seen: readonly Seen[], told?: RegExp): Promise<void> {
  const untold = seen.map(({ viewer, pieces }) => ({
    viewer,
    pieces: pieces.filter(({ source }) => !told?.test(source) && !repeated.test(source)),
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
  if (allTurns || (ways + commitTurn()) % (inFull ? 2 : 6) === 0) stage.step(sentence, goes)
}

type Way = {
  item: string
  promising?: Promising
  /** Whose offices look, where it is another item than the one that is filed. */
  reviewed?: string
  drive: Drive
  /** Where both are compared on the screen. */
  at: readonly string[]
  told?: RegExp
}

/** A marked case goes this way, and beside it one about the same by somebody else, who came some minutes later. @returns what was seen of the first */
async function goes({ item, promising, reviewed = item, drive, at, told }: Way): Promise<Seen[]> {
  const file = () => fileMarked(platform, itemOf(item), openCanaries(), 'site', promising)
  const first = await file()
  today += randomInt(1, 20) * 60_000
  const twins = [first, await file()] as const
  const everybody = await viewersOf(platform, [itemOf(reviewed)])
  const screens = openScreens(stage, everybody)
  const { seen, places } = await driveSideBySide({ platform, screens, everybody }, twins, drive)
  assert.deepEqual(places, at)
  await nothingFound(first, seen, told)
  return seen
}

way(
  'neither chair nor decider learns at a hearing who applies or whom it touches, and what they said is passed on by nobody',
  async () => {
    const seen = await goes({
      item: 'planning-permit',
      drive: (marked, open, passing) =>
        driveHearing(platform, marked, open, {
          heldOn: '2026-03-24',
          passDays: passing(() => void (today += 14 * 86_400_000)),
        }),
      at: [
        'decide: hearing appointed',
        'hear: hearing appointed',
        'review: hearing appointed',
        'decide: hearing reported',
        'hear: hearing reported',
        'review: hearing reported',
      ],
    })
    assert.ok(
      seen.some(
        ({ viewer, pieces }) => viewer.role === 'chair' && pieces.some(({ source }) => source.includes('→ 200')),
      ),
      'a chair looked',
    )
  },
)

way(
  'neither drawn experts nor whoever reviews beside them, helps, meets or decides learns whose it is; officers know the place alone',
  async () => {
    const day = new Date(today).toISOString().slice(0, 10)
    await goes({
      item: 'chemical-safety-conditions',
      drive: (marked, open) => drivePanel(platform, marked, open, day),
      at: [
        'expert: revised',
        'site-visit: revised',
        'decide: panel, visit and meeting over',
        'expert: panel, visit and meeting over',
        'review: panel, visit and meeting over',
        'site-visit: panel, visit and meeting over',
      ],
    })
  },
)

way(
  'what is said of a public notice, and an office that was silent, tell no reviewer who applies or who commented',
  async () => {
    const threeWeeks = () => void (today += 21 * 86_400_000)
    await goes({
      item: 'eia-report',
      drive: (marked, open, passing) => driveNotice(platform, marked, open, passing(threeWeeks)),
      at: [
        'decide: public notice over',
        'review: public notice over',
        'decide: others announced',
        'review: others announced',
      ],
      // The law has this applicant published, on a page of its own.
      told: /\/public-notices/,
    })
    await goes({
      item: 'traffic-impact-assessment',
      drive: (marked, open, passing) => driveSilence(platform, marked, open, passing(threeWeeks)),
      at: ['decide: an office was silent', 'review: an office was silent'],
    })
  },
)

way('who reviews a part learns nothing of the whole, of its other parts, or of what a register said', async () => {
  await goes({
    item: 'open-restaurant',
    promising: { verified: ['subjectProof'] },
    reviewed: 'food-business',
    drive: (marked, open) => drivePart(platform, marked, 'food', open),
    at: ['decide: part food before its decision', 'review: part food before its decision'],
  })
})

way('who decides to end a licence reads what the office put forward, and not whose it is', async () => {
  await goes({
    item: 'public-venue-hygiene',
    promising: 'commitment',
    drive: (marked, open) => driveClosure(platform, marked, open),
    at: ['close: a closure put forward', 'close: a licence revoked'],
  })
})

way('what is promised, brought later, sent back or taken back tells nobody who reviews whose it is', async () => {
  const later = 'rulesOfHygiene'
  await goes({
    item: 'public-venue-hygiene',
    promising: { later: [later] },
    drive: (marked, open) => driveDeferral(platform, marked, open, later),
    at: ['review: supplied later'],
  })
  await goes({
    item: 'public-venue-hygiene',
    promising: 'commitment',
    drive: (marked, open) => drivePromise(platform, marked, open),
    at: [],
  })
})
