import { askedAnswers } from '#contracts/answers.ts'
import { acceptCase, correctCase, notifyDeficiency, refuseAtIntake } from '#contracts/cases.ts'
import type { Checked } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { mendOnTheSpot } from '#contracts/intake-law.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { actingSubject } from '#platform/session.ts'
import { notFound } from '#platform/refusal.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { caseAct, caseEnv, refuseStale, type CaseAct } from '../case-act.ts'
import { outstandingOf } from '../deferral/deferral-rules.ts'
import { approvalDay } from '../matters/licence-behind.ts'
import type { ActsAt } from './charge-rules.ts'
import { actsAt } from './charged-window.ts'
import { correctionOf, refuseUnfinished, withAnswered, withBrought } from './correction.ts'
import { checkRows, checksFrom, readChecks, verifiedBy } from '../drafts/data-checks.ts'
import { splitAnswers } from '../drafts/draft-content.ts'
import { demandUnnamed, identifiersOf, shownTexts } from '../review/unnamed.ts'
import { presenceFrom, presenceOrigin, readPresence } from './presence.ts'
import { projectCodeOf, projectRows } from '../projects/project-code.ts'
import { matterRows } from './filed-before.ts'
import { refuseOtherProject } from '../projects/own-results.ts'
import { readOwner } from '../reading/queries.ts'
import { refuseEnded } from '../drafts/sources.ts'
import {
  attached,
  leftOut,
  materialFacts,
  newSalt,
  secretRows,
  settled,
  sha256,
  type CaseSecrets,
} from '../drafts/submit-route.ts'

