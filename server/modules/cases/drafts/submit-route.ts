import { truthDeclaration, type TruthDeclared } from '#contracts/truth-declaration.ts'
import { checkAnswers, missingMaterials, visibleFields, visibleMaterials } from '#contracts/answers.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import type { CheckFact } from '#contracts/data-checks.ts'
import { submitCase } from '#contracts/cases.ts'
import type { PickUpAgent, Recipient, Signature } from '#contracts/deliveries.ts'
import type { Item } from '#contracts/item.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/index.ts'
import type { Numbers } from '#platform/numbers.ts'
import { saidAt } from '#platform/now.ts'
import type { Platform } from '#platform/platform.ts'
import type { Row } from '#platform/db.ts'
import { notFound } from '#platform/refusal.ts'
import { actingSubject } from '#platform/session.ts'
import { readers, remove, upsert, type RowChange } from '#platform/table.ts'
import { hex, termRows } from '#platform/vault.ts'
import type { CasesAsk, ChosenLicence, PartyFacts, StagedFile } from '../ask.ts'
import { deferredOf, sealedPromise } from '../deferral/promise.ts'
import { caseAct, envOf, itemOfRow } from '../case-act.ts'
import { checkRows, checksFrom, readChecks, verifiedBy } from './data-checks.ts'
import { draftContent, splitAnswers, type DraftContentAt } from './draft-content.ts'
import { caseSecret, pledgeOf } from '../review/draw-seed.ts'
import { demandUnnamed, identifiersOf, shownTexts } from '../review/unnamed.ts'
import { projectCodeOf, projectRows } from '../projects/project-code.ts'
import { refuseOtherProject } from '../projects/own-results.ts'
import { readDraftToFile } from '../reading/queries.ts'
import { codeProof, queryCode } from '../reading/query-code.ts'
import { newSalt, sha256 } from './salt.ts'
import { refuseEnded } from './sources.ts'
import { approvalDay, filedAbout } from '../matters/licence-behind.ts'
import { drafts, queryCodes } from '../tables.ts'
import { byHall } from '../delivery/delivery-rules.ts'
import { sealedAgent, type AgentSecret } from '../delivery/named-agent.ts'
import {
  dispensedBy,
  promisedFalsely,
  promiseGiven,
  readPromisedFalsely,
  withoutDispensed,
  type PromiseSecret,
} from '../ways/promise.ts'
import { barFound, readBars } from '../intake/bars.ts'
import {
  endedBefore,
  matterRows,
  readFiledBefore,
  reviewedBefore,
  begunFromToo,
  sameMatter,
  sentBackBefore,
} from '../intake/filed-before.ts'
import { demandMandate } from '../intake/mandate-rules.ts'
import { saysOwnContact } from '../intake/presence.ts'
import { refuseOtherZones } from '../intake/window-zone.ts'

export { newSalt, sha256 }

/** What the vault holds of a signature at a window: what was drawn or typed, and who fetched the result for another. */
export type SignatureSecret = { signature: Signature; agent: PickUpAgent | null; salt: string }

/** What the vault holds of a case: the applicant as of the day of filing, the answers that the log doesn't hold, and the salts. */
export type CaseSecrets = {
  applicant: PartyFacts & {
    salt: string
    /** When the phone was said: an instant, earlier than the filing where a machine without a link noted it; absent in cases of before. */
    phoneAt?: string
  }
  answers: { values: Record<string, unknown>; salt: string }
  /** Where a courier brings the result; only in cases for which one was chosen. */
  recipient?: Recipient & { salt: string }
  /** Who is to fetch the result; only in cases for which one was named. */
  agent?: AgentSecret
  /** What was signed at the window when the result was fetched. */
  signature?: SignatureSecret
  /** 告知承诺: who signed, and what. */
  promise?: PromiseSecret
}

