import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { commitment } from '#kernel/commitment.ts'
import type { Recorded } from '#platform/envelope.ts'
import { v5 } from '#platform/uuid.ts'
import { findStreamless } from '#platform/streamless.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import { verifyProjections } from '#platform/verify.ts'
import { withAdded } from '#server/modules/cases/handling/added-tasks.ts'
import { dutyOf } from '#server/modules/cases/review/draw.ts'
import { tasksOfCase, type CaseTask } from '#server/modules/cases/review/task-definitions.ts'
import { officersSecret, type OfficersSecret } from '#server/modules/cases/supervision/inspectors-reader.ts'
import { askCatalogue } from '#server/modules/catalogue/index.ts'
import { openFacts, paperCommitment, sha256 } from '#server/modules/documents/file-facts.ts'
import { openPageKeys } from '#server/modules/documents/page-keys.ts'
import { sweepBlobs } from '#server/modules/documents/sweep.ts'
import { streamless } from '#server/stream-kinds.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { requiredEffects } from './effects.ts'
import { caseStreams, factOf, type Check, type Evidence, type Violation } from './evidence.ts'

/** I4: the rows are what the log says, each kind of stream folded anew, and no row is of a stream that it has not. */
export const projectionsMatch: Check = async ({ platform, sql }) => {
  const verified = await Promise.all(streamKinds.map(({ stream }) => verifyProjections(platform, stream)))
  const found = await findStreamless(sql, streamless)
  return [...verified.flatMap(({ differences }) => differences), ...found].map((says) => ({
    invariant: 'I4',
    says,
  }))
}

/** What an acceptor does to a case; some of it others do too, then not under a grant of the desk. */
const takingIn = new Set<string>([
  'accepted',
  'deficiency-notified',
  'refused-at-intake',
  'withdrawn',
  'withdrawal-declined',
  'hearing-minutes-signed',
  'deferred-checked',
  'ended-for-default',
  'third-party-told',
  'third-party-answered',
  'statement-recorded',
  'chair-recusal-asked',
  'closure-opened',
  'closure-stated',
  'closure-put-forward',
  'comment-answered',
])

const supervising = new Set<string>([
  'seal-opening-proposed',
  'seal-opening-refused',
  'seal-opened',
  'erasure-proposed',
  'erased',
  'second-notice-allowed',
  'chair-recusal-answered',
  'intake-refusal-examined',
  'promise-checked',
  'promise-repaired',
  'check-ordered',
  'inspection-ordered',
  'inspected',
])

const destroying = new Set<string>(['erasure-proposed', 'erased'])

/** What somebody at a desk may do beside any class of duty. */
const beside = new Set<string>(['message-sent', 'messages-seen', 'urged'])

