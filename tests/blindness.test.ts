import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Receipt } from '#contracts/receipt.ts'
import { contentHash } from '#platform/envelope.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { readCommand, recordedFrom } from '#platform/log.ts'
import { withSigners } from '#server/modules/cases/signing/signers.ts'
import { isShown, openCanaries } from './blindness/canaries.ts'
import { asksOf } from './blindness/asks.ts'
import { see, type Seen } from './blindness/collect.ts'
import { closingOf, driveAndLook } from './blindness/drive.ts'
import { fileMarked, type MarkedCase } from './blindness/filing.ts'
import { rightsOfReviewRole } from './blindness/grants.ts'
import { faultsOfImages } from './blindness/page-image.ts'
import { beyondTheRegister } from './blindness/public-register.ts'
import { inWords, search, searchEach, type Piece } from './blindness/search.ts'
import { viewersOf } from './blindness/viewers.ts'
import { searchBesidePlaces } from './blindness/visit-places.ts'
import { accept, itemOf } from './harness/case-walk.ts'
import { allTurns, commitTurn, inFull } from './harness/commit-turn.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

const today = Date.parse('2026-03-10T02:00:00Z')
let platform: TestPlatform

before(async () => {
  platform = await testPlatform({ wallNow: () => today, logLevel: 'silent', leaves: [] })
})

/** An area and a person, and a table of vehicles: one of them at one commit, the other at another. */
const inTurn = [
  ['road-occupation', 'site'],
  ['hazardous-goods-transport', 'site'],
] as const

const cases = [
  ['fire-design-review', 'site'] as const,
  ['public-venue-hygiene', 'window'] as const,
  ...(allTurns ? inTurn : [inTurn[commitTurn() % inTurn.length]!]),
]

/** Of a share two of the three, at another commit others. */
for (const [code, at] of cases.filter((_one, place) => inFull || place !== commitTurn() % cases.length))
  test(`nobody who reviews ${code} is sent anything by which the applicant, the file or the case could be known`, async (t) => {
    const item = itemOf(code)
    const begun = performance.now()
    const marked = await fileMarked(platform, item, openCanaries(), at)
    const seen = await driveAndLook(platform, marked, await viewersOf(platform, [item]))
    const pieces = seen.flatMap((one) => one.pieces)
    const driven = performance.now()

    lookedEverywhere(marked, pieces)
    assert.deepEqual(inWords(beyondTheRegister(await searchBesidePlaces(marked, seen))), [])
    assert.deepEqual(faultsOfImages(pieces), [])
    assert.deepEqual(
      pieces.filter(({ source }) => / → 5\d\d /.test(source)).map(({ source }) => source),
      [],
      'an answer of 500 is a bug, and its text was written for nobody',
    )
    assert.deepEqual(await ofColleagues(marked, seen), [])
    assert.deepEqual(await ofTheOtherSide(marked), [])
    const bytes = pieces.reduce((sum, piece) => sum + piece.bytes.length, 0)
    t.diagnostic(
      `${marked.canaries.tokens.length} tokens, ${seen.length} viewers, ${pieces.length} pieces of ${bytes} bytes; ` +
        `driven in ${seconds(driven - begun)}, searched in ${seconds(performance.now() - driven)}`,
    )
  })

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** A search in nothing finds nothing: what must have been seen was seen. */
function lookedEverywhere({ item, canaries }: MarkedCase, pieces: readonly Piece[]): void {
  const images = pieces.filter((piece) => piece.source.includes('→ 200 (page image)'))
  assert.ok(images.length > 0, 'no page image was seen')
  // Whom a plan calls in rare cases alone is looked at in tests of their own.
  for (const task of withSigners(item).tasks.filter(({ kind }) => kind !== 'expert' && kind !== 'site-visit'))
    assert.ok(
      pieces.some((piece) => piece.source.startsWith(`closing ${task.key}:`) && piece.source.includes('→ 200')),
      `nobody closed ${task.key}`,
    )
  for (const field of item.form.flatMap((group) => group.fields))
    if (!isShown(field)) {
      // What is asked for as a file is marked as the material that it is.
      const where = field.type === 'file' ? `file name of ${field.material}` : `field ${field.key}`
      assert.ok(
        canaries.tokens.some((token) => token.what.startsWith(where)),
        `no canary in ${field.key}`,
      )
    }
  assert.ok(
    pieces.some((piece) => piece.source.includes('from cases.review_tasks') && piece.bytes.length > 0),
    'the database showed no task',
  )
}

