import type { TruthDeclared } from '#contracts/truth-declaration.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { comparableAnswers, computedKeys, visibleFields } from '#contracts/answers.ts'
import { linesUnmarked } from '#contracts/formal-check.ts'
import type { CaseEvent, Checked, Defect, DeliverBy, DrawPledge, Line, MaterialFact } from '#contracts/case-events.ts'
import { RefusalGround } from '#contracts/intake-events.ts'
import type { PromisedLater } from '#contracts/deferral-events.ts'
import type { Item } from '#contracts/item.ts'
import type { AboutLicence } from '#contracts/matters.ts'
import type { OfWhole } from '#contracts/part-events.ts'
import { evaluate } from '#kernel/condition.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { agentOn, type AgentNamed } from '../delivery/agent-rules.ts'
import { demandDeferrable, demandNotPromised, termsOf } from '../deferral/deferral-rules.ts'
import { due, internalDue, pausesOf, wholeDue } from '../due.ts'
import { demandRipe } from '../matters/age-rules.ts'
import { agreedAfterReceipt } from '../matters/agreement-rules.ts'
import { demandNotSilent, silenceOf } from '../matters/silence.ts'
import { answerBy } from './watch-rules.ts'
import { chargedWith, demandCharged, doneAt, type ActsAt } from './charge-rules.ts'
import { withAnswered } from './correction.ts'
import { barFromIntake, demandNotBarred, type LastingBar } from './bar-rules.ts'
import { demandNoticeLeft, demandTold, toldIncomplete } from './returns-rules.ts'
import { saidAtOnce } from './told-late.ts'
import { isPublished, lineName, untrueIn } from './lines.ts'
import { withOpened } from '../review/opened.ts'
import { decidedAtOnce, demandMayPromise, type PromiseGiven } from '../ways/commitment-rules.ts'
import { hasRemedies } from '../review/decision-rules.ts'
import { decidedOnTheSpot, isInstant, type InstantCommand } from '../ways/instant-rules.ts'
import { decidedByRules, speaksForItself } from '../ways/rule-decision.ts'

export type IntakeCommand =
  | {
      type: 'submit'
      number: string
      hall: string | null
      /** Filed at a window of the hall. */
      atWindow?: boolean
      applicant: string
      applicantKind: 'person' | 'enterprise'
      plain: Record<string, unknown>
      sealed: string
      /** 真实性声明; a part has that of its whole. */
      declared?: TruthDeclared
      /** The earlier case whose answers it began with. */
      follows?: string | null
      /** The same matter, withdrawn or refused within a year: its reviewers are kept. */
      refiles?: string | null
      /** The same matter, withdrawn or refused at the intake within a year: how often it was sent back. */
      lineage?: { case: string; returns: number; since: string } | null
      earlier?: { filings: number; held: { from: string; through: string }[] } | null
      materials: MaterialFact[]
      /** Streams of what was asked before filing; no rule looks at them. */
      preCases?: string[]
      /** 容缺: the minor materials that come later; `unkept` where the applicant has broken such a promise. */
      deferral?: (PromisedLater & { unkept: boolean }) | null
      draw: DrawPledge
      /** 告知承诺, where the applicant chose it. */
      promise?: PromiseGiven | null
      /** Of which licence it asks for what; as it was found in order on the day. */
      about?: AboutLicence | null
      /** 不得再次申请: the longest bar of the applicant for the item. */
      bar?: LastingBar | null
      /** 原批准之日 of what is looked at again, as our own register has it; null where the answer counts. */
      approvedOn?: string | null
      deliverBy: DeliverBy
      /** Commitment to where a courier brings the result. */
      recipient?: string | null
      /** Who is to fetch the result, with the way by an agent. */
      agent?: AgentNamed | null
      /** 一件事: the whole that it is filed with. */
      whole?: OfWhole
    }
  /** `applies`: what there is to check, by all answers, the sealed ones too. */
  | { type: 'accept'; checked: readonly Checked[]; applies: readonly Checked[]; at?: ActsAt }
  | { type: 'notify-deficiency'; defects: readonly Defect[]; at?: ActsAt }
  | {
      type: 'correct'
      materials: MaterialFact[]
      plain: Record<string, unknown>
      sealed: string | null
      answered: readonly string[]
      /** 当场更正: what is mended before any notice; absent for a correction after one. */
      spot?: readonly Checked[]
      /** Defects in what the new answers no longer ask for. */
      moot: readonly { about: 'material' | 'field'; key: string }[]
      /** As with the submission, of the approval that is named now. */
      approvedOn?: string | null
    }
  | {
      type: 'refuse-at-intake'
      ground: RefusalGround
      reason: string
      competentOffice: string | null
      /** 仍不齐全的各项; with that ground alone. */
      gaps?: readonly Line[]
      /** 不实的各项; with false material alone. */
      untrue?: readonly Line[]
      /** Keys of what was answered, the sealed answers too; absent where these were not read. */
      answered?: readonly string[]
      at?: ActsAt
    }
  | { type: 'intake-clock-ran-out' }
  /** What is decided on the spot is taken in by nobody. */
  | { type: 'take-in-at-once' }
  | InstantCommand

