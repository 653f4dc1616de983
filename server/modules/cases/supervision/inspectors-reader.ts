import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { InspectorGone } from '#contracts/supervision-events.ts'
import { commitment } from '#kernel/commitment.ts'
import { statement, type Row } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { duties as dutyRows, upsert } from '#platform/table.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { readDuties } from '../reading/queries.ts'
import { NobodyToDraw } from '../review/draw.ts'
import { drawOne, type Candidate } from '../review/draw-one.ts'
import { openInspection, type InspectionState } from './supervision-state.ts'

/** What the vault holds of whoever was drawn to inspect; the names are told to the two and stand in the record. */
export type OfficersSecret = { officers: { person: string; name: string; salt: string }[] }
/** @param redrawn how often somebody else was drawn by then */
export const officersSecret = (inspection: string, redrawn = 0): string =>
  redrawn === 0 ? `${inspection}-officers` : `${inspection}-officers-${redrawn}`

/** The two who go, as it stands now; empty before the draw. */
export const officersOf = (
  entries: ReadonlyMap<string, unknown>,
  { inspection, redrawn }: Pick<InspectionState, 'inspection' | 'redrawn'>,
): OfficersSecret['officers'] =>
  (entries.get(officersSecret(inspection, redrawn.length)) as OfficersSecret | undefined)?.officers ?? []

const officersOfOne = 2

/** 随机选派检查人员, as soon as there is something to inspect. */
export function inspectorsReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'draw-inspectors',
    wants: (type) => type === 'case.inspection-drawn' || type === 'case.inspection-ordered',
    async handle({ region, stream, id, type, data }) {
      const event = eventFrom<CaseEvent>(type, data)
      const begun =
        event.type === 'inspection-ordered' ? event : event.type === 'inspection-drawn' ? event.inspection : null
      if (begun) await drawInspectors(platform, ask, { region, stream, cause: id }, begun, null)
    },
  }
}

/**
 * 检查人员更换: whoever was drawn and has left the office, or is away, goes no more, and somebody else is drawn instead; the other one stays. Where
 * there is nobody, the draw for who left is tried again until there is, and who is away goes after the return. Costs the inspections that wait at
 * the office.
 */
