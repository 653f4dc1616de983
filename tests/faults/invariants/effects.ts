import { fold } from '#kernel/decider.ts'
import { v5 } from '#platform/uuid.ts'
import { takenOver } from '#server/adapters/sms/simulator.ts'
import type { Recorded } from '#platform/envelope.ts'
import { eventFrom, isOf, type Fact, type StreamKind } from '#platform/stream.ts'
import { takenParcels } from '#server/adapters/courier/simulator.ts'
import { depositsIn } from '#server/adapters/locker/simulator.ts'
import { packagesIn } from '#server/adapters/province/kept-packages.ts'
import { sheetName } from '#server/modules/deliveries/transfer-stream.ts'
import { streamKinds } from '#tests/harness/stream-kinds.ts'
import { commandsOf, type Check, type Evidence, type Violation } from './evidence.ts'

type Required = {
  effect: string
  kind: string
  stream: string
  payload: Record<string, unknown>
  /** Of the command that calls for it; what was done for it stands later in the stream. */
  version: number
}

/** Every effect that the log calls for, by the same pure functions as the write. */
export function requiredEffects({ byStream }: Evidence): Required[] {
  return [...byStream].flatMap(([stream, entries]) => {
    const kind = streamKinds.find((each) => isOf(each.stream, entries[0]!.type))
    return kind ? effectsOf(kind.stream, stream, entries) : []
  })
}

function effectsOf<State, Event extends Fact>(
  kind: StreamKind<State, never, Event, never>,
  stream: string,
  entries: readonly Recorded[],
): Required[] {
  let state = kind.decider.initial
  return commandsOf(entries).flatMap((command) => {
    const facts = command.map((entry) => eventFrom<Event>(entry.type, entry.data))
    state = fold(kind.decider, facts, state)
    const place = { region: command[0]!.region, stream, version: command.at(-1)!.version }
    return kind.effects(place, state, facts).map((effect) => ({
      effect: v5(command[0]!.id, effect.kind, effect.key ?? ''),
      kind: effect.kind,
      stream,
      payload: effect.payload,
      version: place.version,
    }))
  })
}

/** Where a 材料交接单 is stored: with the papers of the case whose originals it lists. */
function sheetOf({ stream, payload }: Required, { byStream }: Evidence): string {
  const taken = JSON.parse(byStream.get(stream)![0]!.data) as { case: string }
  return `${taken.case}/${sheetName(stream, payload['act'] as 'handed-over' | 'received')}`
}