/** 行政许可法 第三十二条: five working days to tell what is missing, once and all of it. */
export const intakeDays = 5

/**
 * 收件到受理: submission, the one list of what is missing, acceptance or refusal.
 *
 * @source 行政许可法 第三十一、三十二条
 */
export function decideIntake(command: IntakeCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'submit': {
      demand(state.phase === 'none', 'case.already-submitted')
      demand(command.deliverBy !== 'courier' || command.recipient, 'delivery.needs-recipient')
      const agent = agentOn(command)
      const {
        type: _type,
        agent: _named,
        atWindow: _atWindow,
        promise,
        deferral,
        bar,
        approvedOn = null,
        ...facts
      } = command
      // Whoever is barred from the licence is sent to no other way of asking for it.
      demandNotBarred(bar ?? null, env, Boolean(command.about))
      demandMayPromise(env.item, promise ?? null)
      demandRipe(env.item.ripe, { plain: command.plain, known: approvedOn, day: env.day })
      demand(!promise || !deferral, 'deferral.promised-otherwise')
      if (deferral) demandDeferrable(env.item, deferral, deferral)
      return [
        {
          type: 'submitted',
          ...facts,
          ...(promise ? { promise: promise.fact } : {}),
          recipient: command.recipient ?? null,
          ...(agent && { agent }),
          ...(deferral ? { deferral: promisedOf(deferral) } : {}),
          about: command.about ?? null,
          item: env.item.code,
          revision: env.item.revision,
          intakeOffice: env.item.intakeOffice,
          ...chargedWith(command, env),
          day: env.day,
          intakeDue: due(env, env.day, { unit: 'working', days: intakeDays }),
          answerBy: answerBy(env),
          ...agreedAfterReceipt(env),
        },
      ]
    }

    case 'accept': // all is complete: it must be accepted; past the limit it already counts as accepted (第三十二条)
      demand(state.phase === 'intake', 'case.not-in-intake')
      demandCharged(command.at, state)
      demandKnown(env.item, command)
      if (intakeIsOver(state, env)) return accept(state, env, { deemed: true })
      demandChecked(env.item, command)
      return accept(state, env, { deemed: false, checked: command.checked, at: command.at })

    case 'intake-clock-ran-out': // silence past the limit is acceptance from the day of receipt, same article
      return state.phase === 'intake' && intakeIsOver(state, env) ? accept(state, env, { deemed: true }) : []

    case 'decide-on-the-spot': // 即办件: accepted as any other, then decided in the same act (第三十四条第二款)
      demand(state.phase === 'intake', 'case.not-in-intake')
      demand(isInstant(state, env), 'instant.not-offered')
      demand(!intakeIsOver(state, env), 'instant.deemed')
      demandNotSilent(state, env)
      demandAllChecked(env.item, command)
      return decidedOnTheSpot(
        command,
        state,
        env,
        acceptance(state, env, { day: env.day, deemed: false, checked: command.checked }),
      )

    case 'take-in-at-once':
      if (state.phase !== 'intake') return []
      if (!state.commitment) return takenInByRules(state, env)
      return accept(
        state,
        env,
        intakeIsOver(state, env) ? { deemed: true } : { deemed: false, checked: [], by: 'rules' },
      )

    case 'notify-deficiency': // 一次性告知: one complete list, never a second (第三十二条)
      demand(state.phase === 'intake', 'case.not-in-intake')
      demandCharged(command.at, state)
      demandNoticeLeft(command.defects, state, env.item)
      demand(!intakeIsOver(state, env), 'case.notice-late')
      demandNotSilent(state, env)
      demand(command.defects.length > 0, 'case.notice-needs-defects')
      for (const defect of command.defects)
        demand(isAsked(env.item, state, defect), 'case.defect-unknown', { key: defect.key })
      for (const defect of command.defects)
        demand(!isComputed(env.item, defect), 'case.defect-computed', { name: lineName(env.item, defect) })
      for (const defect of command.defects)
        demand(!isDispensed(state, defect), 'commitment.dispensed', { name: lineName(env.item, defect) })
      for (const defect of command.defects)
        demand(!isVerified(state, defect), 'check.verified', { name: lineName(env.item, defect) })
      for (const defect of command.defects)
        demand(!isFilledIn(state, defect), 'case.defect-in-form', { name: lineName(env.item, defect) })
      demandNotPromised(state, env.item, command.defects)
      return [{ type: 'deficiency-notified', defects: [...command.defects], ...doneAt(command.at), day: env.day }]

    case 'correct': {
      const { spot } = command
      if (spot) demandMendable(spot, state, env)
      else demand(state.phase === 'correcting', 'case.not-correcting')
      const given = new Set([
        ...command.materials.map(({ material }) => `material.${material}`),
        ...command.answered.map((key) => `field.${key}`),
        ...command.moot.map(({ about, key }) => `${about}.${key}`),
      ])
      const missing = (spot ?? state.defects)
        .filter(({ about, key }) => !given.has(`${about}.${key}`))
        .map((defect) => lineName(env.item, defect))
      demand(missing.length === 0, 'case.correction-missing', { missing: [...new Set(missing)].join('、') })
      demandRipe(env.item.ripe, {
        plain: withAnswered(state.plain, command.plain),
        known: command.approvedOn ?? null,
        day: env.day,
      })
      return [
        {
          type: 'corrected',
          day: env.day,
          materials: command.materials,
          plain: command.plain,
          sealed: command.sealed,
          answered: [...command.answered],
          // What was received stays received: only a correction after a notice begins the limit anew.
          ...(spot
            ? { onTheSpot: true, intakeDue: state.intakeDue!, answerBy: state.watch.until }
            : {
                intakeDue: due(env, env.day, { unit: 'working', days: intakeDays }),
                answerBy: answerBy(env),
                ...agreedAfterReceipt(env),
              }),
        },
      ]
    }

    case 'refuse-at-intake': {
      // 不予受理: ground, reasons, the right office (第三十二条, 第三十八条)
      demand(state.phase === 'intake', 'case.not-in-intake')
      demandCharged(command.at, state)
      demand(!intakeIsOver(state, env), 'case.notice-late')
      demandNotSilent(state, env)
      demand(saysAtLeast(command.reason, 20), 'case.refusal-needs-reason')
      demand(command.ground !== 'not-competent' || command.competentOffice, 'case.refusal-needs-office')
      demand(hasRemedies(env.item), 'decision.needs-remedies')
      // Whoever has told what to complete has said that it is theirs and needs a licence.
      demand(!saidAtOnce(command.ground) || !state.noticed, 'case.refusal-not-at-once')
      const gaps = needsNotice(command.ground) ? (command.gaps ?? []) : null
      if (gaps) demandTold(gaps, state, (line) => lineName(env.item, line))
      for (const gap of gaps ?? []) demand(isAsked(env.item, state, gap), 'case.defect-unknown', { key: gap.key })
      const untrue =
        command.ground === 'false-material' ? untrueIn(command.untrue ?? [], state, env.item, command.answered) : null
      return [
        {
          type: 'refused-at-intake',
          ground: command.ground,
          reason: command.reason,
          basis: refusalBasis[command.ground],
          competentOffice: command.competentOffice,
          ...(gaps && { gaps: [...gaps] }),
          ...(untrue && { untrue }),
          ...doneAt(command.at),
          day: env.day,
        },
        ...(untrue ? barFromIntake(untrue, state, env) : []),
      ]
    }
  }
}