/** 提交申请: the draft becomes a case; number and signed receipt come back at once. */
export function submitRoute(platform: Platform, ask: CasesAsk, numbers: Numbers): Route {
  return command(submitCase, {
    act: ({ params, body }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: body.draft, fresh: true },
        commandId,
        reads: [
          readDraftToFile(params.region, body.draft),
          ask.staged.statement(params.region, body.draft),
          ask.beforeFiling.statement(params.region, body.draft),
          ask.licences.chosen.statement(params.region, body.draft),
          readFiledBefore(params.region, body.draft),
          readBars(params.region, body.draft),
          readChecks(params.region, body.draft),
          ask.identity.ownContact.statement(),
          ...(body.promise ? [readPromisedFalsely(params.region, body.draft)] : []),
        ],
        async decide({ session, state, day, now, reads }) {
          if (state.phase !== 'none') throw new RuleViolation('case.already-submitted')
          const row = reads[0]!.rows[0]
          if (!row) throw notFound()
          const item = await itemOfRow(ask, params.region, row)
          const applicant = row['applicant'] as string
          const [registered, contact] = await Promise.all([
            ask.identity.party(applicant),
            applicant === (session!.principal ?? session!.holder)
              ? ask.identity.ownContact.parse(reads[7]!.rows, applicant)
              : ask.identity.contact(applicant),
          ])
          const party = { ...registered, phone: contact.phone?.value ?? registered.phone }
          const mandate = row['mandate'] as string | null
          if (mandate !== null)
            demandMandate(await ask.identity.mandate(mandate), {
              principal: party.id,
              item: item.code,
              act: 'file',
              day,
            })
          const at: DraftContentAt = { region: params.region, case: body.draft }
          const key = platform.vault.unwrap(params.region, body.draft, row['wrapped'] as Uint8Array)
          const content = draftContent(key, at, row['sealed'] as Uint8Array | null)
          const atWindow = session!.channel === 'window'
          if (atWindow) await refuseOtherZones(ask.catalogue, session!, item)
          const staged = ask.staged.parse(reads[1]!.rows, key)
          const chosen = ask.licences.chosen.parse(reads[3]!.rows)
          const paper = atWindow ? content.paper : []
          const checks = checksFrom(reads[6]!.rows, key, at)
          const verified = verifiedBy(checks)
          const dispensed = body.promise ? dispensedBy(item, content.answers) : []
          const brought = materialFacts(item, content.answers, {
            staged,
            chosen,
            paper,
            verified,
            scannedBy: atWindow ? actingSubject(session!) : null,
          })
          const materials = withoutDispensed(brought, dispensed)
          const deferred = deferredOf(body.deferral, materials)
          refuseIncomplete(item, content.answers, materials, [...dispensed, ...deferred])
          const filerHere = row['here'] === true
          /** At a window: the applicant stands there, or a mandate covers who does. */
          const atHand = filerHere || mandate !== null
          const promise =
            body.promise &&
            promiseGiven(item, body.promise, {
              applicant: party.name,
              dispensed,
              barred: promisedFalsely(reads[8]!.rows),
              bySelf: mandate === null && (!atWindow || filerHere),
            })
          const declaredHow: TruthDeclared['how'] = !atWindow ? 'own' : atHand ? 'at-window' : 'in-writing'
          const unkept = deferred.length > 0 && (await ask.unkept(params.region, party.id))
          const later = deferred.length > 0 ? sealedPromise(item, body.deferral!, deferred, party.name) : null
          await refuseEnded(platform, { ...streamKey(at), party: party.id, item, day }, chosen, materials)
          const projectCode = projectCodeOf(item, content.answers)
          await refuseOtherProject(platform, ask, { region: at.region, code: projectCode, item }, materials)

          const follows = content.from?.case ?? null
          const matterAt = { keys: platform.keys, region: at.region, item }
          const filedBefore = sameMatter(reads[4]!.rows, matterAt, { answers: content.answers, follows })

          const about = row['credential']
            ? await filedAbout(platform, ask, at, row, { party: party.id, item, day })
            : null
          const approvedOn = await approvalDay(ask, { region: params.region, party: party.id, item }, content.answers)
          const { plain, sealed } = splitAnswers(item, content.answers)
          const typed = phoneTyped(item, content.answers, party.phone)
          const recipient = sealedRecipient(body)
          // Who fetches and what comes later is said by the applicant, who stands there, or by whom a mandate covers: never by a clerk alone.
          const saysForThem = body.deliverBy === 'agent' || deferred.length > 0
          demand(!saysForThem || !atWindow || atHand, 'window.nobody-here')
          const agent = await sealedAgent(ask.identity, body, {
            applicant: party,
            item: item.code,
            day,
            acting: atWindow ? mandate : session!.mandate,
          })
          demandUnnamed(shownTexts(item, plain), identifiersOf(item, [party, body.recipient, body.agent], sealed))
          const saidOn = atWindow && body.statedAt ? saidAt(body.statedAt, now, platform.wallNow) : now
          const secrets: CaseSecrets = {
            applicant: { ...party, phone: typed ?? party.phone, phoneAt: saidOn, salt: newSalt() },
            answers: { values: sealed, salt: newSalt() },
            ...(recipient ? { recipient: recipient.secret } : {}),
            ...(agent ? { agent: agent.secret } : {}),
            ...(promise ? { promise: promise.secret } : {}),
          }
          const offices = await ask.catalogue.offices(params.region)
          const hall = atWindow
            ? session!.office
            : byHall(body.deliverBy)
              ? (offices.find((office) => office.kind === 'hall')?.id ?? null)
              : null
          const worked = workedBy(row, session!)
          const sequence = await numbers.take(params.region, `${item.taskCode}/${day}`)
          const number = `${item.taskCode}${day.replaceAll('-', '')}${String(sequence).padStart(4, '0')}`
          const code = queryCode(platform.keys, params.region, body.draft)
          return {
            command: {
              type: 'submit' as const,
              number,
              hall,
              atWindow,
              applicant: commitment({ id: party.id, code: party.code }, secrets.applicant.salt, sha256),
              applicantKind: party.kind,
              plain,
              declared: { version: truthDeclaration.version, how: declaredHow },
              sealed: commitment(sealed, secrets.answers.salt, sha256),
              materials,
              deliverBy: body.deliverBy,
              follows,
              refiles: reviewedBefore(begunFromToo(reads[4]!.rows, filedBefore, follows), day),
              lineage: sentBackBefore(filedBefore, day),
              earlier: endedBefore(filedBefore, day),
              preCases: ask.beforeFiling.parse(reads[2]!.rows, { item: item.code, applicant: party.id }),
              // The id is the client's own, made after it was given the pledge.
              draw: { pledge: pledgeOf(caseSecret(platform.keys, streamKey(at))), contribution: commandId },
              recipient: recipient?.committed ?? null,
              agent: agent?.named ?? null,
              promise: promise?.given ?? null,
              deferral: later && { ...later.promised, unkept },
              about,
              bar: barFound(reads[5]!.rows, item, plain),
              approvedOn,
            },
            env: await envOf(ask, params.region, item, day),
            rows: [
              ...secretRows(platform, at, key, secrets, now),
              ...(later
                ? [platform.vault.entryRow(key, at.region, at.case, 'deferral-promise', later.secret, now)]
                : []),
              upsert(queryCodes, {
                ...streamKey(at),
                proof: hex(codeProof(platform.keys, params.region, number, code)),
              }),
              termRows(platform.keys, at.region, at.case, 'applicant', [party.name, party.code]),
              ...projectRows(platform.keys, streamKey(at), projectCode, { applicant: party.id, at: now }),
              ...matterRows(platform.keys, streamKey(at), item, content.answers),
              ...(saysOwnContact(session!, filerHere)
                ? ask.keepContact(contact, {
                    party: party.id,
                    phone: typed,
                    delivery: recipient?.secret ?? null,
                    at: atWindow ? 'window' : 'site',
                    office: session!.office,
                    source: commandId,
                    now: saidOn,
                  })
                : []),
              ...ask.attach(params.region, attached(materials)),
              ...ask.drop(params.region, leftOut(staged, materials)),
              ...checkRows(platform, key, at, materials, checks, verified, now),
              ...worked.flatMap((subject) => settled(ask, streamKey(at), subject, chosen)),
              remove(drafts, streamKey(at)),
              remove(readers, ...worked.map((subject) => ({ ...streamKey(at), subject }))),
            ],
            origin: {
              onBehalfOf: party.id === session!.holder ? null : party.id,
              ...(mandate !== null && { mandate }),
              applicantPresent: atWindow && mandate === null && filerHere,
              statedAt: (atWindow && body.statedAt) || null,
            },
          }
        },
      }),
    reply: ({ receipt, state, stream }, { params }) => ({
      receipt,
      case: stream as never,
      number: state.number,
      queryCode: queryCode(platform.keys, params.region, stream),
      intakeDue: state.intakeDue!,
    }),
  })
}