/** I5: each required effect was done, once where once counts and after what calls for it, and nothing waits any more. */
export const effectsDone: Check = async (evidence) => {
  const { sql, smsFile, courierFile, lockerFile, superiorFile } = evidence
  const required = requiredEffects(evidence)
  const missing = (one: Required, says: string): Violation => ({
    invariant: 'I5',
    stream: one.stream,
    says: `effect ${one.kind} ${one.effect}: ${says}`,
  })
  const papers = new Set(
    (await sql<{ key: string }>(`select stream || '/' || paper as key from documents.papers`)).map((row) => row.key),
  )
  const painted = new Set(
    (await sql<{ file: string }>('select distinct file from documents.pages')).map((row) => row.file),
  )
  const stored = new Set(
    (
      await sql<{ stream: string }>(
        'select stream from documents.files union select stream from documents.papers union select stream from documents.page_keys',
      )
    ).map((row) => row.stream),
  )
  const noted = Map.groupBy(
    evidence.events.filter((event) => event.type === 'case.paper-issued'),
    (event) => `${event.stream}/${(JSON.parse(event.data) as { paper: string }).paper}`,
  )
  const erased = new Set(evidence.events.filter((event) => event.type === 'case.erased').map((event) => event.stream))
  const messages = Map.groupBy(smsFile === null ? [] : takenOver(smsFile), (message) => message.effect)
  const parcels = Map.groupBy(courierFile === null ? [] : takenParcels(courierFile), (parcel) => parcel.effect)
  const cells = lockerFile === null ? [] : depositsIn(lockerFile)
  const packages = new Map(superiorFile === null ? [] : packagesIn(superiorFile).map((one) => [one.id, one]))
  const violations = required.flatMap((one): Violation[] => {
    switch (one.kind) {
      case 'render-paper': {
        const key = `${one.stream}/${one.payload['paper'] as string}`
        const times = noted.get(key)?.length ?? 0
        if (noted.get(key)?.some(({ version }) => version <= one.version))
          return [missing(one, 'stands in the log before it was called for')]
        if (erased.has(one.stream) && times <= 1) return []
        return papers.has(key) && times === 1
          ? []
          : [missing(one, `stored ${papers.has(key)}, in the log ${times} times`)]
      }
      case 'print-transfer-sheet':
        return papers.has(sheetOf(one, evidence)) ? [] : [missing(one, 'its sheet is not stored')]
      case 'render-pages':
        if (erased.has(one.stream)) return []
        return (one.payload['files'] as { file: string }[]).every(({ file }) => painted.has(file))
          ? []
          : [missing(one, 'a file has no page')]
      case 'notify':
      case 'notify-precase': {
        if (smsFile === null) return []
        const times = messages.get(one.effect)?.length ?? 0
        // Whoever was erased before the message went out is told nothing.
        if (erased.has(one.stream) && times === 0) return []
        // A code for a cell whose result was taken out or came back meanwhile is sent to nobody.
        if (one.payload['notice'] === 'result-in-locker' && times === 0 && leftCell(one, evidence)) return []
        return times === 1 ? [] : [missing(one, `its message was taken over ${times} times`)]
      }
      case 'announce-parcel': {
        if (courierFile === null) return []
        const times = parcels.get(one.effect)?.length ?? 0
        return times === 1 ? [] : [missing(one, `the courier took its parcel over ${times} times`)]
      }
      case 'refer-up': {
        const of = evidence.byStream.get(one.stream)!
        const { task, withdrawn } = one.payload as { task: string; withdrawn?: string }
        const noted = withdrawn ? 'case.referral-recalled' : 'case.referral-received'
        const times = of.filter(({ type, data }) => type === noted && taskIn(data) === task).length
        // Whatever ended before it was sent is not sent.
        const over = of.some(({ type }) => type === 'case.withdrawn')
        if (times !== 1 && (withdrawn || times > 0 || !over)) return [missing(one, `it was received ${times} times`)]
        if (superiorFile === null || times === 0) return []
        const kept = packages.get(withdrawn ?? packageOf(of, task))
        const done = withdrawn ? kept?.withdrawn || kept?.answer : kept?.said
        return done ? [] : [missing(one, 'the authority above knows nothing of it')]
      }
      case 'reserve-cell': {
        const later = laterOf(one, evidence)
        const answered = later.find(({ type }) => /^deposit\.(cell-given|ended)$/.test(type))
        if (!answered) return [missing(one, 'what the locker answered is not in the log')]
        if (lockerFile === null) return []
        const given = cells.filter(({ effect }) => effect === one.effect)
        const told = answered.type === 'deposit.cell-given' ? (JSON.parse(answered.data) as { ticket: string }) : null
        if (given.length !== (told ? 1 : 0)) return [missing(one, `the locker gave ${given.length} cells for it`)]
        return told && told.ticket !== given[0]!.ticket ? [missing(one, 'the log names another cell')] : []
      }
      case 'recall-deposit': {
        if (!laterOf(one, evidence).some(({ type }) => type === 'deposit.ended'))
          return [missing(one, 'what the locker answered is not in the log')]
        if (lockerFile === null) return []
        const cell = cells.find(({ ticket }) => ticket === one.payload['ticket'])
        return cell?.recalledAt || cell?.takenAt ? [] : [missing(one, 'the locker keeps its door for the code')]
      }
      case 'forget-files':
        return stored.has(one.stream) ? [missing(one, 'files, papers or page keys are still there')] : []
      case 'announce-phone': {
        if (smsFile === null) return []
        // Whoever a window registers gives a number; of the others some never gave one that could be told.
        const hadNumber = evidence.byStream.get(one.stream)![0]!.type === 'party.registered'
        const times = messages.get(one.effect)?.length ?? 0
        return times === 1 || (times === 0 && !hadNumber)
          ? []
          : [missing(one, `its message was taken over ${times} times`)]
      }
      case 'announce-expiry': {
        if (smsFile === null) return []
        // Who holds a licence chooses whether to be told, and a message needs a telephone: never twice.
        const times = messages.get(one.effect)?.length ?? 0
        return times <= 1 ? [] : [missing(one, `its message was taken over ${times} times`)]
      }
      default:
        return [missing(one, 'no check knows this kind of effect')]
    }
  })
  const called = new Set(required.map((one) => one.effect))
  for (const effect of messages.keys())
    if (!called.has(effect))
      violations.push({ invariant: 'I5', says: `a message went out that nothing calls for: ${effect}` })
  for (const effect of parcels.keys())
    if (!called.has(effect))
      violations.push({ invariant: 'I5', says: `a parcel went out that nothing calls for: ${effect}` })
  for (const { effect } of cells)
    if (!called.has(effect))
      violations.push({ invariant: 'I5', says: `a cell was given that nothing calls for: ${effect}` })
  const referred = new Set(
    evidence.events
      .filter(({ type }) => type === 'case.referred')
      .map(({ data }) => (JSON.parse(data) as { package: string }).package),
  )
  for (const id of packages.keys())
    if (!referred.has(id)) violations.push({ invariant: 'I5', says: `a package went up that nothing calls for: ${id}` })
  const calledPapers = new Set(
    required.flatMap((one) => {
      if (one.kind === 'render-paper') return [`${one.stream}/${one.payload['paper'] as string}`]
      return one.kind === 'print-transfer-sheet' ? [sheetOf(one, evidence)] : []
    }),
  )
  for (const paper of papers)
    if (!calledPapers.has(paper)) violations.push({ invariant: 'I5', says: `a paper that nothing calls for: ${paper}` })
  const [waiting] = await sql<{ outbox: number; jobs: number }>(
    `select (select count(*)::int from platform.outbox) as outbox,
            (select count(*)::int from graphile_worker.jobs where ($1 or task_identifier not in ('notify', 'notify-precase', 'announce-phone')) and ($2 or task_identifier <> 'announce-parcel')) as jobs`,
    [smsFile !== null, courierFile !== null],
  )
  if (waiting!.outbox + waiting!.jobs > 0)
    violations.push({ invariant: 'I5', says: `${waiting!.outbox} effects and ${waiting!.jobs} jobs still wait` })
  const stuck = await sql<{ reader: string; error: string }>('select reader, error from platform.stuck')
  for (const { reader, error } of stuck)
    violations.push({ invariant: 'I5', says: `${reader} has parked an event: ${error}` })
  return violations
}

/** I6: nothing here takes money. The day a table for it comes, this fails until the check of the ledger is written. */
export const noMoneyYet: Check = async ({ sql }) => {
  const tables = await sql<{ name: string }>(
    `select table_schema || '.' || table_name as name
     from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and table_name ~ '(payment|ledger|posting|refund|order|fee|invoice)'`,
  )
  return tables.map(({ name }) => ({ invariant: 'I6', says: `${name} is about money, and no check knows it` }))
}

const leftCell = ({ stream, version }: Required, { byStream }: Evidence): boolean =>
  byStream
    .get(stream)!
    .some((later) => later.version > version && ['case.delivered', 'case.deposit-came-back'].includes(later.type))

const laterOf = ({ stream, version }: Required, { byStream }: Evidence): Recorded[] =>
  byStream.get(stream)!.filter((later) => later.version > version)

const taskIn = (data: string): string => (JSON.parse(data) as { task: string }).task

/** Under which the authority above knows what a case has sent up for a task. */
function packageOf(entries: readonly Recorded[], task: string): string {
  const sent = entries.find(({ type, data }) => type === 'case.referred' && taskIn(data) === task)!
  return (JSON.parse(sent.data) as { package: string }).package
}