const promisedOf = ({ unkept: _unkept, ...promised }: PromisedLater & { unkept: boolean }): PromisedLater => promised

/** 可以当场更正的错误: mended at the window while the intake runs, without a notice and without being counted (第三十二条第一款第三项). */
function demandMendable(lines: readonly Checked[], state: CaseState, env: CaseEnv): void {
  demand(state.phase === 'intake', 'case.not-in-intake')
  demand(!intakeIsOver(state, env), 'case.mend-late')
  demand(lines.length > 0, 'case.mend-nothing')
  for (const line of lines) demand(isAsked(env.item, state, line), 'case.defect-unknown', { key: line.key })
  for (const line of lines)
    demand(!isComputed(env.item, line), 'case.defect-computed', { name: lineName(env.item, line) })
}

const needsNotice = (ground: RefusalGround) => ground === 'incomplete-after-notice'

/** On what an application in the intake may still be refused; whatever else is open is said with the command. */
export const refusalGroundsOpen = (state: CaseState): RefusalGround[] =>
  RefusalGround.options.filter(
    (ground) => (!needsNotice(ground) || toldIncomplete(state).length > 0) && (!saidAtOnce(ground) || !state.noticed),
  )

const refusalBasis = {
  'no-licence-needed': '《中华人民共和国行政许可法》第三十二条第一款第一项',
  'not-competent': '《中华人民共和国行政许可法》第三十二条第一款第二项',
  'incomplete-after-notice': '《中华人民共和国行政许可法》第三十二条第一款第四项',
  'false-material': '《中华人民共和国行政许可法》第七十八条',
}