/** 联系电话 as it was typed into the form where it differs from what was known; null where nothing new was said. */
function phoneTyped(item: Item, answers: Record<string, unknown>, known: string | null): string | null {
  const typed = visibleFields(item, answers)
    .filter(({ prefill }) => prefill === 'phone')
    .map(({ key }) => answers[key])
    .find((answer) => typeof answer === 'string')
  return typeof typed === 'string' && typed !== known ? typed : null
}

/** The address counts only with the way that needs it. */
export function sealedRecipient(asked: { deliverBy: string; recipient: Recipient | null }) {
  if (asked.deliverBy !== 'courier' || !asked.recipient) return null
  const secret = { ...asked.recipient, salt: newSalt() }
  return { secret, committed: commitment(asked.recipient, secret.salt, sha256) }
}

/** As whom was worked on a draft: who files it, who began it online, and the window that went on with it. None reads the case by that. */
function workedBy(row: Row, session: Parameters<typeof actingSubject>[0]): string[] {
  const atWindow = row['at_window'] as string | null
  const owner = { holder: row['owner'] as string, principal: row['applicant'] as string }
  return [
    ...new Set([
      actingSubject(session),
      ...(atWindow ? [actingSubject(owner), actingSubject({ holder: atWindow, principal: null })] : []),
    ]),
  ]
}