/** I10: per case each person stands in one class of duty, the one that the events say, and no act of a desk is of none. */
export const dutiesSeparate: Check = async (evidence) => {
  const { sql } = evidence
  const persons = new Map(
    (await sql<{ holder: string; person: string }>('select distinct holder, person from access.grants')).map((row) => [
      row.holder,
      row.person,
    ]),
  )
  const assigned = await sql<{ stream: string; code: string; person: string }>(
    'select stream, code, person from sealed.assignments',
  )
  const duties = await sql<{ stream: string; person: string; duty: string }>(
    'select stream, person, duty from sealed.duties',
  )
  const violations: Violation[] = []
  const taskOf = taskFinder(evidence)
  const drawnOf = inspectorsFinder(evidence)
  const streams = new Map(caseStreams(evidence))
  for (const [stream, entries] of streams) {
    const expected = new Map<string, string>()
    const takesOn = (person: string | undefined, duty: string) => {
      if (!person) return void violations.push({ invariant: 'I10', stream, says: `a duty ${duty} of nobody known` })
      const before = expected.get(person)
      if (before && before !== duty)
        violations.push({ invariant: 'I10', stream, says: `one person stands in ${before} and ${duty}` })
      expected.set(person, duty)
    }
    // Who took a whole in has taken in the parts that it opened.
    const first = factOf(entries[0]!)
    const whole = first.type === 'submitted' ? first.whole?.case : undefined
    for (const { person, duty } of duties.filter((row) => row.stream === whole && row.duty === 'intake'))
      takesOn(person, duty)
    // Who destroys a whole destroys the parts that belong to it.
    const belongsTo = entries.reduce<string | null>((before, entry) => {
      const fact = factOf(entry)
      if (fact.type === 'submitted' || fact.type === 'joined-whole') return fact.whole?.case ?? null
      return fact.type === 'left-whole' ? null : before
    }, null)
    /** Of an erased case it is no longer known who they were. */
    let unknown = 0
    const redrawn = new Map<string, number>()
    for (const entry of belongsTo ? streams.get(belongsTo)! : [])
      if (destroying.has(factOf(entry).type)) takesOn(persons.get(entry.actor), 'supervise')
    for (const entry of entries) {
      const fact = factOf(entry)
      if (fact.type === 'assignee-drawn' || fact.type === 'assignee-named')
        takesOn(
          assigned.find((row) => row.stream === stream && row.code === fact.code)?.person,
          dutyOf(await taskOf(entries, fact.task)),
        )
      if (fact.type === 'inspectors-drawn') {
        const times = redrawn.get(fact.inspection) ?? 0
        redrawn.set(fact.inspection, times + 1)
        const drawn = await drawnOf(entry, fact, times)
        for (const person of drawn ?? []) takesOn(person, 'supervise')
        if (!drawn) unknown += fact.officers.length
      }
      const atChargedWindow = 'chargedHall' in fact && fact.type !== 'submitted' && fact.chargedHall !== null
      // What a check opens its inspector has found.
      const byCheck = fact.type === 'closure-opened' && fact.check === true
      if (takingIn.has(fact.type) && !byCheck && (entry.channel === 'desk' || atChargedWindow))
        takesOn(persons.get(entry.actor), 'intake')
      const withWhole = destroying.has(fact.type) && entry.actor === 'parts'
      if (supervising.has(fact.type) && !withWhole) takesOn(persons.get(entry.actor), 'supervise')
      const classed = takingIn.has(fact.type) || supervising.has(fact.type) || beside.has(fact.type)
      if (entry.channel === 'desk' && entry.commandIndex === 0 && persons.has(entry.actor) && !classed)
        violations.push({ invariant: 'I10', stream, says: `${fact.type} at a desk is of no class of duty` })
    }
    const held = duties.filter((row) => row.stream === stream)
    const unexplained = held.filter(({ person, duty }) => expected.get(person) !== duty)
    const taken = unexplained.filter(({ duty }) => duty === 'supervise').slice(0, unknown)
    for (const row of unexplained)
      if (!taken.includes(row))
        violations.push({ invariant: 'I10', stream, says: `a duty ${row.duty} that no event explains` })
    if (held.length - taken.length !== expected.size)
      violations.push({ invariant: 'I10', stream, says: `${held.length} duties, by the log ${expected.size}` })
  }
  return violations
}

/** The persons who were drawn to inspect; null when they are erased with the case. */
function inspectorsFinder({ platform, sql }: Evidence) {
  return async (
    { region, stream }: Recorded,
    { inspection, officers }: Extract<CaseEvent, { type: 'inspectors-drawn' }>,
    redrawn: number,
  ): Promise<string[] | null> => {
    const { text, values } = readVault(region, stream)
    const opened = openEntries(platform.vault, region, stream, await sql(text, [...values]))
    if (!opened) return null
    const secret = opened.entries.get(officersSecret(inspection, redrawn)) as OfficersSecret | undefined
    // Whoever the log is not committed to was not drawn.
    return (secret?.officers ?? []).flatMap(({ person, salt }) =>
      officers.some((one) => one.person === commitment(person, salt, sha256)) ? [person] : [],
    )
  }
}

/** What the item of a case says of one of its tasks. */
function taskFinder({ platform }: Evidence) {
  const catalogue = askCatalogue(platform.db, platform.wallNow)
  const known = new Map<string, Promise<Item>>()
  return async (entries: readonly Recorded[], key: string): Promise<CaseTask> => {
    const filed = entries.map(factOf).find((fact) => fact.type === 'submitted')
    if (!filed) throw new RangeError('a case begins with its filing')
    const { item, revision } = filed
    const name = `${item}/${revision}`
    const asked = known.get(name) ?? catalogue.item(entries[0]!.region, item, revision)
    known.set(name, asked)
    // 加签: also what was taken out of the plan again was drawn once.
    const added = entries
      .map(factOf)
      .flatMap((fact) => (fact.type === 'review-added' ? [{ ...fact, removed: false }] : []))
    const task = tasksOfCase(withAdded(await asked, added)).find((one) => one.key === key)
    if (!task) throw new RangeError(`the item ${name} has no task ${key}`)
    return task
  }
}