export function inspectorsGoneReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'redraw-inspectors',
    wants: (type) => type === 'grant.revoked' || type === 'grant.absence-began',
    async handle({ region, stream: grant, id, type }) {
      const why = type === 'grant.revoked' ? 'left' : 'away'
      const failures: unknown[] = []
      for (let after: Waiting | null = firstWaiting; after;) {
        const { rows } = await platform.db.query('system', waitingFor(region, grant, after))
        const found = rows.map(waitingFrom)
        for (const one of found)
          await drawInspectors(platform, ask, { region, stream: one.stream, cause: id }, one, why).catch(
            (error: unknown) => {
              if (why === 'left' || !(error instanceof NobodyToDraw)) failures.push(error)
            },
          )
        after = found.at(-1) ?? null
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}

type Waiting = { stream: string; due: string; office: string; inspection?: string }
const firstWaiting: Waiting = { stream: '00000000-0000-0000-0000-000000000000', due: '-infinity', office: '' }

const waitingFrom = (row: Row): Waiting => ({
  stream: row['stream'] as string,
  due: row['due_text'] as string,
  office: row['office'] as string,
})

/** Inspections that wait at the office of a post, whoever had it having a duty of the supervision in their cases. */
const waitingFor = (region: string, grant: string, { due, stream }: Waiting) =>
  statement(
    `select k.stream, k.office, k.due_day::text as due_text
     from access.grants g
     join cases.checks k
       on k.region = g.region
       and k.office = g.office
       and k.waits
       and k.state in ('to-inspect', 'to-put-right')
       and (k.due_day, k.stream) > ($3::date, $4::uuid)
     join sealed.duties d
       on d.region = k.region
       and d.stream = k.stream
       and d.person = g.person
       and d.duty = 'supervise'
     where g.region = $1
       and g.id = $2
       and g.role = 'inspector'
     order by k.due_day, k.stream
     limit 200`,
    [region, grant, due, stream],
  )

type Inspected = { region: string; stream: string; cause: string }

/** @param why null for the first draw, of both; else of those who are not on the roll any more */
async function drawInspectors(
  platform: Platform,
  ask: CasesAsk,
  { region, stream, cause }: Inspected,
  { inspection, office }: { inspection?: string; office: string },
  why: InspectorGone | null,
): Promise<void> {
  await executeAs(
    platform.engine,
    'draw',
    cause,
    caseAct({
      region,
      target: { stream },
      commandId: why ? v5(cause, stream, 'redraw-inspectors') : v5(cause, 'draw-inspectors'),
      reads: [
        ask.identity.roll.statement({ region, office, role: 'inspector' }),
        readDuties(region, stream),
        readVault(region, stream),
        readFiledBy(region, stream),
      ],
      async decide({ state, day, now, reads }) {
        const [roll, held, vault, filed] = reads.map(({ rows }) => rows)
        const env = await caseEnv(ask, region, state, day)
        const open = openInspection(state)
        const nobody = {
          type: 'draw-inspectors' as const,
          inspection: open?.inspection ?? '',
          officers: [],
          instead: why,
        }
        // Made without a draw by now, or its words are destroyed.
        const asked = open && (why ? open.officers : open.inspection === inspection && !open.officers)
        if (!asked || state.erasure?.erasedDay) return { command: nobody, env }
        const { applicant, filed_by: filedBy } = filed![0] ?? {}
        const there = ask.identity.roll.parse(roll!)
        const { key, entries } = openSecrets(platform, { region, case: stream }, vault!)
        const stay = officersOf(entries, open).filter((one) => there.some(({ person }) => person === one.person))
        if (stay.length === officersOfOne) return { command: nobody, env }
        const free = there.filter(
          ({ person }) => person !== applicant && person !== filedBy && stay.every((one) => one.person !== person),
        )
        // Who decided or reviewed does not inspect; who inspected before may again.
        const others = held!.flatMap((row) =>
          row['duty'] === 'supervise' ? [] : [[row['person'] as string, row['duty'] as string] as const],
        )
        const duties = new Map(others)
        const places = officersOfOne - stay.length
        const round = why ? open.redrawn.length + 1 : 0
        const drawn = drawOfficers(
          platform,
          { region, stream, round, places },
          state,
          { ...open, office },
          free,
          duties,
        )
        const fresh = await Promise.all(
          drawn.map(async ({ person, salt }) => ({ person, salt, name: (await ask.identity.party(person)).name })),
        )
        const secret: OfficersSecret = { officers: [...stay, ...fresh] }
        return {
          command: {
            ...nobody,
            officers: drawn.map(({ person, salt, draw }) => ({ person: commitment(person, salt, sha256), draw })),
          },
          env,
          rows: [
            platform.vault.entryRow(key, region, stream, officersSecret(open.inspection, round), secret, now),
            // Whether or not they are the one who records it: who inspects decides nothing that comes of it.
            ...drawn.map(({ person }) => upsert(dutyRows, { region, stream, person, duty: 'supervise' })),
          ],
        }
      },
    }),
  )
}

type Officer = { person: string; salt: string; draw: DrawRecord }

/** @throws NobodyToDraw when the office has not as many who may go */
function drawOfficers(
  { keys }: Pick<Platform, 'keys'>,
  { region, stream, round, places }: { region: string; stream: string; round: number; places: number },
  { draw: pledge, bornIn }: CaseState,
  { inspection, office }: { inspection: string; office: string },
  free: readonly Candidate[],
  held: Map<string, string>,
): Officer[] {
  const contribution = pledge?.contribution ?? ''
  return Array.from({ length: places }, (_one, place) => {
    const drawnFor = { region, stream, bornIn, task: `${inspection}-officer${place + 1}`, round, contribution }
    // Whoever inspects more is drawn no less: what lies on a desk is not counted here.
    const chosen = drawOne(keys, drawnFor, free, new Map(), held)
    if (!chosen) throw new NobodyToDraw(office, inspection)
    const { person } = chosen.candidate
    held.set(person, 'supervise')
    return { person, salt: newSalt(), draw: chosen.record }
  })
}

/** Nobody inspects what is their own. */
const readFiledBy = (region: string, stream: string) =>
  statement(`select applicant, filed_by from cases.owners where region = $1 and stream = $2`, [region, stream])