/** 互不知晓: nobody's task, code or person is seen by a colleague. */
async function ofColleagues({ owner, id, procedures }: MarkedCase, seen: readonly Seen[]): Promise<string[]> {
  const tasks = await owner.tasksOf(id)
  const tokens = tasks.flatMap(({ key, person, task, code, desk }) =>
    [task, code, person, desk].map((text) => ({
      what: `${key} of a colleague`,
      text,
      kind: 'whole' as const,
      person,
      words: false,
    })),
  )
  const what = 'words of a colleague’s special procedure'
  const said = procedures.map(({ person, text }) => ({ what, text, kind: 'whole' as const, person, words: true }))
  // A lead and a decider are told what was found under each review; who reviews only what they wrote of their own.
  const reviewsOnly = new Set(
    seen
      .map(({ viewer }) => viewer.person)
      .filter((person) => tasks.every((task) => task.person !== person || task.kind === 'review')),
  )
  return inWords(
    searchEach(
      [...tokens, ...said],
      seen,
      ({ person, words }, { viewer }) => person === viewer.person || (words && !reviewsOnly.has(viewer.person)),
    ),
  )
}

/** 全程不接触: what applicant, window and acceptor are sent leads to no reviewer, nor to any task as its reviewer knows it. */
async function ofTheOtherSide(marked: MarkedCase): Promise<string[]> {
  const tasks = await marked.owner.tasksOf(marked.id)
  const tokens = tasks.flatMap(({ key, task, code, person, desk }) =>
    [task, code, person, desk].map((text) => ({ what: `reviewer of ${key}`, text, kind: 'whole' as const })),
  )
  const pieces: Piece[] = []
  for (const [post, visitor] of [
    ['filer', marked.applicant],
    ['acceptor', marked.acceptor.visitor],
  ] as const) {
    const seen: Seen = { viewer: { post, role: post, person: '', visitor }, pieces }
    const { id: caseId, number: caseNumber, files, precases, transfers } = marked
    const none = { own: [], foreign: [] }
    const papers = await marked.owner.papersOf(marked.id)
    const of = { ...none, items: [marked.item], caseId, caseNumber, files, precases, transfers, papers }
    const asks = asksOf(platform.routes, of)
    for (const ask of asks.filter(({ method }) => method === 'GET')) await see(seen, 'the other side', ask)
  }
  for (const paper of ['acceptance-notice', 'decision', 'licence'])
    assert.ok(
      pieces.some(({ source }) => source.includes(`papers/${paper} → 200`)),
      `no ${paper} was seen`,
    )
  return inWords(search(tokens, pieces))
}

test('a receipt does not confirm to a reviewer the case id that somebody told over the telephone', async () => {
  const { marked, answer } = await firstOpinion()
  const { receipt } = answer.json as { receipt: Receipt }
  const entries = (await platform.platform.db.query('system', readCommand('lyg', receipt.commandId))).rows.map(
    recordedFrom,
  )
  assert.ok(entries.length > 0)
  assert.notEqual(receipt.contentHash, contentHash(entries))
  assert.ok(verifyReceipt(receipt, platform.platform.keys.evidence.publicKey))
  assert.notEqual(receipt.subject, marked.id)
})

test('the command id of an applicant tells a reviewer nothing: one of the same case is answered like one of any other', async () => {
  const [mine, other] = [await firstOpinion({ give: false }), await firstOpinion({ give: false })]
  const filed = async ({ marked }: typeof mine) =>
    (
      await marked.owner.sql(`select command_id from log.events where stream = $1 and type = 'case.submitted'`, [
        marked.id,
      ])
    )[0]!['command_id'] as string
  const tried = []
  for (const commandId of [await filed(mine), await filed(other)]) {
    const answer = await mine.viewer.visitor.send('POST', mine.ask.url, mine.ask.body, { 'command-id': commandId })
    const { instance: _instance, ...said } = answer.json as Record<string, unknown>
    tried.push([answer.status, said])
  }
  assert.equal((tried[0] as [number])[0], 409)
  assert.deepEqual(tried[0], tried[1])
})

/** A case whose first reviewer is about to give an opinion, or has given it. */
async function firstOpinion({ give } = { give: true }) {
  const item = itemOf('public-venue-hygiene')
  const marked = await fileMarked(platform, item, openCanaries(), 'window')
  await accept(marked.acceptor.visitor, marked.id)
  const [task] = await platform.until(
    () => marked.owner.tasksOf(marked.id),
    (tasks) => tasks.length > 0,
  )
  const viewer = (await viewersOf(platform, [item])).find((one) => one.person === task!.person)!
  const { visitor } = viewer
  const view = (await visitor.get(`/api/lyg/review/tasks/${task!.task}`)).json
  const ask = closingOf(task!.task, 'review', view, item)
  const answer = await (give ? visitor.send('POST', ask.url, ask.body) : visitor.get('/api/session'))
  assert.equal(answer.status, 200, answer.body.toString())
  return { marked, viewer, ask, answer }
}

test('no right of the reviewers’ database role leads to a person: none but those that are listed with their reason', async () => {
  const none = { unexpected: [], missing: [], memberships: [], attributes: [] }
  assert.deepEqual(await rightsOfReviewRole(platform), none)
})