/** 受理环节 and what the applicant or a window may do afterwards. One command each. */
export function intakeRoutes(platform: Platform, ask: CasesAsk): Route[] {
  /** An act of the intake that needs nothing but the state, by the office or by a window that it has charged. */
  const judge = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: (at: ActsAt) => CaseCommand,
  ): CaseAct =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'intake',
      async decide({ session, state, day }) {
        refuseStale(state, expects)
        const env = await caseEnv(ask, params.region, state, day)
        return { command: made(await actsAt(ask.catalogue, session!, env.item)), env }
      },
    })

  /** The same where all answers are looked at, the sealed ones too. */
  const judgeAnswers = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: (asked: { state: CaseState; item: Item; answers: Record<string, unknown>; at: ActsAt }) => CaseCommand,
  ): CaseAct =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'intake',
      reads: [readVault(params.region, params.case)],
      async decide({ session, state, day, reads }) {
        refuseStale(state, expects)
        const { answers } = openSecrets(platform, params, reads[0]!.rows)
        const env = await caseEnv(ask, params.region, state, day)
        const { item } = env
        const at = await actsAt(ask.catalogue, session!, item)
        return { command: made({ state, item, answers: { ...state.plain, ...answers.values }, at }), env }
      },
    })

  /** @param spot 当场更正: what is mended before any notice */
  const takeIn = (
    params: { region: string; case: string },
    body: { answers: Record<string, unknown>; paper: string[]; expects?: number | undefined },
    commandId: string,
    spot?: readonly Checked[],
  ) =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      reads: [
        readVault(params.region, params.case),
        ask.staged.statement(params.region, params.case),
        readOwner(params.region, params.case),
        ask.licences.chosen.statement(params.region, params.case),
        readChecks(params.region, params.case),
        readPresence(params.region, params.case, ['file']),
      ],
      async decide({ session, state, day, now, reads }) {
        refuseStale(state, body.expects)
        const opened = openEntries(platform.vault, params.region, params.case, reads[0]!.rows)
        if (!opened) throw notFound()
        const before = opened.entries.get('answers') as CaseSecrets['answers']
        const env = await caseEnv(ask, params.region, state, day)
        const told = spot ? { ...state, defects: spot.map((line) => ({ ...line, ...noDefect })) } : state
        const correction = correctionOf(env.item, told, { ...state.plain, ...before.values }, body.answers)
        const { changes, all, wanted, moot } = correction
        const atWindow = session!.channel === 'window'
        const staged = ask.staged.parse(reads[1]!.rows, opened.key)
        const owner = reads[2]!.rows[0]?.['applicant'] as string | undefined
        const chosen = ask.licences.chosen.parse(reads[3]!.rows)
        const place = { region: params.region, stream: params.case, party: owner ?? '', item: env.item, day }
        const paper = atWindow ? body.paper : []
        const checks = checksFrom(reads[4]!.rows, opened.key, params)
        const verified = verifiedBy(checks)
        const materials = materialFacts(env.item, all, {
          staged,
          chosen,
          paper,
          verified,
          scannedBy: atWindow ? actingSubject(session!) : null,
        }).filter((material) => wanted.has(material.material))
        refuseUnfinished(env.item, told, correction, materials)
        await refuseEnded(platform, place, chosen, materials)
        const project = { region: params.region, code: projectCodeOf(env.item, all), item: env.item }
        await refuseOtherProject(platform, ask, project, withBrought(state.materials, materials))
        const { plain, sealed } = splitAnswers(env.item, all)
        const plainNow = Object.keys(changes).filter((key) => key in plain || key in state.plain)
        const changedPlain = Object.fromEntries(plainNow.map((key) => [key, plain[key] ?? null]))
        const known = identifiersOf(env.item, opened.entries.values(), sealed)
        demandUnnamed(shownTexts(env.item, withAnswered({}, changedPlain)), known)
        const changedSealed = Object.keys(changes).some((key) => key in sealed || key in before.values)
        const answers = { values: sealed, salt: newSalt() }
        return {
          command: {
            type: 'correct',
            materials,
            plain: changedPlain,
            sealed: changedSealed ? commitment(sealed, answers.salt, sha256) : null,
            answered: Object.keys(changes),
            moot,
            approvedOn: await approvalDay(ask, place, all),
            ...(spot && { spot }),
          },
          env,
          rows: [
            ...(changedSealed ? secretRows(platform, params, opened.key, { answers }, now) : []),
            ...(changedSealed && owner
              ? projectRows(platform.keys, place, project.code, {
                  applicant: owner,
                  at: reads[2]!.rows[0]!['submitted_at'] as string,
                })
              : []),
            ...matterRows(platform.keys, place, env.item, all, { ...state.plain, ...before.values }),
            ...ask.attach(params.region, attached(materials)),
            ...ask.drop(params.region, leftOut(staged, materials)),
            ...checkRows(platform, opened.key, params, materials, checks, verified, now),
            ...settled(ask, place, actingSubject(session!), chosen),
          ],
          origin: presenceOrigin(session!, presenceFrom(reads[5]!.rows)),
        }
      },
    })

  return [
    command(acceptCase, {
      act: ({ params, body }, id) =>
        judgeAnswers(params, id, body.expects, ({ state, item, answers, at }) => {
          const applies = linesToCheck(item, answers, state.materials, outstandingOf(state))
          return { type: 'accept', checked: body.checked, applies, at }
        }),
    }),
    command(notifyDeficiency, {
      act: ({ params, body }, id) =>
        judge(params, id, body.expects, (at) => ({ type: 'notify-deficiency', defects: body.defects, at })),
    }),
    command(refuseAtIntake, {
      act: ({ params, body: { expects, ...refusal } }, id) =>
        judgeAnswers(params, id, expects, ({ item, answers, at }) => {
          const answered = Object.keys(askedAnswers(item, answers))
          return { type: 'refuse-at-intake', ...refusal, answered, at }
        }),
    }),
    command(correctCase, { act: ({ params, body }, id) => takeIn(params, body, id) }),
    command(mendOnTheSpot, { act: ({ params, body }, id) => takeIn(params, body, id, body.lines) }),
  ]
}

/** Nobody has found anything wanting in what is mended on the spot. */
const noDefect = { reason: 'other', remark: '' } as const

/** The sealed part of a case. @throws Refusal 404 when the session may not read it */
export function openSecrets(
  platform: Platform,
  at: { region: string; case: string },
  rows: readonly Record<string, unknown>[],
): CaseSecrets & { key: Buffer; entries: ReadonlyMap<string, unknown> } {
  const opened = openEntries(platform.vault, at.region, at.case, rows)
  if (!opened) throw notFound()
  return {
    key: opened.key,
    applicant: opened.entries.get('applicant') as CaseSecrets['applicant'],
    answers: opened.entries.get('answers') as CaseSecrets['answers'],
    ...(['recipient', 'agent', 'signature', 'promise'] as const).reduce<
      Pick<CaseSecrets, 'recipient' | 'agent' | 'signature' | 'promise'>
    >((found, name) => (opened.entries.has(name) ? { ...found, [name]: opened.entries.get(name) } : found), {}),
    entries: opened.entries,
  }
}
