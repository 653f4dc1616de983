import { tasksOfCase } from '#server/modules/cases/review/task-definitions.ts'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Item } from '#contracts/item.ts'
import type { PartyFacts } from '#contracts/asks.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { composeLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { commitment } from '#kernel/commitment.ts'
import type { Day } from '#kernel/day.ts'
import { fold, type Decider } from '#kernel/decider.ts'
import { platformOrigin, type Origin } from '#platform/envelope.ts'
import { entriesOf } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import type { Fact, StreamKind } from '#platform/stream.ts'
import { duties, registers, upsert, type RowChange } from '#platform/table.ts'
import type { CaseCommand } from '#server/modules/cases/case.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { drawAll, type Candidates } from '#server/modules/cases/review/draw.ts'
import { caseSecret, pledgeOf } from '#server/modules/cases/review/draw-seed.ts'
import { splitAnswers } from '#server/modules/cases/drafts/draft-content.ts'
import { secretRows, type CaseSecrets } from '#server/modules/cases/drafts/submit-route.ts'
import { credentialOf, credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { faceOf } from '#server/modules/credentials/holder.ts'
import { faces } from '#server/modules/credentials/tables.ts'
import { lastDayOf } from '#server/modules/credentials/validity.ts'
import { requiredMaterials, sampleAnswers } from '../sample-case.ts'
import { gather, type Gathered } from './rows.ts'

/** How far a generated case has come. */
export type Stage = 'intake' | 'review' | 'closed'

export type CaseToMake = {
  region: string
  item: Item
  calendar: Calendar
  number: string
  applicant: PartyFacts
  filedBy: string
  mandate: string | null
  acceptor: string
  issuer: { name: string; code: string }
  candidates: Candidates
  /** Civil day of each step; the first is the day of filing. */
  days: { filed: Day; accepted: Day; decided: Day }
  stage: Stage
  /** Next number of the licence register, taken when the case is granted. */
  nextSerial: (year: string) => number
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const salt = () => randomBytes(32).toString('hex')

/** One case through the real rules and the real projection, into memory. Returns the desks on which an open task lies. */
export function makeCase(platform: Pick<Platform, 'vault' | 'keys'>, into: Gathered, make: CaseToMake): string[] {
  const { region, item, applicant } = make
  const stream = randomUUID()
  const key = platform.vault.newKey()
  const { plain, sealed } = splitAnswers(item, sampleAnswers(item))
  const secrets: CaseSecrets = { applicant: { ...applicant, salt: salt() }, answers: { values: sealed, salt: salt() } }
  const held = new Map<string, string>()
  let seconds = 9 * 3_600 + Math.floor(Math.random() * 7 * 3_600)

  const person = (actor: string, more: Partial<Origin>): Origin => ({ ...platformOrigin(actor), ...more })
  const walk = walker(into, caseStream, region, stream)
  const act = (day: Day, command: CaseCommand, origin: Origin, rows: RowChange[] = []) => {
    seconds += 60
    return walk(
      command,
      { item, calendar: make.calendar, day, newRef: randomUUID },
      instant(day, seconds),
      origin,
      rows,
    )
  }

  const { filed, accepted, decided } = make.days
  const answers = sampleAnswers(item)
  const materials = requiredMaterials(item, answers).map(({ key }) => key)
  const submitted = materials.map((material) => ({ material, way: 'upload' as const }))
  const applies = linesToCheck(item, answers, submitted)
  const own = person(make.filedBy, {
    channel: 'site',
    onBehalfOf: applicant.id === make.filedBy ? null : applicant.id,
    mandate: make.mandate,
  })
  act(
    filed,
    {
      type: 'submit',
      number: make.number,
      hall: null,
      applicant: commitment({ id: applicant.id, code: applicant.code }, secrets.applicant.salt, sha256),
      applicantKind: applicant.kind,
      plain,
      sealed: commitment(sealed, secrets.answers.salt, sha256),
      materials: requiredMaterials(item, sampleAnswers(item)).map((material) => ({
        material: material.key,
        file: null,
        way: 'paper',
        content: null,
        mediaType: null,
        bytes: null,
      })),
      deliverBy: 'electronic',
      draw: { pledge: pledgeOf(caseSecret(platform.keys, { region, stream })), contribution: randomUUID() },
    },
    own,
    [
      platform.vault.keyRow(region, stream, key),
      ...secretRows(platform as Platform, { region, case: stream }, key, secrets, instant(filed, seconds)),
    ],
  )
  const paper = (day: Day, name: string) =>
    act(
      day,
      { type: 'record-paper', paper: name, kind: name, file: randomUUID(), content: commitment(name, salt(), sha256) },
      platformOrigin('press'),
    )
  paper(filed, 'material-receipt')
  if (make.stage === 'intake') return []

  held.set(make.acceptor, 'intake')
  act(
    accepted,
    { type: 'accept', checked: applies, applies },
    person(make.acceptor, { channel: 'desk', office: item.intakeOffice }),
    [upsert(duties, { region, stream, person: make.acceptor, duty: 'intake' })],
  )
  paper(accepted, 'acceptance-notice')
  for (;;) {
    const state = walk.state()
    const { drawn, rows } = drawAll(platform, { region, stream }, state, item, make.candidates, held)
    if (drawn.length > 0) act(accepted, { type: 'assign', drawn }, platformOrigin('draw'), rows)
    if (make.stage === 'review') return desksOf(rows)
    const day = decided
    const [task, open] =
      Object.entries(walk.state().tasks).find(
        ([, candidate]) => candidate.verdict === null && candidate.code !== null,
      ) ?? []
    if (!task || !open) break
    const definition = tasksOfCase(item).find((candidate) => candidate.key === task)!
    const blind = person(open.code!, { channel: 'desk' })
    if (definition.kind === 'review' || definition.kind === 'expert') {
      const sheet = item.sheets.find((candidate) => candidate.key === definition.sheet)
      const scores = (sheet?.criteria ?? []).map((criterion) => ({
        criterion: criterion.key,
        points: criterion.points,
        met: true,
        finding: '经核对，符合要求',
      }))
      const opinion = { task, verdict: 'pass', scores, reasons: '' } as const
      act(
        day,
        definition.kind === 'review'
          ? { type: 'give-opinion', ...opinion }
          : { type: 'give-expert-opinion', ...opinion, changes: [] },
        blind,
      )
    } else if (definition.kind === 'merge')
      act(
        day,
        { type: 'merge-feedback', task, verdict: 'pass', summary: '各单位意见已汇总，结论一致，同意报请决定。' },
        blind,
      )
    else {
      const basis = `${item.bases[0]!.law}${item.bases[0]!.article}`
      const overInternal = { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' } as const
      act(day, { type: 'decide', task, outcome: 'granted', reasons: '', basis, overInternal }, blind)
    }
  }

  paper(decided, 'decision')
  const issued = issueCredential(platform, into, make, stream, instant(decided, (seconds += 60)))
  act(decided, { type: 'note-credential', ...issued }, platformOrigin('cases'))
  paper(decided, 'licence')
  act(decided, { type: 'hand-over', by: 'electronic', identityMatches: false }, own)
  return []
}

function issueCredential(
  platform: Pick<Platform, 'vault'>,
  into: Gathered,
  { region, item, applicant, issuer, days, nextSerial }: CaseToMake,
  caseOf: string,
  at: string,
) {
  const stream = credentialOf(caseOf)
  const year = days.decided.slice(0, 4)
  const number = nextSerial(year)
  const serial = `${year}${String(number).padStart(6, '0')}`
  const { licenceType, title, validYears } = item.outcome
  const identifier = composeLicenceIdentifier({ typeCode: licenceType, issuerCode: issuer.code, serial, version: 1 })
  const holder = { name: applicant.name, code: applicant.code, salt: salt() }
  const validUntil = validYears === null ? null : lastDayOf(days.decided, validYears)
  const key = platform.vault.newKey()
  walker(into, credentialStream, region, stream)(
    {
      type: 'issue',
      identifier,
      serial,
      licenceType,
      title,
      issuer: issuer.name,
      case: caseOf,
      holder: commitment({ name: holder.name, code: holder.code }, holder.salt, sha256),
      validFrom: days.decided,
      validUntil,
    },
    { day: days.decided },
    at,
    { ...platformOrigin('credentials'), onBehalfOf: applicant.id },
    [
      upsert(registers, { region, register: `${licenceType}/${year}`, number, stream }),
      upsert(faces, { region, stream, ...faceOf(applicant.kind, holder) }),
      platform.vault.keyRow(region, stream, key),
      platform.vault.entryRow(key, region, stream, 'holder', holder, at),
    ],
  )
  return {
    credential: stream,
    identifier,
    serial,
    validFrom: days.decided as string,
    validUntil: validUntil as string | null,
  }
}

/** Decides, folds and projects one command after another as `execute` does, and keeps what it would have written. Effects are left out. */
function walker<State, Command, Event extends Fact, Env>(
  into: Gathered,
  kind: StreamKind<State, Command, Event, Env>,
  region: string,
  stream: string,
) {
  const decider: Decider<State, Command, Event, Env> = kind.decider
  let state = decider.initial
  let version = 0
  const walk = (command: Command, env: Env, recordedAt: string, origin: Origin, rows: readonly RowChange[] = []) => {
    const events = decider.decide(command, state, env)
    if (events.length === 0) return
    const entries = entriesOf(kind, events, { region, stream, version, commandId: randomUUID(), recordedAt, origin })
    state = fold(decider, events, state)
    version += events.length
    // Rows that the projection changes later come first, as whole rows.
    gather(into, entries, [...rows, ...kind.project({ region, stream, version }, state, events, entries)])
  }
  return Object.assign(walk, { state: () => state })
}

function desksOf(rows: readonly RowChange[]): string[] {
  return rows.flatMap((change) =>
    'upsert' in change && change.table.name === 'cases.review_tasks'
      ? change.upsert.map((row) => row['desk'] as string)
      : [],
  )
}

/** An instant of a civil day in China, from its seconds. */
const instant = (day: Day, seconds: number): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + Math.min(seconds, 86_399) * 1_000).toISOString()
