import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import { commitment } from '#kernel/commitment.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { duties, upsert } from '#platform/table.ts'
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
import { openInspection } from './supervision-state.ts'

/** What the vault holds of whoever was drawn to inspect; the names are told to the two and stand in the record. */
export type OfficersSecret = { officers: { person: string; name: string; salt: string }[] }
export const officersSecret = (inspection: string): string => `${inspection}-officers`

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
      if (!begun) return
      const { inspection, office } = begun
      await executeAs(
        platform.engine,
        'draw',
        id,
        caseAct({
          region,
          target: { stream },
          commandId: v5(id, 'draw-inspectors'),
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
            // Made without a draw by now, or its words are destroyed.
            if (open?.inspection !== inspection || open.officers || state.erasure?.erasedDay)
              return { command: { type: 'draw-inspectors', inspection, officers: [] }, env }
            const { applicant, filed_by: filedBy } = filed![0] ?? {}
            const free = ask.identity.roll
              .parse(roll!)
              .filter(({ person }) => person !== applicant && person !== filedBy)
            // Who decided or reviewed does not inspect; who inspected before may again.
            const others = held!.flatMap((row) =>
              row['duty'] === 'supervise' ? [] : [[row['person'] as string, row['duty'] as string] as const],
            )
            const drawn = drawTwo(platform, { region, stream }, state, { inspection, office }, free, new Map(others))
            const { key } = openSecrets(platform, { region, case: stream }, vault!)
            const officers = await Promise.all(
              drawn.map(async ({ person, salt }) => ({ person, salt, name: (await ask.identity.party(person)).name })),
            )
            const secret: OfficersSecret = { officers }
            return {
              command: {
                type: 'draw-inspectors',
                inspection,
                officers: drawn.map(({ person, salt, draw }) => ({ person: commitment(person, salt, sha256), draw })),
              },
              env,
              rows: [
                platform.vault.entryRow(key, region, stream, officersSecret(inspection), secret, now),
                // Whether or not they are the one who records it: who inspects decides nothing that comes of it.
                ...drawn.map(({ person }) => upsert(duties, { region, stream, person, duty: 'supervise' })),
              ],
            }
          },
        }),
      )
    },
  }
}

type Officer = { person: string; salt: string; draw: DrawRecord }

/** @throws NobodyToDraw when the office has no two who may go */
function drawTwo(
  { keys }: Pick<Platform, 'keys'>,
  { region, stream }: { region: string; stream: string },
  { draw: pledge, bornIn }: CaseState,
  { inspection, office }: { inspection: string; office: string },
  free: readonly Candidate[],
  held: Map<string, string>,
): Officer[] {
  const contribution = pledge?.contribution ?? ''
  return Array.from({ length: officersOfOne }, (_one, place) => {
    const drawnFor = { region, stream, bornIn, task: `${inspection}-officer${place + 1}`, round: 0, contribution }
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