type FormalCheck = { applies: readonly Checked[]; checked: readonly Checked[] }

function demandKnown(item: Item, { checked }: FormalCheck): void {
  for (const line of checked) demand(isPublished(item, line), 'case.checked-unknown', { key: line.key })
}

function demandAllChecked(item: Item, check: FormalCheck): void {
  demandKnown(item, check)
  demandChecked(item, check)
}

/** 齐全、符合法定形式 is said of each line: what nobody has looked at is not accepted (第三十二条第一款第五项). */
function demandChecked(item: Item, { applies, checked }: FormalCheck): void {
  const missing = linesUnmarked(applies, checked)
  demand(missing.length === 0, 'case.check-incomplete', {
    count: String(missing.length),
    missing: missing.map((line) => lineName(item, line)).join('、'),
  })
}

export function intakeIsOver(state: CaseState, env: Pick<CaseEnv, 'day'>): boolean {
  return state.intakeDue !== null && env.day > parseDay(state.intakeDue.day)
}

type Acceptance =
  | { deemed: true }
  | { deemed: false; checked: readonly Checked[]; by?: 'rules'; at?: ActsAt | undefined }

const accept = (state: CaseState, env: CaseEnv, how: Acceptance): CaseEvent[] =>
  acceptedOn(state, env, { ...how, day: dayOfAcceptance(state, env, how) })

const dayOfAcceptance = (state: CaseState, env: CaseEnv, how: Acceptance): Day =>
  how.deemed ? parseDay(state.receivedDay) : env.day

/** 受理 with the limits that begin by it, and what opens or is decided then. @param how `day`: 受理之日 */
export function acceptedOn(state: CaseState, env: CaseEnv, how: AcceptedOn): CaseEvent[] {
  const accepted = acceptance(state, env, how)
  if (silenceOf(state, env)) return withOpened(state, env, accepted)
  return decidedAtOnce(state, env, accepted) ?? decidedByRules(state, env, accepted) ?? withOpened(state, env, accepted)
}

/** Taken in by nobody where nobody has to look at anything and the rules decide; else it waits for a person. */
function takenInByRules(state: CaseState, env: CaseEnv): CaseEvent[] {
  if (!env.item.decisionRules || intakeIsOver(state, env) || silenceOf(state, env) || !speaksForItself(state)) return []
  return (
    decidedByRules(state, env, acceptance(state, env, { day: env.day, deemed: false, checked: [], by: 'rules' })) ?? []
  )
}

type AcceptedOn = {
  day: Day
  deemed: boolean
  checked?: readonly Checked[]
  by?: 'rules'
  at?: ActsAt | undefined
}

function acceptance(state: CaseState, env: CaseEnv, how: AcceptedOn): CaseEvent {
  const { day } = how
  const days = { about: state.about, receivedDay: state.receivedDay, acceptedDay: day }
  return {
    type: 'accepted',
    deemed: how.deemed,
    day,
    recordedDay: env.day,
    // What joined a whole may have been waiting for a special procedure before.
    statutoryDue: wholeDue(env, 'statutory', days, pausesOf(state, env.item, 'statutory')),
    promisedDue: wholeDue(env, 'promised', days, pausesOf(state, env.item, 'promised')),
    ...internalDue(env, days, pausesOf(state, env.item, 'internal')),
    checked: how.deemed ? [] : [...(how.checked ?? [])],
    ...(how.by ? { by: how.by } : {}),
    ...doneAt(how.at),
    ...termsOf(state, env),
  }
}

/** Nothing outside the published list may be asked for (第三十一条). */
function isAsked(item: Item, state: CaseState, defect: Checked): boolean {
  if (defect.about === 'field') return visibleFields(item, state.plain).some((field) => field.key === defect.key)
  return item.materials.some(
    (material) =>
      material.key === defect.key && (!material.when || evaluate(material.when, comparableAnswers(item, state.plain))),
  )
}

/** What was promised instead is not asked for (国办发〔2020〕42号). */
function isDispensed({ commitment }: CaseState, { about, key }: Defect): boolean {
  return about === 'material' && commitment !== null && commitment.dispensed.includes(key)
}

/** What a register has said is not asked for (国务院令第716号 第七条; 优化营商环境条例 第四十四条). */
function isVerified({ materials }: CaseState, { about, key }: Defect): boolean {
  return about === 'material' && materials.some(({ material, way }) => material === key && way === 'data-check')
}

/** The form that was filled in online is mended answer by answer. */
function isFilledIn(state: CaseState, { about, key }: Defect): boolean {
  return about === 'material' && state.materials.some(({ material, way }) => material === key && way === 'form')
}

/** What follows from other answers is mended there. */
function isComputed(item: Item, { about, key }: Checked): boolean {
  return about === 'field' && computedKeys(item).includes(key)
}
