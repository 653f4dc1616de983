import type { CaseEvent, MaterialFact } from '#contracts/case-events.ts'
import { visibleMaterials } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import type { PartDefinition } from '#contracts/item-parts.ts'
import { answersOfPart } from '#contracts/part-answers.ts'
import { commitment } from '#kernel/commitment.ts'
import { fold } from '#kernel/decider.ts'
import { statement, type Row } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import { platformNow } from '#platform/now.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { duties, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { hex, readVault, termRows } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { splitAnswers } from '../drafts/draft-content.ts'
import { newSalt, secretRows, sha256 } from '../drafts/submit-route.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { wholeOf, type PartOpened } from './part-state.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { matterRows } from '../intake/filed-before.ts'
import { isOtherProject, projectCodeOf, projectId, projectRows, readProjectOf } from '../projects/project-code.ts'
import { readDuties, readOwner } from '../reading/queries.ts'
import { codeProof, queryCode } from '../reading/query-code.ts'
import { caseSecret, pledgeOf } from '../review/draw-seed.ts'
import { queryCodes } from '../tables.ts'

/** The stream that a part gets when its whole opens it: whoever tries again opens no second one. */
export const partStream = (whole: string, part: string): string => v5(whole, 'part', part)

/** 办件编号 of a part: that of the whole, and its place among the parts. */
const partNumber = (number: string, item: Item, part: PartDefinition): string =>
  `${number}-${String(item.parts.indexOf(part) + 1).padStart(2, '0')}`

export const stateFrom = (rows: readonly Row[]): CaseState =>
  fold(
    caseDecider,
    rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )

/**
 * Opens a part as a case of its own: with its share of the answers and files, under a key of its own, taken in with the whole. Everything but the
 * last write can be done again without a trace.
 */
export async function openPart(platform: Platform, ask: CasesAsk, event: Recorded, opened: PartOpened): Promise<void> {
  const { region, stream: whole } = event
  const [events, vault, owners, files, held] = await platform.db.readTogether('system', [
    readStream(region, whole, 0),
    readVault(region, whole),
    readOwner(region, whole),
    ask.files.statement(region, whole),
    readDuties(region, whole),
  ])
  const state = stateFrom(events!.rows)
  // What was filed on its own is there already; of whom everything was destroyed nothing is opened.
  if (state.parts[opened.part]?.joined || isErased(state)) return
  const wholeItem = await itemOf(ask, region, state)
  const part = wholeItem.parts.find((one) => one.key === opened.part)
  if (!part) throw new RangeError(`${wholeItem.code} has no part ${opened.part}`)
  const item = await ask.catalogue.item(region, part.item, part.revision)
  const stream = partStream(whole, part.key)
  const secrets = openSecrets(platform, { region, case: whole }, vault!.rows)
  const owner = owners!.rows[0]!
  const { now } = await platformNow(platform.db, platform.wallNow)
  const key = await keyFor(platform, region, stream)

  const answers = answersOfPart(part, item, { ...state.plain, ...secrets.answers.values })
  const names = new Map(ask.files.parse(files!.rows, secrets.key).map((file) => [file.file, file.name]))
  const brought = broughtFor(part, item, answers, state)
  const { carried, rows: fileRows } = await ask.carry({
    region,
    from: { stream: whole, key: secrets.key },
    to: { stream, key },
    files: brought.flatMap(({ material, file, mediaType, earlier }) =>
      file
        ? [
            {
              file,
              material,
              name: names.get(file) ?? material,
              mediaType: mediaType!,
              earlier: (earlier ?? null) as never,
            },
          ]
        : [],
    ),
    broughtBy: `case:${whole}`,
    now,
  })
  const materials: MaterialFact[] = [
    ...brought.map((fact) => {
      const copy = carried.find((one) => one.from === fact.file && one.material === fact.material)
      return copy ? { ...fact, file: copy.file, content: copy.content } : fact
    }),
    ...(await issuedBefore(platform, region, whole, part, item, answers)),
  ]
  const { plain, sealed } = splitAnswers(item, answers)
  const kept = {
    applicant: { ...secrets.applicant, salt: newSalt() },
    answers: { values: sealed, salt: newSalt() },
  }
  const { id, name, code } = kept.applicant
  const number = partNumber(state.number, wholeItem, part)
  const bornIn = { case: whole, part: part.key }

  await executeAs(
    platform.engine,
    'parts',
    event.id,
    caseAct({
      region,
      target: { stream, fresh: true },
      commandId: v5(event.id, 'open-part'),
      decide: async ({ day }) => ({
        command: {
          type: 'open-part',
          submittedDay: state.submittedDay,
          opened: { day: opened.day, deemed: opened.deemed },
          filing: {
            number,
            hall: state.hall,
            applicant: commitment({ id, code }, kept.applicant.salt, sha256),
            applicantKind: state.applicantKind,
            plain,
            sealed: commitment(sealed, kept.answers.salt, sha256),
            materials,
            deliverBy: 'electronic',
            draw: {
              pledge: pledgeOf(caseSecret(platform.keys, { region, stream, bornIn })),
              contribution: state.draw?.contribution ?? '',
            },
            whole: wholeOf(whole, state, opened),
          },
        },
        env: await caseEnv(ask, region, { item: part.item, revision: part.revision, about: null }, day),
        rows: [
          ...secretRows(platform, { region, case: stream }, key, kept, now),
          upsert(queryCodes, {
            region,
            stream,
            proof: hex(codeProof(platform.keys, region, number, queryCode(platform.keys, region, stream))),
          }),
          termRows(platform.keys, region, stream, 'applicant', [name, code]),
          ...projectRows(platform.keys, { region, stream }, projectCodeOf(item, answers), {
            applicant: owner['applicant'] as string,
            at: now,
          }),
          ...matterRows(platform.keys, { region, stream }, item, answers),
          ...fileRows,
          // Who took the whole in has taken in its parts, and reviews none of them.
          ...held!.rows.map((row) => upsert(duties, { region, stream, person: row['person'], duty: row['duty'] })),
        ],
        origin: { onBehalfOf: owner['applicant'] as string },
      }),
    }),
  )
}