const streamKey = (at: DraftContentAt) => ({ region: at.region, stream: at.case })

export function secretRows(
  platform: Platform,
  at: DraftContentAt,
  key: Buffer,
  secrets: Partial<CaseSecrets>,
  now: string,
): RowChange[] {
  return Object.entries(secrets).map(([name, value]) =>
    platform.vault.entryRow(key, at.region, at.case, name, value, now),
  )
}

export const attached = (materials: readonly MaterialFact[]): string[] =>
  materials.flatMap((material) => (material.file ? [material.file] : []))

/** Files for what the answers no longer call for. */
export function leftOut(staged: readonly StagedFile[], materials: readonly MaterialFact[]): string[] {
  const taken = new Set(attached(materials))
  return staged.map((file) => file.file).filter((file) => !taken.has(file))
}

/** What is there for the materials of an application. */
export type Brought = {
  staged: readonly StagedFile[]
  chosen: readonly ChosenLicence[]
  /** 数据核验 that found it to be so. */
  verified?: readonly { material: string; fact: CheckFact }[]
  /** Keys of materials whose paper original a window took in. */
  paper: readonly string[]
  /** As whom a window scans; null where none does. What somebody else brought to the same draft was uploaded. */
  scannedBy: string | null
}

/**
 * What was brought for each published material; files for others stay behind. Where nothing else was brought, what a register said or a
 * licence stands in, and
 * online the form that was filled in: at a window somebody signs a paper.
 */
export function materialFacts(
  item: Item,
  answers: Record<string, unknown>,
  { staged, chosen, verified = [], paper, scannedBy }: Brought,
): MaterialFact[] {
  const nothing = { file: null, content: null, mediaType: null, bytes: null }
  return visibleMaterials(item, answers).flatMap((material): MaterialFact[] => {
    const files = staged.filter((file) => file.material === material.key)
    const original = paper.includes(material.key) && material.ways.includes('paper')
    const stands = files.length === 0 && !original
    const check = stands ? verified.find((one) => one.material === material.key) : undefined
    const licence = check ? undefined : chosen.find((one) => one.material === material.key)
    const byForm = scannedBy === null && material.ways.includes('form') && stands && !licence && !check
    return [
      ...(check ? [{ material: material.key, way: 'data-check' as const, ...nothing, check: check.fact }] : []),
      ...(byForm ? [{ material: material.key, way: 'form' as const, ...nothing }] : []),
      ...files.map((file) => ({
        material: material.key,
        file: file.file,
        way: file.earlier
          ? ('reuse' as const)
          : scannedBy !== null && file.broughtBy === scannedBy
            ? ('scan' as const)
            : ('upload' as const),
        content: file.content,
        mediaType: file.mediaType,
        bytes: file.bytes,
        ...(file.earlier ? { earlier: file.earlier } : {}),
      })),
      ...(original ? [{ material: material.key, way: 'paper' as const, ...nothing }] : []),
      ...(licence && stands
        ? [
            {
              material: material.key,
              way: 'licence' as const,
              ...nothing,
              licence: { credential: licence.credential, identifier: licence.identifier },
            },
          ]
        : []),
    ]
  })
}

/** Rows that forget the choices which are part of the case now. */
export const settled = (
  ask: CasesAsk,
  { region, stream }: { region: string; stream: string },
  chosenBy: string,
  chosen: readonly ChosenLicence[],
): RowChange[] =>
  ask.licences.settle(
    region,
    stream,
    chosenBy,
    chosen.map((one) => one.material),
  )

function refuseIncomplete(
  item: Item,
  answers: Record<string, unknown>,
  materials: readonly MaterialFact[],
  otherwise: readonly string[],
): void {
  const errors = [
    ...checkAnswers(item, answers),
    ...missingMaterials(item, answers, [...materials.map((material) => material.material), ...otherwise]),
  ]
  if (errors.length > 0) throw new RuleViolation('draft.incomplete', { errors })
}