/** I14: what a row names lies in the folder, opens, and is what was promised; what no row names is gone after a sweep. */
export const bytesWhole: Check = async (evidence) => {
  const { sql, platform, dataFolder, events } = evidence
  const { blobs, vault } = platform
  const violations: Violation[] = []
  const wrong = (what: string, id: string): Violation => ({
    invariant: 'I14',
    says: `${what} ${id} is missing or was changed`,
  })
  const keys = new Map(
    (
      await sql<{ region: string; stream: string; wrapped: Buffer }>('select region, stream, wrapped from vault.keys')
    ).map((row) => [row.stream, vault.unwrap(row.region, row.stream, row.wrapped)]),
  )
  for (const { type, stream } of events)
    if (type === 'case.erased' && keys.has(stream))
      violations.push({ invariant: 'I14', stream, says: 'an erased case still has its key' })
  const files = await sql<{ region: string; id: string; stream: string; sealed: Buffer; content: string }>(
    'select region, id, stream, sealed, content from documents.files',
  )
  for (const { region, id, stream, sealed, content } of files) {
    const key = keys.get(stream)
    if (!key) continue // erased: the sweep takes it
    const bytes = await blobs.get(id, key).catch(() => null)
    const facts = openFacts(key, { region, stream, file: id }, sealed)
    const hash = bytes && Buffer.from(sha256(bytes)).toString('hex')
    if (hash !== facts.sha256 || commitment(facts.sha256, facts.salt, sha256) !== content)
      violations.push(wrong('file', id))
  }
  const promised = new Map(
    events
      .filter((event) => event.type === 'case.paper-issued')
      .map((event) => [
        `${event.stream}/${(JSON.parse(event.data) as { file: string }).file}`,
        JSON.parse(event.data) as { content: string },
      ]),
  )
  const papers = await sql<{ stream: string; blob: string }>('select stream, blob from documents.papers')
  for (const { stream, blob } of papers) {
    const key = keys.get(stream)
    if (!key) continue
    const bytes = await blobs.get(blob, key).catch(() => null)
    const content = promised.get(`${stream}/${blob}`)?.content
    if (!bytes || (content !== undefined && paperCommitment(key, blob, bytes) !== content))
      violations.push(wrong('paper', blob))
  }
  const pageKeys = openPageKeys(platform.keys, platform.db)
  const pages = await sql<{ blob: string; wrapped: Buffer | null }>(
    `select p.blob, k.wrapped
     from documents.pages p
     join documents.files f on f.region = p.region and f.id = p.file
     left join documents.page_keys k on k.region = f.region and k.stream = f.stream
     where p.blob is not null`,
  )
  for (const { blob, wrapped } of pages)
    if (!wrapped || !(await blobs.get(blob, pageKeys.unwrap(wrapped)).catch(() => null)))
      violations.push(wrong('page', blob))

  await sweepBlobs(platform, 0)
  const named = new Set(
    (
      await sql<{ blob: string }>(
        `select id as blob from documents.files
         union select blob from documents.papers
         union select blob from documents.pages where blob is not null`,
      )
    ).map((row) => row.blob),
  )
  const folder = join(dataFolder, 'blobs')
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
    if (entry.isFile() && !named.has(entry.name))
      violations.push({
        invariant: 'I14',
        says: `${entry.name} lies there, named by nothing, after a sweep: ${await whence(evidence, entry.name)}`,
      })
  return violations
}

/** Where the id of a blob comes from, which is made from what it is of: for whoever has to find out why it was left. */
async function whence(evidence: Evidence, blob: string): Promise<string> {
  const paper = requiredEffects(evidence).find(({ effect, stream }) => v5(effect, stream, 'paper') === blob)
  if (paper) return `${JSON.stringify(paper.payload)} of ${paper.stream}`
  const files = await evidence.sql<{ id: string; material: string }>('select id, material from documents.files')
  for (const stream of evidence.byStream.keys())
    for (const { id, material } of files)
      if (v5(stream, id, material) === blob) return `file ${id} (${material}) carried to ${stream}`
  return 'a page, or a file that is gone'
}