/** What was handed in for the whole and this part asks for, by the part's own keys. */
function broughtFor(
  part: PartDefinition,
  item: Item,
  answers: Record<string, unknown>,
  state: CaseState,
): MaterialFact[] {
  return visibleMaterials(item, answers).flatMap((material) =>
    state.materials
      .filter((fact) => fact.material === part.materials[material.key])
      .map((fact) => ({ ...fact, material: material.key })),
  )
}

/** 前一部分核发的证照: what an earlier part has issued for the same project, nobody is asked to hand in. */
async function issuedBefore(
  platform: Platform,
  region: string,
  whole: string,
  part: PartDefinition,
  item: Item,
  answers: Record<string, unknown>,
): Promise<MaterialFact[]> {
  const facts: MaterialFact[] = []
  const code = projectCodeOf(item, answers)
  for (const { key } of visibleMaterials(item, answers)) {
    const from = part.fromPart[key]
    if (!from) continue
    const { rows } = await platform.db.query('system', findPart(region, whole, from))
    const issuer = rows[0]?.['stream'] as string | undefined
    const issued =
      issuer && stateFrom((await platform.db.query('system', readStream(region, issuer, 0))).rows).credential
    if (issued && !(await isOfOther(platform, region, issuer, code)))
      facts.push({
        material: key,
        way: 'licence',
        file: null,
        content: null,
        mediaType: null,
        bytes: null,
        licence: { credential: issued.id, identifier: issued.identifier },
      })
  }
  return facts
}

/** What joined may have come to name another project by a correction. */
async function isOfOther(platform: Platform, region: string, issuer: string, code: string | null): Promise<boolean> {
  if (code === null) return false
  const { rows } = await platform.db.query('system', readProjectOf(region, issuer))
  return isOtherProject(rows[0], { project: projectId(platform.keys, region, code) })
}

const findPart = (region: string, whole: string, part: string) =>
  statement(`select stream from cases.parts where region = $1 and whole = $2 and part = $3`, [region, whole, part])

/** The first key of the stream stays: what was sealed before a crash can be opened after it. */
async function keyFor({ db, vault }: Platform, region: string, stream: string): Promise<Buffer> {
  const fresh = vault.newKey()
  const row = vault.keyRow(region, stream, fresh)
  const wrapped = 'upsert' in row ? (row.upsert[0]!['wrapped'] as string) : ''
  await db.query(
    'system',
    statement(
      `insert into vault.keys (region, stream, wrapped) values ($1, $2, $3::bytea) on conflict (region, stream) do nothing`,
      [region, stream, wrapped],
    ),
  )
  const { rows } = await db.query(
    'system',
    statement(`select wrapped from vault.keys where region = $1 and stream = $2`, [region, stream]),
  )
  return vault.unwrap(region, stream, rows[0]!['wrapped'] as Uint8Array)
}
